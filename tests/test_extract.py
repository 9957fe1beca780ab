"""What is an item, and of which kind: the coding guide's rulings on small documents."""

import pytest

from graphkit.record import Item
from tests.linked import document
from tests.miniature import items, text, told, under


def linked(found: list[Item]) -> list[tuple[str, str | None, list[str]]]:
    """The kind of each item, its ref and the refs it answers."""
    return [(item.kind, item.ref, item.responds_to) for item in found]


def test_a_list_item_is_one_item_and_a_paragraph_is_one_item() -> None:
    bullets = ("Records were poor.", "Fathers were not seen. Nobody asked.")
    assert told(under("Findings", "Drift was not noticed. It grew.", bullets=bullets)) == [
        ("finding", "Drift was not noticed. It grew."),
        ("finding", "Records were poor."),
        ("finding", "Fathers were not seen. Nobody asked."),
    ]


@pytest.mark.parametrize(
    ("heading", "words", "kind"),
    [
        ("Findings", "The nurse did not call.", "finding"),
        ("Good practice", "The nurse kept a chronology.", "good-practice"),
        ("Learning", "It is important that nurses call.", "learning"),
        ("Recommendations", "The trust should ask nurses to call.", "recommendation"),
        ("Action plan", "The trust will train all nurses.", "action"),
        ("What has changed since the review?", "The trust has trained all nurses.", "action-taken"),
        ("How will we know?", "An audit of calls by nurses.", "measure"),
    ],
)
def test_an_explicit_section_decides_the_kind(heading: str, words: str, kind: str) -> None:
    assert told(under(heading, words)) == [(kind, words)]


def test_in_a_mixed_section_the_wording_decides() -> None:
    heading = "Concerns/Findings/Learning"
    bullets = (
        "The health visitor did not see the baby.",
        "It is important that practitioners always see the baby.",
    )
    assert [kind for kind, _ in told(under(heading, bullets=bullets))] == ["finding", "learning"]


@pytest.mark.parametrize(
    "heading", ["Terms of reference", "Membership of the panel", "Family background", "Glossary"]
)
def test_sections_without_items(heading: str) -> None:
    assert told(under(heading, "The family lived in Ashby from 2010 to 2014.")) == []


@pytest.mark.parametrize(
    "words",
    ["No single agency learning points were identified.", "N/A", "As above", "See 4.1 above"],
)
def test_empty_statements_are_no_items(words: str) -> None:
    assert told(under("Learning", bullets=(words,))) == []


def test_learning_points_that_state_a_gap_are_findings_and_requests_to_a_body_recommendations() -> (
    None
):
    bullets = (
        "Management oversight was absent.",
        "Police; when dealing with a family dispute, officers should check for children.",
        "Commissioners should review the contract for health visiting.",
    )
    assert [kind for kind, _ in told(under("Learning points", bullets=bullets))] == [
        "finding", "recommendation", "recommendation",
    ]  # fmt: skip


def test_under_a_narrative_heading_only_judgements_are_items() -> None:
    words = (
        "Child Q was born in May 2014. The family moved to Ashby in June. "
        "The health visitor did not see Child Q and failed to record why. Father was arrested."
    )
    assert told(under("Brief Summary of Events", words)) == [
        ("finding", "The health visitor did not see Child Q and failed to record why."),
    ]


def test_a_list_introduced_as_recommendations_is_of_recommendations_whatever_its_wording() -> None:
    lead = "The following recommendations reflect the learning:"
    bullets = ("Assurance that supervision is recorded.", "Chronologies were poor.")
    assert told(under("Conclusion", lead, bullets=bullets)) == [
        ("recommendation", "Assurance that supervision is recorded."),
        ("recommendation", "Chronologies were poor."),
    ]


def test_a_forms_last_box_is_read_by_its_wording() -> None:
    bullets = (
        "The Board should ask the hospital for an update on its pathway.",
        "The Board will publish a bulletin on bruising in the spring.",
        "Since then the hospital has introduced a new pathway and all staff have been trained.",
    )
    assert [kind for kind, _ in told(under("Any other comments", bullets=bullets))] == [
        "recommendation", "action", "action-taken",
    ]  # fmt: skip


