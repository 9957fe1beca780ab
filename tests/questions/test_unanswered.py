"""What nothing answers: told only of documents that link their items, step by step."""

from typing import Any

from graphkit.record import Item, Record
from graphkit.store import Store
from tests.fiction import BROOK, item, record
from tests.questions.asking import NEWER, OLDER, asked, picked
from tests.questions.conftest import Ask

UNLINKED = "this document does not link its items"


def said(id: str, kind: str, *answers: str, **fields: Any) -> Item:
    """A statement that is called by its id, and answers these."""
    return item(id, kind, ref=id, responds_to=list(answers), **fields)


def linked() -> Record:
    """Two findings, two recommendations, two actions: each time only the first is answered."""
    return record("r", [
        said("F1", "finding"), said("F2", "finding"), said("G", "good-practice"),
        said("L", "learning"),
        said("R1", "recommendation", "F1"), said("R2", "recommendation"),
        said("A1", "action", "R1"), said("A2", "action-taken", "R1"),
        said("M", "measure", "A1"),
    ])  # fmt: skip


def what(ask: Ask, record: Record, **given: str) -> list[tuple[Any, ...]]:
    """What is missing, with the items behind it."""
    answer = ask([record], "unanswered", review="r", **given)
    rows = picked(answer, "what", "count")
    return [(*row, [id.partition("/")[2] for id in items])
            for row, items in zip(rows, answer.items, strict=True)]  # fmt: skip


def test_findings_recommendations_and_actions_that_nothing_answers(ask: Ask) -> None:
    """Good practice and lessons ask for no answer."""
    answer = ask([linked()], "unanswered", review="r")
    assert answer.rows == [
        ["r", "finding without a recommendation", 1, 2, "finding", "Text of F2."],
        ["r", "recommendation without an action", 1, 2, "recommendation", "Text of R2."],
        ["r", "action without a measure", 1, 2, "action-taken", "Text of A2."],
    ]
    assert answer.items == [["r/F2"], ["r/R2"], ["r/A2"]]


def test_of_all_reviews_there_is_a_row_for_each_step(ask: Ask) -> None:
    lonely = record("s", [said("R", "recommendation"), said("A", "action", "R"),
                          said("F1", "finding"), said("F2", "finding")])  # fmt: skip
    answer = ask([linked(), lonely], "unanswered")
    assert picked(answer, "review", "what", "count", "of", "text") == [
        ("r", "finding without a recommendation", 1, 2, None),
        ("r", "recommendation without an action", 1, 2, None),
        ("r", "action without a measure", 1, 2, None),
        ("s", "this document does not link its recommendations to findings", 2, 2, None),
        ("s", "every recommendation has an action", 1, 1, None),
        ("s", "action without a measure", 1, 1, None),
    ]
    assert answer.items[0] == ["r/F2"]
    assert answer.items[3] == ["s/F1", "s/F2"]


def test_an_answer_may_be_several_steps_away(ask: Ask) -> None:
    """A lesson is drawn from the finding, an action answers the lesson, another the action."""
    chain = record("r", [
        said("F", "finding"), said("L", "learning", "F"), said("A", "action", "L"),
        said("B", "action", "A"), said("M", "measure", "B"),
    ])  # fmt: skip
    assert what(ask, chain) == [
        ("every finding has a recommendation or action", 1, ["F"]),
        ("every action has a measure", 2, ["A", "B"]),
    ]


def test_an_answer_is_found_however_many_steps_away(ask: Ask) -> None:
    lessons = [said(f"L{n}", "learning", f"L{n - 1}" if n else "F") for n in range(20)]
    chain = record("r", [said("F", "finding"), *lessons, said("A", "action", "L19")])
    assert what(ask, chain)[0] == ("every finding has a recommendation or action", 1, ["F"])


def test_a_measure_answers_an_action_when_both_answer_the_same(ask: Ask) -> None:
    block = record("r", [
        said("L", "learning"), said("K", "learning"),
        said("A", "action", "L"), said("B", "action", "K"), said("M", "measure", "L"),
    ])  # fmt: skip
    assert what(ask, block) == [("action without a measure", 1, ["B"])]


def test_the_measure_of_one_action_is_not_its_neighbours(ask: Ask) -> None:
    rows = record("r", [
        said("R", "recommendation"), said("A", "action", "R"), said("B", "action", "R"),
        said("M", "measure", "A"),
    ])  # fmt: skip
    assert what(ask, rows)[1] == ("action without a measure", 1, ["B"])


def test_a_document_that_links_nothing_is_named_and_judged_no_further(ask: Ask) -> None:
    said_of = [said("F1", "finding"), said("F2", "finding"), said("R", "recommendation"),
               said("A", "action"), said("M", "measure")]  # fmt: skip
    assert what(ask, record("r", said_of)) == [(UNLINKED, 4, ["A", "F1", "F2", "R"])]


def test_a_step_that_a_document_never_links_is_not_judged(ask: Ask) -> None:
    """It links actions to recommendations, and says of no recommendation what it answers."""
    plan = record("r", [
        said("F", "finding"), said("R", "recommendation"), said("A", "action", "R"),
        said("M", "measure"),
    ])  # fmt: skip
    assert what(ask, plan) == [
        ("this document does not link its recommendations to findings", 1, ["F"]),
        ("every recommendation has an action", 1, ["R"]),
        ("this document does not link its measures to actions", 1, ["A"]),
    ]


def test_items_that_answer_each_other_are_followed_once(ask: Ask) -> None:
    circle = record("r", [
        said("F", "finding"), said("R", "recommendation", "A"), said("A", "action", "R"),
    ])  # fmt: skip
    assert what(ask, circle) == [
        ("this document does not link its recommendations to findings", 1, ["F"]),
        ("every recommendation has an action", 1, ["R"]),
        ("action without a measure", 1, ["A"]),
    ]


def test_an_answer_in_another_document_is_not_looked_for(ask: Ask) -> None:
    other = record("s", [said("A2", "action", "R2")])
    answer = ask([linked(), other], "unanswered")
    assert ("r", "recommendation without an action") in picked(answer, "review", "what")


def test_one_review_one_board_and_its_successor_and_years(ask: Ask) -> None:
    records = [
        record("a", [said("F", "finding")], board=OLDER, published="2012"),
        record("b", [said("F", "finding")], board=NEWER, published="2020-05"),
        record("c", [said("F", "finding")], board=BROOK),
    ]

    def found(**given: str) -> list[Any]:
        return [review for (review,) in picked(ask(records, "unanswered", **given), "review")]

    assert found() == ["a", "b", "c"]
    assert found(review="b") == ["b"]
    assert found(board=NEWER) == ["a", "b"]
    assert found(board=OLDER) == ["a"]
    assert found(from_year="2013") == ["b"]
    assert found(to_year="2012") == ["a"]


def test_the_samples(samples: Store) -> None:
    answer = asked(samples, "unanswered", review="calderbeck-adult-j-2019")
    assert picked(answer, "what", "count") == [
        ("this document does not link its recommendations to findings", 11),
        ("recommendation without an action", 1),
        ("this document does not link its measures to actions", 7),
    ]
    assert answer.objects()[1]["text"] == (
        "The CCG should commission a single service for people who have both mental health and "
        "alcohol problems."
    )
    every = picked(asked(samples, "unanswered"), "review", "what")
    assert [name for name, told in every if told == UNLINKED] == [
        "calderbeck-child-m-2014", "calderbeck-child-y-2022", "penrhyd-child-c-2017",
        "port-aldwin-helen-2016", "reviews-published-2015", "westmoor-child-t-2021",
    ]  # fmt: skip
