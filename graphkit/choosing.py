"""Which labels odds give, and how right that is, while models are made."""

import math
from typing import Any


def chosen(odds: Any, at: float, most: int, least: int) -> Any:
    """Which labels each example (a row) gets: those from the probability `at` on, at least and at
    most so many."""
    import numpy as np

    order = np.argsort(-odds, axis=1, kind="stable")
    rank = np.argsort(order, axis=1, kind="stable")
    enough = odds >= math.log(at / (1 - at))
    return (enough & (rank < most)) | (rank < least)


def f1(found: Any, wanted: Any) -> float:
    """F1 of tables of found and wanted labels, all labels together."""
    return float(2 * (found & wanted).sum() / (found.sum() + wanted.sum()))
