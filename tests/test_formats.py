"""Formats: what a heading, label or lead-in promises, and faulty format files."""

from pathlib import Path

import pytest

from graphkit.errors import GraphkitError
from graphkit.formats import Formats, Role, fold_heading, load_formats, read_format


@pytest.fixture(scope="module")
def formats() -> Formats:
    return load_formats()


def made(*headings: dict[str, object], **others: list[dict[str, object]]) -> Formats:
    """Formats of one invented table."""
    return Formats([{"headings": list(headings), **others}])


@pytest.mark.parametrize(
    ("heading", "folded"),
    [
        ("Section 4: Lessons Learnt", "lesson learned"),
        ("Appendix B – Glossary", "glossary"),
        ("Key Findings (summary) ....... 12", "key finding"),
        ("Recommendations page 7", "recommendation"),
        ("What’s the plan?", "what the plan"),
        ("Finding 3", "finding 3"),
    ],
)
def test_a_heading_is_folded(heading: str, folded: str) -> None:
    assert fold_heading(heading) == folded


@pytest.mark.parametrize(
    ("heading", "holds"),
    [
        ("Findings", "finding"),
        ("KEY FINDINGS:", "finding"),
        ("Good Practice", "good-practice"),
        ("Lessons to be learnt", "learning"),
        ("Key learning points", "learning"),
        ("Single Agency Recommendations", "recommendation"),
        ("Action Plan", "action"),
        ("What has changed since the review?", "action-taken"),
        ("How will we know?", "measure"),
        ("Any other comments", "comments"),
        ("Brief Summary of Events", "case"),
        ("Membership of the Review Panel", "agencies"),
        ("Type of review conducted and overall purpose", "method"),
        ("Date Learning Summary completed", "published"),
        ("Month/Year of incident", "incident"),
        ("Terms of Reference", "nothing"),
        ("Reflective questions", "nothing"),
        ("Issues for the Board to consider", "recommendation"),
        ("Letter from the Home Office Quality Assurance Panel", "nothing"),
        ("What makes this an underlying issue?", "nothing"),
        ("Progress made by the hospital in the year", "action-taken"),
        ("What has changed already", "action-taken"),
        ("Work that was done well", "good-practice"),
        ("Practice we are proud of", "good-practice"),
        ("Strategic challenges", "recommendation"),
        ("Questions for the Committee", "recommendation"),
        ("Questions for your team meeting", "nothing"),
        ("Why is it an underlying issue?", "nothing"),
        ("How did the pattern show itself?", "finding"),
        ("Barriers to good practice", "finding"),
        ("Why we did this review", "case"),
        ("Arrangements for oversight", "action"),
        ("Cefndir / Background", "case"),
        ("Mesurau / How will impact be measured?", "measure"),
        ("The garden", None),
    ],
)
def test_what_the_shipped_headings_promise(
    formats: Formats, heading: str, holds: str | None
) -> None:
    role = formats.heading(heading)
    assert (role.holds if role else None) == holds


@pytest.mark.parametrize(
    ("heading", "holds"),
    [
        ("Action", "action"),
        ("Progress at March 2016", "action-taken"),
        ("Evidence of completion", "measure"),
        ("Lead Officer", "owner"),
        ("By when", "due"),
        ("RAG", "status"),
        ("No.", "ref"),
        ("Rec No", "ref"),
        ("Milestones", "nothing"),
    ],
)
def test_what_the_shipped_columns_promise(formats: Formats, heading: str, holds: str) -> None:
    role = formats.heading(heading, column=True)
    assert role is not None
    assert role.holds == holds


def test_an_exact_name_comes_before_a_pattern_and_a_longer_pattern_before_a_shorter() -> None:
    formats = made(
        {"holds": "action", "names": ["learning *"]},
        {"holds": "finding", "names": ["learning from the *"]},
        {"holds": "learning", "names": ["learning from the case"]},
    )
    asked = ["Learning from the case", "Learning from the family", "Learning by doing"]
    roles = [formats.heading(words) for words in asked]
    assert [role and role.holds for role in roles] == ["learning", "finding", "action"]


def test_words_in_a_heading_count_last_and_only_in_a_short_one() -> None:
    formats = made(keywords=[{"holds": "measure", "phrases": ["success"]}])
    assert formats.heading("How success is seen") == Role(
        "measure", heading="How success is seen", exact=False
    )
    assert formats.heading("success " + "and so on " * 5) is None


def test_a_title_counts_only_by_an_exact_name(formats: Formats) -> None:
    assert formats.heading("Learning from the case of Child Q", title=True) is None
    assert formats.heading("Recommendations", title=True) == formats.heading("Recommendations")


def test_a_column_heading_counts_only_above_a_column(formats: Formats) -> None:
    assert formats.heading("Lead") is None
    assert formats.heading("Dissemination", column=True) == Role(
        "nothing", heading="Dissemination"
    )


@pytest.mark.parametrize(
    ("words", "holds", "ref", "rest"),
    [
        ("Finding 2: Fathers were not seen.", "finding", "Finding 2", "Fathers were not seen."),
        ("Lesson P4.1 Agencies must ask.", "learning", "Lesson P4.1", "Agencies must ask."),
        ("RECOMMENDATION 10 – The Board", "recommendation", "RECOMMENDATION 10", "The Board"),
        ("Recommendation no. 3. Audit", "recommendation", "Recommendation no. 3", "Audit"),
        ("Finding A: drift", "finding", "Finding A", "drift"),
        ("R12 The Board", "recommendation", "R12", "The Board"),
    ],
)
def test_a_printed_label_gives_a_role_a_ref_and_a_start(
    formats: Formats, words: str, holds: str, ref: str, rest: str
) -> None:
    label = formats.label(words)
    assert label is not None
    assert (label.role.holds, label.ref, words[label.end :]) == (holds, ref, rest)


@pytest.mark.parametrize("words", ["Findings were few.", "Finding out more", "The Finding 2"])
def test_words_that_only_begin_like_a_label_are_none(formats: Formats, words: str) -> None:
    assert formats.label(words) is None


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("The following recommendations reflect the learning:", "recommendation"),
        ("Since then the trust has changed its practice:", "action-taken"),
        ("Learning includes:", "learning"),
        ("The family lived in:", None),
    ],
)
def test_a_lead_in_makes_something_of_what_follows(
    formats: Formats, words: str, holds: str | None
) -> None:
    role = formats.leadin(words)
    assert (role.holds if role else None) == holds


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("title = [", "not a format file: "),
        ('[[headings]]\nholds = "fact"\nnames = ["a"]', "headings 1: “fact” is not a thing a"),
        ('[[labels]]\nholds = "finding"\nmay = ["x"]\nwords = ["a"]', "labels 1: “x” is not"),
        ('[[keywords]]\nholds = "finding"', "keywords 1: it names no heading; add names = […]"),
    ],
)
def test_a_faulty_format_file_is_named_with_its_fault(
    tmp_path: Path, table: str, problem: str
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(GraphkitError) as error:
        read_format(path)
    assert str(error.value).startswith(f"{path}: {problem}")


def test_an_analysts_own_format_is_read_before_the_shipped_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "import" / "formats" / "zz-own.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[[headings]]\nholds = "measure"\nnames = ["findings"]', encoding="utf-8")
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path))
    assert load_formats().heading("Findings") == Role("measure", heading="Findings")
