"""What belongs to a PDF's pages and not to its text: running lines, contents pages, footnotes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graphkit.document import fold
from graphkit.readers.furniture import contents_run, is_furniture, is_page_number, shape
from graphkit.readers.pdf_lines import Line, line, rows
from graphkit.readers.pdf_sheets import Sheet
from graphkit.readers.pdf_words import Word

EDGE_ROWS = 4
EDGE = 0.17
SAME_PLACE = 8.0
WIDE_GAP = 2.2
MOST_TOGETHER = 3
MOST_PAGES = 0.6
SMALLER = 0.93
MOST_OF_PAGE = 0.5
NOTE = re.compile(r"(?:\d{1,3}|[ivx]{1,4}|[*†‡])[.)]?\s+\S")
LEADER = re.compile(r"[.·…_]{4,}")
LAST_NUMBER = re.compile(r"\d+(?=\D*$)")


@dataclass(frozen=True, slots=True)
class Edge:
    """A line near the top or bottom of a page; `place` is its distance from that edge.

    `apart` says that it does not stand close to running text.
    """

    sheet: Sheet
    line: Line
    place: float
    top: bool
    text: str
    apart: bool


def drop_furniture(sheets: Sequence[Sheet], body: float) -> list[str]:
    """Takes what belongs to the pages out of the sheets' words; returns the lines dropped, once.

    `body` is the type size of running text in points.
    """
    pages = _Pages(sheets)
    dropped = [fold(" ".join(word.text for word in sheet.aside)) for sheet in sheets]
    edges = [edge for sheet in sheets for edge in _edges(sheet, pages.lines[sheet.number])]
    running = _running(edges, len(sheets), body)
    repeated = {shape(text): text for text in reversed(pages.take(_outer(edges, running)))}
    dropped += reversed(repeated.values())
    notes = ((sheet, note) for sheet in sheets for note in _notes(sheet, pages.lines[sheet.number]))
    dropped += pages.take(notes)
    dropped += pages.take(_contents(pages))
    return [text for text in dict.fromkeys(dropped) if text]


class _Pages:
    """The sheets with their lines, which are taken out of both together."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.sheets = {sheet.number: sheet for sheet in sheets}
        self.lines = {sheet.number: _lines(sheet) for sheet in sheets}

    def take(self, found: Iterable[tuple[Sheet, Line]]) -> list[str]:
        """Removes lines from their sheets; returns their words."""
        listed = list(found)
        gone = {id(word) for _, each in listed for word in each.words}
        for number in {sheet.number for sheet, _ in listed}:
            sheet = self.sheets[number]
            sheet.words = [word for word in sheet.words if id(word) not in gone]
            self.lines[number] = [x for x in self.lines[number] if id(x.words[0]) not in gone]
        return [LEADER.sub("....", fold(each.text)) for _, each in listed]


def _free(sheet: Sheet, words: Iterable[Word]) -> list[Word]:
    """The words outside tables, or in one so small and near the edge that it is a running line."""
    height = sheet.frame.height
    inner = [
        grid.area
        for grid in sheet.grids
        if EDGE * height < grid.area.bottom and grid.area.top < (1 - EDGE) * height
    ]
    if not inner:
        return list(words)
    return [word for word in words if not any(a.holds(word.x0, word.middle) for a in inner)]


def _lines(sheet: Sheet) -> list[Line]:
    return [line(row, sheet.number) for row in rows(_free(sheet, sheet.words))]


def _edges(sheet: Sheet, listed: Sequence[Line]) -> Iterator[Edge]:
    """The lines near a page's edges, each side from the outside in."""
    height = sheet.frame.height
    for top, side in ((True, listed), (False, listed[::-1])):
        apart = _apart(side)
        for i, each in enumerate(side[:EDGE_ROWS]):
            place = each.base if top else height - each.base
            if place < EDGE * height:
                yield Edge(sheet, each, place, top, fold(each.text), i < apart)