def test_a_lead_in_stays_in_the_words_and_says_who_is_meant() -> None:
    bullets = (
        "All - to share chronologies before each conference.",
        "Police - to tell the health visitor of each incident.",
        "Policies and Procedures Group - to write a protocol. It should be short.",
    )
    found = items(under("Recommendations", bullets=bullets))
    assert [(i.text, i.responsible, i.mentioned, i.owner) for i in found] == [
        (bullets[0], ["all-agencies"], [], None),
        (bullets[1], ["police"], ["health-visiting"], None),
        (bullets[2], ["safeguarding-board"], [], "Policies and Procedures Group"),
    ]


def test_a_line_that_points_elsewhere_makes_the_items_there_answer_this_block_too() -> None:
    found = items(
        document(
            (1, "Board response"),
            (2, "Finding 1"), (0, "Information was not shared by midwives."),
            (3, "Lesson P1.1"), (0, "Agencies need to share information at booking."),
            (3, "LSCB Action"), (0, "The Board will audit bookings."),
            (3, "How will we know?"), (0, "An audit will show that bookings are shared."),
            (2, "Finding 2"), (0, "Fathers were not seen by anyone."),
            (3, "Lesson P2.1"), (0, "Agencies need to see fathers."),
            (3, "LSCB Action"), (0, "See 1.1 above."),
        )
    )  # fmt: skip
    assert linked(found) == [
        ("finding", "Finding 1", []),
        ("learning", "Lesson P1.1", ["Finding 1"]),
        ("action", None, ["Lesson P1.1", "Lesson P2.1"]),
        ("measure", None, ["Lesson P1.1"]),
        ("finding", "Finding 2", []),
        ("learning", "Lesson P2.1", ["Finding 2"]),
    ]


def test_an_action_answers_the_recommendation_of_its_block_else_the_finding() -> None:
    found = items(
        document(
            (1, "Board response"),
            (2, "Recommendation 1"), (0, "The Board should audit bookings."),
            (3, "LSCB Action"), (0, "The Board will audit bookings in May."),
            (2, "Recommendation 2"), (0, "The Board should train midwives."),
            (3, "LSCB Action"), (0, "The Board will train midwives."),
        )
    )  # fmt: skip
    assert linked(found) == [
        ("recommendation", "1", []),
        ("action", None, ["1"]),
        ("recommendation", "2", []),
        ("action", None, ["2"]),
    ]


def test_list_numbering_is_no_ref_unless_the_document_refers_to_it() -> None:
    head = "Serious Case Review: Child Q\n\nRecommendations\n\n"
    numbered = "1. The Board should audit files.\n\n2. Schools should train staff.\n\n"
    assert [item.ref for item in items(text(head + numbered))] == [None, None]
    plan = "Action plan\n\n- The Board will act on recommendation 2 in May.\n"
    assert linked(items(text(head + numbered + plan))) == [
        ("recommendation", "1", []),
        ("recommendation", "2", []),
        ("action", None, ["2"]),
    ]


def test_a_run_of_clauses_is_one_item_each_without_the_lead_in() -> None:
    words = "Learning includes: the need to hear children; the use of chronologies; and asking."
    assert told(under("Background", words)) == [
        ("learning", "the need to hear children"),
        ("learning", "the use of chronologies"),
        ("learning", "asking."),
    ]


def test_lettered_clauses_take_a_ref_with_their_letter() -> None:
    words = (
        "Recommendation 1: The Board should (a) publish the protocol on bruising in babies; and "
        "(b) audit how well the new protocol is being used."
    )
    assert [(i.ref, i.text) for i in items(under("Recommendations", words))] == [
        ("1(a)", "publish the protocol on bruising in babies"),
        ("1(b)", "audit how well the new protocol is being used."),
    ]


def test_a_sentence_that_cannot_be_read_alone_takes_the_one_before() -> None:
    words = "Child Q missed six appointments in 2013. This was not followed up."
    assert told(under("Analysis", words)) == [("finding", words)]


def test_a_paragraph_that_turns_from_praise_to_a_gap_is_two_items() -> None:
    praise = "The school nurse kept excellent records and was tenacious in seeing the family."
    gap = "However, the school did not share the records with the social worker."
    assert told(under("Findings", f"{praise} {gap}")) == [
        ("good-practice", praise),
        ("finding", gap),
    ]


def test_what_the_family_said_is_no_item() -> None:
    words = "Mother told the review that nobody listened. The midwife did not ask about the father."
    assert told(under("Analysis", words)) == [
        ("finding", "The midwife did not ask about the father."),
    ]
