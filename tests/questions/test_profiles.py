"""All about one board, one agency or one theme."""

from typing import Any

from graphkit.record import Case, Record
from graphkit.store import Store
from tests.fiction import BROOK, item, record, world
from tests.questions.asking import NEWER, OLDER, asked, picked
from tests.questions.conftest import Ask

PCT, CCG = "Ashby Primary Care Trust", "Ashby Clinical Commissioning Group"
THEME = ["recording"]


def boards() -> list[Record]:
    """Two cases of a board and its successor, one of another, an audit of no case."""
    return [
        record("a", [item("i1", themes=THEME, responsible=["police"]),
                     item("i2", "good-practice", themes=THEME),
                     item("i3", case=None, themes=THEME)],
               [Case("Child A", factors=["neglect"])], board=OLDER, published="2012"),
        record("a-response", [item("i1", themes=THEME, responsible=["general-practice"])],
               board=OLDER, published="2013"),
        record("b", [item("i1", "learning", case="Child B", themes=THEME)], [Case("Child B")],
               board=NEWER, published="2020"),
        record("c", [item("i1", case="Child C", themes=THEME)], [Case("Child C")], board=BROOK),
    ]  # fmt: skip


def test_a_board_with_those_it_took_the_place_of(ask: Ask) -> None:
    answer = ask(boards(), "board-profile", board=NEWER)
    columns = ("kind", "theme", "cases", "of", "statements", "agencies", "first", "latest")
    assert picked(answer, *columns) == [
        ("finding", "Recording", 1, 2, 2, ["General practice", "Police"], 2012, 2012),
        ("good-practice", "Recording", 1, 2, 1, [], 2012, 2012),
        ("learning", "Recording", 1, 2, 1, [], 2020, 2020),
        ("risk in the case", "Neglect", 1, 2, 0, [], 2012, 2012),
    ]
    assert answer.items == [["a-response/i1", "a/i1"], ["a/i2"], ["b/i1"], []]
    assert answer.says == (
        "Every row rests on fewer than 5 cases: too few cases to rank or compare.",
    )


def test_a_board_before_its_successor_and_in_some_years(ask: Ask) -> None:
    def found(**given: str) -> list[tuple[Any, ...]]:
        answer = ask(boards(), "board-profile", **given)
        return picked(answer, "kind", "theme", "cases", "of")

    assert len(found(board=OLDER)) == 3
    assert found(board=BROOK) == [("finding", "Recording", 1, 1)]
    assert found(board=NEWER, from_year="2013") == [("learning", "Recording", 1, 1)]
    assert found(board=NEWER, theme="neglect") == [("risk in the case", "Neglect", 1, 2)]


def test_a_type_of_agency(ask: Ask) -> None:
    """Bodies of the type count for what shares are of; so does a mention."""
    answer = ask(world(), "agency-profile", agency="police")
    columns = ("kind", "theme", "cases", "of", "statements", "boards", "first", "latest")
    assert picked(answer, *columns) == [
        ("finding", "Information sharing", 1, 2, 3, [OLDER], 2009, 2009),
        ("good-practice", "Information sharing", 1, 2, 1, [OLDER], 2009, 2009),
        ("recommendation", "Information sharing", 1, 2, 1, [BROOK], 2020, 2020),
        ("action", "Information sharing", 1, 2, 1, [OLDER], 2009, 2009),
    ]
    assert answer.items[0] == [
        "ashby-child-a-response/i2", "ashby-child-a/i1", "ashby-child-a/i2",
    ]  # fmt: skip


def test_a_body_with_those_it_took_the_place_of(ask: Ask) -> None:
    def found(name: str, **given: str) -> list[tuple[Any, ...]]:
        answer = ask(world(), "agency-profile", agency=name, **given)
        return picked(answer, "kind", "cases", "of", "statements")

    assert found(CCG) == [("finding", 2, 2, 2), ("recommendation", 1, 2, 1)]
    assert found(PCT) == [("finding", 1, 1, 1), ("recommendation", 1, 1, 1)]
    assert found(CCG, from_year="2014") == [("finding", 1, 1, 1)]
    assert found(CCG, board=BROOK) == []
    assert found(CCG, area="Ashby") == found(CCG)
    assert found(CCG, theme="recording") == []


def test_a_theme(ask: Ask) -> None:
    def found(theme: str, **given: str) -> list[tuple[Any, ...]]:
        answer = ask(boards(), "theme-profile", theme=theme, **given)
        return picked(answer, "kind", "cases", "statements", "boards")

    assert found("recording") == [
        ("finding", 2, 3, [OLDER, BROOK]),
        ("good-practice", 1, 1, [OLDER]),
        ("learning", 1, 1, [NEWER]),
    ]
    assert found("neglect") == [("risk in the case", 1, 0, [OLDER])]
    assert found("recording", board=NEWER, from_year="2013") == [("learning", 1, 1, [NEWER])]
    assert found("recording", area="Brook") == [("finding", 1, 1, [BROOK])]
    assert found("recording", to_year="2012")[0] == ("finding", 1, 2, [OLDER])


def test_the_samples(samples: Store) -> None:
    board = "Calderbeck Safeguarding Children Partnership"
    answer = asked(samples, "board-profile", board=board)
    assert picked(answer, "kind", "theme", "cases", "of", "statements")[:3] == [
        ("finding", "Information sharing", 3, 3, 6),
        ("finding", "Supervision and oversight", 3, 3, 4),
        ("finding", "Assessment", 2, 3, 3),
    ]
    assert len(answer.rows) == 82
    answer = asked(samples, "agency-profile", agency="ambulance")
    assert picked(answer, "kind", "theme", "cases", "of") == [
        ("finding", "Information sharing", 1, 1),
        ("good-practice", "Referral and response", 1, 1),
        ("recommendation", "Information sharing", 1, 1),
        ("action-taken", "Information sharing", 1, 1),
        ("action-taken", "Quality assurance", 1, 1),
    ]
    answer = asked(samples, "theme-profile", theme="was-not-brought")
    assert picked(answer, "kind", "cases", "statements") == [
        ("finding", 3, 8), ("learning", 3, 3), ("recommendation", 3, 3), ("action", 2, 2),
        ("measure", 2, 2), ("action-taken", 1, 1),
    ]  # fmt: skip
