"""What is drawn of a graph and of an answer: points, how heavy the lines are, and tables."""

from graphkit.passages import place
from graphkit.view import Passage, drawing_of_answer, drawing_of_graph, names_of, page, passages_of
from tests.small_graph import Rows
from tests.small_graph import rows as rows


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
