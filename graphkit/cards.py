"""Everything known of one item, case or review, on one card."""

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from typing import Any

from graphkit.document import Document, fold
from graphkit.errors import Misuse, UnknownName
from graphkit.record import Item, Record
from graphkit.relabelling import MARK
from graphkit.workspace import Workspace

Card = dict[str, Any]
ROUND = 300
OF_CASE = ("label", "incident", "age", "sex", "factors")
CASE = """
MATCH (c:`Case` {id: $case_id})
RETURN c.label AS label, c.incident AS incident, c.age AS age, c.sex AS sex, c.board AS board,
       c.area AS area, c.published AS published, c.collective AS collective
"""
REVIEWS = """
MATCH (r:Review)-[:EXAMINES]->(c:`Case` {id: $case_id})
RETURN r.id AS id, r.title AS title ORDER BY id
"""
FACTORS = """
MATCH (c:`Case` {id: $case_id})-[f:FEATURES]->(t:Theme)
RETURN t.id AS id, f.cue AS cue ORDER BY id
"""
ITEMS = """
MATCH (i:Finding|Lesson|Recommendation|Action|Measure)-[:ABOUT_CASE]->(c:`Case` {id: $case_id})
RETURN i.id AS id, i.kind AS kind, i.text AS text ORDER BY id
"""
CASES = "MATCH (c:`Case`) RETURN c.id AS id ORDER BY id"


def card(workspace: Workspace, name: str, url: str = "") -> Card:
    """The card of the item, review or case with this id; `url` is the store that knows cases.

    Raises UnknownName, with near ones, when there is none.
    """
    from graphkit.store import open_store

    with closing(open_store(url, workspace.folder, read_only=True)) as store:
        return card_from(workspace, name, store)


def card_from(workspace: Workspace, name: str, store: Any) -> Card:
    """The same from a store that is open already; it is used for cases only."""
    review, _, item = name.partition("/")
    near: list[str] = workspace.ids()
    if workspace.record_path(review).is_file():
        made = workspace.corrected(review, workspace.corrections())
        record = made.record
        if not item:
            return review_card(workspace, record)
        found = next((each for each in record.items if each.id == item), None)
        if found:
            return item_card(workspace, record, found)
        if item in [each.id for each in made.rejected]:
            raise Misuse(f"{name} was rejected by a person: see graphkit corrections.")
        near = [f"{record.id}/{each.id}" for each in record.items]
    return case_card(store, name, near)


def item_card(workspace: Workspace, record: Record, item: Item) -> Card:
    """The card of one item: its words with those round them, its links, and its cues.

    `near` are the themes that were not likely enough to count, `by_hand` the fields that a person
    decided.
    """
    before, after = surroundings(item, workspace.document(record.id))
    return {
        "id": f"{record.id}/{item.id}", "kind": item.kind, "case": item.case, "ref": item.ref,
        "review": record.review.title, "page": item.place.page, "section": item.place.section,
        "before": before, "text": item.text, "after": after,
        "themes": _with_cues(item, "themes", item.themes),
        "responsible": _with_cues(item, "responsible", item.responsible),
        "mentioned": item.mentioned, "bodies": item.bodies, "owner": item.owner, "due": item.due,
        "status": item.status, "unsure": item.unsure,
        "near": _with_cues(item, "unsure", _near(item)),
        "by_hand": list(item.evidence.get(MARK, ())),
        "answers": _linked(record, lambda other: other.ref in item.responds_to),
        "answered_by": _linked(record, lambda other: item.ref in other.responds_to),
    }  # fmt: skip


def surroundings(item: Item, document: Document | None) -> tuple[str, str]:
    """The words before and after an item's own, up to 300 characters of each."""
    if document is None or not item.place.spans:
        return "", ""
    start, end = item.place.spans[0][0], item.place.spans[-1][1]
    before, after = document.text[max(0, start - ROUND) : start], document.text[end : end + ROUND]
    if start > ROUND:
        before = "… " + before.partition(" ")[2]
    if end + ROUND < len(document.text):
        after = after.rpartition(" ")[0] + " …"
    return fold(before), fold(after)


def _with_cues(item: Item, kind: str, names: list[str]) -> list[Card]:
    evidence = item.evidence.get(kind, {})
    return [{"id": name, **evidence.get(name, {})} for name in names]


def _near(item: Item) -> list[str]:
    near = item.evidence.get("unsure", {})
    return sorted(near, key=lambda theme: (-near[theme]["score"], theme))


def _linked(record: Record, chosen: Callable[[Item], bool]) -> list[Card]:
    return [
        {"id": f"{record.id}/{other.id}", "ref": other.ref, "kind": other.kind, "text": other.text}
        for other in record.items
        if chosen(other)
    ]


def review_card(workspace: Workspace, record: Record) -> Card:
    """The card of one review: what it says of itself, its cases and bodies, what was found."""
    source = workspace.manifest().reviews.get(record.id)
    kinds = Counter(item.kind for item in record.items)
    return {
        "id": record.id, "source": record.source, "path": source.path if source else None,
        **asdict(record.review),
        "cases": [{name: getattr(case, name) for name in OF_CASE} for case in record.cases],
        "agencies": [asdict(agency) for agency in record.agencies],
        "items": [{"kind": kind, "items": count} for kind, count in sorted(kinds.items())],
        "unsure": sum(item.unsure for item in record.items),
        "not_understood": workspace.blocks_not_understood().get(record.id, 0),
    }  # fmt: skip


def case_card(store: Any, name: str, near: list[str]) -> Card:
    """The card of one case, over all the reviews that examine it.

    Raises UnknownName, `near` among the names it knows, when there is no such case.
    """
    found = _objects(store, CASE, name)
    if not found:
        cases = [row[0] for row in store.rows(CASES, {}).rows]
        raise UnknownName("item, case or review", name, [*near, *cases])
    return {
        "id": name, **found[0], "reviews": _objects(store, REVIEWS, name),
        "factors": _objects(store, FACTORS, name), "items": _objects(store, ITEMS, name),
    }  # fmt: skip


def is_of_case(card: Card) -> bool:
    """Whether a card is of a case, which is read from the store."""
    return {"factors", "reviews", "items"} <= set(card)


def _objects(store: Any, cypher: str, case: str) -> list[Card]:
    found = store.rows(cypher, {"case_id": case})
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]
