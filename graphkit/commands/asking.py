"""Asking a named question for the commands that show its answer."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager

from graphkit.asking import answered
from graphkit.commands import options
from graphkit.errors import Misuse
from graphkit.queries import Answer, question
from graphkit.store.base import Store
from graphkit.workspace import Workspace


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
    name: str, given: Iterable[str], workspace: Workspace, url: str, current: bool = False
) -> Iterator[tuple[Answer, Store]]:
    """The answer to a question, and the store that gave it, open until the end.

    With `current` a graph that is older than the records is refused.
    """
    from graphkit.store import open_store

    meant = question(name)
    options.require_graph(workspace, url, current)
    with closing(open_store(url, workspace.folder, read_only=True)) as store:
        yield answered(meant, store, values(given), workspace), store
