"""Which agencies and themes hold the network together, and how sure that order is.

Two themes (or two agency types) are joined by the cases in which both are found failing: the
projections of the network of cases and themes, and of cases and agency types. How sure an order
is shows when cases are drawn again, as many as there are, some twice and some not at all (Efron's
bootstrap, 1979; for networks: Epskamp, Borsboom and Fried, Estimating psychological networks and
their accuracy, Behavior Research Methods 50, 2018).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from graphkit.betweenness import betweenness
from graphkit.functions import Made

Array: TypeAlias = Any  # of numpy, which is imported when it is used
SEED = 20_240_501
TIMES = 200
BOUNDS = (2.5, 97.5)
STEADY = 0.5
"""The share of draws in which the first has to stay first; below it nothing is ranked."""
ENOUGH = 10
"""Cases below which nothing is ranked, whatever the draws say."""
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Projection:
    """The things of one kind, which of them each case has, and the statements behind each."""

    what: str
    names: list[str]
    has: Array
    items: list[list[str]]

    def pairs(self) -> tuple[Array, Array]:
        """Each two things of each case, as one × things + other, and the case's place."""
        import numpy as np

        cases, things = self.has.nonzero()
        counts = self.has.sum(axis=1)
        one, other = np.repeat(things, counts[cases]), np.concatenate(
            [np.tile(each, len(each)) for each in np.split(things, np.cumsum(counts)[:-1])]
        )
        apart = one != other
        return (one * self.has.shape[1] + other)[apart], np.repeat(cases, counts[cases])[apart]


def strength(pairs: tuple[Array, Array], times: Array, things: int) -> Array:
    """For each two things the cases that have both, each case counted as often as `times` says."""
    import numpy as np

    both, case = pairs
    return np.bincount(both, weights=times[case], minlength=things**2).reshape(things, things)


def central(rows: Iterable[tuple[str, str, str, str, list[str]]]) -> Made:
    """Each agency type and theme with its cases, the others it shares cases with (`degree`), its
    betweenness and community; and its rank by betweenness, with the ranks that 95 of 100 draws of
    the cases give it, where the order is steady enough to rank at all. What is not is said.
    """
    made: list[tuple[Any, ...]] = []
    says: list[str] = []
    for projection in _projections(rows):
        more, said = _ranked(projection)
        made += more
        says += said
    return Made(made, tuple(says))


def _projections(rows: Iterable[tuple[str, str, str, str, list[str]]]) -> list[Projection]:
    given = sorted(rows)
    return [
        _projection(what, [row for row in given if row[0] == what])
        for what in dict.fromkeys(row[0] for row in given)
    ]


def _projection(what: str, rows: Sequence[tuple[str, str, str, str, list[str]]]) -> Projection:
    import numpy as np

    things = sorted({(name, id) for _, _, id, name, _ in rows})
    cases = sorted({case for _, case, *_ in rows})
    column = {id: i for i, (_, id) in enumerate(things)}
    row = {case: i for i, case in enumerate(cases)}
    has = np.zeros((len(cases), len(things)), dtype=np.int64)
    items: list[list[str]] = [[] for _ in things]
    for _, case, id, _, behind in rows:
        has[row[case], column[id]] = 1
        items[column[id]] += behind
    return Projection(what, [name for name, _ in things], has, [sorted(set(i)) for i in items])


def _ranked(projection: Projection) -> tuple[list[tuple[Any, ...]], list[str]]:
    import numpy as np

    pairs, (count, things) = projection.pairs(), projection.has.shape
    joined = strength(pairs, np.ones(count), things)
    score = betweenness(joined).round(9)
    draws = _draws(pairs, count, things)
    first = int(np.lexsort((np.arange(len(score)), -score))[0])
    stays = float((draws[:, first] == 1).mean())
    refusal = _refusal(projection, first, stays) if score.any() else _none(projection)
    order = np.arange(len(score)) if refusal else np.lexsort((np.arange(len(score)), -score))
    group = communities(joined)
    low, high = np.percentile(draws, BOUNDS, axis=0, method="nearest").astype(int)
    rank = ranks(score)
    rows = [
        (projection.names[i], projection.what, int(projection.has[:, i].sum()),
         int((joined[i] > 0).sum()), round(float(score[i]), DIGITS),
         *((None,) * 3 if refusal else (int(rank[i]), int(low[i]), int(high[i]))),
         group[i], projection.items[i])
        for i in order.tolist()
    ]  # fmt: skip
    return rows, [refusal] if refusal else []


def _draws(pairs: tuple[Array, Array], count: int, things: int) -> Array:
    """The ranks of all things, draw by draw."""
    import numpy as np

    chance = np.random.RandomState(SEED)  # its numbers are the same in every release of numpy
    drawn = [np.bincount(chance.randint(0, count, count), minlength=count) for _ in range(TIMES)]
    scores = (betweenness(strength(pairs, times, things)) for times in drawn)
    return np.stack([ranks(score.round(9)) for score in scores])


def ranks(scores: Array) -> Array:
    """The rank of each score, 1 the highest; equal ones have the same, the best of theirs."""
    return (scores[None, :] > scores[:, None]).sum(axis=1) + 1


def _refusal(projection: Projection, first: int, stays: float) -> str:
    """Why these things are not ranked; "" where they are."""
    cases = len(projection.has)
    if cases < ENOUGH:
        return f"Too few cases to rank by {projection.what}: {cases}, fewer than {ENOUGH}."
    if stays < STEADY:
        return (
            f"Not ranked by {projection.what}: when the {cases} cases are drawn again, "
            f"{projection.names[first]} stays first in only {stays:.0%} of {TIMES} draws."
        )
    return ""


def _none(projection: Projection) -> str:
    return (
        f"Not ranked by {projection.what}: no shortest way between two leads through a third, "
        "as each shares cases with every other, or none with any."
    )


def communities(joined: Array) -> list[int]:
    """The community of each thing, the largest 1: those more joined to each other than chance
    has it (greedy modularity: Clauset, Newman and Moore, Finding community structure in very
    large networks, 2004)."""
    import networkx

    drawn = networkx.Graph()
    drawn.add_nodes_from(range(len(joined)))
    count = range(len(joined))
    drawn.add_weighted_edges_from(
        (i, j, int(joined[i, j])) for i in count for j in range(i) if joined[i, j]
    )
    if not drawn.number_of_edges():
        return [i + 1 for i in count]
    found = networkx.community.greedy_modularity_communities(drawn, weight="weight")
    ordered = sorted(map(sorted, found), key=lambda each: (-len(each), each))
    number = {i: n for n, each in enumerate(ordered, 1) for i in each}
    return [number[i] for i in count]


def rank_in_words(rank: int | None, low: int | None, high: int | None) -> str:
    """A rank and its bounds as "2 (1–4)"; "" for none."""
    return "" if rank is None else f"{rank} ({low}–{high})"
