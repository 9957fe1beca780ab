"""The graph as CSV: a file for each label in `nodes/`, one for each relationship type in `edges/`.

UTF-8, RFC 4180. A text that a spreadsheet would run as a formula (it begins with = + - @, a tab or
a return, apostrophes before it or none) has one apostrophe put before it; taking one away again
gives the words exactly. Nothing else is changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any

from graphkit.export import Exported, Row
from graphkit.tables import FORMULA

HANDLING = "MARKING.txt"
"""The file, beside the tables, that says how these are to be handled; none where nothing is marked.
"""
ENDS = ("from_label", "from", "to_label", "to")


def files(exported: Exported) -> dict[str, Iterable[str]]:
    """The lines of each file by its name."""
    made: dict[str, Iterable[str]] = {}
    if exported.handling:
        made[HANDLING] = [f"{exported.handling}\n"]
    for label, properties, rows in exported.nodes():
        made[f"nodes/{label}.csv"] = _lines(("id", *properties), rows)
    by_type: dict[str, list[Row]] = {}
    names: dict[str, dict[str, None]] = {}
    for (kind, one, other), properties, rows in exported.edges():
        names.setdefault(kind, {}).update(dict.fromkeys(properties))
        by_type.setdefault(kind, []).extend(
            {**row, "from_label": one, "to_label": other} for row in rows
        )
    for kind, rows in by_type.items():
        made[f"edges/{kind}.csv"] = _lines((*ENDS, *names[kind]), rows)
    return made


def _lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    import csv

    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(name)) for name in columns])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def cell(value: Any) -> Any:
    """A value as its cell: absent ones empty, true and false in words, texts made harmless."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.lstrip("'").startswith(FORMULA):
        return f"'{value}"
    return value
