"""Graphs of invented records, and their nodes and relationships by name."""

from typing import Any

from graphkit.graph import Graph, graph
from graphkit.record import Record
from tests.fiction import THEMES, Register


def made(*records: Record, **options: Any) -> Graph:
    return graph(records, Register(), THEMES, **options)


def nodes(found: Graph, label: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in found.nodes[label]}


def edges(found: Graph, kind: str) -> set[tuple[str, str]]:
    rows = (row for pair, rows in found.edges.items() if pair[0] == kind for row in rows)
    return {(row["from"], row["to"]) for row in rows}
