"""Tables typed as lines ("Ref / Recommendation / Lead"): read as the tables they were.

Some pages lose their tables and keep each row as one paragraph, cells parted by a stroke or a bar.
"""

from collections.abc import Iterator
from dataclasses import replace

from graphkit.document import Block, Cell, Document
from graphkit.formats import Formats

STROKES = (" / ", " | ", " ¦ ")
LEAST_COLUMNS = 3
LONGEST_HEADER = 150


def with_tables(document: Document, formats: Formats) -> Document:
    """The document with each typed table's rows as cells; the text and all offsets stay."""
    return replace(document, blocks=tuple(_blocks(document, formats)))


def _blocks(document: Document, formats: Formats) -> Iterator[Block]:
    heads: list[str] = []
    stroke, row = "", 0
    table = max((block.cell.table for block in document.blocks if block.cell), default=-1)
    for block in document.blocks:
        words = document.text[block.start : block.end]
        found = _header(words, formats) if block.kind == "paragraph" else ""
        if found:
            stroke, heads, row, table = found, words.split(found), 0, table + 1
        cells = _cells(words, stroke) if stroke and block.kind == "paragraph" else []
        if len(cells) != len(heads) or not cells:
            stroke, heads = "", []
            yield block
            continue
        yield from _row(block, cells, heads, table, row)
        row += 1


def _header(words: str, formats: Formats) -> str:
    """The stroke of a line whose cells are nearly all column headings, or ""."""
    for stroke in STROKES:
        cells = words.split(stroke)
        if len(cells) < LEAST_COLUMNS or len(words) > LONGEST_HEADER:
            continue
        known = sum(formats.heading(cell, column=True) is not None for cell in cells)
        if known >= len(cells) - 1:
            return stroke
    return ""


def _cells(words: str, stroke: str) -> list[tuple[int, str]]:
    cells, at = [], 0
    for cell in words.split(stroke):
        cells.append((at, cell))
        at += len(cell) + len(stroke)
    return cells


def _row(
    block: Block, cells: list[tuple[int, str]], heads: list[str], table: int, row: int
) -> Iterator[Block]:
    label = cells[0][1]
    for column, (at, words) in enumerate(cells):
        cell = Cell(table, row, column, heads[column] if row else "", label if column else "")
        start = block.start + at
        yield replace(block, kind="cell", start=start, end=start + len(words), cell=cell)
