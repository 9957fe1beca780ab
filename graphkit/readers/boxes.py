"""A box: words that stand together on the page, as a callout, a text box or a cell of a grid.

A table may be a table, a form, or only a grid that holds boxes; `place` tells them apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from graphkit.readers.builder import Builder, CellPieces, Piece, is_form

# Deeper than any heading outside boxes, so that a box's heading ends with its box.
BOX_LEVEL = 40
TITLE_WORDS = 14

# A slot of a row: its pieces, none where it is merged with the one above, or None where the
# cell at its left covers it.
Slots = Sequence[CellPieces | None]
BLANK: CellPieces = (Piece("paragraph", ""),)


def put(builder: Builder, pieces: CellPieces) -> None:
    """A box's words in the running text, its headings holding only for the box itself.

    A box of nothing but headings is a banner over what follows: its headings are ordinary ones.
    """
    banner = all(piece.kind == "heading" for piece in pieces)
    for piece in pieces:
        put_piece(builder, piece, 0 if banner else BOX_LEVEL - 1)
    if not banner:
        builder.leave(BOX_LEVEL)


def put_piece(builder: Builder, piece: Piece, above: int = 0) -> None:
    """One piece in the running text; a heading's depth is counted from `above`."""
    builder.page = piece.page or builder.page
    if piece.kind == "heading":
        builder.heading(piece.text, above + min(piece.level, 9))
    elif piece.kind == "item":
        builder.item(piece.text, piece.level, piece.number)
    else:
        builder.paragraph(piece.text)


def place(builder: Builder, rows: Sequence[Slots], header: bool | None = None) -> None:
    """A table as what it is used for: boxes, a form, or rows and columns.

    A first row across the whole width is the table's title.
    """
    even = merge_columns(rows)
    if not even:
        return
    if len(even[0]) == 1:
        put(builder, _ranked([row[0] or () for row in even]))
    elif holds_boxes(even):
        for pieces in _filled(even):
            put(builder, pieces)
    else:
        _place_grid(builder, even, header)


def _ranked(rows: Sequence[CellPieces]) -> list[Piece]:
    """The pieces of a one-column table: rows of headings only stand above headings in others."""
    ranked: list[Piece] = []
    for pieces in rows:
        banner = all(piece.kind == "heading" for piece in pieces)
        ranked += pieces if banner or len(rows) == 1 else map(_lower, pieces)
    return ranked


def _lower(piece: Piece) -> Piece:
    return replace(piece, level=piece.level + 1) if piece.kind == "heading" else piece


def _place_grid(builder: Builder, rows: Sequence[Slots], header: bool | None) -> None:
    titles = 0
    while titles < len(rows) - 1 and is_across(rows[titles]):
        _put_title(builder, rows[titles][0] or ())
        titles += 1
    for part in _form_parts(_spanning(rows[titles:])):
        if is_across(part[0]):
            put(builder, part[0][0] or ())
        else:
            rows_own = [[_demoted(pieces or ()) for pieces in _own(row)] for row in part]
            builder.table(rows_own, header)
    builder.leave(BOX_LEVEL)


def _own(row: Slots) -> Slots:
    """A row's slots: of one across the table, its cell alone."""
    return row[:1] if is_across(row) else row


def _spanning(rows: Sequence[Slots]) -> list[Slots]:
    """The rows, each cell knowing how many of them it covers: itself and those merged below."""
    reach = [1] * max(map(len, rows), default=0)
    out: list[Slots] = []
    for row in reversed(rows):
        out.append([_high(pieces, reach[c]) for c, pieces in enumerate(row)])
        reach = [r + 1 if row[c : c + 1] == [()] else 1 for c, r in enumerate(reach)]
    return out[::-1]


def _high(pieces: CellPieces | None, rows: int) -> CellPieces | None:
    return pieces and [replace(piece, rows=rows) for piece in pieces]


def _demoted(pieces: CellPieces) -> CellPieces:
    """A cell's pieces; a heading with nothing below it in its cell is only strong type."""
    if not pieces or pieces[-1].kind != "heading":
        return pieces
    return [*pieces[:-1], replace(pieces[-1], kind="paragraph")]


def _put_title(builder: Builder, pieces: CellPieces) -> None:
    if len(pieces) == 1 and len(pieces[0].text.split()) <= TITLE_WORDS:
        builder.heading(pieces[0].text, BOX_LEVEL)
    else:
        put(builder, pieces)


def _form_parts(rows: Sequence[Slots]) -> list[Sequence[Slots]]:
    """The rows as one table; or, of a form, each row across its width apart from the others."""
    labelled = [[pieces or () for pieces in row] for row in rows if not is_across(row)]
    if not labelled or len(labelled) == len(rows) or not is_form(labelled):
        return [rows]
    return [list(part) for _, part in groupby(rows, is_across)]


def merge_columns(rows: Sequence[Slots]) -> list[Slots]:
    """The rows without empty ones, and without columns that only uneven cell edges made.

    Two neighbouring columns are one when no row begins a cell in both.
    """
    worded = [row for row in rows if any(map(has_words, row))]
    width = max(map(len, worded), default=0)
    even = [[*row, *[BLANK] * (width - len(row))] for row in worded]
    keep: list[list[int]] = []
    for column in range(width):
        if keep and not any(_begins(row, keep[-1]) and row[column] is not None for row in even):
            keep[-1].append(column)
        else:
            keep.append([column])
    slots = [[_first(row, columns) for columns in keep] for row in even]
    used = [c for c in range(len(keep)) if any(has_words(row[c]) for row in slots)]
    return [[row[c] for c in used] for row in slots]


def _begins(row: Slots, columns: Sequence[int]) -> bool:
    return any(row[column] is not None for column in columns)


def _first(row: Slots, columns: Sequence[int]) -> CellPieces | None:
    return next((row[column] for column in columns if row[column] is not None), None)


def is_across(row: Slots) -> bool:
    """Whether a row is one cell across the whole table."""
    return len(row) > 1 and has_words(row[0]) and all(slot is None for slot in row[1:])


def holds_boxes(rows: Sequence[Slots]) -> bool:
    """Whether a table is a grid of boxes: most cells have a heading of their own."""
    cells = list(_filled(rows))
    own = [pieces for pieces in cells if len(pieces) > 1 and pieces[0].kind == "heading"]
    return 2 * len(own) > len(cells) and any(pieces in own for pieces in rows[0])


def has_words(pieces: CellPieces | None) -> bool:
    """Whether a slot has any words of its own."""
    return any(piece.text for piece in pieces or ())


def _filled(rows: Sequence[Slots]) -> Iterator[CellPieces]:
    return (pieces for row in rows for pieces in row if pieces and has_words(pieces))
