"""Metadata: what the text says of the review as a whole, and nothing it does not."""

from dataclasses import replace

import pytest

from graphkit.document import Document
from graphkit.metadata import Facts, area_of, load_facts
from graphkit.metadata import marking as protective
from graphkit.record import Review
from tests.miniature import extracted, knowledge, text

BODY = "Findings\n\n- The records of the school were poor.\n"


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load_facts()


def review(*opening: str) -> Review:
    """The review of a document with these opening lines."""
    return extracted(text("\n\n".join([*opening, BODY]))).record.review


def furnished(*furniture: str) -> Document:
    """A document with these lines at the edges of its pages."""
    return replace(text(f"Serious Case Review: Child Q\n\n{BODY}"), furniture=furniture)


@pytest.mark.parametrize(
    ("title", "type_"),
    [
        ("Serious Case Review: Child Q", "serious-case-review"),
        ("Local Child Safeguarding Practice Review: Child Q", "practice-review"),
        ("Domestic Homicide Review: Maud", "domestic-homicide-review"),
        ("Safeguarding Adults Review: Adult J", "safeguarding-adults-review"),
        ("Response to the Serious Case Review of Child Q", "board-response"),
        ("7 Minute Briefing: Serious Case Review of Child Q", "briefing"),
        ("Learning Summary: Child Q", "learning-summary"),
        ("Notes of the garden club", "other"),
    ],
)
def test_the_kind_of_document(facts: Facts, title: str, type_: str) -> None:
    assert facts.type_of(title, "", ()) == type_
    assert review(title).type == type_


def test_the_kind_is_told_by_opening_and_headings_where_the_title_is_silent(facts: Facts) -> None:
    assert facts.type_of("Child Q", "This serious case review began in May.", ()) == (
        "serious-case-review"
    )
    assert facts.type_of("Child Q", "", ("LSCB response", "How will we know?")) == "board-response"


def test_the_title_is_the_line_that_says_what_the_document_is_with_its_case() -> None:
    assert review("Ashby Safeguarding Children Board", "Serious Case Review", "Child Q").title == (
        "Serious Case Review: Child Q"
    )
    assert review("Notes of the garden club").title == "Notes of the garden club"


@pytest.mark.parametrize(
    ("opening", "board", "area"),
    [
        (["Ashby Safeguarding Children Board", "Serious Case Review: Child Q"],
         "Ashby Safeguarding Children Board", "Ashby"),
        (["Serious Case Review: Child Q", "Ashby Police and Ashby Council met the family."],
         None, "Ashby"),
        (["Serious Case Review: Child Q", "The Board met."], None, None),
    ],
)  # fmt: skip
def test_the_board_and_the_area(opening: list[str], board: str | None, area: str | None) -> None:
    found = review(*opening)
    assert (found.board, found.area) == (board, area)


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        (["Serious Case Review: Child Q", "June 2015"], "2015-06"),
        (["Serious Case Review: Child Q", "Published 3 June 2015"], "2015-06-03"),
        (["Serious Case Review: Child Q", "Ashby Children Board — June 2015"], "2015-06"),
        (["Review: Child Q", "Ashby Committee, June 2015. Notes to March 2016."], "2015-06"),
        (["Review: Child Q", "Period: January 2015 – March 2017", "May 2018"], "2018-05"),
        (["Review: Child Q", "Born June 2009. Died 4 May 2015", "May 2018"], "2018-05"),
        (["Review: Child Q", "Completed May 2015. Published June 2015."], "2015-06"),
        (["Serious Case Review: Child Q", "Child Q was born in June 2012 and died in 2014."], None),
    ],
)
def test_when_it_was_published(opening: list[str], published: str | None) -> None:
    assert review(*opening).published == published


def test_the_date_of_publication_may_stand_at_the_foot_of_the_pages() -> None:
    record = extracted(furnished("Child Q – published March 2016")).record
    assert record.review.published == "2016-03"


@pytest.mark.parametrize(
    ("line", "marking"),
    [("RESTRICTED", "RESTRICTED"), ("Official – Sensitive", "Official – Sensitive"),
     ("Confidential enquiries were made by the school in the spring.", None)],
)  # fmt: skip
def test_the_protective_marking_as_printed(line: str, marking: str | None) -> None:
    assert extracted(furnished(line)).record.review.marking == marking


@pytest.mark.parametrize(
    ("words", "method"),
    [
        ("Methodology\n\nA Case Mapping Exercise was held in May.", "Case Mapping Exercise"),
        ("Terms of reference\n\nThe review used the SCIE Learning Together model.",
         "SCIE Learning Together"),
        ("Findings\n\nThe school made a Root Cause Analysis of the fall.", None),
    ],
)  # fmt: skip
def test_the_method_that_the_text_names(words: str, method: str | None) -> None:
    assert review("Serious Case Review: Child Q", words).method == method


@pytest.mark.parametrize(
    ("title", "type_"),
    [
        ("Concise Adult Practice Review: Adult J", "safeguarding-adults-review"),
        ("Serious Case Review of Child Q: Action Plan", "board-response"),
        ("Serious Case Review: Overview Report and Action Plan", "serious-case-review"),
    ],
)
def test_a_name_inside_a_longer_one_names_no_kind(facts: Facts, title: str, type_: str) -> None:
    assert facts.type_of(title, "", ()) == type_


@pytest.mark.parametrize(
    ("header", "marking"),
    [
        ("OFFICIAL Learning Review of Child Q", "OFFICIAL"),
        ("Child Q – CONFIDENTIAL UNTIL PUBLICATION", "CONFIDENTIAL UNTIL PUBLICATION"),
        ("OFFICIAL – SENSITIVE Child Q plan v2", "OFFICIAL – SENSITIVE"),
        ("Classification: OFFICIAL", "OFFICIAL"),
        ("The Official Review of Child Q", None),
    ],
)
def test_a_marking_beside_other_words_of_a_running_header(
    facts: Facts, header: str, marking: str | None
) -> None:
    assert protective(furnished(header), facts) == marking


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        (("Executive summary", "September 2010"), "2010-09"),
        (("Ashby Safeguarding Adults Board | Issue 9 | May 2023",), "2023-05"),
        (("Published: Mawrth 2019 / March 2019",), "2019-03"),
        (("Reviews published in 2016", "This page was published in January 2017."), "2017-01"),
    ],
)
def test_the_date_of_publication(opening: tuple[str, ...], published: str) -> None:
    assert review("Serious Case Review: Child Q", *opening).published == published


@pytest.mark.parametrize(
    ("board", "area"),
    [
        ("Safer Ashby Community Safety Partnership", "Ashby"),
        ("Norbury Community Safety Partnership", "Norbury"),
        ("Safeguarding Board for Northern Ireland", "Northern Ireland"),
        ("Ashby and District Safeguarding Children Board", "Ashby"),
        ("Ashby Regional Safeguarding Children Board", "Ashby"),
    ],
)
def test_the_area_in_a_boards_name(board: str, area: str) -> None:
    assert area_of(board, [], knowledge().register) == area


def test_a_board_named_only_at_the_edges_of_the_pages_is_the_reviews() -> None:
    found = extracted(furnished("Ashby Safeguarding Children Board, Civic Centre, Ashby"))
    assert found.record.review.board == "Ashby Safeguarding Children Board"


def test_a_method_on_the_title_page_comes_before_a_general_one() -> None:
    opening = ("A review using the Learning Together model", "Methodology", "A systems review.")
    assert review("Serious Case Review: Child Q", *opening).method == "Learning Together"
