"""Coefficients of agreement: worked examples that were published, and another library's values."""

import math
import random

import numpy as np
import pytest

from graphkit.agreement import Distances, Ratings, alpha, jaccard, kappa, masi, nominal

Labels = list[str]


def table_of(pairs: list[tuple[str, str]], labels: str) -> list[list[int]]:
    """The contingency table of two coders."""
    return [[pairs.count((one, other)) for other in labels] for one in labels]


def units(*coders: str) -> list[list[str]]:
    """What each coder said of each unit; a dot is nothing."""
    return [[value for value in unit if value != "."] for unit in zip(*coders, strict=True)]


def test_kappa_of_worked_tables() -> None:
    # Fleiss, Levin and Paik 2003, "Statistical Methods for Rates and Proportions", table 18.1.
    diagnosed = [[75, 1, 4], [5, 4, 1], [0, 0, 10]]
    apart = [[25, 25], [25, 25]]
    found = kappa(np.array([diagnosed], dtype=float))
    assert round(float(found[0]), 3) == 0.676
    assert kappa(np.array([apart, [[20, 5], [10, 15]]], dtype=float)).round(3).tolist() == [0, 0.4]


def test_kappa_is_undefined_without_items_and_without_variation() -> None:
    tables = np.array([[[0, 0], [0, 0]], [[7, 0], [0, 0]]], dtype=float)
    assert np.isnan(kappa(tables)).tolist() == [True, True]


def test_kappa_is_that_of_scikit_learn() -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is in the extra “train”")
    chance = random.Random(4)
    for _ in range(20):
        pairs = [(chance.choice("abcd"), chance.choice("abbb")) for _ in range(60)]
        found = kappa(np.array([table_of(pairs, "abcd")], dtype=float))[0]
        expected = metrics.cohen_kappa_score(*zip(*pairs, strict=True))
        assert found == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("coders", "expected"),
    [
        # Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", examples A, B and C.
        (("0100000010", "1110010000"), 0.095),
        (("aabbdcccedda", "babbbccceddd"), 0.692),
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
    ],
)
def test_alpha_of_worked_examples(coders: tuple[str, ...], expected: float) -> None:
    assert round(alpha(units(*coders), nominal), 3) == expected


def test_a_unit_that_one_coder_rated_says_nothing() -> None:
    both = units("aabb", "aabc")
    assert alpha([*both, ["c"], []], nominal) == alpha(both, nominal)


def test_alpha_is_undefined_where_nothing_varies() -> None:
    assert math.isnan(alpha(units("aaa", "aaa"), nominal))
    assert math.isnan(alpha([], nominal))


def test_alpha_of_a_resample_is_alpha_of_its_units() -> None:
    rated = units("abcabca", "abcabba")
    ratings = Ratings.of(rated, nominal)
    weights = np.array([[0, 2, 1, 1, 0, 2, 1]], dtype=float)
    drawn = [unit for unit, times in zip(rated, weights[0], strict=True) for _ in range(int(times))]
    found = ratings.alpha(weights @ ratings.columns)[0]
    assert found == pytest.approx(alpha(drawn, nominal), abs=1e-12)


@pytest.mark.parametrize(
    ("one", "other", "by_jaccard", "by_masi"),
    [
        ("a b", "a b", 0, 0),
        ("", "", 0, 0),
        ("a", "", 1, 1),
        ("a", "b", 1, 1),
        ("a b", "a b c d", 1 / 2, 1 - 1 / 2 * 2 / 3),
        ("a b c", "b", 2 / 3, 1 - 1 / 3 * 2 / 3),
        ("a b", "b c", 2 / 3, 1 - 1 / 3 * 1 / 3),
    ],
)
def test_distances_of_sets(one: str, other: str, by_jaccard: float, by_masi: float) -> None:
    sets = frozenset(one.split()), frozenset(other.split())
    for distance, expected in ((jaccard, by_jaccard), (masi, by_masi)):
        found = distance(sets)
        assert found.ravel().tolist() == pytest.approx([0, expected, expected, 0])


def slowly(rated: list[list[frozenset[str]]], distances: Distances) -> float:
    """Alpha as its definition has it, pair by pair."""

    def distance(one: frozenset[str], other: frozenset[str]) -> float:
        return float(distances([one, other])[0, 1])

    values = [value for unit in rated for value in unit]
    within = sum(
        distance(a, b) / (len(unit) - 1)
        for unit in rated for i, a in enumerate(unit) for j, b in enumerate(unit) if i != j
    )  # fmt: skip
    across = sum(
        distance(a, b) for i, a in enumerate(values) for j, b in enumerate(values) if i != j
    )
    return 1 - (within / len(values)) / (across / (len(values) * (len(values) - 1)))


@pytest.mark.parametrize("distance", [jaccard, masi])
def test_alpha_of_sets_is_what_its_definition_says(distance: Distances) -> None:
    chance = random.Random(11)
    sizes = [chance.choice((2, 3)) for _ in range(30)]
    rated = [
        [frozenset(chance.sample("abcd", chance.randint(0, 3))) for _ in range(size)]
        for size in sizes
    ]
    assert alpha(rated, distance) == pytest.approx(slowly(rated, distance), abs=1e-12)
