"""Every store gives the same answers: the same rows, in the same order, of the same types."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.commands.demo import samples
from graphkit.errors import GraphkitError
from graphkit.queries import Answer, passages, question, questions, run
from graphkit.status import COUNTED
from graphkit.store import Store, open_store
from tests.conftest import Run
from tests.neo4j_server import Server
from tests.store.conftest import Both, gold, known

Told = tuple[str, Any]

MOST = 5
"""Values tried of each parameter: the first of those the graph has."""
VALUES = {
    "theme": "MATCH (t:Theme)<-[:HAS_THEME]-(i) RETURN DISTINCT t.id AS id ORDER BY id",
    "agency": "MATCH (a:AgencyType|Agency)<-[:RESPONSIBLE|NAMES]-(i) "
    "WHERE coalesce(a.generic, false) = false RETURN DISTINCT a.id AS id ORDER BY id",
    "board": "MATCH (c:`Case`) WHERE c.board IS NOT NULL RETURN DISTINCT c.board AS id ORDER BY id",
    "area": "MATCH (c:`Case`) WHERE c.area IS NOT NULL RETURN DISTINCT c.area AS id ORDER BY id",
    "review": "MATCH (r:Review) RETURN r.id AS id ORDER BY id",
    "case_id": "MATCH (c:`Case`) WHERE c.collective = false RETURN c.id AS id ORDER BY id",
    "other": "MATCH (c:`Case`) WHERE c.collective = false RETURN c.id AS id ORDER BY id",
}
NUMBERS = ("0", "1", "2", "3", "2015", "2020")
DATES = ("", "2014", "2020-05", "2021-06-30")


def told(store: Store, ask: Callable[[Store], Any]) -> Told:
    """What the store says, a refusal included."""
    try:
        return "answer", ask(store)
    except GraphkitError:
        return "refused", None


def equal(both: Both, ask: Callable[[Store], Any]) -> Any:
    """What both stores say, which must be the same to the last digit and type."""
    one, other = told(both.embedded, ask), told(both.neo4j, ask)
    assert repr(one) == repr(other)
    return one[1]


def values(both: Both, name: str, default: str | int | None) -> list[str]:
    """Values for a parameter, from the graph itself."""
    if name in VALUES:
        found = [row[0] for row in both.embedded.rows(VALUES[name]).rows]
        return [*found[:MOST], *([""] if default == "" else [])]
    return list(NUMBERS if isinstance(default, int) else DATES)


def variants(both: Both, name: str) -> Iterator[dict[str, str]]:
    """Parameters for a question: each in turn takes its values, the others stay as they are."""
    every = {p.name: values(both, p.name, p.default) for p in question(name).parameters}
    needed = {p.name: every[p.name][0] for p in question(name).parameters if p.default is None}
    yield needed
    for parameter, some in every.items():
        for value in some:
            yield {**needed, parameter: value}


@pytest.mark.parametrize("name", questions())
def test_every_question_has_the_same_rows_in_both(both: Both, name: str) -> None:
    answered = 0
    for given in variants(both, name):
        answer: Answer | None = equal(both, lambda s, g=given: run(question(name), s, g))  # type: ignore[misc]
        answered += bool(answer and answer.rows)
    assert answered


def test_the_passages_behind_an_answer_are_the_same(both: Both) -> None:
    answer = run(question("agency-failures"), both.embedded, {})
    for items in answer.items[:5]:
        assert equal(both, lambda s, i=items: passages(s, i))  # type: ignore[misc]


@pytest.mark.parametrize("counting", COUNTED.values(), ids=COUNTED)
def test_the_counts_are_the_same(both: Both, counting: str) -> None:
    assert equal(both, lambda s: s.rows(counting)).rows[0][0] > 0


PORTABLE = [
    "MATCH (n:Review) RETURN n ORDER BY n.id",
    "MATCH (r:Review)-[e:EXAMINES]->(c:`Case`) RETURN r, c ORDER BY r.id, c.id",
    "MATCH (i:Finding)-[h:HAS_THEME]->(t) RETURN h, t.id AS x, i.id AS y ORDER BY y, x",
    "MATCH (n:Agency) RETURN n.name AS name, n.id AS id ORDER BY name, id",
    "MATCH (n:Agency) RETURN n.name AS name, n.id AS id ORDER BY name DESC, id DESC LIMIT 7",
    "MATCH (f:Finding) RETURN f.page AS page, f.id AS id ORDER BY page, id SKIP 3 LIMIT 9",
    "MATCH (f:Finding) RETURN f.page AS page, f.id AS id ORDER BY page DESC, id",
    "MATCH (f:Finding) WHERE f.text CONTAINS 'record' RETURN f.id AS id ORDER BY id",
    "MATCH (f:Finding) WHERE f.text =~ '(?i).*POLICE.*' RETURN count(f) AS n",
    "MATCH (f:Finding) WHERE f.text STARTS WITH 'The' "
    "RETURN left(f.text, 20) AS x ORDER BY x, f.id",
    "MATCH (c:`Case`) RETURN c.incident_month / 12 AS year, count(*) AS n ORDER BY year",
    "MATCH (c:`Case`) RETURN min(c.age_years) AS a, max(c.age_years) AS b, sum(c.age_years) AS d",
    "MATCH (c:`Case`) WHERE c.id = 'none' RETURN count(c) AS n, coalesce(sum(c.age_years), 0) AS s",
    "MATCH (c:`Case`) WHERE c.id = 'none' RETURN max(c.age_years) AS n, collect(c.id) AS s",
    "MATCH (c:`Case`) WHERE EXISTS { MATCH (c)-[:FEATURES]->(:Theme) } "
    "RETURN c.id AS id ORDER BY id",
    "MATCH (c:`Case`) RETURN COUNT { MATCH (c)<-[:ABOUT_CASE]-(i) } AS n, c.id AS id ORDER BY id",
    "MATCH (n:Lesson|Action) RETURN n.kind AS kind, count(n) AS n ORDER BY kind",
    "MATCH (a:Agency)-[b:BECAME]->(c:Agency) "
    "RETURN a.id AS x, c.id AS y, b.since AS z ORDER BY x, y",
    "MATCH (t:Theme) OPTIONAL MATCH (t)<-[:HAS_THEME]-(l:Lesson) WHERE l.page = 2 "
    "RETURN t.id AS id, count(l) AS n ORDER BY n DESC, id",
    "UNWIND [3, 1, 2] AS x WITH x WHERE x > 1 RETURN x, x * 1.5 AS y, -x / 2 AS z ORDER BY x",
    "RETURN 'é 🙂 ß' AS a, null AS b, true AS c, size('🙂') AS d",
    "RETURN CASE WHEN null THEN 1 ELSE 2 END AS a, null = null AS b, 7 / 2 AS c, -7 / 2 AS d",
    "MATCH (x)-[r]->(y) RETURN count(r) AS n",
    # refused by both
    "MATCH (n:Nobody) RETURN n.id AS id",
    "MATCH (n:Review) RETURN n.nothing AS id",
    "MATCH (n:Review)-[:NOTHING]->(m) RETURN m.id AS id",
    "RETURN nothing AS x",
    "RETURN nothing() AS x",
    "MATCH (n:Review) RETURN count(n.id, 1) AS x",
    "RETURN 1 / 0 AS x",
    "CREATE (n:Review {id: 'x'})",
    "CALL db.labels()",
]


@pytest.mark.parametrize("statement", PORTABLE)
def test_a_portable_statement_has_the_same_rows_in_both(both: Both, statement: str) -> None:
    equal(both, lambda s: s.rows(statement))
    equal(both, lambda s: s.rows(statement, limit=2))


COMMANDS = [
    ("status", "-f", "json"),
    ("ask", "repeated-failures", "-f", "json"),
    ("ask", "agency-failures", "--passages"),
    ("ask", "agency-failures", "--why", "1"),
    ("show", "westmoor-safeguarding-children-partnership/child-t"),
    ("cypher", "MATCH (t:Theme) RETURN t.id AS id, t AS theme ORDER BY id", "-f", "json"),
    ("view", "repeated-failures", "-o", "page.html"),
]


def test_every_command_says_the_same_of_both(run: Run, tmp_path: Path, neo4j: Server) -> None:
    folder = tmp_path / "data"
    run("--data", folder, "--store", neo4j.uri, "import", *samples())
    run("--data", folder, "load")
    for arguments in COMMANDS:
        said = [
            run("--data", folder, "--store", url, *arguments).output for url in ("", neo4j.uri)
        ]
        assert said[0] == said[1]
        assert said[0]
    run("--data", folder, "--store", neo4j.uri, "remove", "penrhyd-child-c-2017")
    run("--data", folder, "load")
    for arguments in COMMANDS[:2]:
        said = [
            run("--data", folder, "--store", url, *arguments).output for url in ("", neo4j.uri)
        ]
        assert said[0] == said[1]


def test_the_same_process_sees_what_it_loaded(neo4j: Server, tmp_path: Path) -> None:
    for count, records in ((10, gold()), (9, gold()[1:]), (10, gold())):
        writer = open_store(neo4j.uri, tmp_path, read_only=False)
        writer.write(known(*records))
        reader = open_store(neo4j.uri, tmp_path)
        assert reader.rows("MATCH (r:Review) RETURN count(r) AS n").rows == [[count]]
        for store in (reader, writer):
            store.close()
