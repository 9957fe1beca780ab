"""Which cases of different documents are one case, and which of one name are two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from graphkit.dates import dates
from graphkit.identity import Bodies, Span, age_span, date_span
from graphkit.record import Case, Item, Record, slug


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that records say and the graph could not take as it stands.

    `kind` is one word a program can sort by, `review` the review's id, `detail` a sentence.
    """

    kind: str
    review: str
    detail: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """A case as one record has it (its `number` there), board, area and publication filled in."""

    record: str
    number: int
    key: str
    case: Case
    board: str | None
    area: str | None
    published: str | None

    @property
    def facts(self) -> dict[str, Span | str]:
        """What must agree before two sightings are of one case."""
        known = {
            "incident": date_span(self.case.incident),
            "age": age_span(self.case.age),
            "sex": (self.case.sex or "").casefold() or None,
        }
        return {name: value for name, value in known.items() if value is not None}


@dataclass(slots=True)
class SameCase:
    """The sightings of one case, the first one's record the smallest by id."""

    id: str
    sightings: list[Sighting] = field(default_factory=list)

    def contradicted(self, other: Sighting) -> str:
        """The fact in which `other` contradicts a sighting of this case, or ""."""
        theirs = other.facts
        for sighting in self.sightings:
            for name, value in sighting.facts.items():
                if name in theirs and not _agree(value, theirs[name]):
                    return name
        return ""

    def dated(self, other: Sighting) -> bool:
        """Whether `other` may have been published when a sighting of this case was."""
        theirs = date_span(other.published)
        known = (date_span(sighting.published) for sighting in self.sightings)
        return theirs is not None and any(span and span.meets(theirs) for span in known)

    @property
    def label(self) -> str:
        """What the first document calls the case."""
        return self.sightings[0].case.label

    def first(self, name: str) -> str | None:
        """The first value of a field of the sightings that is not empty."""
        values: Iterable[str | None] = (
            getattr(s if name in ("board", "area") else s.case, name) for s in self.sightings
        )
        return next((value for value in values if value), None)

    @property
    def incident(self) -> str | None:
        """The date of the incident, as precise as any document gives it."""
        known = [s.case.incident for s in self.sightings if s.case.incident]
        dated = [value for value in known if date_span(value)] or known
        return max(dated, key=len, default=None)  # the first of those equally precise

    @property
    def published(self) -> str | None:
        """When the first document about it was published."""
        known = [s.published for s in self.sightings if s.published]
        return min(known, key=lambda value: (date_span(value) or (99999999,), value), default=None)


def _agree(one: Span | str, other: Span | str) -> bool:
    if isinstance(one, Span) and isinstance(other, Span):
        return one.meets(other)
    return one == other


class Meant(NamedTuple):
    """The case an item is about, by id and as its record has it; `sure` unless it is a guess."""

    id: str
    case: Case
    sure: bool


@dataclass(slots=True)
class Cases:
    """All cases of a set of records, and where each record's labels lead."""

    known: list[SameCase] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    _ids: dict[tuple[str, int], str] = field(default_factory=dict)

    def of_record(self, record: Record) -> list[str]:
        """The ids of a record's cases, in its order."""
        return [self._ids[record.id, number] for number in range(len(record.cases))]

    def meant(self, record: Record, item: Item) -> Meant | None:
        """The case that an item is about; None where it is none of its record's cases.

        Of cases of one label it is the one that the headings over the item tell of, else the
        first, and not sure.
        """
        label = slug(item.case or "")
        own = [(n, case) for n, case in enumerate(record.cases) if slug(case.label) == label]
        if len(own) > 1:
            told = [_told(case, item.place.section) for _, case in own]
            own = [one for one, marks in zip(own, told, strict=True) if marks == max(told)]
        return Meant(self._ids[record.id, own[0][0]], own[0][1], len(own) == 1) if own else None

    def take(self, group: Sequence[Sighting]) -> None:
        """Tell apart the sightings of one key, which come in order of record."""
        same: list[SameCase] = []
        for _, sightings in groupby(group, attrgetter("record")):
            # One that was published when a known case was has the first choice of cases.
            for sighting in sorted(sightings, key=lambda s: not any(c.dated(s) for c in same)):
                case = self._fitting(same, sighting)
                case.sightings.append(sighting)
                self._ids[sighting.record, sighting.number] = case.id
        self.known.extend(same)

    def _fitting(self, same: list[SameCase], sighting: Sighting) -> SameCase:
        """The case that a sighting is of: a known one, or a new one, added to `same`.

        Two sightings of one record are never one case.
        """
        free = [one for one in same if one.sightings[-1].record != sighting.record]
        fitting = [one for one in free if not one.contradicted(sighting)]
        dated = [one for one in fitting if one.dated(sighting)] or fitting
        if not dated:
            if free:
                self._contradiction(free[0], sighting)
            same.append(_new(same, sighting))
            return same[-1]
        if len(dated) > 1:
            self._doubt(dated, sighting)
        return dated[0]

    def _doubt(self, fitting: Sequence[SameCase], sighting: Sighting) -> None:
        detail = (
            f"“{sighting.case.label}” may be any of {len(fitting)} cases of that name: "
            f"it is taken for that of {fitting[0].sightings[0].record}"
        )
        self.conflicts.append(Conflict("case-doubt", sighting.record, detail))

    def _contradiction(self, known: SameCase, sighting: Sighting) -> None:
        fact, other = known.contradicted(sighting), known.sightings[0]
        detail = (
            f"“{sighting.case.label}” is another case than that of {other.record}: "
            f"{fact} {getattr(sighting.case, fact)}, not {getattr(other.case, fact)}"
        )
        self.conflicts.append(Conflict("case-contradiction", sighting.record, detail))


def _new(same: Sequence[SameCase], sighting: Sighting) -> SameCase:
    """A case of its own among those of the same key."""
    taken = {one.id for one in same}
    own = f"{sighting.key}@{sighting.record}"
    ids = (sighting.key, own, *(f"{own}.{n}" for n in range(2, len(same) + 2)))
    return SameCase(next(id for id in ids if id not in taken))


def _told(case: Case, headings: Iterable[str]) -> int:
    """How much the heading that names the case tells of it: when it was published, and where."""
    named = (heading for heading in headings if slug(case.label) in slug(heading))
    return max((_marks(case, heading) for heading in named), default=0)


def _marks(case: Case, heading: str) -> int:
    when, said = date_span(case.published), (date_span(date.value) for date in dates(heading))
    dated = any(span and when and span.meets(when) for span in said)
    places = (slug(place) for place in (case.board, case.area) if place)
    return dated + sum(place in slug(heading) for place in places)


def settle(records: Sequence[Record], bodies: Bodies) -> Cases:
    """The cases of `records`, which are sorted by id, and how they were told apart."""
    groups: dict[str, list[Sighting]] = {}
    for record in records:
        for number in range(len(record.cases)):
            seen = _sighting(record, number, bodies)
            groups.setdefault(seen.key, []).append(seen)
    cases = Cases()
    for key in sorted(groups):
        cases.take(groups[key])
    cases.conflicts.sort(key=lambda conflict: (conflict.review, conflict.detail))
    return cases


def _sighting(record: Record, number: int, bodies: Bodies) -> Sighting:
    case = record.cases[number]
    board = case.board or record.review.board
    area = bodies.area(board, case.area or record.review.area)
    return Sighting(
        record=record.id,
        number=number,
        key=f"{bodies.scope(board, area, record.id).id}/{slug(case.label)}",
        case=case,
        board=board,
        area=area,
        published=case.published or record.review.published,
    )
