"""The points of a drawing as tables, for those who read rather than look."""

from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import Any

from graphkit.drawing import Edge, Node, Table
from graphkit.viewdata import Types

Together = dict[tuple[str, str], set[str]]


def tables(
    nodes: Sequence[Node], edges: Iterable[Edge], specs: Iterable[dict[str, Any]], types: Types
) -> list[Table]:
    """One table per entry of `specs`: {label, details shown, labels counted}; empty ones left out.

    A count is of distinct points of that type that share a statement with the row's point, or that
    a line joins to it.
    """
    shared = together(nodes, edges)
    made = (
        _table([node for node in nodes if node.label == spec["label"]], spec, types, shared)
        for spec in specs
    )
    return [table for table in made if table.rows]


def _table(nodes: list[Node], spec: dict[str, Any], types: Types, shared: Together) -> Table:
    counted = spec.get("count", [])
    return Table(
        title=types.plural(spec["label"]),
        columns=(
            types.name(spec["label"]),
            *spec.get("details", []),
            *map(types.plural, counted),
            "Statements",
        ),
        rows=tuple(_row(node, spec.get("details", []), counted, shared) for node in nodes),
        nodes=tuple(node.id for node in nodes),
    )


def _row(
    node: Node, details: list[str], counted: list[str], shared: Together
) -> tuple[object, ...]:
    said = dict(node.details)
    counts = (len(shared.get((node.id, label), ())) for label in counted)
    return (node.title, *(said.get(name, "") for name in details), *counts, len(node.passages))


def together(nodes: Iterable[Node], edges: Iterable[Edge]) -> Together:
    """For each point and type the points of that type joined to it, by a statement or a line."""
    groups: dict[str, list[Node]] = {}
    by_id = {node.id: node for node in nodes}
    for node in by_id.values():
        for passage in node.passages:
            groups.setdefault(passage.id, []).append(node)
    pairs = [[by_id[edge.source], by_id[edge.target]] for edge in edges]
    shared: Together = {}
    for group in (*groups.values(), *pairs):
        for one, other in permutations(group, 2):
            shared.setdefault((one.id, other.label), set()).add(other.id)
    return shared
