"""A Neo4j server as a store: exact whatever was there before, and plain when it cannot be used."""

import random
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from graphkit import schema
from graphkit.errors import GraphkitError, Misuse
from graphkit.graph import Graph, graph
from graphkit.record import Record
from graphkit.server.home import USER, Home
from graphkit.store import Store, StoreError, open_store
from graphkit.store.ledger import FILE
from tests.fiction import (
    THEMES,
    Register,
    elsewhere,
    item,
    namesake,
    overview,
    record,
    response,
    world,
)
from tests.neo4j_server import Server

Dump = tuple[list[Any], list[Any]]
ROOT = Path(__file__).parents[2]


def made(*records: Record) -> Graph:
    return graph(records, Register(), THEMES)


@pytest.fixture
def store(neo4j: Server, tmp_path: Path) -> Iterator[Store]:
    """The server's store, opened for writing by one workspace."""
    opened = open_store(neo4j.uri, tmp_path, read_only=False)
    yield opened
    opened.close()


def dump(server: Server) -> Dump:
    """Everything there is, past graphkit: every node and relationship with all its properties."""
    nodes = server.run("MATCH (n) RETURN labels(n) AS l, properties(n) AS p")
    edges = server.run(
        "MATCH (a)-[r]->(b) "
        "RETURN labels(a) AS a, a.id AS x, type(r) AS t, labels(b) AS b, b.id AS y, "
        "properties(r) AS p"
    )
    return sorted(map(_frozen, nodes)), sorted(map(_frozen, edges))


def _frozen(row: list[Any]) -> str:
    return repr([sorted(each.items()) if isinstance(each, dict) else each for each in row])


def fresh(server: Server, folder: Path, *records: Record) -> Dump:
    """What there is when these records, and nothing before them, are loaded."""
    server.wipe()
    put(server, folder / "fresh", *records)
    return dump(server)


def put(server: Server, folder: Path, *records: Record) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    opened = open_store(server.uri, folder, read_only=False)
    opened.write(made(*records))
    opened.close()


def edited() -> Record:
    """The overview report, corrected: an item fewer, one of other words, one of other themes."""
    whole = overview()
    kept = [replace(whole.items[0], text="Other words."), *whole.items[2:]]
    kept[1] = replace(kept[1], themes=["neglect"], responsible=["general-practice"])
    case = replace(whole.cases[0], incident="2009-06", factors=["recording"])
    return replace(whole, items=kept, cases=[case], agencies=whole.agencies[:1])


def test_the_ids_are_unique_before_anything_is_written(neo4j: Server, store: Store) -> None:
    store.write(made(*world()))
    found = neo4j.run("SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type")
    assert {row[0][0] for row in found if row[1] == ["id"]} == set(schema.NODES)


def test_what_is_loaded_and_removed_was_never_there(
    neo4j: Server, store: Store, tmp_path: Path
) -> None:
    for gone in world():
        kept = [each for each in world() if each.id != gone.id]
        store.write(made(*world()))
        store.write(made(*kept))
        assert dump(neo4j) == fresh(neo4j, tmp_path, *kept)


def test_an_edited_review_takes_the_place_of_the_old_one(
    neo4j: Server, store: Store, tmp_path: Path
) -> None:
    store.write(made(overview()))
    store.write(made(edited()))
    assert dump(neo4j) == fresh(neo4j, tmp_path, edited())


def test_nothing_is_left_of_a_workspace_emptied(
    neo4j: Server, store: Store, tmp_path: Path
) -> None:
    store.write(made(*world()))
    store.write(made())
    assert dump(neo4j) == fresh(neo4j, tmp_path)


