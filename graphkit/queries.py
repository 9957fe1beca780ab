"""The named questions, one file each in `cypher/`, and the asking of them."""

from pathlib import Path

from graphkit import resources
from graphkit.answers import Answer, Passage, passages, run
from graphkit.errors import UnknownName
from graphkit.question import Parameter, Question, read

__all__ = [
    "Answer", "Parameter", "Passage", "Question", "passages", "question", "questions", "run",
]  # fmt: skip


def questions() -> dict[str, Question]:
    """All questions by name, an analyst's own in the place of shipped ones.

    Raises GraphkitError, naming file and line, when one of them cannot be asked.
    """
    return {name: read(name, path) for name, path in _files().items()}


def question(name: str) -> Question:
    """One question, the others not looked at. Raises UnknownName, with near ones."""
    files = _files()
    if name not in files:
        raise UnknownName("question", name, files)
    return read(name, files[name])


def _files() -> dict[str, Path]:
    found = resources.files("cypher", "*.cypher")
    return {name.removesuffix(".cypher"): path for name, path in found.items()}
