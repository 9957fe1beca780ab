"""A panel: a coloured or framed area that holds words apart from the text round it."""

from collections.abc import Sequence

from graphkit.readers.pdf_drawings import Area
from graphkit.readers.pdf_tables import Grid
from graphkit.readers.pdf_words import Frame, Word

LEAST_WIDTH, LEAST_HEIGHT = 36.0, 10.0
MOST_OF_PAGE = 0.85
MOST_OF_WORDS = 0.8
TOUCHING = 3.0
SAME = 0.85


def panels_of(
    areas: Sequence[Area], grids: Sequence[Grid], words: Sequence[Word], frame: Frame
) -> list[Area]:
    """The panels among a page's drawn areas; not table cells, backgrounds or marked words.

    Panels of one width that touch, one below the other, are one.
    """
    free = [area for area in areas if not any(g.area.contains(area, 4) for g in grids)]
    sized = [area for area in free if _is_sized(area, frame)]
    full = [area for area in _stacked(sized) if _is_filled(area, words)]
    return [area for area in _distinct(full) if not _is_marked(area, words)]


def _is_sized(area: Area, frame: Frame) -> bool:
    share = area.width * area.height / (frame.width * frame.height)
    return area.width >= LEAST_WIDTH and area.height >= LEAST_HEIGHT and share < MOST_OF_PAGE


def _is_filled(area: Area, words: Sequence[Word]) -> bool:
    inside = sum(1 for word in words if area.holds((word.x0 + word.x1) / 2, word.middle))
    few = len(words) < 40
    return inside > 0 and (few or inside < MOST_OF_WORDS * len(words))


def _stacked(areas: Sequence[Area]) -> list[Area]:
    done: list[Area] = []
    for area in sorted(areas):
        above = next((i for i, other in enumerate(done) if _touch(other, area)), None)
        if above is None:
            done.append(area)
        else:
            done[above] = done[above].joined(area)
    return done


def _touch(above: Area, below: Area) -> bool:
    aligned = abs(above.x0 - below.x0) < TOUCHING and abs(above.x1 - below.x1) < TOUCHING
    return aligned and below.top - above.bottom < TOUCHING


def _distinct(areas: Sequence[Area]) -> list[Area]:
    """The areas without those that nearly fill another: shadows, frames within frames."""
    kept: list[Area] = []
    for area in sorted(areas, key=lambda a: (-a.width * a.height, a)):
        if not any(_is_double(area, other) for other in kept):
            kept.append(area)
    return kept


def _is_double(area: Area, other: Area) -> bool:
    across = min(area.x1, other.x1) - max(area.x0, other.x0)
    down = min(area.bottom, other.bottom) - max(area.top, other.top)
    if across <= 0 or down <= 0:
        return False
    return across * down > SAME * other.width * other.height


def _is_marked(area: Area, words: Sequence[Word]) -> bool:
    """Whether the area only marks words within a line that goes on outside it."""
    inside = [word for word in words if area.holds((word.x0 + word.x1) / 2, word.middle)]
    if area.height > 2.2 * inside[0].type.size:
        return False
    return any(_goes_on(area, word, inside[0]) for word in words)


def _goes_on(area: Area, word: Word, inside: Word) -> bool:
    level = abs(word.base - inside.base) < 2
    beside = word.x0 - area.x1 if word.x0 > area.x1 - 2 else area.x0 - word.x1
    return level and -2 < beside < 0.6 * word.type.size and not area.holds(word.x0, word.middle, 1)
