"""Markdown: the same blocks as the page it stands for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.readers import read
from graphkit.readers.markdown import front_matter

Show = Callable[[str], list[str]]
Shown = Callable[..., list[str]]
FILES = Path(__file__).parent / "files"


def test_a_briefing_reads_as_its_blocks(show: Show) -> None:
    expected = (FILES / "brief-md.blocks").read_text(encoding="utf-8")
    assert show("brief.md") == expected.splitlines()


def test_the_title_is_the_front_matters() -> None:
    document = read(FILES / "brief.md")
    assert document.title == "Learning brief: Child Z"
    assert "date: 2022" not in document.text
    assert document.furniture == ("Skip to content",)


PARTS = [
    ("* One\n* Two\n\n    More of two.", ["- One", "- Two More of two."]),
    ("- One\n  1. Two", ["- One", "-- 1) Two"]),
    ("3. One\n4. Two", ["- 3) One", "- 4) Two"]),
    ("One *two* __three__\n[four](http://x.example)", ["¶ One two three four"]),
    ("A&amp;E and &lt;b&gt; are text.", ["¶ A&E and <b> are text."]),
    ("**Good practice**\n\nThe nurse rang.", ["#7 Good practice", "¶ The nurse rang."]),
    ("*How was it seen?*\n\nThe nurse rang.", ["#7 How was it seen?", "¶ The nurse rang."]),
    ("*The nurse rang the school.*", ["¶ The nurse rang the school."]),
    ("4.1 The plan was late.", ["¶ 4.1) The plan was late."]),
    ("Finding\n-------\n\nIt was late.", ["#2 Finding", "¶ It was late."]),
    ("One[^2] two.", ["¶ One two."]),
    ("~~No~~ yes", ["¶ No yes"]),
    ("<div>Some <b>words</b></div>", ["¶ Some words"]),
    ("|A|B|\n|-|-|\n|C|d|", ["| A [0.0 /]", "| B [0.1 /A]", "| C [1.0 A/]", "| d [1.1 B/C]"]),
]  # fmt: skip


@pytest.mark.parametrize(("part", "lines"), PARTS)
def test_a_part_reads_as_its_blocks(part: str, lines: list[str], shown: Shown) -> None:
    text = f"# Review\n\n## Learning\n\n{part}\n"
    assert shown(text, ".md") == ["#1 Review", "#2 Learning", *lines]
    assert shown(text.replace("\n", "\r\n"), ".markdown") == ["#1 Review", "#2 Learning", *lines]


def test_text_without_markdown_is_read_as_plain_text(shown: Shown) -> None:
    text = "Review of Child Z\n\nGood Practice\n\nThe nurse rang.\n\nLearning\n\nAsk.\n"
    assert shown(text, ".md") == shown(text, ".txt")


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    text = "---\n\nA sentence without a colon\n\n---\n\nAnother"
    assert front_matter(text) == ("", text)
