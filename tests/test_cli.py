"""The command line at large: view, verify, check, status, misuse, the workspace, the demo."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHILD_R, Run
from tests.runs import ASKED, TOLD, counts


def test_view_writes_a_page_and_names_it(run: Run, imported: Path) -> None:
    assert run("view").stdout == "graphkit-data/graph.html\n"
    missing = run("view", "agency-failures", "-o", "pages/a.html", expect=2).stderr
    assert missing == "Error: There is no folder pages to write a.html to. Make it first.\n"
    Path("pages").mkdir()
    assert run("view", "agency-failures", "-o", "pages/a.html").stdout == "pages/a.html\n"
    page = Path("pages/a.html").read_text(encoding="utf-8")
    assert "Agencies that recur in failures of one theme" in page
    assert TOLD in page
    assert ASKED in page
    assert "<dt>Of</dt><dd>cases of this agency:" in page


def test_verify_finds_every_item_and_names_a_changed_source(run: Run, imported: Path) -> None:
    (row, _) = json.loads(run("verify", "-f", "json").stdout)
    assert row == {
        "review": "child-q", "source": "child-q.txt", "items": 4, "found": 4, "wrong": [],
        "not_checked": [],
    }  # fmt: skip
    (imported / "child-q.txt").write_text(CHILD_R, encoding="utf-8")
    (imported / "child-r.txt").unlink()
    result = run("verify", expect=1)
    assert "child-q: the source has changed since it was imported: import it" in result.stderr
    assert "child-r: the source is gone (" in result.stderr
    assert result.stderr.endswith(
        "Not in order: child-q. In the other reviews, 2 of 2 items found.\n"
    )


def test_verify_works_from_another_folder(
    run: Run, reviews: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", "reviews")
    monkeypatch.chdir(reviews)
    result = run("verify", "--data", tmp_path / "graphkit-data")
    assert result.stderr == "6 of 6 items found.\n"


def test_check_names_a_broken_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("check").stderr == "All files in cypher/, import/ and viz/ are in order.\n"
    (tmp_path / "mine" / "cypher").mkdir(parents=True)
    (tmp_path / "mine" / "cypher" / "odd.cypher").write_text("MATCH (n) RETURN n", encoding="utf-8")
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path / "mine"))
    (problem,) = json.loads(run("check", "-f", "json", expect=1).stdout)
    assert problem["file"] == "cypher/odd.cypher"
    assert "the header has no “// title: …”" in problem["problem"]


@pytest.mark.parametrize(
    "arguments",
    [("load",), ("find", "police"), ("show", "x"), ("verify",), ("view",),
     ("ask", "agency-failures"), ("cypher", "MATCH (n) RETURN n")],
)  # fmt: skip
def test_without_reviews_a_command_says_how_to_begin(
    run: Run, arguments: tuple[str, ...]
) -> None:
    assert run(*arguments, expect=1).stderr == (
        "Error: There are no reviews in graphkit-data. Begin with: graphkit import PATH…\n"
    )
    assert not Path("graphkit-data").exists()


def test_status_of_nothing_counts_nothing(run: Run) -> None:
    result = run("status", "-f", "json")
    assert set(json.loads(result.stdout).values()) == {0}
    assert result.stderr == "Nothing is imported yet. Begin with: graphkit import PATH…\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("imprt",),
            "There is no command called “imprt”. Did you mean import or report or export?",
        ),
        (("import",), "Missing argument 'PATH...'"),
        (("import", "nowhere.txt"), "Path 'nowhere.txt' does not exist."),
        (("status", "-f", "xml"), "'xml' is not one of 'table', 'csv', 'json', 'md'"),
        (("status", "--store", "oracle"), "There is no store called “oracle”"),
    ],
)
def test_misuse_is_exit_code_2(run: Run, arguments: tuple[str, ...], says: str) -> None:
    assert says in run(*arguments, expect=2).stderr


def test_the_workspace_may_be_named_before_the_command_or_in_the_environment(
    run: Run, reviews: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--data", "first", "import", reviews / "child-q.txt")
    monkeypatch.setenv("GRAPHKIT_DATA", "first")
    assert counts(run)["reviews"] == 1
    run("--data", "second", "import", reviews)
    assert counts(run)["reviews"] == 1
    monkeypatch.setenv("GRAPHKIT_DATA", "second")
    assert counts(run)["reviews"] == 2


def test_a_file_where_the_workspace_should_be_is_an_error_without_traceback(
    run: Run, reviews: Path
) -> None:
    Path("graphkit-data").write_text("in the way", encoding="utf-8")
    assert run("import", reviews, expect=1).stderr == "Error: graphkit-data: File exists.\n"


def test_a_reader_that_stops_early_is_no_error(imported: Path, tmp_path: Path) -> None:
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, "-m", "graphkit", "find", "police"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings, cwd=tmp_path,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_demo_answers_and_draws_and_minds_no_setting(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAPHKIT_DATA", "mine")
    monkeypatch.setenv("GRAPHKIT_STORE", "neo4j")
    result = run("demo")
    told = result.stdout
    assert " ask agency-failures --why 1 --data graphkit-demo\n" in result.stderr
    assert "Which agencies keep failing in this" in told
    assert "quote" in told
    page = Path(told.splitlines()[-1].removeprefix("The page: "))
    assert page == Path("graphkit-demo/graph.html")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert not Path("mine").exists()


@pytest.mark.parametrize(
    ("called", "path", "typed"),
    [
        (".venv/bin/graphkit", "", ".venv/bin/graphkit"),
        ("{here}/.venv/bin/graphkit", "", ".venv/bin/graphkit"),
        ("/elsewhere/my tools/graphkit", "", "'/elsewhere/my tools/graphkit'"),
        (".venv/bin/graphkit", "{here}/.venv/bin", "graphkit"),
    ],
)
def test_the_command_is_named_as_it_can_be_typed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, called: str, path: str, typed: str
) -> None:
    from graphkit.commands.options import program

    script = tmp_path / ".venv" / "bin" / "graphkit"
    script.parent.mkdir(parents=True)
    script.write_text("#!/bin/sh\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [called.format(here=tmp_path)])
    monkeypatch.setenv("PATH", path.format(here=tmp_path))
    assert program() == typed
