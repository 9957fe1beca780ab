"""Patterns that take no notice of case find what `re.IGNORECASE` finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.caseless import Caseless

PATTERNS = (
    r"\b(?:She|he)\S+", r"(?P<Name>Anna|Otto)\W+(?:was|WERE)\b", r"child|sis",
    r"mother|(?-i:\b(?:Mr|Mrs)\s[A-Z])",
    r"(?<!as a )child(?! protection)", r"\d{1,2}\s+[A-Z]{3}",
)  # fmt: skip
TEXT = st.text(alphabet="aAnNoOtTsShHeE cmMrR1DİıſßChildaswere ", max_size=40)


@given(st.sampled_from(PATTERNS), TEXT, st.integers(0, 10))
def test_the_same_places_are_found(pattern: str, text: str, start: int) -> None:
    caseless, plain = Caseless(pattern), re.compile(pattern, re.IGNORECASE)
    for own, other in (
        (caseless.search(text, start), plain.search(text, start)),
        (caseless.match(text, start), plain.match(text, start)),
    ):
        assert (own and own.span()) == (other and other.span())
    spans = [found.span() for found in plain.finditer(text)]
    assert [found.span() for found in caseless.finditer(text)] == spans
    assert caseless.within(text) == bool(spans)


@pytest.mark.parametrize(
    ("text", "there"), [("Her MOTHER", True), ("Mr A", True), ("mr a", False), ("Mrs Ash", True)]
)
def test_a_last_alternative_may_ask_for_capitals(text: str, there: bool) -> None:
    assert Caseless(r"mother|(?-i:\b(?:Mr|Mrs)\s[A-Z])").within(text) is there


def test_groups_are_in_lower_case_and_places_are_those_of_the_text() -> None:
    found = Caseless(r"aged (?P<n>two|three)").search("Then AGED Two")
    assert found is not None
    assert (found["n"], found.span("n")) == ("two", (10, 13))
