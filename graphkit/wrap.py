"""Texts in lines of a terminal: how wide they are, and where they are divided."""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest

GAP = "  "
"""Between two columns."""
NAMES = 24
"""How wide names may be beside what they stand for."""


def wide(text: str) -> int:
    """How many places of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Mn", "Me")
        else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )  # fmt: skip


def longest_word(text: str) -> int:
    """The places that the longest word of `text` takes."""
    return max(map(wide, text.split()), default=0)


def longest_line(text: str) -> int:
    """The places that the longest line of `text` takes."""
    return max(map(wide, text.splitlines()), default=0)


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` places, divided between words where that can be."""
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


def beside(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    """The lines of one row, its cells wrapped side by side, those `right` set to the right."""
    columns = [wrapped(text, width) for text, width in zip(cells, widths, strict=True)]
    lines = []
    for parts in zip_longest(*columns, fillvalue=""):
        padded = map(_padded, parts, widths, right)
        lines.append(GAP.join(padded).rstrip())
    return lines


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - wide(text))
    return space + text if right else text + space


def listed(pairs: Sequence[tuple[str, str]], room: int) -> list[str]:
    """Names with what they stand for, one below the other, in lines of at most `room` places."""
    names = min(NAMES, max(1, (room - len(GAP)) // 3), max(wide(name) for name, _ in pairs))
    widths = (names, max(1, room - names - len(GAP)))
    return [line for pair in pairs for line in beside(pair, widths, (False, False))]
