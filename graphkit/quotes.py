"""The words behind the rows of an answer, and why each of them counts."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from graphkit.drawing import short
from graphkit.passages import place
from graphkit.schema import SECTION_JOIN

if TYPE_CHECKING:
    from graphkit.queries import Passage
    from graphkit.store.base import Store

REASONS = """
MATCH (i:Finding|Lesson|Recommendation|Action|Measure)
      -[h:HAS_THEME|RESPONSIBLE]->(x:Theme|AgencyType)
WHERE i.id IN $ids
RETURN i.id AS id, x.name AS name, h.cue AS cue ORDER BY id, name
"""
SPEAKS = 8
"""Words a statement needs to be understood by itself."""
BRIEF = 60
"""Characters of a title where there is little room."""


def reasons(store: "Store", ids: Iterable[str]) -> dict[str, list[str]]:
    """For each of these items what it counts as, with the words that made it so."""
    wanted = sorted(set(ids))
    told: dict[str, list[str]] = {id: [] for id in wanted}
    if wanted:  # no store takes an empty list
        for id, name, cue in store.rows(REASONS, {"ids": wanted}).rows:
            told[id].append(f"{name} (“{cue}”)" if cue else name)
    return told


def telling(passages: Sequence["Passage"]) -> "Passage | None":
    """The passage to quote where there is room for one: the shortest that speaks for itself."""
    return min(passages, key=_plainness, default=None)


def _plainness(passage: "Passage") -> tuple[bool, int, str]:
    return len(passage.text.split()) < SPEAKS, len(passage.text), passage.id


def where(passage: "Passage", brief: bool = False) -> str:
    """Where the passage stands, as a reader would look it up: review, page, section."""
    return located(passage.title, passage.page, (passage.section or "").split(SECTION_JOIN), brief)


def located(title: str, page: int | None, headings: Iterable[str], brief: bool = False) -> str:
    """A place in a review: its title, the page, the headings above.

    Headings that only say the title again are left out; `brief` keeps the innermost, and the
    beginning of a long title.
    """
    section = [each for each in headings if each and each.casefold() not in title.casefold()]
    if brief:
        title, section = short(title, BRIEF), section[-1:]
    return place(title, {"page": page, "section": section})
