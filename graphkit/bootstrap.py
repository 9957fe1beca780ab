"""Intervals by the bootstrap: how far a figure would move with other items, or other documents.

Percentile bootstrap (Efron and Tibshirani 1993, "An Introduction to the Bootstrap", ch. 13): the
figure is worked out again for RESAMPLES draws with replacement, and the middle 95 of 100 are
given. With few documents the items of each are drawn within it ("items"): the interval is then of
these documents only, and narrower than one that allows for others, since items of a document are
alike. With MANY documents whole documents are drawn ("documents"): then it speaks of documents of
this sort (Field and Welsh 2007, "Bootstrapping clustered data", on drawing clusters).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.errors import UnknownName

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

RESAMPLES = 1000
MANY = 20
"""From so many documents on, documents are drawn rather than items."""
LEVEL = 0.95
WAYS = ("items", "documents")
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Resampling:
    """How intervals are made; the same seed gives the same intervals on every machine."""

    by: str
    resamples: int = RESAMPLES
    seed: int = 0

    @classmethod
    def of(
        cls, documents: int, by: str = "", resamples: int = RESAMPLES, seed: int = 0
    ) -> "Resampling":
        """The way that suits so many documents, unless `by` says one of WAYS.

        Raises UnknownName for another way.
        """
        if by and by not in WAYS:
            raise UnknownName("way to resample", by, WAYS)
        return cls(by or ("documents" if documents >= MANY else "items"), resamples, seed)

    def sums(self, blocks: Sequence["Numbers"]) -> "Numbers":
        """The summed rows of each resample (resamples x columns).

        A block holds the rows of one document; one without rows is drawn like any other.
        """
        import numpy as np

        # The stream of RandomState is frozen for good (NEP 19), that of Generator is not.
        chance = np.random.RandomState(self.seed)
        if self.by == "documents":
            whole = np.array([block.sum(axis=0) for block in blocks])
            return _drawn(chance, whole, self.resamples)
        found: Numbers = np.zeros((self.resamples, blocks[0].shape[1]))
        for block in blocks:
            found += _drawn(chance, block, self.resamples)
        return found

    def told(self) -> str:
        """The way, in words, for below a table."""
        what = (
            "whole documents" if self.by == "documents"
            else "items within each document: of these documents only, others would differ more"
        )  # fmt: skip
        return (
            f"{LEVEL:.0%} intervals, percentile bootstrap, {self.resamples} resamples of {what}"
            f" (seed {self.seed})"
        )


def _drawn(chance: "np.random.RandomState", rows: "Numbers", times: int) -> "Numbers":
    """The sums of as many rows as there are, drawn with replacement, so many times."""
    import numpy as np

    count = len(rows)
    if not count:
        return np.zeros((times, rows.shape[1]))
    drawn = chance.randint(count, size=(times, count)) + np.arange(times)[:, None] * count
    weights = np.bincount(drawn.ravel(), minlength=times * count).reshape(times, count)
    found: Numbers = weights.astype(np.float64) @ rows
    return found


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its interval; None where it is undefined, and no interval where no resample
    differs: that all is right in what was seen says nothing of how sure that is."""

    value: float | None
    low: float | None = None
    high: float | None = None


def estimate(
    blocks: Sequence["Numbers"],
    figure: Callable[["Numbers"], "Numbers"],
    resampling: Resampling,
) -> list[Estimate]:
    """Figures of summed rows with their intervals, each rounded to three places.

    `figure` makes one row of figures (nan: undefined) of each row of sums; resamples in which a
    figure is undefined say nothing of it.
    """
    import numpy as np

    value = figure(np.sum([block.sum(axis=0) for block in blocks], axis=0)[None, :])[0]
    spread = figure(resampling.sums(blocks))
    return [_estimate(float(v), spread[:, i]) for i, v in enumerate(np.atleast_1d(value))]


def _estimate(value: float, spread: "Numbers") -> Estimate:
    import numpy as np

    defined = spread[np.isfinite(spread)]
    if not np.isfinite(value):
        return Estimate(None)
    if not defined.size:
        return Estimate(round(value, DIGITS))
    tail = (1 - LEVEL) / 2
    low, high = (round(float(v), DIGITS) for v in np.quantile(defined, [tail, 1 - tail]))
    return Estimate(round(value, DIGITS), *((low, high) if low < high else ()))
