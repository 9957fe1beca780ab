"""A graphkit graph for notebooks written with py2neo, which is retired: see docs/neo4j.md.

Needs the extra `py2neo`. Nothing else of graphkit imports this module.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit import schema
from graphkit.errors import GraphkitError
from graphkit.store.addresses import LOCAL, address
from graphkit.workspace import Workspace

if TYPE_CHECKING:
    from py2neo import Graph

_models: dict[str, Any] = {}


def graph(url: str = "", data: str | None = None) -> "Graph":
    """A connected `py2neo.Graph`.

    `url` is the store, else that of GRAPHKIT_STORE, else the workspace's own server; `data` the
    workspace, as everywhere. Raises GraphkitError when py2neo is missing or cannot connect.
    """
    where = address(
        url or os.environ.get("GRAPHKIT_STORE") or LOCAL, Path(Workspace.at(data).folder)
    )
    py2neo = _library()
    try:
        made: Graph = py2neo.Graph(where.uri, auth=where.login, name=where.database)
    except (py2neo.ServiceUnavailable, py2neo.ConnectionUnavailable) as error:
        # It says the same of a wrong password.
        raise GraphkitError(
            f"py2neo cannot connect to {where.uri}: it is not running, or refuses the login."
        ) from error
    return made


def model(label: str) -> Any:
    """The py2neo class of a label of the graph, for `model("Theme").match(graph)` and the like.

    It has the label's properties and the related objects, as far as they are all of one label:
    by the type of a relationship that leaves it (`finding.HAS_THEME`), or with `_of` of one that
    reaches it (`case.EXAMINES_of`). Raises KeyError for a label there is none of.
    """
    if label not in _models:
        from importlib import import_module

        _library()
        ogm = import_module("py2neo.ogm")
        members: dict[str, Any] = {"__primarykey__": "id", "__module__": __name__}
        members |= {name: ogm.Property() for name in ("id", *schema.NODES[label])}
        for kind in schema.types():
            if len(ends := _ends(kind, label, 1, 2)) == 1:
                members[kind] = ogm.RelatedTo(f"{__name__}.{ends[0]}", kind)
            if len(ends := _ends(kind, label, 2, 1)) == 1:
                members[f"{kind}_of"] = ogm.RelatedFrom(f"{__name__}.{ends[0]}", kind)
        _models[label] = type(label, (ogm.Model,), members)
    return _models[label]


def _ends(kind: str, label: str, near: int, far: int) -> list[str]:
    """The labels at the far end of a relationship type; py2neo cannot tell several apart."""
    return [pair[far] for pair in schema.EDGES if pair[0] == kind and pair[near] == label]


def __getattr__(name: str) -> Any:
    """`graphkit.py2neo.Theme` is `model("Theme")`."""
    if name in schema.NODES:
        return model(name)
    raise AttributeError(f"module {__name__} has no attribute {name}")


def _library() -> Any:
    try:
        import py2neo
    except ImportError as error:
        raise GraphkitError(
            "This needs py2neo: pip install 'safeguarding-graphkit[py2neo]'"
        ) from error
    return py2neo
