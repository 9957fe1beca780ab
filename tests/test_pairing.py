"""Which item of one coder is which of another."""

import pytest

from graphkit.coding import Coding, Filed
from graphkit.pairing import compare, likeness, matched, words


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("The police did not tell.", "the POLICE did—not tell", 1.0),
        ("a a b", "a b b", 2 / 3),
        ("one two", "three four", 0.0),
        ("", "", 0.0),
        ("naïve 2019", "na ve 2019", 1.0),
    ],
)
def test_likeness_is_the_f1_of_words(one: str, other: str, like: float) -> None:
    assert likeness(words(one), words(other)) == like


def test_the_likest_pair_first_and_each_text_once() -> None:
    gold = ["one two three four", "one two three five", "six seven"]
    found = ["one two three five", "one two three", "six seven eight nine"]
    assert matched(gold, found) == [(1, 0), (0, 1)]


def test_of_equal_likeness_the_later_text_comes_first() -> None:
    assert matched(["same words", "same words"], ["same words"]) == [(1, 0)]
    assert matched(["same words"], ["same words", "same words"]) == [(0, 1)]


def test_seven_tenths_is_enough_and_less_is_not() -> None:
    ten = "a b c d e f g h i j".split()
    assert matched([" ".join(ten)], [" ".join([*ten[:7], "x", "y", "z"])]) == [(0, 0)]
    assert matched([" ".join(ten)], [" ".join([*ten[:6], "w", "x", "y", "z"])]) == []


def test_pairs_are_in_order_and_what_only_one_side_has_is_paired_with_nothing() -> None:
    gold = Coding("a", tuple(Filed(text, "finding") for text in ("one two", "three four")))
    found = Coding("a", tuple(Filed(text, "finding") for text in ("five six", "three four")))
    pairs = [
        (pair.gold and pair.gold.text, pair.found and pair.found.text)
        for pair in compare(gold, found).pairs
    ]
    assert pairs == [("one two", None), ("three four", "three four"), (None, "five six")]
