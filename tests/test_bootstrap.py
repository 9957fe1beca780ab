"""Intervals: what they draw, that they repeat, and when there is none."""

import numpy as np
import pytest

from graphkit.bootstrap import MANY, Estimate, Resampling, estimate
from graphkit.errors import UnknownName
from graphkit.evaluation import f1

ALIKE = [np.array([[1, 1, 1], [0, 1, 1]] * 25, dtype=float)] * 2
APART = [np.array([[right, 1, 1]] * 50, dtype=float) for right in (1, 0)]


def test_few_documents_draw_items_and_many_draw_documents() -> None:
    assert Resampling.of(MANY - 1).by == "items"
    assert Resampling.of(MANY).by == "documents"
    assert Resampling.of(MANY, "items").by == "items"
    with pytest.raises(UnknownName, match="no way to resample called “chapters”"):
        Resampling.of(3, "chapters")


def test_an_interval_of_items_is_that_of_a_share_and_repeats() -> None:
    (found,) = estimate(ALIKE, f1, Resampling("items"))
    assert found == Estimate(0.5, 0.4, 0.59)
    assert estimate(ALIKE, f1, Resampling("items")) == [found]
    assert estimate(ALIKE, f1, Resampling("items", seed=1)) != [found]


def test_documents_that_differ_give_a_wide_interval_only_when_they_are_drawn() -> None:
    assert estimate(APART, f1, Resampling("items")) == [Estimate(0.5)]
    assert estimate(APART, f1, Resampling("documents")) == [Estimate(0.5, 0.0, 1.0)]
    assert estimate(ALIKE, f1, Resampling("documents")) == [Estimate(0.5)]


def test_a_document_without_rows_is_drawn_like_any_other() -> None:
    empty = np.zeros((0, 3))
    (found,) = estimate([APART[0], APART[1], empty], f1, Resampling("documents"))
    assert (found.value, found.low, found.high) == (0.5, 0.0, 1.0)
    assert estimate([empty, empty], f1, Resampling("items")) == [Estimate(None)]


def test_the_way_is_told() -> None:
    assert Resampling("documents", 500, 7).told() == (
        "95% intervals, percentile bootstrap, 500 resamples of whole documents (seed 7)"
    )
    assert "1000 resamples of items within each document: of these" in Resampling("items").told()
