"""The page as text: what is drawn, how heavy the lines are, and that nothing in it can run."""

import json
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import GraphkitError
from graphkit.passages import place
from graphkit.view import (
    Drawing,
    Edge,
    Node,
    Passage,
    Table,
    drawing_of_answer,
    drawing_of_graph,
    names_of,
    page,
    passages_of,
)

HOSTILE = (
    "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> "
    "{{ 7*7 }} &amp; & \u202e \u2028"
)


class Rows:
    """A graph as rows, made by hand."""

    def __init__(self) -> None:
        self.nodes: dict[str, list[dict[str, Any]]] = {}
        self.edges: dict[tuple[str, str, str], list[dict[str, Any]]] = {}

    def node(self, label: str, id: str, /, **row: Any) -> None:
        self.nodes.setdefault(label, []).append({"id": id, **row})

    def edge(self, kind: str, source: str, target: str, *ends: str) -> None:
        for start, end in (pair.split(">") for pair in ends):
            self.edges.setdefault((kind, source, target), []).append({"from": start, "to": end})

    def item(self, id: str, case: str, types: str, themes: str, body: str = "") -> None:
        """A finding; `types` and `themes` are ids parted by spaces."""
        words = {"text": f"Words of {id}.", "page": 3, "section": "5 Analysis"}
        self.node("Finding", id, kind="finding", **words)
        self.edge("REPORTED_IN", "Finding", "Review", f"{id}>r{id[0]}")
        self.edge("ABOUT_CASE", "Finding", "Case", f"{id}>{case}")
        self.edge("RESPONSIBLE", "Finding", "AgencyType", *(f"{id}>{t}" for t in types.split()))
        self.edge("HAS_THEME", "Finding", "Theme", *(f"{id}>{t}" for t in themes.split()))
        if body:
            self.edge("NAMES", "Finding", "Agency", f"{id}>{body}")


@pytest.fixture
def rows() -> Rows:
    """Two reviews of one case each, both called Child A, and a thematic review of no one case."""
    made = Rows()
    for id, name in {"police": "Police", "gp": "GPs", "all-agencies": "All", "fire": ""}.items():
        made.node("AgencyType", id, name=name)
    for id in ("recording", "neglect", "assessment"):
        made.node("Theme", id, name=id.title(), facet="practice", definition="")
    made.node("Agency", "Saltby Police", name="Saltby Police", generic=False)
    made.node("Agency", "gp/saltby", name="GP", generic=True)
    for number, area in enumerate(("Eastmere", "Saltby", "Thornwick"), start=1):
        month = (2010 + number) * 12 + 6
        shared = {"area": area, "board": f"{area} Board", "published_month": month}
        made.node("Review", f"r{number}", title=f"Review {number}", marking=None, **shared)
        made.node("Case", f"c{number}", label="Child A", collective=number == 3, **shared)
    made.edge("OF_TYPE", "Agency", "AgencyType", "Saltby Police>police")
    made.edge("FEATURES", "Case", "Theme", "c1>neglect", "c2>neglect")
    made.item("1a", "c1", "police", "recording")
    made.item("1b", "c1", "police gp", "recording")
    made.item("2a", "c2", "police", "recording", "Saltby Police")
    made.item("3a", "c3", "police all-agencies", "recording")
    return made


def one(text: str) -> Drawing:
    """A drawing whose every string is `text`."""
    passage = Passage("p" + text, text, text, text, text, text)
    node = Node("n" + text, "Theme", text, ((text, text),), (passage,), text)
    table = Table(text, (text,), ((text,),), (node.id,))
    return Drawing(text, text, [node], [], [table], marking=text)


class Parts(HTMLParser):
    """The elements of a page: their attributes, and the text inside each script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "script" and data.strip():
            self.scripts.append(data)

    def data(self) -> dict[str, Any]:
        """What the page's script reads."""
        found: dict[str, Any] = json.loads(self.scripts[0])
        return found