@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_loads_ends_the_same(
    neo4j: Server, store: Store, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(4):
        some = chance.sample([*world()[1:], chance.choice([overview(), edited()])], 3)
        store.write(made(*some))
    last = [*world()[1:], edited()]
    store.write(made(*chance.sample(last, 5)))
    store.write(made(*last))
    assert dump(neo4j) == fresh(neo4j, tmp_path, *last)


def many(count: int) -> list[Record]:
    """More reviews than one transaction takes, with bodies and cases in common."""
    return [replace(each, id=f"{each.id}-{n:02}") for n in range(count // 5) for each in world()]


def test_many_transactions_are_as_exact_as_one(
    neo4j: Server, store: Store, tmp_path: Path
) -> None:
    found = made(*many(60))
    store.write(made(*many(40)))
    store.write(found)
    nodes = {label: len(rows) for label, rows in found.nodes.items()}
    counted = neo4j.run("MATCH (n) RETURN labels(n)[0] AS l, count(*) AS n")
    assert dict(counted) == {label: n for label, n in nodes.items() if n}
    edges = sum(len(rows) for rows in found.edges.values())
    assert neo4j.run("MATCH ()-[r]->() RETURN count(r) AS n") == [[edges]]
    assert dump(neo4j) == fresh(neo4j, tmp_path, *many(60))


def test_the_reviews_of_another_workspace_stay(neo4j: Server, tmp_path: Path) -> None:
    put(neo4j, tmp_path / "one", overview(), response())
    put(neo4j, tmp_path / "two", elsewhere())
    put(neo4j, tmp_path / "one", overview())
    found = neo4j.run("MATCH (r:Review) RETURN r.id AS id ORDER BY id")
    assert found == [["ashby-child-a"], ["brook-child-b"]]
    put(neo4j, tmp_path / "two")
    assert dump(neo4j) == fresh(neo4j, tmp_path, overview())


def test_nodes_of_other_programs_stay(neo4j: Server, store: Store) -> None:
    neo4j.run("CREATE (:Person {id: 'x'})-[:KNOWS]->(:Person {id: 'y'})")
    store.write(made(*world()))
    store.write(made())
    assert neo4j.run("MATCH (:Person)-[r:KNOWS]->(:Person) RETURN count(r) AS n") == [[1]]


LOADER = """
import sys
from pathlib import Path
from graphkit.store import open_store
from tests.store.test_neo4j import made, many, overview, edited, world
uri, folder, which = sys.argv[1:]
records = {"first": many(30)[:15], "second": many(30)[15:], "old": world(), "new": [edited()]}
store = open_store(uri, Path(folder), read_only=False)
print("ready", flush=True)
sys.stdin.readline()
for _ in range(3):
    store.write(made(*records[which]))
store.close()
"""


def together(server: Server, folder: Path, *which: str) -> None:
    """Load these sets of records at the same moment, each from a process and workspace of its own.

    Three times over, so that they meet. A load that fails fails the test.
    """
    processes = []
    for name in which:
        (folder / name).mkdir()
        command = [sys.executable, "-c", dedent(LOADER), server.uri, str(folder / name), name]
        processes.append(
            subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        )
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.communicate("go\n")
    assert [process.returncode for process in processes] == [0] * len(which)


def test_two_processes_load_different_reviews_at_once(neo4j: Server, tmp_path: Path) -> None:
    together(neo4j, tmp_path, "first", "second")
    found = neo4j.run("MATCH (r:Review) RETURN r.id AS id ORDER BY id")
    assert [row[0] for row in found] == sorted(each.id for each in many(30))
    items = neo4j.run("MATCH (i)-[:REPORTED_IN]->(:Review) RETURN count(i) AS n")
    assert items == [[sum(len(each.items) for each in many(30))]]
    assert neo4j.run("MATCH (i)-[:NAMES]->(:Agency) RETURN count(*) AS n") == [
        [sum(len(rows) for name in ("first", "second") for rows in named(name))]
    ]


def named(which: str) -> Iterator[list[Any]]:
    records = many(30)[:15] if which == "first" else many(30)[15:]
    edges = made(*records).edges
    return (rows for pair, rows in edges.items() if pair[0] == "NAMES")


def test_of_two_who_load_the_same_review_the_last_whole_one_wins(
    neo4j: Server, tmp_path: Path
) -> None:
    together(neo4j, tmp_path, "old", "new")
    found = neo4j.run(
        "MATCH (i)-[:REPORTED_IN]->(:Review {id: 'ashby-child-a'}) RETURN i.id AS id, i.text AS t "
        "ORDER BY id"
    )
    whole = [
        [[f"ashby-child-a/{each.id}", each.text] for each in one.items]
        for one in (overview(), edited())
    ]
    assert found in whole


@pytest.mark.parametrize(
    ("label", "name", "value"),
    [("Finding", "page", "3"), ("Case", "collective", 1), ("Review", "title", 5)],
)
def test_a_value_of_the_wrong_type_is_refused_before_anything_is_written(
    neo4j: Server, store: Store, label: str, name: str, value: Any
) -> None:
    found = made(overview())
    found.nodes[label][0][name] = value
    with pytest.raises(GraphkitError, match=name):
        store.write(found)
    assert neo4j.run("MATCH (r:Review) RETURN count(r) AS n") == [[0]]


def test_half_a_character_is_refused(store: Store) -> None:
    with pytest.raises(GraphkitError, match="half a character"):
        store.write(made(record("r", [item("i", text="\ud83d")])))


def test_the_ledger_names_no_password(neo4j: Server, store: Store, tmp_path: Path) -> None:
    store.write(made(overview()))
    written = (tmp_path / FILE).read_text(encoding="utf-8")
    assert "ashby-child-a" in written
    assert neo4j.password not in written


def sentence(url: str, folder: Path) -> str:
    """What is said when the store at `url` cannot be used: one line."""
    with pytest.raises(StoreError) as refused:
        open_store(url, folder).rows("RETURN 1 AS one")
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_a_refused_login(
    neo4j: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "nora")
    said = sentence(neo4j.uri, tmp_path)
    assert said == (
        f"{neo4j.uri} refuses the login of “nora”. "
        "Set NEO4J_USERNAME and NEO4J_PASSWORD in the environment or in .env."
    )


def test_no_login(neo4j: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    assert "refuses the login" in sentence(neo4j.uri, tmp_path)


def test_a_database_that_is_not_there(
    neo4j: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "nowhere")
    said = sentence(neo4j.uri, tmp_path)
    assert said.startswith(f"{neo4j.uri} has no database “nowhere”")


def test_an_unreachable_host(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    for scheme in ("bolt", "neo4j"):
        assert "cannot be reached" in sentence(f"{scheme}://127.0.0.1:{port}", tmp_path)


def test_no_encryption_where_it_is_asked_for(neo4j: Server, tmp_path: Path) -> None:
    for scheme in ("bolt+s", "neo4j+s"):
        url = neo4j.uri.replace("bolt", scheme)
        assert "cannot be reached" in sentence(url, tmp_path)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_both_protocols_answer(neo4j: Server, tmp_path: Path, scheme: str) -> None:
    store = open_store(neo4j.uri.replace("bolt", scheme), tmp_path)
    assert store.rows("RETURN 1 AS one").rows == [[1]]
    store.close()


def test_the_login_may_stand_in_a_file(
    neo4j: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    lines = f"# ours\nexport NEO4J_USERNAME={USER}\nNEO4J_PASSWORD='{neo4j.password}'\n"
    (tmp_path / ".env").write_text(lines, encoding="utf-8")
    store = open_store(neo4j.uri, tmp_path)
    assert store.rows("RETURN 1 AS one").rows == [[1]]
    store.close()


def test_the_workspaces_own_server_needs_no_settings(
    neo4j: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "of another server")
    for url in ("neo4j", neo4j.uri):
        store = open_store(url, neo4j.workspace)
        assert store.rows("RETURN 1 AS one").rows == [[1]]
        store.close()


def test_the_workspaces_own_server_must_be_running(tmp_path: Path) -> None:
    with pytest.raises(GraphkitError, match="graphkit neo4j start"):
        open_store("neo4j", tmp_path)


@pytest.mark.parametrize(
    "url", ["neo4j://me:secret@host", "bolt://", "bolt://host/db", "bolt://host?x=1"]
)
def test_an_address_that_says_too_much_or_too_little(url: str, tmp_path: Path) -> None:
    with pytest.raises(Misuse) as refused:
        open_store(url, tmp_path)
    assert "secret" not in str(refused.value)


def test_the_password_is_for_the_owner_alone(neo4j: Server) -> None:
    home = Home.of(neo4j.workspace)
    assert stat.S_IMODE((home.folder / "access.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700


def test_all_the_world_is_not_told_apart_from_its_parts(neo4j: Server, tmp_path: Path) -> None:
    put(neo4j, tmp_path / "w", namesake(), *world()[:2], *world()[3:])
    assert dump(neo4j) == fresh(neo4j, tmp_path, *world())
