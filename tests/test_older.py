"""A graph that is older than its workspace's records: what is refused, and what is only said."""

import json
from pathlib import Path

import pytest

from graphkit.workspace import Workspace
from tests.conftest import Run

OLDER = "The records in graphkit-data are newer than the graph"
WARNED = f"{OLDER}, which this is read from. Load them with: graphkit load\n"
COUNT = "MATCH (f:Finding) RETURN count(f) AS n"


@pytest.fixture(autouse=True)
def rejected(run: Run, imported: Path) -> str:
    """An item that was taken out after the graph was loaded."""
    workspace = Workspace.at("graphkit-data")
    item = next(each for each in workspace.record("child-q").items if each.kind == "finding")
    run("correct", "reject", f"child-q/{item.id}", "--no-load")
    return item.text


@pytest.mark.parametrize(
    "command",
    [
        ("site", "-o", "out"),
        ("report", "-o", "out.html"),
        ("scenario", "--theme", "information-sharing", "-o", "out.docx"),
        ("view", "agency-failures", "-p", "theme=information-sharing", "-o", "out.html"),
    ],
)
def test_what_is_handed_on_is_not_made_of_an_older_graph(
    run: Run, command: tuple[str, ...]
) -> None:
    told = run(*command, expect=1).stderr
    assert told == f"Error: {OLDER}. Load them with: graphkit load\n"
    assert [*Path().glob("out*")] == []


def test_an_answer_from_an_older_graph_says_so(run: Run) -> None:
    asked = run("cypher", COUNT, "-f", "json")
    assert (json.loads(asked.stdout), asked.stderr) == ([{"n": 4}], WARNED)
    assert WARNED in run("ask", "coverage").stderr
    run("load")
    asked = run("cypher", COUNT, "-f", "json")
    assert (json.loads(asked.stdout), asked.stderr) == ([{"n": 3}], "")


def test_a_case_is_read_from_the_graph_and_an_item_from_the_records(run: Run) -> None:
    case = json.loads(run("cypher", "MATCH (c:`Case`) RETURN c.id AS id", "-f", "json").stdout)
    assert run("show", case[0]["id"]).stderr == WARNED
    assert run("show", "child-q").stderr == ""


def test_what_is_made_of_the_records_is_as_new_as_they_are(run: Run, rejected: str) -> None:
    made = run("export", "-f", "jsonld", "-o", "all.jsonld")
    assert made.stderr == ""
    assert rejected not in Path("all.jsonld").read_text(encoding="utf-8")
    assert run("find", *rejected.split(), "-f", "json").stdout == "[]\n"


def test_once_it_is_loaded_the_report_leaves_out_what_was_rejected(
    run: Run, rejected: str
) -> None:
    run("load")
    run("report", "-o", "out.html", "-p", "least=1")
    assert rejected not in Path("out.html").read_text(encoding="utf-8")
    assert run("site", "-o", "out").exit_code == 0
