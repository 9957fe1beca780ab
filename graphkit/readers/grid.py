"""Tables that were flattened to lines with tabs between their cells."""

from collections.abc import Sequence

from graphkit.readers.builder import Piece, Row
from graphkit.readers.lines import heads_date
from graphkit.readers.lineup import Line
from graphkit.readers.markup import pieces

LEAST_COLUMNS = 3
LEAST_DATES = 2


def cells_of(line: Line) -> list[str]:
    """The line's cells; each tab at its start or end stands for an empty one."""
    cells = (cell.strip() for cell in line.text.split("\t"))
    return [*[""] * line.tabbed, *cells, *[""] * line.ended]


def grid_end(lines: Sequence[Line], start: int) -> int:
    """Where the table of three columns or more that begins at `start` ends; `start` if none."""
    if not _wide(lines[start]):
        return start
    end = start + 1
    while end < len(lines) and _in_grid(lines[end]):
        end += 1
    wide = sum(_wide(line) for line in lines[start:end])
    return end if wide > 1 else start


def _wide(line: Line) -> bool:
    return len(line.text.split("\t")) + line.tabbed >= LEAST_COLUMNS


def _in_grid(line: Line) -> bool:
    if line.blanks == 0:
        return True
    return "\t" in line.text and (line.tabbed > 0 or _wide(line))


def grid(lines: Sequence[Line]) -> list[Row]:
    """The rows of a flattened table, cells that were broken over lines put together."""
    width = len(cells_of(lines[0]))
    rows: list[list[str]] = []
    for line in lines:
        cells = cells_of(line)
        if rows and _goes_on(rows[-1], cells, line, width):
            rows[-1][-1] = f"{rows[-1][-1]} {cells[0]}".strip()
            rows[-1] += cells[1:]
        else:
            rows.append(cells)
    rows = [row[:width] if not any(row[width:]) else row for row in rows]
    return [_row(row) for row in aligned(rows)]


def _goes_on(row: Sequence[str], cells: Sequence[str], line: Line, width: int) -> bool:
    """Whether a line's first cell goes on with the last one of the row before it."""
    if "\t" not in line.text and not line.tabbed:
        return True
    return line.blanks == 0 and not line.tabbed and len(row) + len(cells) - 1 <= width


def aligned(rows: list[list[str]]) -> list[list[str]]:
    """The rows, those whose first cell stretched over two columns moved under their dates.

    The column that holds dates tells: a date one column to its left, with nothing under it and
    nothing in the last column, stands in a row that lost a cell.
    """
    column = _date_column(rows)
    if column < 2:
        return rows
    return [_shifted(row) if _is_short(row, column) else row for row in rows]


def _date_column(rows: list[list[str]]) -> int:
    width = range(len(rows[0]))
    counts = [sum(c < len(row) and heads_date(row[c]) for row in rows[1:]) for c in width]
    most = max(counts)
    return counts.index(most) if most >= LEAST_DATES else -1


def _is_short(row: list[str], column: int) -> bool:
    if len(row) <= column or row[column] or row[-1] or not row[0]:
        return False
    return heads_date(row[column - 1])


def _shifted(row: list[str]) -> list[str]:
    return [" ", *row[:-1]]


def _row(cells: Sequence[str]) -> Row:
    return [[Piece("paragraph", "")] if cell == " " else pieces(cell, cell=True) for cell in cells]
