"""The workspace's own server: its files, its Java, its commands."""

import json
import os
import re
import socket
from pathlib import Path

import pytest

from graphkit import schema
from graphkit.errors import GraphkitError, Misuse
from graphkit.queries import questions
from graphkit.server import jars, process
from graphkit.server.home import Home, credential
from tests.conftest import Run
from tests.neo4j_server import Server
from tests.server.invented import program


def test_the_password_as_neo4j_keeps_it() -> None:
    line = credential("secret", bytes(32))
    user, algorithm, rest = line.strip().split(":", 2)
    assert (user, algorithm.split(",")[0]) == ("neo4j", "SHA-256")
    assert rest == ""
    assert algorithm.split(",")[2:] == ["00" * 32, "1024"]
    assert "secret" not in line


def test_data_without_its_password_is_left_alone(tmp_path: Path) -> None:
    home = Home.of(tmp_path)
    (home.folder / "data" / "databases").mkdir(parents=True)
    with pytest.raises(GraphkitError, match="graphkit load"):
        home.prepare(7687)


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(Misuse, match="is taken"),
    ):
        process.start(Home.of(tmp_path), Path("java"), tmp_path, taken.getsockname()[1])


@pytest.mark.skipif(os.name == "nt", reason="the invented Java is a shell script")
def test_a_server_that_does_not_start_says_why(tmp_path: Path) -> None:
    home, fake = Home.of(tmp_path), program(tmp_path, "ERROR no such thing")
    with pytest.raises(GraphkitError, match="ERROR no such thing"):
        process.start(home, fake, tmp_path)
    assert process.pid(home) is None
    assert not home.pid_file.exists()


def test_status_before_anything_was_started(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("neo4j", "status", "-f", "json").output)
    assert told == {
        "running": False, "uri": None, "user": "neo4j", "version": jars.VERSION, "pid": None,
        "home": str(tmp_path / "graphkit-data" / "neo4j"),
    }  # fmt: skip
    assert "was not running" in run("neo4j", "stop").output
    assert "never started" in run("neo4j", "logs", expect=1).output


def test_status_of_a_running_server(run: Run, neo4j: Server) -> None:
    told = json.loads(run("--data", neo4j.workspace, "neo4j", "status", "-f", "json").output)
    assert (told["running"], told["uri"]) == (True, neo4j.uri)
    assert neo4j.password not in json.dumps(told)
    assert "Started" in run("--data", neo4j.workspace, "neo4j", "logs", "-n", "100").output


def test_starting_twice_is_starting_once(run: Run, neo4j: Server) -> None:
    said = run("--data", neo4j.workspace, "neo4j", "start").output
    assert neo4j.uri in said


def test_started_used_and_stopped_by_command(
    run: Run, neo4j_server: Server, reviews: Path, tmp_path: Path
) -> None:
    data = ("--data", tmp_path / "own")
    run(*data, "neo4j", "start")
    try:
        run(*data, "--store", "neo4j", "import", reviews)
        before = run(*data, "--store", "neo4j", "status", "-f", "json").output
        assert json.loads(before)["reviews"] == 2
        assert "is stopped" in run(*data, "neo4j", "stop").output
        assert "graphkit neo4j start" in run(*data, "--store", "neo4j", "status", expect=1).output
    finally:
        run(*data, "neo4j", "stop")


def test_the_style_has_every_label_and_every_question(run: Run, tmp_path: Path) -> None:
    run("neo4j", "style", "-o", tmp_path / "browser")
    sheet = (tmp_path / "browser" / "graphkit.grass").read_text(encoding="utf-8")
    assert set(re.findall(r"^node\.(\w+) \{", sheet, re.M)) == set(schema.NODES)
    favourites = tmp_path / "browser" / "favourites"
    assert sorted(path.stem for path in favourites.iterdir()) == sorted(questions())
    text = (favourites / "repeated-failures.cypher").read_text(encoding="utf-8")
    assert text.startswith(
        "// Failures that keep coming back\n"
        ':params {least: 2, area: "", board: "", from_year: 0, to_year: 9999};\n'
    )
