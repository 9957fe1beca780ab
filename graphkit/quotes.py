"""The words behind an answer, from the store that gave it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graphkit.drawing import Passage
from graphkit.drawing_graph import names_of
from graphkit.graph_rows import Graph
from graphkit.identity import year
from graphkit.passages import place

if TYPE_CHECKING:
    from graphkit.store.base import Store

PASSAGES = """
MATCH (i:Finding|Lesson|Recommendation|Action|Measure)-[:REPORTED_IN]->(r:Review),
      (i)-[:ABOUT_CASE]->(c:`Case`)
WHERE i.id IN $ids
RETURN i.id AS id, i.text AS text, i.kind AS kind, i.page AS page, i.section AS section,
       r.title AS title, coalesce(c.board, r.board) AS board, c.id AS case_id,
       c.collective AS collective, coalesce(c.published_month, r.published_month) AS published
ORDER BY id
"""
REASONS = """
MATCH (i:Finding|Lesson|Recommendation|Action|Measure)-[h:HAS_THEME|RESPONSIBLE]->(x:Theme|AgencyType)
WHERE i.id IN $ids
RETURN i.id AS id, x.name AS name, h.cue AS cue ORDER BY id, name
"""
TITLES = {"Review": "title", "Case": "label", "Agency": "name", "AgencyType": "name", "Theme": "name"}


def quotes(store: "Store", ids: Iterable[str]) -> dict[str, Passage]:
    """The passages of these items, by id; ids of no item are left out."""
    wanted = sorted(set(ids))
    if not wanted:  # the embedded engine refuses an empty list
        return {}
    found = store.rows(PASSAGES, {"ids": wanted})
    rows = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
    return {row["id"]: _passage(row) for row in rows}


def _passage(row: dict[str, Any]) -> Passage:
    return Passage(
        id=row["id"],
        text=row["text"],
        place=place(row["title"], row),
        kind=row["kind"],
        case="" if row["collective"] else f"Case:{row['case_id']}",
        board=row["board"] or "",
        year=None if row["published"] is None else year(row["published"]),
    )


def reasons(store: "Store", ids: Iterable[str]) -> dict[str, list[str]]:
    """For each of these items what it counts as, with the words that made it so."""
    wanted = sorted(set(ids))
    told: dict[str, list[str]] = {id: [] for id in wanted}
    if wanted:
        for id, name, cue in store.rows(REASONS, {"ids": wanted}).rows:
            told[id].append(f"{name} (“{cue}”)" if cue else name)
    return told


def names(store: "Store") -> dict[str, str]:
    """What each point of a page is called, by the point's id ("Theme:recording")."""
    nodes = {}
    for label, title in TITLES.items():
        found = store.rows(f"MATCH (n:`{label}`) RETURN n.id AS id, n.{title} AS title ORDER BY id")
        nodes[label] = [{"id": id, title: name} for id, name in found.rows]
    return names_of(Graph(nodes, {}))


def markings(store: "Store") -> list[dict[str, Any]]:
    """The protective marking of each review, in rows as the graph has them."""
    found = store.rows("MATCH (r:Review) RETURN r.id AS id, r.marking AS marking ORDER BY id")
    return [{"id": id, "marking": marking} for id, marking in found.rows]
