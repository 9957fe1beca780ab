"""Markdown as a Word document: headings, lists, tables, quotations; a rule begins a new page."""

import io
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DATE = datetime(2000, 1, 1)
"""What a file says of when it was made, so that the same pack is the same file on any day."""
WIDE = 170
"""Millimetres between the margins."""
QUOTE, PLACE = "Intense Quote", "List Continue 2"
BULLETS, NUMBERS = "List Bullet", "List Continue"
"""Numbers are written out: Word would count on from one list to the next."""


def docx(text: str, marking: str = "") -> bytes:
    """Markdown `text` as the bytes of a .docx file, the same for the same text, with a protective
    marking at the head of each page."""
    from docx import Document
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(text)
    document: Any = Document()
    _set_up(document, text.split("\n", 1)[0].lstrip("# "), marking)
    _Body(document).add(tokens)
    return _same_on_any_day(document)


class _Body:
    """Adds the blocks of a text to a document, one after the other."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.styles: list[str] = []
        self.level = 0
        self.number = ""
        self.rows: list[list[Any]] = []
        self.ended = False

    def add(self, tokens: list[Any]) -> None:
        """Add every block of `tokens`."""
        for token in tokens:
            act = getattr(self, f"_{token.type}", None)
            if act:
                act(token)

    def _heading_open(self, token: Any) -> None:
        self.level = int(token.tag[1])

    def _heading_close(self, _: Any) -> None:
        self.level = 0

    def _bullet_list_open(self, _: Any) -> None:
        self.styles.append(BULLETS)

    def _ordered_list_open(self, _: Any) -> None:
        self.styles.append(NUMBERS)

    def _list_item_open(self, token: Any) -> None:
        self.number = token.info

    def _blockquote_open(self, _: Any) -> None:
        self.styles.append(QUOTE)

    def _bullet_list_close(self, _: Any) -> None:
        self.styles.pop()

    _ordered_list_close = _blockquote_close = _bullet_list_close

    def _hr(self, _: Any) -> None:
        # a break of its own would leave an empty page where the last one is full
        self.ended = True

    def _table_open(self, _: Any) -> None:
        self.rows = []
        self.styles.append("table")

    def _tr_open(self, _: Any) -> None:
        self.rows.append([])

    def _table_close(self, _: Any) -> None:
        self.styles.pop()
        table = self.document.add_table(len(self.rows), len(self.rows[0]), style="Table Grid")
        for row, cells in zip(table.rows, self.rows, strict=True):
            for cell, inline in zip(row.cells, cells, strict=True):
                _runs(cell.paragraphs[0], inline)
        _shape(table)
        self.document.add_paragraph()

    def _inline(self, token: Any) -> None:
        if self.styles and self.styles[-1] == "table":
            self.rows[-1].append(token)
            return
        if self.level:
            paragraph = self.document.add_heading(level=self.level - 1)
        else:
            paragraph = self.document.add_paragraph(style=self._style(token))
        if self.ended:
            paragraph.paragraph_format.page_break_before, self.ended = True, False
        if self.styles and self.styles[-1] == NUMBERS:
            paragraph.add_run(f"{self.number}. ")
        _runs(paragraph, token)

    def _style(self, token: Any) -> str | None:
        """The paragraph's style; where a quotation stands looks other than its words."""
        style = self.styles[-1] if self.styles else None
        return PLACE if style == QUOTE and not token.content.startswith("“") else style


def _shape(table: Any) -> None:
    """Columns as wide as what is in them asks for, and the first row as a head."""
    from docx.shared import Mm

    longest = [max(len(cell.text) for cell in column.cells) for column in table.columns]
    shares = [min(max(length, 9), 60) for length in longest]
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(WIDE * share // sum(shares))
        for cell in column.cells:
            cell.width = column.width
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


def _runs(paragraph: Any, inline: Any) -> None:
    """Add the words of `inline` to a paragraph, strong and emphasised ones as they are."""
    bold = italic = False
    for child in inline.children or ():
        if child.type in ("strong_open", "strong_close"):
            bold = child.type == "strong_open"
        elif child.type in ("em_open", "em_close"):
            italic = child.type == "em_open"
        elif child.type in ("softbreak", "hardbreak"):
            paragraph.add_run(" ")
        elif child.content:
            run = paragraph.add_run(_harmless(child.content))
            run.bold, run.italic = bold or None, italic or None


def _harmless(text: str) -> str:
    """`text` without the control characters that XML cannot hold, which become visible signs."""
    return "".join(chr(0x2400 + ord(sign)) if ord(sign) < 32 and sign not in "\t\n" else sign
                   for sign in text)  # fmt: skip


def _set_up(document: Any, title: str, marking: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    document.styles["Normal"].font.size = Pt(11)
    if marking:
        head = page.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        head.add_run(_harmless(marking)).bold = True
    known = document.core_properties
    known.author = known.last_modified_by = "graphkit"
    known.title, known.language, known.comments = title, "en-GB", ""
    known.created = known.modified = DATE


def _same_on_any_day(document: Any) -> bytes:
    """The document's bytes with every time in the archive the same."""
    first, last = io.BytesIO(), io.BytesIO()
    document.save(first)
    with ZipFile(first) as source, ZipFile(last, "w", ZIP_DEFLATED) as out:
        for name in source.namelist():
            out.writestr(ZipInfo(name, DATE.timetuple()[:6]), source.read(name), ZIP_DEFLATED)
    return last.getvalue()
