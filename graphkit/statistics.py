"""Figures that are worked out in Python, so that every store gives the same."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import Any

Z95 = 1.959963984540054
"""Standard deviations to either side that hold 95 of 100."""
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Function:
    """A function that a question's `then:` may name: what it takes from a row, what it adds.

    `in_words` makes one short text of all that it adds, for the first of its columns.
    """

    takes: int
    adds: tuple[str, ...]
    of_row: Callable[..., tuple[Any, ...]]
    in_words: Callable[..., str]


def wilson(count: int, of: int) -> tuple[float | None, float | None, float | None]:
    """A share, and the bounds it lies between with 95 of 100 chances (Wilson's interval).

    All None where there is nothing to take a share of. Raises ValueError for a count below 0
    or above `of`: then the two count different things.
    """
    if not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is no share.")
    if of == 0:
        return None, None, None
    share, square = count / of, Z95 * Z95
    middle = share + square / (2 * of)
    reach = Z95 * sqrt(share * (1 - share) / of + square / (4 * of * of))
    whole = 1 + square / of
    low, high = (middle - reach) / whole, (middle + reach) / whole
    return round(share, DIGITS), max(0.0, round(low, DIGITS)), min(1.0, round(high, DIGITS))


def percent(share: float | None, low: float | None, high: float | None) -> str:
    """A share and its bounds as "67% (30–90%)"; "" for none."""
    if share is None or low is None or high is None:
        return ""
    return f"{share:.0%} ({low * 100:.0f}–{high:.0%})"


FUNCTIONS = {"wilson": Function(2, ("share", "low", "high"), wilson, percent)}
