"""`graphkit correct`, `corrections` and `undo` as a person types them."""

import json
from pathlib import Path

import pytest

from graphkit.record import Record
from graphkit.workspace import Workspace
from tests.conftest import Run
from tests.doubtful import FINDINGS, record, workspace

OLDER = "The graph is older than the corrections. Load them with: graphkit load\n"


@pytest.fixture(autouse=True)
def here() -> Workspace:
    """The invented review in the workspace of this test."""
    return workspace(Path("graphkit-data"))


def correct(run: Run, *arguments: str, expect: int = 0) -> tuple[str, str]:
    """What `graphkit correct` prints: results, and messages."""
    result = run("correct", *arguments, "--no-load", expect=expect)
    return result.stdout, result.stderr


def test_names_are_read_as_people_write_them(run: Run, here: Workspace) -> None:
    correct(run, "relabel", "child-q/i1", "--themes", "Information sharing; RECORDING",
            "--responsible", "Social Services, police", "--due", "by 31 March 2016")  # fmt: skip
    one = here.record("child-q").items[0]
    assert one.themes == ["information-sharing", "recording"]
    assert (one.responsible, one.due) == (["childrens-social-care", "police"], "2016-03-31")
    correct(run, "relabel", "child-q/i1", "--due", "none", "--case", "None", "--add-themes",
            "neglect", "--remove-themes", "recording")  # fmt: skip
    one = here.record("child-q").items[0]
    assert (one.themes, one.due, one.case) == (["information-sharing", "neglect"], None, None)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("relabel", "child-q/i1"), "Nothing is to be changed. Say what"),
        (("relabel", "child-q/i9", "--kind", "action"), "There is no item called “child-q/i9”."),
        (("relabel", "child-r/i1", "--kind", "action"), "There is no review called “child-r”."),
        (("relabel", "child-q/i1", "--kind", "lesson"), "There is no kind called “lesson”."),
        (("relabel", "child-q/i1", "--status", "begun"), "There is no status called “begun”."),
        (("relabel", "child-q/i1", "--themes", "neglekt"), "Did you mean neglect"),
        (("relabel", "child-q/i1", "--themes", " ; "), "Nothing is named. Write “none” for none."),
        (("relabel", "child-q/i1", "--case", "Child R"), "There is no case called “Child R”."),
        (("relabel", "child-q/i1", "--due", "soon"), "“soon” is no date. Write it as 2018,"),
        (("relabel", "child-q/i1", "--responsible", "polis"), "There is no agency type called"),
        (("add", "child-q", "Nobody asked"), "What is it? Say with --kind"),
        (("add", "child-q", "Nobody came", "--kind", "finding"), "child-q: these words are not in"),
        (("add", "child-q", "Records were poor", "--kind", "finding"), "there 3 times: say which"),
        (("add", "child-q", "plans need dates", "--kind", "finding"), "child-q/i7 already"),
        (("merge", "child-q/i1", "child-q/i1"), "It takes two items to merge."),
        (("merge", "child-q/i1", "child-r/i1"), "Items of two reviews cannot be one"),
        (("factors", "child-q"), "Nothing is to be changed."),
        (("factors", "child-q", "--add", "recording"), "“recording” is no risk"),
        (("factors", "child-q", "--case", "none", "--add", "neglect"), "Which case?"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    run: Run, here: Workspace, arguments: tuple[str, ...], told: str
) -> None:
    assert told in correct(run, *arguments, expect=2)[1]
    assert not here.corrections_path.exists()


def test_a_split_at_words_that_are_not_there_is_refused(run: Run, here: Workspace) -> None:
    told = correct(run, "split", "child-q/i1", "nine months", expect=1)[1]
    assert told == (
        "Error: This cannot be done: “nine months” stands in it nowhere. Nothing was changed.\n"
    )
    assert here.record("child-q") == record()


def test_new_items_are_the_result(run: Run, here: Workspace) -> None:
    added, told = correct(run, "add", "child-q", "nobody asked", "--kind", "finding")
    assert told == (
        "These words are also part of child-q/i2, which stays: `correct split` parts it.\n"
        f"Correction 1 is recorded.\n{OLDER}"
    )
    one = here.record("child-q").items[2]
    assert (added, one.text, one.case) == (f"child-q/{one.id}\n", "Nobody asked", "Child Q")
    parts = correct(run, "split", "child-q/i1", "No note")[0].split()
    assert parts == [f"child-q/{item.id}" for item in here.record("child-q").items[:2]]
    (whole,) = correct(run, "merge", *parts)[0].split()
    assert here.record("child-q").items[0].text == FINDINGS[0]
    assert whole == f"child-q/{here.record('child-q').items[0].id}"


def test_taking_back_says_what_is_left_without_its_words(run: Run, here: Workspace) -> None:
    parts = correct(run, "split", "child-q/i1", "No note")[0].split()
    correct(run, "relabel", parts[1], "--themes", "recording")
    assert run("undo", "1", "--no-load").stderr == (
        "Correction 1 (split) is taken back.\n"
        "child-q: correction 2 (relabel) changes nothing now: no item has its words.\n" + OLDER
    )
    assert here.record("child-q") == record()


