"""Cases like one case, and why: what they share, rare things counting more.

A thing is a theme or an agency type of a finding of concern, or a risk factor of the case. It
weighs its inverse document frequency, ln(cases ÷ cases that have it) (Spärck Jones, A statistical
interpretation of term specificity, 1972); two cases are as alike as the cosine of their weights
(Salton and Buckley, 1988): 1 where they have the same things, 0 where they share none.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log, sqrt
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.functions import Made

DIGITS = 2

Thing = tuple[str, str, str]
"""What a thing is (theme, agency type, risk factor), its id and its name."""


@dataclass(slots=True)
class Case:
    """A case: what its review calls it, its board, and the statements behind each thing."""

    id: str
    label: str
    board: str | None
    age: str | None
    sex: str | None
    things: dict[Thing, list[str]] = field(default_factory=dict)


def similar(rows: Iterable[tuple[Any, ...]], case_id: str, most: int) -> Made:
    """The `most` cases that are most like `case_id`, with what is shared and what differs.

    A row given is a case (id, label, board, age, sex) with one thing (what, id, name) and the
    statements behind it.
    """
    known = _cases(rows)
    if case_id not in known or not known[case_id].things:
        return Made([], (f"No finding of concern and no risk factor of {case_id} is known, "
                         "so nothing can be like it.",))  # fmt: skip
    weights = _weights(known.values())
    ours = known[case_id]
    scored = [(_likeness(ours, case, weights), case) for case in known.values() if case != ours]
    near = sorted((each for each in scored if each[0] > 0), key=lambda each: (-each[0], each[1].id))
    return Made([_row(ours, case, score, weights) for score, case in near[:most]],
                _says(len(near), most))  # fmt: skip


def _cases(rows: Iterable[tuple[Any, ...]]) -> dict[str, Case]:
    known: dict[str, Case] = {}
    for id, label, board, age, sex, what, thing, name, items in rows:
        case = known.setdefault(id, Case(id, label, board, age, sex))
        case.things[what, thing, name] = items
    return known


def _weights(cases: Iterable[Case]) -> dict[Thing, float]:
    every = list(cases)
    counts = Counter(thing for case in every for thing in case.things)
    return {thing: log(len(every) / count) for thing, count in counts.items()}


def _likeness(one: Case, other: Case, weights: dict[Thing, float]) -> float:
    shared = sum(weights[thing] ** 2 for thing in one.things if thing in other.things)
    norms = [sqrt(sum(weights[thing] ** 2 for thing in case.things)) for case in (one, other)]
    return shared / (norms[0] * norms[1]) if shared else 0.0


def _row(one: Case, other: Case, score: float, weights: dict[Thing, float]) -> tuple[Any, ...]:
    shared = _ordered((thing for thing in one.things if thing in other.things), weights)
    items = sorted({id for thing in shared for case in (one, other) for id in case.things[thing]})
    return (
        other.id, other.label, other.board, round(score, DIGITS), list(map(_called, shared)),
        [round(weights[thing], DIGITS) for thing in shared],
        _only(one, other, weights), _only(other, one, weights), _facts(one, other), items,
    )  # fmt: skip


def _ordered(things: Iterable[Thing], weights: dict[Thing, float]) -> list[Thing]:
    return sorted(things, key=lambda thing: (-weights[thing], thing))


def _only(one: Case, other: Case, weights: dict[Thing, float]) -> list[str]:
    """What `one` has and `other` has not, the weightiest first."""
    alone = (thing for thing in one.things if thing not in other.things)
    return list(map(_called, _ordered(alone, weights)))


def _called(thing: Thing) -> str:
    what, _, name = thing
    return name if what == "theme" else f"{name} ({what})"


def _facts(one: Case, other: Case) -> list[str]:
    """Age and sex where they differ, this case's first."""
    facts = (("age", one.age, other.age), ("sex", one.sex, other.sex))
    return [f"{name}: {ours or 'unknown'} / {theirs or 'unknown'}"
            for name, ours, theirs in facts if ours != theirs]  # fmt: skip


def _says(found: int, most: int) -> tuple[str, ...]:
    if found > most:
        return (f"{found} cases share something with this one; listed are the {most} most alike.",)
    return ()


def with_weights(shared: Sequence[str], weights: Sequence[float]) -> str:
    """What is shared as "Neglect (1.95); Police (agency type) (0.4)"."""
    if len(shared) != len(weights):
        raise GraphkitError("There is not one weight for each thing shared.")
    return "; ".join(f"{name} {weight:g}" for name, weight in zip(shared, weights, strict=True))
