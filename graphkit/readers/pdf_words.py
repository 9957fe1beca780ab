"""The words of a PDF page with their places and type, in the order in which they are printed."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphkit.readers.pdf_frames import Frame

BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
SLANTED = re.compile(r"italic|oblique", re.IGNORECASE)
NOTE_MARK = re.compile(
    r"(?P<word>.*[^\W\d_].*?|.*[.,;:?!)’”\"'])(?P<mark>\d{1,3})(?P<after>[.,;:]?)"
)
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# PDFium writes the first two for a hyphen at the end of a line, and no line end after it.
LINE_HYPHENS = {"\x02": "-", "\ufffe": "-", "\xad": "-"}
WORD = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
SIGNS = str.maketrans({**LIGATURES, **LINE_HYPHENS, "\xa0": " ", "\u200b": "", "\ufeff": ""})
FORCED_BOLD = 1 << 18
FILL_AND_STROKE = 2
RAISED_SIZE = 0.8


@dataclass(frozen=True, slots=True)
class Type:
    """How a run of text is set: size in points, weight, and which way up it stands.

    `colour` is its red, green and blue in one number.
    """

    size: float
    strong: bool
    upright: bool
    slanted: bool = False
    colour: int = 0


@dataclass(slots=True)
class Word:
    """A word; distances in points from the page's left and top, `base` its baseline.

    `noted` says that the number of a note was taken off its end.
    """

    text: str
    x0: float
    x1: float
    base: float
    type: Type
    noted: bool = False

    @property
    def top(self) -> float:
        """Where capitals reach to, near enough."""
        return self.base - 0.75 * self.type.size

    @property
    def bottom(self) -> float:
        """Where descenders reach to, near enough."""
        return self.base + 0.22 * self.type.size

    @property
    def middle(self) -> float:
        """Half the height of small letters."""
        return self.base - 0.25 * self.type.size


class Print:
    """What is printed on one page, asked of PDFium a word at a time."""

    def __init__(self, page: Any, frame: Frame) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium: Any = pdfium
        self._page, self._frame = page, frame
        self._text: Any = None
        self._types: dict[int, Type] = {}
        self._point = [ctypes.c_double() for _ in range(2)]
        self._box = [ctypes.c_double() for _ in range(4)]

    def words(self) -> list[Word]:
        """The page's words; raised note numbers and what lies outside the page left out."""
        self._text = self._pdfium.FPDFText_LoadPage(self._page.raw)
        try:
            found: list[Word] = []
            for word in self._found():
                if word.text and self._on_page(word):
                    _append(found, word)
            return found
        finally:
            self._pdfium.FPDFText_ClosePage(self._text)

    def _on_page(self, word: Word) -> bool:
        inside = -2 < word.x0 < self._frame.width
        return inside and -2 < word.base < self._frame.height + 2

    def _found(self) -> Iterator[Word]:
        for match in WORD.finditer(_characters(self._text, self._pdfium)):
            first, last = match.start(), match.end() - 1
            type_, text, noted = self._type(first), match[0], False
            if not text.isascii():
                text = text.translate(SIGNS)
            if text[-1:].isdigit() or text[-2:-1].isdigit():
                text, noted = self._unmarked(text, first, type_)
            x0, x1, base = self._place(first, last)
            yield Word(text, x0, x1, base, type_, noted)

    def _unmarked(self, text: str, first: int, type_: Type) -> tuple[str, bool]:
        """A word without the small number of a note at its end, and whether it had one."""
        noted = NOTE_MARK.fullmatch(text)
        if noted and self._type(first + noted.start("mark")).size < RAISED_SIZE * type_.size:
            return noted["word"] + noted["after"], True
        return text, False

    def _place(self, first: int, last: int) -> tuple[float, float, float]:
        (x, y), (left, right, bottom, top) = self._point, self._box
        self._pdfium.FPDFText_GetCharOrigin(self._text, first, x, y)
        self._pdfium.FPDFText_GetCharBox(self._text, last, left, right, bottom, top)
        start, base = self._frame.point(x.value, y.value)
        if not self._frame.turned:
            return start, max(start, right.value - self._frame.left), base
        one, _ = self._frame.point(left.value, bottom.value)
        other, _ = self._frame.point(right.value, top.value)
        return start, max(start, one, other), base

    def _type(self, index: int) -> Type:
        run = self._pdfium.FPDFText_GetTextObject(self._text, index)
        key = ctypes.addressof(run.contents) if run else 0
        if key not in self._types:
            self._types[key] = self._set(index, run)
        return self._types[key]

    def _set(self, index: int, run: Any) -> Type:
        matrix = self._pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
        self._pdfium.FPDFText_GetMatrix(self._text, index, matrix)
        stretch = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        size = round(self._pdfium.FPDFText_GetFontSize(self._text, index) * stretch, 1)
        upright = self._frame.is_upright(matrix.a, matrix.b)
        if not run:
            return Type(size or 1.0, False, upright)
        name = font_name(run, self._pdfium)
        strong = bool(BOLD.search(name)) or is_thickened(run, self._pdfium)
        colour = self._colour(run)
        return Type(size or 1.0, strong, upright, bool(SLANTED.search(name)), colour)

    def _colour(self, run: Any) -> int:
        shades = [ctypes.c_uint() for _ in range(4)]
        self._pdfium.FPDFPageObj_GetFillColor(run, *shades)
        red, green, blue = (shade.value for shade in shades[:3])
        return int(red << 16 | green << 8 | blue)


