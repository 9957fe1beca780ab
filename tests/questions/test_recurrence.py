"""What was recommended and then went wrong again: only what came after, and where."""

from typing import Any

import pytest

from graphkit.record import Case, Record
from graphkit.store import Store
from tests.fiction import BROOK, item, record
from tests.questions.asking import NEWER, OLDER, asked, picked
from tests.questions.conftest import Ask

GP, THEME = ["general-practice"], ["recording"]


def recommended(id: str = "r", to: list[str] = GP, **review: Any) -> Record:
    """A review of Child A that asks to improve recording."""
    said = [item("i1", "recommendation", themes=THEME, responsible=to, text="Write it down.")]
    return record(id, said, **{"board": OLDER, "published": "2012-03", **review})


def failed(id: str, case: Case, kind: str = "finding", by: list[str] = GP, **review: Any) -> Record:
    """A review of another child in which recording failed."""
    said = [item("i1", kind, case=case.label, themes=THEME, responsible=by)]
    return record(id, said, [case], **{"board": OLDER, **review})


LATER = Case("Child L", incident="2014-05")


def test_a_failure_after_the_recommendation_at_the_same_board(ask: Ask) -> None:
    answer = ask([recommended(), failed("s", LATER)], "recurrence", theme="recording")
    assert answer.objects() == [
        {"grade": "same board", "theme": "Recording", "agency": "General practice",
         "board": OLDER, "recommended": "2012-03", "recommendation": "Write it down.",
         "later_case": "Child L", "again": "2014-05", "dated_by": "incident", "gap_months": 26,
         "cases": 1, "here": 1}
    ]  # fmt: skip
    assert answer.items == [["r/i1", "s/i1"]]


@pytest.mark.parametrize(
    ("case", "kind", "by"),
    [
        (Case("Child L", incident="2011-12"), "finding", GP),  # before the recommendation
        (Case("Child L", incident="2012-03"), "finding", GP),  # in the same month
        (Case("Child L", incident="2012"), "finding", GP),  # perhaps before
        (LATER, "good-practice", GP),
        (LATER, "learning", GP),
        (LATER, "finding", ["health-commissioning"]),  # another type of agency
        (Case("Child A", incident="2014-05"), "finding", GP),  # the case it came from
    ],
)
def test_what_is_no_recurrence(ask: Ask, case: Case, kind: str, by: list[str]) -> None:
    records = [recommended(), failed("s", case, kind, by, published="2016")]
    assert ask(records, "recurrence", theme="recording").rows == []


def test_what_is_said_of_no_one_case_is_no_recurrence(ask: Ask) -> None:
    audit = record("s", [item("i1", case=None, themes=THEME, responsible=GP)], [], board=OLDER,
                   published="2016-01")  # fmt: skip
    assert ask([recommended(), audit], "recurrence", theme="recording").rows == []


def test_a_recommendation_of_a_thematic_review_is_followed(ask: Ask) -> None:
    thematic = record(
        "r", [item("i1", "recommendation", case=None, themes=THEME, responsible=GP)], [],
        board=OLDER, published="2012-03",
    )  # fmt: skip
    answer = ask([thematic, failed("s", LATER)], "recurrence", theme="recording")
    assert picked(answer, "grade", "later_case") == [("same board", "Child L")]


@pytest.mark.parametrize(
    ("published", "incident", "gap"),
    [
        ("2012", "2012-12", None),  # the recommendation may be of December
        ("2012", "2013-01", 1),
        ("2012-03-31", "2012-04-01", 1),
        ("2012-13", "2013-11", None),  # two years
        ("2012-13", "2014-01", 1),
        (None, "2014-01", None),
    ],
)
def test_a_rough_date_counts_as_the_last_it_may_be(
    ask: Ask, published: str | None, incident: str, gap: int | None
) -> None:
    records = [recommended(published=published), failed("s", Case("Child L", incident=incident))]
    answer = ask(records, "recurrence", theme="recording")
    assert [gap for (gap,) in picked(answer, "gap_months")] == ([gap] if gap else [])


def test_without_the_month_of_the_incident_that_of_publication_counts_and_is_flagged(
    ask: Ask,
) -> None:
    records = [recommended(), failed("s", Case("Child L"), published="2013-03")]
    answer = ask(records, "recurrence", theme="recording")
    assert picked(answer, "again", "dated_by", "gap_months") == [("2013-03", "publication", 12)]


@pytest.mark.parametrize(("lag", "found"), [("0", 1), ("25", 1), ("26", 0), ("120", 0)])
def test_a_recommendation_is_given_time(ask: Ask, lag: str, found: int) -> None:
    records = [recommended(), failed("s", LATER)]
    assert len(ask(records, "recurrence", board=OLDER, lag_months=lag).rows) == found