def _apart(side: Sequence[Line]) -> int:
    """How many lines, from the outside in, stand in small groups with wide gaps round them."""
    count = 0
    for i, (one, other) in enumerate(pairwise(side[: EDGE_ROWS + 2]), 1):
        if abs(other.base - one.base) > WIDE_GAP * max(one.size, other.size):
            count = i
        elif i - count >= MOST_TOGETHER:
            break
    return count if len(side) > 1 else len(side)


def _running(edges: Sequence[Edge], pages: int, body: float) -> set[int]:
    """The edges (by id) whose words stand at the same place on several pages."""
    groups: dict[tuple[bool, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.top, shape(edge.text)].append(edge)
    least = 3 if pages > 4 else 2
    return {
        id(edge)
        for group in groups.values()
        for edge in _settled(group)
        if len(_settled(group)) >= least and _is_running(group, pages, body)
    }


def _settled(group: Sequence[Edge]) -> list[Edge]:
    places = sorted(edge.place for edge in group)
    middle = places[len(places) // 2]
    return [edge for edge in group if abs(edge.place - middle) < SAME_PLACE]


def _is_running(group: Sequence[Edge], pages: int, body: float) -> bool:
    """Whether like lines are a running line and not headings that only differ in number."""
    same = len({edge.text for edge in group}) == 1
    if same and len(group) > max(2, MOST_PAGES * pages):
        return True
    if not all(edge.apart for edge in group):
        return False
    steps = {
        int(match[0]) - edge.sheet.number
        for edge in group
        if (match := LAST_NUMBER.search(edge.text)) and len(match[0]) < 6
    }
    plain = all(edge.line.size <= 1.05 * body and not edge.line.strong for edge in group)
    return same or len(steps) == 1 or plain


def _outer(edges: Sequence[Edge], running: set[int]) -> Iterator[tuple[Sheet, Line]]:
    """The running lines, page numbers and markings, up to the first line of the text itself."""
    stopped: set[tuple[int, bool]] = set()
    for edge in edges:
        side = edge.sheet.number, edge.top
        known = is_page_number(edge.text) or is_furniture(edge.text)
        if id(edge) in running or (known and side not in stopped):
            yield edge.sheet, edge.line
        else:
            stopped.add(side)


def _notes(sheet: Sheet, listed: Sequence[Line]) -> list[Line]:
    """The footnotes of a page: lines in smaller type at its foot, from the first note's number."""
    usual = _main(listed)
    foot: list[Line] = []
    for each in reversed(listed):
        if each.size > SMALLER * usual or _is_tabled(sheet, each):
            break
        foot.insert(0, each)
    while foot and not NOTE.match(foot[0].text) and not _is_ruled_off(sheet, foot[0]):
        foot.pop(0)
    high = sheet.frame.height
    return foot if foot and foot[0].base > MOST_OF_PAGE * high and len(foot) < len(listed) else []


def _is_tabled(sheet: Sheet, line: Line) -> bool:
    """Whether a line stands in a ruled table, whose type is often smaller and rows numbered."""
    return any(grid.area.top <= line.base <= grid.area.bottom for grid in sheet.grids)


def _main(listed: Sequence[Line]) -> float:
    sizes: dict[float, int] = defaultdict(int)
    for each in listed:
        sizes[each.size] += len(each.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _is_ruled_off(sheet: Sheet, first: Line) -> bool:
    """Whether a short rule stands close above a line, as above notes that go on from before."""
    return any(
        0 < first.base - rule.top < 2.5 * first.size
        and rule.width < MOST_OF_PAGE * sheet.frame.width
        for rule in sheet.drawings.across
    )


def _contents(pages: _Pages) -> list[tuple[Sheet, Line]]:
    """The lines of contents pages; an entry may be broken before its leader."""
    entries: list[list[tuple[Sheet, Line]]] = []
    for number, listed in pages.lines.items():
        for each in listed:
            if entries and LEADER.match(each.text):
                entries[-1].append((pages.sheets[number], each))
            else:
                entries.append([(pages.sheets[number], each)])
    run = contents_run([_entry_text(entry) for entry in entries])
    return [pair for i in sorted(run) for pair in entries[i]]


def _entry_text(entry: Sequence[tuple[Sheet, Line]]) -> str:
    return LEADER.sub("....", " ".join(each.text for _, each in entry))
