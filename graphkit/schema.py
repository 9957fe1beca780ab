"""What the graph may hold: labels, relationship types and their properties, declared once."""

from typing import Final, Literal

Kind = Literal["text", "int", "float", "bool"]
Properties = dict[str, Kind]
Pair = tuple[str, str, str]
"""A relationship type with the label it starts from and the label it leads to."""

PLACE: Final[Properties] = {
    "ref": "text", "page": "int", "section": "text", "start": "int", "end": "int",
}  # fmt: skip
SUPPORT: Final[Properties] = {"cue": "text", "score": "float"}
SECTION_JOIN: Final = " › "
"""Between the headings of an item's `section`, outermost first."""

NODES: Final[dict[str, Properties]] = {
    "Review": {
        "title": "text", "type": "text", "board": "text", "area": "text", "published": "text",
        "published_month": "int", "method": "text", "marking": "text", "source": "text",
        "sha256": "text", "items_unsure": "int", "blocks_not_understood": "int",
    },
    "Case": {
        "label": "text", "incident": "text", "incident_month": "int", "age": "text",
        "age_years": "int", "sex": "text", "board": "text", "area": "text", "published": "text",
        "published_month": "int", "collective": "bool",
    },
    "Agency": {"name": "text", "generic": "bool", "area": "text"},
    "AgencyType": {"name": "text", "sector": "text", "national": "bool"},
    "Theme": {"name": "text", "facet": "text", "definition": "text"},
    "Finding": {"kind": "text", "text": "text", "polarity": "text", **PLACE},
    "Lesson": {"kind": "text", "text": "text", **PLACE},
    "Recommendation": {
        "kind": "text", "text": "text", "owner": "text", "due": "text", "status": "text", **PLACE,
    },
    "Action": {
        "kind": "text", "text": "text", "owner": "text", "due": "text", "status": "text", **PLACE,
    },
    "Measure": {"kind": "text", "text": "text", "owner": "text", "due": "text", **PLACE},
}  # fmt: skip
"""Each label's properties besides `id`, which every node has and which is unique per label."""

ITEMS: Final = ("Finding", "Lesson", "Recommendation", "Action", "Measure")

LABEL_OF_KIND: Final = {
    "finding": "Finding", "good-practice": "Finding", "learning": "Lesson",
    "recommendation": "Recommendation", "action": "Action", "action-taken": "Action",
    "measure": "Measure",
}  # fmt: skip
POLARITY: Final = {"finding": "concern", "good-practice": "strength"}
STATUS_OF_KIND: Final = {"action": "planned", "action-taken": "done"}
"""An action's status where the document itself says none."""


def _from_items(kind: str, target: str, properties: Properties) -> dict[Pair, Properties]:
    return {(kind, item, target): properties for item in ITEMS}


EDGES: Final[dict[Pair, Properties]] = {
    ("EXAMINES", "Review", "Case"): {},
    ("COMMISSIONED_BY", "Review", "Agency"): {},
    ("UNDER", "Case", "Agency"): {},
    ("NAMES", "Review", "Agency"): {"role": "text"},
    **_from_items("NAMES", "Agency", {"role": "text"}),
    ("OF_TYPE", "Agency", "AgencyType"): {},
    ("BECAME", "Agency", "Agency"): {"since": "int"},
    **_from_items("REPORTED_IN", "Review", {}),
    **_from_items("ABOUT_CASE", "Case", {}),
    **_from_items("HAS_THEME", "Theme", SUPPORT),
    **_from_items("RESPONSIBLE", "AgencyType", SUPPORT),
    **_from_items("MENTIONS", "AgencyType", {}),
    **{("RESPONDS_TO", one, other): {} for one in ITEMS for other in ITEMS},
    ("FEATURES", "Case", "Theme"): {"cue": "text"},
}
"""The properties of each relationship type between two labels. `role` is an item's only."""


def types() -> list[str]:
    """The relationship types, each once, in the order they are declared."""
    return list(dict.fromkeys(kind for kind, _, _ in EDGES))
