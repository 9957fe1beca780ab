"""A graph as rows, made by hand, small enough to count by eye."""

from typing import Any

import pytest


class Rows:
    """A graph as rows, made by hand."""

    def __init__(self) -> None:
        self.nodes: dict[str, list[dict[str, Any]]] = {}
        self.edges: dict[tuple[str, str, str], list[dict[str, Any]]] = {}

    def node(self, label: str, id: str, /, **row: Any) -> None:
        self.nodes.setdefault(label, []).append({"id": id, **row})

    def edge(self, kind: str, source: str, target: str, *ends: str) -> None:
        for start, end in (pair.split(">") for pair in ends):
            self.edges.setdefault((kind, source, target), []).append({"from": start, "to": end})

    def item(self, id: str, case: str, types: str, themes: str, body: str = "") -> None:
        """A finding; `types` and `themes` are ids parted by spaces."""
        words = {"text": f"Words of {id}.", "page": 3, "section": "5 Analysis"}
        self.node("Finding", id, kind="finding", **words)
        self.edge("REPORTED_IN", "Finding", "Review", f"{id}>r{id[0]}")
        self.edge("ABOUT_CASE", "Finding", "Case", f"{id}>{case}")
        self.edge("RESPONSIBLE", "Finding", "AgencyType", *(f"{id}>{t}" for t in types.split()))
        self.edge("HAS_THEME", "Finding", "Theme", *(f"{id}>{t}" for t in themes.split()))
        if body:
            self.edge("NAMES", "Finding", "Agency", f"{id}>{body}")


@pytest.fixture
def rows() -> Rows:
    """Two reviews of one case each, both called Child A, and a thematic review of no one case."""
    made = Rows()
    for id, name in {"police": "Police", "gp": "GPs", "all-agencies": "All", "fire": ""}.items():
        made.node("AgencyType", id, name=name)
    for id in ("recording", "neglect", "assessment"):
        made.node("Theme", id, name=id.title(), facet="practice", definition="")
    made.node("Agency", "Saltby Police", name="Saltby Police", generic=False)
    made.node("Agency", "gp/saltby", name="GP", generic=True)
    for number, area in enumerate(("Eastmere", "Saltby", "Thornwick"), start=1):
        month = (2010 + number) * 12 + 6
        shared = {"area": area, "board": f"{area} Board", "published_month": month}
        made.node("Review", f"r{number}", title=f"Review {number}", marking=None, **shared)
        made.node("Case", f"c{number}", label="Child A", collective=number == 3, **shared)
    made.edge("OF_TYPE", "Agency", "AgencyType", "Saltby Police>police")
    made.edge("FEATURES", "Case", "Theme", "c1>neglect", "c2>neglect")
    made.item("1a", "c1", "police", "recording")
    made.item("1b", "c1", "police gp", "recording")
    made.item("2a", "c2", "police", "recording", "Saltby Police")
    made.item("3a", "c3", "police all-agencies", "recording")
    return made
