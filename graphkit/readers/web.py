"""A web page's elements as parts in reading order: headings, paragraphs, items, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from graphkit.readers.builder import CellPieces
from graphkit.readers.knowledge import Tags, knowledge
from graphkit.readers.lines import continues
from graphkit.readers.marks import is_bullet, unbulleted
from graphkit.readers.markup import Segment
from graphkit.readers.site import Site, words_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

PartKind = Literal["heading", "paragraph", "item", "table", "label", "box", "end", "close"]
# A page may nest its elements deeper than Python its calls; what is below is read as one text.
DEEPEST = 90
DETAILS_TITLE = 9


@dataclass(slots=True)
class Part:
    """One part of a page: `bold` says that all its words are strong or slanted; `number` is a
    list's own count.

    A `label` is the term of a definition list; `box` and `end` stand round a callout or a part
    that opens on a click, `close` after a definition list. `rows` are a table's: None stands
    for a cell covered by another.
    """

    kind: PartKind
    text: str = ""
    level: int = 1
    bold: bool = False
    number: str = ""
    rows: list[list[CellPieces | None]] = field(default_factory=list)
    header: bool | None = None


@dataclass(slots=True)
class Walker:
    """Walks an element's children and collects its parts."""

    site: Site
    parts: list[Part] = field(default_factory=list)
    _lines: list[Segment] = field(default_factory=lambda: [Segment()])
    _bold: int = 0
    _depth: int = 0
    _lists: int = 0
    _rank: int = 1
    _tags: Tags = field(default_factory=lambda: knowledge().tags)

    def walk(self, node: LexborNode) -> None:
        """Collect the parts of an element's children."""
        for child in node.iter(include_text=True):
            self._visit(child)

    def _visit(self, node: LexborNode) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            self._add(f" {node.text(deep=True, separator=' ')} ")
        else:
            self._take(node, node.tag or "")
        self._depth -= 1

    def _take(self, node: LexborNode, tag: str) -> None:
        if tag == "-text":
            self._add(node.text_content or "")
        elif tag.startswith(("-", "!")) or self.site.drops(node):
            return
        elif tag == "br":
            self._lines.append(Segment())
        elif tag in ("sup", "a") and self._is_footnote(node):
            return
        elif tag in self._tags.block or tag in BLOCKS:
            self._block(node, tag)
        else:
            self._inline(node, tag)

    def _is_footnote(self, node: LexborNode) -> bool:
        """Whether a raised number or letter is the mark of a footnote."""
        linked = node.tag == "a" or node.css_first("a") is not None
        pattern = knowledge().web.footnote
        own = node.tag == "sup" or "#" in (node.attributes.get("href") or "")
        return linked and own and bool(pattern.fullmatch(node.text(deep=True).strip()))

    def _inline(self, node: LexborNode, tag: str) -> None:
        bold = tag in self._tags.emphasis or tag in self._tags.slant
        self._bold += bold
        self.walk(node)
        self._bold -= bold

    def _add(self, text: str) -> None:
        line = self._lines[-1]
        line.text.append(text.replace("&", "&amp;") if "&" in text else text)
        if not self._bold and text.strip(" \t\r\n:\xa0"):
            line.plain = True

    def flush(self) -> None:
        """End the paragraph being collected."""
        for text, bold in _paragraphs(self._lines):
            if is_bullet(text):
                self.parts.append(Part("item", unbulleted(text), max(self._lists, 1)))
            else:
                self.parts.append(Part("paragraph", text, bold=bold))
        self._lines = [Segment()]

    def _block(self, node: LexborNode, tag: str) -> None:
        self.flush()
        if tag in self._tags.heading:
            self._heading(node, int(tag[1]))
        elif tag in ("ul", "ol"):
            self._list(node, tag)
        elif tag == "table":
            self._table(node)
        elif tag == "details" or (words_of(node) & knowledge().web.boxes and tag != "p"):
            self._box(node)
        elif tag in ("summary", "button"):
            self._heading(node, DETAILS_TITLE)
        elif tag == "dt":
            self.parts.append(Part("label", self._words(node)))
        else:
            self.walk(node)
            self.flush()
            if tag == "dl":
                self.parts.append(Part("close"))

    def _words(self, node: LexborNode) -> str:
        """An element's words in one line."""
        inner = Walker(self.site, _depth=self._depth)
        inner.walk(node)
        inner.flush()
        return " ".join(part.text for part in inner.parts if part.text)

    def _heading(self, node: LexborNode, level: int) -> None:
        self.parts.append(Part("heading", self._words(node), level))

    def _box(self, node: LexborNode) -> None:
        self.parts.append(Part("box"))
        self.walk(node)
        self.flush()
        self.parts.append(Part("end"))

    def _list(self, node: LexborNode, tag: str) -> None:
        count = int(start) if (start := node.attributes.get("start") or "").isdigit() else 1
        self._lists += 1
        for child in node.iter(include_text=True):
            if child.tag == "li" and not self.site.drops(child):
                number = str(count) if tag == "ol" else ""
                count += 1
                self._item(child, number)
            else:
                self._visit(child)
        self.flush()
        self._lists -= 1

    def _item(self, node: LexborNode, number: str) -> None:
        """A list item: its own paragraphs are one item, lists in it follow as deeper ones."""
        self.flush()
        inner = Walker(self.site, _lists=self._lists, _depth=self._depth)
        inner.walk(node)
        inner.flush()
        if any(part.kind in ("heading", "table", "box", "label") for part in inner.parts):
            self.parts += inner.parts
            return
        own = [part for part in inner.parts if part.kind == "paragraph"]
        words = " ".join(part.text for part in own)
        if words:
            self.parts.append(Part("item", words, self._lists, number=number))
        self.parts += [part for part in inner.parts if part.kind == "item"]

    def _table(self, node: LexborNode) -> None:
        from graphkit.readers.web_table import table

        self.parts += table(node, self.site, self._depth)


def _paragraphs(lines: list[Segment]) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a run of lines that breaks part, with whether all is bold.

    A line goes on with the one before when that has no stop and it begins in a small letter.
    """
    text, plain = "", False
    for line in lines:
        words = line.words()
        if text and words and continues(text, words):
            text, plain = f"{text} {words}", plain or line.plain
            continue
        if text:
            yield text, not plain
        text, plain = words, line.plain
    if text:
        yield text, not plain


BLOCKS = frozenset((
    "summary", "details", "button", "main", "header", "footer", "aside", "figure", "figcaption",
    "address", "fieldset", "legend", "hgroup", "body", "html", "search",
))  # fmt: skip
