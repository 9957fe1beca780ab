"""Asking a named question for the commands that show its answer."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from typing import Any

from graphkit.commands import options
from graphkit.errors import Misuse, UnknownName
from graphkit.parameters import Resolver
from graphkit.queries import Answer, Passage, passages, question, run
from graphkit.quotes import strongest, supports, where, within
from graphkit.statistics import FUNCTIONS
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
        yield run(meant, store, values(given), resolvers(workspace)), store


def resolvers(workspace: Workspace) -> dict[str, Resolver]:
    """What aliases of themes and agencies mean; an unknown one is refused with what else to do."""
    return {"theme": lambda word: _theme(word, workspace), "agency": _agency}


def _theme(word: str, workspace: Workspace) -> str:
    from graphkit.find import find, tokens
    from graphkit.themes import load_themes

    themes = load_themes()
    try:
        return themes.resolve(word)
    except UnknownName as unknown:
        if not tokens(word) or not find(workspace.records(), word, 1):
            raise
        advice = f"To look for the words: graphkit find {word}"
        raise UnknownName(unknown.what, word, themes.by_id, advice) from unknown


def _agency(word: str) -> str:
    from graphkit.bodies import load_register

    register = load_register()
    try:
        return register.resolve(word)
    except UnknownName as unknown:
        type = register.type_of(word)
        if type is None:
            raise
        advice = f"To ask about all bodies of that type: agency={type}"
        raise UnknownName(unknown.what, word, register.names(), advice) from unknown


def compact(answer: Answer) -> tuple[list[str], Rows]:
    """The answer for a terminal: figures that belong together in one column."""
    then = answer.question.then
    if then is None:
        return answer.columns, answer.rows
    function = FUNCTIONS[then.name]
    first, *rest = (answer.columns.index(name) for name in function.adds)
    rows = []
    for row in answer.rows:
        said = function.in_words(*(row[i] for i in (first, *rest)))
        rows.append([said if i == first else v for i, v in enumerate(row) if i not in rest])
    return [name for i, name in enumerate(answer.columns) if i not in rest], rows


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


def quotes(answer: Answer, store: Store) -> list[Passage | None]:
    """For each row of the answer the passage that is the strongest for it."""
    ids = [id for items in answer.items for id in items]
    known = {passage.id: passage for passage in passages(store, ids)}
    supported, asked_for = supports(store, known), answer.parameters.values()
    return [
        strongest((known[id] for id in items if id in known), supported,
                  {each for each in (*row, *asked_for) if isinstance(each, str) and each})
        for items, row in zip(answer.items, answer.rows, strict=True)
    ]  # fmt: skip


def quote(passage: Passage | None, brief: bool) -> str | None:
    """A passage to stand for all, and its place on a line of its own."""
    return f"“{passage.text}”\n{where(passage, brief)}" if passage else None


def place(passage: Passage | None) -> str | None:
    """Where a passage stands in its review."""
    return within(passage) if passage else None
