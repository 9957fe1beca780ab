"""Rows left out of a table to be handed on: no figure of them comes back from what is left."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from graphkit.answers import Answer
from graphkit.queries import question
from graphkit.release_tables import NOTHING, Keys, hidden_rows, shown
from graphkit.report_asking import Asked
from graphkit.report_making import section_of
from graphkit.suppression import suppressed
from graphkit.viewdata import read

AGENCIES, THEMES = ("police", "gp", "school", "housing"), ("sharing", "voice", "plans")
PAIRS = [(agency, theme) for agency in AGENCIES for theme in THEMES]
TABLES = st.dictionaries(st.sampled_from(PAIRS), st.integers(1, 9), min_size=1)
LISTS = st.dictionaries(st.sampled_from(AGENCIES), st.integers(1, 9), min_size=1)


def lines(keys: Sequence[Keys]) -> list[list[int]]:
    """What totals somebody may know are of: all rows, and the rows of each key."""
    words = sorted({(number, word) for key in keys for number, word in enumerate(key)})
    of_each = [[at for at, key in enumerate(keys) if key[number] == word] for number, word in words]
    return [[*range(len(keys))], *(line for line in of_each if len(line) > 1)]


def span(
    totals: list[list[int]], counts: Sequence[int], hidden: set[int], at: int
) -> list[int]:
    """The least and the most that a hidden row may be, all that is shown and these totals known."""
    sums = np.array([[float(place in line) for place in range(len(counts))] for line in totals])
    bounds = [(0, 99) if place in hidden else (count, count) for place, count in enumerate(counts)]
    goal = np.eye(len(counts))[at]
    told = [linprog(sign * goal, A_eq=sums, b_eq=sums @ np.array(counts), bounds=bounds)
            for sign in (1, -1)]  # fmt: skip
    return [round(told[0].fun), round(-told[1].fun)]


@settings(max_examples=100, deadline=None)
@given(table=TABLES, least=st.integers(2, 5))
def test_no_total_of_a_line_gives_a_row_back(table: dict[Keys, int], least: int) -> None:
    keys, counts = [*table], [*table.values()]
    hidden = hidden_rows(keys, counts, least)
    assert {at for at, count in enumerate(counts) if count < least} <= hidden
    for line in lines(keys):
        for at in hidden & {*line} if len(line) > 1 else ():
            low, high = span([line], counts, hidden, at)
            assert low < high


@settings(max_examples=60, deadline=None)
@given(counts=st.lists(st.integers(0, 9), min_size=12, max_size=12), least=st.integers(2, 5))
def test_no_hidden_cell_of_a_whole_table_can_be_computed(counts: list[int], least: int) -> None:
    """All totals that a table may be shown with are known, of rows, of columns and of all."""
    width = len(THEMES)
    hidden = hidden_rows(PAIRS, counts, least)
    seen = suppressed([counts[at : at + width] for at in range(0, len(counts), width)], least,
                      [divmod(at, width) for at in hidden])  # fmt: skip
    rows = [[*range(at * width, at * width + width)] for at in range(len(AGENCIES))]
    columns = [[*range(at, len(counts), width)] for at in range(width)]
    known = [line for line, total in zip([*rows, *columns, [*range(len(counts))]],
                                         [*seen.rows, *seen.columns, seen.total], strict=True)
             if total is not None]  # fmt: skip
    for at in hidden if known else ():
        low, high = span(known, counts, hidden, at)
        assert low < high


@settings(max_examples=60, deadline=None)
@given(table=LISTS, least=st.integers(2, 5))
def test_no_hidden_row_of_a_list_can_be_computed(table: dict[str, int], least: int) -> None:
    keys, counts = [(name,) for name in table], [*table.values()]
    hidden = hidden_rows(keys, counts, least)
    assert len(hidden) != 1 or len(keys) == 1
    for at in hidden if len(keys) > 1 else ():
        low, high = span(lines(keys)[:1], counts, hidden, at)
        assert low < high


@pytest.mark.parametrize(
    ("counts", "gone"),
    [
        ([5, 4, 3], []), ([5, 4, 2], ["voice", "plans"]), ([5, 2, 2], ["voice", "plans"]),
        ([1], ["sharing"]), ([5, 0, 1], ["sharing", "plans"]),
    ],
)  # fmt: skip
def test_which_rows_of_a_list_go(counts: list[int], gone: list[str]) -> None:
    keys = [(theme,) for theme in THEMES[: len(counts)]]
    assert [keys[at][0] for at in sorted(hidden_rows(keys, counts, 3))] == gone


def answer(columns: list[str], rows: list[list[Any]], items: list[list[str]]) -> Answer:
    """An answer of these rows."""
    return Answer(question("repeated-failures"), columns, rows, items, {}, says=("Said before.",))


SAID = ("Said before.", "Rows that fewer than 3 reviews are behind are left out, and others from "
        "which these could be worked out.")  # fmt: skip


def test_rows_with_few_reviews_go_however_many_cases_they_count() -> None:
    """Three cases of one collected document are one review's."""
    made = answer(["theme", "cases"], [["a", 9], ["b", 4], ["c", 4], ["d", 3]],
                  [["r1/1", "r2/1", "r3/1"], ["r1/2", "r2/2", "r4/1"], ["r1/3", "r1/4"],
                   ["r5/1", "r6/1", "r7/1"]])  # fmt: skip
    told = shown(made, 3)
    assert told.rows == [["a", 9], ["b", 4]]
    assert told.items == made.items[:2]
    assert told.says == SAID


@pytest.mark.parametrize("name", ["of", "here", "failed"])
def test_another_small_count_of_families_takes_the_row_with_it(name: str) -> None:
    rows = [["a", 9, 9], ["b", 0, 2], ["c", 4, 4]]
    told = shown(answer(["theme", "cases", name], rows, [[], [], []]), 3)
    assert [row[0] for row in told.rows] == ["a"]


def test_an_answer_that_counts_no_families_stays_as_it_is() -> None:
    made = answer(["recommendation", "status"], [["Do it.", "done"]], [["r1/1"]])
    assert shown(made, 3) is made
    counted = answer(["theme", "cases"], [["a", 1]], [["r1/1"]])
    assert shown(counted, 0) is counted


def test_an_answer_of_which_nothing_is_left_says_so() -> None:
    few = shown(answer(["theme", "agency", "cases"], [["a", "b", 1]], [["r1/1"]]), 3)
    told = section_of(read("report/report.toml"), Asked(few, [], (), ""))
    assert told.sentence == NOTHING
    assert told.says[-1] == SAID[1]
