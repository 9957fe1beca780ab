"""Dates are read as precisely as the text gives them, and no more."""

import pytest

from graphkit.dates import Date, dates, due


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("13 June 2016", ["2016-06-13"]),
        ("the 3rd of March, 2011", ["2011-03-03"]),
        ("Sept. 2014", ["2014-09"]),
        ("May 2015 and 2017", ["2015-05", "2017"]),
        ("13/06/2016", ["2016-06-13"]),
        ("13.6.16", ["2016-06-13"]),
        ("14.9.98", ["1998-09-14"]),
        ("paragraph 1.2.98", []),
        ("2016-06-13", ["2016-06-13"]),
        ("2016-06", ["2016-06"]),
        ("autumn 2015", ["2015"]),
        ("mid-2015", ["2015"]),
        ("in 2014", ["2014"]),
        ("13/14/2016", []),
        ("41 May 2016", ["2016-05"]),
        ("telephone 0161 2016 555 and paragraph 4.2016", ["2016"]),
        ("section 1.2013", []),
        ("he may 20 times", []),
    ],
)
def test_dates_of_a_text(text: str, values: list[str]) -> None:
    assert [date.value for date in dates(text)] == values


def test_a_date_knows_its_place_and_hides_the_shorter_one_inside_it() -> None:
    assert dates("On 13 June 2016, and in 2017.") == [
        Date(3, 15, "2016-06-13"),
        Date(24, 28, "2017"),
    ]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("By March 2016", "2016-03"),
        ("2017-18", "2017-18"),
        ("2017 – 18", "2017-18"),
        ("during 2017/18", "2017/18"),
        ("June 2016, then 2017-18", "2016-06"),
        ("with immediate effect", None),
        ("ongoing", None),
        ("within six months", None),
    ],
)
def test_a_deadline_is_a_date_or_a_span_and_never_relative(
    text: str, deadline: str | None
) -> None:
    assert due(text) == deadline
