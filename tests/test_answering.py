"""Who answers for a statement by its place: rows, merged cells, lead-ins, what came before."""

import pytest

from graphkit.readers.builder import Builder
from graphkit.record import Item
from tests.miniature import built, items, table, text, under

PLAN = ("No.", "Recommendation", "Lead", "By when", "Progress")


def who(found: list[Item]) -> list[tuple[str, list[str]]]:
    """The first words of each item, and who is responsible."""
    return [(" ".join(item.text.split()[:3]), item.responsible) for item in found]


def test_what_is_done_is_the_owners_where_the_request_did_not_ask_that_body() -> None:
    row = ("1", "The Board should reissue its guidance.", "Ashby Police", "May 2019",
           "A new form is in use.")  # fmt: skip
    assert who(items(table(PLAN, row))) == [
        ("The Board should", ["safeguarding-board"]), ("A new form", ["police"]),
    ]  # fmt: skip


def test_an_owner_who_is_one_of_those_asked_only_leads() -> None:
    row = ("1", "Ashby Police and Ashby Council should agree a protocol.", "Ashby Police", "",
           "The protocol was signed in May.")  # fmt: skip
    asked = ["police", "local-authority"]
    assert who(items(table(PLAN, row))) == [
        ("Ashby Police and", asked), ("The protocol was", asked),
    ]  # fmt: skip


def test_one_of_those_asked_who_acts_alone_answers_alone() -> None:
    row = ("1", "Ashby Police and Ashby Council should agree a protocol.", "", "",
           "An audit by the police found it in use.")  # fmt: skip
    assert who(items(table(PLAN, row)))[1] == ("An audit by", ["police"])


def test_a_cell_that_covers_two_rows_owns_what_is_in_both() -> None:
    page = """<h1>Review: Child Q</h1><h2>Action plan</h2><table>
    <tr><th>Recommendation</th><th>Lead</th><th>By when</th><th>Progress</th></tr>
    <tr><td rowspan="2">Lamps should be mended in each park.</td><td rowspan="2">Ashby Police</td>
    <td>May 2019</td><td>Forty lamps have been mended.</td></tr>
    <tr><td>June 2019</td><td>A second round is being planned.</td></tr></table>"""
    found = items(text(page, ".html"))
    assert [(item.owner, item.responsible) for item in found[1:]] == [
        ("Ashby Police", ["police"]), ("Ashby Police", ["police"]),
    ]  # fmt: skip


def test_a_row_across_the_table_heads_the_rows_below_it() -> None:
    page = """<h1>Review: Child Q</h1><h2>Action plan</h2><table>
    <tr><th>Recommendation</th><th>By when</th><th>Progress</th></tr>
    <tr><td colspan="3">Ashby Police</td></tr>
    <tr><td>Notices to be sent within a day.</td><td>May 2019</td><td>Notices go at noon.</td></tr>
    <tr><td colspan="3">Ashby Council Housing Department</td></tr>
    <tr><td>Lamps to be mended.</td><td>May 2019</td><td>Forty were mended.</td></tr></table>"""
    assert [kinds for _, kinds in who(items(text(page, ".html")))] == [
        ["police"], ["police"], ["housing"], ["housing"],
    ]  # fmt: skip


def test_the_words_that_introduce_a_list_say_who_is_asked() -> None:
    document = under(
        "Recommendations", "Ashby Police should:",
        bullets=("tell the school of each call", "review the form with the health visitor"),
    )  # fmt: skip
    assert [item.responsible for item in items(document)] == [["police"], ["police"]]


def test_a_heading_that_speaks_of_a_body_gives_way_to_those_who_act() -> None:
    document = under(
        "Analysis: information for health visitors",
        "The police did not pass on what they knew of the father.",
    )
    assert [item.responsible for item in items(document)] == [["police"]]


def test_a_question_to_the_board_is_the_boards() -> None:
    document = under(
        "Questions for the Board to consider",
        bullets=("Could the police send each notice to the school within a day?",),
    )
    assert [(item.kind, item.responsible) for item in items(document)] == [
        ("recommendation", ["safeguarding-board"])
    ]


def test_a_measure_that_names_nobody_is_the_boards_and_in_a_homicide_review_the_partnerships() -> (
    None
):
    def measure(title: str) -> list[list[str]]:
        builder = Builder()
        builder.heading(title, 1)
        builder.heading("How will we know?", 2)
        builder.item("Forty files read each spring.")
        return [item.responsible for item in items(built(builder))]

    assert measure("Learning summary: Child Q") == [["safeguarding-board"]]
    assert measure("Domestic Homicide Review: Edith") == [["other"]]


@pytest.mark.parametrize(
    ("words", "responsible"),
    [
        ("The school, the GP and the health visitor did not write it down.",
         ["schools", "general-practice", "health-visiting"]),
        ("The police did not tell the school or the GP what they had seen.", ["police"]),
        ("Ashby Council’s Housing Department did not answer the letters.", ["housing"]),
    ],
)  # fmt: skip
def test_those_who_act_together_answer_together_and_those_told_do_not(
    words: str, responsible: list[str]
) -> None:
    found = items(under("What went wrong", bullets=(words,)))
    assert [sorted(item.responsible) for item in found] == [sorted(responsible)]


def test_what_goes_on_about_somebody_is_told_of_the_sentence_before() -> None:
    document = under(
        "Analysis", "The midwife was told twice. She did not ask who lived in the flat."
    )
    assert items(document)[-1].responsible == ["midwifery"]


def test_names_one_below_the_other_are_a_list_and_head_nothing() -> None:
    document = under(
        "Findings", "Ashby Police", "Exham Police", "Nobody had asked who lived in the flat."
    )
    assert [item.responsible for item in items(document)][-1:] != [["police"]]
