"""Records as a graph: nodes by label and relationships by type, ready for any store."""

from collections.abc import Iterable, Mapping
from operator import attrgetter

from graphkit.case_identity import SameCase, settle
from graphkit.graph_review import OneReview
from graphkit.graph_rows import Graph, Making, Node, ThemesLike
from graphkit.identity import Bodies, RegisterLike, age_years, month, names_in
from graphkit.record import Record

__all__ = ["Graph", "graph"]


def graph(
    records: Iterable[Record],
    register: RegisterLike,
    themes: ThemesLike,
    not_understood: Mapping[str, int] | None = None,
) -> Graph:
    """The graph of `records`, the same whatever their order.

    `not_understood` says how many blocks of each review no rule understood.
    """
    ordered = sorted(records, key=attrgetter("id"))
    names = (name for record in ordered for name in names_in(record))
    bodies = Bodies(register, names)
    making = Making(bodies, settle(ordered, bodies), themes, not_understood or {})
    _vocabulary(making)
    for case in making.cases.known:
        _case(making, case)
    for record in ordered:
        OneReview(making, record).make()
    _successions(making)
    return making.graph()


def _vocabulary(making: Making) -> None:
    """All agency types and themes, whether a text speaks of them or not."""
    for kind in making.bodies.register.types.values():
        making.node(
            "AgencyType", kind.id, name=kind.name, sector=kind.sector, national=kind.national
        )
    for theme in making.themes.by_id.values():
        making.node(
            "Theme", theme.id, name=theme.name, facet=theme.facet, definition=theme.definition
        )


def _case(making: Making, case: SameCase) -> None:
    board, age = case.first("board"), case.first("age")
    node = making.node(
        "Case", case.id, label=case.label, incident=case.incident,
        incident_month=month(case.incident), age=age, age_years=age_years(age),
        sex=case.first("sex"), board=making.bodies.name(board) if board else None,
        area=case.first("area"), published=case.published,
        published_month=month(case.published), collective=False,
    )  # fmt: skip
    if board:
        record = case.sightings[0].record
        making.edge("UNDER", node, making.board(board, case.first("area"), record))
    _features(making, case, node)


def _features(making: Making, case: SameCase, node: Node) -> None:
    for sighting in case.sightings:
        cues = sighting.case.evidence.get("factors", {})
        for theme in sighting.case.factors:
            if making.theme(theme, sighting.record):
                cue = cues.get(theme, {}).get("cue")
                making.edge("FEATURES", node, ("Theme", theme), cue=cue)


def _successions(making: Making) -> None:
    """Join each body to the next one in its place; names that no text has are passed over."""
    known = making.nodes.get("Agency", {})
    for id in sorted(id for id, row in known.items() if not row["generic"]):
        for successor, since in making.bodies.successors(known[id]["name"]):
            if successor in known and successor != id:
                making.edge("BECAME", ("Agency", id), ("Agency", successor), since=since)
                break
