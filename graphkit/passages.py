"""Every statement of a graph with the place its words stand, and what it is linked to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from graphkit.drawing import Passage
from graphkit.identity import year
from graphkit.schema import SECTION_JOIN

Row = dict[str, Any]
ITEMS = ("Finding", "Lesson", "Recommendation", "Action", "Measure")


class GraphRows(Protocol):
    """The nodes of a graph by label, and its relationships by (type, from label, to label)."""

    @property
    def nodes(self) -> Mapping[str, list[Row]]: ...

    @property
    def edges(self) -> Mapping[tuple[str, str, str], list[Row]]: ...


@dataclass(slots=True)
class Links:
    """The relationships of a graph by type: for each node's id the ids it points to."""

    by_type: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, graph: GraphRows, items_only: bool = False) -> "Links":
        """All relationships of `graph`, or only those that start at a statement."""
        links = cls()
        for (kind, source, _target), rows in sorted(graph.edges.items()):
            if not items_only or source in ITEMS:
                links._take(kind, rows)
        return links

    def _take(self, kind: str, rows: Iterable[Row]) -> None:
        pairs = self.by_type.setdefault(kind, {})
        for row in rows:
            pairs.setdefault(row["from"], []).append(row["to"])

    def targets(self, kind: str, source: str) -> list[str]:
        """The ids that `source` points to by relationships of this type."""
        return self.by_type.get(kind, {}).get(source, [])


def passages_of(graph: GraphRows) -> dict[str, Passage]:
    """The passage of every statement, by the statement's id, in the graph's order."""
    links = Links.of(graph, items_only=True)
    reviews = {row["id"]: row for row in graph.nodes.get("Review", [])}
    known = {row["id"]: row for row in graph.nodes.get("Case", [])}
    return {
        row["id"]: _passage(
            row,
            _first(links.targets("REPORTED_IN", row["id"]), reviews),
            _first(links.targets("ABOUT_CASE", row["id"]), known),
        )
        for label in ITEMS
        for row in graph.nodes.get(label, [])
    }


def _first(ids: Iterable[str], rows: Mapping[str, Row]) -> Row:
    return next((rows[id] for id in ids if id in rows), {})


def _passage(item: Row, review: Row, case: Row) -> Passage:
    return Passage(
        id=item["id"],
        text=item["text"],
        place=place(review.get("title") or review.get("id", ""), item),
        kind=item.get("kind") or "",
        case="" if not case or case.get("collective") else f"Case:{case['id']}",
        board=case.get("board") or review.get("board") or "",
        year=year_of(case.get("published_month"), review.get("published_month")),
    )


def telling(title: str, headings: Iterable[str]) -> list[str]:
    """The headings that say more than the title of their review."""
    return [each for each in headings if each and each.casefold() not in title.casefold()]


def place(review: str, item: Row) -> str:
    """Where the item stands, as a reader would look it up: review, page, section."""
    section = item.get("section") or []
    headings = section.split(SECTION_JOIN) if isinstance(section, str) else section
    path = SECTION_JOIN.join(telling(review, headings))
    page = f"page {item['page']}" if item.get("page") is not None else ""
    return ", ".join(part for part in (review, page, path) if part)


def year_of(*months: int | None) -> int | None:
    """The year of the first month that is known."""
    return next((year(month) for month in months if month is not None), None)
