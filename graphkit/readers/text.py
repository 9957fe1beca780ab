"""Plain text: lines, tabs and bullets, often flattened from a form, a table or a web page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graphkit.readers.builder import Builder, Piece
from graphkit.readers.bullets import split_line
from graphkit.readers.entries import Entries
from graphkit.readers.forms import Forms
from graphkit.readers.grid import grid, grid_end
from graphkit.readers.knowledge import knowledge
from graphkit.readers.lines import BELOW, PLAIN, STATEMENT, unmark
from graphkit.readers.lineup import Line, lineup
from graphkit.readers.marks import counted
from graphkit.readers.markup import decode, pieces, strip_emphasis
from graphkit.readers.outline import outline
from graphkit.readers.sniff import decode as decode_bytes
from graphkit.readers.wrapping import unwrap


def read(data: bytes, builder: Builder) -> str:
    """Fills `builder` from a text file's bytes; a text has no title of its own: "".

    Raises Refused for binary data.
    """
    put_text(decode_bytes(data), builder)
    return ""


def put_text(text: str, builder: Builder, titled: bool = False) -> None:
    """Adds a plain text to `builder`: its blocks in order, what was dropped as furniture.

    `titled` says that the document's title stands above it already.
    """
    lines, dropped = lineup(text)
    builder.furniture += dropped
    lines = unwrap(lines)
    Writer(builder, lines, outline(lines, titled)).write()


@dataclass(slots=True)
class Writer:
    """Walks the lines once and writes each as what it is.

    `depths` are the lines' depths as headings, 0 for text. `_nesting` holds the indents and
    bullets of the list being written, outermost first.
    """

    builder: Builder
    lines: Sequence[Line]
    depths: Sequence[int]
    forms: Forms = field(init=False)
    entries: Entries = field(init=False)
    _nesting: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Look over the lines for forms and yearly entries."""
        self.forms = Forms(self.builder, self.lines, self.depths)
        self.entries = Entries(self.builder)

    def write(self) -> None:
        """Write all lines."""
        i = 0
        while i < len(self.lines):
            line = self.lines[i]
            self.builder.page = line.page
            end = grid_end(self.lines, i) if "\t" in line.text else i
            if end > i:
                self.forms.close()
                self.builder.table(grid(self.lines[i:end]))
            elif not self.forms.take(i):
                self._line(line, self.depths[i])
            i = max(end, i + 1)

    def _line(self, line: Line, depth: int) -> None:
        bullet = knowledge().bullets.leading.match(line.text)
        if depth:
            self._heading(line.text, depth)
        elif bullet and bullet.end() < len(line.text):
            self._bulleted(line, bullet.end(), bullet["bullet"].strip())
            return
        elif not self.entries.take(line.text):
            self._text(line.text.replace("\t", " "))
        self._nesting.clear()

    def _heading(self, text: str, depth: int) -> None:
        words = strip_emphasis(decode(unmark(text)[0])).rstrip(":")
        self.builder.heading(words, self.forms.depth(self.entries.heading(words, depth)))

    def _bulleted(self, line: Line, start: int, bullet: str) -> None:
        level = self._level(line.indent, bullet)
        words = line.text[start:].replace("\t", " ")
        if "<" in words:
            words = " ".join(piece.text for piece in pieces(words))
        for part in split_line(strip_emphasis(decode(words))):
            self.builder.item(part, level)

    def _level(self, indent: int, bullet: str) -> int:
        """The depth of a list item: deeper when further in, or under another kind of bullet."""
        kind = "-" if bullet in knowledge().bullets.dashes else bullet
        nesting = self._nesting
        if (indent, kind) in nesting:
            del nesting[nesting.index((indent, kind)) + 1 :]
            return len(nesting)
        while nesting and nesting[-1][0] > indent:
            nesting.pop()
        nesting.append((indent, kind))
        return len(nesting)

    def _text(self, text: str) -> None:
        number, words = counted(text)
        if number and not text[0].isalpha():
            self.builder.item(strip_emphasis(decode(words)), number=number)
            return
        for piece in parts_of(text):
            self._piece(piece)

    def _piece(self, piece: Piece) -> None:
        if piece.kind == "heading":
            self.builder.heading(piece.text, self.forms.depth(BELOW if self._below() else PLAIN))
        elif piece.kind == "item":
            self.builder.item(piece.text, piece.level, piece.number)
        else:
            self.builder.paragraph(piece.text)

    def _below(self) -> bool:
        return any(STATEMENT <= depth <= BELOW for depth in self.builder.depths())


def parts_of(text: str) -> list[Piece]:
    """The pieces of a line: one paragraph, where nothing in it says otherwise."""
    if "<" in text or knowledge().bullets.suspect.search(text):
        return pieces(text)
    return [Piece("paragraph", strip_emphasis(decode(text)))]
