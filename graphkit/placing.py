"""Where the points of a drawing stand: in a network, and in columns; groups of points too."""

from collections.abc import Sequence

from graphkit.bundles import Bundle
from graphkit.drawing import Drawing
from graphkit.layout import Link, around, columns, network

Place = tuple[int, int]


def placed(
    drawing: Drawing, groups: Sequence[Bundle]
) -> tuple[dict[str, tuple[int, int, int, int]], list[Place]]:
    """For each point its place in the network (x, y) and in the columns (column, row); and the
    place in the network of each group, around which its members stand."""
    links = [(edge.source, edge.target, float(edge.weight)) for edge in drawing.edges]
    net, middles = _net(drawing, links, groups)
    by_label: dict[str, list[str]] = {label: [] for label in drawing.columns}
    for node in drawing.nodes:
        by_label.setdefault(node.label, []).append(node.id)
    last = {node.id for node in drawing.nodes if node.last}
    level = columns([ids for ids in by_label.values() if ids], links, last)
    return {node.id: (*net[node.id], *level[node.id]) for node in drawing.nodes}, middles


def _net(
    drawing: Drawing, links: Sequence[Link], groups: Sequence[Bundle]
) -> tuple[dict[str, Place], list[Place]]:
    """The points seen at first by their links; those hidden at first round their strongest link,
    and the members of a group round its middle."""
    middle = {member: (number,) for number, group in enumerate(groups) for member in group.members}
    stands = {node.id: middle.get(node.id, node.id) for node in drawing.nodes}
    names = {each: each if isinstance(each, str) else f"\0{each[0]}" for each in stands.values()}
    lines = [
        (names[stands[a]], names[stands[b]], weight)
        for a, b, weight in links
        if a in stands and b in stands and stands[a] != stands[b]
    ]
    first = [node.id for node in drawing.nodes
             if node.label not in drawing.hidden and node.id not in middle]  # fmt: skip
    fixed = network([*first, *(f"\0{number}" for number in range(len(groups)))], lines)
    anchors = {node.id: names[stands[node.id]] if node.id in middle else ""
               for node in drawing.nodes if node.id not in fixed}  # fmt: skip
    for source, target, _ in sorted(links, key=lambda link: link[2]):
        for one, other in ((source, target), (target, source)):
            if one in anchors and one not in middle and other in fixed:
                anchors[one] = other
    return {**fixed, **around(anchors, fixed)}, [fixed[f"\0{n}"] for n in range(len(groups))]
