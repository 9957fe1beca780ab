"""The failures that a scenario may be made of: each theme in each agency, with its passages."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graphkit.errors import GraphkitError
from graphkit.scenario_asked import Asked
from graphkit.scenario_evidence import Case, Evidence, Passage
from graphkit.scenario_words import Words

LEAST = 3
"""Reviews, and cases, that a composite is made from at the least: with fewer it is no composite."""
SURE = 0.5
"""How surely a passage has a theme from which on it is rather right than wrong."""
Spot = tuple[str, str]
"""A theme and an agency type."""


@dataclass(slots=True)
class Pool:
    """The cases that fit a request, and their failures. `left` says what was left out, and why."""

    adult: bool
    cases: dict[str, Case]
    spots: dict[Spot, list[Passage]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    def cases_of(self, theme: str) -> set[str]:
        """The cases with a failure of this theme."""
        return {each.case for (own, _), found in self.spots.items() if own == theme
                for each in found}  # fmt: skip

    def themes(self) -> list[str]:
        """The themes of the failures, sorted."""
        return sorted({theme for theme, _ in self.spots})


def pool(known: Evidence, request: Asked, words: Words) -> Pool:
    """The failures that fit `request`. Raises GraphkitError where no composite can be made."""
    fitting = {id: case for id, case in known.cases.items() if _fits(case, request)}
    adult = _grown(known, fitting.values(), request)
    cases = {id: case for id, case in fitting.items() if _of_kind(case, adult)}
    made = Pool(adult, cases)
    if len(fitting) > len(cases):
        left, kind = len(fitting) - len(cases), "a child" if adult else "an adult"
        made.left.append(f"Cases that fit otherwise, left out because they are of {kind}: {left}.")
    unsaid = _fill(made, known, words)
    _sift(made, request.themes)
    if unsaid:
        made.left.append(
            "Findings left out because their own words do not say that something fell short: "
            f"{unsaid}."
        )
    require_enough(cases, {review for case in cases.values() for review in case.reviews})
    return made


def require_enough(cases: Iterable[str], reviews: Iterable[str]) -> None:
    """Raises GraphkitError where cases or reviews are too few to hide one family among them."""
    of, cases = len({*reviews}), {*cases}
    if len(cases) < LEAST or of < LEAST:
        raise GraphkitError(
            f"Too few reviews for a safe composite: what fits comes from {len(cases)} cases in "
            f"{of} reviews, and fewer than {LEAST} of either could show which family it is. "
            "Ask for less (fewer themes, no agency, factor or age), or import more reviews."
        )


def _fits(case: Case, request: Asked) -> bool:
    if case.id == request.like or not case.factors.issuperset(request.factors):
        return False
    if not request.ages:
        return True
    least, most = request.ages
    return case.years is not None and least <= case.years <= most


def _grown(known: Evidence, cases: Iterable[Case], request: Asked) -> bool:
    """Whether the pack is about an adult: as asked, else as most of the cases are."""
    if request.ages and request.ages[0] >= 18:
        return True
    if request.like and known.cases[request.like].adult is not None:
        return bool(known.cases[request.like].adult)
    counted = Counter(case.adult for case in cases)
    return counted[True] > counted[False] + counted[None]


def _of_kind(case: Case, adult: bool) -> bool:
    return case.adult is True if adult else not case.adult


def _sift(made: Pool, wanted: Iterable[str]) -> None:
    """Keep the passages that surely have the theme; a theme asked for keeps others for want of
    these."""
    for spot, found in [*made.spots.items()]:
        sure = [passage for passage in found if passage.themes[spot[0]] >= SURE]
        if sure or spot[0] not in wanted:
            made.spots[spot] = sure
        if not made.spots[spot]:
            del made.spots[spot]


def _fill(made: Pool, known: Evidence, words: Words) -> int:
    """Add the failures; how many findings do not say in their own words that they are one."""
    unsaid = 0
    for passage in known.of("finding"):
        if passage.case not in made.cases:
            continue
        if not words.cited.search(passage.text):
            unsaid += 1
            continue
        for theme in sorted(passage.themes & words.themes.keys()):
            if any(never.search(passage.text) for never in words.themes[theme].never):
                continue
            for agency in sorted(passage.agencies & words.actors.keys()):
                made.spots.setdefault((theme, agency), []).append(passage)
    return unsaid
