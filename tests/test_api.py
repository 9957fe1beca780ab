"""graphkit from Python: what a notebook does."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import graphkit
from graphkit.api import Reviews, Table
from graphkit.errors import GraphkitError, Misuse, UnknownName
from tests.conftest import CHILD_Q, Run

TOLD = "Harrowfield Police did not tell the health visitor about the assault in March 2014."
ROOT = Path(__file__).parents[1]


@pytest.fixture
def reviews(imported: Path) -> Iterator[Reviews]:
    """The two invented reviews, opened."""
    with graphkit.open("graphkit-data") as opened:
        yield opened


def test_an_answer_has_rows_columns_and_passages(reviews: Reviews) -> None:
    answer = reviews.ask("agency-failures", theme="information-sharing")
    assert answer.columns == list(reviews.questions()["agency-failures"].shown)
    assert answer.objects()[0]["agency"] == answer.rows[0][0] == "Police"
    assert len(answer) == len(answer.passages) == len(answer.items) == 4
    assert [passage.text for passage in answer.passages[0]] == [
        TOLD,
        "Eastmere Police did not pass information about Father's arrest to Children's Social Care.",
    ]
    assert answer.passages[0][0].title == "Serious Case Review: Child Q"
    assert str(answer.passages[0][0].section).endswith("Findings")
    assert answer.told.startswith("theme: Information sharing")


def test_it_is_what_the_command_answers(reviews: Reviews, run: Run) -> None:
    import json

    printed = json.loads(run("ask", "repeated-failures", "-p", "least=1", "-f", "json",
                             "--no-quotes").stdout)  # fmt: skip
    assert reviews.ask("repeated-failures", least=1).objects() == printed
    assert printed


def test_a_name_or_alias_will_do(reviews: Reviews) -> None:
    by_id = reviews.ask("recommendations-for", agency="police")
    assert by_id.rows == reviews.ask("recommendations-for", agency="Police").rows != []
    shared = reviews.ask("agency-failures", theme="information sharing")
    assert shared.rows == reviews.ask("agency-failures", theme="Information-Sharing").rows


def test_an_answer_as_a_data_frame(reviews: Reviews) -> None:
    frame = reviews.ask("agency-failures").to_pandas()
    assert list(frame.columns)[:6] == "agency what cases of share low".split()
    assert frame["cases"].tolist() == [2, 1, 1, 1]
    assert frame["share"].tolist()[0] == 1.0


def test_without_pandas_it_says_how_to_get_it(
    reviews: Reviews, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(GraphkitError, match=r"to_pandas needs pandas, .* pip install pandas"):
        reviews.ask("agency-failures").to_pandas()


def test_an_answer_as_a_network(reviews: Reviews) -> None:
    drawn = reviews.ask("agency-failures").to_networkx()
    assert drawn.nodes["AgencyType:police"]["title"] == "Police"
    line = drawn.edges["AgencyType:police", "Case:harrowfield-safeguarding-children-board/child-q"]
    assert (line["weight"], len(line["passages"])) == (1, 1)
    assert drawn.nodes["AgencyType:police"]["cases"] == 2


def test_finding_showing_and_cypher(reviews: Reviews) -> None:
    found = reviews.find("assault", most=5)
    assert found.columns == ["passage", "place", "kind", "case", "id"]
    assert [row[:3] for row in found.rows] == [
        [TOLD, "Serious Case Review: Child Q, Findings", "finding"]
    ]
    card = reviews.show(found.rows[0][4])
    assert (card["text"], card["kind"]) == (TOLD, "finding")
    assert reviews.show("harrowfield-safeguarding-children-board/child-q")["label"] == "Child Q"
    told = reviews.cypher("MATCH (r:Review) WHERE r.id = $id RETURN r.title", id="child-q")
    assert (told.columns, told.rows) == (["r.title"], [["Serious Case Review: Child Q"]])
    with pytest.raises(Misuse, match="DELETE does more than read"):
        reviews.cypher("MATCH (r) DELETE r")
    assert "agency-failures" in reviews.questions()


@pytest.mark.parametrize(
    ("question", "given", "kind", "told"),
    [
        ("agency-failure", {}, UnknownName, "Did you mean agency-failures"),
        ("agency-failures", {"them": "x"}, UnknownName, "Did you mean theme. It takes: theme"),
        ("theme-profile", {}, Misuse, "theme-profile needs “theme”.*It takes: theme"),
        ("agency-failures", {"theme": "neglekt"}, UnknownName, "Did you mean neglect"),
        ("agency-failures", {"theme": 3}, UnknownName, "no theme called “3”"),
        ("agency-failures", {"theme": None}, Misuse, "is a text or a whole number, not None"),
        ("agency-failures", {"theme": ["neglect"]}, Misuse, r"not \['neglect'\] \(list\)"),
        ("repeated-failures", {"least": "two"}, Misuse, "“least” is a whole number, not “two”"),
        ("repeated-failures", {"least": True}, Misuse, r"not True \(bool\)"),
        ("repeated-failures", {"least": 1.5}, Misuse, r"not 1.5 \(float\)"),
        ("case-links", {"case_id": "child-w"}, UnknownName, "called “child-w”. Did you mean"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(
    reviews: Reviews, question: str, given: dict[str, str], kind: type[Misuse], told: str
) -> None:
    with pytest.raises(kind, match=told):
        reviews.ask(question, **given)


def test_what_is_not_there_is_refused_with_near_names(reviews: Reviews) -> None:
    with pytest.raises(UnknownName, match=r"called “child-w”\. Did you mean child-"):
        reviews.show("child-w")


def test_an_empty_workspace_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(GraphkitError, match=r"no reviews in nowhere\. Begin with"):
        graphkit.open("nowhere")
    assert not Path("nowhere").exists()


def test_in_a_notebook_nothing_is_run_that_a_review_says(run: Run, tmp_path: Path) -> None:
    evil = "<script>alert(1)</script> & \"Police\" did not tell the health visitor"
    (tmp_path / "q.txt").write_text(
        CHILD_Q.replace("Harrowfield Police did not tell the health visitor", evil),
        encoding="utf-8",
    )
    run("import", tmp_path / "q.txt")
    with graphkit.open() as opened:
        drawn = opened.find("assault")._repr_html_()
        assert "<script>" not in drawn
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Police&quot;" in drawn
        answer = opened.ask("agency-failures")._repr_html_()
    assert answer.startswith("<h4>Agencies that recur in failures of one theme</h4>\n<p>theme: ")
    assert "<dt>of</dt><dd>cases of this agency" in answer
    table = Table(["a"], [[["x", None]], [None], ["\x1b"]])._repr_html_()
    assert "<td>x; </td>" in table
    assert "<td></td>" in table
    assert "<td>�</td>" in table


def test_opening_and_asking_imports_nothing_it_does_not_need(imported: Path) -> None:
    code = (
        "import sys, graphkit\n"
        "assert {m for m in sys.modules if m.startswith('graphkit')} == {'graphkit'}\n"
        "with graphkit.open('graphkit-data') as reviews:\n"
        "    reviews.ask('agency-failures')\n"
        "print(sorted({'pandas', 'networkx', 'click', 'scipy', 'rdflib'} & set(sys.modules)))\n"
    )
    command = [sys.executable, "-c", code]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    assert told.stdout == "[]\n"


def test_coverage_names_the_sources_that_were_refused(imported: Path, run: Run) -> None:
    empty = imported / "empty.txt"
    empty.write_text("", encoding="utf-8")
    run("import", empty, expect=3)
    with graphkit.open("graphkit-data") as opened:
        told = opened.ask("coverage").objects()[-1]
    assert told["what"] == "refused (this workspace only)"
    assert told["value"].startswith("../reviews/empty.txt: ")
