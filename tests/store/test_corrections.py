"""A correction changes just the rows that it should, in both stores, and undo brings all back."""

import json
from pathlib import Path
from typing import Any

import pytest

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


def loaded(run: Run, url: str) -> Any:
    """The hash of the graph that is in the store; "" where it is older than the records."""
    counted = run("status", "-f", "json", *(["--store", url] if url else []))
    return json.loads(counted.stdout).get("graph", "")


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
    before, graph = answer(run, url), loaded(run, url)
    (found,) = json.loads(run("find", TOLD, "-f", "json").stdout)

    run("correct", "relabel", found["id"], "--themes", "recording", *store)
    assert changed(before, answer(run, url)) == {
        ("Harrowfield Police", "body"): ((1, 1, 1), None),
        ("Police", "type"): ((2, 2, 1), (1, 2, 1)),
    }
    assert loaded(run, url) not in ("", graph)

    run("correct", "reject", found["id"], *store)
    assert changed(before, answer(run, url))[("Police", "type")] == ((2, 2, 1), (1, 2, 1))

    run("undo", *store)
    run("undo", *store)
    assert answer(run, url) == before
    assert loaded(run, url) == graph


def test_each_store_is_known_to_be_older_or_not(run: Run, imported: Path, neo4j: Server) -> None:
    older = "The records are newer than the graph. Load them with: graphkit load"
    (found,) = json.loads(run("find", TOLD, "-f", "json").stdout)
    assert loaded(run, neo4j.uri) == ""
    run("correct", "reject", found["id"], "--store", neo4j.uri)
    assert loaded(run, "") == ""
    assert run("status").stderr == f"{older}\n"
    assert run("status", "--store", neo4j.uri).stderr == ""
    before = loaded(run, neo4j.uri)
    run("undo")
    assert loaded(run, "") not in ("", before)
    assert run("status", "--store", neo4j.uri).stderr == f"{older} --store {neo4j.uri}\n"
    run("load", "--store", neo4j.uri)
    assert loaded(run, neo4j.uri) == loaded(run, "")
    manifest = json.loads(Path("graphkit-data/manifest.json").read_text(encoding="utf-8"))
    assert sorted(manifest["graphs"]) == ["", neo4j.uri]
    assert neo4j.password not in json.dumps(manifest)
