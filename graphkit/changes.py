"""Corrections made from what a person points at: ids become the words that they stand for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graphkit.anchors import Anchor, Orphaned, anchor_of, letters, passage_anchor
from graphkit.correcting import Corrected, same_label
from graphkit.corrections import Correction
from graphkit.decisions import case as case_named
from graphkit.errors import Misuse, UnknownName
from graphkit.identity import names_in
from graphkit.keeping import now
from graphkit.record import Item, Record
from graphkit.workspace import Workspace


def pointed(workspace: Workspace, name: str) -> tuple[Corrected, Item]:
    """The item that `name` (REVIEW/ITEM) is the id of, and its review; a rejected one too.

    Raises UnknownName when there is none.
    """
    made = now(workspace, name.partition("/")[0])
    return made, among(made, name)


def among(made: Corrected, name: str) -> Item:
    """The item of a review that `name` (REVIEW/ITEM) is the id of; a rejected one too.

    Raises UnknownName when there is none.
    """
    ids = {f"{made.record.id}/{item.id}": item for item in (*made.record.items, *made.rejected)}
    if name not in ids:
        raise UnknownName("item", name, ids)
    return ids[name]


def anchored(made: Corrected, item: Item) -> Anchor:
    """The anchor of an item of a review, counted among all, rejected ones too."""
    return anchor_of(item, made.whole or made.record.items)


def of_item(workspace: Workspace, name: str, do: str, **fields: Any) -> Correction:
    """A correction of the item that `name` is the id of.

    Raises UnknownName when there is none.
    """
    made, item = pointed(workspace, name)
    return of_review(made.record, do, item=anchored(made, item), **fields)


def of_review(record: Record, do: str, **fields: Any) -> Correction:
    """A correction in one review."""
    return Correction(do, review=record.id, sha256=record.review.sha256, **fields)


def merging(workspace: Workspace, names: Sequence[str], **fields: Any) -> Correction:
    """The correction that makes several items of one review one."""
    reviews = {name.partition("/")[0] for name in names}
    if len(reviews) > 1:
        raise Misuse(f"Items of two reviews cannot be one: {' and '.join(sorted(reviews))}.")
    if len(set(names)) < 2:
        raise Misuse("It takes two items to merge.")
    first, *others = (anchored(*pointed(workspace, name)) for name in dict.fromkeys(names))
    record = now(workspace, reviews.pop()).record
    return of_review(record, "merge", item=first, others=tuple(others), **fields)


def adding(
    workspace: Workspace, review: str, words: str, at: int | None, values: Mapping[str, Any],
    **fields: Any,
) -> Correction:  # fmt: skip
    """The correction that adds an item of these words; `at` says which of several passages.

    Raises UnknownName for an unknown review, Misuse when the words are not in its text, are
    there several times, or are an item already.
    """
    made, document = now(workspace, review), workspace.document(review)
    if document is None:
        raise Misuse(f"The text of {review} is not in the workspace: import its source again.")
    try:
        anchor = passage_anchor(document, words, at)
    except Orphaned as error:
        raise Misuse(f"{review}: {error}.") from error
    for item in made.record.items:
        if letters(item.text) == letters(anchor.text) and anchor.of == 1:
            raise Misuse(f"These words are the item {review}/{item.id} already: relabel that.")
    given = values if "case" in values else {"case": _only_case(made.record), **values}
    return of_review(made.record, "add", item=anchor, set=given, **fields)


def holding(record: Record, words: Anchor) -> list[str]:
    """The ids of the items that have these words among others."""
    wanted = letters(words.text)
    return [f"{record.id}/{item.id}" for item in record.items if wanted in letters(item.text)]


def _only_case(record: Record) -> str | None:
    """The case of a review of one; None for a review of none. Raises Misuse for several."""
    labels = [case.label for case in record.cases]
    if len(labels) > 1:
        raise Misuse(f"{record.id} has several cases: say --case with one of them, or none.")
    return labels[0] if labels else None


def factoring(
    workspace: Workspace, review: str, label: str | None, changes: Mapping[str, list[str]],
    **fields: Any,
) -> Correction:  # fmt: skip
    """The correction that changes the risk factors of a case; `changes` by set, add, remove."""
    record = now(workspace, review).record
    labels = [case.label for case in record.cases]
    if label is None and len(labels) != 1:
        named = ", ".join(f"“{each}”" for each in labels) or "none"
        raise Misuse(f"{review} has {len(labels)} cases ({named}): say which with --case.")
    name = case_named(label, labels) if label else labels[0]
    if name is None:
        raise Misuse("Which case? Risk factors belong to one.")
    if len(same_label(record.cases, name)) > 1:
        raise Misuse(f"{review} has several cases called “{name}”: they cannot be told apart here.")
    parts = {part: {"factors": ids} for part, ids in changes.items()}
    return of_review(record, "factors", case=Anchor(name), **parts, **fields)


def of_bodies(workspace: Workspace, do: str, one: str, other: str, **fields: Any) -> Correction:
    """The correction that says that two names are one body's, or that they are not.

    Raises UnknownName for a name that no review has, Misuse for one that is no body's own.
    """
    from graphkit.bodies import load_register

    register = load_register()
    known = {name for record in workspace.records() for name in names_in(record)}
    known |= {name for id in workspace.ids() for name in names_in(workspace.extracted(id))}
    names = tuple(_known_body(name, known, register.is_proper) for name in (one, other))
    if letters(names[0]) == letters(names[1]):
        raise Misuse(f"“{one}” and “{other}” are one name.")
    return Correction(do, names=names, **fields)


def _known_body(name: str, known: set[str], proper: Callable[[str], bool]) -> str:
    folded = {letters(each): each for each in sorted(known)}
    if letters(name) not in folded:
        raise UnknownName("body", name, known)
    if not proper(name):
        raise Misuse(f"“{name}” is a word for any body of its kind, and another one in each area.")
    return folded[letters(name)]
