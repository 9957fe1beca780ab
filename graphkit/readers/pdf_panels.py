"""A panel: a coloured or framed area that holds words apart from the text round it."""

from collections.abc import Sequence
from itertools import pairwise

from graphkit.readers.pdf_drawings import Area
from graphkit.readers.pdf_frames import Frame
from graphkit.readers.pdf_lines import rows
from graphkit.readers.pdf_tables import Grid
from graphkit.readers.pdf_words import Word

LEAST_WIDTH, LEAST_HEIGHT = 36.0, 10.0
MOST_OF_PAGE = 0.85
MOST_OF_WORDS = 0.8
TOUCHING = 3.0
SAME = 0.85
SPACE = 0.6
LOW = 2.2
MOST_TORN = 2


def panels_of(
    areas: Sequence[Area], grids: Sequence[Grid], words: Sequence[Word], frame: Frame
) -> list[Area]:
    """The panels among a page's drawn areas; not table cells, backgrounds or marked words.

    Panels of one width that touch, one below the other, are one.
    """
    free = [area for area in areas if not any(g.area.contains(area, 4) for g in grids)]
    sized = [area for area in free if _is_sized(area, frame)]
    full = [area for area in _stacked(sized) if _is_filled(area, words)]
    if not full:
        return []
    pairs = [pair for row in rows(words) for pair in pairwise(row) if _are_close(*pair)]
    return [area for area in _distinct(full) if not _is_torn(area, pairs)]


def _is_sized(area: Area, frame: Frame) -> bool:
    share = area.width * area.height / (frame.width * frame.height)
    return area.width >= LEAST_WIDTH and area.height >= LEAST_HEIGHT and share < MOST_OF_PAGE


def _is_filled(area: Area, words: Sequence[Word]) -> bool:
    inside = sum(1 for word in words if _is_in(area, word))
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


def _are_close(word: Word, after: Word) -> bool:
    return after.x0 - word.x1 < SPACE * after.type.size


def _is_torn(area: Area, pairs: Sequence[tuple[Word, Word]]) -> bool:
    """Whether the area cuts through lines of text: then it only marks words in them."""
    torn = [one for one, other in pairs if _is_in(area, one) != _is_in(area, other)]
    most = 0 if torn and area.height < LOW * torn[0].type.size else MOST_TORN
    return len(torn) > most


def _is_in(area: Area, word: Word) -> bool:
    return area.holds((word.x0 + word.x1) / 2, word.middle)
