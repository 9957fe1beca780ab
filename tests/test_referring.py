"""Which request an answer answers, by the codes at its place; and columns that tell of progress."""

import pytest

from graphkit.document import Document
from graphkit.readers.builder import Builder
from tests.miniature import built, extracted, table, text

ASKED = (
    "Recommendations\n\nR1. The Board should audit records.\n\n"
    "R2. Police to revise guidance.\n\n"
)


def linked(document: Document) -> list[tuple[str, str | None, list[str]]]:
    """The kind, the ref and what it answers, of each item."""
    items = extracted(document).record.items
    return [(item.kind, item.ref, item.responds_to) for item in items]


@pytest.mark.parametrize(
    "since",
    [
        "R1: Records were audited in May.\n\nR2: Guidance has been revised.",
        "R1\n\nRecords were audited in May.\n\nR2\n\nGuidance has been revised.",
        "Rec 1: Records were audited in May.\n\nRec 2: Guidance has been revised.",
    ],
)
def test_a_code_before_or_above_an_answer_says_what_it_answers(since: str) -> None:
    found = linked(text(f"Review: Child Q\n\n{ASKED}What has been done since\n\n{since}\n"))
    assert found == [
        ("recommendation", "R1", []), ("recommendation", "R2", []),
        ("action-taken", None, ["R1"]), ("action-taken", None, ["R2"]),
    ]  # fmt: skip


def test_requests_may_end_with_their_codes() -> None:
    asked = "- The Board should audit records. (P1)\n- Police to revise guidance. (P2)\n"
    since = "- P2: Guidance has been revised.\n"
    found = linked(text(f"Review: Child Q\n\nRecommendations\n\n{asked}\nSince then\n\n{since}"))
    assert found == [
        ("recommendation", "P1", []), ("recommendation", "P2", []),
        ("action-taken", None, ["P2"]),
    ]  # fmt: skip


def test_a_bracket_at_the_end_of_one_request_is_no_code() -> None:
    asked = "- The Board should audit records of the unit. (P1)\n- Police to revise guidance.\n"
    found = linked(text(f"Review: Child Q\n\nRecommendations\n\n{asked}"))
    assert found == [("recommendation", None, []), ("recommendation", None, [])]


def test_a_note_answers_the_request_just_before_it() -> None:
    words = (
        "Review: Child Q\n\nRecommendations\n\n"
        "Recommendation 1. The Board should audit records.\n\n"
        "Note. Records were audited in May.\n\nRecommendation 2. Police to revise guidance.\n\n"
        "Note. Guidance has been revised.\n"
    )
    found = linked(text(words))
    assert [(kind, answers) for kind, _, answers in found] == [
        ("recommendation", []), ("action-taken", ["1"]),
        ("recommendation", []), ("action-taken", ["2"]),
    ]  # fmt: skip


def test_a_column_of_positions_that_are_sentences_tells_of_progress() -> None:
    found = linked(table(
        ("No.", "Recommendation", "Lead", "Position"),
        ("1", "The Board should audit records.", "Chair", "Records were audited by us in May."),
        ("2", "Police to revise guidance.", "Chief", "Guidance has now been revised by the force."),
        heading="Recommendations",
    ))  # fmt: skip
    assert found == [
        ("recommendation", "1", []), ("action-taken", None, ["1"]),
        ("recommendation", "2", []), ("action-taken", None, ["2"]),
    ]  # fmt: skip


def test_a_column_of_positions_in_a_word_is_a_status() -> None:
    items = extracted(table(
        ("No.", "Recommendation", "Position"),
        ("1", "The Board should audit records.", "Complete"),
        ("2", "Police to revise guidance.", "Under way"),
        heading="Recommendations",
    )).record.items  # fmt: skip
    assert [(item.ref, item.status) for item in items] == [("1", "done"), ("2", "in-progress")]


def test_a_list_s_letter_is_a_ref_only_where_something_refers_to_it() -> None:
    builder = Builder()
    builder.heading("Review: Child Q", 1)
    builder.heading("Recommendations", 2)
    builder.paragraph("(a) The Board should audit records.")
    builder.paragraph("(b) Police to revise guidance.")
    alone = linked(built(builder))
    builder.heading("Done so far", 2)
    builder.paragraph("(b): Guidance has been revised.")
    assert alone == [("recommendation", None, []), ("recommendation", None, [])]
    assert linked(built(builder))[-1] == ("action-taken", None, ["(b)"])


@pytest.mark.parametrize("heading", ["L. Since then", "(b) Since then", "iv. Since then"])
def test_the_letter_of_a_heading_is_no_part_of_it(heading: str) -> None:
    found = linked(text(f"# Review: Child Q\n\n## {heading}\n\n- A new form is in use.\n", ".md"))
    assert found == [("action-taken", None, [])]


@pytest.mark.parametrize(
    "since",
    [
        "Actions\n\n1. The board will audit files in May.\n\n2. Housing will write a leaflet.",
        "Actions\n\nAction 1: The board will audit files.\n\nAction 2: Housing appoints a lead.",
        "Progress\n\nThe Trust published a policy in May.\n\nHousing has appointed a lead.",
    ],
)
def test_what_no_code_links_stays_apart(since: str) -> None:
    asked = "1. The Trust should review its policy.\n\n2. The school should train staff."
    found = linked(text(f"Review: Child Q\n\nRecommendations\n\n{asked}\n\n{since}\n"))
    assert [answers for kind, _, answers in found if kind != "recommendation"] == [[], []]


def test_a_column_that_says_what_is_not_yet_done_is_one_of_statuses() -> None:
    items = extracted(table(
        ("Ref", "Recommendation", "Status"),
        ("R1", "The school should train staff.", "Not yet started because of staff shortages"),
        ("R2", "The police should share data.", "Not yet begun, as no one is in post"),
        heading="Recommendations",
    )).record.items  # fmt: skip
    assert [(item.kind, item.ref, item.status) for item in items] == [
        ("recommendation", "R1", "planned"), ("recommendation", "R2", "planned"),
    ]  # fmt: skip


def test_a_column_of_progress_in_a_word_gives_the_statuses() -> None:
    items = extracted(table(
        ("Action", "Lead", "Progress at June 2011"),
        ("Write a leaflet for parents", "Housing", "Complete"),
        ("Audit the files of the school", "Board", "Not started"),
    )).record.items  # fmt: skip
    assert [item.status for item in items] == ["done", "planned"]


def test_a_note_that_asks_is_a_request() -> None:
    words = (
        "Review: Child Q\n\nRecommendations\n\nR1. The Board should audit records.\n\n"
        "Note: all agencies should make sure that lessons are shared.\n"
    )
    assert {kind for kind, *_ in linked(text(words))} == {"recommendation"}
