"""Writes a graph as tables of the embedded engine, by way of files it copies from."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit import schema
from graphkit.errors import GraphkitError
from graphkit.graph_rows import Graph, Row
from graphkit.store.base import StoreError

if TYPE_CHECKING:
    import ladybug

TYPES = {"text": "STRING", "int": "INT64", "float": "DOUBLE", "bool": "BOOL"}
# Everything is said: the engine would otherwise guess from the first rows. One thread, because
# several split the file at line ends, also those inside a quoted text.
HOW = "header=false, auto_detect=false, parallel=false, delim=',', quote='\"', escape='\"'"


def compile_graph(graph: Graph, connection: "ladybug.Connection", folder: Path) -> None:
    """Make all tables of the schema in an empty database and copy `graph` into them.

    Raises StoreError when a row is not there afterwards, or cannot be taken.
    """
    try:
        for statement in tables():
            connection.execute(statement)
        _copy_nodes(graph, connection, folder)
        _copy_edges(graph, connection, folder)
        _count(graph, connection)
        connection.execute("CHECKPOINT")
    except RuntimeError as error:
        raise StoreError(f"The graph could not be written: {error}") from error


def tables() -> Iterator[str]:
    """The statements that make a table for each label and relationship type."""
    for label, properties in schema.NODES.items():
        columns = ["id STRING", *_columns(properties)]
        yield f"CREATE NODE TABLE `{label}`({', '.join(columns)}, PRIMARY KEY(id))"
    for kind in schema.types():
        pairs = [pair for pair in schema.EDGES if pair[0] == kind]
        ends = [f"FROM `{one}` TO `{other}`" for _, one, other in pairs]
        yield f"CREATE REL TABLE `{kind}`({', '.join([*ends, *_columns(schema.EDGES[pairs[0]])])})"


def _columns(properties: schema.Properties) -> list[str]:
    return [f"`{name}` {TYPES[kind]}" for name, kind in properties.items()]


def _copy_nodes(graph: Graph, connection: "ladybug.Connection", folder: Path) -> None:
    for label, rows in graph.nodes.items():
        if rows:
            file = _file(folder, rows, ("id", *schema.NODES[label]))
            connection.execute(f"COPY `{label}` FROM {file} ({HOW})")


def _copy_edges(graph: Graph, connection: "ladybug.Connection", folder: Path) -> None:
    for (kind, one, other), rows in graph.edges.items():
        if rows:
            file = _file(folder, rows, ("from", "to", *schema.EDGES[kind, one, other]))
            ends = f"from='{one}', to='{other}'"
            connection.execute(f"COPY `{kind}` FROM {file} ({HOW}, {ends})")


def _file(folder: Path, rows: Iterable[Row], names: Sequence[str]) -> str:
    """Write `rows` to a file in `folder`; its name as a literal of Cypher."""
    path = folder / "rows.csv"
    try:
        with path.open("w", encoding="utf-8", newline="") as out:
            out.writelines(",".join([cell(row[name]) for name in names]) + "\n" for row in rows)
    except UnicodeEncodeError as error:
        raise GraphkitError(
            f"A record holds half a character ({error.reason}). Import its source again."
        ) from error
    written = path.as_posix().replace("\\", "\\\\").replace("'", "\\'")
    return f"'{written}'"


def cell(value: Any) -> str:
    """A value as a cell: texts always in quotation marks, so that null is the empty cell."""
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)


def _count(graph: Graph, connection: "ladybug.Connection") -> None:
    for label, rows in graph.nodes.items():
        _expect(connection, f"MATCH (n:`{label}`) RETURN count(n)", len(rows))
    for (kind, one, other), found in graph.edges.items():
        pattern = f"(:`{one}`)-[r:`{kind}`]->(:`{other}`)"
        _expect(connection, f"MATCH {pattern} RETURN count(r)", len(found))


def _expect(connection: "ladybug.Connection", counting: str, wanted: int) -> None:
    result: Any = connection.execute(counting)
    found = result.get_all()[0][0]
    if found != wanted:
        raise StoreError(f"Of {wanted} rows {found} arrived ({counting}). Nothing has changed.")
