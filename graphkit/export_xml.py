"""The graph as GraphML (Gephi, yEd, igraph, networkx) and as GEXF (Gephi, networkx).

A point's id is its label and id ("Finding:child-a/0f3a9c21de"), as ids are unique for a label only.
XML 1.0 cannot hold most control characters: in their place stand their pictures (␀ for 0, ␛ for
escape), and � for halves of letters and the two code points that are none; how many texts that
changed is told. Everything else comes back from an XML parser as it was. networkx's own writers
are not used: they refuse such characters, need the graph a second time in memory, and write other
bytes where lxml is installed.
"""

import re
from collections.abc import Iterator
from typing import Any

from graphkit import schema
from graphkit.export import PLACED, Exported, Row
from graphkit.schema import Kind

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
PICTURES = "texts with characters that XML cannot hold: their pictures (␀ to ␟) or � in their place"
ESCAPED = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;",
    "\t": "&#9;",
}  # fmt: skip
TYPES: dict[Kind, str] = {"text": "string", "int": "long", "float": "double", "bool": "boolean"}
OWN = "label"
"""What every point has here: the label of its node. The property of that name is `case_label`."""


def graphml(exported: Exported) -> Iterator[str]:
    """The lines of a GraphML file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for end, names in _keys().items():
        for name, kind in names.items():
            yield (f'<key id="{end}-{name}" for="{end}" attr.name="{name}" '
                   f'attr.type="{TYPES[kind]}"/>\n')  # fmt: skip
    yield '<key id="graph-marking" for="graph" attr.name="marking" attr.type="string"/>\n'
    yield '<graph edgedefault="directed">\n'
    if exported.handling:
        yield f'<data key="graph-marking">{_text(exported, exported.handling)}</data>\n'
    for id, row in _points(exported):
        yield f'<node id="{_text(exported, id)}">{"".join(_data(exported, "node", row))}</node>\n'
    for number, one, other, row in _lines(exported):
        ends = f'source="{_text(exported, one)}" target="{_text(exported, other)}"'
        data = "".join(_data(exported, "edge", row))
        yield f'<edge id="e{number}" {ends}>{data}</edge>\n'
    yield "</graph>\n</graphml>\n"


def gexf(exported: Exported) -> Iterator[str]:
    """The lines of a GEXF 1.2 file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    if exported.handling:
        told = _text(exported, exported.handling)
        yield f"<meta><description>{told}</description></meta>\n"
    yield '<graph mode="static" defaultedgetype="directed">\n'
    for end, names in _keys().items():
        yield f'<attributes class="{end}" mode="static">\n'
        for name, kind in names.items():
            yield f'<attribute id="{end}-{name}" title="{name}" type="{TYPES[kind]}"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    for id, row in _points(exported):
        called = _text(exported, str(row.get("title") or row.get("name") or row["id"]))
        values = "".join(_values(exported, "node", row))
        yield f'<node id="{_text(exported, id)}" label="{called}">{values}</node>\n'
    yield "</nodes>\n<edges>\n"
    for number, one, other, row in _lines(exported):
        ends = f'source="{_text(exported, one)}" target="{_text(exported, other)}"'
        values = "".join(_values(exported, "edge", row))
        yield f'<edge id="e{number}" {ends} label="{row["type"]}">{values}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _keys() -> dict[str, dict[str, Kind]]:
    """What a point and a line may have, with its kind."""
    node: dict[str, Kind] = {OWN: "text", "id": "text"}
    for properties in (*schema.NODES.values(), PLACED):
        node |= {_key(name): kind for name, kind in properties.items()}
    edge: dict[str, Kind] = {"type": "text"}
    for properties in schema.EDGES.values():
        edge |= properties
    return {"node": node, "edge": edge}


def _key(name: str) -> str:
    return f"case_{name}" if name == OWN else name


def _points(exported: Exported) -> Iterator[tuple[str, Row]]:
    """Each node's id among all, and its values by the names they have here."""
    for label, _, rows in exported.nodes():
        for row in rows:
            named = {_key(name): value for name, value in row.items()}
            yield f"{label}:{row['id']}", {OWN: label, **named}


def _lines(exported: Exported) -> Iterator[tuple[int, str, str, Row]]:
    number = 0
    for (kind, one, other), names, rows in exported.edges():
        for row in rows:
            values = {"type": kind, **{name: row[name] for name in names}}
            yield number, f"{one}:{row['from']}", f"{other}:{row['to']}", values
            number += 1


def _data(exported: Exported, end: str, row: Row) -> Iterator[str]:
    for name, value in row.items():
        if value is not None:
            yield f'<data key="{end}-{name}">{_text(exported, value)}</data>'


def _values(exported: Exported, end: str, row: Row) -> Iterator[str]:
    yield "<attvalues>"
    for name, value in row.items():
        if value is not None:
            yield f'<attvalue for="{end}-{name}" value="{_text(exported, value)}"/>'
    yield "</attvalues>"


def _text(exported: Exported, value: Any) -> str:
    """A value as XML holds it, in an attribute or between tags."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if NOT_XML.search(text):
        exported.changed[PICTURES] = exported.changed.get(PICTURES, 0) + 1
        text = NOT_XML.sub(_picture, text)
    return "".join(ESCAPED.get(sign, sign) for sign in text) if ESCAPED.keys() & set(text) else text


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"
