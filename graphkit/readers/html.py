"""Web pages: the report in them, without the site round it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.readers import boxes
from graphkit.readers.builder import FORM_DEPTH, Builder
from graphkit.readers.bullets import split_line
from graphkit.readers.entries import Entries
from graphkit.readers.furniture import is_furniture
from graphkit.readers.knowledge import knowledge
from graphkit.readers.lines import BELOW, STATEMENT, TITLE, label_depth
from graphkit.readers.markup import reads_as_heading
from graphkit.readers.nesting import refuse_deep
from graphkit.readers.site import Site, around, main_of, title_of
from graphkit.readers.sniff import decode, html_charset
from graphkit.readers.text import parts_of, put_text
from graphkit.readers.web import Part, Walker

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

MOST_HEADING_WORDS = 45
LEAST_HEADINGS = 2


def read(data: bytes, builder: Builder) -> str:
    """Fills `builder` from a web page's bytes; returns the page's title.

    Raises Refused for binary data, and for elements nested beyond reason.
    """
    from selectolax.lexbor import LexborHTMLParser

    text = decode(data, html_charset(data))
    refuse_deep(text)
    return put_html(LexborHTMLParser(text), builder)


def put_html(tree: LexborHTMLParser, builder: Builder) -> str:
    """Adds a parsed page to `builder`; returns its title."""
    title, rest = title_of(tree)
    main = main_of(tree)
    if main is None:
        return title
    site = Site(main)
    walker = Walker(site)
    walker.walk(main)
    walker.flush()
    builder.furniture += [*([rest] if rest else []), *around(tree, main)]
    Emitter(builder).emit(walker.parts)
    return title


@dataclass(slots=True)
class Emitter:
    """Writes a page's parts; a page without headings is read as the plain text it is.

    `_offset` deepens the headings of a box, which hold for the box alone.
    """

    builder: Builder
    _entries: Entries = field(init=False)
    _offset: int = 0
    _boxes: int = 0

    def __post_init__(self) -> None:
        """Be ready for yearly entries."""
        self._entries = Entries(self.builder)

    def emit(self, parts: Sequence[Part]) -> None:
        """Write all parts."""
        if _is_soup(parts):
            self._plainly(parts)
            return
        for part in parts:
            self._part(part)

    def _part(self, part: Part) -> None:
        if part.kind == "table":
            boxes.place(self.builder, part.rows, part.header)
        elif part.kind in ("box", "end"):
            self._box(part.kind == "box")
        elif part.kind == "close":
            self.builder.leave(FORM_DEPTH)
        elif part.text and is_furniture(part.text):
            self.builder.furniture.append(part.text)
        elif part.kind == "heading":
            self._heading(part)
        elif part.kind == "label":
            self.builder.form_row(part.text, ())
        elif part.kind == "item":
            for words in split_line(part.text):
                self.builder.item(words, part.level, part.number)
        elif part.text:
            self._paragraph(part)

    def _box(self, opens: bool) -> None:
        self._boxes += 1 if opens else -1
        if self._boxes == 0:
            self.builder.leave(boxes.BOX_LEVEL)
        self._offset = boxes.BOX_LEVEL - 1 if self._boxes else 0

    def _heading(self, part: Part) -> None:
        if len(part.text.split()) > MOST_HEADING_WORDS:
            self.builder.paragraph(part.text)
            return
        words = part.text.rstrip(":")
        self.builder.heading(words, self._offset + self._entries.heading(words, part.level))

    def _paragraph(self, part: Part) -> None:
        if _is_bold_heading(part):
            self._heading(Part("heading", part.text, self._bold_depth(part.text)))
            return
        if self._entries.take(part.text):
            return
        for piece in parts_of(part.text.replace("&", "&amp;").replace("<", "&lt;")):
            boxes.put_piece(self.builder, piece, self._offset + STATEMENT)

    def _bold_depth(self, text: str) -> int:
        """The depth of a heading that is only a bold line: deeper than any real heading's."""
        label = label_depth(text, text.split(), knowledge().headings)
        if label:
            return max(label, STATEMENT)
        return BELOW if STATEMENT in self.builder.depths() else STATEMENT

    def _plainly(self, parts: Sequence[Part]) -> None:
        """Write the parts of a page without headings as a plain text, between its tables."""
        run: list[str] = []
        for part in parts:
            if part.kind == "table" or (part.kind == "heading" and part.level == TITLE):
                self._put(run)
                self._part(part)
            else:
                run.append(_line(part))
        self._put(run)

    def _put(self, run: list[str]) -> None:
        put_text("\n\n".join(run), self.builder, titled=bool(self.builder.blocks))
        run.clear()


def _is_soup(parts: Sequence[Part]) -> bool:
    """Whether a page marks no headings: they have to be told by their wording."""
    headings = sum(part.kind in ("heading", "label") for part in parts)
    return headings + sum(_is_bold_heading(part) for part in parts) < LEAST_HEADINGS


def _is_bold_heading(part: Part) -> bool:
    return part.kind == "paragraph" and part.bold and reads_as_heading(part.text)


def _line(part: Part) -> str:
    """A part as a line of plain text, entities written as such."""
    text = part.text.replace("&", "&amp;").replace("<", "&lt;").replace("\t", " ")
    if part.kind == "item":
        number = f"{part.number}. " if part.number else "• "
        return f"{'  ' * (part.level - 1)}{number}{text}"
    return f"**{text}**" if part.kind == "heading" and text else text
