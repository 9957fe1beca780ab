"""Changing what is said of an item or a case: values by hand, with the evidence that they are."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from graphkit.corrections import Correction
from graphkit.record import Case, Item

BY_HAND = "corrected by hand"
LISTS = ("themes", "responsible", "mentioned")
ONES = ("kind", "case", "owner", "due", "status")
MARK = "corrected"
"""The part of an item's evidence that says which of its fields a person decided."""


def hand() -> dict[str, Any]:
    """The evidence for what a person decided."""
    return {"cue": BY_HAND, "score": 1.0}


def relabelled(item: Item, change: Correction, types: Mapping[str, str]) -> Item:
    """The item with the changes made; `types` gives the type of each named body."""
    item = replace(item, evidence=deepcopy(item.evidence))
    for name in LISTS:
        if _touches(change, name):
            _relist(item, name, change)
    for name in ONES:
        if name in change.set:
            setattr(item, name, change.set[name])
    marks = item.evidence.setdefault(MARK, {})
    marks.update({name: hand() for name in (*LISTS, *ONES) if _touches(change, name)})
    if _touches(change, "responsible"):
        item.mentioned = [each for each in item.mentioned if each not in item.responsible]
        item.bodies = [_in_role(body, item.responsible, types) for body in item.bodies]
    if _touches(change, "themes"):
        item.unsure = False
    return item


def _touches(change: Correction, name: str) -> bool:
    return name in change.set or name in change.add or name in change.remove


def _relist(item: Item, name: str, change: Correction) -> None:
    before: list[str] = getattr(item, name)
    after = changed(before, name, change)
    setattr(item, name, after)
    given = after if name in change.set else [x for x in after if x in change.add.get(name, ())]
    evidence = {x: why for x, why in item.evidence.get(name, {}).items() if x in after}
    evidence.update({x: hand() for x in given})
    if name != "mentioned":
        item.evidence[name] = evidence
    if name == "themes" and "unsure" in item.evidence:
        decided = {*after, *change.remove.get(name, ())}
        near = {} if name in change.set else item.evidence["unsure"]
        item.evidence["unsure"] = {x: why for x, why in near.items() if x not in decided}


def changed(before: Iterable[str], name: str, change: Correction) -> list[str]:
    """A list of ids with a correction's additions and removals made."""
    start = change.set.get(name, before)
    whole = dict.fromkeys([*start, *change.add.get(name, ())])
    return [each for each in whole if each not in change.remove.get(name, ())]


def _in_role(
    body: dict[str, str], responsible: Iterable[str], types: Mapping[str, str]
) -> dict[str, str]:
    """A body named in an item answers for it when its type does."""
    kind = types.get(body["name"])
    if kind is None:
        return body
    return {**body, "role": "responsible" if kind in responsible else "mentioned"}


def refactored(case: Case, change: Correction) -> Case:
    """The case with its risk factors changed."""
    factors = changed(case.factors, "factors", change)
    before = case.evidence.get("factors", {})
    given = factors if "factors" in change.set else change.add.get("factors", ())
    kept = {each: before[each] for each in factors if each in before}
    kept.update({each: hand() for each in factors if each in given})
    return replace(case, factors=factors, evidence={**case.evidence, "factors": kept})
