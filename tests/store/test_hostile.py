"""Nothing gets through the door: every attempt on every store is refused and changes nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.door import admit
from graphkit.errors import GraphkitError, Misuse
from graphkit.queries import question, run
from graphkit.store import Store
from tests.store.conftest import Both
from tests.test_door import HOSTILE

TARGET = "hostile-was-here"
WRITES = (
    "CREATE (x:Review {id: 'hostile'})", "MERGE (x:Review {id: 'hostile'})",
    "SET n.title = 'hostile'", "REMOVE n.title", "DETACH DELETE n", "DELETE n",
    "FOREACH (y IN [1] | CREATE (:Review {id: 'hostile'}))", "CALL { CREATE (:Review) }",
)  # fmt: skip
AROUND = (
    "MATCH (n:Review) {}",
    "MATCH (n:Review) WITH n {} RETURN 1 AS one",
    "MATCH (n:Review) {} RETURN n.id AS id",
    "MATCH (n:Review) /* reading only */ {} // really",
    "MATCH (n:Review) RETURN n.id AS id; MATCH (n:Review) {}",
    "MATCH (n:Review) WHERE n.title = 'it''s' {}",
    "MATCH (n:Review) WHERE n.title <> 'x\\\\' {} //'",
)
OUTSIDE = (
    f"COPY (MATCH (n) RETURN n.id) TO '{TARGET}.csv'",
    f"COPY (MATCH (n) RETURN n.id) TO '{TARGET}.parquet' (header=true)",
    f"EXPORT DATABASE '{TARGET}'",
    "LOAD FROM '/etc/passwd' RETURN *",
    "LOAD FROM '/etc/passwd' (delim=':') RETURN column0",
    "LOAD CSV FROM 'http://127.0.0.1:1/x' AS row RETURN row",
    "LOAD CSV WITH HEADERS FROM 'file:///etc/passwd' AS row RETURN row",
    "WITH 1 AS x LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "INSTALL json", "LOAD EXTENSION json", "LOAD json", "UPDATE json", "FORCE INSTALL json",
    f"ATTACH '{TARGET}.db' AS other (dbtype ladybug)", "USE other", "DETACH other",
    "CALL threads=1", "CALL show_functions() RETURN *", "CALL dbms.components()",
    "CALL dbms.listConfig()", "CALL db.clearQueryCaches()", "CALL dbms.killQuery('x')",
    "MATCH (n) CALL db.labels() YIELD label RETURN label", "SHOW USERS", "SHOW SETTINGS",
    "SHOW TRANSACTIONS", "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CREATE USER eve SET PASSWORD 'eve'", "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "DROP CONSTRAINT graphkit_review_id", "DROP TABLE Review", "ALTER TABLE Review DROP title",
    "CREATE NODE TABLE Hostile(id STRING, PRIMARY KEY(id))", "CREATE DATABASE other",
    "STOP DATABASE neo4j", "DROP DATABASE neo4j", "CREATE MACRO f(x) AS x + 1",
    ":use system", ":param x => 1", "IMPORT DATABASE 'x'", "BEGIN", "CHECKPOINT",
)  # fmt: skip
ATTEMPTS = [
    *HOSTILE, *(around.format(write) for around in AROUND for write in WRITES), *OUTSIDE,
]  # fmt: skip

HONEST = [
    "MATCH (n:Review) WHERE n.title CONTAINS 'DROP TABLE' RETURN count(n) AS found",
    "MATCH (n:Review) WHERE n.title = 'x; CREATE (n)' RETURN count(n) AS found",
    "// DELETE everything\nMATCH (n:Review) WHERE n.id = 'SET' RETURN count(n) AS found",
    "MATCH (f:Finding) WHERE f.text CONTAINS 'was created and deleted' RETURN count(f) AS found",
    "MATCH (f:Finding) WHERE f.text =~ '.*(LOAD CSV|INSTALL).*' RETURN count(f) AS found",
]


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest, both: Both) -> Store:
    """Each of the two stores, full."""
    found: Store = getattr(both, request.param)
    return found


def everything(store: Store) -> list[list[Any]]:
    nodes = store.rows("MATCH (n) RETURN n.id AS id, n AS node ORDER BY id, n.name, n.label").rows
    return [*nodes, *store.rows("MATCH ()-[r]->() RETURN count(r) AS n").rows]


@pytest.fixture(scope="module")
def untouched(both: Both) -> Iterator[None]:
    """Afterwards both stores hold what they held before."""
    before = [everything(each) for each in (both.embedded, both.neo4j)]
    yield
    assert [everything(each) for each in (both.embedded, both.neo4j)] == before


def test_there_are_more_than_a_hundred_attempts() -> None:
    assert len(set(ATTEMPTS)) >= 150


@pytest.mark.usefixtures("untouched")
def test_no_attempt_succeeds(store: Store, tmp_path: Path) -> None:
    got_through = []
    for attempt in ATTEMPTS:
        try:
            store.rows(admit(attempt), limit=10, seconds=5)
            got_through.append(attempt)
        except GraphkitError as error:
            assert error.exit_code == 2  # noqa: PT017
    assert got_through == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("untouched")
def test_what_the_door_did_not_see_the_store_refuses(both: Both) -> None:
    for around in AROUND[:2]:
        for write in WRITES[:6]:
            for each in (both.embedded, both.neo4j):
                with pytest.raises(GraphkitError):
                    each.rows(around.format(write))


@pytest.mark.parametrize("statement", HONEST)
def test_an_honest_question_with_such_words_in_it_runs(store: Store, statement: str) -> None:
    assert store.rows(admit(statement), limit=10, seconds=30).rows == [[0]]


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("name", ["theme", "agency", "board", "area"])
def test_a_parameter_is_never_run(store: Store, name: str) -> None:
    asked = {"theme": "agency-failures", "agency": "recommendations-for"}
    for value in ("' DETACH DELETE n //", "x'; DROP TABLE Review; //", "\\u0027 SET n.x = 1", "`"):
        with pytest.raises(Misuse):
            run(question(asked.get(name, "repeated-failures")), store, {name: value})
