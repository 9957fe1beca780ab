"""Plots as plain shapes, made from numbers: a page draws them as SVG, a PDF as its own shapes."""

from collections.abc import Iterator
from dataclasses import dataclass

WIDTH = 640.0
ROW, BAR = 36.0, 12.0
"""Points of height of one bar with its label, and of the bar itself."""
RIGHT = 150.0
"""What is kept free at the right of bars for their figures."""
HIGH, FOOT, LEFT, SIDE = 180.0, 28.0, 44.0, 12.0
"""Of a plot of years: its height, and what is kept free below, at the left and at the right."""
MOST_YEARS = 16
"""Years from which only every second, third … is written below a plot."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value, as a part of the largest or of 1 (0 to 1), with its name and its figure in words.

    `low` and `high` are the bounds it lies between; `faint` marks one that has too few cases.
    """

    label: str
    value: float
    figure: str
    low: float | None = None
    high: float | None = None
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """What is plotted: `kind` is `bars` (one below the other) or `years` (from left to right)."""

    title: str
    points: tuple[Point, ...]
    kind: str = "bars"


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape: a `rect` of `w` by `h`, a `line` that goes on by `w` and `h`, a `dot` of radius
    `w`, or a `text` that starts at, ends at or is centred on `x`, its line at `y`.

    Distances are in points, `y` from the top. `role` says what it is for: how it is coloured.
    """

    kind: str
    x: float
    y: float
    w: float = 0.0
    h: float = 0.0
    text: str = ""
    role: str = ""
    anchor: str = "start"


def height(plot: Plot) -> float:
    """The height of a plot in points; its width is `WIDTH`."""
    return HIGH if plot.kind == "years" else ROW * len(plot.points) + 4


def shapes(plot: Plot) -> list[Shape]:
    """The shapes of a plot, in the order in which they are drawn."""
    return [*(_years(plot) if plot.kind == "years" else _bars(plot))]


def _bars(plot: Plot) -> Iterator[Shape]:
    room = WIDTH - RIGHT
    for number, point in enumerate(plot.points):
        top = number * ROW
        yield Shape("text", 0, top + 13, text=point.label, role="label")
        yield Shape("rect", 0, top + 18, room, BAR, role="track")
        role = "faint" if point.faint else "bar"
        yield Shape("rect", 0, top + 18, _round(max(point.value * room, 1.5)), BAR, role=role)
        if point.low is not None and point.high is not None:
            span = _round((point.high - point.low) * room)
            yield Shape("line", _round(point.low * room), top + 18 + BAR + 3, span, role="bound")
        yield Shape("text", room + 8, top + 28, text=point.figure, role="figure")


def _years(plot: Plot) -> Iterator[Shape]:
    for part in (0.0, 0.5, 1.0):
        y = _level(part)
        yield Shape("line", LEFT, y, WIDTH - LEFT - SIDE, role="grid")
        yield Shape("text", LEFT - 8, y + 4, text=f"{part:.0%}", role="figure", anchor="end")
    step = (WIDTH - LEFT - SIDE) / max(1, len(plot.points))
    every = -(-len(plot.points) // MOST_YEARS)
    for number, point in enumerate(plot.points):
        x = _round(LEFT + step * (number + 0.5))
        if point.low is not None and point.high is not None:
            top = _level(point.high)
            yield Shape("line", x, top, 0, _round(_level(point.low) - top), role="bound")
        yield Shape("dot", x, _level(point.value), 4.5, role="faint" if point.faint else "bar")
        if number % every == 0:
            yield Shape("text", x, HIGH - 8, text=point.label, role="figure", anchor="middle")


def _level(part: float) -> float:
    """How far from the top of a plot of years a share of 0 to 1 lies."""
    return _round(8 + (1 - part) * (HIGH - FOOT - 8))


def _round(number: float) -> float:
    """A place, to a tenth of a point: more is not seen, and would differ between machines."""
    return round(number, 1)
