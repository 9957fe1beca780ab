"""What one review adds to a graph: itself, its bodies, and its items with all they point to."""

from collections import defaultdict
from typing import Any

from graphkit import schema
from graphkit.case_identity import Meant
from graphkit.graph_rows import Making, Node, Row
from graphkit.identity import Scope, month
from graphkit.record import Case, Item, Record

NO_CASE = Case("")


class OneReview:
    """The work of adding one record to a graph whose cases are there already."""

    def __init__(self, making: Making, record: Record) -> None:
        """`making` is the graph under construction."""
        self.making, self.record = making, record
        self.node: Node = ("Review", record.id)
        self.types = {agency.name: agency.type for agency in record.agencies}
        self.scopes: dict[tuple[str | None, str | None], Scope] = {}

    def make(self) -> None:
        """Add the review, its links to cases and bodies, and its items."""
        self._review()
        self._bodies()
        for id in self.making.cases.of_record(self.record):
            self.making.edge("EXAMINES", self.node, ("Case", id))
        made = [(item, self._item(item)) for item in self.record.items]
        self._answers(made)

    def _review(self) -> None:
        review, bodies = self.record.review, self.making.bodies
        area = bodies.area(review.board, review.area)
        self.making.node(
            "Review", self.record.id, title=review.title, type=review.type,
            board=bodies.name(review.board) if review.board else None, area=area,
            published=review.published, published_month=month(review.published),
            method=review.method, marking=review.marking, source=self.record.source,
            sha256=review.sha256, items_unsure=sum(item.unsure for item in self.record.items),
            blocks_not_understood=self.making.not_understood.get(self.record.id, 0),
        )  # fmt: skip
        if review.board:
            board = self.making.board(review.board, area, self.record.id)
            self.making.edge("COMMISSIONED_BY", self.node, board)

    def _bodies(self) -> None:
        scope = self._scope(NO_CASE)
        for agency in self.record.agencies:
            known = self.making.type(agency.type, self.record.id)
            body = self.making.bodies.identify(agency.name, scope)
            node = self.making.body(body, agency.type if known else None)
            self.making.edge("NAMES", self.node, node)

    def _scope(self, case: Case) -> Scope:
        """Whose role words those of an item are: its case's in a collection, else the review's."""
        key = (case.board, case.area)
        if key not in self.scopes:
            review, bodies = self.record.review, self.making.bodies
            board = case.board or review.board
            area = bodies.area(board, case.area or review.area)
            self.scopes[key] = bodies.scope(board, area, self.record.id)
        return self.scopes[key]

    def _item(self, item: Item) -> Node:
        label = schema.LABEL_OF_KIND[item.kind]
        node = self.making.node(label, f"{self.record.id}/{item.id}", **properties(item))
        meant = self.making.cases.meant(self.record, item) if item.case is not None else None
        self.making.edge("REPORTED_IN", node, self.node)
        self.making.edge("ABOUT_CASE", node, ("Case", meant.id) if meant else self._collective())
        self._doubt(item, meant)
        self._links(item, node)
        self._names(item, node, self._scope(meant.case if meant else NO_CASE))
        return node

    def _doubt(self, item: Item, meant: Meant | None) -> None:
        """Report an item that does not say which case it is about."""
        if meant is None and item.case is not None:
            detail = f"an item is about “{item.case}”, which is none of the review's cases"
            self.making.note("case-unknown", self.record.id, detail)
        elif meant and not meant.sure:
            detail = (
                f"two cases are called “{item.case}”, and no heading over an item says which is "
                "meant: it goes to the first"
            )
            self.making.note("case-ambiguous", self.record.id, detail)

    def _collective(self) -> Node:
        """The case that stands for none: what is said of several people, or of nobody."""
        review = self.making.nodes["Review"][self.record.id]
        shared = {name: review[name] for name in ("board", "area", "published", "published_month")}
        id = f"review:{self.record.id}"
        node = self.making.node("Case", id, label=review["title"], collective=True, **shared)
        self.making.edge("EXAMINES", self.node, node)
        if self.record.review.board:
            board = self.making.board(self.record.review.board, review["area"], self.record.id)
            self.making.edge("UNDER", node, board)
        return node

    def _links(self, item: Item, node: Node) -> None:
        making, review = self.making, self.record.id
        for theme in item.themes:
            if making.theme(theme, review):
                making.edge("HAS_THEME", node, ("Theme", theme), **_why(item, "themes", theme))
        for kind in item.responsible:
            if making.type(kind, review):
                why = _why(item, "responsible", kind)
                making.edge("RESPONSIBLE", node, ("AgencyType", kind), **why)
        for kind in item.mentioned:
            if making.type(kind, review):
                making.edge("MENTIONS", node, ("AgencyType", kind))

    def _names(self, item: Item, node: Node, scope: Scope) -> None:
        for named in item.bodies:
            body = self.making.bodies.identify(named["name"], scope)
            agency = self.making.body(body, self.types.get(named["name"]))
            self.making.edge("NAMES", node, agency, role=named["role"])

    def _answers(self, made: list[tuple[Item, Node]]) -> None:
        by_ref: dict[str, list[Node]] = defaultdict(list)
        for item, node in made:
            if item.ref:
                by_ref[_folded(item.ref)].append(node)
        for item, node in made:
            for ref in item.responds_to:
                self._answer(node, ref, by_ref.get(_folded(ref), []))

    def _answer(self, node: Node, ref: str, answered: list[Node]) -> None:
        for other in answered:
            if other != node:
                self.making.edge("RESPONDS_TO", node, other)
        if not answered:
            detail = f"an item answers “{ref}”, which no item is called"
            self.making.note("ref-unknown", self.record.id, detail)


def properties(item: Item) -> Row:
    """An item's own properties in the graph, those that its label has."""
    every: dict[str, Any] = {
        "kind": item.kind, "text": item.text, "polarity": schema.POLARITY.get(item.kind),
        "owner": item.owner, "due": item.due,
        "status": item.status or schema.STATUS_OF_KIND.get(item.kind),
        "ref": item.ref, "page": item.place.page,
        "section": schema.SECTION_JOIN.join(item.place.section) or None,
        "start": min((start for start, _ in item.place.spans), default=None),
        "end": max((end for _, end in item.place.spans), default=None),
    }  # fmt: skip
    return {name: every[name] for name in schema.NODES[schema.LABEL_OF_KIND[item.kind]]}


def _why(item: Item, kind: str, id: str) -> Row:
    why = item.evidence.get(kind, {}).get(id, {})
    score = why.get("score")
    return {"cue": why.get("cue"), "score": None if score is None else float(score)}


def _folded(ref: str) -> str:
    return " ".join(ref.casefold().split())
