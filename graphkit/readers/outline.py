"""Which lines of a plain text are headings, and how deep each stands among the others."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from graphkit.readers.builder import split_number
from graphkit.readers.knowledge import Headings, Knowledge, knowledge
from graphkit.readers.lines import (
    BELOW,
    CASE,
    PART,
    PLAIN,
    STATEMENT,
    THEME,
    TITLE,
    ends,
    heads_date,
    is_signature,
    looks_heading,
    unmark,
)
from graphkit.readers.lineup import Line
from graphkit.readers.marks import counted, is_bullet

LONGEST_TITLE = 25
LONGEST = 400
RUN = 3
LEAST_ENTRIES = 2
UNDER_STATEMENT = BELOW + 1


def outline(lines: Sequence[Line], titled: bool = False) -> list[int]:
    """The depth of each line as a heading, 0 for the lines that are none.

    `titled` says that the lines have a title already: their first are no title page.
    """
    known = knowledge()
    depths = [_shape(lines, i) for i in range(len(lines))]
    first = _entries(lines, depths, known)
    opening = 0 if titled else _title(lines[:first], depths, known.headings)
    _lists(lines, depths)
    _empty(depths)
    _runs(lines, depths, opening, known.headings)
    _nest(lines, depths)
    return depths


def _shape(lines: Sequence[Line], i: int) -> int:
    """The depth that a line's shape and the line after it speak for."""
    line = lines[i]
    if len(line.text) > LONGEST or "\t" in line.text or line.ended or line.tabbed:
        return 0
    following = lines[i + 1].text if i + 1 < len(lines) else ""
    if i + 1 < len(lines) and lines[i + 1].blanks == 0 and following[:1].islower():
        return 0
    return looks_heading(line.text, following)


def _entries(lines: Sequence[Line], depths: list[int], known: Knowledge) -> int:
    """Marks the lines that open the entries of a yearly list, when there are several.

    Returns where the first stands, else the number of lines.
    """
    found = [
        i for i, line in enumerate(lines)
        if len(line.text) <= 160 and "\t" not in line.text and known.entry.fullmatch(line.text)
    ]  # fmt: skip
    if len(found) < LEAST_ENTRIES:
        return len(lines)
    for i in found:
        depths[i] = CASE
    return found[0]


def _title(lines: Sequence[Line], depths: list[int], heads: Headings) -> int:
    """Makes titles of the headings before the first text; says where that text begins."""
    end = 0
    while end < len(lines) and _may_title(lines, end, depths, heads):
        end += 1
    if not end and lines and _long_title(lines, heads):
        depths[0] = TITLE
        return 1
    for i in range(end):
        words = {word.strip(",:()–-").casefold() for word in lines[i].text.split()}
        named = words & heads.title or depths[i] == CASE
        if depths[i] and (named or (i == 0 and end > 1)):
            depths[i] = TITLE
    return end


def _may_title(lines: Sequence[Line], i: int, depths: list[int], heads: Headings) -> bool:
    """Whether a line may stand on a title page: a heading without number, a date, or a title.

    "Learning brief: Child K" becomes a heading although it has a colon.
    """
    text = lines[i].text
    if heads_date(text):
        return True
    kind, colon, rest = text.partition(": ")
    named = {word.casefold() for word in kind.split()} & heads.kinds
    if not depths[i] and colon and named and rest and "\t" not in text and not ends(text):
        depths[i] = PLAIN if len(text.split()) <= heads.most_words + 2 else 0
    return 0 < depths[i] <= PLAIN and not split_number(text, heading=True)[1]


def _long_title(lines: Sequence[Line], heads: Headings) -> bool:
    """Whether the first line is a title too long for a heading."""
    text, words = lines[0].text, lines[0].text.split()
    if len(words) > LONGEST_TITLE or "\t" in text or lines[0].ended:
        return False
    if ends(text) or is_bullet(text):
        return False
    named = {word.strip(",:()").casefold() for word in words} & heads.title
    return len(lines) > 1 and lines[1].blanks > 0 and bool(named)


