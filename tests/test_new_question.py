"""`graphkit new-question`: a question that runs as it is, and overwrites nothing."""

from pathlib import Path

import pytest

from graphkit.portable import require_portable
from graphkit.queries import question
from tests.conftest import Run


def test_the_new_question_can_be_asked_as_it_is(
    run: Run, imported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path / "home"))
    said = run("new-question", "placements").stderr
    assert said.startswith(f"Now edit {tmp_path / 'home' / 'cypher' / 'placements.cypher'}, then: ")
    assert said.endswith("graphkit ask placements\n")
    require_portable(question("placements").cypher)
    answered = run("ask", "placements", "-f", "csv").stdout.splitlines()
    assert answered[0] == "theme,cases,of,share,low,high,quote,place"
    assert answered[1].startswith("Information sharing,2,2,1.0,0.342,1.0,")


def test_without_a_home_it_goes_here_and_says_how_it_is_found(run: Run) -> None:
    said = run("new-question", "placements").stderr
    assert Path("cypher/placements.cypher").is_file()
    assert "GRAPHKIT_HOME=. " in said


def test_nothing_is_overwritten(run: Run) -> None:
    Path("cypher").mkdir()
    Path("cypher/mine.cypher").write_text("mine")
    said = run("new-question", "mine", expect=1).stderr
    assert "is there already. Choose another name" in said
    assert Path("cypher/mine.cypher").read_text() == "mine"


def test_taking_the_place_of_a_shipped_question_is_said(run: Run) -> None:
    said = run("new-question", "theme-profile").stderr
    assert "takes the place of the question “theme-profile” that graphkit brings" in said


@pytest.mark.parametrize("name", ["Placements", "a b", "../x", "x.cypher", "", "-x", "x-"])
def test_what_is_no_name_is_refused(run: Run, name: str) -> None:
    assert run("new-question", "--", name, expect=2).exit_code == 2
    assert not Path("cypher").exists()
