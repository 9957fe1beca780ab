"""How far apart the lines of a paragraph stand, so that a wider step tells of a new one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from graphkit.readers.pdf_lines import Line

USUAL = 1.2
LEAST, MOST = 0.85, 2.4
ENOUGH = 4


class Spacing:
    """The steps from line to line, by column where it has enough lines, else by type size.

    `body` is the type size of most of the text, in points.
    """

    def __init__(self, found: Iterable[Line]) -> None:
        lines = list(found)
        self.body = body_size(lines)
        steps = [(b, b.base - a.base) for a, b in pairwise(lines) if _follows(a, b)]
        by_column: dict[tuple[int, int, float], list[float]] = defaultdict(list)
        by_size: dict[float, Counter[float]] = defaultdict(Counter)
        for line, step in steps:
            by_column[_key(line)].append(step)
            by_size[line.size][round(step, 1)] += 1
        self._columns = {k: _lower(v) for k, v in by_column.items() if len(v) >= ENOUGH}
        self._sizes = {size: _commonest(counts) for size, counts in by_size.items()}

    def of(self, line: Line) -> float:
        """The usual step in points between lines of a paragraph like this one's."""
        size = self._sizes.get(line.size, USUAL * line.size)
        return self._columns.get(_key(line), size)


def body_size(lines: Iterable[Line]) -> float:
    """The type size of most letters, in points."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[line.size] += len(line.text)
    return max(counts, key=lambda size: (counts[size], -size), default=0.0)


def _key(line: Line) -> tuple[int, int, float]:
    return line.page, line.column, line.size


def _follows(a: Line, b: Line) -> bool:
    together = a.page == b.page and a.column == b.column and a.size == b.size
    return together and LEAST * b.size < b.base - a.base < MOST * b.size


def _lower(steps: Sequence[float]) -> float:
    return sorted(steps)[len(steps) // 4]


def _commonest(counts: Counter[float]) -> float:
    return min(counts, key=lambda step: (-counts[step], step))
