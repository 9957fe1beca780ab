"""What makes two mentions one thing: ids of bodies, and dates and ages made comparable."""

import re
import tomllib
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol

from graphkit import resources
from graphkit.record import Record, slug

DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?!\d)")
AGE = re.compile(r"(?P<number>\d+|[a-z]+)(?P<decade>s\b)?[\s-]*(?P<unit>day|week|month|year|yr)?")
BAND = re.compile(
    r"under (?P<under>\d+) years?|(?P<from>\d+)(?: to (?P<to>\d+) years| years or over)"
)
OLDEST = 120
MONTHS_OF = {"month": 1, "year": 12, "yr": 12}
DAYS_OF = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25, "yr": 365.25}


class Span(NamedTuple):
    """What a rough date or age may be: from the least to the greatest, both included."""

    least: float
    most: float

    def meets(self, other: "Span") -> bool:
        """Whether both can be the same."""
        return self.least <= other.most and other.least <= self.most


class TypeLike(Protocol):
    """An agency type, as the register describes it; `national` is one service for a country."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def sector(self) -> str: ...
    @property
    def national(self) -> bool: ...


class MentionLike(Protocol):
    """A body found in a text: its type's id, and whether the words are its own name."""

    @property
    def type(self) -> str: ...
    @property
    def proper(self) -> bool: ...


class RegisterLike(Protocol):
    """What the graph asks of the register of bodies.

    `canonical` is the same for every spelling of a body's name; `successors` are its later
    names, nearest first, each with its first year.
    """

    @property
    def types(self) -> Mapping[str, TypeLike]: ...

    def mentions(self, text: str, /) -> Sequence[MentionLike]: ...

    def canonical(self, name: str, /) -> str: ...

    def area_of(self, name: str, /) -> str | None: ...

    def successors(self, name: str, /) -> Sequence[tuple[str, int]]: ...


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose the bare role words of a text are: a board's, else an area's, else a review's."""

    id: str
    name: str
    area: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """A body as the graph knows it. `type` is what its name says of it, if anything."""

    id: str
    name: str
    generic: bool
    area: str | None
    type: str | None


class Bodies:
    """Gives each body named in a text its one id and name; asks the register once a name."""

    def __init__(self, register: RegisterLike, names: Iterable[str]) -> None:
        """`names` are all names of the texts, repeated as often as they are there."""
        self.register = register
        self._known: dict[str, tuple[str, bool, str | None]] = {}
        self._areas: dict[str, str | None] = {}
        spellings: dict[str, Counter[str]] = {}
        for name in names:
            spellings.setdefault(self._look_up(name)[0], Counter())[name] += 1
        self._spelled = {id: _usual(counted) for id, counted in spellings.items()}

    def identify(self, name: str, scope: Scope) -> Body:
        """The body called `name` in a text of this scope.

        A proper name is the same body everywhere; a role word ("GP") is the GP of the scope.
        """
        canonical, generic, kind = self._look_up(name)
        if generic:
            return Body(f"{canonical} ({scope.name})", self.name(name), True, scope.area, kind)
        spelled = self.name(name)
        return Body(canonical, spelled, False, self._area_of(spelled), kind)

    def scope(self, board: str | None, area: str | None, review: str) -> Scope:
        """The scope of a text of this board, area and review."""
        if board and not self._look_up(board)[1]:
            name = self._look_up(board)[0]
            return Scope(slug(name), name, self.area(board, area))
        if area:
            return Scope(f"area:{slug(area)}", area.casefold(), area)
        return Scope(f"review:{review}", review, None)

    def area(self, board: str | None, area: str | None) -> str | None:
        """The area, from the board's name where the text gives none."""
        return area or (self._area_of(self.name(board)) if board else None)

    def name(self, name: str) -> str:
        """The body's name as the texts usually spell it."""
        return self._spelled.get(self._look_up(name)[0], name)

    def successors(self, name: str) -> Iterable[tuple[str, int]]:
        """The ids of the bodies that took the place of this one, with their first years."""
        for later, since in self.register.successors(self.name(name)):
            yield self._look_up(later)[0], since

    def _area_of(self, name: str) -> str | None:
        if name not in self._areas:
            self._areas[name] = self.register.area_of(name)
        return self._areas[name]

    def _look_up(self, name: str) -> tuple[str, bool, str | None]:
        if name not in self._known:
            # A name of capitals alone reads as shouting; within a text it is an abbreviation.
            mentions = self.register.mentions(name) or self.register.mentions(f"the {name}")
            generic = bool(mentions) and not any(mention.proper for mention in mentions)
            kind = mentions[0].type if mentions else None
            self._known[name] = (self.register.canonical(name), generic, kind)
        return self._known[name]


