"""What the graph knows for a training scenario: statements, and the cases they are about."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from graphkit.passages import place
from graphkit.schema import SECTION_JOIN
from graphkit.store.base import Store

ITEMS = """
MATCH (i:Finding|Lesson|Recommendation)-[:REPORTED_IN]->(r:Review), (i)-[:ABOUT_CASE]->(c:`Case`)
RETURN i.id AS id, i.kind AS kind, i.text AS text, i.page AS page, i.section AS section,
       i.start AS begins, c.id AS case_id, r.id AS review, r.title AS title
ORDER BY id
"""
COUNTS = """
MATCH (i:Finding|Lesson|Recommendation)-[h:HAS_THEME|RESPONSIBLE]->(x:Theme|AgencyType)
RETURN i.id AS id, x.facet IS NOT NULL AS theme, x.id AS meaning, coalesce(h.score, 1.0) AS score
ORDER BY id, meaning
"""
CASES = """
MATCH (r:Review)-[:EXAMINES]->(c:`Case`)
RETURN c.id AS id, c.label AS label, c.age AS age, c.age_years AS years,
       c.collective AS collective, r.id AS review, r.type AS type, r.marking AS marking
ORDER BY id, review
"""
FEATURES = "MATCH (c:`Case`)-[:FEATURES]->(t:Theme) RETURN c.id AS id, t.id AS theme ORDER BY id"
ADULT = ("safeguarding-adults-review", "domestic-homicide-review")
GROWN = 18
"""Whole years from which a person is an adult."""


@dataclass(slots=True)
class Passage:
    """A statement of a review: its words, where they stand, and what it counts as.

    `themes` are by id, with how surely it has each (0 to 1; 1 where a person said so).
    """

    id: str
    kind: str
    text: str
    page: int | None
    section: str | None
    start: int
    case: str
    review: str
    title: str
    themes: dict[str, float] = field(default_factory=dict)
    agencies: set[str] = field(default_factory=set)

    @property
    def where(self) -> str:
        """Where it stands, as a reader would look it up: review, page, section."""
        headings = (self.section or "").split(SECTION_JOIN)
        return place(self.title, {"page": self.page, "section": headings})


@dataclass(slots=True)
class Case:
    """A case: age as the review tells it, `adult` None where nothing says which it is."""

    id: str
    label: str
    age: str | None
    years: int | None
    adult: bool | None
    reviews: set[str] = field(default_factory=set)
    markings: set[str] = field(default_factory=set)
    factors: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All statements by id, and the cases that are one family's."""

    passages: dict[str, Passage]
    cases: dict[str, Case]

    def of(self, *kinds: str) -> Iterable[Passage]:
        """The statements of these kinds, in order of id."""
        return (passage for passage in self.passages.values() if passage.kind in kinds)


def evidence(store: Store) -> Evidence:
    """What the graph in `store` has to build scenarios from."""
    passages = {row[0]: _passage(row) for row in store.rows(ITEMS).rows}
    for id, is_theme, meaning, score in store.rows(COUNTS).rows:
        if id in passages and is_theme:
            passages[id].themes[meaning] = score
        elif id in passages:
            passages[id].agencies.add(meaning)
    return Evidence(passages, _cases(store))


def _passage(row: list[Any]) -> Passage:
    id, kind, text, page, section, start, case, review, title = row
    return Passage(id, kind, text, page, section, start or 0, case, review, title or review)


def _cases(store: Store) -> dict[str, Case]:
    cases: dict[str, Case] = {}
    for id, label, age, years, collective, review, kind, marking in store.rows(CASES).rows:
        if collective:
            continue
        adult = kind in ADULT or None if years is None else years >= GROWN
        case = cases.setdefault(id, Case(id, label, age, years, adult))
        case.reviews.add(review)
        if marking:
            case.markings.add(marking)
    for id, theme in store.rows(FEATURES).rows:
        if id in cases:
            cases[id].factors.add(theme)
    return cases
