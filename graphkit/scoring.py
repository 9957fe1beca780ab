"""Statements as a linear model sees them: their scores, and the words that spoke for a label."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import exp, log
from typing import TYPE_CHECKING

from graphkit.vocabulary import OTHER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from graphkit.linear import Model
    from graphkit.vocabulary import Numbers

REASONS = 3
# No probability is rounded by more.
ROUNDED = 0.01


@dataclass(frozen=True)
class Read:
    """Statements as a model sees them: the rows of their words and of their other features, and
    where those of each statement begin."""

    model: "Model"
    words: "Numbers"
    word_starts: "Numbers"
    others: "Numbers"
    other_starts: "Numbers"

    @cached_property
    def _summed(self) -> "NDArray[np.int32]":
        return self.model.summed(self.words, self.word_starts)

    @cached_property
    def odds(self) -> "NDArray[np.float64]":
        """The log odds to three places: a row for each statement, a column for each label."""
        others = self.model.summed(self.others, self.other_starts)
        return self.model.weighed(self._summed, others)

    @cached_property
    def lines(self) -> list[list[float]]:
        """The odds as plain lists."""
        lines: list[list[float]] = self.odds.tolist()
        return lines

    def because(self, asked: Sequence[tuple[int, str]]) -> list[list[str]]:
        """For each statement, by its number, and label the features that speak most for it,
        strongest first; at most three."""
        import numpy as np

        if not asked:
            return []
        at = np.array([number for number, _ in asked])
        columns = np.array([self.model.columns[label] for _, label in asked])
        length = np.sqrt(np.maximum(self._summed[at, -1], 1))
        of, rows, weights = self._speaking(self.words, self.word_starts, at, columns)
        besides, beside, others = self._speaking(self.others, self.other_starts, at, columns)
        found = self._strongest(
            np.concatenate((of, besides)), np.concatenate((rows, beside)),
            np.concatenate((weights / length[of], others * self.model.other)),
        )  # fmt: skip
        return [found.get(number, []) for number in range(len(asked))]

    def _speaking(
        self, rows: "Numbers", starts: "Numbers", at: "Numbers", columns: "Numbers"
    ) -> "tuple[Numbers, Numbers, NDArray[np.float64]]":
        """The rows of some statements that speak for a label each: the number of the asker, the
        row, value x weight."""
        import numpy as np

        ends = np.append(starts[1:], len(rows))
        sizes = (ends - starts)[at]
        of = np.arange(len(at)).repeat(sizes)
        first = starts[at] - np.append(0, sizes.cumsum()[:-1])
        own = rows[np.arange(len(of)) + first[of]]
        weights = self.model.weights_of(own, columns[of])
        speaks = weights > 0
        return of[speaks], own[speaks], weights[speaks]

    def _strongest(
        self, of: "Numbers", rows: "Numbers", weights: "NDArray[np.float64]"
    ) -> dict[int, list[str]]:
        """Of the rows that speak for each asker `of`, the names of the three that weigh most."""
        import numpy as np

        vocabulary, found = self.model.vocabulary, dict[int, list[str]]()
        order = np.lexsort((vocabulary.order[rows], -weights, of))
        of, rows = of[order], rows[order]
        first = np.arange(len(of)) - of.searchsorted(of) < REASONS
        for asker, row in zip(of[first].tolist(), rows[first].tolist(), strict=True):
            found.setdefault(asker, []).append(vocabulary.names[row].removeprefix(OTHER))
        return found


@dataclass(frozen=True, slots=True)
class Likely:
    """The probabilities of the labels of one statement, of which few are ever asked for."""

    read: Read
    at: int

    def __getitem__(self, label: str) -> float:
        column = self.read.model.columns.get(label)
        return 0.0 if column is None else probability(self.read.lines[self.at][column])

    def ranked(self, least: float) -> list[str]:
        """The labels that are at least so likely, the likeliest first; of equals the first in the
        alphabet."""
        exact = max(least - ROUNDED, ROUNDED)
        near = log(exact / (1 - exact)) if least > 2 * ROUNDED else float("-inf")
        odds = zip(self.read.lines[self.at], self.read.model.labels, strict=True)
        found = [(-probability(z), label) for z, label in odds if z >= near]
        return [label for minus, label in sorted(found) if -minus >= least]


# Scores have three places, so that there are not many.
@cache
def probability(log_odds: float) -> float:
    """The probability that log odds stand for, to two places."""
    return round(1 / (1 + exp(-max(-30.0, min(30.0, log_odds)))), 2)
