"""The page of accuracy: figures in tables, text round them, nothing said where there is nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError

from graphkit.accuracy_page import curve, learning, measured, page, reached, themes

F1 = {"part": "figures", "measure": "F1"}
THEME = {"part": "themes", "measure": "F1", "name": "recording"}
CODED = {**THEME, "value": 0.5, "precision": 0.6, "recall": 0.4, "right": 2, "gold": 5, "found": 3}
WIDE = {**CODED, "precision": 0.3, "recall": 0.9}
ITEMS = {**F1, "name": "items", "value": 0.9, "low": 0.8, "high": 0.95, "gold": 10, "found": 9}
EMPTY = {"precision": 0.0, "recall": 1.0, "gold": 0, "found": 0}
LINKS = {**F1, "name": "links", "value": 1.0, **EMPTY}
ANSWERS = {**F1, "name": "responsible", "value": 0.7, "gold": 12, "found": 12}
CODES = {**F1, "name": "themes", "value": 0.5, "precision": 0.6, "recall": 0.4, "gold": 5}
SETS: dict[str, Any] = {
    "reviews": {"documents": 3, "rows": [ITEMS, CODES, ANSWERS, LINKS]},
    "together": {"rows": [CODED], "wide": [WIDE], "curve": [[None, CODES], [0.1, CODES]]},
}
STATEMENTS: dict[str, Any] = {
    "rows": [CODES, {**CODED, "gold": 50}], "wide": [WIDE], "parts": 5,
    "curve": [[None, {**CODES, "value": 0.7}], [0.1, CODES]],
    "learning": [{"learned_from": 2400, "kind": 0.8, "themes": 0.6, "responsible": 0.65}],
}  # fmt: skip


def lines(table: str) -> list[str]:
    """The rows of a table, without its head."""
    return table.splitlines()[2:]


def test_a_figure_has_its_interval_and_nothing_is_said_where_there_was_nothing() -> None:
    assert lines(reached(SETS, STATEMENTS)) == [
        "| items | 0.900 (0.800–0.950) | – |", "| themes | 0.500 | 0.500 |",
        "| responsible | 0.700 | – |", "| links | – | – |",
    ]  # fmt: skip
    assert lines(measured(SETS, STATEMENTS)) == ["| real reviews | 3 | 10 | 5 | 12 |"]


def test_a_theme_as_coded_and_with_recall_first_of_statements_then_of_documents() -> None:
    assert lines(themes(SETS, STATEMENTS)) == [
        "| recording | 50 | 0.600 / 0.400 / 0.500 | 0.300 / 0.900 | 5 | 0.600 / 0.400 / 0.500"
        " | 0.300 / 0.900 |"
    ]


def test_precision_and_recall_from_each_probability_on() -> None:
    assert lines(curve(SETS, STATEMENTS)) == [
        "| as coded | 0.600 | 0.400 | 0.700 | 0.600 | 0.400 | 0.500 |",
        "| 0.1 and more | 0.600 | 0.400 | 0.500 | 0.600 | 0.400 | 0.500 |",
    ]


def test_the_learning_curve() -> None:
    assert lines(learning(SETS, STATEMENTS)) == ["| 2,400 | 0.800 | 0.600 | 0.650 |"]


def write(folder: Path, text: str) -> Path:
    """The text and the figures of a page."""
    (folder / "page.md").write_text(text, encoding="utf-8")
    (folder / "sets.json").write_text(json.dumps(SETS), encoding="utf-8")
    (folder / "statements.json").write_text(json.dumps(STATEMENTS), encoding="utf-8")
    return folder


def test_the_text_names_its_tables(tmp_path: Path) -> None:
    text = "# How\n\n{{ learning }}\n\nIn {{ statements.parts }} parts & <all>.\n"
    assert page(write(tmp_path, text)) == (
        f"# How\n\n{learning(SETS, STATEMENTS)}\nIn 5 parts & <all>.\n"
    )


def test_a_table_that_is_not_known_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="'lerning' is undefined"):
        page(write(tmp_path, "{{ lerning }}"))
