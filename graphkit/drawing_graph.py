"""A whole graph as a drawing: cases, agencies and themes, joined by the statements they share."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from graphkit.drawing import Drawing, Node, Passage, Sketch, short
from graphkit.drawing_tables import tables
from graphkit.marking import highest
from graphkit.passages import ITEMS, GraphRows, Links, Row, passages_of, year_of
from graphkit.viewdata import Types, load_types, view


def drawing_of_graph(graph: GraphRows) -> Drawing:
    """The whole graph as `viz/views/graph.toml` says, each statement a point while they are few.

    A point that no line reaches and no statement lies behind is left out: it says nothing.
    """
    return _Overview(graph, view("graph"), load_types()).drawing()


def names_of(graph: GraphRows) -> dict[str, str]:
    """What each point of the graph is called on a page, by the point's id ("Theme:recording")."""
    types = load_types()
    return {
        f"{label}:{row['id']}": title
        for label, rows in graph.nodes.items()
        if label not in ITEMS
        for row, title in zip(rows, _titles(rows, types.title(label)), strict=True)
    }


class _Overview:
    """The work of `drawing_of_graph`: one graph, one view, one sketch."""

    def __init__(self, graph: GraphRows, shown: dict[str, Any], types: Types) -> None:
        self.graph, self.view, self.types = graph, shown, types
        self.links, self.passages = Links.of(graph), passages_of(graph)
        self.sketch = Sketch()

    def drawing(self) -> Drawing:
        for label in ("Case", *self.view["statements"]):
            self._points(label)
        for id, passage in self.passages.items():
            self._statement(id, passage)
        self._direct()
        self._drop_bare()
        if len(self.sketch.nodes) + len(self.passages) <= self.view["most"]:
            self._items()
        return self._finished()

    def _points(self, label: str) -> None:
        rows = [row for row in self.graph.nodes.get(label, []) if not row.get("generic")]
        titles = _titles(rows, self.types.title(label))
        for row, title in zip(rows, titles, strict=True):
            node = self._node("Review" if row.get("collective") else label, row, title)
            self.sketch.add(replace(node, id=f"{label}:{row['id']}"))

    def _node(self, label: str, row: Row, title: str) -> Node:
        return Node(
            id=f"{label}:{row['id']}",
            label=label,
            title=short(title),
            details=self.types.details(label, row),
            board=row.get("board") or "",
            year=year_of(row.get("published_month")),
            last=self.types.last(label, row["id"]),
        )

    def _behind(self, item: str) -> list[str]:
        """The points a statement lies behind."""
        ids = [f"Case:{id}" for id in self.links.targets("ABOUT_CASE", item)]
        for label, kind in self.view["statements"].items():
            ids += [f"{label}:{id}" for id in self.links.targets(kind, item)]
        return [id for id in dict.fromkeys(ids) if id in self.sketch.nodes]

    def _statement(self, item: str, passage: Passage) -> None:
        behind = self._behind(item)
        for id in behind:
            self.sketch.rest(id, passage)
        for joined in self.view["joined"]:
            source, target = joined["between"]
            for one in self._of(behind, source):
                for other in self._of(behind, target):
                    self.sketch.link(one, other, joined["kind"], passage)

    def _of(self, ids: Iterable[str], label: str) -> list[str]:
        return [id for id in ids if self.sketch.nodes[id].label == label]

    def _direct(self) -> None:
        for direct in self.view["direct"]:
            for (kind, source, target), rows in sorted(self.graph.edges.items()):
                if kind == direct["relationship"]:
                    for row in rows:
                        self.sketch.link(
                            f"{source}:{row['from']}", f"{target}:{row['to']}", direct["kind"]
                        )

    def _drop_bare(self) -> None:
        nodes = self.sketch.nodes
        joined = {
            end
            for source, target, _ in self.sketch.links
            if source in nodes and target in nodes
            for end in (source, target)
        }
        for id in [id for id in nodes if id not in joined and id not in self.sketch.passages]:
            del nodes[id]

    def _items(self) -> None:
        for label in ITEMS:
            for row in self.graph.nodes.get(label, []):
                self._item(label, row)

    def _item(self, label: str, row: Row) -> None:
        passage = self.passages[row["id"]]
        behind = self._behind(row["id"])
        node = self._node(label, row, row["text"])
        id = self.sketch.add(replace(node, board=passage.board, year=passage.year))
        self.sketch.rest(id, passage)
        for other in behind:
            self.sketch.link(id, other, "", passage)

    def _finished(self) -> Drawing:
        nodes, edges = self.sketch.drawn_nodes(), self.sketch.drawn_edges()
        return Drawing(
            title=self.view["title"],
            subtitle=self._counts(),
            nodes=nodes,
            edges=edges,
            tables=tables(nodes, edges, self.view["table"], self.types),
            layout=self.view["layout"],
            columns=tuple(self.view["columns"]),
            hidden=self._hidden(nodes),
            marking=marking(self.graph.nodes.get("Review", [])),
        )

    def _hidden(self, nodes: list[Node]) -> tuple[str, ...]:
        times = Counter(node.label for node in nodes)
        crowded = [label for label, count in times.items() if count > self.view["crowd"]]
        return tuple(dict.fromkeys([*self.view["hidden"], *crowded]))

    def _counts(self) -> str:
        single = [row for row in self.graph.nodes.get("Case", []) if not row.get("collective")]
        counts = (
            (len(self.graph.nodes.get("Review", [])), "review"),
            (len(single), "case"),
            (len(self.passages), "statement"),
        )
        return " · ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts)


def _titles(rows: list[Row], prop: str) -> list[str]:
    """The rows' titles; where two are the same, with area, then date, then id, until none is."""
    titles = [str(row.get(prop) or row["id"]) for row in rows]
    for name in ("area", "published", "id"):
        times = Counter(titles)
        titles = [
            f"{title} · {row[name]}" if times[title] > 1 and row.get(name) else title
            for title, row in zip(titles, rows, strict=True)
        ]
    return titles


def marking(reviews: Iterable[Row]) -> str:
    """The highest protective marking of the reviews; "" where none has one."""
    return highest(row.get("marking") for row in reviews)
