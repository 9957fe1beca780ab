"""The figures are those of the coding guide's own scoring script, to three decimals."""

import json
from pathlib import Path
from typing import Any

import pytest

from graphkit.accuracy import available, measured
from graphkit.bootstrap import Resampling
from graphkit.evaluate import match
from graphkit.evaluation import figures
from graphkit.pairing import Compared
from tests.miniature import knowledge
from tests.perturbing import write_careless
from tests.rewrite import RECORDS, ROOT
from tests.scorer import needs_scorer, score

pytestmark = needs_scorer
SEEDS = range(8)


def ours(documents: tuple[Compared, ...]) -> dict[str, dict[str, Any]]:
    """Our figures in the shape that the script prints."""
    found: dict[str, dict[str, Any]] = {}
    for row in figures(documents, Resampling("items", resamples=1)):
        if row.measure == "share":
            found[row.name] = {"share": row.value, "of": row.gold}
        else:
            kept = {"f1": row.value, "precision": row.precision, "recall": row.recall}
            found[row.name] = {**kept, "gold": row.gold}
    del found["mentioned"]  # ours alone
    return found


@pytest.mark.parametrize("name", available())
def test_the_figures_of_extracted_records(name: str, tmp_path: Path) -> None:
    documents, gold = available()[name]
    compared = measured(documents, gold, knowledge(), tmp_path).documents
    assert ours(tuple(compared)) == score(tmp_path, gold)


@pytest.mark.parametrize("name", available())
@pytest.mark.parametrize("seed", SEEDS)
def test_the_figures_of_careless_copies(name: str, seed: int, tmp_path: Path) -> None:
    gold = available()[name][1]
    copies = write_careless(gold, tmp_path / "copies", seed)
    found = ours(match(copies, gold).documents)
    assert found == score(copies, gold)
    assert found["themes"]["f1"] < 1


def test_the_figures_of_nothing_against_nothing(tmp_path: Path) -> None:
    empty: dict[str, Any] = {"review": {}, "cases": [], "agencies": [], "items": []}
    for folder in (tmp_path / "gold", tmp_path / "records"):
        folder.mkdir()
        (folder / "a.json").write_text(json.dumps(empty), encoding="utf-8")
    found = ours(match(tmp_path / "records", tmp_path / "gold").documents)
    assert found == score(tmp_path / "records", tmp_path / "gold")
    assert found["kind"] == {"share": 0.0, "of": 0}


def test_gold_beside_itself_is_right() -> None:
    gold = ROOT / "tests" / "gold"
    found = ours(match(gold, gold).documents)
    assert found == score(gold, gold)
    assert {each.get("f1", each.get("share")) for each in found.values()} == {1.0}


def test_the_kept_records_of_the_samples() -> None:
    gold = ROOT / "tests" / "gold"
    assert ours(match(RECORDS, gold).documents) == score(RECORDS, gold)
