"""Agreement beyond chance between two codings: kappa and alpha over the items that both have.

An item that only one side has cannot be rated: `items` of the figures says how many there are.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graphkit.agreement import Distances, Ratings, jaccard, kappa, masi, nominal
from graphkit.bootstrap import DIGITS, Resampling, estimate
from graphkit.evaluation import Row
from graphkit.pairing import Compared

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

Rated = Sequence[Sequence[tuple[Any, Any]]]
"""For each document the two values of each item that both sides have."""
KAPPA, ALPHA = "Cohen's κ", "Krippendorff's α"
SETS = {"MASI": masi, "Jaccard": jaccard}


def rated(documents: Sequence[Compared], key: str) -> Rated:
    """What both sides say of each item that both have, document by document."""
    return [
        [(getattr(pair.gold, key), getattr(pair.found, key))
         for pair in one.pairs if pair.gold and pair.found]
        for one in documents
    ]  # fmt: skip


def coefficients(documents: Sequence[Compared], resampling: Resampling) -> list[Row]:
    """Kappa and alpha of kinds, and alphas of the sets of themes and of responsible types."""
    kinds = rated(documents, "kind")
    rows = [
        _kappa("kind", kinds, resampling),
        _alpha("kind", f"{ALPHA} (nominal)", kinds, nominal, resampling),
    ]
    for name in ("themes", "responsible"):
        given = rated(documents, name)
        for called, distance in SETS.items():
            rows.append(_alpha(name, f"{ALPHA} ({called})", given, distance, resampling))
    return rows


def _kappa(name: str, values: Rated, resampling: Resampling) -> Row:
    labels = sorted({value for block in values for pair in block for value in pair})
    size = max(1, len(labels))
    cell = {pair: at for at, pair in enumerate((a, b) for a in labels for b in labels)}
    blocks = [_indicators([cell[pair] for pair in block], size * size) for block in values]
    return _coefficient(
        name, KAPPA, blocks, lambda sums: kappa(sums.reshape(-1, size, size)), resampling, values
    )


def _alpha(
    name: str, measure: str, values: Rated, distance: Distances, resampling: Resampling
) -> Row:
    ratings = Ratings.of([pair for block in values for pair in block], distance)
    columns, blocks, at = ratings.columns, [], 0
    for block in values:
        blocks.append(columns[at : at + len(block)])
        at += len(block)
    return _coefficient(name, measure, blocks, ratings.alpha, resampling, values)


def _coefficient(
    name: str, measure: str, blocks: Sequence["Numbers"],
    of: Callable[["Numbers"], "Numbers"], resampling: Resampling, values: Rated,
) -> Row:  # fmt: skip
    (one,) = estimate(blocks, lambda sums: of(sums)[:, None], resampling)
    return Row(
        "agreement", name, measure, one.value, one.low, one.high,
        right=sum(a == b for block in values for a, b in block), gold=sum(map(len, values)),
    )  # fmt: skip


def _indicators(at: Sequence[int], width: int) -> "Numbers":
    import numpy as np

    rows = np.zeros((len(at), width))
    rows[np.arange(len(at)), list(at)] = 1
    return rows


def with_kappa(rows: Sequence[Row], documents: Sequence[Compared], key: str) -> list[Row]:
    """Rows of codes with Cohen's kappa of giving that code or not; None where undefined."""
    pairs = [pair for block in rated(documents, key) for pair in block]
    sets = [tuple({v} if isinstance(v, str) else v for v in pair) for pair in pairs]
    return [replace(row, kappa=_binary([(row.name in a, row.name in b) for a, b in sets]))
            for row in rows]  # fmt: skip


def _binary(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    import numpy as np

    table = np.zeros((1, 2, 2))
    for one, other in pairs:
        table[0, int(one), int(other)] += 1
    found = float(kappa(table)[0])
    return round(found, DIGITS) if np.isfinite(found) else None
