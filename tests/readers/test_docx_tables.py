"""Tables in Word documents: tables, forms, and frames that only hold boxes."""

import io
from collections.abc import Callable
from typing import Any

import docx

Shown = Callable[..., list[str]]


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def filled(document: Any, rows: list[list[str]]) -> Any:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    return table


def test_an_action_plan_keeps_its_rows_and_merged_cells_are_read_once(shown: Shown) -> None:
    document = docx.Document()
    table = filled(document, [
        ["Action plan for Child R", "", ""],
        ["Recommendation", "Action", "Lead"],
        ["Share records", "Write a protocol", "GP"],
        ["", "Train staff", "Nurse"],
    ])  # fmt: skip
    table.cell(0, 0).merge(table.cell(0, 2))
    table.cell(2, 0).merge(table.cell(3, 0))
    table.cell(3, 1).add_paragraph("Twice a year", style="List Bullet")
    assert shown(saved(document), ".docx") == [
        "#40 Action plan for Child R",
        "| Recommendation [0.0 /]",
        "| Action [0.1 /Recommendation]",
        "| Lead [0.2 /Recommendation]",
        "| Share records [1.0 Recommendation/]",
        "| Write a protocol [1.1 Action/Share records]",
        "| GP [1.2 Lead/Share records]",
        "| Train staff [2.1 Action/Share records]",
        "- Twice a year [2.1 Action/Share records]",
        "| Nurse [2.2 Lead/Share records]",
    ]


def test_a_form_reads_as_headings_with_text_and_rows_across_it_part_it(shown: Shown) -> None:
    document = docx.Document()
    table = filled(document, [
        ["Date", "13 June 2016, at the second meeting of the panel"],
        ["This part is for the reviewer, who should answer every question in it.", ""],
        ["Learning", "Nobody asked about the father, and nobody had met him."],
    ])  # fmt: skip
    table.cell(1, 0).merge(table.cell(1, 1))
    assert shown(saved(document), ".docx") == [
        "#50 Date",
        "¶ 13 June 2016, at the second meeting of the panel",
        "¶ This part is for the reviewer, who should answer every question in it.",
        "#50 Learning",
        "¶ Nobody asked about the father, and nobody had met him.",
    ]


def test_a_frame_of_one_column_is_a_box_whose_banners_stand_above_headings(shown: Shown) -> None:
    document = docx.Document()
    table = filled(document, [[""], [""]])
    table.cell(0, 0).paragraphs[0].add_run("Practice and learning").bold = True
    table.cell(1, 0).paragraphs[0].add_run("Learning 1").bold = True
    table.cell(1, 0).add_paragraph("Visits were missed.")
    document.add_paragraph("Afterwards.")
    assert shown(saved(document), ".docx") == [
        "#40 Practice and learning",
        "#41 Learning 1",
        "¶ Visits were missed.",
        "¶ Afterwards.",
    ]


def test_a_grid_of_cells_with_headings_of_their_own_is_read_box_by_box(shown: Shown) -> None:
    document = docx.Document()
    table = filled(document, [["", ""], ["", ""]])
    for i, heading in enumerate(["Background", "Findings", "Learning", "Actions"]):
        cell = table.cell(i // 2, i % 2)
        cell.paragraphs[0].add_run(heading).bold = True
        cell.add_paragraph(f"Words {i}.")
    assert shown(saved(document), ".docx") == [
        "#40 Background", "¶ Words 0.", "#40 Findings", "¶ Words 1.",
        "#40 Learning", "¶ Words 2.", "#40 Actions", "¶ Words 3.",
    ]  # fmt: skip


def test_a_table_inside_a_cell_is_read_in_its_place(shown: Shown) -> None:
    document = docx.Document()
    table = filled(document, [["Lead", "Action", "Due"], ["Police", "", "May"]])
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Train staff", "Audit files"
    assert shown(saved(document), ".docx")[3:] == [
        "| Police [1.0 Lead/]",
        "| Train staff [1.1 Action/Police]",
        "| Audit files [1.1 Action/Police]",
        "| May [1.2 Due/Police]",
    ]


def test_columns_that_only_uneven_edges_make_are_one(shown: Shown) -> None:
    document = docx.Document()
    table = filled(document, [["A", "B", "B", "C"], ["D", "D", "E", "F"]])
    for row, words, ends in ((0, "Lead", (1, 2)), (1, "Police", (0, 1))):
        merged = table.cell(row, ends[0]).merge(table.cell(row, ends[1]))
        merged.text = words
    assert shown(saved(document), ".docx") == [
        "| A [0.0 /]", "| Lead [0.1 /A]", "| C [0.2 /A]",
        "| Police [1.0 A/]", "| E [1.1 Lead/Police]", "| F [1.2 C/Police]",
    ]  # fmt: skip
