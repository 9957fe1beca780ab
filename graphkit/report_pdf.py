"""A report as a PDF on A4: reportlab lays it out, no browser is needed."""

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from graphkit.pages import harmless
from graphkit.plots import WIDTH, Plot, height, shapes
from graphkit.report import Grid, Quote, Report, Section
from graphkit.resources import file

FONTS = {"Sans": "fonts/DejaVuSans.ttf", "Sans-Bold": "fonts/DejaVuSans-Bold.ttf"}
"""The fonts of `viz/` (DejaVu Sans), so that every machine prints the same: they have the letters
of Welsh and of all other languages in Latin, Greek or Cyrillic letters, and arrows."""
MARGIN = 42.0
COLOURS = {"bar": "#0b5f6b", "track": "#e8f1f1", "bound": "#1f2a33", "grid": "#dcd8ce"}
ROLES = {"label": 9.5, "figure": 8.5}
SIZES = {"Title": 20, "Heading": 14, "Under": 10, "Answer": 11, "Body": 9, "Small": 7.5}
BOLD = ("Title", "Heading", "Under", "Answer")


def pdf(report: Report) -> tuple[bytes, str]:
    """The report as the bytes of a PDF, the same for the same report, and the letters that its
    font has not, which are printed without their accents or as “?” and named on its last page."""
    made = _Making()
    flow = [*made.flow(report)]
    flow += made.missed()
    return _built(report, flow, made), "".join(sorted(made.missing))


def _built(report: Report, flow: list[Any], made: "_Making") -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    marking, out = made.text(report.marking), io.BytesIO()

    def furniture(canvas: Any, page: Any) -> None:
        canvas.setFont("Sans-Bold", 9)
        for y in (A4[1] - MARGIN * 0.6, MARGIN * 0.45):
            canvas.drawCentredString(A4[0] / 2, y, marking)
        canvas.setFont("Sans", 7.5)
        canvas.drawRightString(A4[0] - MARGIN, MARGIN * 0.45, str(page.page))

    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN,
        bottomMargin=MARGIN, title=made.text(report.title), author="graphkit", lang="en-GB",
        invariant=1,
    )  # fmt: skip
    document.build(flow, onFirstPage=furniture, onLaterPages=furniture)
    return out.getvalue()


