"""The linear model: scores, reasons, and the three files it is kept in."""

from math import sqrt
from pathlib import Path

import numpy as np
import pytest

from graphkit.features import Features, Seen, Statement, grams, under, words_of
from graphkit.linear import Model, load_model, probability, ranked, save_model
from tests.miniature import knowledge, model

MODEL = model(
    {"owl": {"bird": 3, "sea": -1}, "gull": {"bird": 2, "sea": 4}, "kind=night": {"bird": 5}},
    {"bird": 0.5, "sea": -0.25},
)


def test_words_are_scaled_to_one_length_and_other_features_stand_beside_them() -> None:
    assert MODEL.scores(Seen(())) == {"bird": 0.5, "sea": -0.25}
    assert MODEL.scores(Seen(("owl", "unknown"))) == {"bird": 3.5, "sea": -1.25}
    assert MODEL.scores(Seen(("owl", "gull"), ("kind=night",))) == {
        "bird": round(5 / sqrt(2) + 5.5, 3),
        "sea": round(3 / sqrt(2) - 0.25, 3),
    }


def test_a_word_and_another_feature_of_one_name_are_two() -> None:
    assert MODEL.scores(Seen(("kind=night",))) == {"bird": 0.5, "sea": -0.25}
    assert MODEL.scores(Seen((), ("owl",))) == {"bird": 0.5, "sea": -0.25}


def test_rarer_words_weigh_more() -> None:
    rare = Model(
        ("bird",), {"owl": (0, 3), "the": (1, 4)}, np.array([[10], [0]], dtype=np.int8),
        (0.1,), (0.0,), 0.5, 1.0,
    )  # fmt: skip
    assert rare.scores(Seen(("owl", "the"))) == {"bird": round(3 * 10 / 5 * 0.1, 3)}


def test_the_features_that_speak_most_are_the_reasons_strongest_first() -> None:
    seen = Seen(("owl", "gull"), ("kind=night",))
    read = MODEL.read([seen, Seen(("hare",)), Seen(("gull",))])
    assert read.because([(0, "bird"), (0, "sea"), (1, "bird"), (2, "bird")]) == [
        ["kind=night", "owl", "gull"], ["gull"], [], ["gull"],
    ]  # fmt: skip
    assert read.because([]) == []


def test_statements_read_together_have_the_scores_of_each_by_itself() -> None:
    weights = {"owl": {"bird": 3}, "owl gull": {"bird": 7}, "gull owl": {"bird": 1}}
    pairs = model(weights, {"bird": 0.0})
    seen = [
        Seen(("owl", "gull", "owl")), Seen(()), Seen(("gull",), ("kind=night",)), Seen(("owl",)),
        Seen(("gull", "owl", "hare", "gull", "owl"), ("unknown",)),
    ]  # fmt: skip
    together = [dict(zip(pairs.labels, row, strict=True)) for row in pairs.read(seen).odds.tolist()]
    assert together == [pairs.scores(one) for one in seen]
    assert together[0] == {"bird": round(11 / sqrt(3), 3)}
    assert together[2:4] == [{"bird": 0.0}, {"bird": 3.0}]
    assert together[4] == {"bird": round(4 / sqrt(2), 3)}


def test_equals_are_ranked_by_the_alphabet() -> None:
    assert ranked({"b": 1.0, "a": 1.0, "c": 2.0}) == ["c", "a", "b"]
    assert ranked({"b": 1.0, "a": 1.0, "c": 2.0}, ["b", "a"]) == ["a", "b"]


@pytest.mark.parametrize(("odds", "chance"), [(0.0, 0.5), (2.0, 0.88), (-99.0, 0.0), (99.0, 1.0)])
def test_log_odds_as_a_probability(odds: float, chance: float) -> None:
    assert probability(odds) == chance


def test_a_saved_model_reads_back_and_is_the_same_bytes_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("one", "two"):
        save_model(MODEL, tmp_path / folder / "import" / "model" / "birds", {"examples": 3})
    files = {
        folder: {p.name: p.read_bytes() for p in (tmp_path / folder).rglob("*") if p.is_file()}
        for folder in ("one", "two")
    }
    assert files["one"] == files["two"]
    assert sorted(files["one"]) == ["features.txt", "model.json", "weights.npy"]
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path / "one"))
    back = load_model("birds")
    seen = Seen(("owl", "gull"), ("kind=night",))
    assert (back.labels, back.values, back.threshold) == (MODEL.labels, MODEL.values, 0.5)
    assert back.scores(seen) == MODEL.scores(seen)


@pytest.mark.parametrize("name", ["themes", "responsible", "kinds", "sentences"])
def test_a_shipped_model_is_whole(name: str) -> None:
    shipped = load_model(name)
    labels = len(shipped.labels)
    assert shipped.weights.shape == (len(shipped.values), labels)
    assert shipped.weights.dtype == np.int8
    assert len(shipped.scales) == len(shipped.biases) == labels
    assert [row for row, _ in shipped.values.values()] == list(range(len(shipped.values)))
    assert 0 < shipped.threshold < 1


def test_the_shipped_models_know_only_ids_of_the_tables() -> None:
    knows = knowledge()
    assert set(load_model("themes").labels) <= set(knows.themes.by_id)
    assert set(load_model("responsible").labels) <= set(knows.register.types)


# Features


def test_words_and_pairs_are_counted_once_in_order() -> None:
    said = ("the", "owl", "the", "owl's", "nest")
    assert words_of("The Owl, the owl’s nest") == said
    assert grams("The Owl, the owl’s nest") == Seen(said)
    assert Seen(said).words == (
        "the", "owl", "owl's", "nest", "the owl", "owl the", "the owl's", "owl's nest",
    )  # fmt: skip


def test_a_sentence_is_seen_under_its_headings_and_in_its_document() -> None:
    assert under("Owls", ("The Wood", "the sea"), "other") == Seen(
        ("owls",), ("under=the", "under=wood", "under=sea", "document=other")
    )


def test_a_statement_is_seen_with_its_cues_and_without_its_bodies_names() -> None:
    features = Features(knowledge().themes, knowledge().register)
    words = "Harrowfield Police did not share information."
    mentions = knowledge().register.mentions(words)
    statement = Statement(words, mentions, "finding", ("Findings", "Information sharing"))
    seen = features.of_themes(statement)
    assert seen.words[:3] == ("did", "not", "share")
    assert "cue=information-sharing" in seen.others
    assert "head=information-sharing" in seen.others
    assert seen.others[-1] == "kind=finding"