def test_a_passage_that_stands_often_is_added_where_one_says(run: Run, here: Workspace) -> None:
    correct(run, "reject", "child-q/i5")
    added = correct(run, "add", "child-q", "Records were poor.", "--at", "2", "--kind", "action",
                    "--themes", "recording")[0]  # fmt: skip
    assert added == "child-q/i5\n"
    assert here.record("child-q").items[4].kind == "action"


def test_a_rejected_item_can_be_corrected_by_its_id(run: Run, here: Workspace) -> None:
    correct(run, "reject", "child-q/i4")
    shown = run("show", "child-q/i4", expect=2).stderr
    assert shown == "Error: child-q/i4 was rejected by a person: see graphkit corrections.\n"
    told = correct(run, "relabel", "child-q/i4", "--kind", "learning")[1]
    assert told.startswith("Correction 2 is recorded; it overrules correction 1.")
    assert here.record("child-q").items[3].kind == "learning"


def test_corrections_are_listed_with_how_they_stand(run: Run) -> None:
    correct(run, "relabel", "child-q/i1", "--kind", "learning", "--by", "A.", "--why", "general")
    correct(run, "reject", "child-q/i4")
    correct(run, "relabel", "child-q/i4", "--add-themes", "neglect")
    correct(run, "factors", "child-q", "--remove", "neglect")
    assert run("undo", "4", "--no-load").stderr == f"Correction 4 (factors) is taken back.\n{OLDER}"
    assert run("corrections", "-f", "csv").stdout.splitlines() == [
        "n,what,review,words,change,state,by,why",
        f"1,relabel,child-q,{FINDINGS[0]},kind: learning,holds,A.,general",
        f"2,reject,child-q,{FINDINGS[3]},,overruled: by correction 3,,",
        f"3,relabel,child-q,{FINDINGS[3]},'+ themes: neglect,holds,,",
        "4,factors,child-q,Child Q,'- factors: neglect,taken back: by 5,,",
    ]
    assert run("corrections", "--orphaned").stdout == "Nothing found.\n"
    assert json.loads(run("corrections", "--orphaned", "-f", "json").stdout) == []


def test_the_card_says_what_a_person_decided_and_what_came_near(run: Run) -> None:
    correct(run, "relabel", "child-q/i1", "--kind", "learning")
    card = json.loads(run("show", "child-q/i1", "-f", "json").stdout)
    assert card["by_hand"] == ["kind"]
    assert [theme["id"] for theme in card["near"]] == ["recording", "multi-agency-working"]


def test_corrected_items_are_exported_as_statements_to_learn_from(run: Run) -> None:
    correct(run, "relabel", "child-q/i1", "--themes", "recording")
    correct(run, "relabel", "child-q/i2", "--kind", "learning", "--owner", "X")
    correct(run, "relabel", "child-q/i3", "--owner", "X")
    correct(run, "relabel", "child-q/i4", "--themes", "none")
    told = run("corrections", "--export", "mine.jsonl").stderr
    assert told == "2 statements are in mine.jsonl.\n"
    lines = Path("mine.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {"text": FINDINGS[0], "kind": "finding", "themes": ["recording"],
         "responsible": ["police"], "mentioned": ["acute-hospital"], "checked": ["themes"]},
        {"text": FINDINGS[1], "kind": "learning", "themes": [], "responsible": [],
         "mentioned": [], "checked": ["kind"]},
    ]  # fmt: skip


def test_corrected_records_are_written_for_others_to_read(run: Run, here: Workspace) -> None:
    correct(run, "reject", "child-q/i4")
    assert run("corrections", "--records", "out").stderr == "1 records are in out.\n"
    data = json.loads(Path("out/child-q.json").read_bytes())
    assert Record.from_json("child-q", data) == here.record("child-q")
    assert len(data["items"]) == 6


@pytest.mark.parametrize(
    "arguments",
    [
        ("corrections", "--records", "graphkit-data/records"),
        ("corrections", "--records", "out", "--export", "graphkit-data/corrections.jsonl"),
        ("export", "-f", "graphml", "-o", "graphkit-data/records/child-q.json"),
        ("export", "-f", "csv", "-o", "graphkit-data/new"),
        ("triage", "-o", "graphkit-data/corrections.jsonl"),
    ],
)
def test_nothing_is_written_over_what_the_workspace_holds(
    run: Run, here: Workspace, arguments: tuple[str, ...]
) -> None:
    correct(run, "reject", "child-q/i4")
    files = {path: path.read_bytes() for path in here.folder.rglob("*") if path.is_file()}
    told = run(*arguments, expect=2).stderr
    assert told.startswith(f"Error: {arguments[-1]} is inside the workspace graphkit-data, where")
    assert files == {path: path.read_bytes() for path in here.folder.rglob("*") if path.is_file()}
    assert not Path("out").exists()
