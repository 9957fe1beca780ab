"""A source as it was read: clean text, and blocks that say where each part of it stands."""

import re
from dataclasses import asdict, dataclass
from typing import Any, Literal

CONTROLS = re.compile(
    "[\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff"
    "\\U000e0000-\\U000e007f]"
)
BlockKind = Literal["heading", "paragraph", "item", "cell"]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block stands in a table.

    `table`, `row` and `column` count from 0; `header` is the column's heading and `label` the
    words of the row's first cell, both empty where the table has none. `rows` says how many rows
    the cell covers.
    """

    table: int
    row: int
    column: int
    header: str = ""
    label: str = ""
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table cell of a document.

    `start` and `end` are character offsets into the document's text and leave out a printed
    number or bullet, which is kept in `number` (empty for bullets). `section` is the path of
    headings above, outermost first, a heading's own words not included. `level` is a heading's
    depth or a list item's nesting, from 1; 0 for other kinds. `page` counts from 1.
    A paragraph inside a table is a `cell`; a list item there stays an `item`; both carry `cell`.
    """

    kind: BlockKind
    start: int
    end: int
    section: tuple[str, ...] = ()
    page: int | None = None
    level: int = 0
    number: str = ""
    cell: Cell | None = None

    def to_json(self) -> dict[str, Any]:
        """The block as JSON values, without what is empty."""
        data = asdict(self)
        data["section"] = list(self.section)
        return {k: v for k, v in data.items() if v not in (None, "", 0) or k in ("start", "end")}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Block":
        """The block written by `to_json`."""
        cell = data.get("cell")
        section = tuple(data.get("section", ()))
        return cls(**{**data, "section": section, "cell": Cell(**cell) if cell else None})


@dataclass(frozen=True, slots=True)
class Document:
    """A source file as it was read.

    `id` is the review's id (file name without suffix, as a slug), `source` the file's name and
    `path` where it was; `title` is what the file's own metadata calls it. `furniture` holds the
    lines that were dropped from the text because they repeat on each page or belong to the
    page and not to the report (running headers and footers, protective markings): content is
    never taken from them, metadata may be.
    """

    id: str
    source: str
    path: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    furniture: tuple[str, ...] = ()

    def words(self, block: Block) -> str:
        """The block's words, white space folded."""
        return fold(self.text[block.start : block.end])

    def to_json(self) -> dict[str, Any]:
        """The document as JSON values."""
        data: dict[str, Any] = {
            name: getattr(self, name)
            for name in ("id", "source", "path", "sha256", "title", "text")
        }
        data["furniture"] = list(self.furniture)
        data["blocks"] = [block.to_json() for block in self.blocks]
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Document":
        """The document written by `to_json`."""
        blocks = tuple(Block.from_json(b) for b in data["blocks"])
        return cls(**{**data, "blocks": blocks, "furniture": tuple(data["furniture"])})


def clean(text: str) -> str:
    """`text` without control characters, and without those that turn or hide other letters.

    A terminal obeys the first (colours, titles, cleared screens), a reader's eye the second.
    White space stays, whatever its kind.
    """
    return CONTROLS.sub("", text)


def fold(text: str) -> str:
    """`text` with each run of white space as one space."""
    return " ".join(text.split())
