"""`then:` in a question's header: functions of each row, of all rows, one after the other."""

from pathlib import Path

import pytest
from scipy.stats import binomtest
from statsmodels.stats.proportion import proportion_confint

from graphkit.errors import GraphkitError
from graphkit.functions import FUNCTIONS, Made, Then, named
from graphkit.question import read
from graphkit.statistics import FEW, sparse, wilson

HEADER = "// title: T\n// asks: A?\n// for: me\n"
BODY = "RETURN 3 AS cases, 4 AS of"
ROWS = [{"of": 3, "cases": 2}, {"of": 12, "cases": 1}]


def test_every_function_is_where_it_says_and_gives_what_is_short() -> None:
    for name, function in FUNCTIONS.items():
        assert callable(named(function.home)), name
        assert set(function.short) <= set(function.gives)
        assert bool(function.short) == bool(function.in_words)
        assert not function.in_words or callable(named(function.in_words))
        assert function.whole or not function.folds


def test_a_function_of_each_row_adds_its_columns() -> None:
    rows, says = Then("wilson", ("cases", "of")).apply(ROWS[1:], {})
    assert rows == [{"of": 12, "cases": 1, "share": 0.083, "low": 0.015, "high": 0.354}]
    assert says == ()


def test_a_function_of_all_rows_takes_parameters_and_says_something() -> None:
    rows, says = Then("sparse", ("of", "$few")).apply(ROWS, {"few": 5})
    assert rows == [{**ROWS[0], "note": FEW}, {**ROWS[1], "note": None}]
    assert says == (f"1 of 2 rows rest on fewer than 5 cases: {FEW}.",)
    assert sparse([(3,), (4,)], 5).says == (f"Every row rests on fewer than 5 cases: {FEW}.",)
    assert sparse([(5,)], 5) == Made([(None,)])


def turned(rows: list[tuple[int]]) -> Made:
    """The rows from the last to the first, numbered."""
    return Made([(n,) for n in range(len(rows))], ("Turned.",), [*range(len(rows))][::-1])


def test_a_function_of_all_rows_may_order_them(monkeypatch: pytest.MonkeyPatch) -> None:
    from graphkit.functions import Function

    function = Function(("of",), ("nth",), f"{__name__}:turned", whole=True)
    monkeypatch.setitem(FUNCTIONS, "turned", function)
    monkeypatch.setattr("graphkit.functions.named", lambda home: turned)
    rows, says = Then("turned", ("of",)).apply(ROWS, {})
    assert rows == [{**ROWS[1], "nth": 0}, {**ROWS[0], "nth": 1}]
    assert says == ("Turned.",)


@pytest.mark.parametrize(("count", "of"), [(0, 7), (1, 7), (3, 9), (9, 9), (81, 263)])
def test_wilson_is_what_scipy_and_statsmodels_say(count: int, of: int) -> None:
    _, low, high = wilson(count, of)
    found = binomtest(count, of).proportion_ci(method="wilson")
    assert (low, high) == (round(found.low, 3), round(found.high, 3))
    others = proportion_confint(count, of, method="wilson")
    assert (low, high) == tuple(round(float(each), 3) for each in others)


def test_one_function_works_on_what_another_gave(tmp_path: Path) -> None:
    text = (HEADER + "// parameter: few = 5\n// columns: cases, of, share, low, high, note\n"
            "// then: wilson(cases, of)\n// then: sparse(of, $few)\n" + BODY)  # fmt: skip
    (tmp_path / "q.cypher").write_text(text, encoding="utf-8")
    made = read("q", tmp_path / "q.cypher")
    assert [then.name for then in made.then] == ["wilson", "sparse"]
    assert made.answered == ("cases", "of")


FOLDED = "case_id, theme, name, items, $theme, $least"
PAIRS = "theme, other_theme, observed, expected, lift, low, high, stands_out"
RAW = 'MATCH (x:Theme) RETURN x.id AS case_id, x.id AS theme, x.name AS name, [x.id] AS items'
ASKED = '// parameter: theme = ""\n// parameter: least = 2\n'


@pytest.mark.parametrize(
    ("header", "body", "told"),
    [
        ("// columns: cases, of\n// then: wilson(cases, of)\n", BODY,
         "line 4: “columns” is cases, of; “then” makes it: cases, of, share, low, high."),
        ("// columns: cases, of, share, low\n// then: wilson(cases, of)\n", BODY,
         "line 4: “columns”"),
        ("// columns: of, cases, share, low, high\n// then: wilson(cases, of)\n", BODY,
         "line 4: “columns” and RETURN differ: of, cases; cases, of."),
        ("// columns: cases, of, share, low, high\n// then: wilson(cases, off)\n", BODY,
         "line 5: wilson takes 2 columns of the answer, which has: cases, of."),
        ("// columns: cases, of, note\n// then: sparse(of, few)\n", BODY,
         r"line 5: sparse takes 1 columns of the answer, as sparse\(of, \$least\)."),
        ("// columns: cases, of, note\n// then: sparse(of, $few)\n", BODY,
         r"line 5: \$few is used, but there is no “// parameter: few”."),
        ("// parameter: few = 1\n// columns: cases, of\n", BODY,
         "line 4: the parameter “few” is never used."),
        (f"{ASKED}// columns: {PAIRS}\n// then: cooccurrence({FOLDED})\n", RAW,
         "line 6: “columns”"),
        (f"{ASKED}// columns: case_id, {PAIRS}, items\n// then: cooccurrence({FOLDED})\n", RAW,
         "line 6: “columns” and RETURN differ: case_id; ."),
        ("// columns: cases, of, quote\n", "RETURN 1 AS cases, 2 AS of, 3 AS quote",
         "line 4: “quote” stands beside every answer's columns."),
    ],
)  # fmt: skip
def test_a_misdeclared_header_is_refused_with_its_line(
    tmp_path: Path, header: str, body: str, told: str
) -> None:
    path = tmp_path / "q.cypher"
    path.write_text(HEADER + header + body, encoding="utf-8")
    with pytest.raises(GraphkitError, match=told) as refused:
        read("q", path)
    assert str(path) in str(refused.value)


def test_a_function_that_folds_gives_the_columns_an_answer_has(tmp_path: Path) -> None:
    path = tmp_path / "q.cypher"
    text = f"{HEADER}{ASKED}// columns: {PAIRS}, items\n// then: cooccurrence({FOLDED})\n{RAW}"
    path.write_text(text, encoding="utf-8")
    made = read("q", path)
    assert made.shown == tuple(PAIRS.split(", "))
    assert made.answered == ("case_id", "theme", "name", "items")
