"""Plots: what is drawn is what the numbers say."""

from graphkit.plots import Plot, Point, shapes


def test_bars_and_years_are_drawn_to_scale() -> None:
    bars = shapes(Plot("t", (Point("a", 1.0, "4 of 4"), Point("b", 0.5, "1 of 2", 0.1, 0.9))))
    widths = [shape.w for shape in bars if shape.kind == "rect" and shape.role == "bar"]
    assert widths == [490.0, 245.0]
    (bound,) = [shape for shape in bars if shape.role == "bound"]
    assert (bound.x, bound.w) == (49.0, 392.0)
    point = Point("2011", 0.5, "1 of 2", 0.25, 0.75, faint=True)
    years = shapes(Plot("t", (point,), "years"))
    dot = next(shape for shape in years if shape.kind == "dot")
    half = next(shape for shape in years if shape.text == "50%")
    assert (dot.role, dot.y, half.y - 4) == ("faint", 80.0, 80.0)
    span = next(shape for shape in years if shape.role == "bound")
    assert (span.y, span.y + span.h) == (44.0, 116.0)
