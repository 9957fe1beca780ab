"""Asking a named question for the commands that show its answer."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from typing import Any

from graphkit.commands import options
from graphkit.errors import Misuse
from graphkit.queries import Answer, Passage, passages, question, run
from graphkit.quotes import telling, where
from graphkit.store.base import Store
from graphkit.workspace import Workspace

Rows = list[list[Any]]


def values(given: Iterable[str]) -> dict[str, str]:
    """Parameters written as NAME=VALUE. Raises Misuse for one that is not."""
    pairs = {}
    for written in given:
        name, equals, value = written.partition("=")
        if not equals or not name:
            raise Misuse(f"“{written}” is no parameter. Write it as NAME=VALUE.")
        pairs[name.strip()] = value
    return pairs


@contextmanager
def asked(
    name: str, given: Iterable[str], workspace: Workspace, url: str
) -> Iterator[tuple[Answer, Store]]:
    """The answer to a question, and the store that gave it, open until the end."""
    from graphkit.store import open_store

    meant = question(name)
    options.require_graph(workspace, url)
    with closing(open_store(url, workspace.folder, read_only=True)) as store:
        yield run(meant, store, values(given), RESOLVERS), store


def _theme(word: str) -> str:
    from graphkit.themes import load_themes

    return load_themes().resolve(word)


def _agency(word: str) -> str:
    from graphkit.bodies import load_register

    return load_register().resolve(word)


RESOLVERS = {"theme": _theme, "agency": _agency}


def quoted(answer: Answer, store: Store, brief: bool) -> tuple[list[str], Rows]:
    """The answer as people read it: its rows numbered, each with one quote and its place."""
    behind = [passages(store, items) for items in answer.items]
    numbered = [[n, *row] for n, row in enumerate(answer.rows, 1)]
    if not any(behind):
        return ["row", *answer.columns], numbered
    rows = [[*row, quote(found, brief)] for row, found in zip(numbered, behind, strict=True)]
    return ["row", *answer.columns, "quote"], rows


def quote(found: list[Passage], brief: bool) -> str | None:
    """One passage to stand for all, and its place on a line of its own."""
    passage = telling(found)
    return f"“{passage.text}”\n{where(passage, brief)}" if passage else None
