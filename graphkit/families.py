"""Families of recommendations: what is recommended again, in nearly the same or in other words.

Recommendations are taken in order of publication; each joins the family whose first it is most
like, or begins one (leader clustering, Hartigan, Clustering Algorithms, 1975, chapter 3), so that
no chain of small differences ties together what has nothing in common. How alike two are:
`graphkit.likeness`. At half and more they ask, more often than not, for the same thing: of 33
pairs from 2,461 recommendations read through, drawn at random over that range, 29 did; below it
fewer than half. Those with four in five words in common, in order, are called near-identical.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graphkit.contrast import NEAR, differences, folded, sameness
from graphkit.functions import Made
from graphkit.identity import year
from graphkit.likeness import alike, stems, words

LEAST = 0.5
"""How alike a recommendation is at least to the first of its family."""
LAST = 10**6
"""A month after all others: what has no date is no first."""


class Recommendation(NamedTuple):
    """One recommendation: its words, case, board, month of publication, and bodies it names."""

    id: str
    text: str
    case: str
    board: str | None
    month: int | None
    bodies: list[str]


@dataclass(frozen=True, slots=True)
class Family:
    """The recommendations like `first`, itself included, in order of publication."""

    first: Recommendation
    members: list[Recommendation]

    @property
    def cases(self) -> int:
        """How many distinct cases they arose from."""
        return len({member.case for member in self.members})

    @property
    def boards(self) -> list[str]:
        """The boards of these cases."""
        return sorted({member.board for member in self.members if member.board})

    @property
    def years(self) -> list[int]:
        """The years in which they were published."""
        return sorted({year(m.month) for m in self.members if m.month is not None})


def families(rows: Iterable[tuple[str, str, str, str | None, int | None, list[str]]],
             least: int) -> Made:  # fmt: skip
    """The families that arose from at least `least` cases, those of most cases first."""
    given = [Recommendation(*row) for row in rows]
    found = [family for family in gathered(given) if family.cases >= least]
    return Made([_row(family) for family in sorted(found, key=_rank)])


def gathered(recommendations: Iterable[Recommendation]) -> list[Family]:
    """Every recommendation in its family, those that stand alone too; without words, in none."""
    ordered = sorted(recommendations, key=_date)
    same: dict[tuple[str, ...], list[Recommendation]] = {}
    for each in ordered:
        same.setdefault(intent(each), []).append(each)
    same.pop((), None)
    found: dict[int, list[Recommendation]] = {}
    for leader, members in zip(_leaders([*same]), same.values(), strict=True):
        found.setdefault(leader, []).extend(members)
    return [Family(min(m, key=_date), sorted(m, key=_date)) for m in found.values()]


def intent(recommendation: Recommendation) -> tuple[str, ...]:
    """The words that say what is to be done: those of the bodies named in it are left out."""
    left = " ".join(words(recommendation.text))
    for name in sorted(recommendation.bodies, key=lambda name: (-len(name), name)):
        left = f" {left} ".replace(f" {' '.join(words(name))} ", " ")
    return stems(left) or stems(recommendation.text)


def _leaders(texts: Sequence[tuple[str, ...]]) -> list[int]:
    """For each text the place of the one that leads its family: it, or one before it."""
    leader = list(range(len(texts)))
    best: dict[int, float] = {}
    for one, other, score in zip(*(each.tolist() for each in alike(texts, LEAST)), strict=True):
        # Pairs come in order of `other`: whether `one`, before it, leads is settled by then.
        if leader[one] == one and score > best.get(other, 0.0):
            leader[other], best[other] = one, score
    return leader


def _date(each: Recommendation) -> tuple[int, str]:
    return (LAST if each.month is None else each.month), each.id


def _rank(family: Family) -> tuple[int, int, int, str]:
    latest = family.years[-1] if family.years else 0
    return -family.cases, -len(family.boards), -latest, family.first.id


def _row(family: Family) -> tuple[object, ...]:
    folds = {member.id: folded(member.text) for member in family.members}
    ours = folds[family.first.id]
    near = {id for id, words in folds.items() if sameness(ours, words) >= NEAR}
    years = family.years
    return (
        family.first.text, family.cases, family.boards, years[0] if years else None,
        years[-1] if years else None, len(near), len(folds) - len(near),
        [*_wordings(family, folds, near)], [member.id for member in family.members],
    )  # fmt: skip


def _wordings(family: Family, folds: dict[str, list[str]], near: set[str]) -> Iterator[str]:
    """Each later wording once: where and when, and how it differs; the whole where all does."""
    told = {" ".join(folds[family.first.id])}
    for member in family.members:
        wording = " ".join(folds[member.id])
        if wording not in told:
            told.add(wording)
            said = f"“{member.text}”"
            if member.id in near:
                said = differences(family.first.text, member.text)
            when = "no date" if member.month is None else str(year(member.month))
            yield f"{when}, {member.board or 'no board'}: {said}"
