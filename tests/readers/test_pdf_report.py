"""A whole report as PDF: what its text must and must not contain."""

import io
from importlib import import_module
from typing import Any

import pytest

from graphkit.document import Document
from graphkit.readers.builder import Builder
from graphkit.readers.pdf import read
from graphkit.readers.pdf_words import SIGNS

# Loaded by name: the library brings no types.
platypus: Any = import_module("reportlab.platypus")
styles: Any = import_module("reportlab.lib.styles")
Style = styles.ParagraphStyle
PLAIN = Style("plain", fontName="Times-Roman", fontSize=11, leading=13.5, spaceAfter=6, alignment=4)
HEAD = Style("head", parent=PLAIN, fontName="Helvetica-Bold", fontSize=14, leading=17)
ENTRY = Style("entry", parent=PLAIN, alignment=0)
CHAPTERS = ["Introduction", "The family", "Analysis", "Good practice", "Recommendations"]
SAID = (
    "In month {n} the school wrote to the duty team about what Child R had said at lunch, and the "
    "letter was placed on the file without an answer, as four others had been before it. "
)


def around(canvas: Any, document: Any) -> None:
    """Running lines, a page number and a watermark on every page."""
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.drawString(72, 810, "OFFICIAL-SENSITIVE: Child R review, Norbury")
    canvas.drawCentredString(297, 30, str(document.page))
    canvas.rotate(50)
    canvas.setFont("Helvetica-Bold", 60)
    canvas.drawString(300, 100, "DRAFT")
    canvas.restoreState()


@pytest.fixture(scope="module")
def report() -> Builder:
    title = platypus.Paragraph("Serious Case Review: Child R", HEAD)
    parts: list[Any] = [title, platypus.PageBreak()]
    parts.append(platypus.Paragraph("Contents", HEAD))
    for number, chapter in enumerate(CHAPTERS, 1):
        parts.append(platypus.Paragraph(f"{number}. {chapter} {'.' * 60} {number + 2}", ENTRY))
    for number, chapter in enumerate(CHAPTERS, 1):
        parts += [platypus.PageBreak(), platypus.Paragraph(f"{number}. {chapter}", HEAD)]
        for each in range(1, 9):
            words = "".join(SAID.format(n=10 * number + each + i) for i in range(4))
            parts.append(platypus.Paragraph(f"{number}.{each} {words}", PLAIN))
    stream = io.BytesIO()
    document = platypus.SimpleDocTemplate(stream, pagesize=(595, 842), invariant=1)
    document.build(parts, onFirstPage=around, onLaterPages=around)
    builder = Builder()
    read(stream.getvalue(), builder)
    return builder


MUST = [
    "Serious Case Review: Child R\n", "\n1 Introduction\n", "\n5 Recommendations\n",
    "\n3.8 In month 38 the school", "as four others had been before it. In month 39 the school",
]  # fmt: skip
MUST_NOT = ["OFFICIAL", "DRAFT", "Norbury", "Contents", "....", "  ", "\n2\n"]


@pytest.mark.parametrize("words", MUST)
def test_the_text_has_what_the_report_says(words: str, report: Builder) -> None:
    assert words in report.text()


@pytest.mark.parametrize("words", MUST_NOT)
def test_the_text_has_nothing_that_belongs_to_the_page(words: str, report: Builder) -> None:
    assert words not in report.text()


def test_numbered_paragraphs_keep_their_number_section_and_page(report: Builder) -> None:
    numbered = [block for block in report.blocks if block.kind == "paragraph"]
    assert [block.number for block in numbered] == [
        f"{c}.{e}" for c in range(1, 6) for e in range(1, 9)
    ]
    assert {block.section for block in numbered} == {(chapter,) for chapter in CHAPTERS}
    assert [block.page for block in numbered if block.number.endswith(".1")] == [3, 5, 7, 9, 11]


def test_furniture_is_kept_once_and_in_order(report: Builder) -> None:
    assert report.furniture == [
        "DRAFT", "OFFICIAL-SENSITIVE: Child R review, Norbury", "1", "Contents",
        *(f"{number}. {chapter} .... {number + 2}" for number, chapter in enumerate(CHAPTERS, 1)),
    ]  # fmt: skip


def test_reading_twice_gives_the_same_to_the_letter(report: Builder) -> None:
    one = Document("r", "r.pdf", "", "", report.text(), tuple(report.blocks))
    assert Document.from_json(one.to_json()) == one


SIGNED = [("oﬃce", "office"), ("ﬂat", "flat"), ("infor\x02", "infor-"), ("a\u200bb", "ab")]


@pytest.mark.parametrize(("printed", "words"), SIGNED)
def test_signs_of_the_printer_are_letters_again(printed: str, words: str) -> None:
    assert printed.translate(SIGNS) == words
