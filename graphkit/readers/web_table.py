"""A web page's table as rows of cells, its spans spread out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.readers.boxes import BLANK
from graphkit.readers.builder import CellPieces, Piece
from graphkit.readers.markup import pieces, reads_as_heading
from graphkit.readers.site import Site
from graphkit.readers.web import Part, Walker

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MOST_SPAN = 60
# Beyond so many columns a cell spans none but its own.
MOST_COLUMNS = 200


def table(node: LexborNode, site: Site, depth: int) -> list[Part]:
    """The parts of a table `depth` elements down: itself, and its caption before it."""
    out = []
    caption = node.css_first("caption")
    if caption is not None and caption.text(deep=True).strip():
        out.append(Part("paragraph", " ".join(caption.text(deep=True).split())))
    rows = [row for row in _rows(node) if not site.drops(row)]
    header = _is_header(rows[0]) if rows else None
    out.append(Part("table", rows=_spread(rows, site, depth), header=header or None))
    return out


def _rows(node: LexborNode) -> Iterator[LexborNode]:
    """The rows of a table, those of tables in it left out."""
    for child in node.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _cells(row: LexborNode) -> list[LexborNode]:
    return [child for child in row.iter() if child.tag in ("td", "th")]


def _is_header(row: LexborNode) -> bool:
    """Whether a row is one of column headings: in the table's head, or of `th` alone."""
    cells = _cells(row)
    headed = row.parent is not None and row.parent.tag == "thead"
    return len(cells) > 1 and (headed or all(cell.tag == "th" for cell in cells))


def _spread(rows: list[LexborNode], site: Site, depth: int) -> list[list[CellPieces | None]]:
    """The rows' cells by column; () where one from above reaches, None where one from the left."""
    out: list[list[CellPieces | None]] = []
    covered: dict[int, int] = {}
    for row in rows:
        slots: list[CellPieces | None] = []
        for cell in _cells(row):
            _skip(slots, covered)
            inside = len(slots) < MOST_COLUMNS
            wide, high = (_span(cell, name) if inside else 1 for name in ("colspan", "rowspan"))
            slots += [cell_pieces(cell, site, depth) or BLANK, *[None] * (wide - 1)]
            covered.update((c, high) for c in range(len(slots) - wide, len(slots)) if high > 1)
        _skip(slots, covered)
        covered = {c: left - 1 for c, left in covered.items() if left > 1}
        out.append(slots)
    return out


def _skip(slots: list[CellPieces | None], covered: dict[int, int]) -> None:
    while len(slots) in covered:
        slots.append(())


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "").strip()
    return min(int(value), MOST_SPAN) if value.isdigit() and int(value) else 1


def cell_pieces(cell: LexborNode, site: Site, depth: int) -> list[Piece]:
    """A cell's parts as pieces; a table inside it gives those of its cells in turn."""
    walker = Walker(site, _depth=depth)
    walker.walk(cell)
    walker.flush()
    alone = len(walker.parts) == 1
    return [piece for part in walker.parts for piece in _pieces(part, alone)]


def _pieces(part: Part, alone: bool) -> Iterator[Piece]:
    if part.kind == "table":
        for row in part.rows:
            for cell in row:
                yield from cell or ()
    elif part.kind == "item":
        yield Piece("item", part.text, part.level, part.number)
    elif part.kind == "heading" or (part.bold and not alone and reads_as_heading(part.text)):
        yield Piece("heading", part.text.rstrip(":"))
    elif part.text:
        yield from pieces(part.text.replace("&", "&amp;").replace("<", "&lt;"), cell=True)
