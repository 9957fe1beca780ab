"""Shuffled tables, against tables that can be counted out and a published test of them."""

from itertools import combinations, permutations
from typing import Any

import numpy as np
import pytest
from scipy.stats import chisquare

from graphkit.shuffling import shuffled, together, trade

# Finches of the Galápagos: 13 species on 17 islands (Sanderson, Testing ecological patterns,
# American Scientist 88, 2000), as Chen, Diaconis, Holmes and Liu give them (Sequential Monte Carlo
# methods for statistical analysis of tables, JASA 100, 2005).
FINCHES = """
00111111110111111 11111111110101100 11111111111101100 00111001010110111 11101111110101100
00000000001010000 00111111100101100 00000000000100000 00111111110100100 00111111110101100
00111011010000000 00110000000000000 11111111111111111
""".split()


def finches() -> Any:
    """Which species (rows) is on which island (columns)."""
    return np.array([[mark == "1" for mark in row] for row in FINCHES])


def shared_squares(table: Any) -> float:
    """The mean over pairs of species of the squared number of islands they share (Roberts and
    Stone, Island-sharing by archipelago species, Oecologia 83, 1990)."""
    shared = together(table.T)
    pairs = list(combinations(range(len(table)), 2))
    return sum(int(shared[pair]) ** 2 for pair in pairs) / len(pairs)


def test_the_sums_of_rows_and_columns_stay() -> None:
    table = np.random.RandomState(3).random_sample((31, 9)) < 0.4
    for mixed in shuffled(table, 20):
        assert (mixed.sum(axis=0) == table.sum(axis=0)).all()
        assert (mixed.sum(axis=1) == table.sum(axis=1)).all()
    assert (mixed != table).any()


def test_the_same_seed_gives_the_same_tables_and_the_original_is_left_alone() -> None:
    table = finches()
    one, other = ([each.copy() for each in shuffled(table, 3)] for _ in range(2))
    assert all((a == b).all() for a, b in zip(one, other, strict=True))
    assert (table == finches()).all()


def test_every_table_of_the_same_sums_comes_equally_often() -> None:
    """Three cases with one theme each: six tables. And a case of two themes among three of one."""
    for start, count in ((np.eye(3, dtype=bool), 6), (np.array([[1, 1, 0], [0, 1, 0], [0, 0, 1],
                                                                [0, 0, 1]], dtype=bool), 12)):
        found = [each.tobytes() for each in shuffled(start, 6000)]
        times = [found.count(table) for table in sorted(set(found))]
        assert len(times) == len(_tables(start)) == count
        assert chisquare(times).pvalue > 0.01


def _tables(start: Any) -> set[bytes]:
    """All tables with the same sums, by trying every order of each row."""
    rows = [sorted(set(permutations(row.tolist()))) for row in start]
    found: list[list[tuple[bool, ...]]] = [[]]
    for some in rows:
        found = [[*each, row] for each in found for row in some]
    sums = start.sum(axis=0).tolist()
    return {np.array(t).tobytes() for t in found if np.array(t).sum(axis=0).tolist() == sums}


def test_the_finches_share_islands_as_was_published() -> None:
    """Observed 53.1; about 4 in 10,000 tables of the same sums have as much (Chen and others)."""
    table = finches()
    assert (table.sum(), round(shared_squares(table), 1)) == (122, 53.1)
    assert table.sum(axis=1).tolist() == [14, 13, 14, 10, 12, 2, 10, 1, 10, 11, 6, 2, 17]
    assert table.sum(axis=0).tolist() == [4, 4, 11, 10, 10, 8, 9, 10, 8, 9, 3, 10, 4, 7, 9, 3, 3]
    drawn = [shared_squares(each) for each in shuffled(table, 3000)]
    assert sum(each >= 53.1 for each in drawn) <= 6
    assert 50.0 < np.mean(drawn) < 52.0


@pytest.mark.parametrize("rows", [0, 1])
def test_a_single_case_has_nobody_to_trade_with(rows: int) -> None:
    table = np.ones((rows, 2), dtype=bool)
    assert [each.tolist() for each in shuffled(table, 2)] == [table.tolist()] * 2


def test_a_trade_between_two_rows_leaves_what_both_have() -> None:
    table = np.array([[1, 1, 0, 0], [1, 0, 1, 0]], dtype=bool)
    trade(table, np.random.RandomState(0))
    assert table[:, 0].tolist() == [True, True]
    assert table[:, 3].tolist() == [False, False]
    assert table.sum() == 4
