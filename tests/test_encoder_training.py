"""Making heads: what is learned from invented embeddings, and how shares are found."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from graphkit.advice import Head
from graphkit.embedded import Kept
from graphkit.encoder import WIDTH, Encoder
from graphkit.encoder_training import chances, fit, head_of, left_out, save_head
from graphkit.training import Task

EXAMPLES = 60
WANTED = np.array([[row % 2 == 0, row % 3 == 0] for row in range(EXAMPLES)])
GROUPS = [str(row % 5) for row in range(EXAMPLES)]
TASK = Task("owls", [], [], GROUPS, least=0)


def embedded() -> NDArray[np.float32]:
    """Embeddings whose first two numbers say which labels are wanted, the others nothing."""
    rows = np.zeros((EXAMPLES, WIDTH), dtype=np.float32)
    rows[:, :2] = np.where(WANTED, 0.6, -0.6)
    rows[:, 2] = 0.5
    return rows


def test_a_head_gives_back_what_it_was_taught_in_whole_numbers() -> None:
    head = head_of(("a", "b"), embedded(), WANTED, 100.0)
    assert head.weights.dtype == np.int8
    assert head.weights.max(axis=0).tolist() == [127, 127]
    assert ((head.odds(embedded()) > 0) == WANTED).all()


def test_it_is_the_same_as_logistic_regression_elsewhere() -> None:
    linear_model = pytest.importorskip("sklearn.linear_model", reason="it is in the extra “train”")
    wanted = WANTED.copy()
    wanted[:7] = ~wanted[:7]  # not to be parted by a line
    coefficients, biases = fit(embedded(), wanted, 4.0)
    for column in (0, 1):
        other = linear_model.LogisticRegression(C=4.0, tol=1e-8).fit(embedded(), wanted[:, column])
        assert coefficients[:, column] == pytest.approx(other.coef_[0], abs=0.01)
        assert biases[column] == pytest.approx(other.intercept_[0], abs=0.01)


def test_files_are_judged_by_heads_of_other_files() -> None:
    pytest.importorskip("sklearn", reason="scikit-learn is in the extra “train”")
    rows = embedded()
    assert ((left_out(TASK, rows, WANTED, 100.0) > 0) == WANTED).all()
    own = np.array([group == "0" for group in GROUPS])
    wanted = WANTED.copy()
    wanted[own] = ~wanted[own]  # what this file alone says is not learned from it
    found = left_out(TASK, rows, wanted, 100.0)
    assert ((found[own] > 0) == WANTED[own]).all()


def test_the_share_and_the_threshold_are_those_that_are_right_most_often() -> None:
    right, wrong = np.where(WANTED, 1.0, -1.0), np.where(WANTED, -1.4, 1.4)
    best, _, share = chances(TASK, wrong, right, WANTED)
    assert (best, share) == (1.0, 0.6)
    best, at, share = chances(TASK, right, wrong, WANTED)
    assert (best, at, share) == (1.0, 0.6, 0.2)


class Counted(Encoder):
    """An encoder that says the length of a text, and remembers what it was asked."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        with (self.folder / "asked").open("a", encoding="utf-8") as asked:
            asked.write("".join(f"{text}\n" for text in texts))
        return np.array([[len(text)] * WIDTH for text in texts], dtype=np.float32)


def test_embeddings_are_kept_until_the_encoder_changes(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"one")
    path = tmp_path / "scratch" / "kept.npz"
    for texts in (["owl", "hare"], ["hare", "fox", "fox"]):
        found = Kept(Counted(tmp_path), path).embed(texts)
        assert found[:, 0].tolist() == [len(text) for text in texts]
    assert (tmp_path / "asked").read_text(encoding="utf-8") == "owl\nhare\nfox\n"
    (tmp_path / "model.onnx").write_bytes(b"two")
    Kept(Counted(tmp_path), path).embed(["owl"])
    assert (tmp_path / "asked").read_text(encoding="utf-8") == "owl\nhare\nfox\nowl\n"


def test_a_head_is_two_files(tmp_path: Path) -> None:
    weights = np.ones((WIDTH, 1), dtype=np.int8)
    save_head(Head(("a",), weights, (0.5,), (1.0,), 0.3, 0.4), tmp_path, "owls", {"examples": 9})
    assert json.loads((tmp_path / "owls.json").read_text(encoding="utf-8")) == {
        "examples": 9, "share": 0.3, "threshold": 0.4, "labels": ["a"], "scales": [0.5],
        "biases": [1.0],
    }  # fmt: skip
    assert np.load(tmp_path / "owls.npy").tolist() == weights.tolist()
