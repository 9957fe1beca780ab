"""Statements: how a paragraph is split into those an analyst would file by themselves."""

import pytest

from graphkit.formats import Role
from graphkit.judge import Judge
from graphkit.parts import Part
from graphkit.readers.builder import Builder
from graphkit.statements import Splitter, Statement
from tests.miniature import built, knowledge, model, parts, under

KINDS = dict.fromkeys(
    ("finding", "good-practice", "learning", "recommendation", "action", "action-taken",
     "measure"), 0.0
)  # fmt: skip
# Sentences with "not" judge, those with "kept" too; nothing else does.
JUDGE = Judge(
    knowledge().wording,
    model({"kept": {"good-practice": 5}, "not": {"finding": 5}, "lamps": {"finding": 5}}, KINDS),
    model({"not": {"item": 9}, "kept": {"item": 9}}, {"item": -4.0}),
    model({"not": {"item": 9}, "kept": {"item": 9}, "lamps": {"item": 9}}, {"item": -4.0}),
)


def split(words: str, heading: str) -> list[tuple[str, Statement]]:
    """The statements of one paragraph below a heading, and their words."""
    document = under(heading, words)
    splitter = Splitter(document.text, knowledge().formats, JUDGE, "other")
    found = [s for part in parts(document) for s in splitter.statements(part)]
    return [(document.text[s.start : s.end], s) for s in found]


def cut(words: str, heading: str = "Learning") -> list[str]:
    """The words of each statement."""
    return [found for found, _ in split(words, heading)]


def test_a_paragraph_is_one_statement_even_with_two_requests() -> None:
    words = "The Board should review its protocol. It should also audit files."
    assert cut(words, "Recommendations") == [words]


@pytest.mark.parametrize(
    ("words", "clauses"),
    [
        (
            "Learning for all includes: seeing babies; asking fathers; and writing it down.",
            ["seeing babies", "asking fathers", "writing it down."],
        ),
        ("seeing babies; asking fathers", ["seeing babies", "asking fathers"]),
        ("Staff should keep: the notes.", ["Staff should keep: the notes."]),
        ("Babies were seen; fathers were not.", ["Babies were seen; fathers were not."]),
        (
            "Staff are (a) to see babies undressed, at home, (b) to ask of every father by name.",
            ["to see babies undressed, at home", "to ask of every father by name."],
        ),
        (
            "1) See each baby undressed, and at home; and 2) Ask about each father by his name.",
            ["See each baby undressed, and at home", "Ask about each father by his name."],
        ),
        ("Ask (a) mothers, and (b) fathers.", ["Ask (a) mothers, and (b) fathers."]),
    ],
)  # fmt: skip
def test_clauses_are_statements_without_lead_in_mark_semicolon_and_and(
    words: str, clauses: list[str]
) -> None:
    assert cut(words) == clauses


def test_lettered_clauses_keep_their_letters_and_a_long_lead_in_is_a_statement_too() -> None:
    words = (
        "Recommendation 4: The Board should review what it asks of every agency, and "
        "(a) publish the protocol on bruising in babies; and "
        "(b) audit how well the new protocol is used."
    )
    assert [(s.letter, s.ref, found) for found, s in split(words, "Recommendations")] == [
        ("", "Recommendation 4", "The Board should review what it asks of every agency"),
        ("a", "Recommendation 4", "publish the protocol on bruising in babies"),
        ("b", "Recommendation 4", "audit how well the new protocol is used."),
    ]


def test_a_label_at_the_start_is_the_ref_and_no_part_of_the_words() -> None:
    ((words, statement),) = split("Lesson 2.1 - See each baby.", "Learning")
    assert (words, statement.ref) == ("See each baby.", "Lesson 2.1")


def test_a_paragraph_that_turns_from_praise_to_a_gap_is_split_there() -> None:
    praise = "The school nurse kept an excellent record. She was tenacious."
    gap = "However, nobody did read it. It was not shared."
    assert cut(f"{praise} {gap}", "Findings") == [praise, gap]
    assert cut(f"{praise} However, she also kept a timely plan.", "Findings") == [
        f"{praise} However, she also kept a timely plan."
    ]
    assert cut(f"{praise} {gap}", "Recommendations") == [f"{praise} {gap}"]


def test_in_prose_each_judging_sentence_is_a_statement_and_events_are_none() -> None:
    words = (
        "Child Q was born in May. The midwife did not ask about the father. The family moved. "
        "The nurse kept excellent notes."
    )
    assert [(s.kind, found) for found, s in split(words, "Brief Summary of Events")] == [
        ("finding", "The midwife did not ask about the father."),
        ("good-practice", "The nurse kept excellent notes."),
    ]
    assert cut(words, "Analysis") == cut(words, "Brief Summary of Events")


def test_a_sentence_that_leans_takes_the_one_before_it() -> None:
    assert cut("He missed the clinic. This was not followed up.", "Analysis") == [
        "He missed the clinic. This was not followed up."
    ]
    long = "This was not followed up by the nurse or by the school."
    assert cut(f"He missed the clinic. {long}", "Analysis") == [f"He missed the clinic. {long}"]
    both = "He was not seen. This was not followed up."
    assert cut(both, "Analysis") == [both]


