"""One page that opens from a file: offline, and running nothing that a review's text says."""

import base64
import hashlib
import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphkit.drawing import Drawing, Edge, Node, Passage, Table, cases
from graphkit.drawing_answer import drawing_of_answer
from graphkit.drawing_graph import drawing_of_graph, names_of
from graphkit.errors import GraphkitError
from graphkit.layout import Link, around, columns, network
from graphkit.passages import passages_of
from graphkit.resources import file
from graphkit.viewdata import read

if TYPE_CHECKING:
    from pyvis.network import Network

__all__ = [
    "Drawing",
    "Edge",
    "Node",
    "Passage",
    "Table",
    "drawing_of_answer",
    "drawing_of_graph",
    "names_of",
    "page",
    "passages_of",
]

UNSAFE_IN_HTML = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
ENDS_A_SCRIPT = re.compile(r"<!--|</?(?:script|style)", re.IGNORECASE)


def page(drawing: Drawing) -> str:
    """The drawing as one HTML page: no other file, no network, nothing in it runs but our own.

    The same drawing gives the same page to the byte. Write it as UTF-8.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    viewer = Environment(
        autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(_text)
    ).get_template("viewer.html")
    engine, script, style = _engine(), _ours("viewer.js"), _ours("viewer.css")
    made = viewer.render(
        title=drawing.title,
        subtitle=drawing.subtitle,
        marking=drawing.marking,
        meanings=drawing.meanings,
        policy=_policy([engine, script], [style]),
        engine=_trusted(engine),
        script=_trusted(script),
        style=_trusted(style),
        data=_trusted(embedded(payload(drawing))),
    )
    # a lone surrogate (from a broken source) has no UTF-8 form
    return made.encode("utf-8", "backslashreplace").decode("utf-8")


def _text(name: str) -> str:
    return file("viz", name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _ours(name: str) -> str:
    """A script or style of `viz/`, checked: it must not end its own element."""
    text = _text(name)
    found = ENDS_A_SCRIPT.search(text)
    if found:
        raise GraphkitError(
            f"viz/{name} contains “{found[0]}”, which would end it in the middle of a page. "
            "Write it in two parts."
        )
    return text


def _engine() -> str:
    """The vis-network script that pyvis carries, without the line that asks for its source map."""
    from importlib.resources import files

    lib = files("pyvis").joinpath("templates", "lib", "vis-9.1.2", "vis-network.min.js")
    return re.sub(r"//# sourceMappingURL=\S*", "", lib.read_text(encoding="utf-8"))


def _trusted(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


def _policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """The page's content security policy: exactly these scripts and styles, and no address."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def embedded(value: object) -> str:
    """`value` as JSON that cannot end the element it stands in, whatever its strings say."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return plain.translate(UNSAFE_IN_HTML)


def payload(drawing: Drawing) -> dict[str, Any]:
    """What the page's script reads: points and lines as pyvis holds them, and their words."""
    passages = {p.id: p for node in drawing.nodes for p in node.passages}
    number = {id: index for index, id in enumerate(passages)}
    drawn = _network(drawing, number)
    return {
        "layout": drawing.layout,
        "hidden": list(drawing.hidden),
        "columns": list(drawing.columns),
        "types": read("types.toml"),
        "kinds": read("kinds.toml"),
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "facts": [_facts(node, number) for node in drawing.nodes],
        "passages": [_passage(passage) for passage in passages.values()],
        "tables": [_table(table) for table in drawing.tables],
    }


def _network(drawing: Drawing, number: Mapping[str, int]) -> "Network":
    """The drawing in pyvis: it keeps the points and lines in the shape vis-network reads."""
    from pyvis.edge import Edge as Line
    from pyvis.network import Network

    drawn, places = Network(directed=True), positions(drawing)
    for node in drawing.nodes:
        x, y, column, row = places[node.id]
        drawn.add_node(
            node.id, label=node.title, shape="custom", group=node.label, size=_size(node),
            net=[x, y], column=column, row=row,
        )  # fmt: skip
    # handed over as one list: pyvis's add_edge looks through all earlier ones each time
    drawn.edges.extend(
        Line(
            edge.source, edge.target, True, id=f"e{index}", arrows="", kind=edge.kind,
            weight=edge.weight, passages=[number[id] for id in edge.passages if id in number],
        ).options
        for index, edge in enumerate(drawing.edges)
    )  # fmt: skip
    return drawn


def _size(node: Node) -> int:
    """A radius in pixels: its area grows with the cases behind the point."""
    return round(5 + 2.4 * math.sqrt(max(1, cases(node.passages))))


def positions(drawing: Drawing) -> dict[str, tuple[int, int, int, int]]:
    """For each point its place in the network (x, y) and in the columns (column, row)."""
    links = [(edge.source, edge.target, float(edge.weight)) for edge in drawing.edges]
    net = _net(drawing, links)
    by_label: dict[str, list[str]] = {label: [] for label in drawing.columns}
    for node in drawing.nodes:
        by_label.setdefault(node.label, []).append(node.id)
    last = {node.id for node in drawing.nodes if node.last}
    level = columns([ids for ids in by_label.values() if ids], links, last)
    return {node.id: (*net[node.id], *level[node.id]) for node in drawing.nodes}


def _net(drawing: Drawing, links: list[Link]) -> dict[str, tuple[int, int]]:
    """The points seen at first by their links; those hidden at first round their strongest link."""
    first = [node.id for node in drawing.nodes if node.label not in drawing.hidden]
    fixed = network(first, links)
    anchors = {node.id: "" for node in drawing.nodes if node.id not in fixed}
    for source, target, _ in sorted(links, key=lambda link: link[2]):
        for one, other in ((source, target), (target, source)):
            if one in anchors and other in fixed:
                anchors[one] = other
    return {**fixed, **around(anchors, fixed)}


def _facts(node: Node, number: Mapping[str, int]) -> dict[str, Any]:
    return {
        "details": [list(pair) for pair in node.details],
        "passages": [number[passage.id] for passage in node.passages],
        "board": node.board,
        "year": node.year,
        "last": node.last,
    }


def _passage(passage: Passage) -> list[Any]:
    """Lean, as there may be thousands: the order is what viewer.js reads."""
    return [
        passage.id, passage.text, passage.place, passage.kind, passage.case, passage.board,
        passage.year,
    ]  # fmt: skip


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows],
        "nodes": list(table.nodes),
    }