def names_in(record: Record) -> Iterator[str]:
    """Every name of a body that a record holds."""
    yield from (board for board in (record.review.board, *(c.board for c in record.cases)) if board)
    yield from (agency.name for agency in record.agencies)
    yield from (body["name"] for item in record.items for body in item.bodies)


def _usual(spellings: Counter[str]) -> str:
    """The spelling used most, words all in capitals only for want of another."""
    return max(spellings, key=lambda name: (_readable(name), spellings[name], len(name), name))


def _readable(name: str) -> bool:
    return " " not in name or not name.isupper()


def month(date: str | None) -> int | None:
    """The month a date begins in, as year × 12 + month (January 1); None if it is no date."""
    found = _date(date)
    return None if found is None else found[0] * 12 + (found[1] or 1)


def year(month: int) -> int:
    """The year that a month counted as year × 12 + month (January 1) is in."""
    return (month - 1) // 12


def date_span(date: str | None) -> Span | None:
    """The days a date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD` may mean, as numbers YYYYMMDD."""
    found = _date(date)
    if found is None:
        return None
    y, m, d = found
    last = d or monthrange(y, m or 12)[1]
    return Span(y * 10000 + (m or 1) * 100 + (d or 1), y * 10000 + (m or 12) * 100 + last)


def _date(date: str | None) -> tuple[int, int, int] | None:
    match = DATE.match((date or "").strip())
    if not match or match["year"] == "0000":
        return None
    y, m, d = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
    if m > 12 or (match["month"] and m == 0):  # "2017-18" is two years, not a month
        return y, 0, 0
    return y, m, d if m and d <= monthrange(y, m)[1] else 0


def age_span(age: str | None) -> Span | None:
    """The days an age such as "5 months", "3 years", "13" (years) or "80s" may mean."""
    found = _age(age)
    if found is None:
        return None
    number, unit, width = found
    return Span(number * DAYS_OF[unit], (number + width) * DAYS_OF[unit] - 1)


def age_years(age: str | None) -> int | None:
    """The whole years of an age; None where it is unknown or only a decade."""
    found = _age(age)
    if found is None or found[2] > 1:
        return None
    number, unit, _ = found
    if unit in MONTHS_OF:
        return number * MONTHS_OF[unit] // 12
    return int(number * DAYS_OF[unit] / DAYS_OF["year"])


def _age(age: str | None) -> tuple[int, str, int] | None:
    band = BAND.fullmatch(age or "")
    if band and band["from"]:
        return int(band["from"]), "year", int(band["to"] or OLDEST) - int(band["from"]) + 1
    if band and band["under"]:
        return 0, "year", int(band["under"])
    for match in AGE.finditer((age or "").casefold()):
        number = _number(match["number"])
        if number is not None:
            return number, match["unit"] or "year", 10 if match["decade"] else 1
    return None


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() else _numbers().get(written)


@cache
def _numbers() -> dict[str, int]:
    """What the number words of `import/review.toml` stand for."""
    path = resources.file("import", "review.toml")
    table: dict[str, int] = tomllib.loads(path.read_text(encoding="utf-8"))["numbers"]
    return table