def test_a_drawing_of_a_graph_has_points_with_titles_that_differ(rows: Rows) -> None:
    nodes = {n.id: (n.label, n.title, len(n.passages)) for n in drawing_of_graph(rows).nodes}
    assert {id: node for id, node in nodes.items() if not id.startswith("Finding")} == {
        "AgencyType:police": ("AgencyType", "Police", 4),
        "AgencyType:gp": ("AgencyType", "GPs", 1),
        "AgencyType:all-agencies": ("AgencyType", "All", 1),
        "Theme:recording": ("Theme", "Recording", 4),
        "Theme:neglect": ("Theme", "Neglect", 0),
        "Agency:Saltby Police": ("Agency", "Saltby Police", 1),
        "Case:c1": ("Case", "Child A · Eastmere", 2),
        "Case:c2": ("Case", "Child A · Saltby", 1),
        "Case:c3": ("Review", "Child A · Thornwick", 1),
    }
    assert drawing_of_graph(rows).subtitle == "3 reviews · 2 cases · 4 statements"


def test_lines_weigh_distinct_cases_and_at_a_case_its_statements(rows: Rows) -> None:
    edges = {(e.source, e.target): (e.weight, e.passages) for e in drawing_of_graph(rows).edges}
    assert edges["AgencyType:police", "Theme:recording"] == (2, ("1a", "1b", "2a", "3a"))
    assert edges["Theme:recording", "Case:c1"] == (2, ("1a", "1b"))
    assert edges["Theme:recording", "Case:c3"] == (1, ("3a",))
    assert edges["Case:c1", "Theme:neglect"] == (1, ())


def test_no_one_agency_singled_out_comes_last(rows: Rows) -> None:
    agencies = [n.title for n in drawing_of_graph(rows).nodes if n.label == "AgencyType"]
    assert agencies == ["Police", "GPs", "All"]


def test_the_tables_count_what_a_statement_or_a_line_joins(rows: Rows) -> None:
    tables = {table.title: table for table in drawing_of_graph(rows).tables}
    assert tables["Themes"].columns == ("Theme", "Facet", "Agencies", "Cases", "Statements")
    assert tables["Themes"].rows == (
        ("Recording", "practice", 3, 2, 4),
        ("Neglect", "practice", 0, 2, 0),
    )
    assert tables["Themes"].nodes == ("Theme:recording", "Theme:neglect")


def test_statements_are_points_only_while_there_are_few(rows: Rows) -> None:
    few = drawing_of_graph(rows)
    for number in range(500):
        rows.item(f"1-{number}", "c1", "police", "recording")
    many = drawing_of_graph(rows)
    assert sum(node.label == "Finding" for node in few.nodes) == 4
    assert sum(node.label == "Finding" for node in many.nodes) == 0
    assert {len(n.passages) for n in many.nodes if n.id == "Theme:recording"} == {504}


def test_a_passage_says_where_it_stands(rows: Rows) -> None:
    assert passages_of(rows)["1a"] == Passage(
        "1a", "Words of 1a.", "Review 1, page 3, 5 Analysis", "finding", "Case:c1",
        "Eastmere Board", 2011,
    )  # fmt: skip
    assert passages_of(rows)["3a"].case == ""


def test_a_place_does_not_say_the_title_again() -> None:
    review = "Serious Case Review: Child Q"
    assert place(review, {"page": 2, "section": "SERIOUS CASE REVIEW: CHILD Q › Findings"}) == (
        "Serious Case Review: Child Q, page 2, Findings"
    )
    assert place(review, {"section": [review]}) == review


def test_an_answer_is_drawn_as_chains_to_its_cases(rows: Rows) -> None:
    drawing = drawing_of_answer(
        "Failures", ["theme", "agency", "cases", "items"],
        [["recording", "Police", 2, ["1a", "2a"]], ["recording", "all-agencies", 0, ["3a"]]],
        [["1a", "2a"], ["3a"]], passages_of(rows), names=names_of(rows),
        meanings=(("cases", "how many <cases>"),),
    )  # fmt: skip
    assert drawing.columns == ("Theme", "AgencyType", "Case")
    assert [(e.source, e.target, e.weight) for e in drawing.edges] == [
        ("AgencyType:police", "Case:c1", 1),
        ("AgencyType:police", "Case:c2", 1),
        ("Theme:recording", "AgencyType:all-agencies", 1),
        ("Theme:recording", "AgencyType:police", 2),
    ]
    assert drawing.tables[0].columns == ("Theme", "Agency", "Cases")
    assert drawing.meanings == (("Cases", "how many <cases>"),)
    assert "<dt>Cases</dt><dd>how many &lt;cases&gt;</dd>" in page(drawing)
    assert drawing.tables[0].rows == (("Recording", "Police", 2), ("Recording", "All", 0))
    assert [node.title for node in drawing.nodes if node.last] == ["All"]


