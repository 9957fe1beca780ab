"""The invented graph that the ways of loading are measured with, cut into batches."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from graphkit.graph import Graph
from graphkit.server.home import USER, Access

BATCH = 10_000

Row = dict[str, Any]


def rows_of(found: Graph) -> int:
    """Nodes and relationships of a graph."""
    return sum(map(len, found.nodes.values())) + sum(map(len, found.edges.values()))


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows, so many at a time."""
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch


def given(row: Row) -> Row:
    """The properties that a relationship's row has."""
    return {k: v for k, v in row.items() if k not in ("from", "to") and v is not None}


@contextmanager
def session(access: Access) -> Iterator[Any]:
    """A session of the official driver."""
    from neo4j import GraphDatabase

    with (
        GraphDatabase.driver(access.uri, auth=(USER, access.password)) as driver,
        driver.session() as opened,
    ):
        yield opened
