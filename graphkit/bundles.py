"""Groups of points that a page draws as one point each, where there are very many."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graphkit.drawing import Edge, Node

MOST = 1000
"""Points that a page draws one by one; above, those of one group are one until it is opened."""
FEW = 60
"""Points of a type that are always drawn one by one."""
LARGEST, GROUPS = 200, 80
"""Points from which a group is parted further, and groups of one type there are at most."""
Key = Callable[[Node], str]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A group of points: `label` their type, `title` what they share, `members` their ids."""

    label: str
    title: str
    members: tuple[str, ...]


def bundles(nodes: Sequence[Node], edges: Sequence[Edge]) -> list[Bundle]:
    """The groups of the points of each type that has many; none where there are few in all.

    Points are grouped by board, else by area, else by what they are most linked to: by the first of
    these that makes no more than 80 groups; large groups are parted by the others and by year.
    """
    if len(nodes) <= MOST:
        return []
    times = Counter(node.label for node in nodes)
    many = [label for label, count in times.items() if count > FEW]
    keys = _keys(_nearest(nodes, edges, set(many)))
    return [
        Bundle(label, title, tuple(node.id for node in members))
        for label in many
        for title, members in _parted([n for n in nodes if n.label == label], keys)
    ]


def _keys(nearest: Mapping[str, str]) -> list[Key]:
    return [
        lambda node: node.board,
        lambda node: dict(node.details).get("Area", ""),
        lambda node: f"most linked to {nearest[node.id]}" if node.id in nearest else "",
        lambda node: f"published {node.year}" if node.year else "",
    ]


def _nearest(nodes: Sequence[Node], edges: Sequence[Edge], many: set[str]) -> dict[str, str]:
    """For each point of a type with many the title of the other point it is most linked to."""
    known = {node.id: node for node in nodes}
    best: dict[str, tuple[int, str]] = {}
    for edge in edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            met = known.get(other)
            if met is None or met.label in many or met.last or one not in known:
                continue
            best[one] = max(best.get(one, (0, "")), (edge.weight, met.title))
    return {id: title for id, (_, title) in best.items()}


def _parted(nodes: Sequence[Node], keys: Sequence[Key]) -> list[tuple[str, list[Node]]]:
    """The groups of one type's points, by title."""
    fits = [key for key in keys if 1 < len({key(node) for node in nodes}) <= GROUPS]
    groups = {"": [*nodes]}
    for number, key in enumerate(fits):
        large = {title for title, members in groups.items() if len(members) > LARGEST or not number}
        made: dict[str, list[Node]] = {}
        for title, members in groups.items():
            for node in members:
                part = key(node) if title in large else ""
                name = " · ".join(filter(None, (title, part)))
                made.setdefault(name, []).append(node)
        groups = made if len(made) <= GROUPS else groups
    return sorted((title or "others", members) for title, members in groups.items())
