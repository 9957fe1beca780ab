"""The whole graph for other tools, in any of five formats, written whole or not at all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphkit import disk, schema
from graphkit.errors import Misuse
from graphkit.functions import named
from graphkit.graph_rows import Graph
from graphkit.marking import highest
from graphkit.passages import Links, passages_of
from graphkit.schema import Kind, Pair

Row = dict[str, Any]
PLACED: dict[str, Kind] = {"review": "text", "place": "text"}
"""What an item has here besides its properties: its review's id, and where its words stand."""
FORMATS = {
    "csv": "graphkit.export_csv:files",
    "graphml": "graphkit.export_xml:graphml",
    "gexf": "graphkit.export_xml:gexf",
    "cypher": "graphkit.export_cypher:script",
    "jsonld": "graphkit.export_jsonld:document",
}
FOLDERS = ("csv",)
"""Formats of several files: `-o` is a folder."""


@dataclass(slots=True)
class Exported:
    """A graph to be written: its rows, items with `review` and `place`.

    `changed` counts the texts in which a format cannot hold a character, and wrote another.
    """

    graph: Graph
    changed: dict[str, int] = field(default_factory=dict)

    @property
    def handling(self) -> str:
        """How the whole is to be handled: as its most protected review; "" where none is marked."""
        marking = highest(row["marking"] for row in self.graph.nodes.get("Review", []))
        return f"Handle as {marking}: a review in it is marked so." if marking else ""

    def nodes(self) -> Iterator[tuple[str, dict[str, Kind], list[Row]]]:
        """Each label, its properties besides `id` with their kinds, and its rows."""
        passages = passages_of(self.graph)
        links = Links.of(self.graph, items_only=True)
        for label, properties in schema.NODES.items():
            rows = self.graph.nodes.get(label, [])
            if label not in schema.ITEMS:
                yield label, properties, rows
                continue
            placed = [
                {**row, "review": next(iter(links.targets("REPORTED_IN", row["id"])), None),
                 "place": passages[row["id"]].place}
                for row in rows
            ]  # fmt: skip
            yield label, {**properties, **PLACED}, placed

    def edges(self) -> Iterator[tuple[Pair, dict[str, Kind], list[Row]]]:
        """Each relationship type between two labels, its properties, and its rows."""
        for pair, rows in self.graph.edges.items():
            yield pair, schema.EDGES[pair], rows


def export(graph: Graph, style: str, path: Path) -> dict[str, int]:
    """Write `graph` to `path`, a file or, for csv, a folder.

    Returns how many characters could not be written as they are, by what was done with them.
    Raises Misuse for a folder that is not an export of ours.
    """
    made = Exported(graph)
    write: Callable[[Exported], Any] = named(FORMATS[style])
    if style in FOLDERS:
        from graphkit.folders import replace

        replace(path, style, write(made))
    elif path.is_dir():
        raise Misuse(f"{path} is a folder. Give {style} a file to write to.")
    else:
        disk.write_lines(path, write(made))
    return made.changed
