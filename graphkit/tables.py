"""Rows as text: a table for a terminal, CSV, JSON or Markdown."""

import csv
import io
import json
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import Any

from graphkit.errors import UnknownName

GAP = "  "
WIDTH = 100
"""Columns of a terminal whose width is not known."""
WORDS = (24, 16, 12, 8)
"""How long a word may be before it is divided, the first that leaves room for all columns."""
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
    """A table as wide as the terminal at most, long texts wrapped, columns without any value
    left out, lists cut short.
    """
    if not rows:
        return "Nothing found.\n"
    shown = [i for i in range(len(columns)) if any(row[i] not in (None, "", []) for row in rows)]
    body = [[_short(row[i]) for i in shown] for row in rows]
    head = [columns[i] for i in shown]
    room = width or shutil.get_terminal_size((WIDTH, 24)).columns
    widths = _widths([head, *body], room)
    right = [_numeric(rows, i) for i in shown]
    wrapped = [_lines(row, widths, right) for row in body]
    between = "\n" if any(len(lines) > 1 for lines in wrapped) else ""
    rule = GAP.join("─" * each for each in widths)
    lines = [*_lines(head, widths, right), rule]
    return "\n".join(lines) + "\n" + between.join("\n".join(each) + "\n" for each in wrapped)


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
        return f"{plain(value[:LISTED])} and {len(value) - LISTED} more"
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", plain(value))


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _numeric(rows: Rows, i: int) -> bool:
    """Whether a column holds numbers and nothing else."""
    return any(_number(row[i]) for row in rows) and all(
        row[i] is None or _number(row[i]) for row in rows
    )


def _widths(lines: Sequence[Sequence[str]], room: int) -> list[int]:
    """How wide each column is: first its words, then room to whichever is the tallest."""
    by_column = list(zip(*lines, strict=True))
    longest = [max(map(_longest_line, cells)) for cells in by_column]
    room -= len(GAP) * (len(longest) - 1)
    widths = [1] * len(longest)
    for most in WORDS:
        widths = [max(1, min(most, max(map(_longest_word, cells)))) for cells in by_column]
        if sum(widths) <= room:
            break
    for _ in range(room - sum(widths)):
        tallest = max(range(len(widths)), key=lambda i: -(-longest[i] // widths[i]))
        if widths[tallest] >= longest[tallest]:
            break
        widths[tallest] += 1
    return widths


def _longest_word(text: str) -> int:
    return max(map(wide, text.split()), default=0)


def _longest_line(text: str) -> int:
    return max(map(wide, text.splitlines()), default=0)


def _lines(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    """The lines of one row, its cells wrapped side by side."""
    cells = [_wrapped(text, width) for text, width in zip(row, widths, strict=True)]
    lines = []
    for parts in zip_longest(*cells, fillvalue=""):
        padded = map(_padded, parts, widths, right)
        lines.append(GAP.join(padded).rstrip())
    return lines


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - wide(text))
    return space + text if right else text + space


def _wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width`, divided between words where that can be."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in (part for whole in paragraph.split() for part in _broken(whole, width)):
            if line and wide(line) + 1 + wide(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return lines or [""]


def _broken(word: str, width: int) -> Iterable[str]:
    """A word, in pieces where it is longer than a line."""
    while wide(word) > width:
        end = next(n for n in range(len(word), 0, -1) if n == 1 or wide(word[:n]) <= width)
        yield word[:end]
        word = word[end:]
    if word:
        yield word


def wide(text: str) -> int:
    """How many places of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Mn", "Me")
        else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )  # fmt: skip


STYLES: dict[str, Callable[[Columns, Rows], str]] = {
    "table": table,
    "csv": as_csv,
    "json": as_json,
    "md": as_markdown,
}
