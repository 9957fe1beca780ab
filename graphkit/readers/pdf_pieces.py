"""Paragraphs of a PDF as headings, paragraphs and list items with their depth."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graphkit.readers.builder import Piece
from graphkit.readers.marks import counted, is_bullet, unbulleted
from graphkit.readers.pdf_headings import Headings
from graphkit.readers.pdf_lines import Line
from graphkit.readers.pdf_paragraphs import Paragraph

STEP = 6.0
OTHER_COLUMN = 30.0


@dataclass(slots=True)
class Depths:
    """How deep list items are nested, by how far in they begin."""

    _stack: list[float] = field(default_factory=list)
    _column: float = 0.0

    def of(self, line: Line) -> int:
        """The depth from 1 of the item that begins with a line."""
        moved = line.left - self._column
        if self._stack and abs(moved) > OTHER_COLUMN:
            self._stack = [x + moved for x in self._stack]
        self._column = line.left
        while len(self._stack) > 1 and line.x0 < self._stack[-1] - STEP:
            self._stack.pop()
        if not self._stack or line.x0 > self._stack[-1] + STEP:
            self._stack.append(line.x0)
        return len(self._stack)

    def end(self) -> None:
        """No item follows: the next list begins anew."""
        self._stack = []


def pieces(paragraphs: Iterable[Paragraph], headings: Headings) -> Iterator[Piece]:
    """Each paragraph as the piece it is, its bullet or list number taken off."""
    depths = Depths()
    for paragraph in paragraphs:
        page, text = paragraph.first.page, paragraph.text
        number, rest = counted(text)
        if level := headings.level(paragraph):
            depths.end()
            yield Piece("heading", text, level, "", page)
        elif is_bullet(text):
            yield Piece("item", unbulleted(text), depths.of(paragraph.first), "", page)
        elif number:
            yield Piece("item", rest, depths.of(paragraph.first), number, page)
        else:
            if text.strip():
                depths.end()
            yield Piece("paragraph", text, 1, "", page)
