"""The cue notation: what a phrase finds in running text, and what it does not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.phrases import MOST_BETWEEN, Match, Phrases, check, outermost, singular


def found(phrase: str, text: str) -> list[str]:
    """The words of `text` that `phrase` finds."""
    return [text[m.start : m.end] for m in Phrases([(phrase, "x")]).every(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("core group", "The Core Groups met twice.", ["Core Groups"]),
        ("core group", "The core of the group met.", []),
        ("policy", "Policies were old.", ["Policies"]),
        ("process", "Both processes failed.", ["processes"]),
        ("breach", "Three breaches followed.", ["breaches"]),
        ("crisis", "It was a crisis.", ["crisis"]),
        ("parents' views", "The parents’ views and the parent's view", ["parents’ views",
                                                                       "parent's view"]),
        ("mother's illness", "Mother’s illness was known.", ["Mother’s illness"]),
        ("Clare's Law", "Use of Clares law grew.", ["Clares law"]),
        ("escalat*", "It escalated; escalation failed.", ["escalated", "escalation"]),
        ("step* down", "They stepped down and stepping down began.", ["stepped down",
                                                                     "stepping down"]),
        ("was/were shared", "It was shared; they were shared; is shared.", ["was shared",
                                                                           "were shared"]),
        ("clutter*/hoard*", "Cluttered by hoarding", ["Cluttered", "hoarding"]),
        ("A&E", "seen in A&E and in A and E", ["A&E", "A and E"]),
        ("sorry, late", "sorry late; sorry, late", ["sorry late", "sorry, late"]),
    ],
)  # fmt: skip
def test_words_of_a_phrase(phrase: str, text: str, words: list[str]) -> None:
    assert found(phrase, text) == words


@pytest.mark.parametrize("written", ["multi-agency", "multi agency", "multiagency", "Multi-Agency"])
def test_hyphens_never_matter(written: str) -> None:
    assert found("multi-agency", f"A {written} plan.") == [written]


def test_capitals_ask_for_capitals() -> None:
    text = "The MACE met. He had a mace. Two CAFs, a caf, a Caf."
    assert found("MACE", text) == ["MACE"]
    assert found("CAF", text) == ["CAFs"]
    assert found("mace", text) == ["MACE", "mace"]


def test_a_gap_holds_up_to_six_words() -> None:
    for between in range(MOST_BETWEEN + 2):
        text = " ".join(["not", *["very"] * between, "recorded"])
        assert found("not..recorded", text) == ([text] if between <= MOST_BETWEEN else [])


def test_a_gap_ends_at_the_nearest_word() -> None:
    text = "not seen and not weighed or seen again"
    assert found("not..seen", text) == ["not seen", "not weighed or seen"]


def test_phrases_that_share_a_beginning_and_a_gap_are_all_found() -> None:
    phrases = Phrases([("baby..night", "a"), ("baby..cot", "b"), ("baby slept", "c")])
    found = phrases.every("The baby slept all night in a cot.")
    assert [(m.phrase, m.meaning) for m in found] == [
        ("baby..cot", "b"), ("baby..night", "a"), ("baby slept", "c"),
    ]  # fmt: skip


def test_a_phrase_with_two_gaps() -> None:
    assert found("each..on..own", "each was read on its own") == ["each was read on its own"]


def test_one_phrase_may_have_several_meanings() -> None:
    matches = Phrases([("DASH", "risk"), ("DASH", "abuse"), ("DASH", "risk")]).every("A DASH form")
    assert matches == [Match(2, 6, "DASH", "abuse"), Match(2, 6, "DASH", "risk")]


def test_the_outermost_matches() -> None:
    phrases = Phrases([("risk", "a"), ("risk assessment", "b"), ("assessment", "c"), ("form", "d")])
    found = phrases.outermost("The risk assessment form of risk")
    assert [m.phrase for m in found] == ["risk assessment", "form", "risk"]


def test_outermost_keeps_matches_of_equal_extent() -> None:
    same = [Match(0, 4, "dash", "a"), Match(0, 4, "DASH", "b"), Match(1, 3, "as", "c")]
    assert outermost(same) == [Match(0, 4, "DASH", "b"), Match(0, 4, "dash", "a")]


def test_matches_apart_take_the_leftmost_and_longest() -> None:
    phrases = Phrases([("child protection", "a"), ("protection plan", "b"), ("child", "c")])
    assert [m.phrase for m in phrases.apart("a child protection plan")] == ["child protection"]


@pytest.mark.parametrize(
    ("phrase", "fault"),
    [
        ("", "no words"),
        ("..recorded", "begins with a gap"),
        ("not ..", "ends with a gap"),
        ("s.47 enquiry", "“s.47”"),
        ("was//were", "“”"),
        ("any *", "“*”"),
    ],
)
def test_what_the_notation_does_not_allow(phrase: str, fault: str) -> None:
    with pytest.raises(ValueError, match=re.escape(fault)):
        check(phrase)
    with pytest.raises(ValueError, match=re.escape(fault)):
        Phrases([("fine", "x"), (phrase, "x")])


@given(st.text(alphabet="abcdefghilnoprstuwxyz", min_size=1, max_size=12))
def test_a_plural_has_the_form_of_its_singular(word: str) -> None:
    if not word.endswith(("s", "y")) and len(word) > 3:
        plural = word + ("es" if word.endswith(("x", "ch", "sh")) else "s")
        if not plural.endswith(("us", "is", "ies")):
            assert singular(plural) == singular(word)


@given(st.text(), st.lists(st.sampled_from(["a..b", "a b", "a*", "b/c", "a-b", "b..c..a"])))
def test_matches_lie_in_the_text_and_come_in_order(text: str, phrases: list[str]) -> None:
    matches = Phrases((phrase, "x") for phrase in phrases).every(text)
    assert matches == sorted(matches, key=lambda m: (m.start, -m.end, m.phrase))
    assert all(0 <= m.start < m.end <= len(text) for m in matches)
