"""What a statement's parameters and columns are, and text in quotation marks."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.cypher_tokens import tokens
from graphkit.door import NotAdmitted, admit, columns_of, headings_of, parameters_in


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("MATCH (n {id: $id}) WHERE n.x = $from_year RETURN n", {"id", "from_year"}),
        ("RETURN '$no' AS a /* $no */ // $no", set()),
        ("RETURN `$no` AS a, $yes AS b", {"yes"}),
    ],
)
def test_the_parameters_of_a_statement(statement: str, names: set[str]) -> None:
    assert parameters_in(statement) == names


@pytest.mark.parametrize(
    ("statement", "columns"),
    [
        ("RETURN 1 AS a, [1, 2] AS b, f(x, y) AS `c d`", ["a", "b", "c d"]),
        ("MATCH (n) RETURN n.id AS id ORDER BY n.x, n.y LIMIT 3", ["id"]),
        ("MATCH (n) WITH n RETURN DISTINCT cases, CASE WHEN 1 = 1 THEN 2 END AS x", ["cases", "x"]),
        ("RETURN 1 AS a UNION ALL RETURN 2 AS a", ["a"]),
        ("MATCH (n)", []),
    ],
)
def test_the_columns_of_a_statement(statement: str, columns: list[str]) -> None:
    assert columns_of(statement) == columns


@pytest.mark.parametrize(
    ("statement", "headings"),
    [
        ("MATCH (t) RETURN t.id, count(f)", ["t.id", "count(f)"]),
        ("MATCH (t) RETURN DISTINCT t.id, count( f ) AS n LIMIT 3", ["t.id", "n"]),
        ("MATCH (t) RETURN `t`, EXISTS { MATCH (n) RETURN n } ORDER BY t",
         ["t", "EXISTS { MATCH (n) RETURN n }"]),
        ("MATCH (t) RETURN *", ["A", "B"]),
        ("RETURN 1, 2 UNION RETURN 3, 4", ["A", "B"]),
    ],
)  # fmt: skip
def test_what_stands_above_a_column_is_what_was_typed(statement: str, headings: list[str]) -> None:
    assert headings_of(statement, ["A", "B"]) == headings


@pytest.mark.parametrize(
    "statement", ["MATCH (c:Case) RETURN c", "MATCH (c:Case {id: 1}) RETURN c",
                  "MATCH (c:Review|Case) RETURN c", "MATCH (c) WHERE (c:Case) RETURN c"],
)  # fmt: skip
def test_the_label_of_cases_is_a_word_of_cypher(statement: str) -> None:
    with pytest.raises(NotAdmitted, match=r"`Case` is a word of Cypher: write \(c:`Case`\)\."):
        admit(statement)
    kept = "RETURN [x IN [1] | CASE WHEN x = 1 THEN 2 END] AS a, {b: CASE 1 WHEN 1 THEN 2 END} AS b"
    assert admit(kept) == kept


@pytest.mark.parametrize("statement", ["RETURN n.id", "RETURN 1 AS a, count(*)", "RETURN"])
def test_a_column_without_a_name_is_refused(statement: str) -> None:
    with pytest.raises(NotAdmitted, match="needs a name"):
        columns_of(statement)


TYPED = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="'\\\u2028\u2029")


@given(st.text(TYPED))
def test_any_text_may_stand_in_quotation_marks(words: str) -> None:
    found = tokens(f"RETURN '{words}' AS x")
    assert [token.words for token in found] == ["RETURN", f"'{words}'", "AS", "x"]


@given(st.text())
def test_no_words_at_all_break_the_door(words: str) -> None:
    with contextlib.suppress(NotAdmitted):
        assert words.startswith(admit(words))
