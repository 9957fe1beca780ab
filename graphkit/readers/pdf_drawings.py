"""What is drawn on a PDF page: ruling lines, coloured or framed areas, and whether pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graphkit.readers.pdf_frames import Frame

THIN = 3.0
SHORT = 4.0
NEARLY_WHITE = 250
# More segments than this in one shape is artwork, not a frame or a table's lines.
MOST_SEGMENTS = 600
MOST_SHAPES = 6000
FORM_DEPTH = 4
Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """An upright rectangle; distances in points from the page's top and left."""

    top: float
    x0: float
    bottom: float
    x1: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether a point lies inside, or outside by no more than `slack` points."""
        across = self.x0 - slack <= x <= self.x1 + slack
        return across and self.top - slack <= y <= self.bottom + slack

    def contains(self, other: "Area", slack: float = 2.0) -> bool:
        """Whether another area lies inside, or sticks out by no more than `slack` points."""
        ends = self.holds(other.x0, other.top, slack), self.holds(other.x1, other.bottom, slack)
        return all(ends)

    def joined(self, other: "Area") -> "Area":
        """The smallest area that contains both."""
        return Area(
            min(self.top, other.top), min(self.x0, other.x0),
            max(self.bottom, other.bottom), max(self.x1, other.x1),
        )  # fmt: skip


@dataclass(slots=True)
class Drawings:
    """The drawings of a page: `across` and `down` are ruling lines, `panels` framed or filled
    areas, `fills` those of them without a frame; `pictures` says whether there are any."""

    across: list[Area] = field(default_factory=list)
    down: list[Area] = field(default_factory=list)
    panels: list[Area] = field(default_factory=list)
    fills: list[Area] = field(default_factory=list)
    pictures: bool = False


def drawings_of(page: Any, frame: Frame) -> Drawings:
    """The drawings of a pypdfium2 page."""
    return _Sheet(frame).of(page)


class _Sheet:
    def __init__(self, frame: Frame) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium: Any = pdfium
        self._frame = frame
        self._found = Drawings()
        self._shapes = 0

    def of(self, page: Any) -> Drawings:
        count = self._pdfium.FPDFPage_CountObjects(page.raw)
        for i in range(count):
            self._read(self._pdfium.FPDFPage_GetObject(page.raw, i), PLAIN, 0)
        found = self._found
        found.across, found.down = _distinct(found.across), _distinct(found.down)
        found.panels, found.fills = _distinct(found.panels), _distinct(found.fills)
        return found

    def _read(self, shape: Any, outer: Matrix, depth: int) -> None:
        kind = self._pdfium.FPDFPageObj_GetType(shape)
        if kind == self._pdfium.FPDF_PAGEOBJ_IMAGE:
            self._found.pictures = True
        elif kind == self._pdfium.FPDF_PAGEOBJ_FORM and depth < FORM_DEPTH:
            inner = _product(self._matrix(shape), outer)
            for i in range(self._pdfium.FPDFFormObj_CountObjects(shape)):
                self._read(self._pdfium.FPDFFormObj_GetObject(shape, i), inner, depth + 1)
        elif kind == self._pdfium.FPDF_PAGEOBJ_PATH and self._shapes < MOST_SHAPES:
            self._path(shape, outer)

    def _path(self, shape: Any, outer: Matrix) -> None:
        segments = self._pdfium.FPDFPath_CountSegments(shape)
        if segments > MOST_SEGMENTS:
            return
        filled, framed = self._ink(shape)
        if not (filled or framed):
            return
        for area in self._areas(shape, segments, outer):
            self._shapes += 1
            self._sort(area, filled, framed)

    def _sort(self, area: Area, filled: bool, framed: bool) -> None:
        if area.height < THIN:
            if area.width >= SHORT:
                self._found.across.append(area)
        elif area.width < THIN:
            if area.height >= SHORT:
                self._found.down.append(area)
        else:
            self._found.panels.append(area)
            if framed:
                self._frame_of(area)
            elif filled:
                self._found.fills.append(area)

    def _frame_of(self, area: Area) -> None:
        found = self._found
        found.across += (Area(y, area.x0, y, area.x1) for y in (area.top, area.bottom))
        found.down += (Area(area.top, x, area.bottom, x) for x in (area.x0, area.x1))

    def _ink(self, shape: Any) -> tuple[bool, bool]:
        """Whether a shape is filled with a colour, and whether its outline is drawn."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        self._pdfium.FPDFPath_GetDrawMode(shape, fill, stroke)
        shades = [ctypes.c_uint() for _ in range(4)]
        self._pdfium.FPDFPageObj_GetFillColor(shape, *shades)
        *colour, opacity = (shade.value for shade in shades)
        seen = opacity > 0 and min(colour) < NEARLY_WHITE
        return bool(fill.value) and seen, bool(stroke.value)

    def _areas(self, shape: Any, segments: int, outer: Matrix) -> Iterator[Area]:
        """The areas that the parts of a path span."""
        if segments <= 5:
            corners = [ctypes.c_float() for _ in range(4)]
            if self._pdfium.FPDFPageObj_GetBounds(shape, *corners):
                left, bottom, right, top = (corner.value for corner in corners)
                yield self._area([(left, bottom), (right, top)], outer)
            return
        matrix = _product(self._matrix(shape), outer)
        points: list[tuple[float, float]] = []
        for starts, x, y in self._points(shape, segments):
            if starts and len(points) > 1:
                yield self._area(points, matrix)
            points = [(x, y)] if starts else [*points, (x, y)]
        if len(points) > 1:
            yield self._area(points, matrix)

    def _points(self, shape: Any, segments: int) -> Iterator[tuple[bool, float, float]]:
        x, y = ctypes.c_float(), ctypes.c_float()
        for i in range(segments):
            segment = self._pdfium.FPDFPath_GetPathSegment(shape, i)
            self._pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            kind = self._pdfium.FPDFPathSegment_GetType(segment)
            yield kind == self._pdfium.FPDF_SEGMENT_MOVETO, x.value, y.value

    def _area(self, points: list[tuple[float, float]], matrix: Matrix) -> Area:
        a, b, c, d, e, f = matrix
        turned = [self._frame.point(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        xs, ys = [x for x, _ in turned], [y for _, y in turned]
        return Area(min(ys), min(xs), max(ys), max(xs))

    def _matrix(self, shape: Any) -> Matrix:
        found = self._pdfium.FS_MATRIX(*PLAIN)
        self._pdfium.FPDFPageObj_GetMatrix(shape, found)
        return (found.a, found.b, found.c, found.d, found.e, found.f)


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _distinct(areas: list[Area]) -> list[Area]:
    """The areas sorted, those drawn twice in the same place once."""
    rounded = {(round(a.top), round(a.x0), round(a.bottom), round(a.x1)): a for a in areas}
    return sorted(rounded.values())
