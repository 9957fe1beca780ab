"""`graphkit ask`, `find`, `show` and `cypher`: what they print, for people and for programs."""

import json
from pathlib import Path

import pytest

from graphkit.queries import question
from tests.conftest import Run
from tests.runs import ASKED, TOLD, counts, id_of


def test_ask_without_a_name_lists_the_questions(run: Run) -> None:
    listed = json.loads(run("ask", "-f", "json").stdout)
    by_name = {each["name"]: each for each in listed}
    assert list(by_name["agency-failures"]) == [
        "name", "title", "asks", "parameters", "columns", "meanings",
    ]  # fmt: skip
    assert by_name["agency-failures"]["meanings"]["of"].startswith("cases of this agency: any")
    assert by_name["agency-failures"]["parameters"][0]["default"] == "information-sharing"
    assert "repeated-failures" in run("ask").stdout


def test_ask_prints_one_quote_a_row_with_its_place(run: Run, imported: Path) -> None:
    table = run("ask", "agency-failures", "-f", "md").stdout.splitlines()
    assert table[0] == "## Agencies that recur in failures of one theme"
    assert table[4] == ASKED
    assert table[-1].startswith("- **note**: whether “of” is too small a number")
    police = next(line for line in table if "| Police |" in line)
    assert police.startswith("| 1 | Police | type | 2 | 2 |")
    surest = "Eastmere Police did not pass information about Father's arrest to Children's"
    assert f" | “{surest} Social Care.”<br>Serious Case Review: Child R, Findings |" in police


def test_ask_in_a_terminal_says_what_was_asked_and_what_columns_mean(
    run: Run, imported: Path
) -> None:
    told = run("ask", "agency-failures").stdout.splitlines()
    assert told[:2] == [ASKED, ""]
    assert told[2] == "Every row rests on fewer than 5 cases: too few cases to rank or compare."
    assert told[4].split()[:7] == ["row", "agency", "what", "cases", "of", "share", "asked"]
    assert told[6].split()[1:6] == ["Police", "type", "2", "2", "100%"]
    assert "(34–100%)" in told[7]
    assert any(line.startswith("of      cases of this agency: any item that") for line in told)
    assert "theme: Information sharing" in run("ask", "agency-failures", "--why", "1").stdout
    for style in ("csv", "json"):
        assert "theme: " not in run("ask", "agency-failures", "-f", style).stdout


def test_ask_shows_the_items_own_words_once(run: Run, imported: Path) -> None:
    told = run("ask", "recommendations-for", "-p", "agency=Police", "-f", "md").stdout
    words = "Harrowfield Police should tell health visitors about every incident"
    assert told.count(words) == 1
    assert "agency: Police · all themes" in told
    row = next(line for line in told.splitlines() if words in line)
    assert row.endswith("| Recommendations |")
    table = run("ask", "recommendations-for", "-p", "agency=Harrowfield Police").stdout
    assert "Left out, empty in every row: owner, due" in table


def test_ask_gives_programs_the_columns_the_question_declares(run: Run, imported: Path) -> None:
    rows = json.loads(run("ask", "agency-failures", "-f", "json").stdout)
    declared = list(question("agency-failures").shown)
    assert [list(row) for row in rows] == [[*declared, "quote", "place"]] * len(rows)
    bare = json.loads(run("ask", "agency-failures", "-f", "json", "--no-quotes").stdout)
    assert bare == [{name: row[name] for name in declared} for row in rows]
    police = next(row for row in rows if row["agency"] == "Police")
    surest = "Eastmere Police did not pass information about Father's arrest to Children's"
    assert police["quote"] == f"{surest} Social Care."
    assert police["place"] == "Serious Case Review: Child R, Findings"
    assert {row["agency"]: row["cases"] for row in rows if row["what"] == "type"} == {
        "Police": 2, "General practice": 1,
    }  # fmt: skip


def test_ask_with_passages_gives_all_words_behind_each_row(run: Run, imported: Path) -> None:
    rows = json.loads(run("ask", "agency-failures", "--passages", "-f", "json").stdout)
    assert [passage["text"] for passage in rows[0]["passages"]] == [
        TOLD,
        "Eastmere Police did not pass information about Father's arrest to Children's Social Care.",
    ]
    table = run("ask", "agency-failures", "--passages").stdout
    assert f"  1  “{TOLD}”\n     Serious Case Review: Child Q, Findings\n     child-q/" in table
    csv = run("ask", "agency-failures", "--passages", "-f", "csv").stdout.splitlines()
    assert csv[0] == "agency,what,cases,of,share,low,high,asked,note,passage,place,id"
    assert csv[1].split(",")[:3] == ["Police", "type", "2"]


