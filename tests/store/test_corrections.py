"""A correction changes just the rows that it should, in both stores, and undo brings all back."""

import json
from pathlib import Path
from typing import Any

import pytest

from graphkit.workspace import Workspace
from tests.conftest import Run
from tests.neo4j_server import Server

TOLD = "Harrowfield Police did not tell the health visitor about the assault in March 2014."
Rows = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(params=["embedded", "neo4j"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of each store in turn."""
    if request.param == "embedded":
        return ""
    server: Server = request.getfixturevalue("neo4j")
    return server.uri


def answer(run: Run, url: str) -> Rows:
    """The rows of `agency-failures` by agency and what it is."""
    asked = ("ask", "agency-failures", "--passages", "-f", "json")
    rows = json.loads(run(*asked, *(["--store", url] if url else [])).stdout)
    return {(row["agency"], row["what"]): row for row in rows}


def changed(before: Rows, after: Rows) -> dict[tuple[str, str], tuple[Any, Any]]:
    """The rows that differ: cases and of, before and after."""
    return {
        key: (_counts(before.get(key)), _counts(after.get(key)))
        for key in sorted({*before, *after})
        if before.get(key) != after.get(key)
    }


def _counts(row: dict[str, Any] | None) -> Any:
    return row and (row["cases"], row["of"], row["asked"])


def test_a_correction_changes_its_rows_and_undo_restores_them(
    run: Run, imported: Path, url: str
) -> None:
    store = ["--store", url] if url else []
    run("load", *store)
    before, graph = answer(run, url), Workspace.at().manifest().graph
    (found,) = json.loads(run("find", TOLD, "-f", "json").stdout)

    run("correct", "relabel", found["id"], "--themes", "recording", *store)
    assert changed(before, answer(run, url)) == {
        ("Harrowfield Police", "body"): ((1, 1, 1), None),
        ("Police", "type"): ((2, 2, 1), (1, 2, 1)),
    }
    assert Workspace.at().manifest().graph not in ("", graph)

    run("correct", "reject", found["id"], *store)
    assert changed(before, answer(run, url))[("Police", "type")] == ((2, 2, 1), (1, 2, 1))

    run("undo", *store)
    run("undo", *store)
    assert answer(run, url) == before
    assert Workspace.at().manifest().graph == graph
