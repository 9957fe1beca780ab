"""Safeguarding reviews as records and a graph, and what keeps going wrong in them.

The names below are the library's front door; each is imported when it is first used, so that
`import graphkit` costs nothing. The stages between them are functions of the modules of the
same name: `graphkit.extract.extract`, `graphkit.graph.graph`.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "Document": "graphkit.document",
    "GraphkitError": "graphkit.errors",
    "Record": "graphkit.record",
    "Workspace": "graphkit.workspace",
    "load_knowledge": "graphkit.extract",
    "open": "graphkit.api",
    "open_store": "graphkit.store",
    "questions": "graphkit.queries",
    "read": "graphkit.readers",
}

# Not `open`: a module that takes all our names would lose Python's own.
__all__ = ["__version__", *sorted({*_HOMES} - {"open"})]


def __getattr__(name: str) -> Any:
    """A public name from the module that holds it. Raises AttributeError for any other."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
