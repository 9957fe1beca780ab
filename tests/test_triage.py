"""What is unsure, and the themes that come nearest."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graphkit import recall
from graphkit.session import Session
from graphkit.triage import Offer, doubts, offers
from graphkit.workspace import Workspace
from tests.conftest import Run
from tests.doubtful import FINDINGS, items, record, workspace

OFFERS = [
    Offer("information-sharing", 0.3, "not tell", True),
    Offer("recording", 0.28, "note", False),
    Offer("multi-agency-working", 0.14, "health visitor", False),
]


@pytest.fixture(autouse=True)
def here() -> Workspace:
    """The invented review in the workspace of this test."""
    return workspace(Path("graphkit-data"))


def test_an_unsure_item_comes_with_its_themes_the_likeliest_first() -> None:
    (doubt,) = doubts([record()])
    assert (doubt.id, list(doubt.offers)) == ("child-q/i1", OFFERS)
    assert doubt.place == "Review of Child Q, Findings"
    assert str(doubt.offers[0]) == "information-sharing 0.30 “not tell” · counts"
    assert str(doubt.offers[2]) == "multi-agency-working 0.14 “health visitor”"


def test_five_themes_are_offered_and_one_without_a_score_comes_last() -> None:
    near = {f"t{n}": {"cue": "x", "score": n / 100} for n in range(1, 9)}
    item = replace(items()[0], themes=["given"], evidence={"unsure": near})
    assert [each.theme for each in offers(item)][-1] == "given"
    assert str(offers(item)[-1]) == "given · counts"
    (doubt,) = doubts([record(items=[item])])
    assert [each.theme for each in doubt.offers] == ["t8", "t7", "t6", "t5", "t4"]


def test_a_sure_item_with_near_misses_is_listed_only_if_one_asks() -> None:
    sure = replace(items()[0], unsure=False)
    assert list(doubts([record(items=[sure])])) == []
    assert [each.id for each in doubts([record(items=[sure])], every=True)] == ["child-q/i1"]


def test_the_list_for_people(run: Run) -> None:
    assert run("triage").stdout.splitlines() == [
        f"  1  “{FINDINGS[0]}”",
        "     Review of Child Q, Findings",
        "     finding · Child Q · child-q/i1",
        "     1 information-sharing 0.30 “not tell” · counts",
        "     2 recording 0.28 “note”",
        "     3 multi-agency-working 0.14 “health visitor”",
        "",
    ]


def test_the_list_for_programs(run: Run) -> None:
    (found,) = json.loads(run("triage", "-f", "json").stdout)
    assert found == {
        "id": "child-q/i1", "kind": "finding", "case": "Child Q", "review": "Review of Child Q",
        "passage": FINDINGS[0], "place": "Review of Child Q, Findings",
        "themes": [{"id": o.theme, "score": o.score, "cue": o.cue, "counts": o.counts}
                   for o in OFFERS],
    }  # fmt: skip
    head, row = run("triage", "-f", "csv").stdout.splitlines()
    assert head == "id,kind,passage,case,place,theme_1,theme_2,theme_3,theme_4,theme_5"
    assert row.startswith("child-q/i1,finding,")
    assert row.endswith("“health visitor”,,")
    assert run("triage", "-f", "md").stdout.startswith("| id | kind | passage | case | place |")


def test_the_list_can_be_of_one_review_and_some_items(run: Run, here: Workspace) -> None:
    some = [replace(each, unsure=True) for each in items()]
    here.write(*(_named("child-r", some)))
    found = run("triage", "--review", "child-r", "-n", "2", "-f", "csv").stdout.splitlines()
    assert [line.split(",")[0] for line in found] == ["id", "child-r/i1", "child-r/i2"]
    assert run("triage", "-n", "2").stderr == "There are 8: -n 8 shows all of them.\n"
    run("triage", "--review", "child-s", expect=2)


def _named(review: str, some: list[Any]) -> tuple[Any, Any]:
    from tests.doubtful import document

    return document(review), record(review, items=some)


def test_nothing_unsure_is_said(run: Run, here: Workspace) -> None:
    run("correct", "reject", "child-q/i1", "--no-load")
    result = run("triage")
    assert (result.stdout, result.stderr) == ("", "No item is unsure.\n")
    assert run("triage", "-f", "json").stdout == "[]\n"


def test_recall_counts_the_near_misses_that_are_half_as_likely() -> None:
    one = recall.widened(record(), 0.15).items[0]
    assert one.themes == ["information-sharing", "recording"]
    assert one.evidence["themes"]["recording"] == {"cue": "note", "score": 0.28}
    assert list(one.evidence["unsure"]) == ["multi-agency-working"]
    assert one.unsure
    assert record().items[1:] == recall.widened(record(), 0.15).items[1:]
    assert recall.widened(record(), 0.29) == record()


def test_recall_gives_four_themes_at_most_and_one_at_least() -> None:
    near = {f"t{n}": {"cue": "x", "score": n / 100} for n in range(1, 9)}
    item = replace(items()[0], themes=["a", "b"], evidence={"themes": {}, "unsure": near})
    assert recall.widened(record(items=[item]), 0.02).items[0].themes == ["a", "b", "t8", "t7"]
    item = replace(item, themes=[])
    assert recall.widened(record(items=[item]), 0.5).items[0].themes == ["t8"]


def test_recall_adds_nothing_to_more_themes_than_there_may_be() -> None:
    near = {f"t{n}": {"cue": "x", "score": n / 100} for n in range(1, 9)}
    given = ["a", "b", "c", "d", "e"]
    item = replace(items()[0], themes=given, evidence={"themes": {}, "unsure": near})
    assert recall.widened(record(items=[item]), 0.01).items == [item]


def test_of_several_themes_no_more_than_four_are_taken(here: Workspace) -> None:
    near = {f"t{n}": {"cue": "x", "score": n / 100} for n in range(1, 6)}
    item = replace(items()[0], themes=[], evidence={"unsure": near})
    here.write(*_named("child-q", [item]))
    session = Session(here, list(doubts(here.records())))
    told = [session.press(key) for key in "+12345"]
    assert told[-2:] == [
        "t5, t4, t3, t2: Enter to confirm.",
        "“t5, t4, t3, t2, t1”: an item has 4 themes at the most.",
    ]
    session.press("2")
    session.press("5")
    assert session.press("\r") == "t5, t3, t2, t1 (correction 1)."
    assert here.record("child-q").items[0].themes == ["t5", "t3", "t2", "t1"]


@pytest.mark.parametrize(
    ("head", "at"), [('{"threshold": 0.4}', 0.2), ('{"threshold": 0.4, "recall": 0.15}', 0.15)]
)
def test_the_threshold_for_recall_is_the_models(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, head: str, at: float
) -> None:
    model = tmp_path / "mine" / "import" / "model" / "themes" / "model.json"
    model.parent.mkdir(parents=True)
    model.write_text(head, encoding="utf-8")
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path / "mine"))
    assert recall.threshold() == at


def test_what_is_extracted_keeps_its_near_misses_and_recall_counts_some(
    run: Run, reviews: Path
) -> None:
    run("extract", reviews, "-o", "plain")
    run("extract", reviews, "-o", "recall", "--recall")
    plain, more = (_items(Path(name) / "child-q.json") for name in ("plain", "recall"))
    near = [item["evidence"]["unsure"] for item in plain]
    assert any(near)
    at = recall.threshold()
    for item, one, other in zip(plain, more, near, strict=True):
        assert not {*other} & {*item["themes"]}
        counted = {theme for theme, why in other.items() if why["score"] >= at}
        assert {*one["themes"]} - {*item["themes"]} == counted
        assert set(one["evidence"]["unsure"]) == {*other} - counted


def _items(path: Path) -> list[dict[str, Any]]:
    data: dict[str, list[dict[str, Any]]] = json.loads(path.read_bytes())
    return data["items"]