def test_ask_why_says_which_words_made_a_row(run: Run, imported: Path) -> None:
    told = run("ask", "agency-failures", "--why", "1").stdout
    assert "counts as: " in told
    whole = json.loads(run("ask", "agency-failures", "--why", "1", "-f", "json").stdout)
    assert whole["agency"] == "Police"
    assert "Police (“Harrowfield Police”)" in whole["passages"][0]["counts_as"]
    assert run("ask", "agency-failures", "--why", "9", expect=2).stderr == (
        "Error: There is no row 9: the answer has 4.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("agency-failure",), "no question called “agency-failure”. Did you mean agency-failures"),
        (("agency-failures", "-p", "them=x"), "called “them”. Did you mean theme?"),
        (("agency-failures", "-p", "theme=zebra"), "no theme called “zebra”"),
        (("agency-failures", "-p", "theme"), "“theme” is no parameter. Write it as NAME=VALUE."),
        (("agency-failures", "-p", "theme=neglekt"), "called “neglekt”. Did you mean neglect"),
        (("agency-failures", "-p", "theme=assault"), "look for the words: graphkit find assault\n"),
        (("recommendations-for", "-p", "agency=Thames Valley Police"),
         "called “Thames Valley Police”. Did you mean Eastmere Police or Harrowfield Police?"),
        (("recommendations-for", "-p", "agency=Thames Valley Police"),
         "To ask about all bodies of that type: agency=police\n"),
        (("recommendations-for", "-p", "agency=dentist"), "that type: agency=community-health\n"),
        (("theme-profile",), "theme-profile needs “theme”"),
        (("repeated-failures", "-p", "least=two"), "“least” is a whole number, not “two”."),
    ],
)
def test_ask_refuses_what_it_does_not_know(
    run: Run, imported: Path, arguments: tuple[str, ...], says: str
) -> None:
    assert says in run("ask", *arguments, expect=2).stderr


def test_find_shows_passages_with_place_and_id(run: Run, imported: Path) -> None:
    (found,) = json.loads(run("find", "TELL", "assault", "-f", "json").stdout)
    assert found["id"].startswith("child-q/")
    assert {**found, "id": ""} == {
        "passage": TOLD, "place": "Serious Case Review: Child Q, Findings", "kind": "finding",
        "case": "Child Q", "id": "",
    }  # fmt: skip
    assert run("find", "zebra").stderr.startswith("No passage has all of these words.")
    many = run("find", "police", "-n", "1")
    assert many.stdout.count("“") == 1
    assert many.stderr == "There are more than 1: -n 5 shows more.\n"


def test_show_gives_an_item_with_the_text_round_it_and_its_cues(run: Run, imported: Path) -> None:
    name = id_of(run, "tell assault")
    item = json.loads(run("show", name, "-f", "json").stdout)
    assert (item["text"], item["case"], item["section"][-1]) == (TOLD, "Child Q", "Findings")
    assert item["before"].endswith("Published June 2015 Findings")
    assert item["after"].startswith("The GP practice did not share")
    assert item["responsible"][0]["id"] == "police"
    assert item["responsible"][0]["cue"] == "Harrowfield Police"
    assert f"text         {TOLD}" in run("show", name).stdout


def test_show_gives_a_review_and_a_case(run: Run, imported: Path) -> None:
    review = json.loads(run("show", "child-q", "-f", "json").stdout)
    assert (review["source"], review["path"]) == ("child-q.txt", "../reviews/child-q.txt")
    assert review["items"] == [
        {"kind": "finding", "items": 2}, {"kind": "good-practice", "items": 1},
        {"kind": "recommendation", "items": 1},
    ]  # fmt: skip
    case = json.loads(
        run("show", "harrowfield-safeguarding-children-board/child-q", "-f", "json").stdout
    )
    assert case["reviews"] == [{"id": "child-q", "title": "Serious Case Review: Child Q"}]
    assert len(case["items"]) == 4
    assert "Did you mean child-q" in run("show", "child-qq", expect=2).stderr


def test_cypher_reads_and_only_reads(run: Run, imported: Path) -> None:
    count = run("cypher", "MATCH (r:Review) RETURN r.id AS id ORDER BY id", "-f", "csv")
    assert count.stdout.splitlines() == ["id", "child-q", "child-r"]
    one = run("cypher", "MATCH (r:Review) RETURN r.id AS id ORDER BY id", "-f", "csv", "-n", "1")
    assert one.stdout.splitlines() == ["id", "child-q"]
    assert one.stderr == "There are more than 1 rows: -n 10 shows more.\n"
    typed = run("cypher", "MATCH (r:Review) RETURN count(r)", "-f", "csv")
    assert typed.stdout.splitlines() == ["count(r)", "2"]
    assert "write (c:`Case`)" in run("cypher", "MATCH (c:Case) RETURN c", expect=2).stderr
    assert "DELETE does more than read" in run("cypher", "MATCH (n) DELETE n", expect=2).stderr
    assert counts(run)["reviews"] == 2
