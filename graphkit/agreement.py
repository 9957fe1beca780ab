"""How far two coders agree beyond chance: Cohen's kappa, Krippendorff's alpha, distances of sets.

Every function takes counts that may be weighted, one row a resample, so that an interval costs no
more than a matrix product.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

Distances = Callable[[Sequence[Any]], "Numbers"]
"""From values to how far each is from each, 0 (the same) to 1."""


def kappa(tables: "Numbers") -> "Numbers":
    """Cohen's kappa of each contingency table (resamples x labels x labels); nan where undefined.

    Cohen 1960, "A coefficient of agreement for nominal scales", Educational and Psychological
    Measurement 20(1): (observed - expected) / (1 - expected), the expected agreement being that of
    two coders who keep their own shares and draw apart. Undefined (nan) without items, and where
    both coders only ever used one and the same label.
    """
    import numpy as np

    total = tables.sum(axis=(1, 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        observed = np.trace(tables, axis1=1, axis2=2) / total
        expected = (tables.sum(axis=1) * tables.sum(axis=2)).sum(axis=1) / total**2
        found = (observed - expected) / (1 - expected)
    return np.where(np.isfinite(found), found, np.nan)


@dataclass(frozen=True)
class Ratings:
    """Units rated by two or more coders, ready for alpha: a unit with one rating says nothing.

    `columns` has of each unit what alpha is made from: its own disagreement, then how often each
    value was given; `distances` is values x values, from 0 (the same) to 1.
    """

    columns: "Numbers"
    distances: "Numbers"

    @classmethod
    def of(cls, units: Sequence[Sequence[Hashable]], distances: Distances) -> "Ratings":
        """The ratings of some units, each a sequence of the values its coders gave."""
        import numpy as np

        values = list(dict.fromkeys(value for unit in units for value in unit))
        number = {value: at for at, value in enumerate(values)}
        apart = distances(values)
        columns = np.zeros((len(units), 1 + len(values)))
        for row, unit in enumerate(units):
            if len(unit) > 1:
                given = [number[value] for value in unit]
                columns[row, 0] = apart[np.ix_(given, given)].sum() / (len(given) - 1)
                np.add.at(columns[row], [1 + at for at in given], 1)
        return cls(columns, apart)

    def alpha(self, summed: "Numbers") -> "Numbers":
        """Krippendorff's alpha of each row of summed `columns`; nan where nothing varies.

        Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", and 2004, "Content
        Analysis", ch. 11: 1 - observed / expected disagreement, where the expected is that of all
        values given, paired at random without regard to units.
        """
        import numpy as np

        observed, values = summed[:, 0], summed[:, 1:]
        total = values.sum(axis=1)
        chance = ((values @ self.distances) * values).sum(axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            found = 1 - (total - 1) * observed / chance
        return np.where(np.isfinite(found), found, np.nan)


def alpha(units: Sequence[Sequence[Hashable]], distances: Distances) -> float:
    """Krippendorff's alpha of some units (see `Ratings`); nan where nothing varies."""
    ratings = Ratings.of(units, distances)
    return float(ratings.alpha(ratings.columns.sum(axis=0, keepdims=True))[0])


def nominal(values: Sequence[Hashable]) -> "Numbers":
    """The distances of names: 0 to itself, 1 to any other."""
    import numpy as np

    return 1 - np.eye(len(values))


def jaccard(values: Sequence[frozenset[str]]) -> "Numbers":
    """The distances of sets by what they share: 1 - size of both / size of either.

    Jaccard 1912, "The distribution of the flora in the alpine zone", New Phytologist 11(2). Two
    empty sets are the same.
    """
    import numpy as np

    both, sizes = _shared(values)
    either = sizes[:, None] + sizes - both
    found: Numbers = np.where(either > 0, 1 - both / np.maximum(either, 1), 0.0)
    return found


def masi(values: Sequence[frozenset[str]]) -> "Numbers":
    """The distances of sets, forgiving a set for being part of the other.

    Passonneau 2006, "Measuring agreement on set-valued items (MASI) for semantic and pragmatic
    annotation", LREC: 1 - Jaccard x monotonicity, which is 1 for equal sets, 2/3 where one holds
    the other, 1/3 where they overlap, 0 where they share nothing.
    """
    import numpy as np

    both, sizes = _shared(values)
    part = both == np.minimum(sizes[:, None], sizes)
    same = part & (sizes[:, None] == sizes)
    monotone = np.select([same, part, both > 0], [1, 2 / 3, 1 / 3], 0.0)
    found: Numbers = 1 - (1 - jaccard(values)) * monotone
    return found


def _shared(values: Sequence[frozenset[str]]) -> tuple["Numbers", "Numbers"]:
    """How many members each two sets share, and how many each has."""
    import numpy as np

    members = sorted({member for value in values for member in value})
    holds = np.array([[member in value for member in members] for value in values], dtype=float)
    holds = holds.reshape(len(values), len(members))
    return holds @ holds.T, holds.sum(axis=1)
