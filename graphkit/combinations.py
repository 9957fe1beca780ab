"""Which risk factors come together in cases, and what failed in these."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graphkit.functions import Made

Row = tuple[str, str, str, str, str]
"""Case, “factor” or “failure”, the theme's id and name, and for a failure a statement of it."""
FACTOR = "factor"
TOGETHER = 3
"""How many factors are combined at the most."""
FEW = 50
"""Cases that are quicker looked through one by one than a failure's own, which may be thousands."""


@dataclass(slots=True)
class World:
    """Cases as bits: those that have each factor, those in which each failure was found.

    `examples` holds for each failure a statement of it by the bit of its case, first ones first.
    """

    bits: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    factors: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    failures: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    examples: dict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))

    def take(self, case: str, what: str, theme: str, name: str, example: str) -> None:
        """Note what one row says."""
        bit = self.bits.setdefault(case, 1 << len(self.bits))
        self.names[theme] = name
        if what == FACTOR:
            self.factors[theme] |= bit
        else:
            self.failures[theme] |= bit
            self.examples[theme].setdefault(bit, example)

    def shared(self, least: int) -> Iterator[tuple[tuple[str, ...], int]]:
        """One to three factors with the cases that have all of them, where these are enough.

        What is not in enough cases alone is in no more together (Agrawal and Srikant, 1994).
        """
        often = [id for id in sorted(self.factors) if self.factors[id].bit_count() >= least]
        for size in range(1, TOGETHER + 1):
            for few in combinations(often, size):
                cases = self.factors[few[0]]
                for id in few[1:]:
                    cases &= self.factors[id]
                if cases.bit_count() >= least:
                    yield few, cases

    def failed(self, cases: int, least: int) -> tuple[list[str], list[str]]:
        """What was found in at least so many of these cases, and a statement of each."""
        found = [id for id, bits in self.failures.items() if (bits & cases).bit_count() >= least]
        stand = {self._example(each, cases) for each in found}
        return sorted({self.names[id] for id in found}), sorted(stand)

    def _example(self, theme: str, cases: int) -> str:
        """The first statement of a failure in these cases."""
        known, both = self.examples[theme], self.failures[theme] & cases
        if both.bit_count() > FEW:  # one of the first is in them
            return next(example for bit, example in known.items() if bit & both)
        return min(known[bit] for bit in _bits(both))


def _bits(cases: int) -> Iterator[int]:
    while cases:
        lowest = cases & -cases
        yield lowest
        cases ^= lowest


def combined(rows: Sequence[Row], theme: str, least: int) -> Made:
    """One, two or three factors in at least `least` cases (with `theme` among them, if given):
    their names, how many they are, the cases that have all of them, the cases with any factor,
    what failed in at least `least` of the former, and for each such failure one statement.
    """
    world = World()
    for row in sorted(rows, key=lambda row: row[4]):  # so that the first statement stands for all
        world.take(*row)
    of = 0
    for cases in world.factors.values():
        of |= cases
    found = [
        (len(few), -cases.bit_count(), [world.names[id] for id in few], few, cases)
        for few, cases in world.shared(least) if not theme or theme in few
    ]  # fmt: skip
    return Made([
        (sorted(names), size, -n, of.bit_count(), *world.failed(cases, least))
        for size, n, names, _, cases in sorted(found)
    ])  # fmt: skip
