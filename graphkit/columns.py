"""What the columns of a document's tables hold: by their headings, and by what stands in them."""

from dataclasses import replace
from functools import cached_property

from graphkit.document import Block, Cell, Document
from graphkit.formats import COLUMNS, Formats, Role
from graphkit.standing import load_standing

SILENT = Role("nothing", heading="a table's own label")
# A column headed as one of statuses tells of progress where half its cells have so many words.
STATED_WORDS = 5
PROGRESS = "progress"
# Such a cell says that something is not done yet.
UNDONE = ("planned", "in-progress")


class Columns:
    """The tables of a document, column by column."""

    def __init__(self, document: Document, formats: Formats) -> None:
        self._document, self._formats = document, formats
        self._cells = [b for b in document.blocks if b.cell]
        self._roles: dict[str, Role | None] = {}
        self._standing = load_standing()

    def _head(self, words: str) -> Role | None:
        if words not in self._roles:
            self._roles[words] = self._formats.heading(words, column=True)
        return self._roles[words]

    @cached_property
    def _headed(self) -> dict[int, set[str]]:
        """The kinds of item that the column headings of each table promise."""
        found: dict[int, set[str]] = {}
        for cell in (b.cell for b in self._cells if b.cell and b.cell.header):
            role = self._head(cell.header)
            found.setdefault(cell.table, set()).update({role.kind} if role and role.kind else ())
        return found

    def repeated(self) -> set[tuple[int, int]]:
        """The rows of tables that only give column headings again, as where two tables met."""
        found: dict[tuple[int, int], list[bool]] = {}
        for block in self._cells:
            if block.cell and block.cell.header:
                heads = self._head(self._document.words(block))
                at = block.cell.table, block.cell.row
                found.setdefault(at, []).append(bool(heads and heads.exact))
        return {at for at, heads in found.items() if len(heads) > 1 and all(heads)}

    def titled(self) -> set[int]:
        """The tables that have column headings."""
        return {b.cell.table for b in self._cells if b.cell and b.cell.header}

    @cached_property
    def _telling(self) -> set[tuple[int, str]]:
        """The columns of statuses whose cells are statements, in tables with none of progress."""
        cells: dict[tuple[int, str], list[str]] = {}
        for block in self._cells:
            role = self._head(block.cell.header) if block.cell and block.cell.header else None
            if block.cell and role and role.holds == "status":
                at = block.cell.table, block.cell.header
                cells.setdefault(at, []).append(self._document.words(block))
        return {
            at for at, words in cells.items()
            if "action-taken" not in self._headed[at[0]] and self._tells(words)
        }

    def _tells(self, cells: list[str]) -> bool:
        """Whether cells are statements, and none begins with how far something has come."""
        stated = sum(len(words.split()) >= STATED_WORDS for words in cells)
        begun = (self._standing.words[name].match(words) for words in cells for name in UNDONE)
        return 2 * stated >= len(cells) and not any(begun)

    def role(self, block: Block) -> Role | None:
        """What the table says that a cell holds: by its column, else its row."""
        cell = block.cell
        role = self._head(cell.header) if cell and cell.header else None
        if cell is None or role is None:
            return self._by_row(cell) if cell else None
        progress = self._head(PROGRESS) if (cell.table, cell.header) in self._telling else None
        return replace(progress, heading=cell.header) if progress else role

    def _by_row(self, cell: Cell) -> Role | None:
        row = self._row(cell.label) if cell.label else None
        silent = self._headed.get(cell.table) and (cell.header or cell.column == 0)
        return row or (SILENT if silent else None)

    def _row(self, label: str) -> Role | None:
        row = None if self._formats.label(label) else self._formats.heading(label)
        return row if row and row.exact and row.holds not in COLUMNS else None

