"""A ruled table on a PDF page: its cells, found where ruling lines cross."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from graphkit.readers.pdf_drawings import Area, Drawings
from graphkit.readers.pdf_lines import rows
from graphkit.readers.pdf_words import Word

TOLERANCE = 3.0
# More crossings than this are artwork, such as a map or squared paper.
MOST_CROSSINGS = 100_000
MOST_TORN, MOST_TORN_SHARE = 2, 0.15
SPACE = 0.35
LEAST_WIDTH, LEAST_HEIGHT = 8.0, 6.0
Edge = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell's place: its area, first row and column (from 0), and how many of each it spans."""

    area: Area
    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Grid:
    """A table's area and cells.

    `edges` are the places of its columns from left to right, `levels` of its rows downwards.
    """

    area: Area
    slots: list[Slot]
    edges: tuple[float, ...]
    levels: tuple[float, ...]
    _at: dict[tuple[int, int], int] = field(init=False)

    def __post_init__(self) -> None:
        self._at = {
            (row, column): i
            for i, slot in enumerate(self.slots)
            for row in range(slot.row, slot.row + slot.rows)
            for column in range(slot.column, slot.column + slot.columns)
        }

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.levels) - 1

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.edges) - 1

    def slot_at(self, x: float, y: float) -> int:
        """The place in `slots` of the cell that holds a point, else of the nearest one."""
        place = bisect_right(self.levels, y) - 1, bisect_right(self.edges, x) - 1
        if place in self._at:
            return self._at[place]
        return min(range(len(self.slots)), key=lambda i: (_distance(self.slots[i].area, x, y), i))


def grids(drawings: Drawings) -> list[Grid]:
    """The tables of a page, from top to bottom: by ruling lines, else by shaded cells."""
    found = _grids(drawings.across, drawings.down)
    fills = [f for f in drawings.fills if not any(g.area.contains(f, 4) for g in found)]
    if len(fills) > 1:
        across = [Area(y, f.x0, y, f.x1) for f in fills for y in (f.top, f.bottom)]
        down = [Area(f.top, x, f.bottom, x) for f in fills for x in (f.x0, f.x1)]
        found += [grid for grid in _grids(across, down) if grid.columns > 1 and grid.rows > 1]
    return sorted(_outermost(found), key=lambda grid: grid.area)


def _grids(across: Sequence[Area], down: Sequence[Area]) -> list[Grid]:
    if len(across) < 2 or len(down) < 2:
        return []
    from pdfplumber import table

    edges = [_edge(a, "h") for a in across] + [_edge(a, "v") for a in down]
    merged = table.merge_edges(edges, *[TOLERANCE] * 4)
    rules = [[_area(e) for e in merged if e["orientation"] == o] for o in ("h", "v")]
    if len(rules[0]) * len(rules[1]) > MOST_CROSSINGS:
        return []
    sides = [_edge(side, "v") for side in _open_sides(*rules)]
    crossings = table.edges_to_intersections([*merged, *sides], TOLERANCE, TOLERANCE)
    cells = table.intersections_to_cells(crossings)
    return [_grid(cells) for cells in table.cells_to_tables(cells)]


def _edge(area: Area, orientation: str) -> Edge:
    x, y = (area.x0 + area.x1) / 2, (area.top + area.bottom) / 2
    x0, x1 = (area.x0, area.x1) if orientation == "h" else (x, x)
    top, bottom = (area.top, area.bottom) if orientation == "v" else (y, y)
    size = {"width": x1 - x0, "height": bottom - top}
    return {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "orientation": orientation, **size}


def _area(edge: Edge) -> Area:
    return Area(edge["top"], edge["x0"], edge["bottom"], edge["x1"])


def _open_sides(across: Sequence[Area], down: Sequence[Area]) -> Iterable[Area]:
    """Lines for a table's left and right side where only its lines across reach so far."""
    for rule in down:
        crossed = [a for a in across if _crosses(a, rule)]
        if len(crossed) > 1:
            ends = min(a.x0 for a in crossed), max(a.x1 for a in crossed)
            lacking = (x for x in ends if all(abs(x - d.x0) > TOLERANCE for d in down))
            yield from (Area(rule.top, x, rule.bottom, x) for x in lacking)


def _crosses(across: Area, down: Area) -> bool:
    reaches = across.x0 - TOLERANCE <= down.x0 <= across.x1 + TOLERANCE
    return reaches and down.top - TOLERANCE <= across.top <= down.bottom + TOLERANCE


def _grid(cells: Iterable[tuple[float, float, float, float]]) -> Grid:
    areas = [Area(top, x0, bottom, x1) for x0, top, x1, bottom in cells]
    xs = sorted({x for area in areas for x in (area.x0, area.x1)})
    ys = sorted({y for area in areas for y in (area.top, area.bottom)})
    slots = [_slot(area, xs, ys) for area in sorted(areas)]
    return Grid(Area(ys[0], xs[0], ys[-1], xs[-1]), slots, tuple(xs), tuple(ys))


def _slot(area: Area, xs: list[float], ys: list[float]) -> Slot:
    row, column = ys.index(area.top), xs.index(area.x0)
    return Slot(area, row, column, ys.index(area.bottom) - row, xs.index(area.x1) - column)


def _outermost(found: Iterable[Grid]) -> list[Grid]:
    kept: list[Grid] = []
    for grid in sorted(found, key=lambda g: (-g.area.width * g.area.height, g.area)):
        large = grid.area.width >= LEAST_WIDTH and grid.area.height >= LEAST_HEIGHT
        if large and not any(other.area.contains(grid.area, 4) for other in kept):
            kept.append(grid)
    return kept


def _distance(area: Area, x: float, y: float) -> float:
    across = max(area.x0 - x, 0.0, x - area.x1)
    return float(across + max(area.top - y, 0.0, y - area.bottom))


def is_torn(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether a grid's lines cut through running text: then they are decoration, not a table."""
    inside = [w for w in words if grid.area.holds((w.x0 + w.x1) / 2, w.middle)]
    listed = rows(inside)
    torn = sum(_is_parted(grid, a, b) for row in listed for a, b in pairwise(row))
    return torn > max(MOST_TORN, MOST_TORN_SHARE * len(listed))


def _is_parted(grid: Grid, word: Word, after: Word) -> bool:
    if after.x0 - word.x1 > SPACE * after.type.size:
        return False
    places = [grid.slot_at((w.x0 + w.x1) / 2, w.middle) for w in (word, after)]
    return places[0] != places[1]
