"""Cases shuffled: which themes they have is left to chance, how many they have is not.

Each case keeps how many themes it has, each theme how many cases have it. Two cases at a time
trade the themes that only one of them has (curveball: Strona and others, A fast and unbiased
procedure to randomize ecological binary matrices with fixed row and column totals, Nature
Communications 5, 4114, 2014), all cases in pairs at once (global curveball: Carstens, Berger and
Strona, A unifying framework for fast randomization of ecological networks with fixed (node)
degrees, MethodsX 5, 2018). The trades reach every such table equally often.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

Array: TypeAlias = Any  # of numpy, which is imported when it is used
SEED = 20_240_501
FIRST, BETWEEN = 50, 2
"""Rounds of trades before the first table and between two: every round every case trades."""


def shuffled(table: Array, times: int, seed: int = SEED) -> Iterator[Array]:
    """`times` tables with the row and column sums of `table` (cases × themes, true or false)."""
    import numpy as np

    chance = np.random.RandomState(seed)  # its numbers are the same in every release of numpy
    mixed = table.copy()
    if len(mixed) < 2:
        yield from (mixed for _ in range(times))
        return
    for _ in range(FIRST):
        trade(mixed, chance)
    for _ in range(times):
        for _ in range(BETWEEN):
            trade(mixed, chance)
        yield mixed


def together(table: Array) -> Array:
    """How many rows have both of each two columns.

    Counted in bits: a product of matrices would be shared out to threads that wait for each other
    where the machine has other work.
    """
    import numpy as np

    ones = np.array([bin(byte).count("1") for byte in range(256)], dtype=np.uint8)
    bits = np.packbits(table, axis=0).T
    return np.stack([ones[bits & each].sum(axis=1, dtype=np.int64) for each in bits])


def trade(table: Array, chance: Any) -> None:
    """One round in place: the rows in pairs by chance, each pair trading what is not in both."""
    import numpy as np

    half = len(table) // 2
    order = chance.permutation(len(table))
    one, other = order[:half], order[half : 2 * half]
    ours, theirs = table[one], table[other]
    differ = ours ^ theirs
    keeps = (ours & differ).sum(axis=1, keepdims=True)
    draw = np.where(differ, chance.random_sample(differ.shape), 2.0)
    smallest = np.argsort(draw, axis=1)
    taken = np.zeros_like(differ)  # those with the smallest draws: as many as the row had
    np.put_along_axis(taken, smallest, np.arange(table.shape[1]) < keeps, axis=1)
    table[one] = (ours & ~differ) | taken
    table[other] = (theirs & ~differ) | (differ & ~taken)
