"""What layouts make of a text: bilingual forms, bodies' lines, labels, entries, blocks of links."""

import pytest

from graphkit.readers.builder import Builder
from graphkit.record import Item
from tests.linked import document
from tests.miniature import built, extracted, items, pieces, table, text, told, under


def linked(found: list[Item]) -> list[tuple[str, str | None, list[str]]]:
    """The kind of each item, its ref and the refs it answers."""
    return [(item.kind, item.ref, item.responds_to) for item in found]


def test_a_heading_in_two_languages_promises_what_either_half_does() -> None:
    assert told(under("Arfer da / Good practice", "The nurse drew the boy a map.")) == [
        ("good-practice", "The nurse drew the boy a map.")
    ]
    row = ("1", "Schools to audit files.", "A survey of forty files.")
    head = ("Rhif / No.", "Argymhelliad / Recommendation", "Sut gwyddom? / How will we know?")
    assert linked(items(table(head, row))) == [
        ("recommendation", "1", []), ("measure", None, ["1"]),
    ]  # fmt: skip


def test_a_table_headed_in_two_languages_is_titled() -> None:
    builder = Builder()
    head = ("Rhif / No.", "Camau i'w cymryd gan y corff / Action for the body to take")
    rows = [head, ("1", "The nursery to write down what a child eats. It has a book for it.")]
    builder.table([[pieces(cell) for cell in (*row, "x")] for row in rows])
    assert [block.cell and block.cell.header for block in builder.blocks[3:5]] == [
        *rows[0]
    ]  # fmt: skip


def test_a_line_with_only_a_bodys_name_heads_the_requests_below_it() -> None:
    lines = [(0, "Ashby Police"), (0, "Officers to wear cameras."), (0, "Ashby Council"),
             (0, "Lamps to be mended.")]  # fmt: skip
    found = items(document((1, "Review: Child Q"), (2, "Recommendations"), *lines))
    assert [(item.text, item.responsible) for item in found] == [
        ("Officers to wear cameras.", ["police"]), ("Lamps to be mended.", ["local-authority"]),
    ]  # fmt: skip
    assert "Ashby Council" in [item.place.section[-1] for item in found]


def test_a_bodys_name_outside_a_list_of_requests_stays_a_paragraph() -> None:
    found = extracted(document((1, "Review: Child Q"), (2, "Road"), (0, "Ashby Police"), (0, "x")))
    assert [entry["words"] for entry in found.not_understood] == ["Ashby Police", "x"]


def test_a_code_before_a_request_is_its_ref() -> None:
    asked = document((1, "Review"), (2, "Recommendations"), (0, "SCH2 Schools to audit files."))
    assert [(item.ref, item.text) for item in items(asked)] == [("SCH2", "Schools to audit files.")]


def test_a_lettered_request_has_the_number_of_its_paragraph() -> None:
    builder = Builder()
    builder.heading("Review", 1)
    builder.heading("Recommendations", 2)
    builder.paragraph("6.2 Ashby Council should:")
    builder.item("(a) mend the lamps; and")
    builder.item("(b) sweep the yard.")
    assert [(item.ref, item.text) for item in items(built(builder))] == [
        ("6.2(a)", "mend the lamps"), ("6.2(b)", "sweep the yard."),
    ]  # fmt: skip


def test_a_run_of_requests_parted_by_semicolons_is_one_item_each() -> None:
    run = "Ashby Council to mend the lamps; schools to count owls; and the Board to audit files."
    assert [words for _, words in told(under("Recommendations", run))] == [
        "Ashby Council to mend the lamps", "schools to count owls", "the Board to audit files.",
    ]  # fmt: skip


def test_a_printed_label_stands_whatever_the_section_above_holds() -> None:
    found = items(document(
        (1, "Review: Child Q"), (2, "Findings"), (0, "Finding 1: Owls went uncounted."),
        (3, "How prevalent is it?"), (0, "Many owls are not counted."),
        (4, "Questions for the Board"), (-1, "Does the Board know its owls?"),
        (0, "Finding 2: Lamps were not lit."), (4, "Questions for the Board"),
        (-1, "Who lights the lamps?"),
    ))  # fmt: skip
    assert linked(found) == [
        ("finding", "Finding 1", []), ("recommendation", None, ["Finding 1"]),
        ("finding", "Finding 2", []), ("recommendation", None, ["Finding 2"]),
    ]  # fmt: skip


