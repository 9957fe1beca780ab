"""Writes a graph to Neo4j: a few reviews a transaction, each as it was or as it is to be."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from graphkit import schema
from graphkit.graph_rows import Graph, Node, Row
from graphkit.schema import Pair
from graphkit.store import statements
from graphkit.store.base import StoreError
from graphkit.store.batches import REVIEWS, Part, Parts
from graphkit.store.ends import Edges, Ends, edge_rows, item_rows
from graphkit.store.statements import OUTGOING, SHARED, leaving

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Result, Session

Handles = dict[Node, str]

BECAME: Pair = ("BECAME", "Agency", "Agency")
TRIES = 5
CROSSED = frozenset({
    "Neo.ClientError.Statement.EntityNotFound",
    "Neo.ClientError.Schema.ConstraintValidationFailed",
})  # fmt: skip
"""What the server says when someone else changed the same reviews at the same moment."""


class Lost(StoreError):
    """Fewer relationships arrived than were sent: a node was taken away meanwhile."""


class Load:
    """One load of a graph into a database by way of an open session."""

    def __init__(self, session: "Session", graph: Graph) -> None:
        """`graph` is the whole graph of a workspace."""
        self.session, self.graph = session, graph
        self._written: set[Node] = set()

    def run(self, gone: Iterable[str]) -> None:
        """Write every review of the graph, take out the reviews `gone`, then what is nobody's.

        Raises StoreError when another load keeps crossing this one.
        """
        parts = Parts(self.graph)
        self._constraints()
        self._write(self._vocabulary)
        for part in parts:
            self._write(partial(self._part, part))
            self._written.update((label, id) for label in SHARED for id in part.shared(label))
        left = sorted(gone)
        for at in range(0, len(left), REVIEWS):
            self._write(partial(_remove, left[at : at + REVIEWS]))
        self._write(self._finish)

    def _write(self, work: "Callable[[ManagedTransaction], None]") -> None:
        """Do `work` in a transaction, again when another load crossed it."""
        from neo4j.exceptions import ClientError

        for left in reversed(range(TRIES)):
            try:
                return self.session.execute_write(work)
            except (ClientError, Lost) as error:
                crossed = isinstance(error, Lost) or error.code in CROSSED
                if not left or not crossed:
                    raise
                self._written.clear()
        return None

    def _constraints(self) -> None:
        """Every label's `id` unique, made before there is anything to find."""
        there = self.session.execute_read(lambda tx: [*tx.run(statements.CONSTRAINTS)])
        unique = {
            record["labelsOrTypes"][0]
            for record in there
            if record["properties"] == ["id"] and "UNIQUENESS" in record["type"]
        }
        for label in schema.NODES:
            if label not in unique:
                self.session.run(statements.constraint(label)).consume()

    def _vocabulary(self, tx: "ManagedTransaction") -> None:
        for label in ("AgencyType", "Theme"):
            _merge(tx, label, self.graph.nodes.get(label, []))

    def _part(self, part: Part, tx: "ManagedTransaction") -> None:
        handles, new = _merge(tx, "Review", part.nodes["Review"])
        if not new:
            for statement in statements.CLEAR:
                tx.run(statement, ids=part.reviews)
        for label in OUTGOING:
            self._shared(tx, label, part.nodes.get(label, []))
        edges = {pair: self._fresh(pair, rows) for pair, rows in part.edges.items()}
        handles |= _find(tx, edges)
        for label in schema.ITEMS:
            handles |= _make_items(tx, label, part.nodes.get(label, []), edges, handles)
        _make_edges(tx, {pair: rows for pair, rows in edges.items() if not _leaves(pair)}, handles)

    def _shared(self, tx: "ManagedTransaction", label: str, rows: list[Row]) -> None:
        unwritten = [row for row in rows if (label, row["id"]) not in self._written]
        if not _merge(tx, label, unwritten)[1]:
            tx.run(statements.forget_edges(label), ids=[row["id"] for row in unwritten])

    def _fresh(self, pair: Pair, rows: list[Row]) -> list[Row]:
        """Those of `rows` that this load has not written with an earlier part."""
        if pair[1] not in SHARED:
            return rows
        return [row for row in rows if (pair[1], row["from"]) not in self._written]

    def _finish(self, tx: "ManagedTransaction") -> None:
        """The successions of bodies, which cross all parts, and the end of what is nobody's."""
        ids = [row["id"] for row in self.graph.nodes.get("Agency", ())]
        if ids:
            tx.run(statements.FORGET_BECAME, ids=ids)
        edges = {BECAME: self.graph.edges.get(BECAME, [])}
        _make_edges(tx, edges, _find(tx, edges))
        for label in SHARED:
            kept = [row["id"] for row in self.graph.nodes.get(label, ())]
            _drop_orphans(tx, label, kept)


