"""A drawing as a networkx graph, for those who compute with networks."""

from typing import Any

from graphkit.drawing import Drawing, cases


def of_drawing(drawing: Drawing) -> Any:
    """The points and lines of a drawing as a networkx.Graph.

    A point has `label`, `title`, `cases` (how many its statements are about) and `passages` (the
    statements' ids); a line `kinds`, `weight` (the most cases of its kinds) and `passages`.
    """
    import networkx

    made = networkx.Graph(title=drawing.title)
    for node in drawing.nodes:
        made.add_node(node.id, label=node.label, title=node.title, cases=cases(node.passages),
                      passages=[passage.id for passage in node.passages])  # fmt: skip
    for edge in drawing.edges:
        if not made.has_edge(edge.source, edge.target):
            made.add_edge(edge.source, edge.target, kinds=[], weight=0, passages=[])
        line = made.edges[edge.source, edge.target]
        line["kinds"].append(edge.kind)
        line["weight"] = max(line["weight"], edge.weight)
        line["passages"] = sorted({*line["passages"], *edge.passages})
    return made
