"""A question says only what both engines understand alike."""

import pytest

from graphkit.cypher_tokens import NotAdmitted
from graphkit.portable import require_portable
from graphkit.queries import questions


@pytest.mark.parametrize("name", questions())
def test_every_shipped_question_is_portable(name: str) -> None:
    require_portable(questions()[name].cypher)


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("MATCH (n) RETURN toLower(n.id) AS x", "toLower"),
        ("MATCH (n) RETURN substring(n.id, 0, 2) AS x", "substring"),
        ("MATCH (n) RETURN labels(n) AS x", "labels"),
        ("MATCH (a)-[r]->(b) RETURN type(r) AS x", "type"),
        ("MATCH (n) RETURN round(n.x) AS x", "round"),
        ("MATCH (n) RETURN avg(n.x) AS x", "avg"),
        ("MATCH (n) RETURN collect(n.id)[0] AS x", "["),
        ("MATCH (n) RETURN n.list[1] AS x", "["),
        ("MATCH (n) RETURN [x IN collect(n.id) | x] AS y", "["),
        ("MATCH (n:Review:Finding) RETURN n.id AS id", ":"),
        ("MATCH p = shortestPath((a)-[*]-(b)) RETURN size(p) AS x", "shortestPath"),
    ],
)
def test_what_one_engine_reads_otherwise_is_refused(statement: str, word: str) -> None:
    with pytest.raises(NotAdmitted) as refused:
        require_portable(statement)
    assert refused.value.word == word


def test_a_refusal_says_what_to_write_instead() -> None:
    with pytest.raises(NotAdmitted) as average:
        require_portable("MATCH (n) RETURN Avg(n.x) AS x")
    assert "Avg() is not the same in both engines; answer sum(x) and count(x)" in str(average.value)
    with pytest.raises(NotAdmitted) as rounded:
        require_portable("MATCH (n) RETURN round(n.x) AS x")
    assert "round() is not the same in both engines; coalesce, collect, " in str(rounded.value)


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n:Finding|Lesson)-[:HAS_THEME]->(t) WHERE n.id IN $ids RETURN count(t) AS x",
        "MATCH (n) WHERE n.x IN [1, 2] AND (n.y = 1 OR NOT (n.z = 2)) RETURN left(n.id, 2) AS x",
        "UNWIND [1, 2] AS x RETURN CASE WHEN x IN (1) THEN 'labels(n)' ELSE '[0]' END AS y",
    ],
)
def test_the_portable_subset_is_admitted(statement: str) -> None:
    require_portable(statement)
