"""Relationships as a statement takes them: the nodes they lead to sent once, then their places."""

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

from graphkit import schema
from graphkit.graph_rows import Node, Row
from graphkit.schema import Pair
from graphkit.store.statements import leaving

Edges = dict[Pair, list[Row]]


class Ends:
    """The nodes that relationships of one statement begin or end at, each with its place.

    Most relationships lead to a few hundred nodes: to find each of those once, and from then on
    by its place in a list, is much less work for the server than to find it every time.
    """

    def __init__(self, handles: Mapping[Node, str]) -> None:
        """`handles` is what the server calls each node."""
        self._handles = handles
        self._places: dict[Node, int] = {}

    def place(self, node: Node) -> int:
        """Where `node` is in `sent`."""
        return self._places.setdefault(node, len(self._places))

    def sent(self) -> list[str | None]:
        """The handles of the nodes; None for one that is not there."""
        return [self._handles.get(node) for node in self._places]


def item_rows(label: str, rows: Iterable[Row], edges: Edges, ends: Ends) -> list[list[Any]]:
    """For each item its properties, then a list for each kind of relationship that leaves it.

    That is what `statements.create_items` takes.
    """
    properties = itemgetter("id", *schema.NODES[label])
    kinds = leaving(label)
    made: dict[str, list[Any]] = {
        row["id"]: [*properties(row), *([] for _ in kinds)] for row in rows
    }
    for at, (kind, other) in enumerate(kinds, 1 + len(schema.NODES[label])):
        names = tuple(schema.EDGES[kind, label, other])
        for edge in edges.get((kind, label, other), ()):
            place = ends.place((other, edge["to"]))
            made[edge["from"]][at].append([place, *[edge[n] for n in names]] if names else place)
    return [*made.values()]


def edge_rows(kind: str, edges: Edges, ends: Ends) -> list[list[Any]]:
    """For each relationship of one type the places of both ends, then its properties."""
    made: list[list[Any]] = []
    for (found, one, other), rows in edges.items():
        if found == kind:
            names = tuple(schema.EDGES[found, one, other])
            for row in rows:
                pair = [ends.place((one, row["from"])), ends.place((other, row["to"]))]
                made.append([*pair, *[row[name] for name in names]])
    return made
