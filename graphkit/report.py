"""A board report before it is written: answers in sentences, tables, plots, quotes and limits."""

from dataclasses import dataclass

from graphkit.plots import Plot


@dataclass(frozen=True, slots=True)
class Quote:
    """A review's own words, where they stand, and the rows of the table that rest on them.

    `text` is "" where a cell of the row has the words already.
    """

    rows: tuple[int, ...]
    text: str
    place: str
    kind: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it is printed: `numbers` and `prose` say which columns hold figures and which
    whole sentences, `more` what was left out of it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[bool, ...]
    prose: tuple[bool, ...]
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One question and its answer. `sentence` answers it; `told` says what was asked, `says` what
    has to be known of the answer as a whole; `meanings` explains columns."""

    name: str
    title: str
    asks: str
    told: str
    says: tuple[str, ...]
    sentence: str
    grid: Grid | None
    plot: Plot | None
    quotes: tuple[Quote, ...]
    meanings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says. `marking` is the highest protective marking of its sources, or "";
    `coverage` is the section on what the graph cannot tell; `made` is what it was made with."""

    title: str
    subtitle: str
    marking: str
    sections: tuple[Section, ...]
    coverage: Section
    limits: tuple[str, ...]
    method: tuple[str, ...]
    made: str
