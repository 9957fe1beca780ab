"""Figures of agreement as a person reads them: tables by part, both people and the tool."""

import json
from collections.abc import Sequence
from dataclasses import asdict, astuple
from typing import Any

from graphkit.bootstrap import Resampling
from graphkit.disagreements import Difference
from graphkit.evaluate import PARTS, Beside, Matched
from graphkit.evaluation import COLUMNS, Row
from graphkit.tables import legend, render

TITLES = {
    "figures": "Figures", "agreement": "Agreement beyond chance, of the items that both have",
    "kinds": "By kind", "themes": "By theme", "agencies": "By responsible type of agency",
}  # fmt: skip
CODED = ("kinds", "themes", "agencies")
MEANINGS = (
    ("between", "the interval of the figure"),
    ("right, gold, found", "how many both have, gold has, the records have"),
    ("kappa", "agreement beyond chance on giving the code, of the items that both have"),
)


def span(row: Row | None) -> str:
    """An interval as "0.61–0.72"; "" for none."""
    if row is None or row.low is None or row.high is None:
        return ""
    return f"{row.low:.3f}–{row.high:.3f}"


def figure(row: Row | None) -> str:
    """A figure with its interval: "0.655 (0.610–0.720)"; "" where it is undefined."""
    if row is None or row.value is None:
        return ""
    between = span(row)
    return f"{row.value:.3f}" + (f" ({between})" if between else "")


def _three(value: float | None) -> str | None:
    return None if value is None else f"{value:.3f}"


def _shown(part: str, rows: Sequence[Row]) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """The columns and rows of one part's table."""
    if part in CODED:
        columns = ("code", "precision", "recall", "F1", "between", "kappa", "right", "gold",
                   "found")  # fmt: skip
        return columns, [
            (r.name, _three(r.precision), _three(r.recall), _three(r.value), span(r),
             _three(r.kappa), r.right, r.gold, r.found)
            for r in rows
        ]  # fmt: skip
    columns = ("figure", "measure", "value", "between", "precision", "recall", "right", "gold",
               "found")  # fmt: skip
    return columns, [
        (r.name, r.measure, _three(r.value), span(r), _three(r.precision), _three(r.recall),
         r.right, r.gold, r.found)
        for r in rows
    ]  # fmt: skip


def sections(rows: Sequence[Row], resampling: Resampling, style: str) -> str:
    """All figures, a table a part, with what the columns mean below."""
    made = []
    for part in PARTS:
        chosen = [row for row in rows if row.part == part]
        if not chosen:
            continue
        columns, shown = _shown(part, chosen)
        made.append(f"{_head(part, style)}\n\n{render(columns, shown, style)}")
    return "\n".join(made) + legend((*MEANINGS, ("intervals", resampling.told())), style)


def as_rows(rows: Sequence[Row]) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """All figures as one table, a row a figure."""
    return COLUMNS, [astuple(row) for row in rows]


def as_json(
    matched: Matched, rows: Sequence[Row], found: Sequence[Difference], resampling: Resampling
) -> str:
    """Everything: the figures by part, every disagreement, and how the intervals were made."""
    parts = {part: [_without(row) for row in rows if row.part == part] for part in PARTS}
    whole = {
        "documents": [one.gold.name for one in matched.documents],
        "without_record": list(matched.missing), "without_gold": list(matched.extra),
        "intervals": asdict(resampling), **parts,
        "disagreements": [asdict(each) for each in found],
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _without(row: Row) -> dict[str, Any]:
    return {name: value for name, value in asdict(row).items() if name != "part"}


def side_by_side(
    rows: Sequence[Beside], names: tuple[str, str], resampling: Resampling, style: str
) -> str:
    """What two people reach among themselves, and the tool with each of them."""
    if style in ("csv", "json"):
        return render(("part", "figure", "measure", *SIDES), [_flat(row) for row in rows], style)
    one, other = names if names[0] != names[1] else ("first", "second")
    columns = ("figure", "people", f"tool and {one}", f"tool and {other}")
    made = []
    for part in PARTS:
        shown = [
            (_named(r), figure(r.humans), figure(r.tool), figure(r.other))
            for r in rows if r.part == part
        ]  # fmt: skip
        made.append(f"{_head(part, style)}\n\n{render(columns, shown, style)}")
    told = (("people", f"{one} and {other}, each coding apart"), ("intervals", resampling.told()))
    return "\n".join(made) + legend(told, style)


def _named(row: Beside) -> str:
    return row.name if row.part in CODED else f"{row.name}, {row.measure}"


def _head(part: str, style: str) -> str:
    return ("## " if style == "md" else "") + TITLES[part]


SIDES = tuple(
    f"{side}_{what}" for side in ("people", "tool_first", "tool_second")
    for what in ("value", "low", "high")
)  # fmt: skip


def _flat(row: Beside) -> tuple[Any, ...]:
    sides = (row.humans, row.tool, row.other)
    figures = [n for side in sides for n in (_figures(side) if side else (None, None, None))]
    return (row.part, row.name, row.measure, *figures)


def _figures(row: Row) -> tuple[float | None, float | None, float | None]:
    return row.value, row.low, row.high
