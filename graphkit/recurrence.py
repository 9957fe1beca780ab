"""What was recommended and then failed again: each recommendation joined with all that came after.

Recommendations and failures of one theme and one type of agency meet by their months. The failures
stand in the order of these, so that those that came after are found by bisection: written out, as
a database would, the pairs of a large graph are a hundred million.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, NamedTuple

from graphkit.functions import Made

GRADES = ("same board", "national", "other board", "same area, no board named", "board not known")
"""Where a later case was, the nearest first."""
HERE, NATIONAL, ELSEWHERE, NEAR, UNKNOWN = range(5)
EVERYONE, NO_ONE = "all-agencies", "no one agency singled out"
Text = str | None


class Fact(NamedTuple):
    """A row of the question: a recommendation, a case, or what has a theme and a type in common."""

    what: str
    id: str
    name: Text
    case: str
    board: Text
    area: Text
    board_id: Text
    dated: Text
    month: int | None
    flag: bool | None
    agency: Text
    items: list[str]


class Later(NamedTuple):
    """The failures of one theme and type in a case, which has a month."""

    case: Fact
    month: int
    items: list[str]

    @property
    def when(self) -> int:
        """Month and source in one number: of two in one month the dated incident is first."""
        return 2 * self.month + bool(self.case.flag)


@dataclass(slots=True)
class Found:
    """A row as it is gathered."""

    pair: Fact
    first: Fact
    """A recommendation that it is about."""
    rank: int = UNKNOWN
    gap: int | None = None
    asked: list[Fact] = field(default_factory=list)
    later: list[Later] = field(default_factory=list)
    here: set[str] = field(default_factory=set)

    def add(self, later: Later, rank: int) -> None:
        """Add a later case."""
        self.later.append(later)
        self.rank = min(self.rank, rank)
        if rank == HERE:
            self.here.add(later.case.id)


@dataclass(frozen=True, slots=True)
class Told:
    """A finished row, and what it is sorted by."""

    row: tuple[Any, ...]
    key: tuple[Any, ...]


def recurred(
    rows: Iterable[tuple[Any, ...]], lag: int, board: str, area: str, theme: str
) -> Made:
    """The recommendations that failed again more than `lag` months later, and where.

    With a board, area or theme asked for, a row is one recommendation with one later case at the
    same board, or with all later cases elsewhere of one grade; else all recommendations of a board.
    """
    facts: dict[str, list[Fact]] = defaultdict(list)
    for row in rows:
        facts[row[0]].append(Fact(*row))
    known = _by_item((fact for fact in facts["recommendation"]), lambda fact: [fact.id])
    cases = _by_item((case for case in facts["case"] if case.month is not None), _items)
    failed = {(pair.id, pair.case): pair for pair in facts["failed"]}
    over_all = not (board or area or theme)
    told: list[Told] = []
    for pair in facts["asked"]:
        asked = [fact for id in pair.items for fact in known.get(id, ())]
        other = failed.get((pair.id, pair.case))
        if asked and other:
            later = _later(other.items, cases)
            told += _together(pair, asked, later, lag) if over_all else _each(pair, asked, later, lag)
    return Made([each.row for each in sorted(told, key=attrgetter("key"))])
