"""Asks a question of a store, and finds the words its answer rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.given import told
from graphkit.parameters import Resolver, bind
from graphkit.question import ITEMS, Question
from graphkit.statistics import FUNCTIONS
from graphkit.store.base import Rows, Store

SECONDS = 120.0
PASSAGES = """
MATCH (i:Finding|Lesson|Recommendation|Action|Measure)-[:REPORTED_IN]->(r:Review)
WHERE i.id IN $ids
RETURN i.id AS id, i.text AS text, r.id AS review, r.title AS title, i.page AS page,
       i.section AS section, i.kind AS kind, i.start AS place
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a store answered: rows of the columns a person sees, and the items behind each row."""

    question: Question
    columns: list[str]
    rows: list[list[Any]]
    items: list[list[str]]
    parameters: dict[str, str | int]
    told: str = ""
    """What was asked, in words: the values of the parameters."""

    def objects(self) -> list[dict[str, Any]]:
        """Each row as an object keyed by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Passage:
    """An item's own words and where they stand in which review."""

    id: str
    text: str
    review: str
    title: str
    page: int | None
    section: str | None
    kind: str


def run(
    question: Question,
    store: Store,
    given: Mapping[str, str],
    resolvers: Mapping[str, Resolver] | None = None,
    seconds: float | None = SECONDS,
) -> Answer:
    """The answer of `store` to `question`, the same whatever the store.

    `given` holds the parameters as a person wrote them; `resolvers` says what aliases of themes
    and agencies mean. Raises Misuse when a parameter will not do, TooLong after `seconds`.
    """
    bound = bind(question, store, given, resolvers)
    found = _rows(question, store.rows(question.cypher, bound, seconds=seconds))
    shown = [[row[column] for column in question.shown] for row in found]
    items = [row.get(ITEMS) or [] for row in found]
    in_words = told(question, store, given, bound)
    return Answer(question, list(question.shown), shown, items, bound, in_words)


def _rows(question: Question, found: Rows) -> list[dict[str, Any]]:
    expected = [column for column in question.columns if column not in question.added]
    if found.columns != expected:
        raise GraphkitError(
            f"The store answers {question.name} with {found.columns}, not with {expected}."
        )
    rows = (dict(zip(found.columns, map(_sorted, row), strict=True)) for row in found.rows)
    return [_completed(question, row) for row in rows]


def _completed(question: Question, row: dict[str, Any]) -> dict[str, Any]:
    if question.then is None:
        return row
    function = FUNCTIONS[question.then.name]
    added = function.of_row(*(row[column] for column in question.then.columns))
    return {**row, **dict(zip(function.adds, added, strict=True))}


def _sorted(value: Any) -> Any:
    """Lists in order: what a store collects comes in any."""
    if isinstance(value, list):
        return sorted(value, key=lambda each: (str(type(each)), each))
    return value


def passages(store: Store, ids: Iterable[str]) -> list[Passage]:
    """The passages of these items, in order of review and place; ids of no item are left out."""
    wanted = sorted(set(ids))
    if not wanted:
        return []
    rows = store.rows(PASSAGES, {"ids": wanted}).rows
    found = sorted(((row[-1] or 0, Passage(*row[:-1])) for row in rows), key=_by_place)
    return [passage for _, passage in found]


def _by_place(found: tuple[int, Passage]) -> tuple[str, int, str]:
    start, passage = found
    return passage.review, start, passage.id
