"""What an agency was asked to do, under the names it had."""

import pytest

from graphkit.store import Store
from tests.fiction import ASHBY, BROOK, CCG, PCT
from tests.questions.asking import asked


def test_recommendations_for_a_type(store: Store) -> None:
    answer = asked(store, "recommendations-for", agency="police")
    assert answer.objects() == [
        {"recommendation": "Text of i2.", "kind": "recommendation",
         "themes": ["Information sharing"], "review": "Review brook-child-b", "board": BROOK,
         "published": "2020-01", "owner": "Chief Constable", "due": "2020-06", "status": None},
        {"recommendation": "Text of i1.", "kind": "action", "themes": ["Information sharing"],
         "review": "Review ashby-child-a-response", "board": ASHBY, "published": "2010-03",
         "owner": None, "due": "2011", "status": "planned"},
    ]  # fmt: skip
    assert answer.items == [["brook-child-b/i2"], ["ashby-child-a-response/i1"]]


@pytest.mark.parametrize("name", [CCG, CCG.upper(), CCG.casefold()])
def test_recommendations_for_a_body_are_also_those_it_inherited(store: Store, name: str) -> None:
    assert asked(store, "recommendations-for", agency=name).items == [["ashby-child-a/i5"]]


def test_recommendations_to_a_body_before_its_time_are_none(store: Store) -> None:
    assert asked(store, "recommendations-for", agency=PCT).items == [["ashby-child-a/i5"]]
    assert asked(store, "recommendations-for", agency="Ashby Police").rows == []


def test_recommendations_on_a_theme(store: Store) -> None:
    assert asked(store, "recommendations-for", agency="police", theme="recording").rows == []
    found = asked(store, "recommendations-for", agency="police", theme="information sharing")
    assert len(found.rows) == 2


def test_recommendations_of_a_board_and_of_some_years(store: Store) -> None:
    def found(**given: str) -> list[list[str]]:
        return asked(store, "recommendations-for", agency="police", **given).items

    assert found(board=BROOK) == [["brook-child-b/i2"]]
    assert found(board=ASHBY) == [["ashby-child-a-response/i1"]]
    assert found(from_year="2011") == [["brook-child-b/i2"]]
    assert found(to_year="2010") == [["ashby-child-a-response/i1"]]
    assert found(from_year="2011", to_year="2019") == []
