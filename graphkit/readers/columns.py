"""Reading order: what stands on a page, column by column, from its places alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Generic, TypeVar

from graphkit.readers.pdf_drawings import Area

LEAST_GUTTER = 8.0
LEAST_COLUMN = 60.0
LEAST_ROWS = 3
# A frame may reach into the gutter between columns of text by so much.
FRAME = 4.0
WIDE_GAP = 1.5
TITLE_ROWS = 3
Gap = tuple[float, float]
Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Atom(Generic[Content]):
    """A thing that is read as a whole: a strip of text of type size `size`, or a box (size 0)."""

    area: Area
    content: Content
    size: float = 0.0
    strong: bool = False

    @property
    def span(self) -> Gap:
        """From where to where it stands across the page, frames not counted."""
        inset = 0.0 if self.size else FRAME
        return self.area.x0 + inset, self.area.x1 - inset


@dataclass(slots=True)
class Row(Generic[Content]):
    """Atoms side by side, and the gaps in which nothing stands at their height."""

    atoms: list[Atom[Content]]
    area: Area
    gaps: list[Gap]


def columns(atoms: Iterable[Atom[Content]]) -> list[list[Atom[Content]]]:
    """The atoms in reading order, a list for each column of a band of columns.

    Bands are parted by what goes across their gutters. Columns within columns are read in turn.
    """
    rows = rows_of(atoms)
    done: list[list[Atom[Content]]] = []
    single: list[Atom[Content]] = []
    start = 0
    while start < len(rows):
        end, gutters = band(rows, start)
        if not gutters or _is_above(rows, start, gutters):
            single += rows[start].atoms
            start += 1
            continue
        done, single = [*done, *([single] if single else [])], []
        for part in _parted(rows[start:end], gutters):
            done += columns(part)
        start = end
    return [*done, single] if single else done


def rows_of(atoms: Iterable[Atom[Content]]) -> list[Row[Content]]:
    """The atoms in rows from top to bottom, strips of text on one line in the same row."""
    listed = sorted(atoms, key=lambda a: (a.area.bottom if a.size else a.area.top, a.area))
    if not listed:
        return []
    groups: list[list[Atom[Content]]] = []
    for atom in listed:
        if groups and _on_line(atom, groups[-1][-1]):
            groups[-1].append(atom)
        else:
            groups.append([atom])
    edges = min(a.span[0] for a in listed), max(a.span[1] for a in listed)
    solids = [atom for atom in listed if not atom.size]
    rows = [_row(sorted(group, key=lambda a: a.area.x0), solids, edges) for group in groups]
    return sorted(rows, key=lambda row: row.area)


def _on_line(atom: Atom[Content], before: Atom[Content]) -> bool:
    near = abs(atom.area.bottom - before.area.bottom) < 0.3 * min(atom.size, before.size)
    return bool(atom.size and before.size) and near


def _row(group: list[Atom[Content]], solids: Sequence[Atom[Content]], edges: Gap) -> Row[Content]:
    area = group[0].area
    for atom in group[1:]:
        area = area.joined(atom.area)
    beside = [solid for solid in solids if solid not in group and _overlaps(solid.area, area)]
    return Row(group, area, _gaps((atom.span for atom in [*group, *beside]), edges))


def _overlaps(one: Area, other: Area) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.3 * min(one.height, other.height)


def _gaps(spans: Iterable[Gap], edges: Gap) -> list[Gap]:
    """What lies free between the edges, where it is wide enough for a gutter."""
    gaps, edge = [], edges[0]
    for left, right in sorted(spans):
        if left - edge >= LEAST_GUTTER:
            gaps.append((edge, left))
        edge = max(edge, right)
    return [*gaps, (edge, edges[1])] if edges[1] - edge >= LEAST_GUTTER else gaps


def _shared(one: Sequence[Gap], other: Sequence[Gap]) -> list[Gap]:
    pairs = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return [(left, right) for left, right in pairs if right - left >= LEAST_GUTTER]


def band(
    rows: Sequence[Row[Content]], start: int, least: float = LEAST_COLUMN
) -> tuple[int, list[Gap]]:
    """Where the band of columns that begins at a row ends, and its gutters; none: no band.

    `least` is the width in points under which nothing is a column.
    """
    steps: list[tuple[int, list[Gap]]] = []
    gaps, end = rows[start].gaps, start + 1
    while gaps:
        steps.append((end, gaps))
        gaps = _shared(gaps, rows[end].gaps) if end < len(rows) else []
        end += 1
    later: list[Gap] = []
    for end, gaps in reversed(steps):
        # A gap that fails in a longer band fails in a shorter one: only those lost are new.
        lost = any(not _shared([gap], later) for gap in gaps)
        gutters = _gutters(rows[start:end], gaps, least) if lost else []
        if gutters:
            return _cut(rows, start, end, gutters[0]), gutters
        later = gaps
    return start, []


def _is_above(rows: Sequence[Row[Content]], start: int, gutters: Sequence[Gap]) -> bool:
    """Whether a row is a title over a band of more columns than it would share itself."""
    if len(rows[start].atoms) > 1 or not rows[start].atoms[0].size:
        return False
    below = range(start + 1, min(start + 1 + TITLE_ROWS, len(rows)))
    return any(len(band(rows, row)[1]) > len(gutters) for row in below)


def _gutters(rows: Sequence[Row[Content]], gaps: Sequence[Gap], least: float) -> list[Gap]:
    """The gaps that part columns: enough rows, wide enough, on each side."""
    found: list[Gap] = []
    edge = float("-inf")
    furthest = max(row.atoms[-1].span[0] for row in rows)
    for left, right in gaps:
        if right > furthest:
            break
        before = [[a for a in row.atoms if edge <= a.span[0] and a.span[1] <= left] for row in rows]
        after = [[a for a in row.atoms if a.span[0] >= right] for row in rows]
        if _is_column(before, least) and _is_column(after, least):
            found.append((left, right))
            edge = right
    return found


def _is_column(rows: Sequence[Sequence[Atom[Content]]], least: float) -> bool:
    atoms = [atom for row in rows for atom in row]
    if sum(1 if row[0].size else LEAST_ROWS for row in rows if row) < LEAST_ROWS:
        return False
    width = max(atom.span[1] for atom in atoms) - min(atom.span[0] for atom in atoms)
    return width >= least


def _cut(rows: Sequence[Row[Content]], start: int, end: int, gutter: Gap) -> int:
    """The band's end without what stands below its columns and only happens to be short."""
    last = max(i for i in range(start, end) if rows[i].atoms[-1].span[0] >= gutter[1])
    steps = [b.area.bottom - a.area.bottom for a, b in pairwise(rows[start : last + 1])]
    usual = median(step for step in steps if step > 2) if any(s > 2 for s in steps) else 0.0
    for i in range(last + 1, end):
        step = rows[i].area.top - max(row.area.bottom for row in rows[start:i])
        alone = len(rows[i].atoms) == 1
        large = rows[i].atoms[0].strong or rows[i].atoms[0].size > rows[i - 1].atoms[0].size
        if alone and step > (0.5 if large else WIDE_GAP) * usual:
            return i
    return end


def _parted(rows: Sequence[Row[Content]], gutters: Sequence[Gap]) -> Iterator[list[Atom[Content]]]:
    edges = [float("-inf"), *(right for _, right in gutters), float("inf")]
    atoms = [atom for row in rows for atom in row.atoms]
    for left, right in pairwise(edges):
        yield [atom for atom in atoms if left <= atom.span[0] < right]