@dataclass(slots=True)
class _Making:
    """The parts of the page being made, and the letters that the font turned out not to have."""

    styles: dict[str, Any] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    known: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        for name, path in FONTS.items():
            pdfmetrics.registerFont(TTFont(name, str(file("viz", path))))
        self.known = set(pdfmetrics.getFont("Sans").face.charToGlyph)
        for name, size in SIZES.items():
            font = "Sans-Bold" if name in BOLD else "Sans"
            space = size * 0.4
            self.styles[name] = ParagraphStyle(
                name, fontName=font, fontSize=size, leading=size * 1.35, spaceAfter=space,
                spaceBefore=14 if name in ("Heading", "Under") else 0, splitLongWords=1,
                keepWithNext=name in ("Heading", "Under"),
            )  # fmt: skip

    def text(self, text: str) -> str:
        """`text` in letters that the font has."""
        return "".join(map(self._letter, harmless(text)))

    def _letter(self, letter: str) -> str:
        if ord(letter) in self.known or letter in "\n\t":
            return letter
        self.missing.add(letter)
        plain = unicodedata.normalize("NFKD", letter)[0]
        return plain if ord(plain) in self.known else "?"

    def said(self, text: str, style: str = "Body") -> Any:
        """A paragraph; nothing in its text is markup."""
        from reportlab.platypus import Paragraph

        return Paragraph(escape(self.text(text)), self.styles[style])

    def flow(self, report: Report) -> Iterator[Any]:
        """Everything the report says, from top to bottom."""
        yield self.said(report.title, "Title")
        yield self.said(report.subtitle)
        yield self.said("In short", "Heading")
        for section in (*report.sections, report.coverage):
            yield self.said(section.title, "Under")
            yield self.said(section.sentence)
        for section in report.sections:
            yield from self._section(section, section.title)
        yield from self._section(report.coverage, "Coverage and limits")
        yield from map(self.said, report.limits)
        yield self.said("How this was made", "Heading")
        yield from map(self.said, (*report.method, f"Made with {report.made}."))

    def _section(self, section: Section, title: str) -> Iterator[Any]:
        yield self.said(title, "Heading")
        yield self.said(section.asks)
        yield self.said(section.sentence, "Answer")
        yield from (self.said(note) for note in (*section.says, section.told) if note)
        if section.plot:
            yield self._plot(section.plot)
        if section.grid:
            yield self._grid(section.grid)
            yield from (self.said(more, "Small") for more in section.grid.more)
        for name, meaning in section.meanings:
            yield self.said(f"{name.replace('_', ' ')}: {meaning}", "Small")
        if section.quotes:
            yield self.said("In the reviews' own words", "Under")
        yield from map(self._quote, section.quotes)

    def _quote(self, quote: Quote) -> Any:
        from reportlab.platypus import KeepTogether

        rows = ", ".join(map(str, quote.rows))
        head = f"Row{'' if len(quote.rows) == 1 else 's'} {rows} · {quote.kind}"
        words = [self.said(f"“{quote.text}”")] if quote.text else []
        return KeepTogether([self.said(head, "Small"), *words, self.said(quote.place, "Small")])

    def _grid(self, grid: Grid) -> Any:
        from reportlab.lib import colors
        from reportlab.platypus import Table

        head = [name.replace("_", " ") for name in grid.columns]
        cells = [[self.said(text, "Small") for text in row] for row in (head, *grid.rows)]
        return Table(
            cells, _widths(head, grid), repeatRows=1, splitInRow=1, spaceBefore=8, spaceAfter=8,
            style=[
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#e8f1f1")),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.HexColor("#dcd8ce")),
                ("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ],
        )  # fmt: skip

    def _plot(self, plot: Plot) -> Any:
        from reportlab.graphics.shapes import Drawing
        from reportlab.platypus import KeepTogether

        scale, tall = (595.27 - 2 * MARGIN) / WIDTH, height(plot)
        drawing = Drawing(WIDTH * scale, tall * scale)
        drawing.scale(scale, scale)
        for shape in shapes(plot):
            drawing.add(self._shape(shape, tall))
        return KeepTogether([self.said(plot.title, "Under"), drawing])

    def _shape(self, shape: Any, tall: float) -> Any:
        """A shape with `y` from the bottom, as a PDF has it."""
        from reportlab.graphics import shapes as drawn
        from reportlab.lib.colors import HexColor

        faint, y = shape.role == "faint", tall - shape.y
        colour = HexColor(COLOURS.get(shape.role, COLOURS["bar" if faint else "bound"]))
        filled = {"fillColor": HexColor("#ffffff") if faint else colour, "strokeColor": colour}
        if shape.kind == "rect":
            return drawn.Rect(shape.x, y - shape.h, shape.w, shape.h, **filled)
        if shape.kind == "dot":
            return drawn.Circle(shape.x, y, shape.w, **filled)
        if shape.kind == "line":
            return drawn.Line(shape.x, y, shape.x + shape.w, y - shape.h, strokeColor=colour,
                              strokeWidth=1.5 if shape.role == "bound" else 0.7)  # fmt: skip
        return drawn.String(shape.x, y, self.text(shape.text), fontName="Sans",
                            fontSize=ROLES[shape.role], textAnchor=shape.anchor)  # fmt: skip

    def missed(self) -> list[Any]:
        """A note on the letters that the font has not; nothing where it has all."""
        if not self.missing:
            return []
        codes = ", ".join(f"U+{ord(letter):04X}" for letter in sorted(self.missing))
        return [self.said("Letters that this font has not are printed without their accents, or "
                          f"as “?”: {codes}. The .html and .docx have them.", "Small")]  # fmt: skip


def _widths(head: Sequence[str], grid: Grid) -> list[float]:
    """How wide each column is, in points: by what stands in it, a heading never cut."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    room, size = 595.27 - 2 * MARGIN, SIZES["Small"]
    least = []
    for i, name in enumerate(head):
        words = [*name.split(), *(word for row in grid.rows for word in row[i].split())]
        widest = max((stringWidth(word, "Sans", size) for word in words), default=0)
        least.append(min(widest, 80.0) + 7)
    wants = [min(60, max(len(row[i]) for row in grid.rows)) for i in range(len(head))]
    left = room - sum(least)
    if left < 0:
        return [room * each / sum(least) for each in least]
    return [each + left * want / sum(wants) for each, want in zip(least, wants, strict=True)]
