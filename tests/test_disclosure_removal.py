"""A review that was removed leaves no word of itself in the workspace, as the page on it says."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run

PAGE = Path(__file__).parents[1] / "docs" / "data-protection.md"
REVIEW, UNIQUE = "child-q", "chronology of Child Q"
WORDS = (b"chronology of Child Q", b"child-q", b"Harrowfield Police did not tell")


def holding(folder: Path, words: bytes) -> list[str]:
    """The files of the workspace that hold these words."""
    return sorted(path.name for path in folder.rglob("*")
                  if path.is_file() and words in path.read_bytes())  # fmt: skip


def as_written() -> list[list[str]]:
    """The commands of the page's section on deleting, for the review of the tests."""
    section = PAGE.read_text(encoding="utf-8").partition("## Deleting a review")[2]
    blocks = re.findall(r"```\n(.*?)```", section.partition("\n## ")[0], re.DOTALL)
    told = "".join(blocks).replace("child-a-overview-report", REVIEW)
    told = told.replace("words that only this review has", UNIQUE)
    return [shlex.split(line) for line in told.splitlines()]


def test_nothing_of_a_removed_review_is_left(run: Run, imported: Path) -> None:
    folder = imported.parent / "graphkit-data"
    assert all("graph.lbug" in holding(folder, words) for words in WORDS)
    run("remove", "child-q", "--data", folder)
    assert [holding(folder, words) for words in WORDS] == [[], [], []]
    assert holding(folder, b"Eastmere Police did not pass") != []


@pytest.mark.skipif(shutil.which("grep") is None, reason="there is no grep here")
def test_the_page_can_be_played_as_it_is_written(run: Run, imported: Path) -> None:
    run("correct", "reject", _item(run), "--why", f"a test: {UNIQUE}")
    (remove, *searches, show) = as_written()
    assert remove[0] == show[0] == "graphkit"
    assert ["corrections.jsonl" in searched(each) for each in searches] == [True, True]
    run(*remove[1:])
    assert list(map(searched, searches)) == ["", ""]
    assert "There is no item, case or review called “child-q”." in run(*show[1:], expect=2).stderr


def searched(command: list[str]) -> str:
    """What a search on the page lists."""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def _item(run: Run) -> str:
    """The id of the statement that only the removed review has."""
    found = re.search(r"child-q/\w+", run("find", "chronology", "-f", "json").stdout)
    assert found is not None
    return found[0]


def test_a_page_in_the_workspace_that_still_holds_it_is_named(run: Run, imported: Path) -> None:
    run("view")
    result = run("remove", "child-q")
    assert "graph.html was made before and still holds words of it: delete it" in result.stderr
    assert holding(imported.parent / "graphkit-data", b"child-q") == ["graph.html"]
    run("view")
    assert holding(imported.parent / "graphkit-data", b"child-q") == []
