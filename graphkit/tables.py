"""Rows as text: a table for a terminal, CSV, JSON or Markdown."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Sequence
from typing import Any

from graphkit.errors import UnknownName
from graphkit.wrap import GAP, beside, listed, longest_line, longest_word, wrapped

WIDTH = 100
"""Columns of a terminal whose width is not known."""
WORD, LINE = 14, 24
"""How wide a column is at least, if it has a word, or a text, that long."""
PROSE = 60
"""Places from which a line is a text rather than a name."""
EMPTY: tuple[Any, ...] = (None, "", [])
LISTED = 5
"""How many entries of a list a terminal shows before it counts the rest."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

Columns = Sequence[str]
Rows = Sequence[Sequence[Any]]


def render(columns: Columns, rows: Rows, style: str = "table", width: int | None = None) -> str:
    """`rows` as text in a style of `STYLES`, its last line ended.

    `width` is that of the terminal a table is for, in characters; other styles ignore it.
    Raises UnknownName for another style.
    """
    if style not in STYLES:
        raise UnknownName("format", style, STYLES)
    if style == "table":
        return table(columns, rows, width)
    return STYLES[style](columns, rows)


def as_json(columns: Columns, rows: Rows) -> str:
    """An array of objects, one a row, keyed by column."""
    objects = [dict(zip(columns, row, strict=True)) for row in rows]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def as_csv(columns: Columns, rows: Rows) -> str:
    """CSV as RFC 4180 has it; a text that a spreadsheet would run as a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return out.getvalue()


def _harmless(value: Any) -> str:
    text = plain(value)
    return "'" + text if not _number(value) and text.startswith(FORMULA) else text


def as_markdown(columns: Columns, rows: Rows) -> str:
    """A table of GitHub's Markdown."""
    rule = ["--:" if _numeric(rows, i) else "---" for i in range(len(columns))]
    lines = [columns, rule, *([_escaped(plain(value)) for value in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _escaped(text: str) -> str:
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace("\\", "\\\\").replace("|", "\\|")
    return "<br>".join(safe.splitlines())


def table(columns: Columns, rows: Rows, width: int | None = None) -> str:
    """A table as wide as the terminal at most, long texts wrapped, lists cut short.

    Columns without any value are left out, and named below. Where there is not room for all
    columns, each row is a list of its values instead.
    """
    if not rows:
        return "Nothing found.\n"
    shown = [i for i in range(len(columns)) if any(row[i] not in EMPTY for row in rows)]
    body = [[_short(row[i]) for i in shown] for row in rows]
    head = [columns[i] for i in shown]
    room = width or _room()
    widths = _widths([head, *body], room) if shown else []
    if widths is None:
        made = _stacked(head, body, room)
    else:
        made = _aligned(head, body, widths, [_numeric(rows, i) for i in shown])
    return made + _left_out([name for i, name in enumerate(columns) if i not in shown], room)


def _room() -> int:
    return shutil.get_terminal_size((WIDTH, 24)).columns


def _aligned(
    head: Sequence[str], body: Rows, widths: Sequence[int], right: Sequence[bool]
) -> str:
    rows = [beside(row, widths, right) for row in body]
    between = "\n" if any(len(lines) > 1 for lines in rows) else ""
    lines = [*beside(head, widths, right), GAP.join("─" * each for each in widths)]
    return "\n".join(lines) + "\n" + between.join("\n".join(each) + "\n" for each in rows)


def _stacked(head: Sequence[str], body: Rows, room: int) -> str:
    """Each row as a list of its values, empty ones left out, an empty line between rows."""
    filled = ([pair for pair in zip(head, row, strict=True) if pair[1]] for row in body)
    return "\n".join("\n".join(listed(pairs, room)) + "\n" for pairs in filled if pairs)


def _left_out(names: Sequence[str], room: int) -> str:
    if not names:
        return ""
    said = f"Left out, empty in every row: {', '.join(names)}."
    return "\n" + "\n".join(wrapped(said, room)) + "\n"


def plain(value: Any) -> str:
    """A value as the text of a cell: lists joined by semicolons, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(plain(each) for each in value)
    if isinstance(value, bool | dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _short(value: Any) -> str:
    if isinstance(value, list) and len(value) > LISTED + 1:
        return f"{shown(value[:LISTED])} and {len(value) - LISTED} more"
    return shown(value)


def shown(value: Any) -> str:
    """A value as the text of a cell, with a sign in the place of characters that control."""
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", plain(value))


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _numeric(rows: Rows, i: int) -> bool:
    """Whether a column holds numbers and nothing else."""
    return any(_number(row[i]) for row in rows) and all(
        row[i] is None or _number(row[i]) for row in rows
    )


def _least(cells: Sequence[str]) -> int:
    """The places below which a column of these cells cannot be read."""
    words = min(WORD, max(map(longest_word, cells)))
    longest = max(map(longest_line, cells))
    return max(1, words, min(LINE, longest) if longest > PROSE else 0)


def _widths(lines: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """How wide each column is: first its words, then room to whichever is the tallest.

    None where there is not room for all of them.
    """
    by_column = list(zip(*lines, strict=True))
    longest = [max(map(longest_line, cells)) for cells in by_column]
    room -= len(GAP) * (len(longest) - 1)
    widths = [max(_least(cells), min(LINE, max(map(longest_word, cells)))) for cells in by_column]
    if sum(widths) > room:
        widths = [_least(cells) for cells in by_column]
    if sum(widths) > room:
        return None
    for _ in range(room - sum(widths)):
        tallest = max(range(len(widths)), key=lambda i: -(-longest[i] // widths[i]))
        if widths[tallest] >= longest[tallest]:
            break
        widths[tallest] += 1
    return widths


def legend(meanings: Sequence[tuple[str, str]], style: str, width: int | None = None) -> str:
    """What columns mean, below a table for people; "" in other styles, or if there is nothing."""
    if not meanings or style not in ("table", "md"):
        return ""
    if style == "md":
        lines = [f"- **{name}**: {_escaped(meaning)}" for name, meaning in meanings]
    else:
        lines = listed(meanings, width or _room())
    return "\n" + "\n".join(lines) + "\n"


STYLES: dict[str, Callable[[Columns, Rows], str]] = {
    "table": table,
    "csv": as_csv,
    "json": as_json,
    "md": as_markdown,
}
