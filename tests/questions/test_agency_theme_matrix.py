"""All agencies and all themes side by side: cases, and what each share is of."""

from graphkit.record import Case
from graphkit.store import Store
from tests.fiction import ASHBY, BROOK, item, record, world
from tests.oracle import NOBODY
from tests.questions.asking import NEWER, OLDER, asked, picked
from tests.questions.conftest import Ask


def test_the_invented_world(ask: Ask) -> None:
    """Two documents of Child A are one case; its strengths and the audit of no case are none."""
    answer = ask(world(), "agency-theme-matrix", few="1")
    assert picked(answer, "agency", "theme", "cases", "of") == [
        ("General practice", "Information sharing", 1, 2),
        ("Health commissioning", "Information sharing", 2, 2),
        ("Police", "Information sharing", 1, 2),
        (NOBODY, "Recording", 2, 3),
        (NOBODY, "Information sharing", 1, 3),
    ]
    assert answer.items[2] == [
        "ashby-child-a-response/i2", "ashby-child-a/i1", "ashby-child-a/i2",
    ]  # fmt: skip
    assert answer.objects()[2]["share"] == 0.5
    assert answer.says == ()


def test_few_cases_are_said_to_be_too_few(ask: Ask) -> None:
    answer = ask(world(), "agency-theme-matrix", few="3")
    notes = picked(answer, "agency", "note")
    assert notes == [
        ("General practice", "too few cases to rank or compare"),
        ("Health commissioning", "too few cases to rank or compare"),
        ("Police", "too few cases to rank or compare"),
        (NOBODY, None),
        (NOBODY, None),
    ]
    assert answer.says == (
        "3 of 5 rows rest on fewer than 3 cases: too few cases to rank or compare.",
    )


def test_filters_cut_cases_and_what_shares_are_of_alike(ask: Ask) -> None:
    def found(**given: str) -> list[tuple[object, ...]]:
        answer = ask(world(), "agency-theme-matrix", few="1", **given)
        return picked(answer, "agency", "theme", "cases", "of")

    assert found(board=BROOK) == [
        (NOBODY, "Information sharing", 1, 1), (NOBODY, "Recording", 1, 1),
    ]  # fmt: skip
    assert found(area="brook") == found(board=BROOK)
    assert found(from_year="2020") == found(board=BROOK)
    assert found(theme="recording", board=ASHBY) == [(NOBODY, "Recording", 1, 2)]
    assert found(theme="neglect") == []


def test_a_review_type_cuts_to_the_cases_that_such_a_review_examines(ask: Ask) -> None:
    answer = ask(world(), "agency-theme-matrix", few="1", review_type="board-response")
    assert picked(answer, "agency", "theme", "cases", "of") == [
        ("General practice", "Information sharing", 1, 1),
        ("Health commissioning", "Information sharing", 1, 1),
        ("Police", "Information sharing", 1, 1),
        (NOBODY, "Recording", 1, 1),
    ]


def test_a_board_that_changed_its_name_is_one(ask: Ask) -> None:
    said = item("i", themes=["recording"], responsible=["police"])
    records = [record("a", [said], board=OLDER), record("b", [said], board=NEWER)]
    answer = ask(records, "agency-theme-matrix", board=NEWER)
    assert picked(answer, "cases", "of") == [(2, 2)]


def test_surgeries_of_two_boards_count_for_one_type(ask: Ask) -> None:
    """“GP” of Ashby and of Brook are two surgeries, and one type that both cases have."""
    gp = [("GP", "general-practice")]
    failing = item("i", themes=["recording"], responsible=["general-practice"],
                   bodies={"GP": "responsible"})  # fmt: skip
    records = [
        record("a", [failing], agencies=gp, board=OLDER),
        record("b", [], [Case("Child B")], gp, board=BROOK),
    ]
    answer = ask(records, "agency-theme-matrix")
    assert picked(answer, "agency", "cases", "of") == [("General practice", 1, 2)]


def test_the_samples(samples: Store) -> None:
    answer = asked(samples, "agency-theme-matrix", theme="recording")
    assert picked(answer, "agency", "theme", "cases", "of", "share", "low", "high") == [
        ("Children's social care", "Recording", 1, 9, 0.111, 0.02, 0.435),
        ("General practice", "Recording", 1, 8, 0.125, 0.022, 0.471),
        ("Police", "Recording", 1, 9, 0.111, 0.02, 0.435),
    ]
    assert len(asked(samples, "agency-theme-matrix").rows) == 156
