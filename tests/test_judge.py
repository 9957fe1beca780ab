"""The judge: which kind a statement is, and which sentences of prose judge practice."""

import pytest

from graphkit.features import grams
from graphkit.judge import Judge
from tests.miniature import knowledge, model


def judge(kinds: dict[str, dict[str, int]], sentences: dict[str, dict[str, int]]) -> Judge:
    """A judge of invented models."""
    zero = dict.fromkeys(("finding", "learning", "recommendation", "action"), 0.0)
    items = model({}, {"item": 0.0})
    return Judge(knowledge().wording, model(kinds, zero), model(sentences, {"item": 0.0}), items)


def test_a_heading_that_allows_one_kind_decides_alone() -> None:
    found = judge({"owl": {"learning": 9}}, {}).kind("owl", "recommendation", ())
    assert found == "recommendation"


@pytest.mark.parametrize(
    ("weight", "kind"), [(1, "finding"), (2, "finding"), (3, "learning")]
)
def test_wording_must_outweigh_what_the_heading_promises(weight: int, kind: str) -> None:
    made = judge({"owl": {"learning": weight}}, {})
    assert made.kind("owl", "finding", ("learning",)) == kind


def test_wording_never_makes_a_kind_that_the_heading_does_not_allow() -> None:
    made = judge({"owl": {"action": 9, "learning": 3}}, {})
    assert made.kind("owl", "finding", ("learning",)) == "learning"


def test_strong_signals_of_wording_weigh_half_each() -> None:
    made = judge({}, {})
    signals = "It is important and essential and vital and crucial."
    assert made.wording.scores(signals)["learning"] == 4.0
    assert made.kind(signals, "finding", ("learning",)) == "finding"
    assert made.kind(f"{signals} It must be.", "finding", ("learning",)) == "learning"


def test_of_kinds_no_heading_promises_the_likeliest_is_chosen() -> None:
    made = judge({"owl": {"action": 2, "learning": 1}, "hare": {"learning": 2}}, {})
    assert made.free_kind("owl", ("learning", "action")) == "action"
    assert made.free_kind("owl", ("learning", "finding")) == "learning"
    assert made.free_kind("hare", ("learning", "action")) == "learning"


def test_the_probability_of_a_sentence_rises_with_a_signal_of_judgement() -> None:
    weights = {"owl": {"item": 2}, "under=analysis": {"item": -2}, "document=other": {"item": 1}}
    made = judge({}, weights)
    assert made.judges(["owl"], (), "briefing") == [0.88]
    assert made.judges(["owl"], ("Analysis",), "briefing") == [0.5]
    assert made.judges(["owl"], ("Analysis",), "other") == [0.73]
    assert made.judges(["owl tenacious"], (), "briefing") == [pytest.approx(0.98)]


@pytest.mark.parametrize(
    ("text", "promised", "may", "kind"),
    [
        ("Management oversight was absent.", "learning", ("finding",), "finding"),
        ("It is important that agencies share facts.", "finding", ("learning",), "learning"),
        ("The nurse did not see the baby.", "finding", ("learning",), "finding"),
        ("Staff have now been trained.", "action", ("action-taken",), "action-taken"),
        ("Staff will be trained in the protocol.", "action-taken", ("action",), "action"),
    ],
)  # fmt: skip
def test_the_shipped_models_tell_kinds_by_wording(
    text: str, promised: str, may: tuple[str, ...], kind: str
) -> None:
    assert knowledge().judge.kind(text, promised, may) == kind


def test_what_was_foreseen_is_what_would_be_said_of_each_passage_alone() -> None:
    made = judge({"owl": {"learning": 3}}, {"owl": {"item": 2}, "under=barn": {"item": 4}})
    passages = [(["An owl sat.", "A fox ran."], ["Barn"]), (["An owl sat."], ["Wood"])]
    alone = [made.judges(*passage, "other") for passage in passages]
    odds = [*made.kinds.scores(grams("An owl sat.")).items()]
    made.foresee(passages, "other")
    assert [made.judges(*passage, "other") for passage in passages] == alone
    assert alone == [[1.0, 0.98], [0.88]]
    assert [*made._odds("An owl sat.")] == odds


def test_a_sentence_that_was_not_foreseen_is_asked_of_the_model() -> None:
    made = judge({}, {"owl": {"item": 2}})
    alone = made.judges(["An owl sat.", "A fox ran."], (), "other")
    made.foresee([(["An owl sat."], ())], "other")
    assert made.judges(["An owl sat.", "A fox ran."], (), "other") == alone
