"""The ways of getting a graph into Neo4j that are set side by side."""

import json
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.load_rows import Row, batches, given, session
from graphkit import schema
from graphkit.graph import Graph
from graphkit.server.home import USER, Access
from graphkit.store import open_store

NEOMODEL = Path(__file__).with_name("load_neomodel.py")


@dataclass(frozen=True)
class Setting:
    """The server, the workspace it belongs to, and the Python that has neomodel, if any."""

    access: Access
    folder: Path
    neomodel: Path | None = None


Way = Callable[[Setting, Graph], float]
"""Loads a graph into an empty database; how many seconds that took."""


def clocked(way: Callable[[Setting, Graph], None]) -> Way:
    """The way as it is, with the clock beside it."""

    def seconds(setting: Setting, found: Graph) -> float:
        start = time.perf_counter()
        way(setting, found)
        return time.perf_counter() - start

    return seconds


@clocked
def by_graphkit(setting: Setting, found: Graph) -> None:
    """As `graphkit load` does it."""
    store = open_store("neo4j", setting.folder, read_only=False)
    store.write(found)
    store.close()


@clocked
def by_raw(setting: Setting, found: Graph) -> None:
    """UNWIND … CREATE with nothing to find: every relationship leads back to its own node."""
    own: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for (kind, one, _other), rows in found.edges.items():
        for row in rows:
            own[one, row["from"]][kind].append(row)
    with session(setting.access) as opened:
        for label, rows in found.nodes.items():
            kinds = sorted({kind for kind, one, _ in found.edges if one == label})
            text = f"UNWIND $rows AS row CREATE (n:`{label}`) SET n = row.p {_loops(label, kinds)}"
            full = ({"p": row, **{k: own[label, row["id"]][k] for k in kinds}} for row in rows)
            for batch in batches(full):
                opened.run(text, rows=batch).consume()


def _loops(label: str, kinds: list[str]) -> str:
    parts = []
    for kind in kinds:
        names = next(p for pair, p in schema.EDGES.items() if pair[:2] == (kind, label))
        properties = ", ".join(f"`{name}`: e.`{name}`" for name in names)
        parts.append(f"FOREACH (e IN row.{kind} | CREATE (n)-[:{kind} {{{properties}}}]->(n))")
    return " ".join(parts)


@clocked
def by_batches(setting: Setting, found: Graph) -> None:
    """UNWIND … CREATE for nodes, UNWIND … MATCH both ends … CREATE for relationships."""
    with session(setting.access) as opened:
        for label, rows in found.nodes.items():
            for batch in batches(rows):
                text = f"UNWIND $rows AS row CREATE (n:`{label}`) SET n = row"
                opened.run(text, rows=batch).consume()
        for pair, rows in found.edges.items():
            for batch in batches(rows):
                opened.run(_between(pair), rows=batch).consume()


def _between(pair: schema.Pair) -> str:
    kind, one, other = pair
    properties = ", ".join(f"`{name}`: row.`{name}`" for name in schema.EDGES[pair])
    return (
        f"UNWIND $rows AS row MATCH (a:`{one}` {{id: row.from}}) "
        f"MATCH (b:`{other}` {{id: row.to}}) CREATE (a)-[:`{kind}` {{{properties}}}]->(b)"
    )


@clocked
def by_py2neo(setting: Setting, found: Graph) -> None:
    """The bulk merge of py2neo."""
    from py2neo import Graph as Py2neo
    from py2neo.bulk import merge_nodes, merge_relationships

    target = Py2neo(setting.access.uri, auth=(USER, setting.access.password))
    for label, rows in found.nodes.items():
        for batch in batches({k: v for k, v in row.items() if v is not None} for row in rows):
            merge_nodes(target.auto(), batch, (label, "id"))
    for (kind, one, other), rows in found.edges.items():
        for batch in batches(rows):
            triples = [(row["from"], given(row), row["to"]) for row in batch]
            merge_relationships(target.auto(), triples, kind, (one, "id"), (other, "id"))


@clocked
def row_by_row(setting: Setting, found: Graph) -> None:
    """One MERGE, one transaction a row."""
    with session(setting.access) as opened:
        for label, rows in found.nodes.items():
            text = f"MERGE (n:`{label}` {{id: $row.id}}) SET n = $row"
            for row in rows:
                opened.run(text, row=row).consume()
        for (kind, one, other), rows in found.edges.items():
            text = (
                f"MATCH (a:`{one}` {{id: $from}}) MATCH (b:`{other}` {{id: $to}}) "
                f"MERGE (a)-[r:`{kind}`]->(b) SET r += $p"
            )
            for row in rows:
                ends = {"from": row["from"], "to": row["to"], "p": given(row)}
                opened.run(text, ends).consume()


def by_neomodel(setting: Setting, found: Graph) -> float:
    """Objects of neomodel, in a Python of its own: its driver is an older one."""
    said: dict[str, Any] = {
        "url": setting.access.uri.replace("://", f"://{USER}:{setting.access.password}@"),
        "schema": [list(schema.NODES.items()), list(schema.EDGES.items())],
        "nodes": list(found.nodes.items()),
        "edges": list(found.edges.items()),
    }
    done = subprocess.run(
        [str(setting.neomodel), str(NEOMODEL)],
        input=json.dumps(said), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"neomodel failed: {done.stderr.strip()}")
    return float(done.stdout)


WAYS: dict[str, tuple[Way, str, bool]] = {
    "graphkit": (by_graphkit, "neo4j", False),
    "raw CREATE, nothing to find": (by_raw, "neo4j", False),
    "CREATE and MATCH, batches": (by_batches, "neo4j", False),
    "py2neo bulk merge": (by_py2neo, "py2neo", False),
    "row by row": (row_by_row, "neo4j", True),
    "neomodel": (by_neomodel, "", True),
}
"""Each way, the library it needs, and whether it is slow."""
