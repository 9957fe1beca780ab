"""Headings of one size: an empty one holds those after it; unknown ones yield plain judgements."""

from graphkit.readers.builder import Builder
from tests.miniature import built, items

ASKED = "Officers to wear cameras."


def test_an_empty_heading_holds_those_of_its_size_that_promise_nothing() -> None:
    builder = Builder()
    builder.heading("Review: Child Q", 1)
    for heading, words in (
        ("RECOMMENDATIONS", ""), ("For the Police", ASKED), ("For the Town", "Lamps to be mended."),
        ("Learning", "Noise at night is a sign."), ("For the reader", "Lamps to be cleaned."),
    ):  # fmt: skip
        builder.heading(heading, 2)
        builder.paragraph(words)
    assert [(item.kind, item.text, item.place.section[-2:]) for item in items(built(builder))] == [
        ("recommendation", ASKED, ["RECOMMENDATIONS", "For the Police"]),
        ("recommendation", "Lamps to be mended.", ["RECOMMENDATIONS", "For the Town"]),
        ("learning", "Noise at night is a sign.", ["Review: Child Q", "Learning"]),
    ]


def test_a_heading_with_words_of_its_own_holds_no_other() -> None:
    builder = Builder()
    builder.heading("Review: Child Q", 1)
    for heading, words in (("Recommendations", ASKED), ("For the reader", "Lamps to be cleaned.")):
        builder.heading(heading, 2)
        builder.paragraph(words)
    assert [item.text for item in items(built(builder))] == [ASKED]


def test_under_a_heading_no_format_knows_only_a_plain_judgement_is_an_item() -> None:
    builder = Builder()
    builder.heading("Review: Child Q", 1)
    builder.heading("The lamps of Ashby", 2)
    builder.paragraph(
        "The family lived in Ashby. The health visitor did not record her concerns and there was "
        "a failure to share information with the school."
    )
    assert [(item.kind, item.text.split()[2]) for item in items(built(builder))] == [
        ("finding", "visitor")
    ]
