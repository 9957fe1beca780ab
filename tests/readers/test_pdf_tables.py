"""Tables in PDF files: ruled, ruled across only, and forms that have no lines at all."""

import io
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import pytest

from graphkit.readers.builder import Builder
from graphkit.readers.pdf import read

# Loaded by name: the library brings no types.
platypus: Any = import_module("reportlab.platypus")
styles: Any = import_module("reportlab.lib.styles")
Shown = Callable[..., list[str]]
PLAIN = styles.ParagraphStyle("plain", fontName="Times-Roman", fontSize=10, leading=12)
STRONG = styles.ParagraphStyle("strong", parent=PLAIN, fontName="Helvetica-Bold")
BULLET = styles.ParagraphStyle("bullet", parent=PLAIN, leftIndent=12)
TITLE = styles.ParagraphStyle("title", parent=STRONG, fontSize=14, leading=18)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, "black")
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")
SAID = (
    "The health visitor went to the home every week and noted that the baby was warm and well fed, "
    "although the father was never seen and nobody asked where he was living at that time."
)


def words(text: str) -> Any:
    """Text set plainly; strong behind an asterisk, as list item behind a bullet."""
    style = {"*": STRONG, "•": BULLET}.get(text[:1], PLAIN)
    mark = "•" if style is BULLET else None
    return platypus.Paragraph(text.lstrip("*• "), style, bulletText=mark)


def table(rows: Sequence[Sequence[str]], widths: Sequence[int], *look: Any, **more: Any) -> Any:
    cells = [[[words(line) for line in cell.split("/") if line] for cell in row] for row in rows]
    made = platypus.Table(cells, colWidths=widths, **more)
    made.setStyle([TOP, *look])
    return made


def printed(*parts: Any) -> bytes:
    stream = io.BytesIO()
    frame = {"leftMargin": 60, "rightMargin": 60, "topMargin": 60, "bottomMargin": 60}
    platypus.SimpleDocTemplate(stream, pagesize=(595, 500), invariant=1, **frame).build(list(parts))
    return stream.getvalue()


def test_a_ruled_table_keeps_rows_columns_lists_and_merged_cells(shown: Shown) -> None:
    rows = [
        ["*Recommendation", "*Action", "*Lead"],
        ["Share what is known", "Write a protocol/•Ask the GPs/•Train staff", "Police"],
        ["", "Audit ten files", "Board"],
    ]
    made = table(rows, [150, 200, 100], GRID, ("SPAN", (0, 1), (0, 2)))
    assert shown(printed(platypus.Paragraph("Action plan", TITLE), made, words(SAID)), ".pdf") == [
        "#1 Action plan",
        "| Recommendation [0.0 /]",
        "| Action [0.1 /Recommendation]",
        "| Lead [0.2 /Recommendation]",
        "| Share what is known [1.0 Recommendation/]",
        "| Write a protocol [1.1 Action/Share what is known]",
        "- Ask the GPs [1.1 Action/Share what is known]",
        "- Train staff [1.1 Action/Share what is known]",
        "| Police [1.2 Lead/Share what is known]",
        "| Audit ten files [2.1 Action/Share what is known]",
        "| Board [2.2 Lead/Share what is known]",
        f"¶ {SAID}",
    ]


def test_a_table_over_pages_is_one_its_head_read_once_and_a_cut_row_mended() -> None:
    head = ["*No", "*Finding", "*Lead"]
    first = [head, *([f"{n}", f"Finding {n}. {SAID}", "Board"] for n in range(1, 6))]
    cut = SAID.index("noted")
    first.append(["6", f"Finding 6. {SAID[:cut]}", "Chief"])
    second = [head, ["", SAID[cut:], "nurse"], ["7", f"Finding 7. {SAID}", "Board"]]
    widths = [40, 300, 100]
    parts = table(first, widths, GRID), platypus.PageBreak(), table(second, widths, GRID)
    builder = Builder()
    read(printed(*parts), builder)
    cells = [(b.cell, b.page, builder.text()[b.start : b.end]) for b in builder.blocks]
    assert {cell.table for cell, _, _ in cells if cell} == {0}
    assert [(page, text) for cell, page, text in cells if cell and cell.column == 1] == [
        (1, "Finding"), *((1, f"Finding {n}. {SAID}") for n in range(1, 7)),
        (2, f"Finding 7. {SAID}"),
    ]  # fmt: skip
    assert [text for cell, _, text in cells if cell and cell.row == 6][-1] == "Chief nurse"


