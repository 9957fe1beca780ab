"""Factors that come together: the same as counting every combination of every case."""

import random
from itertools import combinations

import pytest

from graphkit.combinations import FEW, Row, combined

Counted = list[tuple[list[str], int, int, int, list[str], list[str]]]


def world(cases: int) -> list[Row]:
    """Cases with chance factors and failures, in chance order."""
    chance, rows = random.Random(7), []
    for n in range(cases):
        case = f"case-{n:03}"
        rows += [(case, "factor", f"f-{factor}", f"Factor {factor}", "")
                 for factor in chance.sample("abcde", chance.randint(0, 4))]  # fmt: skip
        for theme in chance.sample("uvwxyz", chance.randint(0, 5)):
            example = f"r{chance.randrange(10**6):06}/1"
            rows.append((case, "failure", f"t-{theme}", f"Theme {theme}", example))
    chance.shuffle(rows)
    return rows


def counted(rows: list[Row], theme: str, least: int) -> Counted:
    """Every combination looked for in every case."""
    known = {row[0] for row in rows}
    has = {what: {case: {row[2] for row in rows if row[:2] == (case, what)} for case in known}
           for what in ("factor", "failure")}  # fmt: skip
    names, said = {row[2]: row[3] for row in rows}, {(row[0], row[2]): row[4] for row in rows}
    factors = sorted({row[2] for row in rows if row[1] == "factor"})
    of = sum(bool(found) for found in has["factor"].values())
    made = []
    for few in (few for size in (1, 2, 3) for few in combinations(factors, size)):
        cases = [case for case, found in has["factor"].items() if found >= {*few}]
        if len(cases) < least or theme and theme not in few:
            continue
        failed = {t: [c for c in cases if t in has["failure"][c]] for t in names}
        often = sorted(t for t, where in failed.items() if len(where) >= least)
        stand = sorted({min(said[case, t] for case in failed[t]) for t in often})
        row = ([names[f] for f in few], len(few), len(cases), of, [names[t] for t in often], stand)
        made.append(row)
    return sorted(made, key=lambda row: (row[1], -row[2], row[0]))


@pytest.mark.parametrize(("cases", "theme", "least"), [
    (40, "", 2), (40, "f-b", 3), (3 * FEW, "", 1), (3 * FEW, "", 20), (0, "", 1),
])  # fmt: skip
def test_as_if_every_combination_were_looked_for(cases: int, theme: str, least: int) -> None:
    rows = world(cases)
    assert list(combined(rows, theme, least).rows) == counted(rows, theme, least)


def test_a_factor_in_too_few_cases_is_in_no_row() -> None:
    rows = [("a", "factor", "x", "X", ""), ("b", "factor", "x", "X", ""),
            ("a", "factor", "y", "Y", ""), ("a", "failure", "t", "T", "r/1"),
            ("b", "failure", "t", "T", "r/2"), ("c", "failure", "t", "T", "r/0")]  # fmt: skip
    assert combined(rows, "", 2).rows == [(["X"], 1, 2, 2, ["T"], ["r/1"])]
    assert combined(rows, "y", 2).rows == []
