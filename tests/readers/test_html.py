"""Web pages: the report in them, and nothing of the site round it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.errors import Refused
from graphkit.readers import read

Show = Callable[[str], list[str]]
Shown = Callable[..., list[str]]
FILES = Path(__file__).parent / "files"
LAYOUTS = ("partnership", "soup", "entries")
SITE = ("cookies", "Skip to main", "Home", "Twitter", "Related page", "not text", "Secret words")


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_page_reads_as_its_blocks(name: str, show: Show) -> None:
    expected = (FILES / f"{name}-html.blocks").read_text(encoding="utf-8")
    assert show(f"{name}.html") == expected.splitlines()


@pytest.mark.parametrize("words", SITE)
def test_nothing_of_the_site_is_in_the_text(words: str) -> None:
    assert words not in read(FILES / "partnership.html").text


def test_a_page_is_called_as_its_heading_and_its_site_is_furniture() -> None:
    document = read(FILES / "partnership.html")
    assert document.title == "Learning from Child T"
    assert document.furniture[1:] == (
        "Eastmoor Safeguarding Children Partnership",
        "© Eastmoor Safeguarding Children Partnership 2021",
    )


TITLES = [
    ("<title>Child M | Eastmoor SCP</title><p>A.</p>", "Child M"),
    ("<title>Eastmoor SCP</title><p>A.</p>", "Eastmoor SCP"),
    ("<title>Child M review – Eastmoor</title><h1>Child M review</h1><p>A.</p>", "Child M review"),
    ("<h1>Child <em>M</em></h1><p>A.</p>", "Child M"),
    ("<p>A.</p>", ""),
]


@pytest.mark.parametrize(("page", "title"), TITLES)
def test_a_title_comes_without_the_sites_name(page: str, title: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    assert read(path).title == title


# Each stands in a page of two headings, so that its headings need no guessing.
PARTS = [
    ("<p>One<br>- two<br>- three</p>", ["¶ One", "- two", "- three"]),
    ("<p>The plan,<br>which was late.</p>", ["¶ The plan, which was late."]),
    ("<p>One &amp;lt; <b>two</b> &lt;3</p>", ["¶ One &lt; two <3"]),
    ("<ul><li>One<li>Two<ol><li>Three</ol></ul>", ["- One", "- Two", "-- 1) Three"]),
    ("<ul><li><p>One.</p><p>More.</p></ul>", ["- One. More."]),
    ("<p>•&nbsp;&nbsp;One</p><p>·&nbsp; Two</p>", ["- One", "- Two"]),
    ("<p><strong>Good practice</strong></p><p>A.</p>", ["#7 Good practice", "¶ A."]),
    ("<p><b>Finding 2</b></p><p><b>Why</b></p><p>A.</p>", ["#7 Finding 2", "#8 Why", "¶ A."]),
    ("<p><strong>Nobody</strong> asked.</p>", ["¶ Nobody asked."]),
    ("<p>On 13<sup>th</sup> June.<sup><a href='#f1'>2</a></sup></p>", ["¶ On 13th June."]),
    ("<dl><dt>Method</dt><dd>Rapid.</dd></dl><p>A.</p>", ["#52 Method", "¶ Rapid.", "¶ A."]),
    ("<div style='display: none'>No</div><p hidden>No</p><p>A.</p>", ["¶ A."]),
    ("<div class='accordion-panel' style='display:none'>A.</div>", ["¶ A."]),
    ("<h3><button aria-expanded='true'>Learning</button></h3><p>A.</p>", ["#3 Learning", "¶ A."]),
    ("<button aria-controls='x'>Learning</button><div id='x'>A.</div>", ["#9 Learning", "¶ A."]),
    ("<button>Print</button><p>A.</p>", ["¶ A."]),
    ("<aside class='callout'><h4>Ask</h4><p>A.</p></aside><p>B.</p>", ["#43 Ask", "¶ A.", "¶ B."]),
    ("<ul class='x'><li><a>One</a><li><a>Two</a><li><a>Three</a></ul><p>A.</p>", ["¶ A."]),
    ("<ul><li>See <a>1</a>.<li><a>Two</a><li><a>Six</a></ul>", ["- See 1.", "- Two", "- Six"]),
    ("<p>Back to top</p><p>A.</p>", ["¶ A."]),
    ("<table><tr><td>Date</td><td>May 2019</td></tr></table>", ["#52 Date", "¶ May 2019"]),
    ("<table><tr><td><p>A box of words.</p></td></tr></table>", ["¶ A box of words."]),
    ("text alone", ["¶ text alone"]),
]  # fmt: skip


@pytest.mark.parametrize(("part", "lines"), PARTS)
def test_a_part_of_a_page_reads_as_its_blocks(part: str, lines: list[str], shown: Shown) -> None:
    page = f"<main><h1>Review</h1><h2>Learning</h2>{part}</main>"
    assert shown(page, ".html") == ["#1 Review", "#2 Learning", *lines]


def test_a_box_ends_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    box = "<div class='callout'><h3>Learning</h3><p>A.</p></div>"
    path.write_text(f"<h1>Review</h1><h2>Story</h2>{box}<p>B.</p>")
    sections = {b.section for b in read(path).blocks if b.kind == "paragraph"}
    assert sections == {("Review", "Story", "Learning"), ("Review", "Story")}


def test_a_page_says_how_its_letters_are_written(shown: Shown) -> None:
    page = "<meta charset='iso-8859-2'><p>Wałęsa</p>".encode("iso-8859-2")
    assert shown(page, ".html") == ["¶ Wałęsa"]
    assert shown("<p>It’s £5</p>".encode("cp1252"), ".html") == ["¶ It’s £5"]


def test_a_page_nested_deeply_is_read_as_one_text_below(shown: Shown) -> None:
    page = f"<h1>Review</h1><h2>A</h2>{'<div>' * 450}<p>Deep down.</p>{'</div>' * 450}"
    assert shown(page, ".html")[-1] == "¶ Deep down."


@pytest.mark.parametrize("opening", ["<div>", "<ul><li>", "<b class='x'>", "<div/>", "<x-y>"])
@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_a_page_nested_beyond_reason_is_refused(opening: str, suffix: str, shown: Shown) -> None:
    with pytest.raises(Refused, match="nests its parts more than 500 deep"):
        shown(f"<h1>Review</h1>\n{opening * 501}Deep down.", suffix)


def test_what_ends_by_itself_or_is_no_tag_nests_nothing(shown: Shown) -> None:
    inside = "<div>" * 600
    page = (
        f"<h1>Review</h1><h2>A</h2><!-- {inside} --><script>{inside}</script>"
        f"<svg>{'<path/>' * 600}</svg><p title='{inside}'>A.{'<p>B.' * 600}"
        f"{'<div><span></div>' * 600}<ul>{'<li>One' * 600}</ul>"
    )
    assert len(shown(page, ".html")) == 1203


def test_controls_written_as_entities_reach_neither_text_nor_title_nor_furniture(
    tmp_path: Path,
) -> None:
    path = tmp_path / "words.html"
    odd = "&#27;[31mRed&#x202E; and&#x9B;0m so&#7; on\x1b]0;x"
    path.write_text(
        f"<title>{odd}</title><header><p>Board {odd}</p></header><main><h1>{odd}</h1><h2>{odd}</h2>"
        f"<ol><li>{odd}</ol><table><tr><th>{odd}<th>B<tr><td>{odd}<td>{odd}</table></main>",
        encoding="utf-8",
    )
    document = read(path)
    found = f"{document.to_json()}"
    assert document.title == "[31mRed and›0m so on]0;x" == document.words(document.blocks[0])
    assert [c for c in found if not c.isprintable()] == []
    assert "\\x1b" not in found
    assert "\\u202e" not in found


def test_a_page_under_a_texts_name_is_read_as_a_page(shown: Shown) -> None:
    page = "<!DOCTYPE html><html><body><h1>Review</h1><nav>Menu</nav><p>A.</p></body></html>"
    assert shown(page, ".txt") == shown(page, ".html") == ["#1 Review", "¶ A."]