def test_an_answer_of_cases_is_drawn_without_adding_any(rows: Rows) -> None:
    drawing = drawing_of_answer(
        "Links", ["case", "other_case", "shared"], [["c1", "c2", 3]], [["1a"]], passages_of(rows)
    )
    assert [(e.source, e.target) for e in drawing.edges] == [("Case:c1", "Case:c2")]


def test_whatever_a_review_says_the_page_has_only_its_own_elements(rows: Rows) -> None:
    plain, hostile = Parts(page(one("x"))), Parts(page(one(HOSTILE)))
    assert hostile.tags == plain.tags
    assert len(hostile.scripts) == 3
    assert hostile.scripts[1:] == plain.scripts[1:]
    assert hostile.data()["passages"][0][1] == HOSTILE
    assert hostile.data()["nodes"][0]["label"] == HOSTILE


def test_a_page_names_no_address(rows: Rows) -> None:
    parts = Parts(page(drawing_of_graph(rows)))
    links = {value for _, name, value in parts.attributes if name in ("src", "href", "action")}
    assert links == {"#search", "data:,"}


def test_the_policy_allows_exactly_the_pages_own_scripts_and_style() -> None:
    attributes = Parts(page(one("x"))).attributes
    policy = next(v for tag, name, v in attributes if (tag, name) == ("meta", "content"))
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["script-src"].count("'sha256-") == len(rules["script-src"].split()) == 2
    assert rules["style-src"].count("'sha256-") == len(rules["style-src"].split()) == 1


def test_broken_unicode_still_makes_a_page_that_can_be_written() -> None:
    text = page(one("half a pair \ud83d"))
    assert text.encode("utf-8")
    assert Parts(text).data()["nodes"][0]["label"] == "half a pair \ud83d"


def test_the_same_drawing_is_the_same_page_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib; from graphkit.view import *\n"
        "nodes = [Node(f'Theme:{n}', 'Theme', f'T{n}') for n in range(40)]\n"
        "edges = [Edge(f'Theme:{n}', f'Theme:{n * 7 % 40}', 'k') for n in range(40)]\n"
        "print(hashlib.sha256(page(Drawing('t', 's', nodes, edges, [])).encode()).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True,
            text=True, check=True, cwd=Path(__file__).parents[1],
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(made) == 1


def test_making_a_page_writes_nothing(tmp_path: Path) -> None:
    nodes = [Node("a", "Case", "A"), Node("b", "Case", "B")]
    page(Drawing("t", "s", nodes, [Edge("a", "b", "k")], []))
    assert list(tmp_path.iterdir()) == []


Own = Callable[[str, str], None]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Own:
    """Writes a file into an analyst's own `viz/`."""

    def write(name: str, text: str) -> None:
        (tmp_path / "viz").mkdir(exist_ok=True)
        (tmp_path / "viz" / name).write_text(text, encoding="utf-8")
        monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path))

    return write


@pytest.mark.parametrize("name", ["viewer.js", "viewer.css"])
def test_a_script_or_style_that_would_end_itself_is_refused(own: Own, name: str) -> None:
    own(name, "/* </Script> */")
    with pytest.raises(GraphkitError, match=f"viz/{name} contains “</Script”"):
        page(one("x"))


def test_a_mistake_in_an_own_file_is_reported_with_its_name(own: Own) -> None:
    own("types.toml", "[Theme")
    with pytest.raises(GraphkitError, match=r"types\.toml: .*Mend the file"):
        page(one("x"))


def test_an_unknown_node_type_says_what_to_add(rows: Rows, own: Own) -> None:
    own("types.toml", "[Review]\nname='R'\nplural='R'\ntitle='title'\ndetails=[]\n")
    with pytest.raises(GraphkitError, match=r"Add a table \[Case\]"):
        drawing_of_graph(rows)
