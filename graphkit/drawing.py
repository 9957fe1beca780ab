"""A picture before it is drawn: points, the lines between them, and the words they rest on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

SHORT = 90


@dataclass(frozen=True, slots=True)
class Passage:
    """A review's own words and where they stand.

    `case` is the id of its case's point ("" when it is about no one case), `year` the year of
    publication, `kind` the coding guide's kind of statement.
    """

    id: str
    text: str
    place: str
    kind: str = ""
    case: str = ""
    board: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A point. `label` is the node's type in the graph, `title` the short text shown beside it.

    `last` marks one that is never ranked among the others ("no one agency singled out"). `told`
    says what is behind it, and `cases` how many cases, where not all of its passages are given.
    """

    id: str
    label: str
    title: str
    details: tuple[tuple[str, str], ...] = ()
    passages: tuple[Passage, ...] = ()
    board: str = ""
    year: int | None = None
    last: bool = False
    told: str = ""
    cases: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two points, `weight` cases (or statements) strong, resting on `passages`.

    `told` says what is behind it where not all of its passages are given; `page` is a page on it.
    """

    source: str
    target: str
    kind: str
    weight: int = 1
    passages: tuple[str, ...] = ()
    told: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The same content as rows. `nodes` names for each row the point it is about, or ""."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    nodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything one page shows.

    `layout` is `columns` or `network`; `columns` orders the node types, `hidden` names those drawn
    only when asked for; `marking` is the highest marking of the reviews drawn from, or "";
    `meanings` says what columns of its tables mean. `pages` are the pages that points and passages
    have of their own, by id, and `home` the page to go back to; `partial` marks a drawing that has
    only some of its passages, so that nothing may be counted from them.
    """

    title: str
    subtitle: str
    nodes: list[Node]
    edges: list[Edge]
    tables: list[Table]
    layout: str = "network"
    columns: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    marking: str = ""
    meanings: tuple[tuple[str, str], ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    home: str = ""
    partial: bool = False


@dataclass(slots=True)
class Sketch:
    """A drawing being collected; points and lines may be named as often as they turn up."""

    nodes: dict[str, Node] = field(default_factory=dict)
    passages: dict[str, dict[str, Passage]] = field(default_factory=dict)
    links: dict[tuple[str, str, str], dict[str, Passage]] = field(default_factory=dict)

    def add(self, node: Node) -> str:
        """Draw `node` unless it is drawn already; returns its id."""
        self.nodes.setdefault(node.id, node)
        return node.id

    def rest(self, node: str, passage: Passage) -> None:
        """Let the point `node` rest on `passage` too."""
        self.passages.setdefault(node, {})[passage.id] = passage

    def link(self, source: str, target: str, kind: str, passage: Passage | None = None) -> None:
        """Draw a line of this `kind`, resting on `passage` where there is one."""
        if source == target:
            return
        behind = self.links.setdefault((source, target, kind), {})
        if passage:
            behind[passage.id] = passage

    def drawn_nodes(self) -> list[Node]:
        """The points with their passages, most statements first within each type."""
        nodes = [
            replace(node, passages=tuple(self.passages.get(id, {}).values()))
            for id, node in self.nodes.items()
        ]
        return sorted(nodes, key=_place)

    def drawn_edges(self) -> list[Edge]:
        """The lines between drawn points, in a fixed order."""
        return [
            Edge(source, target, kind, self._weight(source, target, behind), tuple(behind))
            for (source, target, kind), behind in sorted(self.links.items())
            if source in self.nodes and target in self.nodes
        ]

    def _weight(self, source: str, target: str, behind: dict[str, Passage]) -> int:
        """Distinct cases; where one end is a case, its statements. At least one."""
        labels = {self.nodes[source].label, self.nodes[target].label}
        count = len(behind) if "Case" in labels else cases(behind.values())
        return max(1, count)


def _place(node: Node) -> tuple[str, bool, int, str, str]:
    return (node.label, node.last, -cases(node.passages), node.title, node.id)


def cases(passages: Iterable[Passage]) -> int:
    """How many distinct cases the passages are about."""
    return len({passage.case for passage in passages if passage.case})


def short(text: str, most: int = SHORT) -> str:
    """`text` on one line, cut at a word where it is longer than `most` characters."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut) + "…"
