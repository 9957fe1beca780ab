"""A report as a Word document: headings, tables whose rows are never cut, marking on each page."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graphkit.pages import harmless
from graphkit.plots import Plot
from graphkit.report import Grid, Quote, Report, Section
from graphkit.wrap import longest_word

DATE = datetime(2000, 1, 1)
"""What a file says of when it was made, so that the same report is the same file on any day."""
BARS = 24
"""Signs of the longest bar."""
WORD, PROSE = 16, 44
"""The most signs of a word, and of a text, that a column is made wide for."""
PAGE_MM = 178


def docx(report: Report) -> bytes:
    """The report as the bytes of a .docx file, the same for the same report."""
    from docx import Document

    document: Any = Document()
    _set_up(document, report)
    document.add_heading(_text(report.title), 0)
    _said(document, report.subtitle)
    document.add_heading("In short", 1)
    for section in (*report.sections, report.coverage):
        _said(document, section.sentence, f"{section.title}. ")
    for section in report.sections:
        _section(document, section, section.title)
    _section(document, report.coverage, "Coverage and limits")
    for limit in report.limits:
        document.add_paragraph(_text(limit), style="List Bullet")
    document.add_heading("How this was made", 1)
    for paragraph in (*report.method, f"Made with {report.made}."):
        _said(document, paragraph)
    return _same_on_any_day(document)


def _set_up(document: Any, report: Report) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(16)
    page.top_margin = page.bottom_margin = Mm(18)
    document.styles["Normal"].font.size = Pt(10)
    for place in (page.header, page.footer):
        marked = place.paragraphs[0]
        marked.alignment = WD_ALIGN_PARAGRAPH.CENTER
        marked.add_run(_text(report.marking)).bold = True
    known = document.core_properties
    known.author, known.title, known.language = "graphkit", _text(report.title), "en-GB"
    known.comments, known.last_modified_by = "", "graphkit"
    known.created = known.modified = DATE


def _text(text: str) -> str:
    return harmless(text)


def _said(document: Any, text: str, before: str = "", style: str | None = None) -> Any:
    paragraph = document.add_paragraph(style=style)
    if before:
        paragraph.add_run(_text(before)).bold = True
    paragraph.add_run(_text(text))
    return paragraph


def _section(document: Any, section: Section, title: str) -> None:
    document.add_heading(_text(title), 1)
    _said(document, section.asks).runs[0].italic = True
    _said(document, "", section.sentence)
    for note in (*section.says, section.told):
        if note:
            _said(document, note)
    if section.plot:
        _plot(document, section.plot)
        _small(_said(document, ""))  # two tables without a paragraph between them would be one
    if section.grid:
        _grid(document, section.grid)
    for name, meaning in section.meanings:
        _small(_said(document, meaning, f"{name.replace('_', ' ')}: "))
    if section.quotes:
        document.add_heading("In the reviews' own words", 2)
    for quote in section.quotes:
        _quote(document, quote)


def _plot(document: Any, plot: Plot) -> None:
    """A plot as a table of bars, which every reader of Word files can draw and read aloud."""
    document.add_heading(_text(plot.title), 2)
    rows = [
        (point.label, "█" * max(1, round(point.value * BARS)), point.figure)
        for point in plot.points
    ]
    table = _table(document, rows, (38, 34, 28), (False, False, False))
    table.style = "Normal Table"


def _grid(document: Any, grid: Grid) -> None:
    head = tuple(name.replace("_", " ") for name in grid.columns)
    every = (head, *grid.rows)
    weights = [_weight([row[i] for row in every]) for i in range(len(head))]
    table = _table(document, every, weights, grid.numbers)
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    _mark(table.rows[0], "w:tblHeader")
    for more in grid.more:
        _small(_said(document, more))


def _weight(cells: Sequence[str]) -> int:
    """How wide a column is beside others: its words whole, then what its texts ask for."""
    words = min(WORD, max(map(longest_word, cells)))
    return max(words + 5, min(PROSE, max(map(len, cells[1:]))))


def _table(
    document: Any, rows: Sequence[Sequence[str]], weights: Sequence[int], right: Sequence[bool]
) -> Any:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    table = document.add_table(0, len(weights), style="Table Grid")
    table.autofit = False
    widths = [Mm(PAGE_MM * weight / sum(weights)) for weight in weights]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in rows:
        made = table.add_row()
        _mark(made, "w:cantSplit")
        for cell, text, width, ends in zip(made.cells, row, widths, right, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.add_run(_text(text))
            _small(paragraph)
            if ends:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return table


def _mark(row: Any, name: str) -> None:
    """Give a row a property: that it is not cut, or that it is printed again on each page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _small(paragraph: Any) -> None:
    from docx.shared import Pt

    paragraph.paragraph_format.space_after = Pt(2)
    for run in paragraph.runs:
        run.font.size = Pt(8)


def _quote(document: Any, quote: Quote) -> None:
    rows = ", ".join(map(str, quote.rows))
    head = f"Row{'' if len(quote.rows) == 1 else 's'} {rows} · {quote.kind}"
    paragraph = _said(document, "", head)
    paragraph.paragraph_format.keep_with_next = True
    if quote.text:
        words = _said(document, f"“{quote.text}”", style="Quote")
        words.paragraph_format.keep_with_next = True
    _small(_said(document, quote.place))


def _same_on_any_day(document: Any) -> bytes:
    """The document's parts in a zip file whose entries all bear one date."""
    made, again = io.BytesIO(), io.BytesIO()
    document.save(made)
    with ZipFile(made) as parts, ZipFile(again, "w", ZIP_DEFLATED) as out:
        for name in parts.namelist():
            entry = ZipInfo(name, DATE.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            out.writestr(entry, parts.read(name))
    return again.getvalue()
