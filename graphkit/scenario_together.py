"""Which failures a scenario joins: those asked for, and those that come with them in the cases."""

from dataclasses import dataclass

from graphkit.cooccurrence import APART, TOGETHER, cooccurrence
from graphkit.errors import GraphkitError
from graphkit.scenario_asked import Asked
from graphkit.scenario_chance import Chance
from graphkit.scenario_evidence import Evidence
from graphkit.scenario_pool import Pool

MOST_ASKED, MOST_WITH = 3, 3
"""Themes chosen where none is asked for, and themes added to those that are."""
NEAR = 6
"""From among so many of the nearest companions a seed picks."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two themes: the cases that have both, what chance would give, and whether they stand out."""

    themes: frozenset[str]
    cases: int
    expected: float
    stands: str | None


@dataclass(frozen=True, slots=True)
class Together:
    """The themes asked for or chosen, those that come with them, and the pairs among all these."""

    asked: list[str]
    others: list[str]
    pairs: list[Pair]


def together(made: Pool, known: Evidence, request: Asked, chance: Chance) -> Together:
    """The themes to build on.

    Raises GraphkitError for a theme that no fitting case failed in, or themes of which no case
    has two: they are not known to go together.
    """
    pairs = _pairs(made)
    wanted = list(request.themes) or _chosen(made, known, request, pairs, chance)
    _require(made, wanted, pairs)
    others = _companions(wanted, pairs, chance)
    every = {*wanted, *others}
    return Together(wanted, others, [pair for pair in pairs if pair.themes <= every])


def _pairs(made: Pool) -> list[Pair]:
    rows = [(case, theme, theme, sorted(_behind(made, case, theme)))
            for theme in made.themes() for case in sorted(made.cases_of(theme))]  # fmt: skip
    found = cooccurrence(rows, "", 1).rows
    return [Pair(frozenset(row[:2]), row[2], row[3], row[7]) for row in found]


def _behind(made: Pool, case: str, theme: str) -> set[str]:
    return {each.id for (own, _), found in made.spots.items() if own == theme
            for each in found if each.case == case}  # fmt: skip


def _chosen(
    made: Pool, known: Evidence, request: Asked, pairs: list[Pair], chance: Chance
) -> list[str]:
    """Themes that go together, where none is asked for: of the case to be like, of the agencies."""
    fit = set(made.themes())
    if request.like:
        fit &= {theme for each in known.of("finding") if each.case == request.like
                for theme in each.themes}  # fmt: skip
    if request.agencies:
        fit = {theme for theme, agency in made.spots if agency in request.agencies and theme in fit}
    near = sorted((p for p in pairs if p.themes <= fit), key=lambda p: (-p.cases, sorted(p.themes)))
    if not near:
        raise GraphkitError(
            "No two failures that fit come together in a case, so there is no scenario in them. "
            "Name themes with --theme, or ask for less."
        )
    first = chance.pick("themes", [*map(sorted, (pair.themes for pair in near[:NEAR]))])
    more = [next(iter(p.themes - {*first})) for p in near if len(p.themes & {*first}) == 1]
    return [*first, *dict.fromkeys(more)][:MOST_ASKED]


def _require(made: Pool, wanted: list[str], pairs: list[Pair]) -> None:
    for theme in wanted:
        if not made.cases_of(theme):
            raise GraphkitError(
                f"No case that fits has a finding of concern on “{theme}” that can be cited. "
                "Ask without it, or ask for less (agency, factor, age)."
            )
    linked = {theme for pair in pairs if pair.themes <= {*wanted} for theme in pair.themes}
    alone = [theme for theme in wanted if theme not in linked]
    if len(wanted) > 1 and alone:
        raise GraphkitError(
            f"No case that fits has findings both on “{alone[0]}” and on another theme asked for: "
            "they are not known to go together. Ask for them in two scenarios, or see "
            f"graphkit ask co-occurrence -p theme={alone[0]}"
        )


def _companions(wanted: list[str], pairs: list[Pair], chance: Chance) -> list[str]:
    """Themes that share most cases with those asked for, and do not come apart from them."""
    near: dict[str, tuple[bool, int]] = {}
    for pair in pairs:
        (other, *more) = sorted(pair.themes - {*wanted}) or [""]
        if other and not more and pair.stands != APART:
            rank = (pair.stands == TOGETHER, pair.cases)
            near[other] = max(near.get(other, rank), rank)
    nearest = sorted(near, key=lambda theme: (*(-int(each) for each in near[theme]), theme))
    return chance.order("companions", nearest[:NEAR])[:MOST_WITH]
