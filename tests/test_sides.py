"""A row that sets two kinds of statement side by side quotes one of each."""

import json
from pathlib import Path

import pytest

from graphkit.errors import GraphkitError
from graphkit.question import read
from graphkit.record import Case
from graphkit.telling import cited, quotes, sides
from tests.conftest import Run
from tests.fiction import item, record
from tests.questions.asking import OLDER, asked, store_of

GP, THEME = ["general-practice"], ["recording"]
ASKED = record("r", [item("i1", "recommendation", themes=THEME, responsible=GP, text="Write it.")],
               board=OLDER, area="Ashby", published="2012-03")  # fmt: skip
FAILED = record("s", [item("i1", case="Child L", themes=THEME, responsible=GP, text="Unwritten.")],
                [Case("Child L", incident="2014-05")], board=OLDER, area="Ashby")  # fmt: skip
QUESTION = """// title: T
// asks: A?
// for: me
// columns: n, items
// quotes: {}
MATCH (f:Finding) RETURN count(f) AS n, collect(f.id) AS items
"""


def test_recurrence_quotes_what_was_recommended_and_what_failed(tmp_path: Path) -> None:
    store = store_of(tmp_path, ASKED, FAILED)
    answer = asked(store, "recurrence", theme="recording")
    assert [[each.id for each in row] for row in sides(answer, store)] == [["r/i1", "s/i1"]]
    columns, rows = cited(answer, store)
    told = dict(zip(columns, rows[0], strict=True))
    assert told["quote"] == "Write it.\nUnwritten."
    assert told["place"].count("\n") == 1
    assert [each.id for each in quotes(answer, store) if each] == ["r/i1"]
    store.close()


def test_a_question_that_names_no_kinds_quotes_one(tmp_path: Path) -> None:
    store = store_of(tmp_path, ASKED, FAILED)
    answer = asked(store, "agency-failures", theme="recording")
    assert [[each.id for each in row] for row in sides(answer, store)] == [["s/i1"]]
    store.close()


def test_recommendations_are_followed_of_one_area(tmp_path: Path) -> None:
    store = store_of(tmp_path, ASKED, FAILED, record("t", [], area="Brook"))
    assert len(asked(store, "recurrence", area="Ashby").rows) == 1
    assert asked(store, "recurrence", area="Brook").rows == []
    store.close()


def test_a_kind_of_statement_that_there_is_not_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "q.cypher"
    path.write_text(QUESTION.format("finding, learning"), encoding="utf-8")
    assert read("q", path).quotes == ("finding", "learning")
    path.write_text(QUESTION.format("finding, lesson"), encoding="utf-8")
    with pytest.raises(GraphkitError, match=r"q\.cypher, line 5: “quotes” can be: .*not “lesson”"):
        read("q", path)


def test_what_is_asked_in_a_terminal_shows_both(run: Run, imported: Path) -> None:
    asked = run("ask", "recurrence", "-f", "json")
    for row in json.loads(asked.stdout):
        assert len(row["place"].split("\n")) == 2
