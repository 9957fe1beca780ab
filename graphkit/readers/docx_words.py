"""The words of a Word paragraph: what a reader of the printed page would see, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graphkit.document import fold
from graphkit.readers.docx_styles import VAL, Styles, W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
DELETED = {W + "del", W + "moveFrom"}
BOX = W + "txbxContent"
SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
# Symbol and Wingdings keep their glyphs in a private area; these are the bullets among them.
BULLETS = {"F0B7", "F0A7", "F0D8", "F0FC", "F076", "F0A8", "F0B0"}
UNITS = {"m", "cm", "mm", "km"}


@dataclass(slots=True)
class Line:
    """The words between two line breaks, and what is true of the type of all of them.

    `strong` is bold or underlined, `slanted` italics; `size` is in half points.
    """

    text: str = ""
    strong: bool = True
    slanted: bool = True
    size: int = 0

    def add(self, text: str, type_: "Type") -> None:
        """More words at the end."""
        self.text += text
        if text.strip():
            self.strong = self.strong and type_.strong
            self.slanted = self.slanted and type_.slanted
            self.size = max(self.size, type_.size)


@dataclass(frozen=True, slots=True)
class Type:
    """How a run of words is set; see `Line`."""

    strong: bool
    slanted: bool
    size: int


@dataclass(slots=True)
class Words:
    """Reads paragraphs; keeps track of fields (page numbers, contents) that run over several."""

    styles: Styles
    _fields: list[str] = field(default_factory=list)

    def lines(self, paragraph: Any) -> list[Line]:
        """The paragraph's lines with any words; deletions, field codes and note marks left out."""
        lines = [Line()]
        for run in runs(paragraph):
            if not self.styles.is_hidden(run, paragraph):
                self._read(run, paragraph, lines)
        return [line for line in lines if line.text.strip()]

    @property
    def in_contents(self) -> bool:
        """Whether the paragraph read last stands inside a table of contents."""
        return any(code.split()[:1] == ["TOC"] for code in self._fields)

    def _read(self, run: Any, paragraph: Any, lines: list[Line]) -> None:
        styles = self.styles
        type_ = Type(
            styles.is_strong(run, paragraph),
            styles.is_slanted(run, paragraph),
            styles.size(run, paragraph),
        )
        for text in self._texts(run, lines[-1].text):
            first, *rest = text.split("\n")
            lines[-1].add(first, type_)
            for more in rest:
                lines.append(Line())
                lines[-1].add(more, type_)

    def _texts(self, run: Any, before: str) -> Iterator[str]:
        for child in run:
            name = str(child.tag).removeprefix(W)
            if name == "t" and not is_note_mark(run, child.text or "", before):
                yield child.text or ""
            elif name == "br":
                yield "\n" if child.get(W + "type") in (None, "textWrapping") else ""
            elif name == "sym":
                yield "•" if child.get(W + "char", "").upper() in BULLETS else ""
            elif name in ("fldChar", "instrText"):
                self._field(child, name)
            else:
                yield SIGNS.get(name, "")

    def _field(self, child: Any, name: str) -> None:
        kind = child.get(W + "fldCharType")
        if name == "instrText":
            self._fields[-1:] = [code + (child.text or "") for code in self._fields[-1:]]
        elif kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()


def runs(element: Any) -> Iterator[Any]:
    """The runs inside `element` in order, text boxes and what was deleted left out."""
    for child in element:
        if child.tag == W + "r":
            yield child
        elif child.tag not in DELETED and child.tag != W + "pPr":
            yield from runs(child)


def boxes(paragraph: Any) -> list[Any]:
    """The text boxes (`w:txbxContent`) anchored in a paragraph, each once."""
    return list(_boxes(paragraph))


def _boxes(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == BOX:
            yield child
        elif child.tag == MC + "AlternateContent":
            yield from _boxes(child[0] if len(child) else child)
        elif child.tag not in DELETED:
            yield from _boxes(child)


def diagrams(paragraph: Any, part: Any) -> Iterator[str]:
    """The words of each shape of the diagrams (SmartArt) drawn in a paragraph."""
    from docx.oxml import parse_xml

    for found in paragraph.iter(DIAGRAM + "relIds"):
        name = next((v for key, v in found.attrib.items() if key.endswith("}dm")), "")
        if name in part.rels and not part.rels[name].is_external:
            data = parse_xml(part.rels[name].target_part.blob)
            yield from (fold(" ".join(point.itertext())) for point in data.iter(DIAGRAM + "t"))


def is_note_mark(run: Any, text: str, before: str) -> bool:
    """Whether a run's text is the raised number of a footnote typed by hand (not a m²)."""
    raised = run.find(f"{W}rPr/{W}vertAlign")
    if raised is None or raised.get(VAL) != "superscript" or not text.strip().isdigit():
        return False
    last = before.split()[-1:] or [""]
    return bool(last[0]) and not last[0][-1].isdigit() and last[0].casefold() not in UNITS


def text_of(paragraph: Any) -> str:
    """All words of a paragraph, white space folded, for lines that are not content."""
    names = (W + "t", W + "tab", W + "br")
    return fold("".join(e.text or " " for run in runs(paragraph) for e in run.iterchildren(*names)))
