"""The parts of a Word document's body, cell or text box, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graphkit.document import fold
from graphkit.readers.boxes import BLANK, Slots
from graphkit.readers.builder import CellPieces, Piece
from graphkit.readers.docx_numbers import Mark, Numbers
from graphkit.readers.docx_styles import VAL, Styles, W, count
from graphkit.readers.docx_words import MC, Line, Words, boxes, diagrams
from graphkit.readers.furniture import is_contents, is_contents_heading
from graphkit.readers.lines import ends
from graphkit.readers.marks import is_bullet, unbulleted

# The end of a paragraph that a tracked change deletes: it is one with the next.
DELETED_MARK = f"{W}pPr/{W}rPr/{W}del"
WRAPPERS = {W + "ins", W + "moveTo", W + "customXml", W + "smartTag"}
HEADING_WORDS = 16
MOST_COLUMNS = 63
QUOTES = ("“", "‘", '"', "'")


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows; a slot is None where a merged cell covers it."""

    rows: Sequence[Slots]


@dataclass(frozen=True, slots=True)
class Box:
    """What a text box holds."""

    parts: "Sequence[Part]"


Part = Piece | Table | Box


@dataclass(slots=True)
class Parts:
    """Reads the parts of one document; `dropped` collects its table of contents."""

    styles: Styles
    numbers: Numbers
    package_part: Any
    dropped: list[str] = field(default_factory=list)
    _words: Words = field(init=False)
    _outline: int = 0
    _large: int = 0
    _in_contents: bool = False
    _carried: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._words = Words(self.styles)

    def within(self, container: Any) -> Iterator[Part]:
        """The parts inside a body, a cell or a text box."""
        for child in container:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield Table(list(self._rows(child)))
            elif child.tag == W + "sdt":
                yield from self._control(child)
            elif child.tag in WRAPPERS:
                yield from self.within(child)
            elif child.tag == MC + "AlternateContent" and len(child):
                yield from self.within(child[0])

    def _control(self, control: Any) -> Iterator[Part]:
        gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        contents = gallery is not None and gallery.get(VAL, "").startswith("Table of Contents")
        for content in control.iterfind(W + "sdtContent"):
            parts = self.within(content)
            if contents:
                self.dropped += filter(None, map(words_of, parts))
            else:
                yield from parts

    def _paragraph(self, paragraph: Any) -> Iterator[Part]:
        lines = _run_on(self._carried, self._words.lines(paragraph))
        self._carried = lines if paragraph.find(DELETED_MARK) is not None else []
        if self._carried:
            return
        if lines and self._is_contents(paragraph, lines):
            self.dropped.append(_joined(lines))
        elif lines:
            yield from self._pieces(paragraph, lines)
        for box in boxes(paragraph):
            yield Box(list(self.within(box)))
        shapes = diagrams(paragraph, self.package_part)
        yield from (Piece("item", words) for words in shapes if words)

    def _is_contents(self, paragraph: Any, lines: Sequence[Line]) -> bool:
        text = _joined(lines)
        typed = self._in_contents and is_contents(lines[0].text)
        printed = text[-1:].isdigit() and self._words.in_contents
        self._in_contents = typed or is_contents_heading(text)
        return self._in_contents or printed or self.styles.is_contents(paragraph)

    def _pieces(self, paragraph: Any, lines: Sequence[Line]) -> Iterator[Piece]:
        level, mark = self.styles.level(paragraph), self.numbers.mark(paragraph)
        if level:
            self._outline, self._large = level, 0
            yield Piece("heading", _numbered(mark, _joined(lines)), level)
        elif mark and not (mark.number and _is_heading(lines)):
            yield _listed(mark, _joined(lines))
        else:
            yield from self._plain(mark, lines)

    def _plain(self, mark: Mark | None, lines: Sequence[Line]) -> Iterator[Piece]:
        groups = list(_groups(lines))
        for group in groups:
            text = _numbered(mark, _joined(group)) if group is groups[0] else _joined(group)
            if is_bullet(group[0].text):
                yield Piece("item", unbulleted(text))
            elif _is_heading(group):
                yield Piece("heading", text, self._depth(group))
            else:
                yield Piece("paragraph", text, self._outline + self._large + 1)

    def _depth(self, lines: Sequence[Line]) -> int:
        """The depth of a heading that only its type shows: large ones above those of body size."""
        if lines[0].size >= self.styles.body_size() + 3:
            self._large = 1
            return self._outline + 1
        return self._outline + self._large + 1

    def _rows(self, table: Any) -> Iterator[Slots]:
        for row in _unwrapped(table, "tr"):
            if row.find(f"{W}trPr/{W}del") is None:
                yield list(self._slots(row))

    def _slots(self, row: Any) -> Iterator[CellPieces | None]:
        before = min(count(row.find(f"{W}trPr/{W}gridBefore"), 0), MOST_COLUMNS)
        yield from [BLANK] * before
        for cell in _unwrapped(row, "tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(VAL, "continue") == "continue"
            pieces = [piece for part in self.within(cell) for piece in pieces_of(part)]
            yield () if goes_on else pieces or BLANK
            columns = min(count(cell.find(f"{W}tcPr/{W}gridSpan"), 1), MOST_COLUMNS)
            yield from [None] * (columns - 1)


def pieces_of(part: Part) -> Iterator[Piece]:
    """The pieces of a part, tables and boxes inside it in reading order."""
    if isinstance(part, Piece):
        yield part
    elif isinstance(part, Box):
        yield from (piece for inner in part.parts for piece in pieces_of(inner))
    else:
        yield from (piece for row in part.rows for pieces in row for piece in pieces or ())


def words_of(part: Part) -> str:
    """All words of a part."""
    return fold(" ".join(piece.text for piece in pieces_of(part)))


def _listed(mark: Mark, text: str) -> Piece:
    if mark.outline:
        return Piece("paragraph", f"{mark.number} {text}")
    return Piece("item", text, mark.depth, mark.number.rstrip(".:"))


def _numbered(mark: Mark | None, text: str) -> str:
    return f"{mark.number} {text}" if mark and mark.number else text


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines broken by hand, taken apart before typed bullets and after a strong first line."""
    group: list[Line] = []
    for line in lines:
        if group and (is_bullet(line.text) or (_is_heading(group) and not line.strong)):
            yield group
            group = []
        group.append(line)
    yield group


def _is_heading(lines: Sequence[Line]) -> bool:
    text = _joined(lines)
    letters = any(map(str.isalpha, text))
    short = len(text.split()) <= HEADING_WORDS and not text.endswith((",", "–", "-"))
    strong = all(line.strong for line in lines)
    slanted = all(line.slanted for line in lines) and not text.startswith(QUOTES)
    return letters and short and (strong or slanted) and not ends(text)


def _joined(lines: Sequence[Line]) -> str:
    return fold(" ".join(line.text for line in lines))


def _unwrapped(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or cells of a row, those in content controls too."""
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag in {W + "sdt", W + "sdtContent", *WRAPPERS}:
            yield from _unwrapped(child, name)


def _run_on(before: list[Line], lines: list[Line]) -> list[Line]:
    """The lines of two paragraphs as those of one."""
    if not before or not lines:
        return before or lines
    first = replace(before[-1], text=before[-1].text + lines[0].text)
    return [*before[:-1], first, *lines[1:]]
