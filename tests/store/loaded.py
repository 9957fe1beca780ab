"""Loading invented records into the real server, and looking at all that is there."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from graphkit.graph import Graph, graph
from graphkit.record import Record
from graphkit.store import open_store
from tests.fiction import THEMES, Register, overview, world
from tests.neo4j_server import Server

Dump = tuple[list[Any], list[Any]]


def made(*records: Record) -> Graph:
    return graph(records, Register(), THEMES)


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


def many(count: int) -> list[Record]:
    """More reviews than one transaction takes, with bodies and cases in common."""
    return [replace(each, id=f"{each.id}-{n:02}") for n in range(count // 5) for each in world()]