def font_name(run: Any, pdfium: Any) -> str:
    """The name of the font of a text object of PDFium."""
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(run), name, 128)
    return name.value.decode("latin-1")


def is_thickened(run: Any, pdfium: Any) -> bool:
    """Whether a text object is made bold by its font's flags or by an outline."""
    forced = pdfium.FPDFFont_GetFlags(pdfium.FPDFTextObj_GetFont(run)) & FORCED_BOLD
    outlined = pdfium.FPDFTextObj_GetTextRenderMode(run) == FILL_AND_STROKE
    return forced > 0 or bool(outlined)


def _characters(text: Any, pdfium: Any) -> str:
    """The page's characters, one for each index of PDFium."""
    count = pdfium.FPDFText_CountChars(text)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer)
    whole = bytes(buffer).decode("utf-16-le", "replace")[: max(written - 1, 0)]
    if len(whole) == count:
        return whole
    codes = (pdfium.FPDFText_GetUnicode(text, i) for i in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


def _append(words: list[Word], word: Word) -> None:
    """Adds a word; a raised one ("th", a note's number) is joined to the word before or dropped."""
    before = words[-1] if words else None
    if before is None or (word.type.size == before.type.size and not before.noted):
        words.append(word)
    elif _is_stop(word, before):
        before.text, before.x1 = before.text + word.text, word.x1
    elif not _is_raised(word, before):
        if _is_raised(before, word):
            before.base = word.base
        words.append(word)
    elif not word.text.strip(",;").isdigit():
        before.text, before.x1 = before.text + word.text, word.x1


def _is_stop(word: Word, before: Word) -> bool:
    """Whether a word is only a stop, parted from its word by the number of a note."""
    near = 0 <= word.x0 - before.x1 < 0.6 * word.type.size and abs(word.base - before.base) < 1
    return before.noted and near and not word.text.strip(".,;:)”’")


def _is_raised(word: Word, beside: Word) -> bool:
    """Whether a word is small and stands high right before or behind another."""
    size = beside.type.size
    lift = beside.base - word.base
    gap = max(word.x0 - beside.x1, beside.x0 - word.x1)
    near = -0.1 * size < gap < 0.35 * size
    return near and word.type.size < RAISED_SIZE * size and 0.1 * size < lift < 0.8 * size
