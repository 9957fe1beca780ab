"""A load into Neo4j is exact, whatever was there before."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit import schema
from graphkit.errors import GraphkitError
from graphkit.store import Store, StoreError, open_store
from graphkit.store.ledger import FILE
from tests.fiction import elsewhere, item, namesake, overview, record, response, world
from tests.neo4j_server import Server
from tests.store.loaded import dump, edited, fresh, made, many, put


@pytest.fixture
def store(neo4j: Server, tmp_path: Path) -> Iterator[Store]:
    """The server's store, opened for writing by one workspace."""
    opened = open_store(neo4j.uri, tmp_path, read_only=False)
    yield opened
    opened.close()


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


def test_all_the_world_is_not_told_apart_from_its_parts(neo4j: Server, tmp_path: Path) -> None:
    put(neo4j, tmp_path / "w", namesake(), *world()[:2], *world()[3:])
    assert dump(neo4j) == fresh(neo4j, tmp_path, *world())


def test_a_relationship_without_an_end_stops_the_load_of_its_reviews(
    neo4j: Server, store: Store
) -> None:
    found = made(overview())
    found.nodes["Theme"] = [row for row in found.nodes["Theme"] if row["id"] != "recording"]
    with pytest.raises(StoreError) as stopped:
        store.write(found)
    assert str(stopped.value).startswith("Of ")
    assert str(stopped.value).endswith("arrived. Load again.")
    assert neo4j.run("MATCH (r:Review) RETURN count(r) AS n") == [[0]]
