"""A line of text on a PDF page, put together from its words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graphkit.readers.columns import Atom
from graphkit.readers.pdf_drawings import Area
from graphkit.readers.pdf_words import Word

STRIP_GAP = 8.0
TAB = 1.6
SAME_LINE = 0.3


@dataclass(slots=True)
class Line:
    """A line: its words as text (a wide gap as a tab), their place in points, and their type.

    `body` is where its second word begins, for what hangs behind a bullet or number; `left` and
    `right` are the edges of the column; `first` is the width of its first word; `strong` and
    `slanted` say that all of it is so, `colour` is the one of all of it or None.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    strong: bool
    page: int
    first: float
    body: float
    slanted: bool = False
    colour: int | None = 0
    left: float = 0.0
    right: float = 0.0
    column: int = 0
    words: Sequence[Word] = field(default_factory=tuple, repr=False)

    @property
    def area(self) -> Area:
        """The area that its letters cover, near enough."""
        return Area(self.base - 0.75 * self.size, self.x0, self.base + 0.22 * self.size, self.x1)


def strips(words: Iterable[Word]) -> list[list[Word]]:
    """The words of each line from left to right, apart where a gutter may lie between them."""
    found: list[list[Word]] = []
    for row in rows(words):
        strip = [row[0]]
        for word in row[1:]:
            if word.x0 - strip[-1].x1 >= STRIP_GAP:
                found.append(strip)
                strip = []
            strip.append(word)
        found.append(strip)
    return found


def rows(words: Iterable[Word]) -> list[list[Word]]:
    """The words of each line from left to right, whatever gaps are between them."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.base, w.x0)):
        last = groups[-1][-1] if groups else None
        if last and word.base - last.base < SAME_LINE * min(word.type.size, last.type.size):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [sorted(group, key=lambda w: (w.x0, w.base)) for group in groups]


def atom(strip: Sequence[Word]) -> Atom[Sequence[Word]]:
    """A strip of words as a thing to be put in reading order."""
    base = max(word.base for word in strip)
    size = main_size(strip)
    area = Area(base - 0.75 * size, strip[0].x0, base, max(word.x1 for word in strip))
    return Atom(area, strip, size, all(word.type.strong for word in strip))


def line(words: Sequence[Word], page: int) -> Line:
    """One line from its words, which go from left to right."""
    types = {word.type for word in words}
    if len(types) > 1:
        types = {w.type for w in words if any(map(str.isalnum, w.text))} or types
    colours = {type_.colour for type_ in types}
    return Line(
        text=text_of(words),
        x0=words[0].x0,
        x1=max(word.x1 for word in words),
        base=max(word.base for word in words),
        size=main_size(words),
        strong=all(type_.strong for type_ in types),
        page=page,
        first=words[0].x1 - words[0].x0,
        body=words[1].x0 if len(words) > 1 else words[0].x0,
        slanted=all(type_.slanted for type_ in types),
        colour=colours.pop() if len(colours) == 1 else None,
        words=words,
    )


def text_of(words: Sequence[Word]) -> str:
    """The words of a line, with a tab where there is a gap like one between cells."""
    parts = [words[0].text]
    for before, word in pairwise(words):
        parts.append("\t" if word.x0 - before.x1 > TAB * word.type.size else " ")
        parts.append(word.text)
    return "".join(parts)


def main_size(words: Iterable[Word]) -> float:
    """The type size of most letters."""
    listed = list(words)
    sizes = {word.type.size for word in listed}
    if len(sizes) == 1:
        return sizes.pop()
    counts: Counter[float] = Counter()
    for word in listed:
        counts[word.type.size] += len(word.text)
    return max(counts, key=lambda size: (counts[size], size))


def lines(words: Iterable[Word], page: int, left: float, right: float, column: int) -> list[Line]:
    """The lines of a column from top to bottom; its edges are given in points."""
    made = [line(row, page) for row in rows(words)]
    for each in made:
        each.left, each.right, each.column = left, right, column
    return made
