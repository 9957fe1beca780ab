"""PDF files: paragraphs, lists, boxes and columns as a reader of the page takes them in."""

import io
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest

from graphkit.document import Block
from graphkit.readers.builder import Builder
from graphkit.readers.pdf import read

# Loaded by name: the library brings no types.
Canvas: Any = import_module("reportlab.pdfgen.canvas").Canvas
split: Any = import_module("reportlab.lib.utils").simpleSplit
BOLD, PLAIN, SLANTED = "Helvetica-Bold", "Times-Roman", "Times-Italic"
CALL = (
    "The school telephoned the duty team on three occasions and was told each time that the matter "
    "would be looked into, but no record of any of these calls could be found by the reviewer."
)
VISIT = (
    "The health visitor went to the home every week and noted that the baby was warm and well fed, "
    "although the father was never seen and nobody asked where he was living at that time."
)


class Paper:
    """A page to write on from the top down; `x` and `width` are the present column's."""

    def __init__(self, **options: Any) -> None:
        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, pagesize=(595, 842), invariant=1, **options)
        self.x, self.width, self.y = 72.0, 450.0, 780.0

    def write(self, words: str, font: str = PLAIN, size: float = 11, gap: float = 6) -> None:
        self.lines(split(words, font, size, self.width), font, size)
        self.y -= gap

    def lines(self, lines: Iterable[str], font: str = PLAIN, size: float = 11) -> None:
        self.canvas.setFont(font, size)
        for line in lines:
            self.y -= 1.2 * size
            self.canvas.drawString(self.x, self.y, line)

    def item(self, words: str, mark: str = "•", indent: float = 0) -> None:
        x, width = self.x, self.width
        self.canvas.setFont(PLAIN, 11)
        self.canvas.drawString(x + indent, self.y - 13.2, mark)
        self.x, self.width = x + indent + 18, width - indent - 18
        self.write(words, gap=3)
        self.x, self.width = x, width

    def column(self, x: float, y: float, width: float) -> None:
        self.x, self.y, self.width = x, y, width

    def page(self) -> None:
        self.canvas.showPage()
        self.column(72, 780, 450)

    def data(self) -> bytes:
        self.canvas.save()
        return self.stream.getvalue()


def pieces(paper: Paper) -> list[tuple[int | None, str, str]]:
    """Each block's page, kind with its depth and number, and words."""
    builder = Builder()
    read(paper.data(), builder)
    return [
        (block.page, kind(block), builder.text()[block.start : block.end])
        for block in builder.blocks
    ]


def kind(block: Block) -> str:
    return f"{block.kind[0]}{block.level or ''} {block.number}".strip()


def test_headings_paragraphs_and_nested_lists() -> None:
    paper = Paper()
    paper.write("Child R", BOLD, 22)
    paper.write("4. Analysis", BOLD, 14)
    paper.write(CALL)
    paper.write("What the nursery knew", BOLD)
    paper.write(VISIT)
    paper.write("How did this come about?", SLANTED)
    paper.write(f"4.2 {VISIT}")
    paper.item(CALL)
    paper.item(VISIT, "–", 20)
    paper.item(VISIT, "2.")
    assert pieces(paper) == [
        (1, "h1", "Child R"),
        (1, "h2 4", "Analysis"),
        (1, "p", CALL),
        (1, "h3", "What the nursery knew"),
        (1, "p", VISIT),
        (1, "h4", "How did this come about?"),
        (1, "p 4.2", VISIT),
        (1, "i1", CALL),
        (1, "i2", VISIT),
        (1, "i1 2", VISIT),
    ]


def test_words_broken_over_lines_are_joined_and_real_hyphens_kept() -> None:
    paper = Paper()
    paper.lines(["The panel spoke of multi-agency work, and saw that the informa-"])
    paper.lines(["tion was not passed to the family-"])
    paper.lines(["support worker; it was the family-support worker who asked."])
    words = (
        "The panel spoke of multi-agency work, and saw that the information was not passed to the "
        "family-support worker; it was the family-support worker who asked."
    )
    assert pieces(paper) == [(1, "p", words)]


