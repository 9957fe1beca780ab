"""A graphkit graph in the hands of py2neo, against a real server."""

import gc
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import GraphkitError
from graphkit.graph import graph
from graphkit.store import open_store
from tests.fiction import THEMES, Register, world
from tests.neo4j_server import Server

pytest.importorskip("py2neo", exc_type=ImportError)
from graphkit import py2neo


@pytest.fixture(autouse=True)
def _its_connections_end_here() -> Iterator[None]:
    """It leaves its connections to the garbage collector, which would blame another test."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()


@pytest.fixture
def target(neo4j: Server, tmp_path: Path) -> Iterator[Any]:
    """The invented world, as py2neo sees it."""
    store = open_store(neo4j.uri, tmp_path, read_only=False)
    store.write(graph(world(), Register(), THEMES))
    store.close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own, for Pythons newer than it is
        yield py2neo.graph(neo4j.uri)


def test_it_answers(target: Any) -> None:
    assert target.run("MATCH (r:Review) RETURN count(r) AS n").evaluate() == 5


def test_matchers_find_nodes_and_relationships(target: Any) -> None:
    theme = target.nodes.match("Theme", id="recording").first()
    assert theme["name"] == "Recording"
    assert target.nodes.match("Case", collective=False).count() == 3
    assert target.relationships.match((None, theme), "HAS_THEME").count() == 3


def test_classes_follow_relationships_both_ways(target: Any) -> None:
    finding = py2neo.model("Finding").match(target, "ashby-child-a/i1").first()
    assert finding.text == "Text of i1."
    assert [theme.id for theme in finding.HAS_THEME] == ["information-sharing"]
    assert [review.id for review in finding.REPORTED_IN] == ["ashby-child-a"]
    (case,) = finding.ABOUT_CASE
    found = sorted(review.id for review in case.EXAMINES_of)
    assert found == ["ashby-child-a", "ashby-child-a-response"]
    assert not hasattr(py2neo.Theme, "HAS_THEME_of")  # findings, lessons and others in one


def test_the_workspaces_own_server_is_the_default(neo4j: Server) -> None:
    opened = py2neo.graph(data=str(neo4j.workspace))
    assert opened.run("RETURN 1 AS one").evaluate() == 1


def test_a_wrong_password_is_said(neo4j: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "nora")
    with pytest.raises(GraphkitError, match="refuses the login"):
        py2neo.graph(neo4j.uri)


def test_there_is_no_class_of_an_unknown_label() -> None:
    with pytest.raises(AttributeError, match="Nobody"):
        _ = py2neo.Nobody
