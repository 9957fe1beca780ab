"""Asking a named question for the commands that show its answer."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from typing import Any

from graphkit.aliases import resolvers
from graphkit.commands import options
from graphkit.coverage import with_refused
from graphkit.errors import Misuse
from graphkit.functions import Function, named
from graphkit.queries import Answer, Passage, passages, question, run
from graphkit.quotes import strongest, supports, where, within
from graphkit.store.base import Store
from graphkit.workspace import Workspace

Rows = list[list[Any]]
WEIGHED = 200
"""Statements of one row that are weighed for the one to quote; a row may rest on thousands."""


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
        answer = run(meant, store, values(given), resolvers(workspace))
        yield with_refused(answer, workspace), store


def compact(answer: Answer) -> tuple[list[str], Rows]:
    """The answer for a terminal: figures that belong together in one column."""
    columns, rows = answer.columns, answer.rows
    for then in answer.question.then:
        if set(then.function.short) <= set(columns):
            columns, rows = _shortened(columns, rows, then.function)
    return columns, rows


def _shortened(columns: list[str], rows: Rows, function: Function) -> tuple[list[str], Rows]:
    if not function.short:
        return columns, rows
    in_words = named(function.in_words)
    first, *rest = places = [columns.index(name) for name in function.short]
    told = [in_words(*(row[i] for i in places)) for row in rows]
    kept = [i for i in range(len(columns)) if i not in rest]
    short = [[said if i == first else row[i] for i in kept]
             for said, row in zip(told, rows, strict=True)]  # fmt: skip
    return [columns[i] for i in kept], short


def quoted(answer: Answer, store: Store, brief: bool) -> tuple[list[str], Rows]:
    """The answer as people read it: its rows numbered, each with one quote and its place; only
    with the place where the quote stands in a column already."""
    columns, rows = compact(answer) if brief else (answer.columns, answer.rows)
    rows, found = [[n, *row] for n, row in enumerate(rows, 1)], quotes(answer, store)
    if not any(found):
        return ["row", *columns], rows
    own = all(each is None or each.text in row for each, row in zip(found, rows, strict=True))
    cells = [place(each) if own else quote(each, brief) for each in found]
    rows = [[*row, cell] for row, cell in zip(rows, cells, strict=True)]
    return ["row", *columns, "place" if own else "quote"], rows


def cited(answer: Answer, store: Store) -> tuple[list[str], Rows]:
    """The answer as programs read it: as the question declares it, then each row's quote and its
    place, null where nothing is behind a row."""
    cells = [(each.text, where(each)) if each else (None, None) for each in quotes(answer, store)]
    rows = [[*row, *cell] for row, cell in zip(answer.rows, cells, strict=True)]
    return [*answer.columns, "quote", "place"], rows


def quotes(answer: Answer, store: Store) -> list[Passage | None]:
    """For each row of the answer the passage that is the strongest for it, of the first 200."""
    weighed = [items[:WEIGHED] for items in answer.items]
    ids = [id for items in weighed for id in items]
    known = {passage.id: passage for passage in passages(store, ids)}
    supported, asked_for = supports(store, known), answer.parameters.values()
    return [
        strongest((known[id] for id in items if id in known), supported,
                  {each for each in (*row, *asked_for) if isinstance(each, str) and each})
        for items, row in zip(weighed, answer.rows, strict=True)
    ]  # fmt: skip


def quote(passage: Passage | None, brief: bool) -> str | None:
    """A passage to stand for all, and its place on a line of its own."""
    return f"“{passage.text}”\n{where(passage, brief)}" if passage else None


def place(passage: Passage | None) -> str | None:
    """Where a passage stands in its review."""
    return within(passage) if passage else None
