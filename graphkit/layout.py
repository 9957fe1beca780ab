"""Where the points of a drawing stand: worked out once here, so that a page opens at once.

Pure Python and seeded by nothing but the drawing itself, so that the same drawing always gives the
same positions. Only square roots are used between the start and the final rounding.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

Point = tuple[float, float]
Link = tuple[str, str, float]
SIDE = 1000
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
REACH = 6.0
WORK = 48_000
"""Rounds times points: many points settle in fewer rounds, so that a page is never long to make."""


def columns(
    lists: Sequence[Sequence[str]], links: Iterable[Link], last: Collection[str] = ()
) -> dict[str, tuple[int, int]]:
    """(column, row) of every id in `lists`, so that linked points of two columns lie level.

    The first list keeps its order; each later one follows the average row of what it is linked to
    in the columns before it, and its own order where that is equal. Ids in `last` come last.
    """
    near = neighbours(links)
    height: dict[str, float] = {}
    places: dict[str, tuple[int, int]] = {}
    for column, ids in enumerate(lists):
        ordered = list(ids) if column == 0 else _level(ids, near, height)
        ordered.sort(key=lambda name: name in last)
        for row, name in enumerate(ordered):
            places[name] = (column, row)
            height[name] = (row + 0.5) / len(ordered)
    return places


def _level(
    ids: Sequence[str], near: Mapping[str, Mapping[str, float]], height: Mapping[str, float]
) -> list[str]:
    wanted = {name: _average(near.get(name, {}), height) for name in ids}
    return sorted(ids, key=lambda name: round(wanted[name], 9))


def _average(weights: Mapping[str, float], height: Mapping[str, float]) -> float:
    known = [(height[name], weight) for name, weight in weights.items() if name in height]
    total = sum(weight for _, weight in known)
    return sum(place * weight for place, weight in known) / total if total else 1.0


def neighbours(links: Iterable[Link]) -> dict[str, dict[str, float]]:
    """For each id the ids it is linked to, with the summed weight of the links between them."""
    near: dict[str, dict[str, float]] = {}
    for source, target, weight in links:
        for one, other in ((source, target), (target, source)):
            shared = near.setdefault(one, {})
            shared[other] = shared.get(other, 0.0) + weight
    return near


def network(ids: Sequence[str], links: Sequence[Link]) -> dict[str, tuple[int, int]]:
    """A whole-number place in a square of SIDE for each id, linked ids near one another.

    A spring layout (Fruchterman and Reingold): every pair pushes apart, every link pulls together,
    and a light pull to the middle keeps loose parts in sight.
    """
    near = neighbours(links)
    order = sorted(ids, key=lambda name: (-sum(near.get(name, {}).values()), name))
    points = [_start(rank) for rank in range(len(order))]
    rank = {name: index for index, name in enumerate(order)}
    pulls = [
        (rank[a], rank[b], _strength(near, a, b, weight))
        for a, b, weight in links
        if a in rank and b in rank
    ]
    rounds = min(160, max(40, WORK // (len(order) + 1)))
    for step in range(rounds):
        points = _step(points, pulls, 2.5 * (1 - step / rounds) + 0.02)
    return dict(sorted(zip(order, _fit(points), strict=True)))


def _strength(near: Mapping[str, Mapping[str, float]], a: str, b: str, weight: float) -> float:
    """A point's pull is shared among its links, or the most linked would meet in one spot."""
    return 3 * math.sqrt(weight) / math.sqrt(len(near[a]) + len(near[b]))


def _start(rank: int) -> Point:
    """A sunflower's seed: evenly spread, the most linked in the middle."""
    radius, angle = math.sqrt(rank + 0.5), rank * GOLDEN_ANGLE
    return round(radius * math.cos(angle), 4), round(radius * math.sin(angle), 4)


def _step(
    points: list[Point], pulls: list[tuple[int, int, float]], longest: float
) -> list[Point]:
    forces = [[-0.06 * x, -0.06 * y] for x, y in points]
    _push(points, forces)
    _pull(points, pulls, forces)
    return [
        _moved(point, force, longest) for point, force in zip(points, forces, strict=True)
    ]


def _push(points: list[Point], forces: list[list[float]]) -> None:
    """Each pair nearer than REACH pushes apart with one over its distance."""
    squares: dict[tuple[int, int], list[int]] = {}
    for i, (x, y) in enumerate(points):
        column, row = math.floor(x / REACH), math.floor(y / REACH)
        for square in _block(column, row):
            for j in squares.get(square, ()):
                _push_pair(x - points[j][0], y - points[j][1], forces[i], forces[j])
        squares.setdefault((column, row), []).append(i)


def _block(column: int, row: int) -> list[tuple[int, int]]:
    return [(column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]


def _push_pair(dx: float, dy: float, own: list[float], other: list[float]) -> None:
    square = dx * dx + dy * dy
    if square < REACH * REACH:
        strength = 2.4 / (square + 0.01)
        own[0] += dx * strength
        own[1] += dy * strength
        other[0] -= dx * strength
        other[1] -= dy * strength


def _pull(
    points: list[Point], pulls: list[tuple[int, int, float]], forces: list[list[float]]
) -> None:
    for i, j, weight in pulls:
        dx, dy = points[j][0] - points[i][0], points[j][1] - points[i][1]
        strength = 0.05 * weight * math.sqrt(dx * dx + dy * dy)
        for index, sign in ((i, 1), (j, -1)):
            forces[index][0] += sign * dx * strength
            forces[index][1] += sign * dy * strength


def _moved(point: Point, force: list[float], longest: float) -> Point:
    length = math.sqrt(force[0] ** 2 + force[1] ** 2)
    scale = min(length, longest) / length if length else 0.0
    return point[0] + force[0] * scale * 0.5, point[1] + force[1] * scale * 0.5


def _fit(points: Sequence[Point]) -> list[tuple[int, int]]:
    """The points stretched to the square, in whole numbers: no last digit can differ."""
    if not points:
        return []
    xs, ys = _spread([x for x, _ in points]), _spread([y for _, y in points])
    return list(zip(xs, ys, strict=True))


def _spread(values: list[float]) -> list[int]:
    """Half by distance, half by rank: no crowd in the middle, no lone point far out."""
    low, high = min(values), max(values)
    if high - low < 1e-9:
        return [SIDE // 2] * len(values)
    rounded = [round(value, 6) for value in values]
    rank = {value: index for index, value in enumerate(sorted(set(rounded)))}
    most = max(1, len(rank) - 1)
    return [
        round(SIDE * (0.5 * (value - low) / (high - low) + 0.5 * rank[value] / most))
        for value in rounded
    ]


def around(
    anchors: Mapping[str, str], fixed: Mapping[str, tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    """A place for each id near its anchor: points shown on demand, that move nothing else.

    `anchors` names for each id a point of `fixed`; those without one go round the middle.
    """
    taken: dict[str, int] = {}
    places = {}
    for name in sorted(anchors):
        anchor = anchors[name]
        seat = taken[anchor] = taken.get(anchor, 1) + 1
        x, y = fixed.get(anchor, (SIDE // 2, SIDE // 2))
        dx, dy = _start(seat)
        places[name] = (_inside(x + dx * 16), _inside(y + dy * 16))
    return places


def _inside(value: float) -> int:
    return min(SIDE, max(0, round(value)))
