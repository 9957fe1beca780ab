"""Asks a question of a store, and finds the words its answer rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.given import told
from graphkit.parameters import Resolver, bind
from graphkit.question import ITEMS, Question
from graphkit.store.base import Rows, Store
from graphkit.uncollected import uncollected

SECONDS = 120.0
MANY = 1000
"""Ids above which it is quicker to fetch all items than to look each of these up in a list."""
PASSAGES = """
MATCH (i:Finding|Lesson|Recommendation|Action|Measure)-[:REPORTED_IN]->(r:Review)
WHERE $every OR i.id IN $ids
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
    says: tuple[str, ...] = ()
    """What a person has to be told of the answer as a whole, in sentences."""

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


@uncollected()
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
    rows = _rows(question, store.rows(question.cypher, bound, seconds=seconds))
    rows, says = _completed(question, rows, bound)
    columns = list(question.shown)
    shown = [[row[column] for column in columns] for row in rows]
    items = [row.get(ITEMS) or [] for row in rows]
    in_words = told(question, store, given, bound)
    return Answer(question, columns, shown, items, bound, in_words, says)


def _rows(question: Question, found: Rows) -> list[dict[str, Any]]:
    if tuple(found.columns) != question.answered:
        raise GraphkitError(
            f"The store answers {question.name} with {found.columns}, "
            f"not with {[*question.answered]}."
        )
    return [
        dict(zip(found.columns, [_sorted(v) if type(v) is list else v for v in row], strict=True))
        for row in found.rows
    ]


def _completed(
    question: Question, rows: list[dict[str, Any]], bound: Mapping[str, str | int]
) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """The rows after each function of `then:`, and all that these say."""
    says: tuple[str, ...] = ()
    for then in question.then:
        rows, more = then.apply(rows, bound)
        says = (*says, *more)
    return rows, says


def _sorted(value: list[Any]) -> list[Any]:
    """A list in order: what a store collects comes in any."""
    if len(value) < 2:
        return value
    if {*map(type, value)} <= {str}:  # ids, by the hundred thousand
        return sorted(value)
    return sorted(value, key=lambda each: (str(type(each)), each))


def passages(store: Store, ids: Iterable[str]) -> list[Passage]:
    """The passages of these items, in order of review and place; ids of no item are left out."""
    rows = rows_of(store, PASSAGES, ids)
    found = sorted(((row[-1] or 0, Passage(*row[:-1])) for row in rows), key=_by_place)
    return [passage for _, passage in found]


def rows_of(store: Store, cypher: str, ids: Iterable[str]) -> list[list[Any]]:
    """The rows of these items: `cypher` answers an id first, for all with $every, else for $ids."""
    wanted = set(ids)
    if not wanted:  # no store takes an empty list
        return []
    if len(wanted) <= MANY:
        return store.rows(cypher, {"every": False, "ids": sorted(wanted)}).rows
    rows = store.rows(cypher, {"every": True, "ids": [""]}).rows
    return [row for row in rows if row[0] in wanted]


def _by_place(found: tuple[int, Passage]) -> tuple[str, int, str]:
    start, passage = found
    return passage.review, start, passage.id
