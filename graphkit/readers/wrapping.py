"""Puts lines together again that a page's width, a page's end or a bad copy broke apart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from graphkit.readers.builder import split_number
from graphkit.readers.knowledge import knowledge
from graphkit.readers.lines import (
    FINISHED,
    PART,
    continues,
    join_hyphens,
    looks_heading,
    unfinished,
)
from graphkit.readers.lineup import Line

LONE_MARK = re.compile(r"[^\w\s<(“\"'‘*]|o|\d{1,2}(?:\.\d{1,2})*[.):]?|\(?[a-z]{1,3}[.)]")
NARROWEST, WIDEST = 40, 130
LEAST_LINES = 8
FULL_SHARE = 0.75
LEAST_FULL = 0.3
MOST_HEADING_WORDS = 8
HYPHENS = ("-", "‐")
LONGEST_NUMBER = 3
# A "word" that has grown longer than this over its lines is none.
LONGEST_WORD = 60


@dataclass(slots=True)
class Page:
    """How a text is set: the `width` at which its lines were broken, 0 when they were not."""

    width: int
    spaced: bool = False


def unwrap(lines: list[Line]) -> list[Line]:
    """The lines, each paragraph, list item and heading on one line."""
    page = set_of(lines)
    out: list[Line] = []
    parts: list[str] = []
    for line in lines:
        if out and _goes_on(out[-1], line, page):
            parts[-1:] = _joined(parts[-1], line.text)
            out[-1] = _longer(out[-1], line)
        else:
            _finish(out, parts)
            out.append(line)
            parts = [line.text]
    _finish(out, parts)
    return out


def _joined(before: str, text: str) -> list[str]:
    """Two printed lines, a word broken over them put together, a lone number given its stop."""
    if before.isdigit() and len(before) < LONGEST_NUMBER:
        return [f"{before}.", text]
    head, space, word = before.rpartition(" ")
    if not word.endswith(HYPHENS) or len(word) > LONGEST_WORD:
        return [before, text]
    first, *rest = join_hyphens(f"{word}\n{text}").split("\n")
    return [f"{head}{space}{first}", *filter(None, rest)]


def _longer(before: Line, line: Line) -> Line:
    """A line that goes on with `line`: until it is finished it has only the words of that."""
    return replace(
        before, text=line.text, last=line.last, ended=line.ended, joined=True,
        row=before.row or line.row,
    )  # fmt: skip


def _finish(out: list[Line], parts: list[str]) -> None:
    if len(parts) > 1:
        out[-1].text = " ".join(parts)
    elif parts:
        out[-1].text = parts[0]


def set_of(lines: list[Line]) -> Page:
    """How the text is set, by the lengths of its lines."""
    lengths = sorted(line.last for line in lines if not line.row)
    if len(lengths) < LEAST_LINES:
        return Page(0)
    width = lengths[int(len(lengths) * 0.97)]
    full = sum(length >= FULL_SHARE * width for length in lengths) / len(lengths)
    if not (NARROWEST <= width <= WIDEST and full >= LEAST_FULL and _open_share(lines, width)):
        return Page(0)
    single = sum(line.blanks == 1 for line in lines)
    return Page(lengths[-1] if lengths[-1] <= WIDEST else width, single >= 0.85 * len(lines))


def _open_share(lines: Iterable[Line], width: int) -> bool:
    """Whether most long lines end without a stop, as broken ones do."""
    long = [line for line in lines if line.last >= FULL_SHARE * width]
    return sum(unfinished(line.text) for line in long) * 2 >= len(long)


def _goes_on(before: Line, line: Line, page: Page) -> bool:
    """Whether `line` is part of the line before it."""
    if line.tabbed:
        return _cell_goes_on(before, line)
    if line.row or line.ended or before.ended or before.row:
        return _label_goes_on(before, line)
    if line.blanks == 0 and not before.joined and LONE_MARK.fullmatch(before.text):
        return not LONE_MARK.fullmatch(line.text)
    if _opens(line):
        return False
    gap = line.blanks > (1 if page.spaced else 0)
    if continues(before.text, line.text):
        return not (gap or line.broke) or _open_over_gap(before, line)
    return not gap and bool(page.width) and _would_not_fit(before, line, page.width)


def _open_over_gap(before: Line, line: Line) -> bool:
    """Whether a sentence goes on behind a gap: not when the line before is a heading."""
    text = before.text
    long = before.joined or len(text.split()) > MOST_HEADING_WORDS
    if text.split()[-1].casefold() in knowledge().headings.open:
        return line.text[0].islower() or line.broke
    return line.text[0].islower() and long


def _would_not_fit(before: Line, line: Line, width: int) -> bool:
    """Whether the first word of the line had no room on the line before."""
    if before.last < 0.5 * width:
        return False
    if not before.joined and looks_heading(before.text, line.text) == PART:
        return False
    first = line.text.split(None, 1)[0]
    return before.last + 1 + len(first) > width


def _opens(line: Line) -> bool:
    """Whether a line begins with a bullet or a printed number."""
    text = line.text
    if text[0].isalpha() and text[1:2] not in (" ", ")", "."):
        return text[0] in "ivx" and bool(split_number(text)[1])
    return bool(knowledge().bullets.leading.match(text) or split_number(text)[1])


def _cell_goes_on(before: Line, line: Line) -> bool:
    """Whether a line that begins with a tab goes on in the cell's last sentence."""
    if line.row or before.ended or not unfinished(before.text) or _opens(line):
        return False
    if not (before.row or before.tabbed):
        return False
    return line.text[0].islower() or line.blanks > 0 or continues(before.text, line.text)


def _label_goes_on(before: Line, line: Line) -> bool:
    """Whether a row's label began on the line before, or a cell's sentence goes on below it."""
    if not line.row and not line.ended:
        row = before.row and not before.ended
        return row and line.blanks == 0 and continues(before.text, line.text) and not _opens(line)
    if before.row or before.ended or before.tabbed or line.blanks or before.joined:
        return False
    label = line.text.split("\t")[0]
    finished = before.text.endswith(FINISHED)
    short = len(before.text.split()) + len(label.split()) <= 24
    return label[:1].islower() and not finished and short and not _opens(before)
