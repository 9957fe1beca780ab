"""A real Neo4j for the tests: started once for the whole run, when the first test needs it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import GraphkitError
from graphkit.server import jars, java, process
from graphkit.server.home import USER, Home

HOMES = Path(tempfile.gettempdir()) / "graphkit-tests"
# Starts in half the time and works at half the speed: right for tests, for nothing else.
FAST = ("-XX:TieredStopAtLevel=1",)


@dataclass(frozen=True)
class Server:
    """The running server, and the workspace it belongs to."""

    workspace: Path
    uri: str
    password: str

    def session(self) -> Any:
        """A driver's session in which anything goes; close both through `with`."""
        from neo4j import GraphDatabase

        return GraphDatabase.driver(self.uri, auth=(USER, self.password))

    def run(self, statement: str, **parameters: Any) -> list[list[Any]]:
        """The rows of any statement, past graphkit's door."""
        with self.session() as driver:
            return [list(record) for record in driver.execute_query(statement, parameters).records]

    def wipe(self) -> None:
        """Take everything out but the constraints."""
        self.run("MATCH (n) DETACH DELETE n")

    def login(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put the login into the environment, as for a server of somebody else's."""
        for name in ("NEO4J_USERNAME", "NEO4J_DATABASE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("NEO4J_PASSWORD", self.password)


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """The server; where it cannot be had the tests are skipped, but under CI they fail."""
    _sweep()
    workspace = HOMES / str(os.getpid())
    try:
        home = Home.of(workspace)
        process.start(home, java.java(), jars.fetched(), flags=FAST)
    except GraphkitError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(f"no Neo4j to test with: {error}")
        pytest.skip(f"no Neo4j to test with: {error}")
    access = home.access()
    assert access is not None
    yield Server(workspace, access.uri, access.password)
    process.stop(home)
    shutil.rmtree(workspace)


@pytest.fixture
def neo4j(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The server, empty, its login in the environment."""
    neo4j_server.login(monkeypatch)
    neo4j_server.wipe()
    return neo4j_server


def _sweep() -> None:
    """Stop what a run that was killed has left behind."""
    for workspace in HOMES.glob("*"):
        if not _alive(int(workspace.name)):
            process.stop(Home.of(workspace))
            shutil.rmtree(workspace)


def _alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
