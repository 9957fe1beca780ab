"""Typed tables: rows kept as lines become the cells they were."""

import pytest

from graphkit.document import Cell, Document
from graphkit.readers.builder import Builder
from graphkit.typed_tables import with_tables
from tests.miniature import built, knowledge

HEAD = "Ref / Recommendation / Lead"


def typed(*lines: str) -> Document:
    """A document of these lines, its typed tables read."""
    builder = Builder()
    for line in lines:
        builder.paragraph(line)
    return with_tables(built(builder), knowledge().formats)


def cells(document: Document) -> list[tuple[str, Cell | None]]:
    """The words of each block and where it stands."""
    return [(document.words(block), block.cell) for block in document.blocks]


@pytest.mark.parametrize("stroke", [" / ", " | ", " ¦ "])
def test_a_row_becomes_cells_with_headings_and_a_label(stroke: str) -> None:
    lines = (HEAD, "A1 / Audit files. / Policy Group")
    assert cells(typed(*(line.replace(" / ", stroke) for line in lines))) == [
        ("Ref", Cell(0, 0, 0)),
        ("Recommendation", Cell(0, 0, 1, "", "Ref")),
        ("Lead", Cell(0, 0, 2, "", "Ref")),
        ("A1", Cell(0, 1, 0, "Ref")),
        ("Audit files.", Cell(0, 1, 1, "Recommendation", "A1")),
        ("Policy Group", Cell(0, 1, 2, "Lead", "A1")),
    ]


def test_the_table_ends_with_the_first_line_of_other_width() -> None:
    document = typed(HEAD, "A1 / Audit. / Police", "The group met in March / April.", "A / b / c")
    assert cells(document)[-2:] == [
        ("The group met in March / April.", None),
        ("A / b / c", None),
    ]


def test_a_second_head_begins_a_second_table() -> None:
    found = cells(typed(HEAD, "A1 / Audit. / Police", HEAD, "B1 / Train. / Police"))
    assert [cell and (cell.table, cell.row) for _, cell in found[::3]] == [
        (0, 0), (0, 1), (1, 0), (1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head", ["Recommendation / Lead", "Mother / Father / Child Q", f"{HEAD} / {'so on ' * 30}"]
)
def test_a_line_that_heads_no_table_stays_a_paragraph(head: str) -> None:
    assert [cell for _, cell in cells(typed(head, "a / b / c"))] == [None, None]
