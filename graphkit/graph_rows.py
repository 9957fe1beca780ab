"""A graph as rows, and the work of making one: nothing is in it twice, everything in order."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Protocol

from graphkit import schema
from graphkit.case_identity import Cases, Conflict
from graphkit.identity import Bodies, Body
from graphkit.schema import Pair

Row = dict[str, Any]
Node = tuple[str, str]
"""A node's label and id."""


class ThemeLike(Protocol):
    """A theme, as the vocabulary describes it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def facet(self) -> str: ...
    @property
    def definition(self) -> str: ...


class ThemesLike(Protocol):
    """What the graph asks of the themes."""

    @property
    def by_id(self) -> Mapping[str, ThemeLike]: ...


@dataclass(slots=True)
class Graph:
    """A graph as rows. Every row has all the properties its schema declares, absent ones None.

    `nodes` holds rows by label, each with its `id`; `edges` rows by (type, from label, to
    label), each with the ids `from` and `to`. Rows are in order of id. `conflicts` is what the
    records say and the graph could not take as it stands.
    """

    nodes: dict[str, list[Row]]
    edges: dict[Pair, list[Row]]
    conflicts: list[Conflict] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many nodes of each label and relationships of each type there are."""
        found = {label: len(rows) for label, rows in self.nodes.items()}
        for (kind, _, _), rows in self.edges.items():
            found[kind] = found.get(kind, 0) + len(rows)
        return found

    def sha256(self) -> str:
        """A hash of all rows: the same for the same graph, whatever store it is in."""
        digest = hashlib.sha256()
        for name, rows in (*self.nodes.items(), *self.edges.items()):
            # Row by row, so that no large graph is in memory a second time as one text.
            digest.update(f"[{json.dumps(name)}, [".encode())
            for number, row in enumerate(rows):
                digest.update(((", " if number else "") + json.dumps(row)).encode())
            digest.update(b"]]")
        return digest.hexdigest()


@dataclass(slots=True)
class Making:
    """A graph under construction, its rows by id."""

    bodies: Bodies
    cases: Cases
    themes: ThemesLike
    not_understood: Mapping[str, int]
    nodes: dict[str, dict[str, Row]] = field(default_factory=dict)
    edges: dict[Pair, dict[tuple[str, ...], Row]] = field(default_factory=dict)
    conflicts: dict[Conflict, None] = field(default_factory=dict)

    def node(self, label: str, id: str, /, **properties: Any) -> Node:
        """The node of this label and id, made unless it is there."""
        rows = self.nodes.setdefault(label, {})
        if id not in rows:
            rows[id] = {"id": id, **dict.fromkeys(schema.NODES[label]), **properties}
        return label, id

    def edge(self, kind: str, one: Node, other: Node, /, **properties: Any) -> None:
        """A relationship; the first of its type (and role) between two nodes counts."""
        pair = (kind, one[0], other[0])
        rows = self.edges.setdefault(pair, {})
        key = (one[1], other[1], properties.get("role") or "")
        if key not in rows:
            ends = {"from": one[1], "to": other[1]}
            rows[key] = {**ends, **dict.fromkeys(schema.EDGES[pair]), **properties}

    def body(self, body: Body, kind: str | None = None) -> Node:
        """The node of a body, of the type given, else of the type its name says."""
        node = self.node("Agency", body.id, name=body.name, generic=body.generic, area=body.area)
        kind = kind or body.type
        if kind in self.bodies.register.types:
            self.edge("OF_TYPE", node, ("AgencyType", str(kind)))
        return node

    def board(self, name: str, area: str | None, review: str) -> Node:
        """The node of a board or partnership that commissions reviews."""
        return self.body(self.bodies.identify(name, self.bodies.scope(None, area, review)))

    def note(self, kind: str, review: str, detail: str) -> None:
        """Report something the graph could not take as it stands."""
        self.conflicts.setdefault(Conflict(kind, review, detail))

    def theme(self, id: str, review: str) -> bool:
        """Whether there is a theme of this id; reported if not."""
        if id not in self.themes.by_id:
            self.note("theme-unknown", review, f"there is no theme called “{id}”")
        return id in self.themes.by_id

    def type(self, id: str, review: str) -> bool:
        """Whether there is an agency type of this id; reported if not."""
        if id not in self.bodies.register.types:
            self.note("type-unknown", review, f"there is no agency type called “{id}”")
        return id in self.bodies.register.types

    def graph(self) -> Graph:
        """The finished graph, in order."""
        nodes = {label: _in_order(self.nodes.get(label, {})) for label in schema.NODES}
        edges = {pair: _in_order(self.edges[pair]) for pair in schema.EDGES if pair in self.edges}
        told = dict.fromkeys([*self.cases.conflicts, *self.conflicts])
        return Graph(nodes, edges, sorted(told, key=attrgetter("review", "kind", "detail")))


def _in_order(rows: Mapping[Any, Row]) -> list[Row]:
    return [rows[key] for key in sorted(rows)]
