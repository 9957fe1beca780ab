"""The text of a whole PDF: its parts in order, put together over pages and written to blocks."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from graphkit.document import fold
from graphkit.readers import boxes
from graphkit.readers.boxes import BLANK, Slots
from graphkit.readers.builder import Builder, Piece
from graphkit.readers.lines import ends, join_hyphens
from graphkit.readers.pdf_headings import Headings
from graphkit.readers.pdf_lines import Line
from graphkit.readers.pdf_paragraphs import Paragraph, paragraphs
from graphkit.readers.pdf_pieces import pieces
from graphkit.readers.pdf_rows import Rows, Slot, frame_rows, goes_on, join, rows_of
from graphkit.readers.pdf_sheets import Element, Panel, Table
from graphkit.readers.pdf_spacing import Spacing

# No reader of paragraphs lets this through, so it parts them while words are joined.
PARTING = "\n\x00\n"
BANNER_WORDS = 12
Box = list["Part"]
Part = Paragraph | Rows | Box


class Text:
    """The parts of a document, made from the elements of its pages in order."""

    def __init__(self, elements: Sequence[Element], height: float) -> None:
        spacing = Spacing(_lines(elements))
        self._parts = list(_joined(_parts(elements, spacing), height))
        self._headings = Headings(spacing.body)
        listed = list(_paragraphs(self._parts))
        if listed:
            _mend(listed)
            self._headings.find(listed)

    def write(self, builder: Builder) -> None:
        """Puts the text's headings, paragraphs, items, boxes and tables into a builder."""
        for kind, group in groupby(self._parts, type):
            if kind is Paragraph:
                for piece in pieces((p for p in group if isinstance(p, Paragraph)), self._headings):
                    boxes.put_piece(builder, piece)
            else:
                for part in group:
                    self._put(builder, part)

    def _put(self, builder: Builder, part: Part) -> None:
        if isinstance(part, Rows):
            builder.page = part.first_page
            boxes.place(builder, [self._row(row) for row in part.slots()])
        elif isinstance(part, list):
            for inner in part:
                if not isinstance(inner, Paragraph):
                    self._put(builder, inner)
            found = list(pieces((p for p in part if isinstance(p, Paragraph)), self._headings))
            boxes.put(builder, _bannered(found))

    def _row(self, row: Sequence[Slot]) -> Slots:
        return [self._slot(slot) for slot in row]

    def _slot(self, slot: Slot) -> Sequence[Piece] | None:
        if slot is None or slot == ():
            return slot
        return list(pieces(slot, self._headings)) or BLANK


def _bannered(found: list[Piece]) -> list[Piece]:
    """A box's pieces; one short line alone in a box is a heading, whatever its type."""
    if len(found) != 1 or found[0].kind != "paragraph":
        return found
    words = found[0].text
    if len(words.split()) > BANNER_WORDS or ends(words):
        return found
    return [Piece("heading", words, 2, "", found[0].page)]


def _lines(elements: Iterable[Element]) -> Iterator[Line]:
    for element in elements:
        if isinstance(element, Line):
            yield element
        elif isinstance(element, Panel):
            yield from _lines(element.elements)
        else:
            yield from (line for cell in element.cells for line in cell)


def _parts(elements: Iterable[Element], spacing: Spacing) -> Iterator[Part]:
    for part in paragraphs(elements, spacing):
        if isinstance(part, Panel):
            yield list(_parts(part.elements, spacing))
        elif isinstance(part, Table):
            yield rows_of(part, spacing)
        else:
            yield part


def _joined(parts: Iterable[Part], height: float) -> Iterator[Part]:
    """The parts, tables that go on over pages as one."""
    above: Rows | None = None
    for part in parts:
        if above and isinstance(part, Rows):
            *whole, above = _continued(above, part, height)
            yield from whole
            continue
        if above:
            yield above
        above = part if isinstance(part, Rows) else None
        if above is None:
            yield part
    if above:
        yield above


def _continued(above: Rows, below: Rows, height: float) -> list[Rows]:
    """Two tables as one, or as two; the second may begin with the last rows of the first."""
    if goes_on(above, below, height):
        return [join(above, below)]
    rows = frame_rows(above, below)
    if not 0 < rows < below.count:
        return [above, below]
    lead, rest = below.split(rows)
    return [join(above, lead), rest]


def _paragraphs(parts: Iterable[Part]) -> Iterator[Paragraph]:
    for part in parts:
        if isinstance(part, Paragraph):
            yield part
        elif isinstance(part, Rows):
            yield from (paragraph for entry in part.entries for paragraph in entry.text)
        else:
            yield from _paragraphs(part)


def _mend(listed: Sequence[Paragraph]) -> None:
    """Gives paragraphs their text and their neighbours'; words broken over lines are joined."""
    texts = ["\n".join(line.text for line in p.lines).replace("\x00", "") for p in listed]
    mended = join_hyphens(PARTING.join(texts)).split(PARTING)
    for paragraph, text in zip(listed, mended, strict=True):
        paragraph.text = fold(text)
    for one, other in pairwise(listed):
        one.after, other.before = other.text, one.text
