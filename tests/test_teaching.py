"""Corrected items are learned from in what a person decided of them, and in nothing else."""

import json
from pathlib import Path
from typing import Any

from graphkit.bodies import load_register
from graphkit.features import Features
from graphkit.teaching import statements as taught
from graphkit.themes import load_themes
from graphkit.training import statement_tasks, statements
from tests.doubtful import items, record

ROW: dict[str, Any] = {
    "text": "The midwife kept no records.", "kind": "finding", "themes": ["recording"],
    "responsible": ["midwifery"], "file": "a.jsonl",
}  # fmt: skip


def test_a_statement_is_an_example_of_what_was_checked_in_it() -> None:
    rows = [ROW, {**ROW, "themes": ["neglect"], "checked": ["themes"], "file": "ours/b.jsonl"}]
    features = Features(load_themes(), load_register())
    tasks = {task.name: task for task in statement_tasks(features, rows)}
    assert tasks["themes"].labels == [["recording"], ["neglect"]]
    assert tasks["themes"].groups == ["a.jsonl", "ours/b.jsonl"]
    assert tasks["themes"].seen[0] == tasks["themes"].seen[1]
    assert (tasks["responsible"].labels, tasks["kinds"].labels) == ([["midwifery"]], [["finding"]])


def test_a_folder_of_ones_own_is_read_beside_the_statements(tmp_path: Path) -> None:
    for name in ("training", "ours"):
        (tmp_path / name).mkdir()
        line = json.dumps({"text": name})
        (tmp_path / name / "a.jsonl").write_text(f"{line}\n", encoding="utf-8")
    assert statements(tmp_path / "training", [tmp_path / "ours"]) == [
        {"text": "training", "file": "a.jsonl"}, {"text": "ours", "file": "ours/a.jsonl"},
    ]  # fmt: skip


def test_an_item_that_nobody_corrected_teaches_nothing() -> None:
    assert items()[0].themes
    assert list(taught([record()])) == []
