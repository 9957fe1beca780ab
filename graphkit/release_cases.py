"""Facts of cases that too few reviews share to be handed on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from graphkit.record import Case, Record
from graphkit.suppression import suppressed

FACTS = ("sex", "age")
FACTOR = "risk factor"


def without_rare(records: list[Record], least: int) -> tuple[list[Record], list[str]]:
    """`records` without ages, sexes and risk factors that fewer than `least` reviews have, and
    notes on what went.

    How many reviews have each sex, or each band of ages, is a table of counts: where hiding one
    value would leave it to be told from the others, the next rarest goes with it.
    """
    kept = {fact: _kept(_reviews(records, fact), least) for fact in FACTS}
    having = _reviews(records, FACTOR)
    kept[FACTOR] = {value for value, reviews in having.items() if len(reviews) >= least}
    notes = [f"Left out of the cases, as fewer than {least} reviews have it or it could be worked "
             f"out: {fact} {', '.join(sorted(gone))}."
             for fact in (*FACTS, FACTOR)
             if (gone := _reviews(records, fact).keys() - kept[fact])]  # fmt: skip
    return [replace(record, cases=[_without(case, kept) for case in record.cases])
            for record in records], notes  # fmt: skip


def _kept(reviews: dict[str, set[str]], least: int) -> set[str]:
    """The values that may be shown."""
    values = sorted(reviews)
    if not values:
        return set()
    shown = suppressed([[len(reviews[value]) for value in values]], least).cells[0]
    return {value for value, count in zip(values, shown, strict=True) if count is not None}


def _reviews(records: Iterable[Record], fact: str) -> dict[str, set[str]]:
    """The reviews that have a case with each value of a fact."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for case in record.cases:
            for value in case.factors if fact == FACTOR else [getattr(case, fact)]:
                if value is not None:
                    found[value].add(record.id)
    return found


def _without(case: Case, kept: dict[str, set[str]]) -> Case:
    factors = [factor for factor in case.factors if factor in kept[FACTOR]]
    evidence = {kind: {id: why for id, why in each.items() if kind != "factors" or id in factors}
                for kind, each in case.evidence.items()}  # fmt: skip
    sex, age = (value if (value := getattr(case, fact)) in kept[fact] else None for fact in FACTS)
    return replace(case, factors=factors, evidence=evidence, sex=sex, age=age)
