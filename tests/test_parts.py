"""Parts: what headings, lead-ins, labels and columns make of each block."""

from dataclasses import replace

import pytest

from graphkit.body_lines import named_by_headings
from graphkit.document import Document
from graphkit.parts import Part
from graphkit.readers.builder import Builder
from graphkit.title_page import title_words
from tests.miniature import built, knowledge, parts, pieces, table, under


def roles(document: Document) -> list[tuple[str, str | None]]:
    """The words of each part and what it holds."""
    return [(part.words, part.role.holds if part.role else None) for part in parts(document)]


def only(document: Document) -> Part:
    """The last part of a document."""
    return parts(document)[-1]


def nested(*headings: str, words: str = "Words.") -> Document:
    """A paragraph under headings, each deeper than the one before, the first with its own."""
    builder = Builder()
    for level, heading in enumerate(headings, 1):
        builder.heading(heading, level)
        if level == 1:
            builder.paragraph("An opening of more words than a line of a title page has.")
    builder.paragraph(words)
    return built(builder)


def holds(*headings: str) -> str | None:
    """What a paragraph under these headings holds."""
    role = only(nested(*headings)).role
    return role.holds if role else None


def test_the_nearest_heading_that_promises_something_decides() -> None:
    assert holds("Review", "Recommendations", "The garden") == "recommendation"
    assert holds("Review", "Recommendations", "Good practice") == "good-practice"
    assert holds("Review", "The garden") is None


def test_a_heading_that_is_a_bodys_own_name_promises_nothing_itself() -> None:
    part = only(nested("Review", "Findings", "Harrowfield Children's Services"))
    assert part.role is not None
    assert (part.role.holds, part.bodies) == ("finding", ("childrens-social-care",))


@pytest.mark.parametrize(
    ("headings", "bodies"),
    [
        (("Findings", "5.3 Youth Offending Team"), ("youth-offending",)),
        (("Review", "Findings", "Harrowfield Police", "Records"), ("police",)),
        (("Harrowfield Safeguarding Children Board: Review of Child Q", "Findings"), ()),
        (("Review", "What the police officers who came to the house on the night did and why"), ()),
    ],
)
def test_the_bodies_that_a_heading_names(
    headings: tuple[str, ...], bodies: tuple[str, ...]
) -> None:
    assert only(nested(*headings)).bodies == bodies


def test_a_printed_label_above_is_kept() -> None:
    label = only(nested("Review", "Finding 2: Fathers", "Background")).label
    assert label is not None
    assert (label.ref, label.role.holds) == ("Finding 2", "finding")


def test_a_lead_in_makes_recommendations_of_its_list_and_of_no_more() -> None:
    builder = Builder()
    builder.heading("Review", 1)
    builder.heading("Conclusion", 2)
    builder.paragraph("The following recommendations reflect the learning:")
    builder.item("Chronologies in each file.")
    builder.paragraph("The panel wrote more.")
    builder.item("Another list.")
    found = parts(built(builder))
    assert [part.role and part.role.holds for part in found] == [
        "finding", "recommendation", "finding", "finding",
    ]  # fmt: skip
    assert [part.introduces for part in found] == [True, False, False, False]
    assert found[1].leadin == "The following recommendations reflect the learning:"


def test_a_lead_in_changes_nothing_under_recommendations() -> None:
    document = under("Recommendations", "Good practice was seen:", bullets=("Share it.",))
    assert roles(document)[-1] == ("Share it.", "recommendation")


def test_a_deeper_heading_that_promises_something_outweighs_the_lead_in() -> None:
    builder = Builder()
    builder.heading("Review", 1)
    builder.heading("Conclusion", 2)
    builder.paragraph("The following recommendations reflect the learning:")
    builder.heading("Good practice", 3)
    builder.paragraph("The nurse kept a chronology.")
    assert roles(built(builder))[-1] == ("The nurse kept a chronology.", "good-practice")


@pytest.mark.parametrize(
    ("words", "role", "left"),
    [
        ("Key issues: records were poor.", "finding", "records were poor."),
        ("Model: a systems review.", "method", "a systems review."),
        ("Lead: the named nurse.", "case", "Lead: the named nurse."),
        ("Finding 1: Nobody saw him.", "finding", "Finding 1: Nobody saw him."),
        ("Finding 1 was that nobody saw him.", "case", "Finding 1 was that nobody saw him."),
        ("Key issues. Records: poor.", "case", "Key issues. Records: poor."),
    ],
)  # fmt: skip
def test_a_run_in_heading_is_taken_off_its_line(words: str, role: str, left: str) -> None:
    part = only(nested("Review", "Background", words=words))
    assert (part.role and part.role.holds, part.words) == (role, left)
    assert part.start == part.block.end - len(left)


def test_a_column_heading_decides_before_the_headings_above() -> None:
    document = table(("Recommendation", "Action", "Lead"), ("Audit.", "Train.", "Police"))
    assert roles(document) == [
        ("Audit.", "recommendation"), ("Train.", "action"), ("Police", "owner"),
    ]  # fmt: skip


def test_a_column_nobody_knows_is_silent_beside_one_that_promises_items() -> None:
    assert roles(table(("Stone", "Action"), ("Granite", "Train."))) == [
        ("Granite", "nothing"), ("Train.", "action"),
    ]  # fmt: skip


def test_a_rows_label_decides_where_no_column_has_a_heading() -> None:
    builder = Builder()
    builder.heading("Review", 1)
    rows = [("Good practice", "The nurse kept a chronology.", "-"), ("Findings", "None saw.", "-")]
    builder.table([[pieces(cell) for cell in row] for row in rows], header=False)
    by_words = dict(roles(built(builder)))
    assert by_words["The nurse kept a chronology."] == "good-practice"
    assert by_words["None saw."] == "finding"


def test_numbered_sections_below_a_promise_go_on_promising_in_a_flat_document() -> None:
    builder = Builder()
    builder.heading("Review", 1)
    builder.heading("Recommendations", 2)
    builder.paragraph("The Board should audit the files of all children.")
    builder.heading("4. Harrowfield", 2)
    builder.paragraph("Train staff.")
    builder.heading("The garden", 2)
    builder.paragraph("It was green.")
    assert [role for _, role in roles(built(builder))] == ["recommendation", "recommendation", None]


def test_the_title_page_is_the_headings_before_any_text() -> None:
    builder = Builder()
    builder.heading("Harrowfield", 1)
    builder.heading("Serious Case Review", 2)
    builder.heading("Findings", 3)
    builder.paragraph("Words.")
    assert title_words(built(builder)) == {"Harrowfield", "Serious Case Review"}
    assert title_words(nested("Findings")) == {"Findings"}


def test_a_short_line_does_not_end_the_title_page_and_its_last_heading_may_say_the_type() -> None:
    builder = Builder()
    builder.heading("Harrowfield", 1)
    builder.paragraph("June 2015")
    builder.heading("Serious Case Review", 1)
    builder.paragraph("A report of what the agencies did.")
    document = built(builder)
    says_type = knowledge().facts.says_type
    assert title_words(document, says_type) == {"Harrowfield", "Serious Case Review"}
    assert title_words(document) == {"Harrowfield"}


def test_headings_take_the_types_that_the_whole_document_gives_their_bodies() -> None:
    document = nested("Findings", "Ashby Trust")
    start = document.text.index("Ashby Trust")
    mention = knowledge().register.mentions("Harrowfield Police")[0]
    named = replace(mention, start=start, end=start + 11, type="midwifery")
    assert named_by_headings(document, [named]) == {
        "Findings": (), "Ashby Trust": ("midwifery",),
    }  # fmt: skip