def test_a_table_with_lines_across_only_has_the_columns_of_its_gaps(shown: Shown) -> None:
    rows = [["*Ref", "*Learning", "*Owner"]]
    rows += [[f"L{n}", SAID, "Board manager"] for n in (1, 2, 3, 4)]
    across = ("LINEBELOW", (0, 0), (-1, -1), 0.5, "black")
    head = ("BACKGROUND", (0, 0), (-1, 0), "lightgrey")
    found = shown(printed(words(SAID), table(rows, [60, 260, 120], across, head)), ".pdf")
    assert found[:7] == [
        f"¶ {SAID}",
        "| Ref [0.0 /]",
        "| Learning [0.1 /Ref]",
        "| Owner [0.2 /Ref]",
        "| L1 [1.0 Ref/]",
        f"| {SAID} [1.1 Learning/L1]",
        "| Board manager [1.2 Owner/L1]",
    ]


@pytest.mark.parametrize("look", [(), (GRID,)])
def test_a_form_reads_as_headings_with_text_with_or_without_lines(look: Any, shown: Shown) -> None:
    rows = [
        ["*Date of review", "14 May 2019, at the second meeting of the panel"],
        ["*What worked well", f"{SAID}/•Records were full/•Staff spoke up"],
        ["*What needs to change", SAID],
    ]
    found = shown(printed(words(SAID), table(rows, [120, 320], *look)), ".pdf")
    assert found == [
        f"¶ {SAID}",
        "#50 Date of review",
        "¶ 14 May 2019, at the second meeting of the panel",
        "#50 What worked well",
        f"¶ {SAID}",
        "- Records were full",
        "- Staff spoke up",
        "#50 What needs to change",
        f"¶ {SAID}",
    ]


def test_a_frame_that_holds_boxes_is_read_box_by_box(shown: Shown) -> None:
    rows = [[f"*Box {n}/{SAID}" for n in (1, 2)], [f"*Box {n}/{SAID}" for n in (3, 4)]]
    assert shown(printed(table(rows, [220, 220], GRID)), ".pdf") == [
        line for n in (1, 2, 3, 4) for line in (f"#40 Box {n}", f"¶ {SAID}")
    ]


def test_decoration_that_cuts_through_lines_makes_no_table(shown: Shown) -> None:
    def squared(canvas: Any, _: Any) -> None:
        canvas.grid(range(60, 560, 40), range(200, 500, 25))

    stream = io.BytesIO()
    document = platypus.SimpleDocTemplate(stream, pagesize=(595, 500), invariant=1)
    document.build([words(SAID), words(SAID)], onFirstPage=squared)
    assert shown(stream.getvalue(), ".pdf") == [f"¶ {SAID}", f"¶ {SAID}"]


def test_a_table_at_the_foot_of_a_page_is_no_footnote(shown: Shown) -> None:
    small = styles.ParagraphStyle("small", parent=PLAIN, fontSize=7, leading=9)
    cells = [["No.", "Action", "Lead"], ["1", "Count the owls", "Police"]]
    rows = [[platypus.Paragraph(cell, small) for cell in row] for row in cells]
    made = platypus.Table(rows, colWidths=[40, 200, 90])
    made.setStyle([GRID])
    stream, text = io.BytesIO(), [words(SAID) for _ in range(15)]
    page = platypus.SimpleDocTemplate(stream, pagesize=(595, 500), invariant=1, bottomMargin=10)
    page.build([*text, made, platypus.PageBreak(), words(SAID)])
    assert "| Count the owls [1.1 Action/1]" in shown(stream.getvalue(), ".pdf")
