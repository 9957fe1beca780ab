"""The graph as a Cypher script: one statement a line, for an empty Neo4j.

Run it with `cypher-shell -f FILE`, or line by line. Strings are written so that no version of the
language reads an escape in them that is not there.
"""

import re
from collections.abc import Iterator
from typing import Any

from graphkit import schema
from graphkit.export import PLACED, Exported, Row

TOGETHER = 500
"""Rows of one statement."""
SPECIAL = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Some versions read \u and four digits anywhere before they read strings: what a text says of that
# kind is written in two halves.
HALVES = re.compile(r"\\\\(?=[uU])")
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
HALF = re.compile("[\ud800-\udfff]")
LOST = "texts with halves of letters, which no database takes: � in their place"


def script(exported: Exported) -> Iterator[str]:
    """The lines of the script."""
    if exported.handling:
        yield f"/* {INVISIBLE.sub('', exported.handling).replace('*/', '')} */ "
    for label in schema.NODES:
        yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.id IS UNIQUE;\n"
    for label, _, rows in exported.nodes():
        for some in _together(rows):
            listed = ", ".join(_map(exported, _own(row)) for row in some)
            yield f"UNWIND [{listed}] AS row CREATE (n:`{label}`) SET n = row;\n"
    for (kind, one, other), names, rows in exported.edges():
        for some in _together(rows):
            listed = ", ".join(_edge(exported, row, names) for row in some)
            yield (
                f"UNWIND [{listed}] AS row MATCH (a:`{one}` {{id: row.a}}), "
                f"(b:`{other}` {{id: row.b}}) CREATE (a)-[r:`{kind}`]->(b) SET r = row.has;\n"
            )


def _together(rows: list[Row]) -> Iterator[list[Row]]:
    return (rows[at : at + TOGETHER] for at in range(0, len(rows), TOGETHER))


def _own(row: Row) -> Row:
    """A node's own properties: what the graph itself says is not said twice."""
    return {name: value for name, value in row.items() if name not in PLACED}


def _edge(exported: Exported, row: Row, names: Any) -> str:
    has = _map(exported, {name: row[name] for name in names})
    ends = (literal(exported, row[end]) for end in ("from", "to"))
    return "{{a: {}, b: {}, has: {}}}".format(*ends, has)


def _map(exported: Exported, row: Row) -> str:
    pairs = (f"`{k}`: {literal(exported, v)}" for k, v in row.items() if v is not None)
    return f"{{{', '.join(pairs)}}}"


def literal(exported: Exported, value: Any) -> str:
    """A value as Cypher writes it, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    if HALF.search(value):
        exported.changed[LOST] = exported.changed.get(LOST, 0) + 1
        value = HALF.sub("\N{REPLACEMENT CHARACTER}", value)
    text = "".join(SPECIAL.get(sign, sign) for sign in value)
    text = INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return f"'{HALVES.sub(_halved, text)}'"


def _halved(match: re.Match[str]) -> str:
    return f"{match[0]}' + '"
