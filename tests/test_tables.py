"""Rows as a table, CSV, JSON and Markdown."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import UnknownName
from graphkit.tables import legend, plain, render
from graphkit.wrap import wide

COLUMNS = ["agency", "cases", "boards", "note"]
ROWS = [
    ["Police", 12, ["Ashby", "Brook"], None],
    ["Children’s social care", 3, [], "late; twice"],
]


def test_a_table_is_aligned_numbers_to_the_right() -> None:
    assert render(COLUMNS, ROWS, "table", 80) == (
        "agency                  cases  boards        note\n"
        "──────────────────────  ─────  ────────────  ───────────\n"
        "Police                     12  Ashby; Brook\n"
        "Children’s social care      3                late; twice\n"
    )


def test_long_texts_are_wrapped_to_the_width_with_room_between_rows() -> None:
    rows = [["Nobody told the midwife that the father had come back.", 2], ["Short.", 10]]
    assert render(["finding", "cases"], rows, "table", 30) == (
        "finding                  cases\n"
        "───────────────────────  ─────\n"
        "Nobody told the midwife      2\n"
        "that the father had\n"
        "come back.\n"
        "\n"
        "Short.                      10\n"
    )


def test_a_column_without_any_value_is_left_out_of_a_table_only() -> None:
    rows: list[list[object]] = [["a", None, ""], ["b", None, []]]
    assert render(["x", "y", "z"], rows, "table", 40) == (
        "x\n─\na\nb\n\nLeft out, empty in every row: y, z.\n"
    )
    assert render(["y"], [[None]], "table", 40).endswith("Left out, empty in every row: y.\n")
    assert render(["x", "y", "z"], rows, "csv").startswith("x,y,z\r\n")


def test_rows_are_listed_value_by_value_where_there_is_no_room_for_columns() -> None:
    text = "Nobody told the midwife that the father had come back to live in the house again."
    rows = [[1, text, "recommendation", "Safeguarding", None], [2, "Short.", "action", "", "Ashby"]]
    columns = ["row", "recommendation", "kind", "themes", "board"]
    assert render(columns, rows, "table", 60) == (
        "row             1\n"
        "recommendation  Nobody told the midwife that the father had\n"
        "                come back to live in the house again.\n"
        "kind            recommendation\n"
        "themes          Safeguarding\n"
        "\n"
        "row             2\n"
        "recommendation  Short.\n"
        "kind            action\n"
        "board           Ashby\n"
    )
    assert render(columns, rows, "table", 68) == (
        "row  recommendation              kind            themes        board\n"
        "───  ──────────────────────────  ──────────────  ────────────  ─────\n"
        "  1  Nobody told the midwife     recommendation  Safeguarding\n"
        "     that the father had come\n"
        "     back to live in the house\n"
        "     again.\n"
        "\n"
        "  2  Short.                      action                        Ashby\n"
    )


def test_a_legend_is_for_people_only() -> None:
    meanings = [("of", "all cases of this agency, of any theme"), ("share", "cases ÷ of")]
    assert legend(meanings, "table", 30) == (
        "\nof     all cases of this\n       agency, of any theme\nshare  cases ÷ of\n"
    )
    assert legend(meanings[1:], "md") == "\n- **share**: cases ÷ of\n"
    assert legend(meanings, "csv") == legend(meanings, "json") == legend([], "md") == ""


def test_a_long_list_is_cut_short_in_a_table_only() -> None:
    rows = [[[f"Board {i}" for i in range(9)]]]
    assert render(["boards"], rows, "table", 99).splitlines()[2] == (
        "Board 0; Board 1; Board 2; Board 3; Board 4 and 4 more"
    )
    assert "Board 8" in render(["boards"], rows, "csv")
    assert "Board 8" in render(["boards"], rows, "md")


def test_nothing_found_is_said() -> None:
    assert render(COLUMNS, [], "table") == "Nothing found.\n"
    assert render(COLUMNS, [], "json") == "[]\n"
    assert render(COLUMNS, [], "csv") == "agency,cases,boards,note\r\n"


@given(
    st.lists(st.tuples(st.text(), st.integers(), st.lists(st.text())), min_size=1, max_size=5),
    st.integers(40, 120),
)
def test_no_line_of_a_table_is_wider_than_the_terminal(
    rows: list[tuple[str, int, list[str]]], width: int
) -> None:
    lines = render(["text", "n", "list"], rows, "table", width).split("\n")
    assert max(map(wide, lines)) <= max(width, 2 + 3 + 3 + len(str(max(abs(r[1]) for r in rows))))


def test_a_text_cannot_command_the_terminal() -> None:
    shown = render(["text"], [["red \x1b[31m bell \x07 turned \u202e round"]], "table", 80)
    assert shown.splitlines()[2] == "red �[31m bell � turned � round"


def test_wide_and_combining_letters_keep_the_columns_straight() -> None:
    rows = [["漢字", 1], ["e\u0301", 1], ["🙂", 1], ["ab", 1]]
    lines = render(["x", "n"], rows, "table", 40).splitlines()[2:]
    assert lines == ["漢字  1", "e\u0301     1", "🙂    1", "ab    1"]
    assert len({wide(line) for line in lines}) == 1


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_csv_never_holds_a_formula(text: str) -> None:
    assert next(csv.reader(io.StringIO(render([], [[text]], "csv").partition("\r\n")[2]))) == [
        "'" + text
    ]


def test_csv_keeps_numbers_as_they_are() -> None:
    text = render(["n"], [[-2], [0.5], [None], [True]], "csv")
    assert text.split("\r\n") == ["n", "-2", "0.5", '""', "true", ""]


@given(st.lists(st.tuples(st.text(), st.text())))
def test_csv_is_read_again_as_it_was(rows: list[tuple[str, str]]) -> None:
    text = render(["a", "b"], rows, "csv")
    found = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in found] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


def test_json_is_an_array_of_objects_keyed_by_column() -> None:
    text = render(COLUMNS, ROWS, "json")
    assert json.loads(text) == [
        {"agency": "Police", "cases": 12, "boards": ["Ashby", "Brook"], "note": None},
        {"agency": "Children’s social care", "cases": 3, "boards": [], "note": "late; twice"},
    ]
    assert "Children’s" in text


def test_markdown() -> None:
    rows = [["a|b", 1, "two\nlines <b> \\ &amp;"]]
    assert render(["x", "n", "y"], rows, "md") == (
        "| x | n | y |\n| --- | --: | --- |\n"
        "| a\\|b | 1 | two<br>lines &lt;b> \\\\ &amp;amp; |\n"
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (["a", None, 2], "a; ; 2"), (True, "true"), ({"a": "é"}, '{"a": "é"}'),
     (0.5, "0.5")],
)  # fmt: skip
def test_a_value_as_a_cell(value: object, text: str) -> None:
    assert plain(value) == text


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnknownName, match="Did you mean csv"):
        render(COLUMNS, ROWS, "cvs")
