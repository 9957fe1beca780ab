"""Cases: their labels, and what the text tells of each child, adult or family."""

import pytest

from graphkit.document import Document
from graphkit.labels import tidy
from graphkit.readers.builder import Builder
from graphkit.record import Case
from tests.miniature import built, extracted, text, under


def cases(document: Document) -> list[Case]:
    """The cases of a document."""
    return extracted(document).record.cases


def summary(*paragraphs: str) -> Case:
    """The one case of a review with this summary."""
    (case,) = cases(under("Case summary", *paragraphs))
    return case


@pytest.mark.parametrize(
    ("title", "labels"),
    [
        ("Serious Case Review: Child Q", ["Child Q"]),
        ("SERIOUS CASE REVIEW: CHILD Q", ["Child Q"]),
        ("Serious Case Review concerning Baby Z2", ["Baby Z2"]),
        ("Domestic Homicide Review into the death of Maud", ["Maud"]),
        ("Learning from ‘Rowan’", ["Rowan"]),
        ("Safeguarding Adults Review – Maud: Action Plan", ["Maud"]),
        ("7 Minute Briefing: Learning Review | Maud", ["Maud"]),
        ("Review of Child One", ["Child One"]),
        ("Learning from the rapid review about Maud", ["Maud"]),
        ("Learning Review: Baby Maud", ["Baby Maud"]),
        ("Learning Review in respect of Mr Drever", ["Mr Drever"]),
        ("LEARNING SUMMARY: J", ["J"]),
        ("Larchfield House: Safeguarding Adults Review", ["Larchfield House"]),
        ("Child Practice Review Report: BTSCB 3/2018", ["BTSCB 3/2018"]),
        ("Child Practice Review Report BTSCB 3/2018: Child R", ["Child R"]),
        ("Thematic Audit of Neglect", []),
        ("Child Protection Review", []),
    ],
)
def test_the_label_of_the_one_case(title: str, labels: list[str]) -> None:
    said = (
        "The records were poor. Maud, Rowan and others in Ashby Road spoke to Maud. At home, and "
        "at Larchfield House, J slept; J ate; J was well, and J left Larchfield House."
    )
    found = cases(text(f"{title}\n\nFindings\n\n- {said}\n"))
    assert [case.label for case in found] == labels


def test_a_collected_document_has_a_case_for_each_heading_and_items_of_its_own() -> None:
    builder = Builder()
    builder.heading("Learning from three reviews", 1)
    for label, gap in (("Child One", "was not seen"), ("Child Two", "was not heard")):
        builder.heading(label, 2)
        builder.heading("Findings", 3)
        builder.paragraph(f"He {gap} by the school.")
    record = extracted(built(builder)).record
    assert [case.label for case in record.cases] == ["Child One", "Child Two"]
    assert [(item.case, item.text) for item in record.items] == [
        ("Child One", "He was not seen by the school."),
        ("Child Two", "He was not heard by the school."),
    ]


def test_a_collection_may_call_its_cases_by_name() -> None:
    builder = Builder()
    builder.heading("Four babies", 1)
    for number, name in enumerate(("Ash", "Birch"), start=1):
        builder.heading(f"2.{number} Baby {name}", 2)
        builder.paragraph(f"{name} was seven weeks old. Nobody asked.")
    builder.heading("Nathan", 2)
    builder.paragraph("Nathan was seventeen. Nobody asked.")
    builder.heading("Messages", 2)
    builder.paragraph("The messages are these.")
    assert [case.label for case in cases(built(builder))] == ["Baby Ash", "Baby Birch", "Nathan"]


def test_a_heading_that_is_a_bodys_or_a_sections_is_no_case() -> None:
    builder = Builder()
    builder.heading("Serious Case Review", 1)
    for heading, told in (
        ("Child A", "Child A was five. Nobody asked."),
        ("Child B", "Child B was six. Nobody asked."),
        ("Housing", "Housing were told of the damp. Housing was slow. Later Housing came."),
        ("Recommendations", "The school should train staff. Recommendations follow."),
    ):
        builder.heading(heading, 2)
        builder.paragraph(told)
    assert [case.label for case in cases(built(builder))] == ["Child A", "Child B"]


def test_an_adult_may_be_the_subject_of_a_serious_case_review() -> None:
    builder = Builder()
    builder.heading("Serious Case Review: Gloria", 1)
    builder.heading("Summary", 2)
    builder.paragraph("Gloria, aged 66, died in May 2012. Gloria lived alone. Gloria fell.")
    (case,) = cases(built(builder))
    assert (case.label, case.age) == ("Gloria", "66 years")


