"""Which cases of different documents are one case, and which of one name are two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graphkit.identity import Bodies, Span, age_span, date_span
from graphkit.record import Case, Record, slug


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
    """A case as one record has it, its board, area and date of publication filled in."""

    record: str
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


@dataclass(slots=True)
class Cases:
    """All cases of a set of records, and where each record's labels lead."""

    known: list[SameCase] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    _by_record: dict[tuple[str, str], str] = field(default_factory=dict)

    def id_of(self, record: Record, label: str) -> str | None:
        """The id of the case that a record calls `label`; None when it has no such case."""
        return self._by_record.get((record.id, slug(label)))

    def of_record(self, record: Record) -> list[str]:
        """The ids of a record's cases, in its order, each once."""
        ids = (self.id_of(record, case.label) for case in record.cases)
        return list(dict.fromkeys(id for id in ids if id))

    def take(self, group: Sequence[Sighting]) -> None:
        """Tell apart the sightings of one key, which come in order of record."""
        same: list[SameCase] = []
        for sighting in group:
            fitting = next((one for one in same if not one.contradicted(sighting)), None)
            if fitting is None:
                fitting = self._apart(same, sighting)
                same.append(fitting)
            fitting.sightings.append(sighting)
            self._file(sighting, fitting.id)
        self.known.extend(same)

    def _apart(self, same: Sequence[SameCase], sighting: Sighting) -> SameCase:
        if not same:
            return SameCase(sighting.key)
        fact, other = same[0].contradicted(sighting), same[0].sightings[0]
        detail = (
            f"“{sighting.case.label}” is another case than that of {other.record}: "
            f"{fact} {getattr(sighting.case, fact)}, not {getattr(other.case, fact)}"
        )
        self.conflicts.append(Conflict("case-contradiction", sighting.record, detail))
        taken = {one.id for one in same}
        own = f"{sighting.key}@{sighting.record}"
        more = (f"{own}.{n}" for n in range(2, len(same) + 3))
        return SameCase(next(id for id in (own, *more) if id not in taken))

    def _file(self, sighting: Sighting, case: str) -> None:
        name = (sighting.record, slug(sighting.case.label))
        if self._by_record.setdefault(name, case) != case:
            detail = f"two cases are called “{sighting.case.label}”: its items go to the first"
            self.conflicts.append(Conflict("case-ambiguous", sighting.record, detail))


def settle(records: Sequence[Record], bodies: Bodies) -> Cases:
    """The cases of `records`, which are sorted by id, and how they were told apart."""
    groups: dict[str, list[Sighting]] = {}
    for record in records:
        for case in record.cases:
            seen = _sighting(record, case, bodies)
            groups.setdefault(seen.key, []).append(seen)
    cases = Cases()
    for key in sorted(groups):
        cases.take(groups[key])
    cases.conflicts.sort(key=lambda conflict: (conflict.review, conflict.detail))
    return cases


def _sighting(record: Record, case: Case, bodies: Bodies) -> Sighting:
    board = case.board or record.review.board
    area = bodies.area(board, case.area or record.review.area)
    return Sighting(
        record=record.id,
        key=f"{bodies.scope(board, area, record.id).id}/{slug(case.label)}",
        case=case,
        board=board,
        area=area,
        published=case.published or record.review.published,
    )
