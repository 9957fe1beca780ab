"""A PDF page as it is worked on: its words and drawings, and then what stands on it in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from graphkit.readers.columns import Atom, columns
from graphkit.readers.pdf_aligned import ruled_across, unruled
from graphkit.readers.pdf_drawings import Area, Drawings, drawings_of
from graphkit.readers.pdf_frames import Frame, frame_of
from graphkit.readers.pdf_lines import Line, atom, lines, strips
from graphkit.readers.pdf_panels import panels_of
from graphkit.readers.pdf_tables import Grid, grids, is_torn
from graphkit.readers.pdf_words import Print, Word


@dataclass(slots=True)
class Sheet:
    """A page's number from 1, size, upright words and drawings; `aside` are the turned words."""

    number: int
    frame: Frame
    words: list[Word]
    aside: list[Word]
    drawings: Drawings
    grids: list[Grid]


@dataclass(slots=True)
class Table:
    """A ruled table: `cells` are the lines of each of the grid's slots."""

    grid: Grid
    cells: list[list[Line]]
    page: int


@dataclass(slots=True)
class Panel:
    """A box on the page with what stands in it."""

    area: Area
    elements: "list[Element]" = field(default_factory=list)


Element = Line | Table | Panel


def sheet_of(page: object, number: int) -> Sheet:
    """The sheet of a pypdfium2 page; `number` counts from 1."""
    frame, words = _upright(page, frame_of(page))
    drawings = drawings_of(page, frame)
    upright = [word for word in words if word.type.upright]
    aside = [word for word in words if not word.type.upright]
    ruled = [grid for grid in grids(drawings) if not is_torn(grid, upright)]
    ruled += (g for g in ruled_across(drawings, upright) if not _meets(g.area, ruled))
    return Sheet(number, frame, upright, aside, drawings, ruled)


def _upright(page: object, frame: Frame) -> tuple[Frame, list[Word]]:
    """The words of a page, turned so that most of them run from left to right."""
    words = Print(page, frame).words()
    if 2 * sum(word.type.upright for word in words) >= len(words):
        return frame, words
    turned = [replace(frame, turned=(frame.turned + turn) % 4) for turn in (1, 2, 3)]
    found = [(each, Print(page, each).words()) for each in turned]
    return max(found, key=lambda each: sum(word.type.upright for word in each[1]))


def _meets(area: Area, ruled: Iterable[Grid]) -> bool:
    return any(g.area.top < area.bottom and area.top < g.area.bottom for g in ruled)


def elements(sheet: Sheet, right: float) -> list[Element]:
    """What stands on a page, in reading order; `right` is where the document's lines end."""
    panels = panels_of(sheet.drawings.panels, sheet.grids, sheet.words, sheet.frame)
    return list(_Layout(sheet, panels, right).of(None))


Solid = Grid | Area
Content = Sequence[Word] | Solid
Key = Area | None


class _Layout:
    """Puts each word in the innermost table or box that holds it, and each of those likewise."""

    def __init__(self, sheet: Sheet, panels: Sequence[Area], right: float) -> None:
        self._sheet, self._right = sheet, right
        self._column = 0
        solids: list[Solid] = [*sheet.grids, *panels]
        self._solids = sorted(solids, key=lambda s: (_size(area_of(s)), area_of(s)))
        self._words: dict[Key, list[Word]] = {}
        self._inside: dict[Key, list[Solid]] = {}
        if solids:
            for word in sheet.words:
                self._words.setdefault(self._home(word), []).append(word)
        else:
            self._words[None] = sheet.words
        for i, solid in enumerate(self._solids):
            self._inside.setdefault(self._parent(i), []).append(solid)

    def of(self, home: Key) -> Iterator[Element]:
        """The elements in a box, or of the page itself for None."""
        solids = list(self._inside.get(home, []))
        texts = [atom(strip) for strip in strips(self._words.get(home, []))]
        for grid in unruled(texts, [area_of(solid) for solid in solids]):
            solids.append(grid)
            inside = [a for a in texts if grid.area.holds(a.area.x0, a.area.bottom - 1)]
            self._words[grid.area] = [word for a in inside for word in a.content]
            texts = [a for a in texts if a not in inside]
        atoms = cast(list[Atom[Content]], texts)
        atoms += [Atom(area_of(solid), solid) for solid in solids]
        found = columns(atoms)
        for column in found:
            yield from self._read(column, home, alone=len(found) == 1)

    def _read(self, column: Sequence[Atom[Content]], home: Key, alone: bool) -> Iterator[Element]:
        self._column += 1
        left, right = self._edges(column, home, alone)
        text: list[Word] = []
        for each in column:
            if isinstance(each.content, Grid | Area):
                yield from lines(text, self._sheet.number, left, right, self._column)
                text = []
                yield from self._solid(each.content)
            else:
                text += each.content
        yield from lines(text, self._sheet.number, left, right, self._column)

    def _edges(
        self, column: Iterable[Atom[Content]], home: Key, alone: bool
    ) -> tuple[float, float]:
        spans = [a.span for a in column if a.size] or [(0.0, 0.0)]
        left, right = min(x for x, _ in spans), max(x for _, x in spans)
        if home is not None and alone:
            return left, max(right, home.x1 - max(min(left - home.x0, 12.0), 0.0))
        return left, max(right, self._right) if alone else right

    def _solid(self, solid: Solid) -> Iterator[Element]:
        if isinstance(solid, Grid):
            yield self._table(solid)
        elif found := list(self.of(solid)):
            yield Panel(solid, found)

    def _table(self, grid: Grid) -> Table:
        homes: dict[int, list[Word]] = {}
        for word in self._words.get(grid.area, []):
            slot = grid.slot_at((word.x0 + word.x1) / 2, word.middle)
            homes.setdefault(slot, []).append(word)
        cells = [self._cell(slot.area, homes.get(i, [])) for i, slot in enumerate(grid.slots)]
        return Table(grid, cells, self._sheet.number)

    def _cell(self, area: Area, words: list[Word]) -> list[Line]:
        self._column += 1
        left = min((word.x0 for word in words), default=area.x0)
        right = area.x1 - max(min(left - area.x0, 8.0), 2.0)
        return lines(words, self._sheet.number, left, right, self._column)

    def _home(self, word: Word) -> Key:
        x, y = (word.x0 + word.x1) / 2, word.middle
        return next((area_of(s) for s in self._solids if area_of(s).holds(x, y)), None)

    def _parent(self, index: int) -> Key:
        area = area_of(self._solids[index])
        outer = (area_of(s) for s in self._solids[index + 1 :])
        return next((o for o in outer if o.contains(area)), None)


def area_of(solid: Solid) -> Area:
    """Where a table or box stands."""
    return solid.area if isinstance(solid, Grid) else solid


def _size(area: Area) -> float:
    return area.width * area.height