def test_a_paragraph_goes_on_over_pages_and_running_lines_are_furniture() -> None:
    paper = Paper()
    told = [f"In week {week} of that year {CALL} {VISIT}" for week in (1, 2)]
    lines = [split(words, PLAIN, 11, 450) for words in told]
    for number, body in enumerate([lines[0][:3], lines[0][3:], lines[1]], 1):
        paper.lines(["Norbury Safeguarding Board – Child R"], PLAIN, 9)
        paper.y -= 10
        paper.lines(body)
        paper.canvas.drawString(280, 40, f"Page {number} of 3")
        paper.page()
    builder = Builder()
    read(paper.data(), builder)
    assert builder.text() == f"{told[0]}\n{told[1]}\n"
    assert [block.page for block in builder.blocks] == [1, 3]
    assert builder.furniture == ["Norbury Safeguarding Board – Child R", "Page 1 of 3"]


@pytest.mark.parametrize("count", [2, 3])
def test_columns_are_read_one_after_the_other_in_each_band(count: int) -> None:
    paper = Paper()
    width = (450 - 18 * (count - 1)) / count
    for band, top in (("First", 740), ("Second", 500)):
        paper.column(72, top + 30, 450)
        paper.write(f"{band} heading that goes across the whole width of all columns", BOLD, 13)
        for column in range(count):
            paper.column(72 + column * (width + 18), top, width)
            paper.write(f"{band} {column}. {CALL}")
    assert pieces(paper) == [
        piece
        for band in ("First", "Second")
        for piece in [
            (1, "h1", f"{band} heading that goes across the whole width of all columns"),
            *((1, "p", f"{band} {column}. {CALL}") for column in range(count)),
        ]
    ]


def test_a_box_is_a_unit_whose_heading_ends_with_it() -> None:
    paper = Paper()
    paper.write("Analysis", BOLD, 14)
    paper.lines(split(CALL, PLAIN, 11, 450)[:1])
    paper.canvas.setFillGray(0.9)
    paper.canvas.rect(66, paper.y - 70, 462, 62, stroke=0, fill=1)
    paper.canvas.setFillGray(0)
    paper.y -= 10
    paper.write("Learning point", BOLD)
    paper.write("Ask who lives in the home.")
    paper.y -= 22
    paper.lines(split(CALL, PLAIN, 11, 450)[1:])
    builder = Builder()
    read(paper.data(), builder)
    text = builder.text()
    assert [(text[b.start : b.end], b.section) for b in builder.blocks] == [
        ("Analysis", ()),
        (CALL, ("Analysis",)),
        ("Learning point", ("Analysis",)),
        ("Ask who lives in the home.", ("Analysis", "Learning point")),
    ]


def test_notes_marks_and_watermarks_stay_out_of_the_text() -> None:
    paper = Paper()
    paper.write(CALL, gap=0)
    end = paper.canvas.stringWidth(split(CALL, PLAIN, 11, 450)[-1], PLAIN, 11)
    paper.canvas.setFont(PLAIN, 6)
    paper.canvas.drawString(paper.x + end, paper.y + 4, "1")
    paper.write(VISIT)
    paper.column(72, 90, 450)
    paper.write("1 Working Together to Safeguard Children, 2018.", size=8)
    paper.canvas.translate(300, 400)
    paper.canvas.rotate(45)
    paper.canvas.setFont(BOLD, 60)
    paper.canvas.drawCentredString(0, 0, "DRAFT")
    builder = Builder()
    read(paper.data(), builder)
    assert builder.text() == f"{CALL}\n{VISIT}\n"
    assert builder.furniture == ["DRAFT", "1 Working Together to Safeguard Children, 2018."]


def test_a_page_that_lies_on_its_side_is_read_upright() -> None:
    paper = Paper()
    paper.canvas.rotate(90)
    paper.canvas.translate(0, -595)
    paper.column(72, 520, 600)
    paper.write("Findings", BOLD, 14)
    paper.write(CALL)
    assert pieces(paper) == [(1, "h1", "Findings"), (1, "p", CALL)]
