"""Advice: what an encoder says beside a linear model, by invented embeddings and heads."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from graphkit.advice import Advice, Head, advised, load_head, mean
from graphkit.coder import Codes, LearnedCoder
from graphkit.encoder import WIDTH, Encoder
from graphkit.errors import GraphkitError
from graphkit.features import Features, Statement
from graphkit.judge import Judge
from tests.miniature import knowledge, model


class Lengths(Encoder):
    """An encoder whose first number is a text's length, and the others nought."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        rows[:, 0] = [len(text) for text in texts]
        return rows


def head(weights: dict[str, int], share: float = 0.5, scale: float = 0.1) -> Head:
    """A head that weighs a text's length for each label."""
    table = np.zeros((WIDTH, len(weights)), dtype=np.int8)
    table[0] = [*weights.values()]
    count = len(weights)
    return Head((*weights,), table, (scale,) * count, (1.0,) * count, share, 0.5)


def advice(weights: dict[str, int], share: float = 0.5) -> Advice:
    return Advice(Lengths(Path()), head(weights, share))


def test_odds_are_weights_by_scales_and_biases_to_two_places() -> None:
    rows = Lengths(Path()).embed(["four", "eight888"])
    assert head({"a": 2, "b": -3}, scale=0.1234).odds(rows).tolist() == [
        [1.99, -0.48], [2.97, -1.96],
    ]  # fmt: skip


def test_a_mean_has_three_places_and_the_share_of_the_encoder() -> None:
    linear, others = np.array([[1.0, -2.0]]), np.array([[3.33, 0.55]])
    assert mean(linear, others, 0.3).tolist() == [[1.699, -1.235]]
    assert mean(linear, others, 0.0).tolist() == [[1.0, -2.0]]


def code(said: Advice | None) -> Codes:
    """The codes of four letters by a model that is for `a` and against `b`."""
    features = Features(knowledge().themes, knowledge().register)
    made = model({"hoot": {"a": 1}}, {"a": 1.0, "b": -1.0}, 0.5)
    (found,) = LearnedCoder(features, made, said).code([Statement("hoot")])
    return found


def test_themes_count_by_the_odds_of_both_and_words_say_why() -> None:
    assert code(None).themes == {"a": {"cue": "hoot", "score": 0.88}}
    both = code(advice({"a": 0, "b": 5}))
    assert both.themes == {
        "a": {"cue": "hoot", "score": 0.82},
        "b": {"cue": "the statement as a whole", "score": 0.73},
    }
    assert list(code(advice({"a": -20, "b": 0})).themes) == ["b"]


def test_a_sentence_judges_practice_by_the_odds_of_both() -> None:
    kinds = model({}, {"finding": 0.0})
    sentences = model({"hoot": {"item": 1}}, {"item": 0.0})
    items = model({}, {"item": 0.0})
    alone = Judge(knowledge().wording, kinds, sentences, items)
    both = Judge(knowledge().wording, kinds, sentences, items, advice({"item": -10}))
    assert alone.judges(["hoot", "owls"], (), "other") == [0.73, 0.5]
    assert both.judges(["hoot", "owls"], (), "other") == [0.27, 0.18]


def test_without_an_encoder_the_linear_model_stands_alone() -> None:
    made, said = advised("themes", None)
    assert said is None
    assert made.threshold != load_head("themes").threshold


def test_with_one_the_threshold_is_that_of_both() -> None:
    encoder = Encoder(Path("nowhere"))
    for name in ("themes", "sentences"):
        made, said = advised(name, encoder)
        assert said is not None
        assert said.encoder is encoder
        assert made.threshold == said.head.threshold == load_head(name).threshold
        assert 0.1 <= said.head.share <= 0.6


def test_a_head_for_other_labels_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "import" / "model" / "encoder"
    folder.mkdir(parents=True)
    told = {"labels": ["owls"], "scales": [1.0], "biases": [0.0], "share": 0.3, "threshold": 0.4}
    (folder / "themes.json").write_text(json.dumps(told), encoding="utf-8")
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path))
    with pytest.raises(GraphkitError) as raised:
        advised("themes", Encoder(Path("nowhere")))
    assert str(raised.value) == (
        "import/model/encoder/themes.json was made for other labels than "
        "import/model/themes/model.json has. Make it again with “make encoder”, or set "
        "GRAPHKIT_ENCODER to “off”."
    )
