"""How far recommendations and actions have come, and which were overdue at a date given."""

from typing import Any

import pytest

from graphkit.progress import overdue
from graphkit.record import Case, Record
from graphkit.store import Store
from tests.fiction import BROOK, item, record
from tests.questions.asking import NEWER, OLDER, asked, picked
from tests.questions.conftest import Ask

POLICE = ["police"]


def plan(**review: Any) -> Record:
    """An action plan."""
    return record("r", [
        item("i1", "recommendation", ref="1", themes=["recording"], responsible=POLICE),
        item("i2", "action", responds_to=["1"], owner="Sergeant", due="2018-04",
             responsible=POLICE),
        item("i3", "action-taken", responds_to=["1"], owner="Sergeant"),
        item("i4", "action", owner="Inspector", due="2018-06", status="in-progress"),
        item("i5", "recommendation", due="2017", status="rejected"),
        item("i6", "measure", responds_to=["1"], due="2017"),
        item("i7"),
    ], **{"board": OLDER, "published": "2018-01", **review})  # fmt: skip


def test_by_status_owner_and_due(ask: Ask) -> None:
    answer = ask([plan()], "progress", as_of="2018-06")
    columns = ("status", "overdue", "due", "owner", "kind", "actions", "actions_done", "agencies")
    assert picked(answer, *columns) == [
        ("planned", "overdue", "2018-04", "Sergeant", "action", 0, 0, ["Police"]),
        ("in-progress", None, "2018-06", "Inspector", "action", 0, 0, []),
        (None, "no date", None, None, "recommendation", 2, 1, ["Police"]),
        ("rejected", None, "2017", None, "recommendation", 0, 0, []),
        ("done", None, None, "Sergeant", "action-taken", 0, 0, []),
    ]
    assert answer.items == [["r/i2"], ["r/i4"], ["r/i1", "r/i2", "r/i3"], ["r/i5"], ["r/i3"]]
    assert answer.says == ("1 of 5 overdue at 2018-06; 1 of 5 without a date.",)


def test_nothing_is_overdue_of_itself(ask: Ask) -> None:
    answer = ask([plan()], "progress")
    assert set(picked(answer, "overdue")) == {(None,)}
    assert answer.says == ("Nothing is called overdue: that needs a date, as_of.",)
    assert answer.told.startswith("as of: no date · status: any")


@pytest.mark.parametrize(
    ("due", "status", "as_of", "told"),
    [
        ("2018-04", "planned", "2018-05", "overdue"),
        ("2018-04-30", "planned", "2018-05", "overdue"),
        ("2018-05-01", "planned", "2018-05", None),
        ("2018-05", "in-progress", "2018-05", None),
        ("2018", "planned", "2018-12", None),
        ("2018", "planned", "2019-01", "overdue"),
        ("2017-18", "planned", "2018-12", None),
        ("2017-18", "planned", "2019-01", "overdue"),
        ("2018-04", "done", "2019-01", None),
        ("2018-04", "rejected", "2019-01", None),
        ("2018-04", None, "2019-01", "overdue"),
        (None, None, "2019-01", "no date"),
        ("in due course", "planned", "2019-01", "no date"),
    ],
)
def test_a_date_is_taken_at_the_latest_it_allows(
    due: str | None, status: str | None, as_of: str, told: str | None
) -> None:
    year, month = as_of.split("-")
    assert overdue([(due, status)], int(year) * 12 + int(month)).rows == [(told,)]


def test_what_is_longest_overdue_comes_first_and_the_rest_keep_their_order() -> None:
    rows = [("2018", None), ("2016-02", None), (None, None), ("2015", None), ("2016-01", "done")]
    made = overdue(rows, 2017 * 12 + 1)
    assert made.order == [3, 1, 0, 2, 4]
    assert made.rows == [("overdue",), ("overdue",), (None,), ("no date",), (None,)]


def test_what_is_asked_of_several_people_is_listed_and_said_of_no_case(ask: Ask) -> None:
    """A recommendation of a thematic review is one too, though it is counted in no case."""
    thematic = record("t", [item("i1", "recommendation", case=None)], [], board=BROOK)
    assert picked(ask([thematic], "progress"), "board") == [(BROOK,)]


def test_filters(ask: Ask) -> None:
    bodies = {"Ashby Primary Care Trust": "responsible"}
    other = record("s", [
        item("i1", "recommendation", case="Child B", responsible=["health-commissioning"],
             bodies=bodies, due="2012"),
        item("i2", "action", case="Child B", bodies={"Ashby Primary Care Trust": "mentioned"}),
    ], [Case("Child B")], board=NEWER, published="2020")  # fmt: skip

    def found(**given: str) -> list[list[str]]:
        return [items[:1] for items in ask([plan(), other], "progress", **given).items]

    assert found(status="done") == [["r/i3"]]
    assert found(agency="police") == [["r/i2"], ["r/i1"]]
    assert found(agency="Ashby Primary Care Trust") == [["s/i1"]]
    assert found(agency="health-commissioning") == [["s/i1"]]
    assert found(theme="recording") == [["r/i1"]]
    assert found(review="s") == [["s/i2"], ["s/i1"]]
    assert len(found(board=NEWER)) == 7
    assert len(found(board=OLDER)) == 5
    assert len(found(from_year="2019")) == 2


def test_the_samples(samples: Store) -> None:
    answer = asked(samples, "progress", as_of="2019-07", review="calderbeck-adult-j-2019")
    columns = ("status", "overdue", "due", "owner", "kind", "actions", "actions_done")
    assert picked(answer, *columns)[:6] == [
        ("planned", "overdue", "2019-06", None, "action", 0, 0),
        ("in-progress", "no date", None, "Becksdale Police, Northern Becks Ambulance Service",
         "recommendation", 2, 2),
        ("in-progress", "no date", None, "Clear Beck", "recommendation", 1, 0),
        ("in-progress", "no date", None, "Principal Social Worker", "recommendation", 2, 1),
        ("planned", None, "2019-09", None, "action", 0, 0),
        ("rejected", None, None, "NHS Calderbeck Clinical Commissioning Group",
         "recommendation", 0, 0),
    ]  # fmt: skip
    assert [status for (status,) in picked(answer, "status")][6:] == ["done"] * 7
    assert answer.says == ("1 of 13 overdue at 2019-07; 3 of 13 without a date.",)
