"""Items of tables, systems reviews and letters; who is responsible; what an item holds."""

import pytest

from tests.linked import document
from tests.miniature import extracted, items, table, text, told, under


def test_a_noun_phrase_under_key_issues_is_a_finding() -> None:
    bullets = ("a lack of professional curiosity", "poor recording")
    assert told(under("Key issues", bullets=bullets)) == [
        ("finding", "a lack of professional curiosity"),
        ("finding", "poor recording"),
    ]


def test_a_progress_tables_row() -> None:
    found = items(
        table(
            ("No", "Recommendation", "Progress", "Status"),
            (
                "1", "The Board should review the protocol.",
                "The protocol was revised and published in May 2016.\n"
                "An audit found that nine in ten files were good.\n"
                "Training will be delivered to all staff in 2017.",
                "Green",
            ),
            ("2", "Schools should appoint a lead.", "Not accepted because they have one.", "Red"),
        )
    )  # fmt: skip
    assert [(i.kind, i.ref, i.responds_to, i.status) for i in found] == [
        ("recommendation", "1", [], "done"),
        ("action-taken", None, ["1"], "done"),
        ("action-taken", None, ["1"], "done"),
        ("action", None, ["1"], "done"),
        ("recommendation", "2", [], "rejected"),
    ]


def test_an_action_plans_row_is_one_item_an_action_with_owner_and_date() -> None:
    found = items(
        table(
            ("Ref", "Recommendation", "Action", "Owner", "Due", "Outcome"),
            (
                "R1", "The Board should review it.", "Revise it.", "Policy Group", "2017-18",
                "Audit of files shows use.",
            ),
            ("", "", "Train all health visitors.", "Named Nurse", "with immediate effect", ""),
        )
    )  # fmt: skip
    assert [(i.kind, i.text, i.responds_to, i.owner, i.due) for i in found] == [
        ("recommendation", "The Board should review it.", [], "Policy Group", "2017-18"),
        ("action", "Revise it.", ["R1"], "Policy Group", "2017-18"),
        ("measure", "Audit of files shows use.", ["R1"], None, None),
        ("action", "Train all health visitors.", ["R1"], "Named Nurse", None),
    ]


def test_an_action_outside_a_table_is_due_when_its_words_say() -> None:
    bullets = ("The Board will train staff by March 2017.", "The Board will audit files soon.")
    assert [item.due for item in items(under("Next steps", bullets=bullets))] == ["2017-03", None]
    assert [item.due for item in items(under("Recommendations", bullets=bullets))] == [None, None]


def test_a_systems_review() -> None:
    found = items(
        document(
            (1, "Findings"),
            (0, "Finding 1: Professionals tend to accept what parents say."),
            (2, "How did the issue manifest in this case?"),
            (0, "Child Q came in May 2014. The midwife did not ask about the bruise."),
            (2, "How do we know it is underlying and not a one-off?"),
            (0, "Staff said that they did not ask."),
            (2, "How prevalent is it?"),
            (0, "Nobody has counted."),
            (2, "Why does it matter?"),
            (0, "Babies cannot tell."),
            (2, "Issues for the Board to consider"),
            (-1, "How will the Board help staff to question what they are told?"),
            (2, "Reflective questions"),
            (-1, "When did you last ask?"),
        )
    )
    assert [(i.kind, i.ref, i.text) for i in found] == [
        ("finding", "Finding 1", "Professionals tend to accept what parents say."),
        ("finding", None, "The midwife did not ask about the bruise."),
        ("recommendation", None, "How will the Board help staff to question what they are told?"),
    ]
    assert found[2].responds_to == ["Finding 1"]


def test_a_letter_of_a_quality_assurance_panel_yields_no_items() -> None:
    found = document(
        (1, "Domestic Homicide Review: Adult Z"),
        (2, "Letter from the Home Office Quality Assurance Panel"),
        (0, "The report should have explored the history. It did not."),
        (2, "Recommendations"),
        (-1, "Ashby Police should audit its risk assessments."),
    )
    assert told(found) == [("recommendation", "Ashby Police should audit its risk assessments.")]


def test_words_broken_over_lines_are_joined_and_running_lines_are_no_words() -> None:
    words = (
        "Serious Case Review: Child Q\n\nFindings\n\n"
        "The health visitor did not see the child and the super-\nvision of it was absent.\n\n"
        "Page 3: Serious Case Review\n\nNobody asked about the father, who was not seen.\n"
    )
    assert [found for _, found in told(text(words))] == [
        "The health visitor did not see the child and the supervision of it was absent.",
        "Nobody asked about the father, who was not seen.",
    ]


@pytest.mark.parametrize(
    ("heading", "words", "responsible"),
    [
        ("5.3 Youth Offending Team", "Assessments were not updated.", ["youth-offending"]),
        (
            "5.4 PCT", "Health visitors did not attend the conference.",
            ["community-health", "health-visiting"],
        ),
        ("5.5 Records", "Fathers were not named.", ["all-agencies"]),
    ],
)  # fmt: skip
def test_a_section_heading_makes_the_items_below_it_a_bodys(
    heading: str, words: str, responsible: list[str]
) -> None:
    (item,) = items(document((1, "Findings"), (0, "See below"), (2, heading), (0, words)))
    assert item.responsible == responsible


def test_the_board_is_the_one_board_that_the_document_names() -> None:
    record = extracted(
        document(
            (1, "Ashby Safeguarding Children Board"),
            (2, "Recommendations"),
            (0, "The Board should tell Ashby Police (AP) of the protocol."),
        )
    ).record
    (item,) = record.items
    assert item.bodies == [
        {"name": "Ashby Safeguarding Children Board", "role": "responsible"},
        {"name": "Ashby Police", "role": "mentioned"},
    ]
    assert [(agency.name, agency.type) for agency in record.agencies] == [
        ("Ashby Safeguarding Children Board", "safeguarding-board"),
        ("Ashby Police", "police"),
    ]


def test_an_item_knows_its_place_and_what_gave_its_codes() -> None:
    found = document((1, "Review"), (0, "An opening."), (2, "Findings"), (0, "Records were poor."))
    (item,) = items(found)
    assert item.place.section == ["Review", "Findings"]
    assert [found.text[start:end] for start, end in item.place.spans] == ["Records were poor."]
    assert item.themes == ["recording"]
    assert item.evidence["themes"]["recording"]["cue"] == "Records"
    assert set(item.evidence["responsible"]) == set(item.responsible) == {"all-agencies"}
    assert item.unsure is False


def test_each_text_under_a_heading_nobody_knows_is_told_with_its_place() -> None:
    found = document((1, "Review"), (0, "Opening."), (2, "The garden"), (0, "Green."), (0, "Red."))
    extraction = extracted(found)
    assert extraction.record.items == []
    assert [entry["words"] for entry in extraction.not_understood] == ["Opening.", "Green.", "Red."]
    assert extraction.not_understood[1] == {
        "review": "mini",
        "heading": "Review › The garden",
        "page": None,
        "place": [found.text.index("Green."), found.text.index("Green.") + 6],
        "words": "Green.",
        "reason": "no format says what this heading holds",
    }
