"""A plain text as lines: pages, furniture and contents dropped, blank lines counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.readers.furniture import (
    contents_run,
    is_furniture,
    is_page_number,
    page_furniture,
    running_shapes,
    shape,
)
from graphkit.readers.knowledge import knowledge
from graphkit.readers.lines import join_hyphens

SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
BREAKS = "\x0b\x85\u2028\u2029"
CONTROLS = "\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
ANY_ODD = re.compile(f"[{SPACES}{BREAKS}\xad{CONTROLS}]")
ODD = re.compile(f"(?P<space>[{SPACES}])|(?P<line>[{BREAKS}])|(?P<hyphen>\xad)|[{CONTROLS}]")
BOLD_OVER_LINES = re.compile(r"\*\*([^*\n]{1,90}(?:\n[^*\n]{1,90}){1,2})\*\*")
# A bullet or number that a tab parts from its words is no table cell of its own.
MARK_AND_TAB = re.compile(
    r"^([ \t]*)(\d{1,2}(?:\.\d{1,2})*[.):]?|\(?[a-z]{1,3}[.)]|[^\w\s<(“\"'‘]{1,2}|o)"
    r"\t+\s*(?=[^\t]+$)"
)
# A row of a table drawn with bars: three cells or more.
PIPED = re.compile(r"^[ \t]*\|?[^|\n]+(?:\|[^|\n]*){2,}$", re.MULTILINE)
LEAST_PIPES = 4
LEAST_PSEUDO_PAGES = 3
# How far from a page number, in lines, a running line may stand, and how long it may be.
FARTHEST = 8
LONGEST_RUNNING = 90
# Lines from one page number to the next; closer ones number paragraphs.
LEAST_PAGE = 8


@dataclass(slots=True)
class Line:
    """A line with words in it.

    `text` has no spaces round it but keeps the tabs inside; `last` is the length of its last
    line as printed; `blanks` counts the blank lines before; `broke` says that a page ended or
    furniture stood there; `indent` counts spaces; `tabbed` and `ended` count the tabs before
    and after the words; `row` says that tabs stand between them, `joined` that it was several.
    """

    text: str
    last: int
    blanks: int = 0
    broke: bool = False
    page: int | None = None
    indent: int = 0
    tabbed: int = 0
    ended: int = 0
    row: bool = False
    joined: bool = False


def lineup(text: str) -> tuple[list[Line], list[str]]:
    """The lines of a text that belong to the report, and the lines dropped."""
    pages = [page.split("\n") for page in tidy(text).split("\f")]
    lines = [line for page in pages for line in page]
    dropped = _dropped(pages, lines)
    numbers = _numbers(pages) if len(pages) > 1 else None
    seen = dict.fromkeys(" ".join(lines[i].split()) for i in sorted(dropped))
    return list(_lines(lines, dropped, numbers)), [words for words in seen if words]


def tidy(text: str) -> str:
    """`text` with one kind of line end, plain spaces, and words joined over lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if ANY_ODD.search(text):
        text = ODD.sub(_plain, text)
    if "**" in text:
        text = BOLD_OVER_LINES.sub(lambda m: f"**{' '.join(m[1].split())}**", text)
    if text.count("|") >= LEAST_PIPES:
        text = PIPED.sub(_tabbed, text)
    return join_hyphens(text)


def _tabbed(match: re.Match[str]) -> str:
    """A row with bars between its cells as one with tabs; nothing for a row that is only a rule."""
    cells = [cell.strip() for cell in match[0].strip().strip("|").split("|")]
    return "\t".join(cells) if any(cell.strip("-:= ") for cell in cells) else ""


def _plain(match: re.Match[str]) -> str:
    if match["space"]:
        return " "
    if match["hyphen"] and match.string[match.end() : match.end() + 1] == "\n":
        return "-"
    return "\n" if match["line"] else ""


def _numbers(pages: list[list[str]]) -> list[int]:
    return [n for n, page in enumerate(pages, 1) for _ in page]


def _dropped(pages: list[list[str]], lines: list[str]) -> set[int]:
    """The places of furniture and contents among the lines of all pages."""
    if len(pages) > 1:
        found: set[int] = set()
        offset = 0
        for page, places in zip(pages, page_furniture(pages), strict=True):
            found.update(offset + i for i in places)
            offset += len(page)
    else:
        found = _unpaged(lines)
    rest = [i for i in range(len(lines)) if i not in found]
    opening = [lines[i] for i in rest]
    return found | {rest[i] for i in contents_run(opening)}


def _unpaged(lines: list[str]) -> set[int]:
    """Furniture in a text without page breaks: page lines, and what repeats beside them."""
    known = knowledge()
    found = {i for i, line in enumerate(lines) if is_furniture(line, known)}
    found |= _page_numbers(lines)
    beside = [near for i in sorted(found) for near in _beside(lines, i, found)]
    running = running_shapes([lines[i] for i in beside], LEAST_PSEUDO_PAGES)
    return found | {i for i in beside if shape(lines[i]) in running}


def _page_numbers(lines: list[str]) -> set[int]:
    """Lone numbers that number pages: blank lines round them, or counting up at a page's pace."""
    lone = [i for i, line in enumerate(lines) if 0 < len(line) < 120 and is_page_number(line)]
    found = {i for i in lone if _stands_alone(lines, i)}
    chain: list[int] = []
    for i in lone:
        if not chain or _value(lines[i]) == _value(lines[chain[-1]]) + 1:
            chain.append(i)
    apart = chain[-1] - chain[0] if chain else 0
    return found | set(chain) if apart >= LEAST_PAGE * max(len(chain) - 1, 1) else found


def _value(line: str) -> int:
    return int("".join(filter(str.isdigit, line)))


def _stands_alone(lines: list[str], i: int) -> bool:
    """Whether a line has blank lines round it."""
    before = lines[i - 1].strip() if i else ""
    after = lines[i + 1].strip() if i + 1 < len(lines) else ""
    return not before and not after


def _beside(lines: list[str], i: int, found: set[int]) -> Iterator[int]:
    """The nearest line with words on each side of a furniture line, if short."""
    for step in (-1, 1):
        reach = range(i + step, i + step * (FARTHEST + 1), step)
        inside = (j for j in reach if 0 <= j < len(lines))
        near = next((j for j in inside if lines[j].strip() and j not in found), None)
        if near is not None and len(lines[near]) <= LONGEST_RUNNING:
            yield near


def _lines(lines: list[str], dropped: set[int], numbers: list[int] | None) -> Iterator[Line]:
    blanks, broke, page = 0, False, 1
    for i, raw in enumerate(lines):
        if i in dropped:
            broke = True
            continue
        if not raw or raw.isspace():
            blanks += 1
            continue
        number = numbers[i] if numbers else None
        broke = broke or (number is not None and number != page)
        page = number or page
        yield _line(raw, blanks, broke, number)
        blanks, broke = 0, False


def _line(raw: str, blanks: int, broke: bool, page: int | None) -> Line:
    if "\t" not in raw:
        text = raw.strip()
        indent = 0 if raw[0] != " " else len(raw) - len(raw.lstrip())
        return Line(text, len(raw), blanks, broke, page, indent)
    raw = MARK_AND_TAB.sub(r"\1\2 ", raw, count=1)
    body = raw.lstrip()
    lead = raw[: len(raw) - len(body)]
    tail = raw[len(raw.rstrip()) :]
    indent = len(lead.expandtabs(4))
    tabs = lead.count("\t"), tail.count("\t")
    words = body.rstrip()
    return Line(words, len(raw), blanks, broke, page, indent, *tabs, row="\t" in words)
