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
from graphkit.store.statements import OUTGOING, SHARED

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Result, Session

Edges = dict[Pair, list[Row]]

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
            _make(tx, label, statements.merge_nodes(label), self.graph.nodes.get(label, []))

    def _part(self, part: Part, tx: "ManagedTransaction") -> None:
        handles = _make(tx, "Review", statements.merge_nodes("Review"), part.nodes["Review"])
        for statement in statements.CLEAR:
            tx.run(statement, ids=part.reviews)
        for label in OUTGOING:
            self._shared(tx, label, part.nodes.get(label, []))
        for label in schema.ITEMS:
            rows = part.nodes.get(label, [])
            handles |= _make(tx, label, statements.create_nodes(label), rows)
        edges = {pair: self._fresh(pair, rows) for pair, rows in part.edges.items()}
        for label in SHARED:
            handles |= _find(tx, label, edges)
        _make_edges(tx, edges, handles)

    def _shared(self, tx: "ManagedTransaction", label: str, rows: list[Row]) -> None:
        new = [row for row in rows if (label, row["id"]) not in self._written]
        if new:
            tx.run(statements.merge_nodes(label), rows=new)
            tx.run(statements.forget_edges(label), ids=[row["id"] for row in new])

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
        _make_edges(tx, edges, _find(tx, "Agency", edges))
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


def _make(
    tx: "ManagedTransaction", label: str, statement: str, rows: list[Row]
) -> dict[Node, str]:
    """Make nodes; the handles by which relationships reach them."""
    return _handles(label, tx.run(statement, rows=rows)) if rows else {}


def _find(tx: "ManagedTransaction", label: str, edges: Edges) -> dict[Node, str]:
    """The handles of the nodes of one label that `edges` begin or end at."""
    ends = {row["from"] for pair, rows in edges.items() if pair[1] == label for row in rows}
    ends |= {row["to"] for pair, rows in edges.items() if pair[2] == label for row in rows}
    text = statements.find_nodes(label)
    return _handles(label, tx.run(text, ids=sorted(ends))) if ends else {}


def _handles(label: str, found: "Result") -> dict[Node, str]:
    return {(label, id): handle for id, handle in found.values()}


def _make_edges(tx: "ManagedTransaction", edges: Edges, handles: dict[Node, str]) -> None:
    """Make relationships, and count them: one without an end would be left out in silence."""
    by_kind: dict[str, list[list[Any]]] = {}
    for (kind, one, other), rows in edges.items():
        names = statements.properties_of(kind)
        by_kind.setdefault(kind, []).extend(
            [handles.get((one, row["from"])), handles.get((other, row["to"])),
             *[row[name] for name in names]]
            for row in rows
        )  # fmt: skip
    sent = [
        (kind, lists, tx.run(statements.create_edges(kind), rows=lists))
        for kind, lists in by_kind.items()
        if lists
    ]
    for kind, lists, result in sent:
        arrived = result.consume().counters.relationships_created
        if arrived != len(lists):
            raise Lost(f"Of {len(lists)} relationships {kind}, {arrived} arrived. Load again.")
