"""Words are found again in a better or a changed reading, and nowhere else."""

from dataclasses import replace

import pytest

from graphkit.anchors import (
    CHANGED,
    Anchor,
    Letters,
    Orphaned,
    anchor_of,
    held,
    passage,
    passage_anchor,
)
from graphkit.record import Item
from tests.doubtful import LEARNING, document, items


def reworded(number: int, words: str) -> list[Item]:
    """The items of the review, one of them in other words."""
    return [replace(each, text=words) if each.id == f"i{number}" else each for each in items()]


def test_an_anchor_says_which_of_equal_words_under_one_heading() -> None:
    third, fifth, sixth = (items()[n] for n in (2, 4, 5))
    assert anchor_of(third, items()) == Anchor("Records were poor.", ("Findings",), 1, 2)
    assert anchor_of(fifth, items()) == Anchor("Records were poor.", ("Findings",), 2, 2)
    assert anchor_of(sixth, items()) == Anchor("Records were poor.", ("Learning",))


@pytest.mark.parametrize("number", range(7))
def test_every_item_is_found_by_its_own_anchor(number: int) -> None:
    meant = items()[number]
    assert held(anchor_of(meant, items()), items()) == (meant, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("• The plan drifted - for nine  months", ""),
        ("The plan drifted for nine months.3", CHANGED),
        ("Police - The plan drifted for nine months.", CHANGED),
        ("plan drifted for nine months", CHANGED),
    ],
)
def test_a_better_cleaner_is_no_other_passage(words: str, said: str) -> None:
    anchor = anchor_of(items()[3], items())
    found, told = held(anchor, reworded(4, words))
    assert (found.id, told) == ("i4", said)


@pytest.mark.parametrize(
    "words", ["The plan did not drift for nine months.", "The plan drifted for ten months."]
)
def test_other_words_are_not_taken_for_it(words: str) -> None:
    with pytest.raises(Orphaned, match="no item has its words"):
        held(anchor_of(items()[3], items()), reworded(4, words))


def test_equal_words_that_became_fewer_or_more_are_told_apart_by_nothing() -> None:
    anchor = anchor_of(items()[4], items())
    with pytest.raises(Orphaned, match="its words are there once, and were twice"):
        held(anchor, reworded(3, "Something else."))
    with pytest.raises(Orphaned, match="its words are there 3 times, and were twice"):
        held(anchor, reworded(4, "Records were poor."))


def test_a_heading_that_reads_otherwise_does_not_matter_where_there_is_one() -> None:
    anchor = replace(anchor_of(items()[6], items()), section=("What was learned",))
    assert held(anchor, items())[0].text == LEARNING[1]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nobody   asked", ["Nobody asked"]),
        ("“Plans need dates.”", ["Plans need dates."]),
        ("records were poor", ["Records were poor"] * 3),
        ("ecords were poor", []),
        ("…", []),
        ("did-not tell", ["did not tell"]),
    ],
)
def test_words_are_found_by_their_letters(words: str, found: list[str]) -> None:
    text = document().text
    assert [text[slice(*span)] for span in Letters(text).find(words)] == found


def test_marks_that_were_typed_belong_to_the_passage_where_they_are_there() -> None:
    text = "He said ‘no’ (twice)."
    assert [text[slice(*s)] for s in Letters(text).find("'no' (twice)")] == ["‘no’ (twice)"]
    assert [text[slice(*s)] for s in Letters(text, [[3, 12]]).find("no twice")] == []


def test_a_quoted_passage_is_anchored_in_the_document() -> None:
    anchor = passage_anchor(document(), "records were poor.", 2)
    assert anchor == Anchor("Records were poor.", ("Findings",), 2, 2)
    start, end = passage(anchor, document())
    assert document().text[start:end] == "Records were poor."
    assert document().text[:start].count("Records") == 1


def test_a_letter_that_folds_into_a_letter_and_a_mark_is_found() -> None:
    text = "Mother spoke to İrem İçli of the visit."
    assert [text[slice(*span)] for span in Letters(text).find("İrem İçli of")] == ["İrem İçli of"]


@pytest.mark.parametrize(
    ("words", "at", "said"),
    [
        ("Plans need hope.", None, "not in the document: quote them as they stand there"),
        ("Records were poor.", None, "there 3 times: say which with --at"),
        ("Records were poor.", 4, "there 3 times: there is no --at 4"),
    ],
)
def test_a_passage_that_cannot_be_told_is_refused(words: str, at: int | None, said: str) -> None:
    with pytest.raises(Orphaned, match=said):
        passage_anchor(document(), words, at)