def test_a_sentence_with_a_subject_of_its_own_or_that_turns_stands_alone() -> None:
    own = ["The boy was not seen.", "The school was not told."]
    assert cut(" ".join(own), "Analysis") == own
    turns = ["The nurse kept watch.", "She did not, however, write it down."]
    assert cut(" ".join(turns), "Analysis") == turns


def test_a_paragraph_of_analysis_that_none_is_sure_to_judge_has_its_likeliest() -> None:
    owls = model({"owl": {"item": 4}}, {"item": -4.6})
    unsure = Judge(JUDGE.wording, JUDGE.kinds, owls, JUDGE.items)
    found = []
    for heading in ("Analysis", "Brief Summary of Events"):
        document = under(heading, "The lamp was lit. The owl was out.")
        splitter = Splitter(document.text, knowledge().formats, unsure, "other")
        found.append([document.text[s.start : s.end]
                      for part in parts(document) for s in splitter.statements(part)])  # fmt: skip
    assert found == [["The owl was out."], []]


@pytest.mark.parametrize(
    "remark",
    [
        "Mother told the review that she was not heard.",
        "The family said that they were not heard.",
        "This report does not repeat them.",
    ],
)
def test_what_the_family_said_and_remarks_on_the_review_judge_nothing(remark: str) -> None:
    assert cut(remark, "Analysis") == []


@pytest.mark.parametrize("heading", ["The garden", "Terms of reference", "Membership of the panel"])
def test_text_under_a_heading_that_holds_no_items_is_a_statement_only_for_its_kind_to_say(
    heading: str,
) -> None:
    document = under(heading, "In all those weeks he was not seen.")
    (part,) = parts(document)
    splitter = Splitter(document.text, knowledge().formats, JUDGE, "other")
    kinds = ["finding"] if part.role is None else [None]
    assert [s.kind for s in splitter.statements(part)] == kinds


def test_a_forms_instruction_is_left_out() -> None:
    assert cut("(please list each point) See each baby.") == ["See each baby."]
    assert cut("(Please describe what worked)") == []


def test_a_paragraph_that_introduces_is_none() -> None:
    builder = Builder()
    builder.heading("Learning", 1)
    builder.paragraph("Staff should remember:")
    builder.item("See each baby.")
    document = built(builder)
    splitter = Splitter(document.text, knowledge().formats, JUDGE, "other")
    assert [splitter.statements(part) != [] for part in parts(document)] == [False, True]


def test_a_sentence_is_read_under_the_writers_own_subheading_alone() -> None:
    judge = Judge(
        knowledge().wording, JUDGE.kinds,
        model({"under=circumstances": {"item": -9}, "under=fathers": {"item": 9}}, {"item": 0.0}),
        JUDGE.items,
    )  # fmt: skip
    role = Role("case", heading="Circumstances")
    block = parts(under("Background", "He was met once."))[0].block
    text = under("Background", "He was met once.").text
    found = {
        headings: len(Splitter(text, knowledge().formats, judge, "other").statements(
            Part(block, "He was met once.", role, headings, start=block.start)
        ))
        for headings in (("Circumstances",), ("Circumstances", "Fathers"))
    }  # fmt: skip
    assert found == {("Circumstances",): 0, ("Circumstances", "Fathers"): 1}


@pytest.mark.parametrize(
    ("heading", "words", "kinds"),
    [
        ("The garden", "In all those weeks the boy was not seen.", ["finding"]),
        ("The garden", "Lamps lamps lamps lamps lamps lamps.", []),  # told, and judges nothing
        ("The garden", "He was not seen.", []),  # no more than a label
        ("The garden", "He was told to come again in the spring.", []),
        ("Views of the garden", "In all those weeks the boy was not seen.", ["finding"]),
        ("Views of the family", "In all those weeks the boy was not seen.", [None]),
    ],
)
def test_under_a_heading_nobody_knows_words_are_an_item_by_themselves(
    heading: str, words: str, kinds: list[str | None]
) -> None:
    assert [statement.kind for _, statement in split(words, heading)] == kinds


def test_several_sentences_below_a_subheading_among_lessons_are_judged_one_by_one() -> None:
    builder = Builder()
    builder.heading("Practice and organisational learning", 1)
    builder.heading("The garden", 2)
    builder.paragraph("He came in May. It was warm. The boy was not seen. The gate was shut.")
    document = built(builder)
    splitter = Splitter(document.text, knowledge().formats, JUDGE, "other")
    found = [s for part in parts(document) for s in splitter.statements(part)]
    assert [document.text[s.start : s.end] for s in found] == ["The boy was not seen."]


def test_the_parts_of_a_document_together_have_the_statements_that_each_has_alone() -> None:
    words = "The lamps were lit. Records were not kept.\nVisits were not made."
    document = under("Analysis", words)
    found = parts(document)
    splitter = Splitter(document.text, knowledge().formats, JUDGE, "other")
    alone = [(part, splitter.statements(part)) for part in found]
    assert sum(len(statements) for _, statements in alone) > 1
    assert splitter.all(found) == alone
