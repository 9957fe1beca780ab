"""What was recommended and then failed again: each recommendation joined with all that came after.

Recommendations and failures of one theme and one type of agency meet by their months. The failures
stand in the order of these, so that those that came after are found by bisection: written out, as
a database would, the pairs of a large graph are a hundred million.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

from graphkit.functions import Made

GRADES = ("same board", "national", "other board", "same area, no board named", "board not known")
"""Where a later case was, the nearest first."""
HERE, NATIONAL, ELSEWHERE, NEAR, UNKNOWN = range(len(GRADES))
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
    """A case in which something of one theme and type failed, and the findings that say so."""

    case: Fact
    items: list[str]


@dataclass(slots=True)
class Found:
    """A row as it is gathered: of recommendations of one board, and of later cases."""

    recommendation: str = ""
    """The one that it is about; none: all of a board."""
    asked: list[Fact] = field(default_factory=list)
    by_case: str = ""
    """The one later case; none: all there are."""
    rank: int = UNKNOWN
    gaps: list[int] = field(default_factory=list)
    later: list[Later] = field(default_factory=list)
    here: set[str] = field(default_factory=set)

    def add(self, later: Later, rank: int) -> None:
        """Add a later case."""
        self.later.append(later)
        self.rank = min(self.rank, rank)
        if rank == HERE:
            self.here.add(later.case.id)


@dataclass(frozen=True, slots=True)
class Pair:
    """A theme and a type of agency: what was recommended, and the later cases, by month."""

    of: Fact
    asked: list[Fact]
    later: list[Later]
    lag: int

    def after(self, asked: Fact) -> Iterator[Later]:
        """The other cases that failed after a recommendation had had its time, in order."""
        since = 2 * (_month(asked) + self.lag) + 1
        for at in range(bisect_right(self.later, since, key=_when), len(self.later)):
            if self.later[at].case.id != asked.case:
                yield self.later[at]


def recurred(rows: Iterable[tuple[Any, ...]], lag: int, board: str, area: str, theme: str) -> Made:
    """The recommendations that failed again more than `lag` months later, and where.

    With a board, area or theme asked for, a row is one recommendation with one later case at the
    same board, or with all later cases elsewhere of one grade; else all recommendations of a board.
    """
    facts: dict[str, list[Fact]] = defaultdict(list)
    for row in rows:
        facts[row[0]].append(Fact(*row))
    gather = _each if board or area or theme else _together
    keyed = []
    for pair in _pairs(facts, lag):
        for found in gather(pair):
            row = _row(pair.of, found)
            keyed.append((_key(pair.of, found, row), row))
    return Made([row for _, row in sorted(keyed, key=itemgetter(0))])


def _pairs(facts: dict[str, list[Fact]], lag: int) -> Iterator[Pair]:
    """The themes and types of which something was recommended, and something failed."""
    known = _by_item(facts["recommendation"], lambda fact: [fact.id])
    cases = _by_item(facts["case"], lambda fact: fact.items)
    failed = {(of.id, of.case): of.items for of in facts["failed"]}
    for of in facts["asked"]:
        asked = [fact for id in of.items for fact in known.get(id, ())]
        if asked and (of.id, of.case) in failed:
            yield Pair(of, asked, _later(failed[of.id, of.case], cases), lag)


def _by_item(facts: Iterable[Fact], items: Callable[[Fact], list[str]]) -> dict[str, list[Fact]]:
    """Facts by the items that they are about; one may be there for each of several boards."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.month is not None:
            for id in items(fact):
                found[id].append(fact)
    return found


def _later(items: Iterable[str], cases: dict[str, list[Fact]]) -> list[Later]:
    """The cases of these findings with them, in the order of their months."""
    found: dict[tuple[str, Text], Later] = {}
    for id in items:
        for case in cases.get(id, ()):
            found.setdefault((case.id, case.board_id), Later(case, [])).items.append(id)
    return sorted(found.values(), key=_when)


