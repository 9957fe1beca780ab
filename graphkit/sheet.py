"""The triage list as a sheet for a spreadsheet: one cell a row to fill, and its way back."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graphkit import decisions
from graphkit.changes import among
from graphkit.correcting import Corrected
from graphkit.corrections import Correction
from graphkit.errors import Misuse, Refused, UnknownName
from graphkit.keeping import now
from graphkit.relabelling import hand
from graphkit.tables import as_csv
from graphkit.triage import MOST, Doubt, decision
from graphkit.workspace import Workspace

OFFERS = tuple(f"theme_{n}" for n in range(1, MOST + 1))
COLUMNS = ("decision", "id", "kind", "passage", "case", "place", *OFFERS)
ENCODING = "utf-8-sig"
"""A spreadsheet takes a CSV file for UTF-8 only by the mark at its beginning."""


def row(doubt: Doubt) -> tuple[str | None, ...]:
    """One item's row, its decision open."""
    cells = [str(offer) for offer in doubt.offers]
    cells += [""] * (MOST - len(cells))
    item = doubt.item
    return ("", doubt.id, item.kind, item.text, item.case, doubt.place, *cells)


def write(path: Path, doubts: Iterable[Doubt]) -> int:
    """Write a sheet; how many items are in it. Raises Refused when there is such a file."""
    if path.exists():
        raise Refused("is there already, perhaps with decisions in it",
                      "Apply and delete it, or give another name", str(path))  # fmt: skip
    rows = [row(doubt) for doubt in doubts]
    with path.open("w", encoding=ENCODING, newline="") as out:
        out.write(as_csv(COLUMNS, rows))
    return len(rows)


@dataclass(frozen=True, slots=True)
class Filled:
    """A row with a decision; `number` is its row in the spreadsheet, the heading being row 1."""

    number: int
    cells: Mapping[str, str]

    @property
    def decision(self) -> str:
        """What the person wrote."""
        return self.cells["decision"].strip()

    @property
    def id(self) -> str:
        """The item's id."""
        return (self.cells.get("id") or "").strip()

    def themes(self) -> list[str]:
        """The ids of the themes decided: names, or the numbers of the row's own columns.

        Raises Misuse for what is neither.
        """
        parts = decisions.PARTED.split(self.decision)
        return decisions.themes("; ".join(self._named(part.strip()) for part in parts))

    def _named(self, written: str) -> str:
        if not written.isdecimal():
            return written
        cell = (self.cells.get(f"theme_{written}") or "").split()
        if not cell:
            raise Misuse(f"“{written}”: the row has no theme of this number.")
        return cell[0]


def filled(path: Path) -> list[Filled]:
    """The rows of a sheet that have a decision.

    Raises Refused when the file is no such sheet.
    """
    try:
        text = path.read_text(encoding=ENCODING)
    except UnicodeDecodeError as error:
        raise Refused("is not UTF-8", "Save it as “CSV UTF-8”", str(path)) from error
    first = text.partition("\n")[0]
    mark = max((",", ";", "\t"), key=first.count)
    try:
        head, *rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark)) or [[]]
    except csv.Error as error:
        raise Refused(f"is no CSV ({error})", "Save it as “CSV UTF-8”", str(path)) from error
    names = [name.strip().casefold() for name in head]
    if not {"decision", "id"} <= set(names):
        raise Refused("has no columns “decision” and “id” in its first row",
                      "Make the sheet with: graphkit triage -o FILE", str(path))  # fmt: skip
    every = (Filled(n, dict(zip(names, cells, strict=False))) for n, cells in enumerate(rows, 2))
    return [each for each in every if (each.cells.get("decision") or "").strip()]


def corrections(
    workspace: Workspace, path: Path, by: str, why: str
) -> tuple[list[Correction], int]:
    """What a filled sheet says, as corrections; and how many rows say what holds already.

    Raises Misuse naming every row that cannot be meant: then nothing of the sheet counts.
    """
    found: dict[str, Correction] = {}
    reviews: dict[str, Corrected] = {}
    wrong, settled = [], 0
    for each in filled(path):
        try:
            change = _correction(_review(workspace, each, reviews), each, by, why)
        except Misuse as error:
            pointing = isinstance(error, UnknownName) and error.what != "theme"
            column = "id" if pointing else "decision"
            wrong.append(f"{path.name}, row {each.number}, column {column}: {error}")
            continue
        settled += change is None
        if change and each.id in found and found[each.id].set != change.set:
            wrong.append(f"{path.name}, row {each.number}: an earlier row decides otherwise.")
        elif change:
            found[each.id] = change
    if wrong:
        raise Misuse("\n".join(["Nothing was recorded.", *wrong]))
    return list(found.values()), settled


def _review(workspace: Workspace, each: Filled, known: dict[str, Corrected]) -> Corrected:
    """The review of a row; a sheet has many rows of one."""
    review = each.id.partition("/")[0]
    if review not in known:
        known[review] = now(workspace, review)
    return known[review]


def _correction(made: Corrected, each: Filled, by: str, why: str) -> Correction | None:
    """The correction of one row; None where a person has decided so before."""
    item = among(made, each.id)
    themes = each.themes()
    evidence = item.evidence.get("themes", {})
    if item.themes == themes and item.evidence.get("corrected", {}).get("themes") and all(
        evidence.get(theme) == hand() for theme in themes
    ):
        return None
    return decision(made, item, themes, by, why)


def rows_of(doubts: Iterable[Doubt]) -> Iterator[tuple[str | None, ...]]:
    """The rows of a list of doubts, without the column to fill."""
    return (row(doubt)[1:] for doubt in doubts)
