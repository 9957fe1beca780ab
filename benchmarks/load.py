"""How fast reviews get into Neo4j: graphkit beside the other ways, on one warmed server.

    python benchmarks/load.py [--reviews N] [--rounds N] [--whole]

It starts a Neo4j of its own. The reviews are invented, from a fixed seed. The rate is nodes and
relationships a second on the wall clock, the middle one of the rounds. The two slow ways load the
first reviews only, unless `--whole` is given; their rate hardly depends on the number. Ways whose
library is not installed are left out.
"""

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.embedded import records
from graphkit import schema
from graphkit.bodies import load_register
from graphkit.graph import Graph, graph
from graphkit.server import jars, java, process
from graphkit.server.home import USER, Access, Home
from graphkit.store import open_store, statements
from graphkit.themes import load_themes

REVIEWS = 185
ROUNDS = 3
SLOW = 12
"""Reviews that the slow ways load."""
BATCH = 10_000

Row = dict[str, Any]
Way = Callable[[Access, Path, Graph], None]


def rows_of(found: Graph) -> int:
    """Nodes and relationships of a graph."""
    return sum(map(len, found.nodes.values())) + sum(map(len, found.edges.values()))


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows, so many at a time."""
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch


@contextmanager
def session(access: Access) -> Iterator[Any]:
    """A session of the official driver."""
    from neo4j import GraphDatabase

    with (
        GraphDatabase.driver(access.uri, auth=(USER, access.password)) as driver,
        driver.session() as opened,
    ):
        yield opened


def by_graphkit(access: Access, folder: Path, found: Graph) -> None:
    """As `graphkit load` does it."""
    store = open_store("neo4j", folder, read_only=False)
    store.write(found)
    store.close()


def by_raw(access: Access, _: Path, found: Graph) -> None:
    """UNWIND … CREATE with nothing to find: every relationship leads back to its own node."""
    own: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for (kind, one, _other), rows in found.edges.items():
        for row in rows:
            own[one, row["from"]][kind].append(row)
    with session(access) as opened:
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


def by_batches(access: Access, _: Path, found: Graph) -> None:
    """UNWIND … CREATE for nodes, UNWIND … MATCH both ends … CREATE for relationships."""
    with session(access) as opened:
        for label, rows in found.nodes.items():
            for batch in batches(rows):
                opened.run(statements.create_nodes(label), rows=batch).consume()
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


def by_py2neo(access: Access, _: Path, found: Graph) -> None:
    """The bulk merge of py2neo."""
    from py2neo import Graph as Py2neo
    from py2neo.bulk import merge_nodes, merge_relationships

    target = Py2neo(access.uri, auth=(USER, access.password))
    for label, rows in found.nodes.items():
        for batch in batches({k: v for k, v in row.items() if v is not None} for row in rows):
            merge_nodes(target.auto(), batch, (label, "id"))
    for (kind, one, other), rows in found.edges.items():
        for batch in batches(rows):
            triples = [(row["from"], _properties(row), row["to"]) for row in batch]
            merge_relationships(target.auto(), triples, kind, (one, "id"), (other, "id"))


def _properties(row: Row) -> Row:
    return {k: v for k, v in row.items() if k not in ("from", "to") and v is not None}


def row_by_row(access: Access, _: Path, found: Graph) -> None:
    """One MERGE, one transaction a row."""
    with session(access) as opened:
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
                ends = {"from": row["from"], "to": row["to"], "p": _properties(row)}
                opened.run(text, ends).consume()


def by_neomodel(access: Access, _: Path, found: Graph) -> None:
    """Objects of neomodel, saved and connected one by one."""
    from neomodel import db

    db.set_connection(access.uri.replace("://", f"://{USER}:{access.password}@"))
    classes = {label: _class(label) for label in schema.NODES}
    made = {}
    for label, rows in found.nodes.items():
        for row in rows:
            values = {name: row[name] for name in schema.NODES[label]}
            made[label, row["id"]] = classes[label](key=row["id"], **values).save()
    for (kind, one, other), rows in found.edges.items():
        for row in rows:
            start = made[one, row["from"]]
            getattr(start, f"{kind}_{other}").connect(made[other, row["to"]], _properties(row))


CLASSES: dict[str, Any] = {}


def _class(label: str) -> Any:
    """The neomodel class of a label, made once."""
    import neomodel as nm

    kinds = {
        "text": nm.StringProperty, "int": nm.IntegerProperty, "float": nm.FloatProperty,
        "bool": nm.BooleanProperty,
    }  # fmt: skip
    if label not in CLASSES:
        key = nm.StringProperty(unique_index=True, db_property="id")
        members: Row = {"key": key, "__label__": label}
        members |= {name: kinds[kind]() for name, kind in schema.NODES[label].items()}
        for (kind, one, other), properties in schema.EDGES.items():
            if one == label:
                fields = {name: kinds[k]() for name, k in properties.items()}
                model = type(f"{kind}_{one}_{other}", (nm.StructuredRel,), fields)
                members[f"{kind}_{other}"] = nm.RelationshipTo(other, kind, model=model)
        CLASSES[label] = type(label, (nm.StructuredNode,), {"__module__": __name__, **members})
        globals()[label] = CLASSES[label]  # where neomodel looks for the ends
    return CLASSES[label]


WAYS: dict[str, tuple[Way, str, bool]] = {
    "graphkit": (by_graphkit, "neo4j", False),
    "raw CREATE, nothing to find": (by_raw, "neo4j", False),
    "CREATE and MATCH, batches": (by_batches, "neo4j", False),
    "py2neo bulk merge": (by_py2neo, "py2neo", False),
    "row by row": (row_by_row, "neo4j", True),
    "neomodel": (by_neomodel, "neomodel", True),
}
"""Each way, the library it needs, and whether it is slow."""


def wipe(access: Access) -> None:
    """An empty database with its constraints, as every way finds it."""
    with session(access) as opened:
        opened.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS").consume()


def timed(way: Way, access: Access, folder: Path, found: Graph) -> float:
    """Rows a second of one load into an empty database."""
    wipe(access)
    start = time.perf_counter()
    way(access, folder, found)
    took = time.perf_counter() - start
    with session(access) as opened:
        text = "MATCH (n) RETURN count(n) + COUNT { MATCH ()-[]->() } AS n"
        arrived = opened.run(text).single()["n"]
    if arrived != rows_of(found):
        raise SystemExit(f"{way.__name__}: {arrived} of {rows_of(found)} rows arrived")
    return rows_of(found) / took


def measure(access: Access, folder: Path, made: Graph, few: Graph | None, rounds: int) -> None:
    """Run every way, the rounds of all in turn, and print a table."""
    by_graphkit(access, folder, made)  # constraints, and a warm server
    ways = {name: way for name, way in WAYS.items() if find_spec(way[1])}
    if few is None:
        ways = {name: way for name, way in ways.items() if not way[2]}
    rates: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        for name, (way, _, slow) in ways.items():
            if not slow or number == rounds:
                rate = timed(way, access, folder, few if few and slow else made)
                print(f"{name}: {rate:,.0f}", file=sys.stderr)
                if number or rounds == 1:  # the first round is for warmth
                    rates[name].append(rate)
    best = median(rates["graphkit"])
    print("| way | rows a second | graphkit is |\n|---|--:|--:|")
    for name, some in rates.items():
        print(f"| {name} | {median(some):,.0f} | {best / median(some):.2f} × |")


def main() -> None:
    """Make the reviews, start the server, measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--reviews", type=int, default=REVIEWS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--slow", type=int, default=SLOW, help="reviews for the slow ways")
    parser.add_argument("--whole", action="store_true", help="the slow ways load everything")
    options = parser.parse_args()
    register, themes = load_register(), load_themes()
    many = list(records(options.reviews))
    made = graph(many, register, themes)
    few = made if options.whole else graph(many[: options.slow], register, themes)
    print(f"{options.reviews} reviews, {rows_of(made):,} nodes and relationships; "
          f"slow ways: {rows_of(few):,}\n")  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        home = Home.of(Path(name))
        process.start(home, java.java(), jars.fetched())
        try:
            access = home.access()
            assert access is not None
            measure(access, Path(name), made, few if options.slow else None, options.rounds)
        finally:
            process.stop(home)


if __name__ == "__main__":
    main()
