"""What keeps going wrong: distinct cases, by theme and agency type."""

from pathlib import Path

import pytest

from graphkit.graph import graph
from graphkit.record import Case
from graphkit.store import Store, open_store
from tests.fiction import ASHBY, BROOK, THEMES, Register, item, record
from tests.oracle import NOBODY
from tests.questions.asking import asked, store_of


def test_repeated_failures(store: Store) -> None:
    """Two documents about Child A are one case; the audit of no one case is none."""
    answer = asked(store, "repeated-failures")
    assert answer.columns == ["theme", "agency", "cases", "boards", "first", "latest"]
    assert answer.rows == [
        ["Information sharing", "Health commissioning", 2, [ASHBY], 2009, 2014],
        ["Recording", NOBODY, 2, [ASHBY, BROOK], 2009, 2020],
    ]
    assert answer.items == [
        ["ashby-child-a-two/i1", "ashby-child-a/i6"],
        ["ashby-child-a/i3", "brook-child-b/i1"],
    ]


def test_repeated_failures_of_one_case_are_listed_when_asked_for(store: Store) -> None:
    assert asked(store, "repeated-failures", least="1").rows == [
        ["Information sharing", "Health commissioning", 2, [ASHBY], 2009, 2014],
        ["Information sharing", "General practice", 1, [ASHBY], 2009, 2009],
        ["Information sharing", "Police", 1, [ASHBY], 2009, 2009],
        ["Recording", NOBODY, 2, [ASHBY, BROOK], 2009, 2020],
        ["Information sharing", NOBODY, 1, [BROOK], 2020, 2020],
    ]


@pytest.mark.parametrize(
    ("given", "agencies"),
    [
        ({"area": "brook"}, [NOBODY, NOBODY]),
        ({"board": ASHBY.upper()},
         ["Health commissioning", "General practice", "Police", NOBODY]),
        ({"board": BROOK}, [NOBODY, NOBODY]),
        ({"from_year": "2014"}, ["Health commissioning", NOBODY, NOBODY]),
        ({"to_year": "2009"}, ["General practice", "Health commissioning", "Police", NOBODY]),
        ({"from_year": "2010", "to_year": "2013"}, []),
    ],
)  # fmt: skip
def test_repeated_failures_of_some(
    store: Store, given: dict[str, str], agencies: list[str]
) -> None:
    answer = asked(store, "repeated-failures", least="1", **given)
    assert [row[1] for row in answer.rows] == agencies


@pytest.mark.parametrize(
    ("given", "cases"),
    [
        ({}, [3]),
        ({"from_year": "0", "to_year": "9999"}, [3]),
        ({"to_year": "1990"}, []),
        ({"from_year": "1990"}, [2]),
        ({"to_year": "2012"}, [2]),
        ({"to_year": "2011"}, [1]),
        ({"from_year": "2012"}, [1]),
        ({"from_year": "2011", "to_year": "2012"}, [2]),
    ],
)
def test_a_case_without_a_date_counts_only_where_no_year_is_asked_for(
    tmp_path: Path, given: dict[str, str], cases: list[int]
) -> None:
    said = item("i", themes=["recording"], responsible=["police"])
    store = store_of(
        tmp_path,
        record("a", [said]),
        record("b", [said], published="2011"),
        record("c", [said], [Case("Child A", incident="2012")], published="2014"),
    )
    answer = asked(store, "repeated-failures", least="1", **given)
    assert [row[2] for row in answer.rows] == cases
    store.close()


def test_a_board_stands_for_those_it_took_the_place_of(tmp_path: Path) -> None:
    older, newer = "Ashby Safeguarding Children Board", "Ashby Safeguarding Children Partnership"
    register = Register(later={older: [(newer, 2019)]})
    said = [item("i", themes=["recording"], responsible=["police"])]
    records = [record("a", said, board=older), record("b", said, board=newer)]
    store = open_store("", tmp_path, read_only=False)
    store.write(graph(records, register, THEMES))
    assert [asked(store, "repeated-failures", least="1", board=name).rows[0][2]
            for name in (older, newer)] == [1, 2]  # fmt: skip
    store.close()