def _lists(lines: Sequence[Line], depths: list[int]) -> None:
    """Takes back numbered headings that are items of a list, not sections."""
    last, label = 0, False
    for i, line in enumerate(lines):
        number = _number(line.text) if depths[i] else ""
        if not number:
            label = depths[i] >= THEME or (label and (not depths[i] or depths[i] >= PLAIN))
        elif number.isdigit():
            n = int(number)
            if label or n < last or _after_item(lines, depths, i, n):
                depths[i] = 0
            else:
                last = n
        else:
            label, last = False, max(last, int(number.split(".")[0]))


def _number(text: str) -> str:
    return split_number(text, heading=True)[1] if text[0].isdigit() else ""


def _after_item(lines: Sequence[Line], depths: list[int], i: int, n: int) -> bool:
    """Whether the line before bears the number before, and is no heading."""
    return i > 0 and not depths[i - 1] and counted(lines[i - 1].text)[0] == str(n - 1)


def _empty(depths: list[int]) -> None:
    """Takes back plain headings with nothing below them but a heading of a higher rank."""
    for i, (depth, after) in enumerate(pairwise(depths)):
        if depth == PLAIN and TITLE < after < PLAIN:
            depths[i] = 0


def _runs(lines: Sequence[Line], depths: list[int], opening: int, heads: Headings) -> None:
    """Takes back plain headings that are names, led in, or one of a run of short lines."""
    i = opening
    while i < len(lines):
        end = i
        while end < len(lines) and depths[end] == PLAIN:
            end += 1
        if end > i:
            depths[i:end] = _kept(lines, i, end)
        if end > i and end < len(lines) and _is_name(lines[end - 1], lines[end], heads):
            depths[end - 1] = 0
        i = max(end, i + 1)


def _kept(lines: Sequence[Line], start: int, end: int) -> list[int]:
    """The depths of a run of plain headings: of three or more only the outer ones may be.

    Those behind a colon are what it leads to, unless a list comes after them.
    """
    led = start > 0 and lines[start - 1].text.endswith(":")
    listed = end < len(lines) and is_bullet(lines[end].text)
    if led and not listed:
        return [0] * (end - start)
    if end - start < RUN:
        return [PLAIN] * (end - start)
    apart = lines[end - 1].blanks > 0 and not lines[end - 2].blanks
    return [PLAIN] + [0] * (end - start - 2) + [PLAIN if apart else 0]


def _is_name(line: Line, after: Line, heads: Headings) -> bool:
    """Whether a line is a person's name: a post or a date comes after it."""
    words = line.text.split()
    if not 2 <= len(words) <= 4 or not all(word[:1].isupper() for word in words):
        return False
    following = after.text.split()
    posted = len(following) <= 12 and is_signature(following, heads) and not ends(after.text)
    return posted or (heads_date(after.text) and not heads.title & {w.casefold() for w in words})


def _nest(lines: Sequence[Line], depths: list[int]) -> None:
    """Puts the headings inside a labelled block ("Finding P1") below its label."""
    keys = [_key(line.text) if depth else "" for line, depth in zip(lines, depths, strict=True)]
    counts = Counter(keys)
    labels = [i for i, depth in enumerate(depths) if depth >= THEME]
    last = labels[-1] if labels else -1
    open_label = 0
    for i, depth in enumerate(depths):
        if depth >= THEME:
            open_label = min(depth, open_label or depth) if depth != THEME else THEME
        elif depth and open_label:
            if depth in (PLAIN, PART) and _inside(lines, depths, keys, counts, i, last, open_label):
                depths[i] = BELOW if open_label < BELOW else UNDER_STATEMENT
            else:
                open_label = 0


def _inside(
    lines: Sequence[Line], depths: list[int], keys: list[str], counts: Counter[str],
    i: int, last: int, open_label: int,
) -> bool:  # fmt: skip
    """Whether a heading without label belongs to the labelled block it stands in."""
    if _number(lines[i].text):
        return False
    if i + 1 < len(depths) and depths[i + 1] >= THEME and lines[i + 1].text != lines[i].text:
        return False
    return counts[keys[i]] > 1 or (open_label <= STATEMENT and i < last)


def _key(text: str) -> str:
    return unmark(text)[0].rstrip(":").casefold()
