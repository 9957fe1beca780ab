"""Items made by hand from the words of a document: added, split, merged."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise
from typing import Any

from graphkit.anchors import Anchor, Letters, Orphaned, passage, section_at, times
from graphkit.corrections import Correction
from graphkit.document import Document, fold
from graphkit.record import Item, Place, item_ids
from graphkit.relabelling import MARK, hand

Spans = list[list[int]]


def added(
    anchor: Anchor, change: Correction, document: Document | None, taken: Iterable[str]
) -> Item:
    """The item that a person found: its words as they stand in the document.

    Raises Orphaned when they are not there (any more).
    """
    if document is None:
        raise Orphaned("the text of the review is not in the workspace")
    start, end = passage(anchor, document)
    section, page = section_at(document, start)
    text = fold(document.text[start:end])
    return Item(
        id=free_id(text, taken), kind=change.set["kind"], case=change.set.get("case"),
        ref=change.set.get("ref"), text=text, responsible=[], mentioned=[], themes=[],
        responds_to=[], owner=None, due=None,
        place=Place(page, list(section), [[start, end]]), evidence=_marked({}), unsure=True,
    )  # fmt: skip


def _marked(evidence: dict[str, Any]) -> dict[str, Any]:
    """Evidence that says of the item as a whole that a person cut it."""
    made = deepcopy(evidence)
    made.setdefault(MARK, {})["item"] = hand()
    return made


def split(
    item: Item, words: Sequence[str], document: Document | None, taken: Iterable[str]
) -> list[Item]:
    """The parts of an item, a new one beginning at each of the `words`; all keep its codes.

    They are unsure: codes given to the whole need not hold of a part. Raises Orphaned when the
    words do not stand in the item just once, after its beginning.
    """
    text, spans = _standing(item, document)
    letters = Letters(text, spans)
    cuts = sorted(_cut(letters, each, spans[0][0]) for each in words)
    parts = [p for p in _parts(text, spans, cuts) if p]
    if len(parts) != len(cuts) + 1:
        raise Orphaned("nothing would be left of one of the parts")
    used, made = set(taken), []
    placed = document is not None and text is document.text
    for part in parts:
        said = fold(" ".join(text[start:end] for start, end in part))
        new = replace(
            item, id=free_id(said, used), text=said, unsure=True, evidence=_marked(item.evidence),
            place=replace(item.place, spans=part if placed else []),
        )
        used.add(new.id)
        made.append(new)
    return made


def _standing(item: Item, document: Document | None) -> tuple[str, Spans]:
    """The text an item's words are in, and where: the document's, else its own."""
    spans = item.place.spans
    if document and spans and fold(" ".join(document.text[a:b] for a, b in spans)) == item.text:
        return document.text, [list(span) for span in spans]
    return item.text, [[0, len(item.text)]]


def _cut(letters: Letters, words: str, start: int) -> int:
    found = letters.find(words)
    if len(found) != 1:
        raise Orphaned(f"“{words}” stands in it {times(len(found)) if found else 'nowhere'}")
    if found[0][0] <= start:
        raise Orphaned(f"“{words}” is its beginning: there is nothing before it to part from")
    return found[0][0]


def _parts(text: str, spans: Spans, cuts: Sequence[int]) -> Iterator[Spans]:
    bounds = [spans[0][0], *cuts, spans[-1][1]]
    for low, high in pairwise(bounds):
        inside = (_trimmed(text, max(low, a), min(high, b)) for a, b in spans)
        yield [span for span in inside if span[0] < span[1]]


def _trimmed(text: str, start: int, end: int) -> list[int]:
    words = text[start:end]
    return [start + len(words) - len(words.lstrip()), start + len(words.rstrip())]


def merged(items: Sequence[Item], document: Document | None, taken: Iterable[str]) -> Item:
    """Several items as one: kind and case of the first given, place of the first in the text,
    codes of all."""
    kind, case = items[0].kind, items[0].case
    items = sorted(items, key=lambda item: item.place.spans)
    text, spans = " ".join(item.text for item in items), _union(items)
    if document and all(_standing(item, document)[0] is document.text for item in items):
        text = fold(" ".join(document.text[start:end] for start, end in spans))
    responsible = _all(items, "responsible")
    return replace(
        items[0], id=free_id(text, taken), kind=kind, case=case, text=text,
        responsible=responsible,
        mentioned=[each for each in _all(items, "mentioned") if each not in responsible],
        themes=_all(items, "themes"), responds_to=_all(items, "responds_to"),
        place=replace(items[0].place, spans=spans), bodies=_bodies(items),
        evidence=_evidence(items), unsure=all(item.unsure for item in items),
        **{name: _first(items, name) for name in ("ref", "owner", "due", "status")},
    )  # fmt: skip


def _union(items: Iterable[Item]) -> Spans:
    spans: Spans = []
    for start, end in sorted(span for item in items for span in item.place.spans):
        if spans and start <= spans[-1][1]:
            spans[-1][1] = max(end, spans[-1][1])
        else:
            spans.append([start, end])
    return spans


def _all(items: Iterable[Item], name: str) -> list[str]:
    return list(dict.fromkeys(each for item in items for each in getattr(item, name)))


def _first(items: Iterable[Item], name: str) -> Any:
    return next((value for item in items if (value := getattr(item, name))), None)


def _bodies(items: Iterable[Item]) -> list[dict[str, str]]:
    roles: dict[str, str] = {}
    for body in (body for item in items for body in item.bodies):
        if roles.get(body["name"]) != "responsible":
            roles[body["name"]] = body["role"]
    return [{"name": name, "role": role} for name, role in roles.items()]


def _evidence(items: Sequence[Item]) -> dict[str, Any]:
    """The evidence of all; of two for one code the surer, and none for near misses that count."""
    made: dict[str, dict[str, Any]] = {}
    for part, why in (pair for item in items for pair in item.evidence.items()):
        into = made.setdefault(part, {})
        for id, each in why.items():
            if id not in into or each.get("score", 0) > into[id].get("score", 0):
                into[id] = each
    counted = set(_all(items, "themes"))
    if "unsure" in made:
        made["unsure"] = {id: why for id, why in made["unsure"].items() if id not in counted}
    return _marked(made)


def free_id(text: str, taken: Iterable[str]) -> str:
    """An id for an item of these words that no other item has."""
    (key,), used = item_ids([text]), set(taken)
    tries = (key if n == 1 else f"{key}-{n}" for n in range(1, len(used) + 2))
    return next(id for id in tries if id not in used)
