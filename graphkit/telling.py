"""An answer as people read it: figures in short, and for each row one quote and its place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graphkit.functions import Function, named
from graphkit.queries import Answer, Passage, passages
from graphkit.quotes import strongest, supports, where, within

if TYPE_CHECKING:
    from graphkit.store.base import Store

Rows = list[list[Any]]
WEIGHED = 200
"""Statements of one row that are weighed for the one to quote; a row may rest on thousands."""


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


def quoted(answer: Answer, store: "Store", brief: bool) -> tuple[list[str], Rows]:
    """The answer as people read it: its rows numbered, each with its quotes and their places; only
    with the places where the quotes stand in columns already."""
    columns, rows = compact(answer) if brief else (answer.columns, answer.rows)
    rows, found = [[n, *row] for n, row in enumerate(rows, 1)], sides(answer, store)
    if not any(found):
        return ["row", *columns], rows
    own = all(each.text in row for few, row in zip(found, rows, strict=True) for each in few)
    cells = ["\n".join(within(each) if own else quote(each, brief) for each in few) or None
             for few in found]  # fmt: skip
    rows = [[*row, cell] for row, cell in zip(rows, cells, strict=True)]
    return ["row", *columns, "place" if own else "quote"], rows


def cited(answer: Answer, store: "Store") -> tuple[list[str], Rows]:
    """The answer as programs read it: as the question declares it, then each row's quote and its
    place, null where nothing is behind a row; of several each on a line of its own."""
    cells = [("\n".join(each.text for each in few) or None,
              "\n".join(map(where, few)) or None) for few in sides(answer, store)]  # fmt: skip
    rows = [[*row, *cell] for row, cell in zip(answer.rows, cells, strict=True)]
    return [*answer.columns, "quote", "place"], rows


def quotes(answer: Answer, store: "Store") -> list[Passage | None]:
    """For each row of the answer the passage that is the strongest for it, of the first 200."""
    return [few[0] if few else None for few in _strongest(answer, store, ())]


def sides(answer: Answer, store: "Store") -> list[list[Passage]]:
    """For each row of the answer the passages to quote: the strongest of each kind that its
    question quotes, else of all."""
    return _strongest(answer, store, answer.question.quotes)


def _strongest(answer: Answer, store: "Store", kinds: Sequence[str]) -> list[list[Passage]]:
    weighed = [_weighed(items) for items in answer.items]
    known = {each.id: each for each in passages(store, (id for ids in weighed for id in ids))}
    supported, asked_for = supports(store, known), answer.parameters.values()
    found = []
    for ids, row in zip(weighed, answer.rows, strict=True):
        meant = {each for each in (*row, *asked_for) if isinstance(each, str) and each}
        behind = [known[id] for id in ids if id in known]
        parts = [[each for each in behind if each.kind == kind] for kind in kinds] or [behind]
        few = (strongest(part, supported, meant) for part in parts)
        found.append([each for each in few if each])
    return found


def _weighed(items: list[str]) -> list[str]:
    """The statements among which a row's quote is chosen."""
    return items[:WEIGHED]


def quote(passage: Passage, brief: bool) -> str:
    """A passage to stand for others, and its place on a line of its own."""
    return f"“{passage.text}”\n{where(passage, brief)}"
