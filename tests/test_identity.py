"""Dates, ages and names made comparable."""

import pytest

from graphkit.identity import (
    Bodies,
    Scope,
    Span,
    age_span,
    age_years,
    date_span,
    month,
    year,
)
from tests.fiction import ASHBY, CCG, PCT, Register


@pytest.mark.parametrize(
    ("date", "months"),
    [
        ("2016-06-13", 2016 * 12 + 6),
        ("2008-01", 2008 * 12 + 1),
        ("2008-12", 2008 * 12 + 12),
        ("2017", 2017 * 12 + 1),
        ("2017-18", 2017 * 12 + 1),
        ("2017-2018", 2017 * 12 + 1),
        ("2016-06-00", 2016 * 12 + 6),
        (None, None),
        ("", None),
        ("soon", None),
        ("12345", None),
        ("0000", None),
    ],
)
def test_a_month_is_the_earliest_the_text_allows(date: str | None, months: int | None) -> None:
    assert month(date) == months


@pytest.mark.parametrize("date", ["2008-01", "2008-06", "2008-12"])
def test_the_year_of_a_month(date: str) -> None:
    assert year(month(date) or 0) == 2008


@pytest.mark.parametrize(
    ("date", "span"),
    [
        ("2016", Span(20160101, 20161231)),
        ("2016-02", Span(20160201, 20160229)),
        ("2016-02-30", Span(20160201, 20160229)),
        ("2016-06-13", Span(20160613, 20160613)),
        ("winter", None),
    ],
)
def test_the_days_a_date_may_mean(date: str, span: Span | None) -> None:
    assert date_span(date) == span


@pytest.mark.parametrize(
    ("age", "years"),
    [
        ("5 months", 0), ("five months", 0), ("18 months", 1), ("24-month-old", 2),
        ("51 weeks", 0), ("53 weeks", 1), ("3 days", 0), ("3 years", 3), ("eleven year old", 11),
        ("aged 34", 34), ("34", 34), ("80s", None), ("mid-40s", None), ("unborn", None),
        (None, None), ("", None),
    ],
)  # fmt: skip
def test_whole_years_of_an_age(age: str | None, years: int | None) -> None:
    assert age_years(age) == years


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("5 months", "five months", True),
        ("5 months", "22 weeks", True),
        ("5 months", "0 years", True),
        ("1 year", "18 months", True),
        ("5 months", "6 months", False),
        ("5 months", "9 years", False),
        ("84", "80s", True),
        ("79", "80s", False),
    ],
)
def test_ages_agree_when_both_can_be_true(one: str, other: str, agree: bool) -> None:
    first, second = age_span(one), age_span(other)
    assert first is not None
    assert second is not None
    assert first.meets(second) is agree
    assert second.meets(first) is agree


def bodies(*names: str) -> Bodies:
    return Bodies(Register(), names)


SOMEWHERE = Scope("ashby", "ashby board", "Ashby")


def test_a_proper_name_is_the_same_body_everywhere() -> None:
    known = bodies("Ashby Police", "ASHBY POLICE", "the Ashby Police")
    found = {known.identify(name, Scope(x, x, None)).id for name in
             ("Ashby Police", "ASHBY POLICE", "the Ashby Police") for x in "ab"}  # fmt: skip
    assert found == {"ashby police"}
    assert known.identify("ASHBY POLICE", SOMEWHERE).name == "the Ashby Police"


def test_the_spelling_used_most_is_the_name_and_capitals_the_last_resort() -> None:
    assert bodies("THE PCT OF X", "THE PCT OF X", "The PCT of X").name("the pct of x") == (
        "The PCT of X"
    )
    assert bodies("Ashby police", "Ashby Police", "Ashby Police").name("ASHBY POLICE") == (
        "Ashby Police"
    )
    assert bodies("GP").name("gp") == "GP"


def test_a_role_word_is_another_body_in_each_scope() -> None:
    known = bodies("GP")
    one = known.identify("GP", SOMEWHERE)
    other = known.identify("the GP", Scope("brook", "brook board", None))
    assert (one.id, one.generic, one.area, one.type) == (
        "gp (ashby board)", True, "Ashby", "general-practice",
    )  # fmt: skip
    assert other.id == "gp (brook board)"


def test_a_scope_is_the_board_else_the_area_else_the_review() -> None:
    known = bodies()
    assert known.scope(ASHBY, None, "r1").id == "ashby-safeguarding-children-board"
    assert known.scope(ASHBY, None, "r1").area == "Ashby"
    assert known.scope(None, "Ashby", "r1").id == "area:ashby"
    assert known.scope(None, None, "r1").id == "review:r1"


def test_a_board_without_a_place_is_no_scope() -> None:
    """“The Safeguarding Board” would make one case of every board's Child A."""
    assert bodies().scope("Safeguarding Board", None, "r1").id == "review:r1"


def test_successors_are_ids() -> None:
    assert list(bodies().successors(PCT)) == [
        (CCG.casefold(), 2013), ("ashby integrated care board", 2022),
    ]  # fmt: skip
