"""A graph as the explorer's pages need it: who is joined to what, and the words behind."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from graphkit.drawing import Passage
from graphkit.drawing_graph import names_of
from graphkit.passages import ITEMS, GraphRows, Links, passages_of
from graphkit.site import Link, path_of
from graphkit.viewdata import Types, load_types, read

Row = dict[str, Any]
DRAWN = 5000
"""Statements up to which the explorer's picture has the whole graph, and all of its words."""
ALL, NOT_ONE = "all-agencies", "no one agency singled out"
"""The type that stands for all agencies or none, and what answers call it."""


@dataclass(slots=True)
class Content:
    """The graph by what its pages ask: names, passages, and relationships both ways."""

    graph: GraphRows
    types: Types = field(default_factory=load_types)
    kinds: dict[str, str] = field(default_factory=lambda: read("kinds.toml"))
    names: dict[str, str] = field(default_factory=dict)
    passages: dict[str, Passage] = field(default_factory=dict)
    out: Links = field(default_factory=Links)
    back: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    places: dict[str, tuple[str, int, str]] = field(default_factory=dict)
    generic: set[str] = field(default_factory=set)
    """Bare role words ("GP"), which are no body of one name and have no page."""

    def __post_init__(self) -> None:
        self.names, self.passages = names_of(self.graph), passages_of(self.graph)
        for row in (row for label in ITEMS for row in self.graph.nodes.get(label, [])):
            self.places[row["id"]] = row["id"].partition("/")[0], row["start"] or 0, row["id"]
        self.names[f"AgencyType:{ALL}"] = NOT_ONE.capitalize()
        self.generic = {row["id"] for row in self.graph.nodes.get("Agency", []) if row["generic"]}
        self.out = Links.of(self.graph)
        for (kind, source, target), rows in sorted(self.graph.edges.items()):
            pairs = self.back.setdefault(f"{kind} {source} {target}", {})
            for row in rows:
                pairs.setdefault(row["to"], []).append(row["from"])

    def into(self, kind: str, source: str, target: str, id: str) -> list[str]:
        """The ids of this label that point to `id` by this relationship."""
        return self.back.get(f"{kind} {source} {target}", {}).get(id, [])

    def items_into(self, kind: str, target: str, id: str) -> list[str]:
        """The statements that point to `id` by this relationship, in the graph's order."""
        return [item for label in ITEMS for item in self.into(kind, label, target, id)]

    def link(self, label: str, id: str) -> Link:
        """A link to the page of a node; only its name where it has no page."""
        name = self.names.get(f"{label}:{id}", id)
        bare = label == "Agency" and id in self.generic
        return Link(name, "" if bare else path_of(label, id))

    def drawn(self, label: str, id: str) -> tuple[Link, ...]:
        """A link to a node in the explorer's picture; none where a large graph's has it not."""
        if len(self.passages) > DRAWN and label not in ("AgencyType", "Theme"):
            return ()
        return (Link("What it is linked to", f"viewer.html#{quote(f'{label}:{id}', '')}"),)

    def links(self, label: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to the pages of nodes, by name, each once."""
        made = {id: self.link(label, id) for id in ids}
        return tuple(sorted(made.values(), key=lambda link: (link.text.casefold(), link.href)))

    def facts(self, label: str, row: Row) -> list[tuple[str, tuple[Link, ...]]]:
        """What `viz/types.toml` says of a node, as facts of its page."""
        return [(name, (Link(value),)) for name, value in self.types.details(label, row)]

    def by_kind(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Statements by their kind, the kinds in the order of `viz/kinds.toml`; in each in order of
        review and place."""
        found: dict[str, list[str]] = {kind: [] for kind in self.kinds}
        for id in sorted(ids, key=self.places.__getitem__):
            found.setdefault(self.passages[id].kind, []).append(id)
        return {kind: each for kind, each in found.items() if each}
