"""Shares with their intervals, and how they are said."""

from typing import Any

import pytest

from graphkit.statistics import percent, wilson


@pytest.mark.parametrize(
    ("count", "of", "interval"),
    [
        (0, 10, (0.0, 0.0, 0.278)), (1, 10, (0.1, 0.018, 0.404)), (5, 10, (0.5, 0.237, 0.763)),
        (10, 10, (1.0, 0.722, 1.0)), (81, 263, (0.308, 0.255, 0.366)), (0, 0, (None,) * 3),
    ],
)  # fmt: skip
def test_wilsons_interval(count: int, of: int, interval: tuple[Any, ...]) -> None:
    assert wilson(count, of) == interval


def test_an_interval_in_words() -> None:
    assert percent(*wilson(8, 9)) == "89% (56–98%)"
    assert percent(*wilson(0, 0)) == ""


@pytest.mark.parametrize(("count", "of"), [(3, 2), (-1, 2)])
def test_a_count_above_its_whole_is_no_share(count: int, of: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(count, of)
