"""How right records are beside those of a person: the coding guide's figures with intervals.

Every figure is a sum over small units (an item, a body, a risk of a case, a fact of the review) of
three counts: right, in gold, found. An item that only one side has counts as an error for all its
codes. Empty figures follow the guide's scoring script: F1 1 where neither side has anything.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from graphkit.bootstrap import DIGITS, Estimate, Resampling, estimate
from graphkit.coding import FIELDS, Coding, Filed, fold
from graphkit.pairing import Compared, Pair

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

Counts = tuple[int, int, int]
"""How many are right, in gold, found."""
NONE: frozenset[str] = frozenset()
F1, SHARE = "F1", "share"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: F1, a share or a coefficient, its interval, and what it is made from.

    For a share `gold` is of how many. `kappa` says, of a code, how far the items that both sides
    have agree on it beyond chance (Cohen's).
    """

    part: str
    name: str
    measure: str
    value: float | None
    low: float | None = None
    high: float | None = None
    precision: float | None = None
    recall: float | None = None
    kappa: float | None = None
    right: int | None = None
    gold: int | None = None
    found: int | None = None


COLUMNS = tuple(field.name for field in fields(Row))


def kept(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Rows as JSON, without what is None."""
    whole = map(asdict, rows)
    return [{name: value for name, value in row.items() if value is not None} for row in whole]


def tally(gold: AbstractSet[Hashable], found: AbstractSet[Hashable]) -> Counts:
    """The counts of two sets of things."""
    return len(gold & found), len(gold), len(found)


def _item(pair: Pair) -> Counts:
    gold, found = pair.gold is not None, pair.found is not None
    return int(gold and found), int(gold), int(found)


def _same(of: Callable[[Filed], str]) -> Callable[[Pair], Counts]:
    def counts(pair: Pair) -> Counts:
        if pair.gold is None or pair.found is None:
            return 0, 0, 0
        return int(of(pair.gold) == of(pair.found)), 1, 1

    return counts


def codes(item: Filed | None, key: str) -> frozenset[str]:
    """The codes of one list of an item; none of an item that is not there."""
    return getattr(item, key) if item else NONE


def _shared(key: str) -> Callable[[Pair], Counts]:
    return lambda pair: tally(codes(pair.gold, key), codes(pair.found, key))


def _each(key: str) -> Callable[[Coding, Coding], list[Counts]]:
    """One count for each thing that either side has."""

    def of(gold: Coding, found: Coding) -> list[Counts]:
        one, other = getattr(gold, key), getattr(found, key)
        either = sorted(one | other)  # in one order, so that every run draws the same
        return [(int(x in one and x in other), int(x in one), int(x in other)) for x in either]

    return of


def _metadata(gold: Coding, found: Coding) -> list[Counts]:
    same = [fold(gold.facts.get(key)) == fold(found.facts.get(key)) for key in FIELDS]
    return [(int(right), 1, 1) for right in (*same, gold.labels == found.labels)]


OF_ITEMS: dict[str, tuple[str, Callable[[Pair], Counts]]] = {
    "items": (F1, _item),
    "kind": (SHARE, _same(lambda item: item.kind)),
    "case": (SHARE, _same(lambda item: fold(item.case))),
    "themes": (F1, _shared("themes")), "responsible": (F1, _shared("responsible")),
    "mentioned": (F1, _shared("mentioned")), "links": (F1, _shared("responds_to")),
}  # fmt: skip
OF_DOCUMENTS: dict[str, tuple[str, Callable[[Coding, Coding], list[Counts]]]] = {
    "bodies": (F1, _each("types")), "names": (F1, _each("names")),
    "factors": (F1, _each("factors")), "metadata": (SHARE, _metadata),
}  # fmt: skip


def figures(documents: Sequence[Compared], resampling: Resampling) -> list[Row]:
    """The guide's figures over all documents, in its order."""
    rows = [figure(name, *how, documents, resampling) for name, how in OF_ITEMS.items()]
    for name, (measure, of_both) in OF_DOCUMENTS.items():
        blocks = [of_both(one.gold, one.found) for one in documents]
        rows += _rows("figures", [name], measure, blocks, resampling)
    return rows


def figure(
    name: str, measure: str, of: Callable[[Pair], Counts], documents: Sequence[Compared],
    resampling: Resampling,
) -> Row:  # fmt: skip
    """One of the guide's figures of items."""
    blocks = [[of(pair) for pair in one.pairs] for one in documents]
    return _rows("figures", [name], measure, blocks, resampling)[0]


def by_code(
    part: str, documents: Sequence[Compared], of: Callable[[Filed | None], frozenset[str]],
    resampling: Resampling,
) -> list[Row]:  # fmt: skip
    """A row for each code that either side gave, the most frequent in gold first."""
    sides = [[(of(p.gold), of(p.found)) for p in one.pairs] for one in documents]
    names = sorted({code for side in sides for pair in side for both in pair for code in both})
    blocks = [[_each_code(names, *pair) for pair in side] for side in sides]
    rows = _rows(part, names, F1, blocks, resampling) if names else []
    return sorted(rows, key=lambda row: (-(row.gold or 0), row.name))


def _each_code(
    names: Sequence[str], gold: AbstractSet[str], found: AbstractSet[str]
) -> list[int]:
    return [n for code in names for n in tally(gold & {code}, found & {code})]


def _rows(
    part: str, names: Sequence[str], measure: str, blocks: Iterable[Sequence[Sequence[int]]],
    resampling: Resampling,
) -> list[Row]:  # fmt: skip
    """Rows of figures from blocks, one a document, of units, three counts for each name."""
    import numpy as np

    width = 3 * len(names)
    arrays = [np.array(block, dtype=np.float64).reshape(-1, width) for block in blocks]
    found = estimate(arrays, f1, resampling)
    sums = np.sum([array.sum(axis=0) for array in arrays], axis=0).reshape(-1, 3)
    return [
        _row(part, name, measure, one, (int(a), int(b), int(c)))
        for name, one, (a, b, c) in zip(names, found, sums, strict=True)
    ]


def f1(sums: "Numbers") -> "Numbers":
    """The F1 of each three counts in each row; nan where there are none."""
    import numpy as np

    by_name = sums.reshape(len(sums), -1, 3)
    size = by_name[:, :, 1] + by_name[:, :, 2]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(size > 0, 2 * by_name[:, :, 0] / size, np.nan)


def _row(part: str, name: str, measure: str, one: Estimate, counts: Counts) -> Row:
    right, gold, found = counts
    if measure == SHARE:
        value = 0.0 if one.value is None else one.value
        return Row(part, name, measure, value, one.low, one.high, right=right, gold=gold)
    value = 1.0 if one.value is None else one.value
    # The guide's conventions for the whole; of a single code there is then nothing to say.
    empty = (0.0, 1.0) if part == "figures" else (None, None)
    precision = round(right / found, DIGITS) if found else empty[0]
    recall = round(right / gold, DIGITS) if gold else empty[1]
    return Row(
        part, name, measure, value, one.low, one.high, precision, recall, None, *counts
    )
