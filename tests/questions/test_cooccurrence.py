"""Failures that travel together."""

from itertools import combinations, product
from typing import Any

import pytest

from graphkit.cooccurrence import cooccurrence, lift_in_words
from graphkit.record import Case, Record
from graphkit.store import Store
from tests.fiction import ASHBY, item, record
from tests.questions.asking import asked, picked
from tests.questions.conftest import Ask


def child(id: str, *themes: str, **review: Any) -> Record:
    """A review of one child with a finding for each theme."""
    said = [item(f"i{n}", case=id, themes=[theme]) for n, theme in enumerate(themes)]
    return record(id, said, [Case(id)], **review)


def test_counts_are_of_cases_that_have_both(ask: Ask) -> None:
    praise = child("d", "neglect", published="2014")
    praise.items.append(item("p", "good-practice", case="d", themes=["recording"]))
    records = [
        child("a", "recording", "neglect", published="2012", board=ASHBY),
        child("b", "recording", "recording", "neglect", published="2013"), praise,
        child("c", "recording", "information-sharing"),
    ]  # fmt: skip
    answer = ask(records, "co-occurrence", least="1")
    assert picked(answer, "theme", "other_theme", "observed") == [
        ("Information sharing", "Recording", 1), ("Neglect", "Recording", 2),
    ]  # fmt: skip
    assert answer.items == [["c/i0", "c/i1"], ["a/i0", "a/i1", "b/i0", "b/i1", "b/i2"]]
    assert picked(ask(records, "co-occurrence"), "observed") == [(2,)]
    given: list[dict[str, str]] = [{"theme": "neglect"}, {"board": ASHBY}, {"from_year": "2013"}]
    found = [picked(ask(records, "co-occurrence", least="1", **each), "observed") for each in given]
    assert found == [[(2,)], [(1,)], [(1,)]]


def rows(*cases: str) -> list[tuple[str, str, str, list[str]]]:
    """Rows of cases, each written as its themes, a letter each."""
    return [(f"c{n:03}", theme, theme.upper(), [f"{n}{theme}"])
            for n, themes in enumerate(cases) for theme in themes]  # fmt: skip


def test_what_is_dealt_by_chance_is_expected_as_often_as_chance_has_it() -> None:
    """Each case has two of the four themes a to d, each theme half of the cases: of 60 cases every
    pair is expected in 10, one in six."""
    cases = ["ab", "ac", "ad", "bc", "bd", "cd"] * 10
    made = cooccurrence(rows(*cases), "", 1)
    assert [row[2] for row in made.rows] == [10] * 6
    assert [row[3] for row in made.rows] == pytest.approx([10.0] * 6, abs=0.3)
    assert {row[7] for row in made.rows} == {None}
    assert made.says == ("6 pairs of themes in 60 cases: 0 stand out against 500 shuffles of the "
                         "cases; up to 0 would by chance alone.",)  # fmt: skip


def test_what_always_travels_together_stands_out_and_what_never_does_too() -> None:
    made = cooccurrence(rows(*["ab", "cd"] * 20, "ac", "bd"), "", 1)
    told = {row[:2]: (row[2], row[7]) for row in made.rows}
    assert told == {("A", "B"): (20, "together"), ("C", "D"): (20, "together"),
                    ("A", "C"): (1, "apart"), ("B", "D"): (1, "apart")}  # fmt: skip
    assert [row[7] for row in made.rows] == ["together"] * 2 + ["apart"] * 2
    together, apart = made.rows[0], made.rows[-1]
    assert together[5] > 1 > apart[6]
    assert together[4] == pytest.approx(20 / together[3], abs=0.02)


def test_what_is_expected_is_the_mean_over_all_tables_there_are() -> None:
    """Every table of the same sums, counted out: the themes a, b, c in 3, 3, 2 of five cases."""
    cases = ["ab", "ac", "abc", "b"]
    sets = [list(combinations("abc", len(case))) for case in cases]
    wanted = sorted("".join(cases))
    every = [t for t in product(*sets) if sorted("".join(map("".join, t))) == wanted]
    assert len(every) == 5
    for one, other, _, expected, *_ in cooccurrence(rows(*cases), "", 1).rows:
        shared = [sum({one.lower(), other.lower()} <= {*case} for case in t) for t in every]
        assert expected == pytest.approx(sum(shared) / len(every), abs=0.1)


def test_the_same_question_has_the_same_answer(samples: Store) -> None:
    one, other = (asked(samples, "co-occurrence") for _ in range(2))
    assert one.rows == other.rows
    assert all(row["observed"] >= 2 for row in one.objects())


def test_no_case_no_pair() -> None:
    assert cooccurrence([], "", 1).rows == []
    assert cooccurrence(rows("ab"), "", 2) == cooccurrence(rows("a"), "", 1)


def test_a_lift_in_words() -> None:
    assert lift_in_words(1.8, 1.3, 2.6) == "1.8 (1.3–2.6)"
    assert lift_in_words(2.0, 1.0, None) == "2 (1–)"
    assert lift_in_words(None, None, None) == ""
