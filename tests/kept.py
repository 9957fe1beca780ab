"""A workspace with a record of its own, for the tests of what is kept there."""

from pathlib import Path

import pytest

from graphkit.document import Block, Document
from graphkit.manifest import Source
from graphkit.record import Item, Place, Record, Review
from graphkit.workspace import Workspace

TEXT = "Findings\nPolice did not tell the health visitor.\nNobody asked Child Q.\n"
SPANS = ([9, 48], [49, 70])


def item(name: str, span: list[int], themes: dict[str, dict[str, object]] | None = None) -> Item:
    """An invented finding whose words stand at `span` of TEXT."""
    return Item(
        id=name, kind="finding", case="Child Q", ref=None, text=TEXT[span[0] : span[1]],
        responsible=["police"], mentioned=[], themes=sorted(themes or {}), responds_to=[],
        owner=None, due=None, place=Place(None, ["Findings"], [span]),
        evidence={"themes": themes or {}},
    )  # fmt: skip


def record(name: str = "child-q", items: tuple[Item, ...] = ()) -> Record:
    """An invented record."""
    review = Review("Child Q", "other", None, None, None, None, None, "0" * 64)
    return Record(name, f"{name}.txt", review, [], [], list(items))


def document(name: str = "child-q", path: str = "../reviews/child-q.txt") -> Document:
    """The invented document that `record` was made from."""
    blocks = (Block("heading", 0, 8, level=1), Block("paragraph", 9, 48, ("Findings",)))
    return Document(name, f"{name}.txt", path, "0" * 64, TEXT, blocks)


def source(name: str, sha256: str, folder: str = "../reviews") -> Source:
    """An invented entry of a manifest."""
    return Source(name, f"{folder}/{name}", sha256, "other", 1, 2, 0, 0)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with one review of two findings."""
    made = Workspace(tmp_path / "data")
    both = tuple(item(f"i{n}", span) for n, span in enumerate(SPANS))
    made.write(document(), record(items=both))
    return made
