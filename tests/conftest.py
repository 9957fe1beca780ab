"""What the tests share: invented reviews, and the command line run in a folder of its own."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphkit.bodies import Register, load_register
from graphkit.themes import Themes, load_themes
from tests.kept import workspace as workspace
from tests.neo4j_server import neo4j as neo4j
from tests.neo4j_server import neo4j_server as neo4j_server

# The records that tests expect are those of the linear models; processes of tests see this too.
os.environ["GRAPHKIT_ENCODER"] = "off"

Run = Callable[..., Result]
LOGIN = ("NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")

CHILD_Q = """Harrowfield Safeguarding Children Board

Serious Case Review: Child Q

Published June 2015

Findings

- Harrowfield Police did not tell the health visitor about the assault in March 2014.
- The GP practice did not share its concerns about Mother's mental health with the midwife.

Good practice

- The school nurse kept a careful chronology of Child Q's injuries.

Recommendations

- Harrowfield Police should tell health visitors about every incident in a house with an infant.
"""
CHILD_R = """Eastmere Safeguarding Children Board

Serious Case Review: Child R

Published March 2017

Findings

- Eastmere Police did not pass information about Father's arrest to Children's Social Care.

Recommendations

- Eastmere Safeguarding Children Board should audit how information is shared after an arrest.
"""


@pytest.fixture(autouse=True)
def _own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every test runs in an empty folder, and with none of the developer's own settings."""
    for name in ("GRAPHKIT_DATA", "GRAPHKIT_STORE", "GRAPHKIT_HOME", *LOGIN):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def write_reviews(folder: Path) -> Path:
    """A folder with two invented reviews, of Child Q and Child R."""
    folder.mkdir()
    (folder / "child-q.txt").write_text(CHILD_Q, encoding="utf-8")
    (folder / "child-r.txt").write_text(CHILD_R, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def register() -> Register:
    """The shipped register of bodies."""
    return load_register()


@pytest.fixture(scope="session")
def themes() -> Themes:
    """The shipped themes and their cues."""
    return load_themes()


@pytest.fixture
def reviews(tmp_path: Path) -> Path:
    """A folder with two invented reviews, of Child Q and Child R."""
    return write_reviews(tmp_path / "reviews")


@pytest.fixture(scope="session")
def _once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented reviews and the workspace they were imported into, made once."""
    from graphkit.cli import cli

    folder = tmp_path_factory.mktemp("once")
    reviews = write_reviews(folder / "reviews")
    arguments = ["import", str(reviews), "--data", str(folder / "graphkit-data")]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def imported(tmp_path: Path, _once: Path) -> Path:
    """The folder of the two invented reviews, imported into the workspace of this test."""
    shutil.copytree(_once, tmp_path, dirs_exist_ok=True)
    return tmp_path / "reviews"


@pytest.fixture
def run() -> Run:
    """Runs `graphkit` with these arguments, in the test's own folder."""
    from graphkit.cli import cli

    def graphkit(*arguments: str | Path, expect: int = 0) -> Result:
        result = CliRunner().invoke(cli, [str(each) for each in arguments], prog_name="graphkit")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == expect, result.output
        return result

    return graphkit
