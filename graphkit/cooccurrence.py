"""Which failures travel together: pairs of themes that share more cases than chance gives them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from graphkit.functions import Made
from graphkit.shuffling import shuffled, together

Array: TypeAlias = Any
TIMES = 500
BOUNDS = (2.5, 97.5)
"""Between these percentiles of the shuffles lie 95 of 100."""
DIGITS = 2
TOGETHER, APART = "together", "apart"


@dataclass(frozen=True, slots=True)
class Table:
    """Cases × themes, and the statements behind each place of it."""

    cases: list[str]
    themes: list[tuple[str, str]]
    has: Array
    items: dict[tuple[int, int], list[str]]


def cooccurrence(rows: Iterable[tuple[str, str, str, list[str]]], theme: str, least: int) -> Made:
    """Each pair of themes that at least `least` cases share, those with `theme` if it is given.

    `observed` cases share it; `expected` is the mean of 500 shuffles of the cases
    (`graphkit.shuffling`); `lift` is observed ÷ expected, `low` and `high` what it is against the
    97.5th and the 2.5th percentile of the shuffles. A pair stands out where both are on one side
    of 1; by chance alone up to 5 in 100 do, and how many that would be is said.
    """
    import numpy as np

    table = _table(rows)
    if not table.themes:
        return Made([])
    observed = together(table.has)
    null = np.stack([together(each) for each in shuffled(table.has, TIMES)])
    drawn = (null.mean(axis=0), *np.percentile(null, BOUNDS, axis=0))
    made = [_row(table, pair, observed, drawn) for pair in _pairs(table, observed, theme, least)]
    made.sort(key=lambda row: (row[7] is None, row[7] == APART, -(row[4] or 0), row[0], row[1]))
    return Made(made, _says(made, len(table.cases)))


def _table(rows: Iterable[tuple[str, str, str, list[str]]]) -> Table:
    import numpy as np

    given = list(rows)
    cases = sorted({case for case, *_ in given})
    themes = sorted({(id, name) for _, id, name, _ in given})
    row = {case: i for i, case in enumerate(cases)}
    column = {id: i for i, (id, _) in enumerate(themes)}
    has = np.zeros((len(cases), len(themes)), dtype=bool)
    items = {}
    for case, id, _, behind in given:
        has[row[case], column[id]] = True
        items[row[case], column[id]] = behind
    return Table(cases, themes, has, items)


def _pairs(table: Table, observed: Array, theme: str, least: int) -> list[tuple[int, int]]:
    count = len(table.themes)
    pairs = [(i, j) for i in range(count) for j in range(i + 1, count)]
    wanted = [pair for pair in pairs if observed[pair] >= least]
    return [pair for pair in wanted if not theme or theme in (table.themes[i][0] for i in pair)]


def _row(
    table: Table, pair: tuple[int, int], observed: Array, drawn: tuple[Array, Array, Array]
) -> tuple[Any, ...]:
    shared = int(observed[pair])
    mean, least, most = (float(each[pair]) for each in drawn)
    low, lift, high = (_over(shared, each) for each in (most, mean, least))
    stands = TOGETHER if shared > most else APART if shared < least else None
    one, other = sorted(table.themes[i][1] for i in pair)
    return (one, other, shared, round(mean, 1), lift, low, high, stands, _behind(table, pair))


def _over(shared: int, expected: float) -> float | None:
    return round(shared / expected, DIGITS) if expected else None


def _behind(table: Table, pair: tuple[int, int]) -> list[str]:
    """The statements on either theme in the cases that have both."""
    one, other = pair
    both = (table.has[:, one] & table.has[:, other]).nonzero()[0].tolist()
    return sorted({id for case in both for i in pair for id in table.items[case, i]})


def _says(rows: Sequence[tuple[Any, ...]], cases: int) -> tuple[str, ...]:
    if not rows:
        return ()
    out = sum(row[7] is not None for row in rows)
    chance = round(len(rows) * (100 - BOUNDS[1] + BOUNDS[0]) / 100)
    pairs = f"{len(rows)} pair{'' if len(rows) == 1 else 's'} of themes in {cases} cases"
    return (f"{pairs}: {out} stand out against {TIMES} shuffles of the cases; "
            f"up to {chance} would by chance alone.",)  # fmt: skip


def lift_in_words(lift: float | None, low: float | None, high: float | None) -> str:
    """A lift and its bounds as "1.8 (1.3–2.6)"; "" for none, and an open end where one is."""
    if lift is None:
        return ""
    return f"{lift:g} ({'' if low is None else f'{low:g}'}–{'' if high is None else f'{high:g}'})"
