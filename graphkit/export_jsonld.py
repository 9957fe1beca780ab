"""The graph as JSON-LD 1.1: every node a resource, every relationship a property of the first.

A relationship that has properties of its own (cue, score, role, since) is a resource too, of its
type, with `from` and `to`: RDF has no other place for them. Names are in `urn:graphkit:`, ids
percent-encoded. A text is as it is; JSON can hold every character.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from graphkit import schema
from graphkit.export import Exported, Row

BASE = "urn:graphkit:"
TERMS = f"{BASE}term:"
XSD = "http://www.w3.org/2001/XMLSchema#"


def document(exported: Exported) -> Iterator[str]:
    """The lines of the document, one resource a line."""
    yield f'{{"@context": {json.dumps(context(), ensure_ascii=False)}, "@graph": [\n'
    lines = (json.dumps(each, ensure_ascii=False) for each in _resources(exported))
    first = next(lines, "")
    yield first
    for line in lines:
        yield f",\n{line}"
    yield "\n]}\n"


def context() -> dict[str, Any]:
    """What the terms mean: properties, and relationships, which lead to other resources."""
    links = (*schema.types(), "from", "to")
    return {
        "@version": 1.1, "@vocab": TERMS,
        "score": {"@id": f"{TERMS}score", "@type": f"{XSD}double"},
        **{name: {"@id": f"{TERMS}{name}", "@type": "@id"} for name in links},
    }  # fmt: skip


def name_of(label: str, id: str) -> str:
    """The name of a node as a resource."""
    return f"{BASE}{label}:{quote(id, safe='', errors='surrogatepass')}"


def _resources(exported: Exported) -> Iterator[Row]:
    if exported.handling:
        yield {"@id": f"{BASE}export", "@type": "Export", "handling": exported.handling}
    links = _links(exported)
    for label, _, rows in exported.nodes():
        for row in rows:
            name = name_of(label, row["id"])
            has = {key: value for key, value in row.items() if value is not None}
            yield {"@id": name, "@type": label, **has, **links.get(name, {})}
    yield from _described(exported)


def _links(exported: Exported) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for (kind, one, other), _, rows in exported.edges():
        for row in rows:
            ends = found.setdefault(name_of(one, row["from"]), {}).setdefault(kind, [])
            ends.append(name_of(other, row["to"]))
    return found


def _described(exported: Exported) -> Iterator[Row]:
    """The relationships that say more than that they are there."""
    number = 0
    for (kind, one, other), names, rows in exported.edges():
        for row in rows if names else ():
            has = {name: row[name] for name in names if row[name] is not None}
            yield {
                "@id": f"{BASE}relationship:{number}", "@type": kind, **has,
                "from": name_of(one, row["from"]), "to": name_of(other, row["to"]),
            }  # fmt: skip
            number += 1
