"""Two-column forms flattened to `label<TAB>text`, their cells running on over lines and pages."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graphkit.readers.builder import Builder
from graphkit.readers.grid import cells_of
from graphkit.readers.lines import BELOW, PART, PLAIN
from graphkit.readers.lineup import Line
from graphkit.readers.markup import pieces

MOST_LABEL_WORDS = 30


@dataclass(slots=True)
class Forms:
    """Writes the rows of forms, and says which lines between them belong to the last cell.

    `take` is asked line by line, in order. `_labels` are the rows' labels by line, "" where a row
    goes on with the one before; `_open` says that a form's cell is open; `_empty`
    that its label had no text beside it; `_spilled` that lines have been added to it.
    """

    builder: Builder
    lines: Sequence[Line]
    depths: Sequence[int]
    _rows: list[int] = field(default_factory=list)
    _labels: dict[int, str] = field(default_factory=dict)
    _open: bool = False
    _empty: bool = False
    _spilled: bool = False

    def __post_init__(self) -> None:
        """Find the rows: a label alone before a tab is one only among others."""
        full = [i for i, line in enumerate(self.lines) if _is_row(line)]
        bare = [i for i, line in enumerate(self.lines) if _is_bare(line)]
        self._rows = sorted(full + bare) if full or len(bare) > 1 else []
        self._labels = {i: cells_of(self.lines[i])[0] for i in self._rows}
        self._join_labels()

    def _join_labels(self) -> None:
        """A label that was cut goes on in small letters before the next row's tab."""
        for before, i in pairwise(self._rows):
            if before == i - 1 and self._labels[i][:1].islower() and self._labels[before]:
                self._labels[before] += f" {self._labels[i]}"
                self._labels[i] = ""

    def take(self, i: int) -> bool:
        """Write line `i` if it is a form's row or more of its cell; else say what it means."""
        line = self.lines[i]
        if i in self._labels:
            self._row(line, i)
            return True
        if self._open and line.tabbed:
            self._more(line.text)
            return True
        if self._open and not self._inside(line, i):
            self.close()
        self._spilled = self._open
        return False

    def close(self) -> None:
        """End the form: what follows stands below none of its labels."""
        if self._open:
            self.builder.leave(self.builder.form_level())
        self._open = self._empty = self._spilled = False

    def depth(self, depth: int) -> int:
        """The depth of a heading where the document stands, inside a form's cell or not."""
        if not self._open:
            return depth
        return self.builder.form_level() + (2 if depth >= BELOW else 1)

    def _row(self, line: Line, i: int) -> None:
        words = " ".join(cell for cell in cells_of(line)[1:] if cell)
        if self._labels[i]:
            self._empty = not words
            self.builder.form_row(self._labels[i], pieces(words, cell=True))
        else:
            self._more(words)
        self._open, self._spilled = True, False

    def _more(self, words: str) -> None:
        if words:
            self._empty = False
            self.builder.form_row("", pieces(words.replace("\t", " "), cell=True))

    def _inside(self, line: Line, i: int) -> bool:
        """Whether a line without tab belongs to the cell above it."""
        after = bisect_right(self._rows, i)
        row = self._rows[after] if after < len(self._rows) else 0
        begun = self._spilled or self._empty or line.broke
        depth = self.depths[i]
        if not depth:
            return begun or line.blanks == 0 or (row > 0 and not any(self.depths[i:row]))
        if line.text[0].isdigit() or (depth < PLAIN and depth != PART):
            return False
        if depth == PART:
            return row > 0 and self._spilled
        return line.blanks == 0 or (row > 0 and begun)


def _is_row(line: Line) -> bool:
    """Whether a line is a label, a tab and a text."""
    if line.tabbed or "\t" not in line.text:
        return False
    label = line.text.split("\t", 1)[0]
    return len(label.split()) <= MOST_LABEL_WORDS


def _is_bare(line: Line) -> bool:
    """Whether a line is a label and a tab."""
    alone = line.ended > 0 and not line.tabbed and "\t" not in line.text
    return alone and not line.text.startswith("<")
