"""The Cypher script, run by a real Neo4j, gives the graph that it was made from."""

from pathlib import Path
from typing import Any

from graphkit import schema
from graphkit.export import Exported, export
from graphkit.export_cypher import LOST, literal
from graphkit.graph_rows import Graph
from tests.neo4j_server import Server
from tests.test_export import HOSTILE, graph, relationships

__all__ = ["graph"]


def test_the_script_makes_the_same_graph(graph: Graph, tmp_path: Path, neo4j: Server) -> None:
    assert export(graph, "cypher", tmp_path / "out.cypher") == {}
    script = (tmp_path / "out.cypher").read_text(encoding="utf-8").split("\n")
    with neo4j.session() as driver:
        for statement in filter(None, script):
            assert statement.endswith(";")
            driver.execute_query(statement.removesuffix(";"))
    for label, rows in graph.nodes.items():
        found = neo4j.run(f"MATCH (n:`{label}`) RETURN properties(n) ORDER BY n.id")
        assert sorted((row for (row,) in found), key=lambda row: row["id"]) == [
            {name: value for name, value in row.items() if value is not None} for row in rows
        ]  # fmt: skip
    ends = neo4j.run(
        "MATCH (a)-[r]->(b) RETURN type(r), labels(a)[0] + ':' + a.id, labels(b)[0] + ':' + b.id"
    )
    assert sorted(map(tuple, ends)) == sorted(relationships(graph).elements())
    for kind in ("HAS_THEME", "NAMES"):
        assert _properties(neo4j, kind) == _wanted(graph, kind)
    texts = neo4j.run("MATCH (f:Finding)-[:REPORTED_IN]->(:Review {id: 'evil'}) RETURN f.text")
    assert sorted(text for (text,) in texts) == sorted(HOSTILE)


def _properties(server: Server, kind: str) -> list[str]:
    rows = server.run(f"MATCH (a)-[r:`{kind}`]->(b) RETURN a.id, b.id, properties(r)")
    return sorted(repr((one, other, sorted(has.items()))) for one, other, has in rows)


def _wanted(graph: Graph, kind: str) -> list[str]:
    found: list[Any] = []
    for pair, rows in graph.edges.items():
        if pair[0] == kind:
            for row in rows:
                has = {n: row[n] for n in schema.EDGES[pair] if row[n] is not None}
                found.append(repr((row["from"], row["to"], sorted(has.items()))))
    return sorted(found)


def test_what_no_database_takes_is_told() -> None:
    exported = Exported(Graph({}, {}))
    assert literal(exported, "a \ud800 b") == "'a \N{REPLACEMENT CHARACTER} b'"
    assert exported.changed == {LOST: 1}
    assert [literal(exported, value) for value in (True, 3, 0.5, "it's\n")] == [
        "true", "3", "0.5", r"'it\'s\n'",
    ]  # fmt: skip