def test_what_stands_outside_a_findings_section_does_not_answer_it() -> None:
    found = items(document(
        (1, "Review: Child Q"), (2, "Findings and learning"), (3, "Finding 1"),
        (0, "Owls were not counted in the wood."), (2, "Recommendations"),
        (-1, "Schools to count owls."),
    ))  # fmt: skip
    assert linked(found)[-1] == ("recommendation", None, [])


@pytest.mark.parametrize(
    ("end", "answers"),
    [("(R1)", ["R1"]), ("(R1, R2).", ["R1", "R2"]), ("(Recommendation R2)", ["R2"]), ("(R9)", [])],
)
def test_refs_in_brackets_at_its_end_are_what_an_action_answers(
    end: str, answers: list[str]
) -> None:
    asked = [(0, "R1 Schools to count owls."), (0, "R2 Schools to light lamps.")]
    made = document((1, "Review"), (2, "Recommendations"), *asked, (2, "Next steps"),
                    (-1, f"The Board will buy an owl {end}"))  # fmt: skip
    assert items(made)[-1].responds_to == answers


def test_a_rows_first_code_is_the_recommendation_it_answers() -> None:
    row = ("R1", "Lamps have been lit since May.")
    assert linked(items(table(("Recommendation", "What has changed"), row))) == [
        ("action-taken", None, ["R1"])
    ]
    plan = table(("Rec.", "Action"), ("3", "Lamps to be lit."))
    assert linked(items(plan)) == [("action", None, ["3"])]


@pytest.mark.parametrize(
    ("words", "status", "kind"),
    [
        ("Lamp rota changed.", "Complete", "action-taken"),
        ("Lamps to be lit.", "Complete", "action"),
        ("Lamp rota, with oil and wicks.", "Not started", "action"),
    ],
)
def test_a_rows_status_says_whether_its_action_is_done(words: str, status: str, kind: str) -> None:
    found = items(table(("Action", "Status"), (words, status)))
    assert [item.kind for item in found] == [kind]


def test_a_statement_printed_twice_is_one_item_with_its_label() -> None:
    said = "Those who count owls in the wood seldom ask who feeds them."
    lines = [(0, said), (2, "The findings"), (0, f"Finding 1: {said}")]
    found = items(document((1, "Review: Child Q"), (2, "Key findings"), *lines))
    assert linked(found) == [("finding", "Finding 1", [])]


def test_a_question_asked_in_an_analysis_is_not_the_story() -> None:
    gap = "The school did not ask where he slept and no referral was made."
    made = document((1, "Review"), (2, "Analysis"), (3, "What happened at night?"), (0, gap))
    assert told(made) == [("finding", gap)]
    story = document((1, "Review: Child Q"), (2, "What happened"), (0, "He slept in a barn."))
    assert told(story) == []


def test_the_circumstances_of_a_learning_point_are_read_as_its_section() -> None:
    words = "Circumstances: The form was kept in a drawer and no one had seen it."
    ((kind, said),) = told(under("Practice and organisational learning", words))
    assert said == "The form was kept in a drawer and no one had seen it."
    assert kind in ("finding", "learning")


def test_an_entry_of_a_list_of_reviews_that_lost_its_label_holds_its_issues() -> None:
    entry = "\n\n".join
    made = text(entry([
        "# Reviews of 2012", "## May 2012 – Ashby – Child Q", "Death of a boy of 4 in a pond.",
        "The pond had not been fenced and nobody looked.", "**Recommendations**",
        "Ashby Council to fence its ponds.", "## June 2012 – Norbury – Child W",
        "Injury to a girl.", "**Learning**", "Ponds need fences.",
    ]), ".md")  # fmt: skip
    found = extracted(made).record
    assert [(item.case, item.kind) for item in found.items] == [
        ("Child Q", "finding"), ("Child Q", "recommendation"), ("Child W", "learning"),
    ]  # fmt: skip
    assert found.review.type == "other"


@pytest.mark.parametrize("words", ["Ashby Safeguarding Children Board", "June 2014", "Anna Reed"])
def test_a_name_or_a_date_is_no_statement(words: str) -> None:
    assert told(under("Learning", words)) == []


def test_a_row_that_gives_the_column_headings_again_holds_no_items() -> None:
    head, row = ("Night: relevant circumstances", "Learning"), ("Lamps were out.", "Light lamps.")
    again = ("Day: relevant circumstances", "Learning")
    found = told(table(head, row, again, ("Owls slept.", "Let owls sleep.")))
    assert [words for _, words in found] == [*row, "Owls slept.", "Let owls sleep."]
