"""Puts a document together from the parts a reader finds, the same way for every file type."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graphkit.document import Block, BlockKind, Cell, clean, fold

NUMBER = re.compile(
    r"(?P<number>(?!\d{1,2}\.\d{1,2}\.\d\d\s*[-–—:])\d{1,2}(?:\.\d{1,2})+[.):]?|\d{1,2}[.):]"
    r"|\([a-z]{1,3}\)|[a-hA-H]\)|\([ivx]+\)|[ivx]{1,4}[.)])(?=\s)\s+"
)
BARE_NUMBER = re.compile(r"(?P<number>\d{1,2})\s+(?=[A-Z])")
FORM_LABEL_WORDS = 24
FORM_DEPTH = 50
HEADING_WORDS = 9
# A row across a table is a heading of those below it.
BAND_LEVEL = 80


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a cell: its kind (`paragraph`, `item` or `heading`), words, depth and number.

    `page` is where it stands in the source; None is the page where its table begins. `rows` is
    how many rows of the table its cell covers.
    """

    kind: BlockKind
    text: str
    level: int = 1
    number: str = ""
    page: int | None = None
    rows: int = 1


CellPieces = Sequence[Piece]
Row = Sequence[CellPieces]


@dataclass(slots=True)
class Builder:
    """Collects headings, paragraphs, list items and tables in reading order.

    Keeps the heading path, splits a printed number from the words after it, and turns a
    two-column form into headings with their text below, so that every reader's documents
    look alike to the stages that follow.
    """

    blocks: list[Block] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    page: int | None = None
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _path: list[tuple[int, str, str]] = field(default_factory=list)
    _section: tuple[str, ...] = ()
    _tables: int = 0

    def heading(self, text: str, level: int, cell: Cell | None = None) -> None:
        """A heading of depth `level` (1 outermost); closes the deeper ones before it."""
        words, number = split_number(shown(text), heading=True)
        if not words:
            return
        self.leave(level)
        self._add("heading", words, level, number, cell)
        self._path.append((level, words, number))
        self._section = (*self._section, words)

    def leave(self, level: int) -> None:
        """Ends the headings of depth `level` and deeper: what follows does not stand below them."""
        while self._path and self._path[-1][0] >= level:
            self._path.pop()
            self._section = self._section[:-1]

    def paragraph(self, text: str, cell: Cell | None = None) -> None:
        """A paragraph; one inside a table when `cell` says where."""
        words, number = split_number(shown(text))
        self._pass(number, cell)
        self._add("cell" if cell else "paragraph", words, 0, number, cell)

    def item(self, text: str, level: int = 1, number: str = "", cell: Cell | None = None) -> None:
        """A list item, its bullet already dropped; `number` is its printed number, if any."""
        words, found = split_number(shown(text))
        number = shown(number) or found
        self._pass(number, cell)
        self._add("item", words, level, number, cell)

    def _pass(self, number: str, cell: Cell | None) -> None:
        """Ends a numbered heading when a text bears a later number of its rank (5.4, then 5.6)."""
        if cell or "." not in number:
            return
        for level, _, open_number in self._path:
            if comes_after(number, open_number):
                self.leave(level)
                return

    def table(self, rows: Sequence[Row], header: bool | None = None) -> None:
        """A table; `header` says whether its first row holds headings (None: decide from it).

        Below headings, a first cell without pieces is merged with the one above and has its
        words as label; one that holds an empty piece is blank.
        """
        rows = [row for row in rows if any(_words(cell) for cell in row)]
        if not rows:
            return
        if header is not True and is_form(rows):
            self._form(rows)
            return
        titled = looks_titled(rows) if header is None else header
        self._grid(rows, titled)

    def _form(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._turn(row[0])
            self.form_row(_words(row[0]), row[1] if len(row) > 1 else ())

    def form_row(self, label: str, pieces: CellPieces) -> None:
        """A row of a two-column form: its label as heading, its text below; "" adds to the last.

        Headings among the pieces stand one level below the label.
        """
        level = self.form_level()
        if label:
            self.heading(label.rstrip(":"), level)
        for piece in pieces:
            self._piece(piece, None, level + 1)

    def depths(self) -> list[int]:
        """The depths of the headings that are open where the document stands."""
        return [level for level, *_ in self._path]

    def form_level(self) -> int:
        """The depth of a form's labels where the document stands; always 50 or more."""
        outer = [level for level in self.depths() if level < FORM_DEPTH]
        return (outer[-1] if outer else 0) + FORM_DEPTH

    def _grid(self, rows: Sequence[Row], titled: bool) -> None:
        headers = [_words(cell) for cell in rows[0]] if titled else []
        table, self._tables = self._tables, self._tables + 1
        label = ""
        for r, row in enumerate(rows):
            if r and len(row) == 1 < len(headers):
                self.heading(_words(row[0]), BAND_LEVEL)
                continue
            label = label if titled and r > 1 and row and not row[0] else _label(row)
            for c, pieces in enumerate(row):
                header = headers[c] if r and c < len(headers) else ""
                high = max((piece.rows for piece in pieces), default=1)
                cell = Cell(table, r, c, header, label if c else "", high)
                for piece in pieces:
                    self._piece(piece, cell, 90)
        self.leave(BAND_LEVEL)

    def _turn(self, pieces: CellPieces) -> None:
        self.page = next((piece.page for piece in pieces if piece.page), self.page)

    def _piece(self, piece: Piece, cell: Cell | None, level: int) -> None:
        self._turn((piece,))
        if piece.kind == "heading" and cell is None:
            self.heading(piece.text, level)
        elif piece.kind == "item":
            self.item(piece.text, piece.level, piece.number, cell)
        else:
            self.paragraph(piece.text, cell)

    def _add(self, kind: BlockKind, words: str, level: int, number: str, cell: Cell | None) -> None:
        if not words:
            return
        lead = f"{number} " if number else ""
        start = self._length + len(lead)
        self._parts.append(f"{lead}{words}\n")
        self._length += len(lead) + len(words) + 1
        self.blocks.append(
            Block(kind, start, start + len(words), self._section, self.page, level, number, cell)
        )

    def text(self) -> str:
        """The text collected so far: one block a line, printed numbers kept."""
        return "".join(self._parts)


def shown(text: str) -> str:
    """`text` as a document may hold it: no control characters, white space folded."""
    return fold(clean(text))


def split_number(words: str, heading: bool = False) -> tuple[str, str]:
    """The words without their printed number, and the number ("4.5", "(a)") or ""."""
    match = NUMBER.match(words) or (BARE_NUMBER.match(words) if heading else None)
    if not match:
        return words, ""
    return words[match.end() :], match["number"].rstrip(".:")


def comes_after(number: str, before: str) -> bool:
    """Whether a printed number follows another in the same sequence ("5.6" after "5.4")."""
    stem, _, last = number.rpartition(".")
    stem_before, _, last_before = before.rpartition(".")
    if not stem or stem != stem_before or not (last.isdigit() and last_before.isdigit()):
        return False
    return int(last) > int(last_before)


def is_form(rows: Sequence[Row]) -> bool:
    """Whether a table is a two-column form: short labels at the left, text at the right."""
    if any(len(row) > 2 for row in rows) or len(rows[0]) < 2:
        return False
    labels = [_words(row[0]) for row in rows]
    texts = [_words(row[1]) if len(row) > 1 else "" for row in rows]
    named = [label for label in labels if label]
    short = all(len(label.split()) <= FORM_LABEL_WORDS for label in named)
    fuller = sum(map(len, texts)) > sum(map(len, labels))
    return bool(named) and short and fuller and len(set(named)) == len(named)


def looks_titled(rows: Sequence[Row]) -> bool:
    """Whether a table's first row reads like column headings."""
    first = [_words(cell) for cell in rows[0]]
    filled = [words for words in first if words]
    if len(rows) < 2 or len(filled) < 2:
        return False
    return all(_heads_column(half) for words in filled for half in words.split(" / "))


def _heads_column(words: str) -> bool:
    """Whether words may head a column, or are one language's of such a heading."""
    return len(words.split()) <= HEADING_WORDS and not _is_sentence(words)


def _is_sentence(words: str) -> bool:
    """Whether a cell ends as a sentence does; "No." is only cut short."""
    return words.endswith(".") and " " in words


def _label(row: Row) -> str:
    return _words(row[0]) if row else ""


def _words(cell: CellPieces) -> str:
    return shown(" ".join(piece.text for piece in cell))
