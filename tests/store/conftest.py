"""Two stores that hold the same records: the embedded one, and a real Neo4j."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graphkit.bodies import load_register
from graphkit.graph import Graph, graph
from graphkit.record import Record
from graphkit.store import Store, open_store
from graphkit.themes import load_themes
from tests.fiction import world
from tests.neo4j_server import Server

GOLD = Path(__file__).parents[1] / "gold"


def gold() -> list[Record]:
    """The records of the bundled samples, as a person coded them."""
    paths = sorted(GOLD.glob("*.json"))
    return [
        Record.from_json(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in paths
    ]


def known(*records: Record) -> Graph:
    """The graph of some records in the field's own vocabulary."""
    return graph(records, load_register(), load_themes())


@dataclass(frozen=True)
class Both:
    """The two stores."""

    embedded: Store
    neo4j: Store


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, neo4j_server: Server) -> Iterator[Both]:
    """Both stores with the same records in them, open for the whole module."""
    folder, found = tmp_path_factory.mktemp("both"), known(*gold(), *world())
    with pytest.MonkeyPatch.context() as patch:
        neo4j_server.login(patch)
        neo4j_server.wipe()
        stores = Both(*(open_store(url, folder, False) for url in ("", neo4j_server.uri)))
        for store in (stores.embedded, stores.neo4j):
            store.write(found)
        yield stores
        for store in (stores.embedded, stores.neo4j):
            store.close()
