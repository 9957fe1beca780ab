"""The commands as a person types them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.queries import question
from graphkit.workspace import Workspace
from tests.conftest import CHILD_Q, CHILD_R, Run

TOLD = "Harrowfield Police did not tell the health visitor about the assault in March 2014."

ASKED = (
    "theme: Information sharing · all boards · all areas · all years · too few below 5 cases"
)
"""What agency-failures is asked where nothing else is said."""


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file a person sees in a folder, except the graph, with its bytes."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in found
        if not path.relative_to(folder).parts[0].startswith(".") and path.suffix != ".lbug"
    }


def counts(run: Run) -> dict[str, int]:
    """What `status` counts."""
    found: dict[str, int] = json.loads(run("status", "-f", "json").stdout)
    return found


def id_of(run: Run, words: str) -> str:
    """The id of the passage that has these words."""
    (found,) = json.loads(run("find", words, "-f", "json").stdout)
    return str(found["id"])


def test_import_prints_one_line_a_file_and_loads(run: Run, reviews: Path) -> None:
    result = run("import", reviews, "-f", "csv")
    assert result.stdout.splitlines() == [
        "file,kind,cases,items,unsure,not_understood",
        "child-q.txt,serious-case-review,1,4,0,0",
        "child-r.txt,serious-case-review,1,2,0,0",
    ]
    assert result.stderr == ""
    assert sorted(files_of(Path("graphkit-data"))) == [
        "documents/child-q.json", "documents/child-r.json", "manifest.json",
        "not-understood.jsonl", "records/child-q.json", "records/child-r.json",
    ]  # fmt: skip
    found = counts(run)
    assert (found["reviews"], found["cases"], found["findings"]) == (2, 2, 4)
    assert (found["recommendations"], found["not_understood"]) == (2, 0)


def test_importing_twice_or_in_another_order_changes_nothing(run: Run, reviews: Path) -> None:
    run("import", reviews)
    before = files_of(Path("graphkit-data"))
    run("import", reviews / "child-r.txt", reviews / "child-q.txt")
    assert files_of(Path("graphkit-data")) == before
    run("import", "--data", "other", reviews / "child-r.txt")
    run("import", "--data", "other", reviews / "child-q.txt")
    assert files_of(Path("other")) == before


def test_the_hash_seed_changes_nothing(reviews: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "graphkit", "import", str(reviews), "--data", f"run{seed}"]
        surroundings = {**os.environ, "PYTHONHASHSEED": seed}
        surroundings["PYTHONPATH"] = str(Path(__file__).parents[1])
        subprocess.run(command, check=True, env=surroundings, cwd=tmp_path, capture_output=True)
    assert files_of(tmp_path / "run1") == files_of(tmp_path / "run2")


def test_refused_files_are_named_and_the_rest_is_imported(run: Run, reviews: Path) -> None:
    (reviews / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (reviews / "empty.txt").write_bytes(b"")
    (reviews / "list.txt").write_text("Shopping\n\nMilk and bread\n", encoding="utf-8")
    result = run("import", reviews, expect=3)
    told = result.stderr.splitlines()
    assert told[0] == "Refused, 3:"
    assert told[1] == f"  {reviews}/empty.txt: is empty. Save it again from where it came from."
    assert told[2].startswith(f"  {reviews}/list.txt: no finding, lesson, recommendation or action")
    assert told[3].startswith(f"  {reviews}/old.doc: is an old Word file. Open it in Word and save")
    assert [line.split()[0] for line in result.stdout.splitlines()[2:]] == [
        "child-q.txt", "child-r.txt",
    ]  # fmt: skip
    manifest = json.loads(Path("graphkit-data/manifest.json").read_bytes())
    assert list(manifest["refused"]) == [
        "../reviews/empty.txt", "../reviews/list.txt", "../reviews/old.doc",
    ]  # fmt: skip


def test_a_mended_file_is_refused_no_more(run: Run, reviews: Path) -> None:
    late = reviews / "late.txt"
    late.write_bytes(b"")
    run("import", late, expect=3)
    late.write_text(CHILD_Q, encoding="utf-8")
    run("import", late)
    manifest = json.loads(Path("graphkit-data/manifest.json").read_bytes())
    assert (list(manifest["reviews"]), manifest["refused"]) == (["late"], {})


def test_a_changed_file_replaces_its_review(run: Run, imported: Path) -> None:
    (imported / "child-q.txt").write_text(CHILD_R, encoding="utf-8")
    (imported / "child-r.txt").unlink()
    run("import", imported, expect=3)  # now the copy with the smaller name
    assert Workspace.at().ids() == ["child-q"]
    assert counts(run)["findings"] == 1


def test_the_copy_with_the_smaller_name_is_kept(run: Run, imported: Path) -> None:
    (imported / "a-copy.txt").write_text(CHILD_R, encoding="utf-8")
    told = run("import", imported, expect=3).stderr
    assert "child-r.txt: is a copy of a-copy.txt. Nothing is lost: delete one of the two." in told
    assert Workspace.at().ids() == ["a-copy", "child-q"]
    assert counts(run)["reviews"] == 2


def test_a_copy_and_its_original_offered_together_are_told_once(run: Run, reviews: Path) -> None:
    (reviews / "z-copy.txt").write_text(CHILD_R, encoding="utf-8")
    for _ in range(2):
        told = run("import", reviews, expect=3).stderr
        assert told.splitlines() == [
            "Refused, 1:",
            f"  {reviews}/z-copy.txt: is a copy of child-r.txt. "
            "Nothing is lost: delete one of the two.",
        ]


def test_two_files_of_one_id_are_both_refused(run: Run, reviews: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "Child_Q.md").write_text(CHILD_R, encoding="utf-8")
    told = run("import", reviews, "more", expect=3).stderr
    so = "would be the review “child-q”, and so would"
    assert f"{reviews}/child-q.txt: {so} more/Child_Q.md" in told
    assert f"more/Child_Q.md: {so} {reviews}/child-q.txt" in told
    assert Workspace.at().ids() == ["child-r"]


def test_an_import_that_is_broken_off_leaves_everything_as_it_was(
    run: Run, reviews: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graphkit import extract, pipeline

    run("import", reviews / "child-q.txt")
    before = files_of(Path("graphkit-data"))
    (reviews / "child-q.txt").write_text(CHILD_Q.replace("Mother", "Parent"), encoding="utf-8")

    def interrupted(document: object, _: object) -> object:
        if getattr(document, "id", "") == "child-r":
            raise KeyboardInterrupt
        return extract.extract(document, _)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "extract", interrupted)
    run("import", reviews, expect=1)
    assert files_of(Path("graphkit-data")) == before
    assert not Path("graphkit-data/.incoming").exists()


def test_the_workspace_itself_is_no_source(run: Run, imported: Path) -> None:
    run("view")
    run("import", ".")
    assert Workspace.at().ids() == ["child-q", "child-r"]


def test_extract_writes_a_record_by_the_name_of_each_source(run: Run, reviews: Path) -> None:
    (reviews / "Child_S.md").write_text(CHILD_R.replace("Child R", "Child S"), encoding="utf-8")
    (reviews / "list.txt").write_text("Shopping\n\nMilk and bread\n", encoding="utf-8")
    (reviews / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    result = run("extract", reviews, "-o", "out", expect=3)
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "Child_S.json", "child-q.json", "child-r.json", "list.json",
    ]  # fmt: skip
    assert "list.txt: no item was found in it." in result.stderr
    assert not Path("graphkit-data").exists()
    record = json.loads(Path("out/child-q.json").read_bytes())
    assert (record["source"], record["review"]["board"]) == (
        "child-q.txt", "Harrowfield Safeguarding Children Board",
    )  # fmt: skip
    assert record["items"][0]["text"] == TOLD


def test_remove_takes_all_of_one_review_out(run: Run, reviews: Path) -> None:
    run("import", reviews / "child-r.txt")
    before, counted = files_of(Path("graphkit-data")), counts(run)
    run("import", reviews)
    run("remove", "child-q")
    assert files_of(Path("graphkit-data")) == before
    assert counts(run) == counted
    run("remove", "child-r")
    assert counts(run)["reviews"] == 0


def test_remove_refuses_a_name_it_does_not_know(run: Run, imported: Path) -> None:
    result = run("remove", "child-g", expect=2)
    assert result.stderr == (
        "Error: There is no review called “child-g”. Did you mean child-r or child-q?\n"
    )
    run("remove", "child-g", "--data", "nowhere", expect=2)
    assert not Path("nowhere").exists()


def test_a_refused_source_was_never_a_review_and_is_forgotten_when_gone(
    run: Run, imported: Path
) -> None:
    (imported / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    run("import", imported, expect=3)
    assert "no review called “old”" in run("remove", "old", expect=2).stderr
    (imported / "old.doc").unlink()
    run("import", imported)
    assert json.loads(Path("graphkit-data/manifest.json").read_bytes())["refused"] == {}


def test_load_takes_records_as_a_person_changed_them(run: Run, imported: Path) -> None:
    path = Path("graphkit-data/records/child-r.json")
    record = json.loads(path.read_bytes())
    record["items"][0]["kind"] = "learning"
    path.write_text(json.dumps(record), encoding="utf-8")
    run("load")
    assert (counts(run)["findings"], counts(run)["lessons"]) == (3, 1)
    record["items"][0]["kind"] = "opinion"
    path.write_text(json.dumps(record), encoding="utf-8")
    result = run("load", expect=1)
    assert "child-r.json cannot be read: item" in result.stderr
    assert "is a “opinion”, which is none of finding, good-practice" in result.stderr


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


def test_view_writes_a_page_and_names_it(run: Run, imported: Path) -> None:
    assert run("view").stdout == "graphkit-data/graph.html\n"
    missing = run("view", "agency-failures", "-o", "pages/a.html", expect=2).stderr
    assert missing == "Error: There is no folder pages to write a.html to. Make it first.\n"
    Path("pages").mkdir()
    assert run("view", "agency-failures", "-o", "pages/a.html").stdout == "pages/a.html\n"
    page = Path("pages/a.html").read_text(encoding="utf-8")
    assert "Agencies that recur in failures of one theme" in page
    assert TOLD in page
    assert ASKED in page
    assert "<dt>Of</dt><dd>cases of this agency:" in page


def test_verify_finds_every_item_and_names_a_changed_source(run: Run, imported: Path) -> None:
    (row, _) = json.loads(run("verify", "-f", "json").stdout)
    assert row == {
        "review": "child-q", "source": "child-q.txt", "items": 4, "found": 4, "wrong": [],
        "not_checked": [],
    }  # fmt: skip
    (imported / "child-q.txt").write_text(CHILD_R, encoding="utf-8")
    (imported / "child-r.txt").unlink()
    result = run("verify", expect=1)
    assert "child-q: the source has changed since it was imported: import it" in result.stderr
    assert "child-r: the source is gone (" in result.stderr
    assert result.stderr.endswith(
        "Not in order: child-q. In the other reviews, 2 of 2 items found.\n"
    )


def test_verify_works_from_another_folder(
    run: Run, reviews: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", "reviews")
    monkeypatch.chdir(reviews)
    result = run("verify", "--data", tmp_path / "graphkit-data")
    assert result.stderr == "6 of 6 items found.\n"


def test_check_names_a_broken_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("check").stderr == "All files in cypher/, import/ and viz/ are in order.\n"
    (tmp_path / "mine" / "cypher").mkdir(parents=True)
    (tmp_path / "mine" / "cypher" / "odd.cypher").write_text("MATCH (n) RETURN n", encoding="utf-8")
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path / "mine"))
    (problem,) = json.loads(run("check", "-f", "json", expect=1).stdout)
    assert problem["file"] == "cypher/odd.cypher"
    assert "the header has no “// title: …”" in problem["problem"]


@pytest.mark.parametrize(
    "arguments",
    [("load",), ("find", "police"), ("show", "x"), ("verify",), ("view",),
     ("ask", "agency-failures"), ("cypher", "MATCH (n) RETURN n")],
)  # fmt: skip
def test_without_reviews_a_command_says_how_to_begin(
    run: Run, arguments: tuple[str, ...]
) -> None:
    assert run(*arguments, expect=1).stderr == (
        "Error: There are no reviews in graphkit-data. Begin with: graphkit import PATH…\n"
    )
    assert not Path("graphkit-data").exists()


def test_status_of_nothing_counts_nothing(run: Run) -> None:
    result = run("status", "-f", "json")
    assert set(json.loads(result.stdout).values()) == {0}
    assert result.stderr == "Nothing is imported yet. Begin with: graphkit import PATH…\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("imprt",),
            "There is no command called “imprt”. Did you mean import or report or export?",
        ),
        (("import",), "Missing argument 'PATH...'"),
        (("import", "nowhere.txt"), "Path 'nowhere.txt' does not exist."),
        (("status", "-f", "xml"), "'xml' is not one of 'table', 'csv', 'json', 'md'"),
        (("status", "--store", "oracle"), "There is no store called “oracle”"),
    ],
)
def test_misuse_is_exit_code_2(run: Run, arguments: tuple[str, ...], says: str) -> None:
    assert says in run(*arguments, expect=2).stderr


def test_the_workspace_may_be_named_before_the_command_or_in_the_environment(
    run: Run, reviews: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--data", "first", "import", reviews / "child-q.txt")
    monkeypatch.setenv("GRAPHKIT_DATA", "first")
    assert counts(run)["reviews"] == 1
    run("--data", "second", "import", reviews)
    assert counts(run)["reviews"] == 1
    monkeypatch.setenv("GRAPHKIT_DATA", "second")
    assert counts(run)["reviews"] == 2


def test_a_file_where_the_workspace_should_be_is_an_error_without_traceback(
    run: Run, reviews: Path
) -> None:
    Path("graphkit-data").write_text("in the way", encoding="utf-8")
    assert run("import", reviews, expect=1).stderr == "Error: graphkit-data: File exists.\n"


def test_a_reader_that_stops_early_is_no_error(imported: Path, tmp_path: Path) -> None:
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, "-m", "graphkit", "find", "police"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings, cwd=tmp_path,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_demo_answers_and_draws_and_minds_no_setting(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAPHKIT_DATA", "mine")
    monkeypatch.setenv("GRAPHKIT_STORE", "neo4j")
    result = run("demo")
    told = result.stdout
    assert " ask agency-failures --why 1 --data graphkit-demo\n" in result.stderr
    assert "Which agencies keep failing in this" in told
    assert "quote" in told
    page = Path(told.splitlines()[-1].removeprefix("The page: "))
    assert page == Path("graphkit-demo/graph.html")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert not Path("mine").exists()


@pytest.mark.parametrize(
    ("called", "path", "typed"),
    [
        (".venv/bin/graphkit", "", ".venv/bin/graphkit"),
        ("{here}/.venv/bin/graphkit", "", ".venv/bin/graphkit"),
        ("/elsewhere/my tools/graphkit", "", "'/elsewhere/my tools/graphkit'"),
        (".venv/bin/graphkit", "{here}/.venv/bin", "graphkit"),
    ],
)
def test_the_command_is_named_as_it_can_be_typed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, called: str, path: str, typed: str
) -> None:
    from graphkit.commands.options import program

    script = tmp_path / ".venv" / "bin" / "graphkit"
    script.parent.mkdir(parents=True)
    script.write_text("#!/bin/sh\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [called.format(here=tmp_path)])
    monkeypatch.setenv("PATH", path.format(here=tmp_path))
    assert program() == typed
