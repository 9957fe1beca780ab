"""How much a network is held together by each of its points, against networkx."""

from typing import Any

import networkx
import numpy as np
import pytest

from graphkit.betweenness import betweenness


def of_networkx(strength: Any) -> list[float]:
    """The same figures by networkx."""
    count = range(len(strength))
    drawn = networkx.Graph()
    drawn.add_nodes_from(count)
    drawn.add_edges_from(
        (i, j, {"length": 1 / strength[i, j]}) for i in count for j in range(i) if strength[i, j]
    )
    found = networkx.betweenness_centrality(drawn, weight="length")
    return [found[i] for i in count]


@pytest.mark.parametrize("seed", range(12))
def test_it_is_what_networkx_says(seed: int) -> None:
    chance = np.random.RandomState(seed)
    count = int(chance.randint(1, 25))
    linked = chance.random_sample((count, count)) < chance.choice([0.1, 0.4, 1.0])
    # Halves, quarters: their sums are exact, and networkx takes no others for equal.
    upper = np.triu(linked * 2.0 ** chance.randint(0, int(chance.choice([1, 7])), linked.shape), 1)
    strength = upper + upper.T
    assert betweenness(strength).tolist() == pytest.approx(of_networkx(strength))


def test_ways_of_equal_length_are_equal_whatever_the_last_digit() -> None:
    """0 to 3 is as far by three lines of a third as by one of a whole: both ways count half."""
    strength = np.zeros((4, 4))
    strength[0, 1] = strength[1, 2] = strength[2, 3] = 3
    strength[0, 3] = 1
    found = betweenness(strength + strength.T)
    assert found.tolist() == pytest.approx([0, 0.5, 0.5, 0])


def test_the_middle_of_a_star_is_on_every_way_and_a_ring_shares_them() -> None:
    star = np.zeros((5, 5))
    star[0, 1:] = star[1:, 0] = 2
    assert betweenness(star).tolist() == [1, 0, 0, 0, 0]
    ring = np.roll(np.eye(4), 1, axis=1) + np.roll(np.eye(4), -1, axis=1)
    assert betweenness(ring).tolist() == pytest.approx([1 / 6] * 4)


def test_zachary_karate_club() -> None:
    """The instructor and the president hold the club together (0.438 and 0.304: networkx's and
    igraph's documentation of Zachary's data, unweighted)."""
    club = networkx.to_numpy_array(networkx.karate_club_graph(), weight=None)
    found = betweenness(club)
    assert found[[0, 33]].round(3).tolist() == [0.438, 0.304]
