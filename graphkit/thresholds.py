"""Themes counted from another probability on: precision against recall, without coding again.

A coder lists, beside the themes that count, those too unlikely to (`Codes.unsure`). Counting these
too is recall first: nothing that a person might have coded is left out, and more is wrong.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit.bootstrap import Resampling
from graphkit.coder import Codes
from graphkit.evaluation import OF_ITEMS, Row, figure
from graphkit.pairing import Compared, Pair

STEPS = (0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1)
"""The probabilities from which themes count, on the way from precision to recall."""
WIDEST = STEPS[-1]


@dataclass(frozen=True, slots=True)
class Scored:
    """Documents coded twice, and of each found item (document, id) the probability of each theme
    that its coder listed, the likeliest first."""

    documents: Sequence[Compared]
    likely: Mapping[tuple[str, str], Mapping[str, float]]

    def counting(self, least: float) -> list[Compared]:
        """The documents with every theme counting that is at least so likely, and the first of
        each item, as long as any counted."""
        return [
            replace(one, pairs=tuple(self._pair(pair, least) for pair in one.pairs))
            for one in self.documents
        ]

    def _pair(self, pair: Pair, least: float) -> Pair:
        found = pair.found
        if found is None:
            return pair
        likely = self.likely[pair.document, found.id]
        first = [theme for theme in likely if theme in found.themes][:1]
        counted = (*first, *(theme for theme, score in likely.items() if score >= least))
        return replace(pair, found=replace(found, themes=frozenset(counted)))

    def curve(self, resampling: Resampling) -> list[tuple[float | None, Row]]:
        """The figure of themes as they are coded (None), then from each of STEPS on."""
        measure, of = OF_ITEMS["themes"]
        steps = [(None, self.documents), *((step, self.counting(step)) for step in STEPS)]
        return [(step, figure("themes", measure, of, some, resampling)) for step, some in steps]


def likely(codes: Codes) -> dict[str, float]:
    """The probability of each theme that a coder listed for an item, the likeliest first."""
    return {id: float(why["score"]) for id, why in {**codes.themes, **codes.unsure}.items()}
