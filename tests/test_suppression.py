"""Suppression of small numbers: by counting all that it may be, nothing hidden can be told."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.suppression import Suppressed, suppressed

Table = list[list[int]]
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 7), min_size=width, max_size=width), min_size=1, max_size=3
    )
)


def flat(shown: Suppressed) -> list[int | None]:
    """Every place of what is shown, totals last."""
    return [*(cell for row in shown.cells for cell in row), *shown.rows, *shown.columns,
            shown.total]  # fmt: skip


def totalled(inner: list[int], width: int) -> list[int]:
    """The cells of a table, and its totals, in the order of `flat`."""
    rows = [inner[at : at + width] for at in range(0, len(inner), width)]
    sums = [sum(row) for row in rows]
    return [*inner, *sums, *(sum(column) for column in zip(*rows, strict=True)), sum(sums)]


def possible(shown: Suppressed, table: Table) -> list[set[int]]:
    """What each place may be, of all tables of nearby counts that look the same when shown."""
    width = len(table[0])
    told = flat(shown)
    choices = [range(max(0, cell - 2), cell + 3) if told[at] is None else (cell,)
               for at, cell in enumerate(cell for row in table for cell in row)]  # fmt: skip
    found: list[set[int]] = [set() for _ in told]
    for inner in product(*choices):
        every = totalled(list(inner), width)
        if all(seen is None or seen == each for seen, each in zip(told, every, strict=True)):
            for place, each in zip(found, every, strict=True):
                place.add(each)
    return found


@settings(max_examples=60, deadline=None)
@given(table=TABLES, least=st.integers(1, 5))
def test_nothing_hidden_can_be_worked_out(table: Table, least: int) -> None:
    shown = suppressed(table, least)
    true = totalled([cell for row in table for cell in row], len(table[0]))
    hidden = 0
    for seen, each, may_be in zip(flat(shown), true, _bounds(shown, table), strict=True):
        assert seen is None or seen == each
        assert not (0 < each < least and seen is not None)
        if seen is None:
            hidden += 1
            assert len(may_be) > 1
    assert hidden or not any(0 < each < least for each in true)


LARGER = st.tuples(st.integers(2, 6), st.integers(2, 6)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 20), min_size=size[1], max_size=size[1]),
        min_size=size[0], max_size=size[0],
    )
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(table=LARGER, least=st.integers(2, 6))
def test_nothing_hidden_in_a_larger_table_can_be_computed(table: Table, least: int) -> None:
    """By linear programming over all that is shown, totals of rows, columns and of all among it."""
    shown = suppressed(table, least)
    for seen, may_be in zip(flat(shown), extremes(shown, table), strict=True):
        assert (seen is None) == (len(may_be) > 1)


def _bounds(shown: Suppressed, table: Table) -> list[set[int]]:
    """`possible`, for tables small enough to count; else the least and the most by linear means."""
    if sum(cell is None for row in shown.cells for cell in row) <= 5:
        return possible(shown, table)
    return extremes(shown, table)


def extremes(shown: Suppressed, table: Table) -> list[set[int]]:
    """The least and the most that each place may be, everything shown being as it is."""
    import numpy as np
    from scipy.optimize import linprog

    size, width = len(table) * len(table[0]), len(table[0])
    unit = np.eye(size, dtype=int)
    maps = np.array([totalled(list(each), width) for each in unit]).T
    told = flat(shown)
    known = [at for at, seen in enumerate(told) if seen is not None]
    fixed = {"A_eq": maps[known], "b_eq": [told[at] for at in known]} if known else {}
    found = []
    for row in maps:
        least = linprog(row, bounds=(0, 999), **fixed).fun
        most = -linprog(-row, bounds=(0, 999), **fixed).fun
        found.append({round(least), round(most)})
    return found


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ([[5, 6], [7, 8]], [[5, 6], [7, 8]]),
        ([[2, 9], [9, 9]], [[None, None], [None, None]]),
        ([[2, 9, 4], [9, 9, 9], [5, 9, 9]], [[None, 9, None], [9, 9, 9], [None, 9, None]]),
        ([[0, 9], [9, 0]], [[0, 9], [9, 0]]),
    ],
)
def test_what_is_hidden(table: Table, cells: list[list[int | None]]) -> None:
    shown = suppressed(table)
    assert shown.cells == cells
    assert shown.total == sum(map(sum, table))


def test_a_small_total_is_hidden_too() -> None:
    shown = suppressed([[1], [0], [9]])
    assert shown.rows[0] is None
    assert shown.cells[0] == [None]
    assert None in (shown.total, shown.cells[2][0], shown.cells[1][0])


@pytest.mark.parametrize(("table", "least"), [([], 3), ([[]], 3), ([[1], [1, 2]], 3), ([[-1]], 3),
                                              ([[1]], 0)])  # fmt: skip
def test_what_is_no_table_is_refused(table: Table, least: int) -> None:
    with pytest.raises(ValueError, match=r"a table has|a count is"):
        suppressed(table, least)
