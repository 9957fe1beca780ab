"""A heading of a PDF: known by larger or bolder type, number or capitals, and how deep it is."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graphkit.document import fold
from graphkit.readers.knowledge import knowledge
from graphkit.readers.lines import ends, label_depth, leads_in, strong_depth, unmark
from graphkit.readers.marks import is_bullet, makes_list
from graphkit.readers.pdf_paragraphs import Paragraph

LARGER = 1.12
LARGE_WORDS, STRONG_WORDS, MARKED_WORDS, PLAIN_WORDS = 26, 18, 16, 12
MOST_LINES = 4
UNNUMBERED = 9
MOST_STRONG = 0.5
OUTER = 2
NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)[.):]?\s")
# Type size, whether it is plain, and depth by its number; the smallest is the outermost.
Face = tuple[float, int]
Style = tuple[float, int, int]
BOLD, MARKED, PLAIN = 0, 1, 2
QUOTES = ("“", "‘", '"', "'")


@dataclass(slots=True)
class Headings:
    """Which of a document's paragraphs are headings, and at what depth from 1.

    `body` is the size of running text in points. `find` must be called once with all
    paragraphs before `level` is asked.
    """

    body: float
    _depths: dict[Style, int] = field(default_factory=dict)
    _numbered: set[Face] = field(default_factory=set)
    _bold_counts: bool = True
    _ink: int | None = 0

    def find(self, paragraphs: Iterable[Paragraph]) -> None:
        """Learns the styles of the document's headings."""
        listed = list(paragraphs)
        letters: Counter[tuple[bool, int | None]] = Counter()
        for paragraph in listed:
            letters[paragraph.strong, paragraph.colour] += len(paragraph.text)
        bold = sum(count for (strong, _), count in letters.items() if strong)
        self._bold_counts = bold <= MOST_STRONG * letters.total()
        self._ink = max(letters, key=lambda key: (letters[key], str(key)), default=(False, 0))[1]
        found = [p for p in listed if self.is_heading(p)]
        self._numbered = {self._face(p) for p in found if _number_depth(p)}
        pages = {p.first.page for p in listed}
        cover = {self._style(p) for p in found if len(pages) > OUTER}
        cover -= {self._style(p) for p in found if p.first.page > 1}
        inner = sorted({self._style(p) for p in found} - cover)
        self._depths = {style: depth for depth, style in enumerate(inner, 1)}
        self._depths |= {style: _among(style, inner) for style in cover}

    def level(self, paragraph: Paragraph) -> int:
        """The depth of a heading from 1, or 0 for a paragraph that is none."""
        if not self.is_heading(paragraph):
            return 0
        return min(self._depths.get(self._style(paragraph), len(self._depths) + 1), 9)

    def is_heading(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph reads and looks like a heading."""
        text = fold(paragraph.text)
        words = text.split()
        if len(paragraph.lines) > MOST_LINES or not any(map(str.isalpha, text)):
            return False
        if is_bullet(text) or ends(text) or text.endswith((",", "–", "-")) or text[0].islower():
            return False
        if paragraph.size >= LARGER * self.body:
            return len(words) <= LARGE_WORDS
        if paragraph.strong and self._bold_counts:
            return len(words) <= STRONG_WORDS and not (text.endswith(":") and len(words) > 8)
        return self._is_marked(paragraph, words) or self._is_plain(paragraph, text, words)

    def _is_marked(self, paragraph: Paragraph, words: list[str]) -> bool:
        """Whether a short line stands out by italics or by a colour of its own."""
        if len(words) > MARKED_WORDS or len(paragraph.lines) > 2 or paragraph.size < self.body:
            return False
        if paragraph.text.startswith(QUOTES) or not paragraph.after:
            return False
        inked = paragraph.colour is not None and paragraph.colour != self._ink
        return paragraph.slanted or (inked and not paragraph.text.endswith(":"))

    def _is_plain(self, paragraph: Paragraph, text: str, words: list[str]) -> bool:
        """Whether a line without larger or bolder type is a heading by number or capitals."""
        room = paragraph.first.x1 < paragraph.first.right - 0.15 * paragraph.first.size
        if (
            len(paragraph.lines) > 1
            or len(words) > PLAIN_WORDS
            or not room
            or makes_list(paragraph.before, text, paragraph.after)
        ):
            return False
        known = knowledge()
        leading = text.endswith(":") and leads_in(words, known.headings)
        return not leading and strong_depth(unmark(text)[0], words, paragraph.after, known) > 0

    def _style(self, paragraph: Paragraph) -> Style:
        size, kind = self._face(paragraph)
        depth = 0
        if (size, kind) in self._numbered:
            depth = _number_depth(paragraph) or _outer_depth(paragraph)
        return (-size, kind, depth)

    def _face(self, paragraph: Paragraph) -> Face:
        marked = paragraph.slanted or paragraph.colour != self._ink
        kind = BOLD if paragraph.strong else MARKED if marked else PLAIN
        return paragraph.size, kind


def _among(style: Style, inner: list[Style]) -> int:
    """The depth of a style used on the cover only: it does not push the others down."""
    return max(1, sum(1 for other in inner if other < style))


def _number_depth(paragraph: Paragraph) -> int:
    match = NUMBER.match(paragraph.text)
    if not match:
        return 0
    return len([part for part in match[1].split(".") if part != "0"])


def _outer_depth(paragraph: Paragraph) -> int:
    """1 for an unnumbered heading that stands beside numbered chapters, else the deepest."""
    text = fold(paragraph.text)
    label = label_depth(text, text.split(), knowledge().headings)
    return 1 if text.isupper() or 0 < label <= OUTER else UNNUMBERED
