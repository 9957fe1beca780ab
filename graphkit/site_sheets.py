"""The pages of reviews, cases and named bodies, and the lists of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from graphkit.report_making import count
from graphkit.site import FOLDERS, Group, Link, Listing, Sheet, numbered, path_of
from graphkit.site_content import Content, Row

MOST = 200
"""Passages on one page; where there are more they go on on another."""
LISTED = {"Review": ("board", "published"), "Case": ("board", "published"), "Agency": ("area",)}
"""What a list says of each thing beside its name."""


def sheets(content: Content) -> Iterator[Sheet]:
    """One page per review, case and named body."""
    nodes = content.graph.nodes
    for row in nodes.get("Review", []):
        yield from _review(content, row)
    for row in nodes.get("Case", []):
        yield from _case(content, row)
    for row in nodes.get("Agency", []):
        if not row["generic"]:
            yield from _body(content, row)


def _review(content: Content, row: Row) -> Iterator[Sheet]:
    id = row["id"]
    cases = content.links("Case", content.out.targets("EXAMINES", id))
    bodies = content.links("Agency", content.out.targets("COMMISSIONED_BY", id))
    facts = [
        *content.facts("Review", row),
        ("Commissioned by", bodies),
        ("Cases", cases),
        ("No rule understood", (Link(count(row["blocks_not_understood"] or 0, "block")),)),
        ("Theme unsure", (Link(count(row["items_unsure"] or 0, "statement")),)),
    ]
    items = content.items_into("REPORTED_IN", "Review", id)
    # never parted: a link to a passage leads to its review's page
    yield Sheet(path_of("Review", id), content.types.name("Review"), _name(content, "Review", id),
                facts=filled(facts), groups=groups(content, items))  # fmt: skip


def _case(content: Content, row: Row) -> Iterator[Sheet]:
    id = row["id"]
    facts = [
        *content.facts("Case", row),
        ("Under", content.links("Agency", content.out.targets("UNDER", id))),
        ("Reviews", content.links("Review", content.into("EXAMINES", "Review", "Case", id))),
        ("Risks in the case", content.links("Theme", content.out.targets("FEATURES", id))),
        ("Picture", content.drawn("Case", id)),
    ]
    told = "What these reviews say of no one case; left out of every count."
    sheet = Sheet(path_of("Case", id), content.types.name("Case"), _name(content, "Case", id),
                  lead=told if row.get("collective") else "", facts=filled(facts))  # fmt: skip
    yield from parted(sheet, content, content.items_into("ABOUT_CASE", "Case", id))


def _body(content: Content, row: Row) -> Iterator[Sheet]:
    id = row["id"]
    facts = [
        *content.facts("Agency", row),
        ("Kind of agency", content.links("AgencyType", content.out.targets("OF_TYPE", id))),
        ("Became", content.links("Agency", content.out.targets("BECAME", id))),
        ("Took the place of", content.links("Agency", content.into("BECAME", "Agency", "Agency",
                                                                   id))),
        ("Named in", content.links("Review", content.into("NAMES", "Review", "Agency", id))),
        ("Cases under it", content.links("Case", content.into("UNDER", "Case", "Agency", id))),
    ]  # fmt: skip
    sheet = Sheet(path_of("Agency", id), content.types.name("Agency"),
                  _name(content, "Agency", id), facts=filled(facts))  # fmt: skip
    yield from parted(sheet, content, content.items_into("NAMES", "Agency", id))


def _name(content: Content, label: str, id: str) -> str:
    return content.names.get(f"{label}:{id}", id)


def filled(
    facts: Iterable[tuple[str, tuple[Link, ...]]],
) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The facts that say something."""
    return tuple((name, links) for name, links in facts if links)


def groups(content: Content, ids: Iterable[str]) -> tuple[Group, ...]:
    """Passages under the name of their kind, with how many there are."""
    return tuple(
        Group(f"{content.kinds.get(kind, kind)} ({len(each)})", tuple(each))
        for kind, each in content.by_kind(dict.fromkeys(ids)).items()
    )


def parted(sheet: Sheet, content: Content, ids: Sequence[str]) -> Iterator[Sheet]:
    """The page with its passages, and as many more as there is no room for on it."""
    ordered = [id for group in content.by_kind(dict.fromkeys(ids)).values() for id in group]
    runs = [ordered[at : at + MOST] for at in range(0, len(ordered), MOST)] or [[]]
    others = tuple(Link(f"Page {n}", numbered(sheet.path, n)) for n in range(1, len(runs) + 1))
    for number, run in enumerate(runs, 1):
        made = replace(sheet, path=numbered(sheet.path, number), groups=groups(content, run),
                       others=others if len(runs) > 1 else ())  # fmt: skip
        told = f"Page {number} of {len(runs)}, of {len(ordered):,} statements in all."
        yield made if len(runs) == 1 else replace(made, notes=(*made.notes, told))


def lists(content: Content) -> Iterator[Sheet]:
    """The lists of all reviews, cases and named bodies."""
    for label in LISTED:
        every = [row for row in content.graph.nodes.get(label, []) if not row.get("generic")]
        plural = content.types.plural(label)
        tables = [_table(content, label, [row for row in every if not row.get("collective")],
                         plural.lower())]  # fmt: skip
        if len(tables[0].rows) < len(every):
            rest = [row for row in every if row.get("collective")]
            tables.append(_table(content, label, rest, "of no one case, left out of every count"))
        yield Sheet(f"{FOLDERS[label]}.html", "List", plural, tables=tuple(tables))


def _table(content: Content, label: str, every: Sequence[Row], title: str) -> Listing:
    rows = [_listed(content, label, row, LISTED[label]) for row in every]
    rows.sort(key=lambda row: (row[0].text.casefold(), row[0].href))
    columns = (name.capitalize() for name in LISTED[label])
    head = (content.types.name(label), *columns, "Statements")
    return Listing(f"{len(rows):,} {title}", head, tuple(rows))


def _listed(content: Content, label: str, row: Row, columns: Sequence[str]) -> tuple[Any, ...]:
    known = (row.get(name) or "" for name in columns)
    return content.link(label, row["id"]), *known, _count(content, label, row["id"])


def _count(content: Content, label: str, id: str) -> int:
    kind = {"Review": "REPORTED_IN", "Case": "ABOUT_CASE", "Agency": "NAMES"}[label]
    return len(content.items_into(kind, label, id))
