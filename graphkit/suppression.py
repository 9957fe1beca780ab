"""Small numbers hidden in a table of counts, and enough others that none can be worked out.

A cell that counts somebody but fewer than `least` is hidden, in the margins too. Each hidden cell
must then be able to be more, or less, with everything shown staying as it is; where it cannot,
further cells are hidden (complementary cell suppression; Willenborg and de Waal, Elements of
Statistical Disclosure Control, 2001, chapter 5; a two-way table with its totals is a network, and
a hidden cell is free where a cycle of hidden cells runs through it, Gusfield, A graph theoretic
approach to statistical data security, 1988).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

LEAST = 3
"""Counts below this are hidden where nothing else is asked for."""
TOTAL = 1_000_000
"""What hiding a total costs: no cell inside is worth more."""
Cell = tuple[int, int]
Node = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A table as it may be shown: counts, or None where one is hidden. Totals are sums."""

    cells: list[list[int | None]]
    rows: list[int | None]
    columns: list[int | None]
    total: int | None


def suppressed(
    table: Sequence[Sequence[int]], least: int = LEAST, gone: Iterable[Cell] = ()
) -> Suppressed:
    """`table` (rows of counts, without totals) with its totals, as it may be shown.

    `gone` are cells that are hidden whatever they count. Nought is shown: it is nobody. Raises
    ValueError for rows of different lengths, no cell, a count below nought, or a `least` below 1.
    """
    if not table or not table[0] or len({len(row) for row in table}) > 1 or least < 1:
        raise ValueError("a table has rows of one length, and at least one cell")
    if min(min(row) for row in table) < 0:
        raise ValueError("a count is not below nought")
    whole = _with_totals(table)
    hidden = {cell for cell in _cells(whole) if 0 < _at(whole, cell) < least} | {*gone}
    _protect(whole, hidden)
    shown = [[None if (i, j) in hidden else count for j, count in enumerate(row)]
             for i, row in enumerate(whole)]  # fmt: skip
    *inner, last = shown
    return Suppressed([row[:-1] for row in inner], [row[-1] for row in inner], last[:-1], last[-1])


def _with_totals(table: Sequence[Sequence[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in table]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _cells(whole: list[list[int]]) -> list[Cell]:
    return [(i, j) for i in range(len(whole)) for j in range(len(whole[0]))]


def _at(whole: list[list[int]], cell: Cell) -> int:
    return whole[cell[0]][cell[1]]


def _protect(whole: list[list[int]], hidden: set[Cell]) -> None:
    """Hide more cells until each hidden one can be other than it is."""
    waiting = sorted(hidden)
    while waiting:
        cell = waiting.pop(0)
        more = sorted(set(_cheapest(whole, hidden, cell)) - hidden)
        hidden.update(more)
        waiting += more


def _cheapest(whole: list[list[int]], hidden: set[Cell], cell: Cell) -> list[Cell]:
    """The cells of the cheapest way round by which `cell` may be one more, or one less."""
    row, column = ("row", cell[0]), ("column", cell[1])
    up = _way(whole, hidden, cell, *((row, column) if _is_total(whole, cell) else (column, row)))
    if not _at(whole, cell):
        return up[1]
    down = _way(whole, hidden, cell, *((column, row) if _is_total(whole, cell) else (row, column)))
    return min(up, down)[1]


def _is_total(whole: list[list[int]], cell: Cell) -> bool:
    """Whether the cell counts against the others in its row and column: one of the margins."""
    return (cell[0] == len(whole) - 1) != (cell[1] == len(whole[0]) - 1)


def _way(
    whole: list[list[int]], hidden: set[Cell], but: Cell, start: Node, end: Node
) -> tuple[int, list[Cell]]:
    """The cheapest way from `start` to `end` along cells other than `but`, and what it costs.

    A cell is walked from its row to its column where it grows, back where it shrinks; one that
    is nought cannot shrink. In the margins it is the other way round. There is always a way: all
    totals may grow.
    """
    queue: list[tuple[int, list[Cell], Node]] = [(0, [], start)]
    done: set[Node] = set()
    while queue:
        cost, way, node = heappop(queue)
        if node == end:
            return cost, way
        if node in done:
            continue
        done.add(node)
        for cell, there in _steps(whole, node):
            if cell != but and there not in done:
                heappush(queue, (cost + _cost(whole, hidden, cell), [*way, cell], there))
    raise AssertionError("the totals always give a way round")


def _steps(whole: list[list[int]], node: Node) -> list[tuple[Cell, Node]]:
    kind, place = node
    if kind == "row":
        steps = [((place, j), ("column", j)) for j in range(len(whole[0]))]
    else:
        steps = [((i, place), ("row", i)) for i in range(len(whole))]
    return [(cell, there) for cell, there in steps
            if _at(whole, cell) or (kind == "row") != _is_total(whole, cell)]  # fmt: skip


def _cost(whole: list[list[int]], hidden: set[Cell], cell: Cell) -> int:
    if cell in hidden:
        return 0
    margin = cell[0] == len(whole) - 1 or cell[1] == len(whole[0]) - 1
    return 1 + _at(whole, cell) + (TOTAL if margin else 0)
