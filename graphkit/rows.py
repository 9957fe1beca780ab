"""The rows of action-plan tables: which reference, owner, date and status each row's items have."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graphkit.dates import due as read_due
from graphkit.document import Block
from graphkit.parts import Part
from graphkit.standing import Standing

# A cell that holds only the code of what the row answers.
CODE = re.compile(r"[A-Z]{0,4}\s?\d{1,2}(?:\.\d{1,2})*[a-z]?")
STATUS_WORDS = 3
# The order in which a row's kinds answer one another.
ASKED = ("recommendation", "learning", "finding")


@dataclass(slots=True)
class Row:
    """What a table row says of the items in it.

    `status` is a status column's, and every item's; `said` is what the progress cell begins with,
    and the status of what was asked. `answered` says that the ref is a recommendation's.
    """

    ref: str | None = None
    owner: str | None = None
    due: str | None = None
    status: str | None = None
    said: str | None = None
    kinds: set[str] = field(default_factory=set)
    answered: bool = False
    above: "Row | None" = None

    @property
    def ref_kind(self) -> str | None:
        """The kind of item that the row's printed number refers to."""
        if self.answered:
            return "recommendation"
        return next((k for k in (*ASKED, "action") if k in self.kinds), None)

    def answers(self, kind: str) -> list[str]:
        """The refs that an item of this kind in this row answers."""
        if kind in ASKED or not self.ref:
            return []
        return [self.ref] if self.answered or self.ref_kind in ASKED else []

    def owner_of(self, kind: str) -> str | None:
        """The row's owner, for what is to be done and not for how it will be known."""
        return None if kind == "measure" else self.owner

    def due_of(self, kind: str) -> str | None:
        """The row's date, likewise."""
        return None if kind == "measure" else self.due

    def status_of(self, kind: str) -> str | None:
        """The standing of an item of this kind."""
        return self.status or (self.said if kind == self.ref_kind else None)


def rows(parts: Sequence[Part], standing: Standing) -> dict[Block, Row]:
    """The row of each block that stands in a table with column headings."""
    found: dict[tuple[int, int], Row] = {}
    of: dict[Block, Row] = {}
    for part in parts:
        cell = part.cell
        if cell is None or not cell.header:
            continue
        row = found.setdefault((cell.table, cell.row), Row())
        row.above = found.get((cell.table, cell.row - 1))
        _fill(row, part, standing)
        of[part.block] = row
        if cell.rows > 1 and part.role and part.role.holds in ("owner", "due"):
            for below in range(cell.row + 1, cell.row + cell.rows):
                _fill(found.setdefault((cell.table, below), Row()), part, standing)
    for row in found.values():
        _inherit(row)
    return of


def _fill(row: Row, part: Part, standing: Standing) -> None:
    role = part.role
    if role is None:
        return
    words = part.words
    if role.holds == "owner":
        row.owner = f"{row.owner}; {words}" if row.owner else words
    elif role.holds == "due":
        row.due = row.due or read_due(words)
    elif role.holds == "status":
        row.status = row.status or standing.status(words)
    elif role.holds == "ref":
        row.ref = row.ref or words.rstrip(".")
        row.answered = "recommendation" in role.may
    elif role.kind and CODE.fullmatch(words):
        row.ref, row.answered = words, role.kind == "recommendation"
    elif role.kind and standing.rejects(words):
        row.status = "rejected"
    elif role.kind:
        row.kinds.add(role.kind)
        if role.kind == "action-taken":
            said = standing.opening(words)
            row.said = row.said or said
            if said and len(words.split()) <= STATUS_WORDS:
                row.status = row.status or said  # a column of progress that holds only statuses
        row.ref = row.ref or (part.block.number or None)


def _inherit(row: Row) -> None:
    """A blank owner and date, or a blank reference, are merged with the row above."""
    above = row.above
    if above is None:
        return
    if row.owner is None and row.due is None:
        row.owner, row.due = above.owner, above.due
    if row.ref is None and not row.kinds & set(ASKED):
        row.ref, row.kinds = above.ref, row.kinds | (above.kinds & set(ASKED))
        row.answered = above.answered
