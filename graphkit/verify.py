"""Whether every item still stands in its source, word for word."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graphkit import disk
from graphkit.document import Document, fold
from graphkit.errors import Refused
from graphkit.readers import read
from graphkit.record import Item, Record
from graphkit.workspace import Workspace


@dataclass(slots=True)
class Verified:
    """What was checked of one review.

    `wrong` says what does not hold and `unchecked` what could not be looked at; `found` counts
    the items whose words stand at their place, of `items`.
    """

    review: str
    source: str
    items: int
    found: int = 0
    wrong: list[str] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)


def verify(workspace: Workspace) -> Iterator[Verified]:
    """Each review of the workspace in turn, read again where its source is still there."""
    for record in workspace.records():
        yield check(workspace, record)


def check(workspace: Workspace, record: Record) -> Verified:
    """One review: its source's bytes, its text, and every item at its spans."""
    result = Verified(record.id, record.source, len(record.items))
    stored = workspace.document(record.id)
    if stored is None:
        result.unchecked.append("its text is not in the workspace: no item was looked for")
        return result
    source = disk.absolute(stored.path, workspace.folder)
    text = read_again(source, record, stored, result)
    for item in record.items:
        place_item(item, text, result)
    return result


def read_again(path: Path, record: Record, stored: Document, result: Verified) -> str:
    """The text of the source as it reads today, else the text in the workspace."""
    if not path.is_file():
        result.unchecked.append(f"the source is gone ({path}): checked against the text kept of it")
        return stored.text
    try:
        now = read(path)
    except Refused as refused:
        result.wrong.append(f"the source can no longer be read: {refused.reason}")
        return stored.text
    if now.sha256 != record.review.sha256:
        result.wrong.append("the source has changed since it was imported: import it again")
        return stored.text
    if now.text != stored.text:
        result.wrong.append("the source now reads otherwise than the text kept: import it again")
    return now.text


def place_item(item: Item, text: str, result: Verified) -> None:
    """Look for one item's words at its spans."""
    if not item.place.spans:
        result.unchecked.append(f"item {item.id} has no place")
    elif fold(" ".join(text[start:end] for start, end in item.place.spans)) == item.text:
        result.found += 1
    else:
        result.wrong.append(f"item {item.id} does not stand at its place")
