"""The file of a question: what its header must say; an own one in place of a shipped one."""

from pathlib import Path

import pytest

from graphkit.errors import GraphkitError
from graphkit.queries import question, questions
from tests.fiction import world
from tests.questions.asking import asked, store_of

HEADER = "// title: T\n// asks: A?\n// for: me\n// columns: n\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An analyst's own folder of questions."""
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path))
    (tmp_path / "cypher").mkdir()
    return tmp_path / "cypher"


def test_an_analysts_own_question_comes_first(own: Path, tmp_path: Path) -> None:
    store = store_of(tmp_path / "graph", *world())
    (own / "theme-profile.cypher").write_text(
        "// title: Mine\n// asks: How many?\n// for: me\n"
        "// a remark: not a key\n//\n"
        '// parameter: area = ""   an area\n'
        "// columns: area, reviews, share, low, high\n"
        "// then: wilson(reviews, reviews)\n"
        'MATCH (r:Review) WHERE $area = "" OR r.area = $area\n'
        "RETURN r.area AS area, count(r) AS reviews ORDER BY area;\n",
        encoding="utf-8-sig",
    )
    assert question("theme-profile").title == "Mine"
    assert "agency-failures" in questions()
    answer = asked(store, "theme-profile", area="ASHBY")
    assert answer.rows == [["Ashby", 3, 1.0, 0.439, 1.0]]
    assert answer.items == [[]]
    store.close()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("MATCH (r:Review) RETURN count(r) AS n", "line 1: the header has no “// title: …”"),
        (HEADER + "// asks: again\nRETURN 1 AS n", "line 5: “asks” stands twice"),
        (HEADER + "// titel: x\nRETURN 1 AS n", "line 5: “titel” is none of"),
        (HEADER + "RETURN 1 AS m", "“columns” and RETURN differ: n; m"),
        (HEADER + "RETURN 1 AS n, 2 AS m", "differ"),
        (HEADER + "RETURN 1", "needs a name"),
        (HEADER + "RETURN $x AS n", r"\$x is used, but there is no “// parameter: x”"),
        (HEADER + "// parameter: x = 1\nRETURN 1 AS n", "the parameter “x” is never used"),
        (HEADER + "// parameter: x = 1.5\nRETURN $x AS n", "line 5: “x = 1.5” is not of the form"),
        (HEADER + "// parameter: X\nRETURN $X AS n", "not of the form"),
        (HEADER + "// parameter: end = 1\nRETURN $end AS n", "“end” is a word of Cypher"),
        (HEADER + "// parameter: x\n// parameter: x\nRETURN $x AS n", "line 6: the parameter “x”"),
        (HEADER.replace("n\n", "case\n") + "RETURN 1 AS `case`", "“case” is a word of Cypher"),
        (HEADER + "// column: m = x\nRETURN 1 AS n", "line 5: “m” is none of the “columns”"),
        (HEADER + "// column: n\nRETURN 1 AS n", "line 5: “n” is not of the form: column = what"),
        (HEADER + "// column: n = x\n// column: n = y\nRETURN 1 AS n", "line 6: .*twice"),
        (HEADER + "// then: wilson(n)\nRETURN 1 AS n", "wilson takes 2 columns"),
        (HEADER + "// then: mean(n)\nRETURN 1 AS n", "“then” can be: wilson, .*; not “mean”"),
        (HEADER + "// then: wilson\nRETURN 1 AS n", "not of the form"),
        (HEADER + "CREATE (n)", "CREATE cannot begin"),
        (HEADER + "MATCH (c:Case) RETURN count(c) AS n", "write .c:`Case`."),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_with_its_place(
    own: Path, text: str, words: str
) -> None:
    (own / "mine.cypher").write_text(text, encoding="utf-8")
    with pytest.raises(GraphkitError, match=words) as refused:
        question("mine")
    assert str(own / "mine.cypher") in str(refused.value)
    question("theme-profile")  # another question is no worse for it


def test_a_question_that_is_not_utf8_is_refused(own: Path) -> None:
    (own / "mine.cypher").write_bytes(HEADER.encode() + b"RETURN '\xe9' AS n")
    with pytest.raises(GraphkitError, match="UTF-8"):
        question("mine")
