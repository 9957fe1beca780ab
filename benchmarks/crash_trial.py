"""A server to be crashed, and two versions of invented reviews to load into it in turn."""

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from math import inf
from pathlib import Path
from typing import Any

from benchmarks.embedded import records
from graphkit import schema
from graphkit.bodies import load_register
from graphkit.graph import Graph, graph
from graphkit.server import process
from graphkit.server.home import USER, Home
from graphkit.store import open_store
from graphkit.themes import load_themes

REVIEWS, ITEMS = 60, 8
NODES = "MATCH (n) RETURN labels(n)[0] AS label, n.id AS id, properties(n) AS p"
BUSY = (
    "SHOW TRANSACTIONS YIELD currentQuery AS query "
    "WHERE NOT coalesce(query, '') STARTS WITH 'SHOW TRANSACTIONS'"
)
EDGES = (
    "MATCH (a)-[r]->(b) RETURN labels(a)[0] AS label, a.id AS id, "
    "{type: type(r), to: labels(b)[0] + b.id, p: properties(r)} AS p"
)
OWN = ("Review", *schema.ITEMS)
SHARED = "(shared)"

Dump = dict[str, Counter[str]]
"""Everything there is, by the review that it belongs to."""


def version(new: bool) -> Graph:
    """The reviews in one of their two versions: other items, other words."""
    some = []
    for each in islice(records(REVIEWS), REVIEWS):
        items = each.items[2 : ITEMS + 2] if new else each.items[:ITEMS]
        if new:
            items = [replace(item, text=f"{item.text} As corrected.") for item in items]
        some.append(replace(each, items=items))
    return graph(some, load_register(), load_themes())


@dataclass
class Trial:
    """A running server, the two versions of the graph, and what each looks like when whole."""

    folder: Path
    graphs: tuple[Graph, Graph]
    program: Path
    libraries: Path
    whole: list[Dump]
    seconds: float = inf

    @property
    def home(self) -> Home:
        """Where the server keeps its data."""
        return Home.of(self.folder)

    def start(self) -> None:
        """Start the server, or start it again."""
        process.start(self.home, self.program, self.libraries)

    def run(self, *texts: str) -> list[list[Any]]:
        """The rows of some statements."""
        from neo4j import GraphDatabase

        access = self.home.access()
        assert access is not None
        with (
            GraphDatabase.driver(access.uri, auth=(USER, access.password)) as driver,
            driver.session() as session,
        ):
            return [list(row) for text in texts for row in session.run(text)]

    def load(self, which: int) -> None:
        """Load one version, as `graphkit load` does; `seconds` is the least that it took so far.

        The next load meets a server that this one has warmed, and is the quicker for it.
        """
        begun = time.perf_counter()
        store = open_store("neo4j", self.folder, read_only=False)
        store.write(self.graphs[which])
        store.close()
        self.seconds = min(self.seconds, time.perf_counter() - begun)

    def rest(self) -> None:
        """Wait until the server has done with what the killed loader had asked of it.

        It commits what it was told to commit, and gives up what was broken off. Nodes and
        relationships are read by two statements, between which nothing may change.
        """
        while self.run(BUSY):
            time.sleep(0.05)

    def dump(self) -> Dump:
        """What there is now."""
        found: Dump = defaultdict(Counter)
        for label, id, properties in self.run(NODES, EDGES):
            owner = id.partition("/")[0] if label in OWN else SHARED
            found[owner][f"{label} {id} {_ordered(properties)}"] += 1
        return dict(found)

    def prepare(self) -> None:
        """Load each version into an empty database, and keep what it looks like."""
        self.load(0)  # makes the constraints, and warms the server
        for which in (0, 1):
            self.run("MATCH (n) DETACH DELETE n")
            self.load(which)
            self.whole.append(self.dump())


def _ordered(value: Any) -> str:
    if isinstance(value, dict):
        return str([(key, _ordered(each)) for key, each in sorted(value.items())])
    return repr(value)
