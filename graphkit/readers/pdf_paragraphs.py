"""A paragraph of a PDF: the lines that belong together, over columns and pages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graphkit.readers.lines import ends, unfinished
from graphkit.readers.marks import counted, is_bullet, is_glyph
from graphkit.readers.pdf_lines import Line
from graphkit.readers.pdf_sheets import Element, Panel, Table
from graphkit.readers.pdf_spacing import Spacing

NUMBERED = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})+[.):]?\s+\S")
GAP = 1.28
OTHER_SIZE = 0.7
INDENT = 4.0
LARGE = 1.25
SLACK = 0.5


@dataclass(slots=True)
class Paragraph:
    """Lines that make up one heading, paragraph or list item.

    `text` is their words, `before` and `after` those of the paragraphs next to it.
    """

    lines: list[Line] = field(default_factory=list)
    text: str = ""
    before: str = ""
    after: str = ""

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line so far."""
        return self.lines[-1]

    @property
    def size(self) -> float:
        """The type size of its first line."""
        return self.lines[0].size

    @property
    def strong(self) -> bool:
        """Whether all of it is bold."""
        return all(line.strong for line in self.lines)

    @property
    def slanted(self) -> bool:
        """Whether all of it is in italics."""
        return all(line.slanted for line in self.lines)

    @property
    def colour(self) -> int | None:
        """The colour of all of it, None where there are several."""
        colours = {line.colour for line in self.lines}
        return colours.pop() if len(colours) == 1 else None

    @property
    def hangs(self) -> bool:
        """Whether it begins with a bullet or number that the other lines may stand behind."""
        return is_marked(self.first.text)


Part = Paragraph | Table | Panel


def is_marked(text: str) -> bool:
    """Whether a line begins with a bullet or a number of its own."""
    return is_bullet(text) or bool(NUMBERED.match(text)) or bool(counted(text)[0])


def paragraphs(elements: Iterable[Element], spacing: Spacing) -> Iterator[Part]:
    """The parts of a text in order; tables and boxes that cut through a paragraph come after it."""
    open_: Paragraph | None = None
    held: list[Table | Panel] = []
    for element in elements:
        if not isinstance(element, Line):
            held.append(element)
            continue
        if open_ and not breaks(open_, element, spacing, bool(held)):
            open_.lines.append(element)
            continue
        if open_:
            yield open_
        yield from held
        open_, held = Paragraph([element]), []
    if open_:
        yield open_
    yield from held


def breaks(before: Paragraph, line: Line, spacing: Spacing, parted: bool) -> bool:
    """Whether a line begins a new paragraph; `parted` says that a table or box lies between."""
    last = before.last
    if is_glyph(line.text) or abs(line.size - last.size) > OTHER_SIZE:
        return True
    step, most = line.base - last.base, GAP * spacing.of(line)
    below = last.page == line.page and 0 < step <= most and last.x0 < line.x1 and line.x0 < last.x1
    if parted or last.page != line.page or (last.column != line.column and not below):
        return not _resumes(before, line, parted)
    if step > most or step < 0:
        return True
    return _is_ended(before, line, spacing.body)


def _resumes(before: Paragraph, line: Line, parted: bool) -> bool:
    """Whether a paragraph goes on in the next column, on the next page or behind a box."""
    last = before.last
    if before.strong != line.strong or is_marked(line.text) or not unfinished(last.text):
        return False
    small = line.text[:1].islower()
    if before.strong or (parted and last.page != line.page):
        return small
    return small or last.text.endswith(("-", ",")) or not _had_room(last, line)


def _is_ended(before: Paragraph, line: Line, body: float) -> bool:
    """Whether the line before was ended on purpose and this one begins anew."""
    last = before.last
    room = _had_room(last, line)
    closed = ends(last.text) or last.text.rstrip().endswith((":", "?"))
    if is_marked(line.text) and (room or closed or line.x0 < _body(before) - INDENT / 2):
        return True
    if before.strong != line.strong and (room or (closed and line.strong)):
        return True
    if before.size > LARGE * body:
        return False
    if closed and line.x0 > _body(before) + INDENT and line.x0 > last.x0 + INDENT:
        return True
    fresh = not line.text[:1].islower()
    return room and fresh and not last.text.endswith((",", "-", "–", "&"))


def _had_room(last: Line, line: Line) -> bool:
    """Whether the next line's first word would have had room on the line before."""
    return last.x1 + line.first + (0.25 + SLACK) * line.size < last.right


def _body(before: Paragraph) -> float:
    """Where the lines of a paragraph after its first begin."""
    if len(before.lines) > 1:
        return before.lines[1].x0
    return before.first.body if before.hangs else before.first.x0
