"""One page that opens from a file: offline, and running nothing that a review's text says."""

import json
import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphkit.bundles import MOST, Bundle, bundles
from graphkit.drawing import Drawing, Edge, Node, Passage, Table, cases
from graphkit.drawing_answer import drawing_of_answer
from graphkit.drawing_graph import drawing_of_graph, names_of
from graphkit.pages import on_every_sheet, own, policy, text_of
from graphkit.passages import passages_of
from graphkit.placing import placed
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
PARTS = (
    "data", "filters", "bundles", "path", "elements", "picture", "labels", "choosing", "panel",
    "controls", "search", "keyboard", "tables", "export", "start",
)  # fmt: skip
"""The files of `viz/viewer/` that the page's script is made of, in their order."""


def page(drawing: Drawing) -> str:
    """The drawing as one HTML page: no other file, no network, nothing in it runs but our own.

    The same drawing gives the same page to the byte. Write it as UTF-8.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    viewer = Environment(
        autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(text_of)
    ).get_template("viewer.html")
    engine, script = _trusted(_engine()), _script()
    style = own("viewer.css") + on_every_sheet(drawing.marking)
    made = viewer.render(
        title=drawing.title,
        subtitle=drawing.subtitle,
        marking=drawing.marking,
        meanings=drawing.meanings,
        home=drawing.home,
        policy=policy([style], [engine, script], images="data: blob:"),
        engine=engine,
        script=script,
        style=style,
        data=_trusted(embedded(payload(drawing))),
    )
    # a lone surrogate (from a broken source) has no UTF-8 form
    return made.encode("utf-8", "backslashreplace").decode("utf-8")


def _script() -> Any:
    """The page's own script: the files of `viz/viewer/` as one function."""
    parts = "\n".join(own(f"viewer/{name}.js") for name in PARTS)
    return _trusted(f'"use strict";\n(() => {{\n{parts}}})();\n')


def _engine() -> str:
    """The vis-network script that pyvis carries, without the line that asks for its source map."""
    from importlib.resources import files

    lib = files("pyvis").joinpath("templates", "lib", "vis-9.1.2", "vis-network.min.js")
    return re.sub(r"//# sourceMappingURL=\S*", "", lib.read_text(encoding="utf-8"))


def _trusted(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


def embedded(value: object) -> str:
    """`value` as JSON that cannot end the element it stands in, whatever its strings say."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return plain.translate(UNSAFE_IN_HTML)


def payload(drawing: Drawing) -> dict[str, Any]:
    """What the page's script reads: points and lines as pyvis holds them, and their words.

    All that a page says of a drawing goes through here, but for its title, subtitle, marking and
    the meanings of columns.
    """
    passages = {p.id: p for node in drawing.nodes for p in node.passages}
    number = {id: index for index, id in enumerate(passages)}
    groups = bundles(drawing.nodes, drawing.edges)
    places, middles = placed(drawing, groups)
    drawn = _network(drawing, places, number)
    inside = {member: n for n, group in enumerate(groups) for member in group.members}
    return {
        "layout": drawing.layout,
        "hidden": list(drawing.hidden),
        "columns": list(drawing.columns),
        "partial": drawing.partial,
        "most": MOST,
        "types": read("types.toml"),
        "kinds": read("kinds.toml"),
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "bundles": [_bundle(*each) for each in zip(groups, middles, strict=True)],
        "facts": [_facts(node, number, inside, drawing.pages) for node in drawing.nodes],
        "passages": [_passage(each, drawing.pages) for each in passages.values()],
        "tables": [_table(table) for table in drawing.tables],
    }


def _network(
    drawing: Drawing,
    places: Mapping[str, tuple[int, int, int, int]],
    number: Mapping[str, int],
) -> "Network":
    """The drawing in pyvis: it keeps the points and lines in the shape vis-network reads."""
    from pyvis.edge import Edge as Line
    from pyvis.network import Network

    drawn = Network(directed=True)
    for node in drawing.nodes:
        x, y, column, row = places[node.id]
        drawn.add_node(
            node.id, label=node.title, shape="custom", group=node.label, size=_size(node),
            net=[x, y], column=column, row=row,
        )  # fmt: skip
    # handed over as one list: pyvis's add_edge looks through all earlier ones each time
    drawn.edges.extend(
        Line(edge.source, edge.target, True, id=f"e{index}", arrows="",
             **_line(edge, number)).options
        for index, edge in enumerate(drawing.edges)
    )  # fmt: skip
    return drawn


def _line(edge: Edge, number: Mapping[str, int]) -> dict[str, Any]:
    """What a line is and rests on; what it has not is left out, as there may be thousands."""
    behind = [number[id] for id in edge.passages if id in number]
    extra = {"told": edge.told, "page": edge.page}
    return {"kind": edge.kind, "weight": edge.weight, "passages": behind,
            **{name: value for name, value in extra.items() if value}}  # fmt: skip


def _size(node: Node) -> int:
    """A radius in pixels: its area grows with the cases behind the point."""
    known = cases(node.passages) if node.cases is None else node.cases
    return round(5 + 2.4 * math.sqrt(max(1, known)))


def _facts(
    node: Node, number: Mapping[str, int], inside: Mapping[str, int], pages: Mapping[str, str]
) -> dict[str, Any]:
    told = {"told": node.told, "page": pages.get(node.id), "bundle": inside.get(node.id),
            "cases": node.cases}  # fmt: skip
    return {
        "details": [list(pair) for pair in node.details],
        "passages": [number[passage.id] for passage in node.passages],
        "board": node.board,
        "year": node.year,
        "last": node.last,
        **{name: value for name, value in told.items() if value not in (None, "")},
    }


def _passage(passage: Passage, pages: Mapping[str, str]) -> list[Any]:
    """Lean, as there may be thousands: the order is what `viz/viewer/data.js` reads."""
    known = [passage.id, passage.text, passage.place, passage.kind, passage.case, passage.board,
             passage.year]  # fmt: skip
    return [*known, pages[passage.id]] if passage.id in pages else known


def _bundle(group: Bundle, middle: tuple[int, int]) -> dict[str, Any]:
    return {"label": group.label, "title": group.title, "net": list(middle)}


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows],
        "nodes": list(table.nodes),
    }
