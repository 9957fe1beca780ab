"""What connects two cases: recommendations, beside what `case-links` counts in the graph."""

from graphkit.record import Case, Record
from tests.fiction import item, record
from tests.questions.asking import picked
from tests.questions.conftest import Ask

FIRST = "Every domestic abuse incident with a child under five is notified to the health visitor."
SAME = "Every domestic abuse incident with a child under three is notified to the Health Visitor!"
OTHER = "The hospital should review its discharge policy for newborn babies."


def child(id: str, *texts: str, theme: str = "recording") -> Record:
    """A review of one child with a finding, and these recommendations."""
    said = [item("f", case=id, themes=[theme])]
    said += [item(f"r{n}", "recommendation", case=id, text=text) for n, text in enumerate(texts)]
    return record(id, said, [Case(id)])


def test_a_recommendation_in_other_words_is_a_link(ask: Ask) -> None:
    records = [child("a", FIRST, OTHER), child("b", SAME, FIRST), child("c", OTHER.upper()),
               child("d", FIRST, theme="neglect")]  # fmt: skip
    answer = ask(records, "case-links", case_id="review:a/a")
    assert picked(answer, "case_label", "links", "what", "shared", "here", "there") == [
        ("b", 2, "recommendation", FIRST, 1, 2), ("b", 2, "theme", "Recording", 1, 1),
        ("c", 2, "recommendation", OTHER, 1, 1), ("c", 2, "theme", "Recording", 1, 1),
    ]  # fmt: skip
    assert answer.items == [
        ["a/r0", "b/r0", "b/r1"], ["a/f", "b/f"], ["a/r1", "c/r0"], ["a/f", "c/f"],
    ]  # fmt: skip


def test_only_the_other_case_is_compared(ask: Ask) -> None:
    records = [child("a", FIRST), child("b", SAME), child("c", SAME)]
    answer = ask(records, "case-links", case_id="review:a/a", other="review:c/c")
    assert picked(answer, "case_label", "what") == [("c", "recommendation"), ("c", "theme")]


def test_a_recommendation_without_a_word_is_like_none(ask: Ask) -> None:
    records = [child("a", "…"), child("b", "— !"), child("c")]
    answer = ask(records, "case-links", case_id="review:a/a")
    assert {row["what"] for row in answer.objects()} == {"theme"}
