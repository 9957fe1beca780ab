"""Links: which statement answers which."""

import pytest

from graphkit.links import Block, follow, same_ref
from graphkit.record import Item, Place


def item(kind: str, *answers: str) -> Item:
    """An item that answers these refs."""
    place = Place(None, [], [])
    return Item("i", kind, None, None, "Words.", [], [], [], list(answers), None, None, place)


def block(*labels: tuple[str, str]) -> Block:
    """A block after these labels."""
    made = Block()
    for kind, ref in labels:
        made.label(kind, ref)
    return made


FINDING, LESSON = ("finding", "Finding 1"), ("learning", "Lesson 1.1")


@pytest.mark.parametrize(
    ("labels", "kind", "answers"),
    [
        ([FINDING], "learning", ["Finding 1"]),
        ([FINDING], "action", ["Finding 1"]),
        ([FINDING, LESSON], "action", ["Lesson 1.1"]),
        ([FINDING, LESSON, ("learning", "Lesson 1.2")], "measure", ["Lesson 1.1", "Lesson 1.2"]),
        ([FINDING, LESSON], "learning", ["Finding 1"]),
        ([FINDING, LESSON], "finding", []),
        ([FINDING, LESSON, FINDING], "action", ["Lesson 1.1"]),
        ([FINDING, LESSON, ("finding", "Finding 2")], "action", ["Finding 2"]),
        ([FINDING, ("recommendation", "R1")], "recommendation", ["Finding 1"]),
        ([FINDING, ("recommendation", "R1")], "action", ["R1"]),
        ([("recommendation", "R1"), ("recommendation", "R2")], "action", ["R2"]),
        ([("recommendation", "R1")], "learning", []),
        ([], "action", []),
    ],
)
def test_what_a_statement_answers_in_its_block(
    labels: list[tuple[str, str]], kind: str, answers: list[str]
) -> None:
    assert block(*labels).answers(kind) == answers


def test_a_pointer_makes_the_items_pointed_to_answer_this_block_too() -> None:
    items = [item("action", "Lesson P4.1"), item("measure", "Lesson P4.1"), item("action", "L2")]
    follow([("4.1", ["Lesson P5.1"], "action")], items)
    assert [each.responds_to for each in items] == [
        ["Lesson P4.1", "Lesson P5.1"], ["Lesson P4.1"], ["L2"],
    ]  # fmt: skip


def test_a_pointer_adds_no_ref_twice_and_reaches_what_was_done_already() -> None:
    items = [item("action-taken", "Lesson 4.1", "Lesson 5.1")]
    follow([("Lesson 4.1", ["Lesson 5.1", "Lesson 5.2"], "action")], items)
    assert items[0].responds_to == ["Lesson 4.1", "Lesson 5.1", "Lesson 5.2"]


@pytest.mark.parametrize(
    ("written", "ref", "same"),
    [
        ("4.1", "Lesson P4.1", True),
        ("p4.1", "Lesson P4.1", True),
        ("Lesson 4.1", "Lesson 4.1", True),
        ("4.1", "Lesson 14.1", False),
        ("4", "Lesson 4.1", False),
    ],
)
def test_a_ref_written_in_passing(written: str, ref: str, same: bool) -> None:
    assert same_ref(written, ref) is same