def _remove(reviews: list[str], tx: "ManagedTransaction") -> None:
    for statement in (statements.LOCK, *statements.CLEAR, statements.DELETE):
        tx.run(statement, ids=reviews)


def _drop_orphans(tx: "ManagedTransaction", label: str, kept: list[str]) -> None:
    """Twice looked at: between finding a node and holding it, someone may have pointed to it."""
    found: Any = tx.run(statements.find_orphans(label), kept=kept).single(strict=True)["ids"]
    if found:
        ids = sorted(found)
        tx.run(statements.lock_nodes(label), ids=ids)
        tx.run(statements.delete_orphans(label), ids=ids, kept=kept)


def _merge(tx: "ManagedTransaction", label: str, rows: list[Row]) -> tuple[Handles, bool]:
    """Make nodes, or make those that are there equal to them; whether none of them was there."""
    if not rows:
        return {}, True
    result = tx.run(statements.merge_nodes(label), rows=rows)
    handles = {(label, id): handle for id, handle in result.values()}
    return handles, result.consume().counters.nodes_created == len(rows)


def _find(tx: "ManagedTransaction", edges: Edges) -> Handles:
    """The handles of the shared nodes that `edges` begin or end at."""
    ends: dict[str, set[str]] = {label: set() for label in SHARED}
    for (_, one, other), rows in edges.items():
        if one in ends:
            ends[one].update([row["from"] for row in rows])
        if other in ends:
            ends[other].update([row["to"] for row in rows])
    found = tx.run(statements.FIND, {label: sorted(ids) for label, ids in ends.items()})
    return {(label, id): handle for label, id, handle in found.values()}


def _make_items(
    tx: "ManagedTransaction", label: str, rows: list[Row], edges: Edges, handles: Handles
) -> Handles:
    """Make items with the relationships that lead to no other item."""
    if not rows:
        return {}
    ends = Ends(handles)
    sent = item_rows(label, rows, edges, ends)
    result = tx.run(statements.create_items(label), rows=sent, ends=ends.sent())
    made = result.single(strict=True)["made"]
    wanted = sum(len(edges.get((kind, label, other), ())) for kind, other in leaving(label))
    _require(result, wanted, f"that leave a {label}")
    return {(label, id): handle for id, handle in made}


def _make_edges(tx: "ManagedTransaction", edges: Edges, handles: Handles) -> None:
    """Make relationships between nodes that are there."""
    ends = Ends(handles)
    sent = {kind: edge_rows(kind, edges, ends) for kind in schema.types()}
    result = tx.run(statements.create_edges(), {**sent, "ends": ends.sent()})
    _require(result, sum(map(len, sent.values())), "between nodes that were there")


def _leaves(pair: Pair) -> bool:
    """Whether it is written together with the item that it leaves."""
    return pair[1] in schema.ITEMS and pair[2] not in schema.ITEMS


def _require(result: "Result", wanted: int, what: str) -> None:
    """A relationship without an end would be left out in silence."""
    arrived = result.consume().counters.relationships_created
    if arrived != wanted:
        raise Lost(f"Of {wanted} relationships {what}, {arrived} arrived. Load again.")
