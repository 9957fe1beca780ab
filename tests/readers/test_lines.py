"""Single lines of plain text: what breaks, opens, marks or heads them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.readers import read
from graphkit.readers.builder import Builder
from graphkit.readers.markup import strip_emphasis
from graphkit.readers.text import put_text

Shown = Callable[..., list[str]]

BROKEN = [
    ("It was a re-\nlationship.", ["¶ It was a relationship."]),
    ("It was multi-\nagency work.", ["¶ It was multi-agency work."]),
    ("Pre-\nand post-natal care.", ["¶ Pre- and post-natal care."]),
    ("Over-reliance. Then over-\nreliance.", ["¶ Over-reliance. Then over-reliance."]),
    (
        "A long line that was\nbroken in the middle.",
        ["¶ A long line that was broken in the middle."],
    ),
    ("They asked for the\n\n\nRESTRICTED\n\n\nplan of it.", ["¶ They asked for the plan of it."]),
    ("•\nA bullet alone.", ["- A bullet alone."]),
    ("4.1\nA number alone.", ["¶ 4.1) A number alone."]),
    ("7\nA number alone.", ["- 7) A number alone."]),
]


@pytest.mark.parametrize(("text", "lines"), BROKEN)
def test_what_lines_broke_is_joined(text: str, lines: list[str], shown: Shown) -> None:
    assert shown(text) == lines


BULLETS = [
    ("- One.\n– Two.\n— Three.", ["- One.", "- Two.", "- Three."]),
    ("• One\n   o Two\n   o Three\n• Four", ["- One", "-- Two", "-- Three", "- Four"]),
    ("\uf0b7 One \uf0b7 Two", ["- One", "- Two"]),
    ("§ One thing\n§ two things", ["- One thing", "- two things"]),
    ("Section § 47 enquiries were late.", ["¶ Section § 47 enquiries were late."]),
    ("&bull; One &bull; Two", ["- One", "- Two"]),
    ("* one thing * Another thing", ["- one thing", "- Another thing"]),
    ("* **Bold** words and *slanted* ones", ["- Bold words and slanted ones"]),
    ("- The plan – which was late – drifted.", ["- The plan – which was late – drifted."]),
    ("- Nobody asked. - Nobody wrote.", ["- Nobody asked.", "- Nobody wrote."]),
    ("A range of 36-48 - or more - of them.", ["¶ A range of 36-48 - or more - of them."]),
    ("- 4.8 It was late.", ["- 4.8) It was late."]),
    ("20.11.15 - Update from the team.", ["¶ 20.11.15 - Update from the team."]),
]


@pytest.mark.parametrize(("text", "lines"), BULLETS)
def test_bullets_open_items(text: str, lines: list[str], shown: Shown) -> None:
    assert shown(text) == lines


TAGS = [
    ("<p class='a'>One.</p><p>Two.</p>", ["¶ One.", "¶ Two."]),
    ("<ul><li>One</li><li>Two<ul><li>Three</li></ul></ul>", ["- One", "- Two", "-- Three"]),
    ("<UL><LI>One<LI>Two", ["- One", "- Two"]),
    ("<ul> – One. – Two - or so.", ["- One.", "- Two - or so."]),
    ("<ul> One was done. Two was not.", ["- One was done.", "- Two was not."]),
    ("A child <5 years & <b>small</b>.", ["¶ A child <5 years & small."]),
    ("See <name> and <date of birth>.", ["¶ See <name> and <date of birth>."]),
    ("&lt;p&gt; is a tag, &amp;amp; is not.", ["¶ <p> is a tag, &amp; is not."]),
    ("one<br/>two <span style='x'>three</span>", ["¶ one", "¶ two three"]),
]


@pytest.mark.parametrize(("text", "lines"), TAGS)
def test_tags_left_in_a_text_are_dropped(text: str, lines: list[str], shown: Shown) -> None:
    assert shown(text) == lines


LONG = "Finding 1: Nobody was asked, and so nobody said what all of them had known."
HEADINGS = [
    ("Good Practice\n\nThe nurse rang.", "#5 Good Practice"),
    ("Good practice:\n\n- The nurse rang.", "#5 Good practice"),
    ("5.1 Children's Social Care:\n\n- Do it.", "#3 5.1) Children's Social Care"),
    ("5. Areas for Learning.\n\nIt was late.", "#2 5) Areas for Learning."),
    ("FINDINGS\n\nIt was late.", "#2 FINDINGS"),
    ("PCT\n\n- Do it.", "#5 PCT"),
    ("What could have been done better?\n\nMuch.", "#5 What could have been done better?"),
    ("**Findings**\n\nIt was late.", "#5 Findings"),
    ("Lesson 2.1\nAsk.", "#8 Lesson 2.1"),
    ("Child One\n\n- A girl.", "#3 Child One"),
    (f"{LONG}\n\nIt was late.", f"#7 {LONG}"),
]  # fmt: skip
NO_HEADINGS = [
    "The plan was late.\n\nNobody asked.",
    "The agencies are as follows:\n\n- Police",
    "Nobody has asked the child\n\nIt was late.",
    "13th June 2016\n\nIt was late.",
    "Ann Other\n\nIndependent Chair\n\nIt was late.",
    "See 4.1 above\n\nIt was late.",
    "Recommendation 1: The Board should write to all of them.\n\nA.",
    "Author: Ann Other\n\nIt was late.",
    "The panel had these members:\n\nAnn Other\n\nIt was late.",
    "They were:\n\nCounty Police\n\nHarbour Trust\n\nEastmoor Council\n\nIt was late.",
]


@pytest.mark.parametrize(("text", "heading"), HEADINGS)
def test_a_line_reads_as_a_heading(text: str, heading: str, shown: Shown) -> None:
    assert heading in shown(f"The text begins here.\n\n{text}")


@pytest.mark.parametrize("text", NO_HEADINGS)
def test_a_line_does_not_read_as_a_heading(text: str, shown: Shown) -> None:
    lines = shown(f"The text begins here.\n\n{text}")
    assert [line for line in lines if line.startswith("#")] == []


ENCODINGS = [
    ("utf-8", "It’s a “plan” – £5."), ("utf-8-sig", "It’s a “plan” – £5."),
    ("utf-16", "It’s a “plan” – £5."), ("utf-16-le", "It’s a plan, at a cost of £5."),
    ("utf-16-be", "It’s a plan, at a cost of £5."), ("cp1252", "It’s a “plan” – £5."),
    ("latin-1", "It's a plan at £5, at the café."),
]  # fmt: skip


@pytest.mark.parametrize(("encoding", "text"), ENCODINGS)
def test_a_text_is_decoded_as_it_was_saved(encoding: str, text: str, shown: Shown) -> None:
    assert shown(text.encode(encoding)) == [f"¶ {text}"]


def test_a_table_drawn_with_bars_is_a_table(shown: Shown) -> None:
    rows = "No. | Action | Lead\n--- | --- | ---\n1 | Audit files | Quality Group\n"
    expected = shown("No.\tAction\tLead\n1\tAudit files\tQuality Group\n")
    assert shown(rows) == expected
    assert expected[4] == "| Audit files [1.1 Action/1]"


def test_line_ends_of_all_systems_are_the_same(shown: Shown) -> None:
    unix = "Good Practice\n\n- One\n- Two\n"
    for end in ("\r\n", "\r", "\x85", "\u2028"):
        assert shown(unix.replace("\n", end)) == shown(unix)


def test_spaces_that_do_not_show_are_spaces_or_nothing(shown: Shown) -> None:
    assert shown("A\u00a0plan\u200b was\u2009la\u00adte.") == ["¶ A plan was late."]


def test_numbers_that_come_later_end_a_numbered_heading(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("5.4 Clinic\n\n- To ask.\n\n5.6 The panel praised the team.\n")
    sections = [(block.kind, block.section) for block in read(path).blocks]
    assert sections == [("heading", ()), ("item", ("Clinic",)), ("paragraph", ())]


SCRAPS = st.sampled_from([
    "Finding P1", "Lesson P1.1", "- ", "• ", "o ", "\t", "\n", "\n\n", "\f", "1. ", "4.1 ", "(a) ",
    "Page 3 of 9", "RESTRICTED", "12", "Good Practice", "the plan was late", "Nobody asked.",
    "<ul>", "<li>", "<p class='a'>", "</p>", "<u>", "</u>", " – ", "* ", "**", "&amp;",
    "re-\nlation", "Contents", "Introduction ..... 3", "2017 - Anonymous - Child A", "Child One",
    "Background: x", "A REVIEW", "May 2019", " ", "It is:", "§ ", "\u00a0", "’", "<5", "__x__",
])  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(SCRAPS, min_size=1, max_size=40))
def test_any_text_gives_blocks_that_hold_its_own_words(scraps: list[str]) -> None:
    text = "".join(scraps)
    builder = Builder()
    put_text(text, builder)
    made = builder.text()
    for block in builder.blocks:
        words = made[block.start : block.end]
        assert words == " ".join(words.split()) != ""
    letters = "".join(re.findall(r"[A-Za-z0-9]", made))
    whole = "".join(re.findall(r"[A-Za-z0-9]", text))
    assert len(letters) <= len(whole)


REPEATED = ["**a ", "__a ", "a-\n", "a\n", "• a\n", "\t", "a\tb\n", "** **a "]


@pytest.mark.parametrize("unit", REPEATED)
def test_a_text_of_one_thing_over_and_over_is_read_to_its_end(unit: str, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(unit * 20_000 + "\nThe end.", encoding="utf-8")
    assert "The end." in read(path).text


def test_a_contents_page_as_long_as_its_report_is_dropped_once(tmp_path: Path) -> None:
    names = [f"Part {chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(600)]
    path = tmp_path / "long.txt"
    path.write_text("\n".join(["Contents", *names, *names, "The end."]), encoding="utf-8")
    document = read(path)
    assert document.furniture == ("Contents", *names)
    assert document.text.count("Part aa") == 1


def test_marks_of_bold_go_in_pairs_and_stay_where_none_closes() -> None:
    assert strip_emphasis("**a** and **b c** but **d") == "a and b c but **d"
    assert strip_emphasis("__a__ and **b __c** d__") == "a and b c d"