def _each(pair: Pair) -> Iterator[Found]:
    """For each recommendation: the later cases at the same board, and those of each other grade."""
    for asked in pair.asked:
        found: dict[tuple[int, str], Found] = {}
        for later in pair.after(asked):
            rank = _rank(pair.of, asked, later.case)
            by_case = later.case.id if rank == HERE else ""
            if (rank, by_case) not in found:  # the first in order has the smallest gap
                gap = [_gap(asked, later)]
                found[rank, by_case] = Found(asked.id, [asked], by_case, gaps=gap)
            found[rank, by_case].add(later, rank)
        yield from found.values()


def _together(pair: Pair) -> Iterator[Found]:
    """For each board: all its recommendations, with all later cases."""
    boards: dict[tuple[Text, Text], Found] = defaultdict(Found)
    for asked in _of_one_place(pair.asked):
        found = boards[asked[0].board, asked[0].board_id]
        for later in _after_any(pair, asked):
            found.add(later, _rank(pair.of, asked[0], later.case))
        for each in asked:
            for first in islice(pair.after(each), 1):
                found.asked.append(each)
                found.gaps.append(_gap(each, first))
    yield from (found for found in boards.values() if found.later)


def _of_one_place(asked: Iterable[Fact]) -> Iterable[list[Fact]]:
    """The recommendations of each board and area, those of one case after another by month."""
    places: dict[tuple[Text, ...], list[Fact]] = defaultdict(list)
    for each in sorted(asked, key=_month):
        places[each.board, each.board_id, each.area].append(each)
    return places.values()


def _after_any(pair: Pair, asked: list[Fact]) -> Iterator[Later]:
    """The cases after any of these: after the first, or for its own case after the next."""
    first = asked[0]
    yield from pair.after(first)
    for other in islice((each for each in asked if each.case != first.case), 1):
        yield from (later for later in pair.after(other) if later.case.id == first.case)


def _rank(of: Fact, asked: Fact, case: Fact) -> int:
    """The grade of a later case; what is not told is neither the same nor another."""
    same = _same(asked.board_id, case.board_id)
    if same or of.flag:
        return HERE if same else NATIONAL
    near = _same(asked.area, case.area)
    if same is False or near is False:
        return ELSEWHERE
    return NEAR if near else UNKNOWN


def _same(one: Text, other: Text) -> bool | None:
    return None if one is None or other is None else one == other


def _row(of: Fact, found: Found) -> tuple[Any, ...]:
    gap = min(found.gaps)
    cases = [later.case for later in found.later]
    items = {each.id for each in found.asked}.union(*(later.items for later in found.later))
    return (
        GRADES[found.rank], of.name, _agency(of), found.asked[0].board,
        _least(each.dated for each in found.asked),
        found.asked[0].name if found.recommendation else None,
        _least(case.name for case in cases) if found.by_case else None,
        _least(case.dated for case in cases), "publication" if gap % 2 else "incident", gap // 2,
        len({case.id for case in cases}), len(found.here), sorted(items),
    )  # fmt: skip


def _key(of: Fact, found: Found, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """What a row is sorted by: no one agency singled out comes last, then what is not told."""
    board, recommended, again = row[3], row[4], row[7]
    return (
        of.case == EVERYONE, found.rank, _last(board), of.name, _agency(of), _last(recommended),
        found.recommendation, _last(again), found.by_case, _last(found.asked[0].board_id), of.id,
        of.case,
    )  # fmt: skip


def _agency(of: Fact) -> Text:
    return NO_ONE if of.case == EVERYONE else of.agency


def _month(fact: Fact) -> int:
    return fact.month or 0


def _when(later: Later) -> int:
    """Month and source in one number: of two in one month the dated incident is first."""
    return 2 * _month(later.case) + bool(later.case.flag)


def _gap(asked: Fact, later: Later) -> int:
    """Twice the months, and one where the incident is not dated: the smallest keeps both."""
    return _when(later) - 2 * _month(asked)


def _least(texts: Iterable[Text]) -> Text:
    return min((text for text in texts if text is not None), default=None)


def _last(text: Text) -> tuple[bool, str]:
    return text is None, text or ""
