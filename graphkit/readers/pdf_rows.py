"""A table of a PDF as rows, put together again where it goes on over several pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graphkit.document import fold
from graphkit.readers.lines import unfinished
from graphkit.readers.pdf_lines import Line
from graphkit.readers.pdf_paragraphs import Paragraph, is_marked, paragraphs
from graphkit.readers.pdf_sheets import Table
from graphkit.readers.pdf_spacing import Spacing

SAME_EDGE = 5.0
SAME_WIDTH = 8.0


@dataclass(slots=True)
class Entry:
    """A cell: its row and how many it spans, its left and right edge in points, its text."""

    row: int
    rows: int
    x0: float
    x1: float
    text: list[Paragraph]

    def begins_by(self, edge: float) -> bool:
        """Whether the cell covers the column that begins at an edge."""
        return self.x0 - SAME_EDGE < edge < self.x1 - SAME_EDGE


# What stands at a row and column: text, () where merged with the cell above, None where
# the cell at the left covers it.
Slot = list[Paragraph] | tuple[()] | None


@dataclass(slots=True)
class Rows:
    """A table's cells, on which pages it begins and ends, and how far down the last it reaches."""

    entries: list[Entry]
    first_page: int
    last_page: int
    bottom: float

    @property
    def count(self) -> int:
        """How many rows there are."""
        return max((entry.row + entry.rows for entry in self.entries), default=0)

    @property
    def edges(self) -> list[float]:
        """Where its columns begin and end, from left to right."""
        edges: list[float] = []
        for x in sorted(x for entry in self.entries for x in (entry.x0, entry.x1)):
            if not edges or x - edges[-1] > SAME_EDGE:
                edges.append(x)
        return edges

    def slots(self) -> list[list[Slot]]:
        """The table as rows of slots, all of the same length."""
        edges = self.edges
        width = max(len(edges) - 1, 1)
        found: list[list[Slot]] = [[[] for _ in range(width)] for _ in range(self.count)]
        for entry in self.entries:
            columns = [
                c for c in range(width) if entry.x0 - SAME_EDGE < edges[c] < entry.x1 - SAME_EDGE
            ]
            for row in range(entry.row, entry.row + entry.rows):
                for column in columns:
                    found[row][column] = None
                if columns:
                    found[row][columns[0]] = entry.text if row == entry.row else ()
        return found

    def split(self, row: int) -> "tuple[Rows, Rows]":
        """The table's rows before a row, and those from it on."""
        upper = [e for e in self.entries if e.row < row]
        lower = [replace(e, row=e.row - row) for e in self.entries if e.row >= row]
        first = Rows(upper, self.first_page, self.last_page, self.bottom)
        return first, Rows(lower, self.first_page, self.last_page, self.bottom)

    def row(self, row: int) -> list[Entry]:
        """The cells that begin in a row, from left to right."""
        return sorted((e for e in self.entries if e.row == row), key=lambda e: e.x0)


def rows_of(table: Table, spacing: Spacing) -> Rows:
    """The table's cells with their lines as paragraphs."""
    entries = [
        Entry(slot.row, slot.rows, slot.area.x0, slot.area.x1, _text(lines, spacing))
        for slot, lines in zip(table.grid.slots, table.cells, strict=True)
    ]
    return Rows(entries, table.page, table.page, table.grid.area.bottom)


def _text(lines: Iterable[Line], spacing: Spacing) -> list[Paragraph]:
    return [part for part in paragraphs(lines, spacing) if isinstance(part, Paragraph)]


def frame_rows(above: Rows, below: Rows) -> int:
    """How many rows of a table belong to the one-column table that its first row goes on with."""
    if len(above.edges) > 2 or not below.entries:
        return 0
    count = 0
    while len(below.row(count)) == 1 and count < below.count:
        count += 1
    last = above.row(above.count - 1)
    return count if last and count and _flows(last[0].text, below.row(0)[0].text) else 0


def goes_on(above: Rows, below: Rows, height: float) -> bool:
    """Whether a table at the foot of a page goes on in one at the head of the next.

    `height` is the height of the first page in points.
    """
    if below.first_page != above.last_page + 1 or above.bottom < height / 2:
        return False
    one, other = above.edges, below.edges
    if abs((one[-1] - one[0]) - (other[-1] - other[0])) > SAME_WIDTH:
        return False
    shift = one[0] - other[0]
    matched = [x for x in other if any(abs(x + shift - y) <= SAME_EDGE for y in one)]
    return 2 * len(matched) > len(other) + 1 or _repeats(above, below) > 0


def join(above: Rows, below: Rows) -> Rows:
    """The two parts of a table as one: without the headings printed again, a cut row mended."""
    skip = _repeats(above, below)
    start = above.count
    shift = above.edges[0] - below.edges[0]
    moved = [
        replace(e, row=e.row - skip + start, x0=e.x0 + shift, x1=e.x1 + shift)
        for e in below.entries
        if e.row >= skip
    ]
    entries = [*above.entries, *moved]
    if moved and _is_cut(above, below, skip):
        entries = list(_mended(entries, start))
    return Rows(entries, above.first_page, below.last_page, below.bottom)


def _repeats(above: Rows, below: Rows) -> int:
    """How many rows at the head of the second part repeat the first part's."""
    same = 0
    while same < below.count and _words(above.row(same)) == _words(below.row(same)):
        if not any(_words(below.row(same))):
            break
        same += 1
    return same if same < below.count else 0


def _words(row: Sequence[Entry]) -> list[str]:
    return [fold(" ".join(line.text for p in entry.text for line in p.lines)) for entry in row]


def _is_cut(above: Rows, below: Rows, skip: int) -> bool:
    """Whether the page's end cut through a row."""
    upper, lower = above.row(above.count - 1), below.row(skip)
    if not lower or len(upper) != len(lower):
        return False
    pairs = list(zip(upper, lower, strict=True))
    if any(_flows(up.text, low.text) for up, low in pairs):
        return True
    first = [entry for entry in above.entries if abs(entry.x0 - upper[0].x0) < SAME_EDGE]
    return len(pairs) > 1 and all(entry.text for entry in first) and not lower[0].text


def _flows(upper: Sequence[Paragraph], lower: Sequence[Paragraph]) -> bool:
    """Whether the last paragraph of one cell goes on in the first of another."""
    if not upper or not lower:
        return False
    before, text = upper[-1].last.text, lower[0].first.text
    return unfinished(before) and text[:1].islower() and not is_marked(text)


def _mended(entries: Sequence[Entry], cut: int) -> Iterator[Entry]:
    """The cells, those of row `cut` put into the ones above them."""
    upper = sorted((e for e in entries if e.row + e.rows == cut), key=lambda e: e.x0)
    lower = sorted((e for e in entries if e.row == cut), key=lambda e: e.x0)
    for up, low in zip(upper, lower, strict=False):
        up.text = _together(up.text, low.text)
    for entry in entries:
        if entry.row < cut:
            yield entry
        elif entry.row > cut:
            yield replace(entry, row=entry.row - 1)


def _together(upper: list[Paragraph], lower: list[Paragraph]) -> list[Paragraph]:
    if _flows(upper, lower):
        mended = Paragraph([*upper[-1].lines, *lower[0].lines])
        return [*upper[:-1], mended, *lower[1:]]
    return [*upper, *lower]
