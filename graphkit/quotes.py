"""The words behind the rows of an answer, and why each of them counts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.answers import rows_of
from graphkit.drawing import short
from graphkit.passages import place, telling
from graphkit.schema import SECTION_JOIN

if TYPE_CHECKING:
    from graphkit.queries import Passage
    from graphkit.store.base import Store

REASONS = """
MATCH (i:Finding|Lesson|Recommendation|Action|Measure)
      -[h:HAS_THEME|RESPONSIBLE]->(x:Theme|AgencyType)
WHERE $every OR i.id IN $ids
RETURN i.id AS id, x.name AS name, h.cue AS cue ORDER BY id, name
"""
SUPPORTS = """
MATCH (i:Finding|Lesson|Recommendation|Action|Measure)
      -[h:HAS_THEME|RESPONSIBLE]->(x:Theme|AgencyType)
WHERE $every OR i.id IN $ids
RETURN i.id AS id, x.facet IS NOT NULL AS theme, x.id AS meaning, x.name AS name,
       coalesce(h.score, 0.0) AS score
"""
BRIEF = 60
"""Characters of a title where there is little room."""


@dataclass(frozen=True, slots=True)
class Support:
    """A theme, or a type of agency, that an item counts as, and how surely (0 to 1)."""

    theme: bool
    id: str
    name: str
    score: float


def reasons(store: "Store", ids: Iterable[str]) -> dict[str, list[str]]:
    """For each of these items what it counts as, with the words that made it so."""
    told: dict[str, list[str]] = {id: [] for id in sorted(set(ids))}
    for id, name, cue in rows_of(store, REASONS, told):
        told[id].append(f"{name} (“{cue}”)" if cue else name)
    return told


def supports(store: "Store", ids: Iterable[str]) -> dict[str, list[Support]]:
    """For each of these items what it counts as, and how surely."""
    found: dict[str, list[Support]] = {id: [] for id in sorted(set(ids))}
    for id, *support in rows_of(store, SUPPORTS, found):
        found[id].append(Support(*support))
    return found


def strongest(
    passages: Iterable["Passage"],
    supported: Mapping[str, Sequence[Support]],
    meant: Collection[object],
) -> "Passage | None":
    """The passage to quote where there is room for one.

    It is one whose own words are in `meant` (a row that is about them); then the one that most
    surely has the theme, then most surely the agency, whose id or name is in `meant`; then rather
    a finding than another kind of statement; then the first id.
    """

    def rank(passage: "Passage") -> tuple[bool, float, float, bool, str]:
        theme, agency = (
            max((s.score for s in supported[passage.id] if s.theme is kind
                 and not {s.id, s.name}.isdisjoint(meant)), default=0.0)
            for kind in (True, False)
        )  # fmt: skip
        return passage.text not in meant, -theme, -agency, passage.kind != "finding", passage.id

    return min(passages, key=rank, default=None)


def where(passage: "Passage", brief: bool = False) -> str:
    """Where the passage stands, as a reader would look it up: review, page, section."""
    return located(passage.title, passage.page, _headings(passage), brief)


def within(passage: "Passage") -> str:
    """Where the passage stands in its review: page and section."""
    section = telling(passage.title, _headings(passage))
    return place("", {"page": passage.page, "section": section})


def _headings(passage: "Passage") -> list[str]:
    return (passage.section or "").split(SECTION_JOIN)


def located(title: str, page: int | None, headings: Iterable[str], brief: bool = False) -> str:
    """A place in a review: its title, the page, the headings above.

    Headings that only say the title again are left out; `brief` keeps the innermost, and the
    beginning of a long title.
    """
    section = telling(title, headings)
    if brief:
        title, section = short(title, BRIEF), section[-1:]
    return place(title, {"page": page, "section": section})
