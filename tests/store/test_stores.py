"""What every store must do. A new store is one more entry in `STORES`; the tests stay."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit import schema
from graphkit.errors import GraphkitError, Misuse, UnknownName
from graphkit.graph import Graph, graph
from graphkit.queries import question, run
from graphkit.store import Store, TooLong, open_store
from tests.fiction import THEMES, Register, item, overview, record, response, world

Opened = Callable[[bool], Store]
STORES = ["", "neo4j"]


@pytest.fixture(params=STORES, ids=lambda url: url or "embedded")
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    """Opens the store under test, for reading only or not; each test has an empty one."""
    kept: list[Store] = []
    url = request.getfixturevalue("neo4j").uri if request.param else ""

    def opening(read_only: bool) -> Store:
        kept.append(open_store(url, tmp_path, read_only))
        return kept[-1]

    yield opening
    for store in kept:
        store.close()


def made(*records: Any) -> Graph:
    return graph(records, Register(), THEMES)


def written(opened: Opened, found: Graph) -> Store:
    store = opened(False)
    store.write(found)
    return store


def all_rows(store: Store, label: str) -> list[dict[str, Any]]:
    names = ["id", *schema.NODES[label]]
    columns = ", ".join(f"n.`{name}` AS a{i}" for i, name in enumerate(names))
    found = store.rows(f"MATCH (n:`{label}`) RETURN {columns} ORDER BY a0")
    return [dict(zip(names, row, strict=True)) for row in found.rows]


def all_edges(store: Store, pair: schema.Pair) -> list[dict[str, Any]]:
    kind, one, other = pair
    names = ["from", "to", *schema.EDGES[pair]]
    values = ["a.id", "b.id", *(f"r.`{name}`" for name in schema.EDGES[pair])]
    columns = ", ".join(f"{value} AS a{i}" for i, value in enumerate(values))
    order = ", ".join(f"a{i}" for i in range(len(values)))
    text = f"MATCH (a:`{one}`)-[r:`{kind}`]->(b:`{other}`) RETURN {columns} ORDER BY {order}"
    return [dict(zip(names, row, strict=True)) for row in store.rows(text).rows]


def test_everything_written_is_read_again(opened: Opened) -> None:
    found = made(*world())
    store = written(opened, found)
    for label, rows in found.nodes.items():
        assert all_rows(store, label) == rows
    for pair in schema.EDGES:
        assert all_edges(store, pair) == found.edges.get(pair, [])


AWKWARD = [
    "", " ", " leading", "trailing ", "a,b", '"', '""', 'say "no"', "'", "\\", "\\n", '\\"', "\n",
    "two\nlines", "\r", "\r\n", "one\r\ntwo", "\t", "NULL", "null", "\\N", "nan", "#", "//", ";",
    "[1, 2]", "{a: 1}", "é", "e\u0301", "🙂", "👩‍👧", "\U0010ffff", "\ufeff", "\u2028",
    "\x00", "\x1f", "x" * 100_000, "🙂" * 20_000, "-1", "1e3", "true", "=1+1", "$x",
    "%s", "—", "“quoted”",
]  # fmt: skip


def test_texts_come_back_exactly(opened: Opened) -> None:
    items = [item(f"i{i:03}", text=text, ref=text) for i, text in enumerate(AWKWARD)]
    store = written(opened, made(record("r", items)))
    rows = store.rows("MATCH (f:Finding) RETURN f.text AS text, f.ref AS ref ORDER BY f.id").rows
    assert rows == [[text, text] for text in AWKWARD]


def test_an_empty_text_is_not_an_absent_one(opened: Opened) -> None:
    store = written(opened, made(record("r", [item("i", ref=""), item("j", ref=None)])))
    rows = store.rows("MATCH (f:Finding) RETURN f.ref AS ref, f.page AS page ORDER BY f.id").rows
    assert rows == [["", None], [None, None]]


def text() -> st.SearchStrategy[str]:
    whole = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    return whole | st.text(alphabet="\"'\\\r\n\t, \x00nulNUL|;", max_size=12)


@settings(
    max_examples=25, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(st.lists(st.tuples(text(), st.none() | text(), st.none() | st.integers(0, 2**62))))
def test_any_text_and_number_comes_back_exactly(
    opened: Opened, said: list[tuple[str, str | None, int | None]]
) -> None:
    found = made(record("r", [item(f"i{n:03}", text=a, ref=b) for n, (a, b, _) in enumerate(said)]))
    for row, (_, _, page) in zip(found.nodes["Finding"], said, strict=True):
        row["page"] = page
    store = written(opened, found)
    rows = store.rows("MATCH (f:Finding) RETURN f.text AS a, f.ref AS b, f.page AS c ORDER BY f.id")
    assert rows.rows == [list(each) for each in said]
    store.close()


def test_writing_again_replaces_what_was_there(opened: Opened) -> None:
    store = written(opened, made(*world()))
    store.write(made(overview()))
    assert [row["id"] for row in all_rows(store, "Review")] == ["ashby-child-a"]
    assert len(all_rows(store, "Case")) == 1


def test_writing_the_same_twice_changes_nothing(opened: Opened) -> None:
    found = made(*world())
    store = written(opened, found)
    before = run(question("agency-failures"), store, {})
    store.write(made(*reversed(world())))
    assert run(question("agency-failures"), store, {}) == before


def test_a_limit_says_that_there_was_more(opened: Opened) -> None:
    store = written(opened, made(overview()))
    asking = "MATCH (f:Finding) RETURN f.id AS id ORDER BY id"
    assert len(store.rows(asking).rows) == 5
    cut = store.rows(asking, limit=2)
    assert (cut.columns, cut.rows, cut.cut) == (
        ["id"], [["ashby-child-a/i1"], ["ashby-child-a/i2"]], True,
    )  # fmt: skip
    assert store.rows(asking, limit=5).cut is False


def test_parameters(opened: Opened) -> None:
    store = written(opened, made(overview()))
    asking = "MATCH (f:Finding) WHERE f.id IN $ids AND f.kind = $kind RETURN f.id AS id ORDER BY id"
    given_ones = {"ids": ["ashby-child-a/i1", "ashby-child-a/i4"], "kind": "finding"}
    assert store.rows(asking, given_ones).rows == [["ashby-child-a/i1"]]


@pytest.mark.parametrize("parameters", [{}, {"x": None}, {"X": 1}, {"x": []}])
def test_a_parameter_without_a_value_is_refused(opened: Opened, parameters: dict[str, Any]) -> None:
    store = written(opened, made(overview()))
    with pytest.raises(Misuse, match=r"\$x"):
        store.rows("MATCH (n:Review) WHERE n.id = $x RETURN n.id AS id", parameters)


def test_a_parameter_in_a_text_or_comment_is_none(opened: Opened) -> None:
    store = written(opened, made(overview()))
    assert store.rows("RETURN '$x' AS a // $y\n").rows == [["$x"]]


@pytest.mark.parametrize(
    "statement",
    ["MATCH (n:Nobody) RETURN n.id AS id", "MATCH (n:Review RETURN n", "RETURN nope() AS x"],
)  # fmt: skip
def test_a_wrong_statement_is_misuse(opened: Opened, statement: str) -> None:
    store = written(opened, made(overview()))
    with pytest.raises(Misuse):
        store.rows(statement)


@pytest.mark.parametrize(
    "statement",
    ["CREATE (:Review {id: 'x'})", "MATCH (n:Review) SET n.title = 'x'",
     "MATCH (n:Review) DETACH DELETE n", "MERGE (:Review {id: 'x'})"],
)  # fmt: skip
def test_nothing_can_be_changed_by_asking(opened: Opened, statement: str) -> None:
    store = written(opened, made(overview()))
    with pytest.raises(GraphkitError):
        store.rows(statement)
    assert [row["title"] for row in all_rows(store, "Review")] == ["Review ashby-child-a"]


def test_a_query_that_takes_too_long_is_stopped_and_the_store_goes_on(opened: Opened) -> None:
    store = written(opened, made(*world()))
    endless = (
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b "
        "WITH a, b WHERE a * b = -1 RETURN count(*) AS n"
    )
    with pytest.raises(TooLong, match=r"longer than 0\.2 seconds"):
        store.rows(endless, seconds=0.2)
    assert store.rows("MATCH (r:Review) RETURN count(r) AS n").rows == [[5]]


def test_readers_go_on_while_the_graph_is_replaced(opened: Opened) -> None:
    writer = written(opened, made(overview()))
    reader = opened(True)
    asking = "MATCH (r:Review) RETURN count(r) AS n"
    assert reader.rows(asking).rows == [[1]]
    writer.write(made(overview(), response()))
    assert reader.rows(asking).rows in ([[1]], [[2]])  # as it was, or as it is
    assert opened(True).rows(asking).rows == [[2]]


def test_a_store_opened_for_reading_is_never_written(opened: Opened) -> None:
    written(opened, made(overview()))
    reader = opened(True)
    with pytest.raises(GraphkitError, match="reading only"):
        reader.write(made(*world()))
    assert len(all_rows(reader, "Review")) == 1


def test_an_address_of_no_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="ftp://somewhere"):
        open_store("ftp://somewhere", tmp_path)
