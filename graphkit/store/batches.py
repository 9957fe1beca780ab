"""A graph divided into parts of a few reviews each, every part complete in itself."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from types import NoneType
from typing import Any

from graphkit import schema
from graphkit.errors import GraphkitError
from graphkit.graph_rows import Graph, Node, Row
from graphkit.schema import Pair
from graphkit.store.statements import OUTGOING, SHARED

REVIEWS = 25
"""Reviews of one transaction: of four times as many, a tenth faster, a crash would lose more."""
TYPES: dict[schema.Kind, type] = {"text": str, "int": int, "float": float, "bool": bool}


@dataclass(slots=True)
class Part:
    """A few reviews with everything that is theirs, and the shared nodes they point to."""

    reviews: list[str]
    nodes: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    edges: dict[Pair, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def shared(self, label: str) -> list[str]:
        """The ids of its shared nodes of one label."""
        return [row["id"] for row in self.nodes.get(label, ())]


class Parts:
    """The parts of one graph, in order of review."""

    def __init__(self, graph: Graph) -> None:
        """Raises GraphkitError for a property that is not of the type the schema says."""
        for label, rows in graph.nodes.items():
            _require_types(f"{label} ", rows, schema.NODES[label])
        for pair, rows in graph.edges.items():
            _require_types(f"{pair[0]} from {pair[1]} ", rows, schema.EDGES[pair])
        self.graph = graph
        self._shared = {
            label: {row["id"]: row for row in graph.nodes.get(label, ())} for label in SHARED
        }
        self._own: dict[str, list[tuple[str | Pair, list[Row]]]] = defaultdict(list)
        self._of_shared: dict[Node, list[tuple[Pair, Row]]] = defaultdict(list)
        self._sort()

    def _sort(self) -> None:
        for label, rows in graph_nodes(self.graph):
            for review, own in _by_review(rows, "id").items():
                self._own[review].append((label, own))
        for pair, rows in self.graph.edges.items():
            if pair[1] not in SHARED:
                for review, own in _by_review(rows, "from").items():
                    self._own[review].append((pair, own))
            elif pair[0] in OUTGOING.get(pair[1], ()):
                for row in rows:
                    self._of_shared[pair[1], row["from"]].append((pair, row))

    def __iter__(self) -> Iterator[Part]:
        ids = iter([row["id"] for row in self.graph.nodes.get("Review", ())])
        while reviews := list(islice(ids, REVIEWS)):
            yield self._part(reviews)

    def _part(self, reviews: list[str]) -> Part:
        part = Part(reviews)
        for what, rows in chain.from_iterable(self._own[review] for review in reviews):
            if isinstance(what, str):
                part.nodes[what] += rows
            else:
                part.edges[what] += rows
        for label in ("Case", "Agency"):  # in this order: a case may be the only one under a body
            self._add_shared(part, label)
        return part

    def _add_shared(self, part: Part, label: str) -> None:
        rows = chain.from_iterable(rows for pair, rows in part.edges.items() if pair[2] == label)
        for id in sorted({row["to"] for row in rows}):
            part.nodes[label].append(self._shared[label][id])
            for pair, row in self._of_shared.get((label, id), ()):
                part.edges[pair].append(row)


def graph_nodes(graph: Graph) -> Iterator[tuple[str, list[Row]]]:
    """The labels of nodes that are one review's own, with their rows."""
    return ((label, rows) for label, rows in graph.nodes.items() if label not in SHARED)


def _by_review(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    """`rows` by the review that the id at `key` begins with."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[key].partition("/")[0]].append(row)
    return found


def _require_types(what: str, rows: Sequence[Row], properties: schema.Properties) -> None:
    """The engine would store whatever it gets, and answer other rows than the embedded one."""
    for name, kind in properties.items():
        values = [row[name] for row in rows]
        if {*map(type, values)} - {TYPES[kind], NoneType}:
            for row, value in zip(rows, values, strict=True):
                if type(value) not in (TYPES[kind], NoneType):
                    raise GraphkitError(_wrong(what, row, name, value, kind))


def _wrong(what: str, row: Row, name: str, value: Any, kind: str) -> str:
    id = row.get("id") or row["from"]
    return f"{what}“{id}”: {name} is {value!r}, which is no {kind}. Mend its record, then load."
