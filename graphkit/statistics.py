"""Figures that are worked out in Python, so that every store gives the same."""

from collections.abc import Sequence
from math import sqrt

from graphkit.functions import Made

Z95 = 1.959963984540054
"""Standard deviations to either side that hold 95 of 100."""
DIGITS = 3
FEW = "too few cases to rank or compare"


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


def sparse(rows: Sequence[tuple[int]], least: int) -> Made:
    """Marks rows that rest on fewer than `least` cases, and says how many there are.

    A share of few cases swings from one to the next: the Office for National Statistics marks
    rates that rest on fewer than 20 as unreliable, and gives none below 3 (User guide to
    mortality statistics). How many are enough here is for the question to say.
    """
    notes = [(FEW if of < least else None,) for (of,) in rows]
    few = sum(note is not None for (note,) in notes)
    if not few:
        return Made(notes)
    every = "Every row rests" if few == len(rows) else f"{few} of {len(rows)} rows rest"
    return Made(notes, (f"{every} on fewer than {least} cases: {FEW}.",))