@pytest.mark.parametrize(
    ("to", "of", "area", "grade"),
    [
        (GP, OLDER, None, "same board"),
        (GP, NEWER, None, "same board"),  # its successor
        (GP, BROOK, None, "other board"),
        (["police"], BROOK, None, "national"),  # one service for the country
        (["police"], OLDER, None, "same board"),
        (GP, None, "Ashby", "same area, no board named"),
        (GP, None, "Brook", "other board"),
        (GP, None, None, "board not known"),
    ],
)
def test_the_grades(ask: Ask, to: list[str], of: str | None, area: str | None, grade: str) -> None:
    later = failed("s", LATER, by=to, board=of, area=area)
    answer = ask([recommended(to=to), later], "recurrence", theme="recording")
    assert picked(answer, "grade", "cases") == [(grade, 1)]


def test_cases_elsewhere_are_counted_together_and_those_of_two_reviews_once(ask: Ask) -> None:
    records = [
        recommended(),
        failed("s", LATER, board=BROOK),
        failed("s-response", LATER, board=BROOK, published="2015"),
        failed("t", Case("Child M", incident="2013-04"), board=BROOK),
    ]
    answer = ask(records, "recurrence", theme="recording")
    assert picked(answer, "grade", "again", "gap_months", "cases", "here") == [
        ("other board", "2013-04", 13, 2, 0)
    ]
    assert answer.items == [["r/i1", "s-response/i1", "s/i1", "t/i1"]]


def test_over_all_there_is_one_row_for_a_theme_agency_and_board(ask: Ask) -> None:
    records = [
        recommended(),
        recommended("r2", published="2013-01"),
        failed("s", LATER),
        failed("t", Case("Child M", incident="2013-04"), board=BROOK),
    ]
    answer = ask(records, "recurrence")
    assert answer.rows == [
        ["same board", "Recording", "General practice", OLDER, "2012-03", None, None, "2013-04",
         "incident", 3, 2, 1]
    ]  # fmt: skip
    assert answer.items == [["r/i1", "r2/i1", "s/i1", "t/i1"]]


def test_a_case_is_no_recurrence_of_its_own_recommendation_but_of_another_of_the_board(
    ask: Ask,
) -> None:
    own = record(
        "r1", [item("i1", "recommendation", case="Child L", themes=THEME, responsible=GP)],
        [LATER], board=OLDER, published="2011-01",
    )  # fmt: skip
    answer = ask([own, recommended("r2"), failed("s", LATER)], "recurrence")
    assert picked(answer, "recommended", "again", "gap_months", "cases", "here") == [
        ("2012-03", "2014-05", 26, 1, 1)
    ]
    assert answer.items == [["r2/i1", "s/i1"]]


def test_in_a_collection_each_recommendation_has_the_date_of_its_case(ask: Ask) -> None:
    cases = [Case("Child A", published="2010-06"), Case("Child B", published="2013-06")]
    said = [item(id, "recommendation", case=label, themes=THEME, responsible=GP)
            for id, label in (("i1", "Child A"), ("i2", "Child B"))]  # fmt: skip
    collected = record("list", said, cases, board=OLDER, published="2015-12")
    records = [collected, failed("s", Case("Child L", incident="2012-01"))]
    answer = ask(records, "recurrence", board=OLDER)
    assert picked(answer, "recommended", "gap_months") == [("2010-06", 19)]


def test_years_are_those_of_the_recommendation(ask: Ask) -> None:
    records = [recommended(), failed("s", LATER)]
    years = [("2012", "2012"), ("2013", "9999"), ("0", "2011")]
    found = [ask(records, "recurrence", from_year=one, to_year=other).rows for one, other in years]
    assert [len(rows) for rows in found] == [1, 0, 0]


def test_an_agency_is_a_type_or_the_body_that_failed(ask: Ask) -> None:
    said = [item("i1", case="Child L", themes=THEME, responsible=["health-commissioning"],
                 bodies={"Ashby Primary Care Trust": "responsible"})]  # fmt: skip
    records = [recommended(to=["health-commissioning"]), record("s", said, [LATER], board=OLDER)]
    for agency in ("health-commissioning", "Ashby Primary Care Trust"):
        assert len(ask(records, "recurrence", theme="recording", agency=agency).rows) == 1
    assert ask(records, "recurrence", theme="recording", agency="general practice").rows == []


def test_the_samples(samples: Store) -> None:
    given = {"theme": "information-sharing", "agency": "general-practice"}
    answer = asked(samples, "recurrence", board="Westmoor Safeguarding Children Partnership",
                   **given)  # fmt: skip
    columns = ("grade", "recommended", "later_case", "again", "gap_months", "cases")
    assert picked(answer, *columns) == [
        ("same board", "2011-06", "Child R", "2016-09", 63, 1),
        ("same board", "2011-06", "Child T", "2020-05", 107, 1),
        ("other board", "2011-06", None, "2015-03", 45, 3),
    ]
    assert answer.items[1] == ["westmoor-child-k-2011/i50", "westmoor-child-t-2021/i25"]
    assert len(asked(samples, "recurrence").rows) == 34