def test_a_killer_s_sex_is_not_the_victim_s() -> None:
    builder = Builder()
    builder.heading("Domestic Homicide Review into the death of Maud", 1)
    builder.heading("Summary", 2)
    builder.paragraph(
        "A man was convicted. The man had left. He was a man of 30. Maud, who was 67, was known "
        "to her friends. Maud liked her garden."
    )
    (case,) = cases(built(builder))
    assert (case.sex, case.age) == ("female", "67 years")


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("He was 17 years and 10 months. His worker was aged 40.", "17 years"),
        ("The worker, aged 40, knew him. He was 17 years old.", "17 years"),
    ],
)
def test_a_child_is_never_as_old_as_a_grown_person(words: str, age: str) -> None:
    assert summary(words).age == age


def test_a_family_has_no_one_age_and_sex() -> None:
    builder = Builder()
    builder.heading("Serious Case Review: Family M", 1)
    builder.heading("Summary", 2)
    builder.paragraph("The girl was 11 years old and the boy was five years old.")
    (case,) = cases(built(builder))
    assert (case.sex, case.age) == (None, None)


def test_a_collections_count_is_no_part_of_its_cases_labels() -> None:
    builder = Builder()
    builder.heading("Learning from two reviews", 1)
    for heading in ("Case 1: Baby E", "Case study 2 – Adult J"):
        builder.heading(heading, 2)
        builder.paragraph("Nobody asked.")
    assert [case.label for case in cases(built(builder))] == ["Baby E", "Adult J"]


def test_an_item_about_two_people_of_a_thematic_review_has_no_case() -> None:
    builder = Builder()
    builder.heading("Thematic review", 1)
    builder.heading("Findings", 2)
    builder.paragraph("The records of Child A and Child B were poor.")
    for label in ("Child A", "Child B"):
        builder.heading(label, 2)
        builder.heading("Findings", 3)
        builder.paragraph("The school did not make a referral.")
    found = extracted(built(builder)).record.items
    assert [item.case for item in found] == [None, "Child A", "Child B"]


def test_a_list_of_reviews_keeps_board_area_and_date_with_each_case() -> None:
    builder = Builder()
    builder.heading("Reviews published in 2015", 1)
    builder.heading("March 2015 – Ashby Safeguarding Children Board – Child A", 2)
    builder.paragraph("Key issues: poor records of home visits.")
    builder.heading("2015 – Brookmere LSCB – Child B (extended review)", 2)
    builder.paragraph("Key issues: a lack of professional curiosity.")
    record = extracted(built(builder)).record
    assert [(c.label, c.board, c.area, c.published) for c in record.cases] == [
        ("Child A", "Ashby Safeguarding Children Board", "Ashby", "2015-03"),
        ("Child B", "Brookmere LSCB", "Brookmere", "2015"),
    ]
    assert (record.review.board, record.review.area) == (None, None)
    assert [(item.case, item.text) for item in record.items] == [
        ("Child A", "poor records of home visits."),
        ("Child B", "a lack of professional curiosity."),
    ]


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("Child Q was 5 months old when he died.", "5 months"),
        ("Child Q, an eleven year old boy, died.", "11 years"),
        ("Child Q, aged 1, was found.", "1 year"),
        ("Child Q was six weeks old.", "6 weeks"),
        ("His mother, aged 19, called.", None),
        ("He moved three years ago.", None),
    ],
)
def test_the_age_of_the_subject_and_of_nobody_else(words: str, age: str | None) -> None:
    assert summary(words).age == age


@pytest.mark.parametrize(
    ("words", "sex"),
    [
        ("Child Q was a boy of two.", "male"),
        ("Child Q was a bright girl. Her mother and his father met.", "female"),
        ("Child Q said that she was afraid.", "female"),
        ("His mother said that she was afraid.", None),
        ("Child Q lived in Ashby.", None),
    ],
)
def test_the_sex_of_the_subject(words: str, sex: str | None) -> None:
    assert summary(words).sex == sex


@pytest.mark.parametrize(
    ("words", "incident"),
    [
        ("Child Q was born in May 2010. He died on 3 June 2014.", "2014-06-03"),
        ("In 2013 the family moved and in July 2014 he sustained injuries.", "2014-07"),
        ("The family moved in 2013.", None),
    ],
)
def test_the_date_of_the_incident_stands_by_the_words_for_it(
    words: str, incident: str | None
) -> None:
    assert summary(words).incident == incident


@pytest.mark.parametrize(
    ("words", "factors"),
    [
        ("There was domestic violence between the parents.", ["domestic-abuse"]),
        ("There was no evidence of domestic violence.", []),
        ("Father had a long history of domestic violence. Mother had depression.",
         ["domestic-abuse", "parental-mental-health"]),
    ],
)  # fmt: skip
def test_the_risk_factors_that_the_text_says_were_present(
    words: str, factors: list[str]
) -> None:
    case = summary(words)
    assert case.factors == factors
    assert list(case.evidence["factors"]) == factors
    assert all(why["cue"] in words for why in case.evidence["factors"].values())


@pytest.mark.parametrize(
    ("printed", "label"),
    [("CHILD A:", "Child A"), ("Child  A", "Child A"), ("BABY Z2", "Baby Z2")],
)
def test_a_label_is_tidied(printed: str, label: str) -> None:
    assert tidy(printed) == label
