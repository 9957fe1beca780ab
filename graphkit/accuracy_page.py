"""The page `docs/accuracy.md`: what people wrote in `docs/accuracy/page.md`, with the figures."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from graphkit import resources
from graphkit.evaluation import SHARE, Row
from graphkit.scoreboard import figure
from graphkit.tables import as_markdown

Figures = dict[str, Any]
NAMES = {
    "reviews": "real reviews", "dev": "the four", "samples": "samples", "strangers": "strangers",
    "heldout": "held out",
}  # fmt: skip
STATEMENTS = "statements, left out"
NONE = "–"
WRITTEN, SETS, LEFT_OUT = "page.md", "sets.json", "statements.json"


def page(folder: Path) -> str:
    """The page, from the text and the figures in `folder`."""
    from jinja2 import Environment, StrictUndefined

    sets = json.loads((folder / SETS).read_bytes())
    statements = json.loads((folder / LEFT_OUT).read_bytes())
    made = {name: table(sets, statements).rstrip() for name, table in TABLES.items()}
    # It is Markdown that is made, not HTML: nothing is to be escaped.
    written = Environment(undefined=StrictUndefined, keep_trailing_newline=True).from_string(
        (folder / WRITTEN).read_text(encoding="utf-8")
    )
    return written.render(
        **made, sets=sets, statements=statements, models=models(), encoder=encoder()
    )


def models() -> dict[str, Figures]:
    """What is known of each shipped model: how many examples made it, its cross-validated F1."""
    heads = resources.files("import", "model/*/model.json")
    return {path.parent.name: json.loads(path.read_bytes()) for path in heads.values()}


def encoder() -> dict[str, Figures]:
    """What is known of each head of the encoder: how it was made, and what it brought."""
    heads = resources.files("import", "model/encoder/*.json")
    return {
        path.stem: json.loads(path.read_bytes())
        for path in heads.values() if path.stem in ("themes", "sentences")
    }  # fmt: skip


def rows(figures: Figures, part: str, key: str = "rows") -> dict[str, Row]:
    """The figures of one part, by their names and, of coefficients, measures."""
    found = (Row(**row) for row in figures[key])
    return {
        f"{row.name}, {row.measure}" if part == "agreement" else row.name: row
        for row in found if row.part == part
    }  # fmt: skip


def _said(row: Row | None) -> str:
    """A figure with its interval; a dash where there was nothing to find and nothing found."""
    empty = row is None or (not row.gold and not row.found)
    return NONE if empty else figure(row) or NONE


def _three(value: float | None) -> str:
    return NONE if value is None else f"{value:.3f}"


def _beside(parts: Sequence[tuple[str, dict[str, Row]]], head: str) -> str:
    """A table of the same figures in several sets."""
    names = dict.fromkeys(name for _, found in parts for name in found)
    shown = [[name, *(_said(found.get(name)) for _, found in parts)] for name in names]
    return as_markdown((head, *(name for name, _ in parts)), shown)


def _columns(sets: Figures, statements: Figures, part: str) -> list[tuple[str, dict[str, Row]]]:
    found = [(title, rows(sets[name], part)) for name, title in NAMES.items() if name in sets]
    return [*found, (STATEMENTS, rows(statements, part))]


def reached(sets: Figures, statements: Figures) -> str:
    """The figures of every set."""
    return _beside(_columns(sets, statements, "figures"), "figure")


def agreement(sets: Figures, statements: Figures) -> str:
    """Kappa and alpha of every set of documents."""
    return _beside(_columns(sets, statements, "agreement")[:-1], "coefficient")


def measured(sets: Figures, statements: Figures) -> str:
    """How much each set holds."""
    shown = [
        [title, sets[name]["documents"], *(_gold(rows(sets[name], "figures"), MADE_OF))]
        for name, title in NAMES.items() if name in sets
    ]  # fmt: skip
    return as_markdown(("set", "documents", "items", "themes coded", "responsible coded"), shown)


MADE_OF = ("items", "themes", "responsible")


def _gold(found: dict[str, Row], names: Iterable[str]) -> list[int | None]:
    return [found[name].gold for name in names]


def curve(sets: Figures, statements: Figures) -> str:
    """Precision and recall of themes, from each probability on."""
    sides = (statements["curve"], sets["together"]["curve"])
    shown = []
    for (step, left_out), (_, whole) in zip(*sides, strict=True):
        counted = "as coded" if step is None else f"{step:.1f} and more"
        shown.append([counted, *_precise(Row(**left_out)), *_precise(Row(**whole))])
    return as_markdown(("counted", *PRECISE, *(f"{name}, documents" for name in PRECISE)), shown)


PRECISE = ("precision", "recall", "F1")


def _precise(row: Row | None) -> list[str]:
    if row is None:
        return [NONE] * 3
    return [_three(row.precision), _three(row.recall), _three(row.value)]


def themes(sets: Figures, statements: Figures) -> str:
    """Each theme: statements and documents, as coded and recall first."""
    known = rows(statements, "themes"), rows(statements, "themes", "wide")
    seen = rows(sets["together"], "themes"), rows(sets["together"], "themes", "wide")
    return _per_code("theme", known, seen)


def _per_code(
    head: str, known: tuple[dict[str, Row], dict[str, Row]],
    seen: tuple[dict[str, Row], dict[str, Row]],
) -> str:  # fmt: skip
    shown = [
        [name, *_side(known, name), *_side(seen, name)]
        for name in dict.fromkeys([*known[0], *seen[0]])
    ]
    columns = [f"{each}{where}" for where in ("", ", documents") for each in PER_CODE]
    return as_markdown((head, *columns), shown)


PER_CODE = ("coded", "P / R / F1", "recall first P / R")


def _side(found: tuple[dict[str, Row], dict[str, Row]], name: str) -> list[Any]:
    row, wide = (each.get(name) for each in found)
    counted = row.gold if row else 0
    return [counted, " / ".join(_precise(row)), " / ".join(_precise(wide)[:2])]


def _plain(part: str, head: str) -> Callable[[Figures, Figures], str]:
    """A table of codes that have no threshold."""

    def table(sets: Figures, statements: Figures) -> str:
        known, seen = rows(statements, part), rows(sets["together"], part)
        shown = [
            [name, *_once(known.get(name)), *_once(seen.get(name))]
            for name in dict.fromkeys([*known, *seen])
        ]
        columns = [f"{each}{where}" for where in ("", ", documents") for each in ONCE]
        return as_markdown((head, *columns), shown)

    return table


ONCE = ("coded", "P / R / F1", "κ")


def _once(row: Row | None) -> list[Any]:
    return [row.gold if row else 0, " / ".join(_precise(row)), _three(row.kappa if row else None)]


def learning(_: Figures, statements: Figures) -> str:
    """The learning curve."""
    names = ("kind", "themes", "responsible")
    shown = [
        [f"{point['learned_from']:,}", *(_three(point[name]) for name in names)]
        for point in statements["learning"]
    ]
    columns = ("learned from", f"kind ({SHARE})", "themes (F1)", "responsible (F1)")
    return as_markdown(columns, shown)


def advised(sets: Figures, _: Figures) -> str:
    """The figures of every set without the encoder and with it."""
    shown = [
        [title, side, *(_three(row.value) for row in _wanted(found)), *_precise(found["themes"])]
        for name, title in NAMES.items() if name in sets.get("encoder", {})
        for side, told in sets["encoder"][name].items()
        for found in [rows({"rows": told}, "figures")]
    ]  # fmt: skip
    columns = ("documents", "encoder", *ADVISED, *(f"themes, {name}" for name in PRECISE))
    return as_markdown(columns, shown)


ADVISED = ("items", "kind", "responsible")


def _wanted(found: dict[str, Row]) -> list[Row]:
    return [found[name] for name in ADVISED]


TABLES: dict[str, Callable[[Figures, Figures], str]] = {
    "measured": measured, "reached": reached, "agreement": agreement, "curve": curve,
    "themes": themes, "kinds": _plain("kinds", "kind"),
    "agencies": _plain("agencies", "type"), "learning": learning, "advised": advised,
}  # fmt: skip
"""The tables that the page may name."""
