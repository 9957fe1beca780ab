"""The triage list as a sheet: one cell a row to fill, all of it taken back in or none."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.workspace import Workspace
from tests.conftest import Run
from tests.doubtful import document, items, record

SHEET = Path("todo.csv")
OLDER = "The graph is older than the corrections. Load them with: graphkit load\n"


@pytest.fixture(autouse=True)
def here() -> Workspace:
    """The invented review, three of its items unsure, in the workspace of this test."""
    some = [replace(each, unsure=int(each.id[1:]) < 4) for each in items()]
    made = Workspace(Path("graphkit-data"))
    made.write(document(), record(items=some))
    return made


def fill(*decisions: str, mark: str = ",", encoding: str = "utf-8-sig") -> None:
    """Write decisions into the sheet, row by row, as a spreadsheet saves it."""
    with SHEET.open(encoding="utf-8-sig", newline="") as source:
        head, *rows = list(csv.reader(source))
    filled = [[said, *row[1:]] for said, row in zip(decisions, rows, strict=False)]
    with SHEET.open("w", encoding=encoding, newline="") as out:
        csv.writer(out, delimiter=mark).writerows([head, *filled, *rows[len(filled) :]])


def themes(here: Workspace) -> list[list[str]]:
    """The themes of the three items."""
    return [item.themes for item in here.record("child-q").items[:3]]


def test_a_sheet_goes_out_empty_and_comes_back_filled(run: Run, here: Workspace) -> None:
    told = run("triage", "-o", SHEET).stderr
    assert told == "3 items are in todo.csv. Decide, then: graphkit triage --apply todo.csv\n"
    assert SHEET.read_bytes().startswith(b"\xef\xbb\xbfdecision,id,kind,passage,case,place,theme_1")
    fill("2; information-sharing", " Policy and procedure ", "NONE")
    told = run("triage", "--apply", SHEET, "--by", "A.", "--no-load").stderr
    assert told == "3 decisions are recorded.\n" + OLDER
    assert themes(here) == [["recording", "information-sharing"], ["policy-and-procedure"], []]
    assert [item.unsure for item in here.record("child-q").items] == [False] * 7
    assert {entry.by for entry in here.corrections().entries} == {"A."}
    assert run("triage").stderr == "No item is unsure.\n"


def test_a_sheet_applied_again_records_nothing_twice(run: Run, here: Workspace) -> None:
    run("triage", "-o", SHEET)
    fill("2", "", "none")
    run("triage", "--apply", SHEET, "--no-load")
    told = run("triage", "--apply", SHEET).stderr
    assert told == "0 decisions are recorded. 2 were decided so before.\n"
    assert len(here.corrections().entries) == 2


def test_every_row_that_cannot_be_meant_is_named_and_none_counts(
    run: Run, here: Workspace
) -> None:
    run("triage", "-o", SHEET)
    fill("recording", "recordin", "1")
    lines = SHEET.read_text("utf-8-sig").splitlines()
    lines += ["none,child-q/i9", "neglect; none,child-q/i4", "neglect,child-q/i1"]
    SHEET.write_text("\n".join(lines), encoding="utf-8")
    told = run("triage", "--apply", SHEET, expect=2).stderr.splitlines()
    assert told == [
        "Error: Nothing was recorded.",
        "todo.csv, row 3, column decision: There is no theme called “recordin”. "
        "Did you mean recording?",
        "todo.csv, row 4, column decision: “1”: the row has no theme of this number.",
        told[3],
        "todo.csv, row 6, column decision: “neglect; none”: “none” stands alone.",
        "todo.csv, row 7: an earlier row decides otherwise.",
    ]
    assert told[3].startswith("todo.csv, row 5, column id: There is no item called “child-q/i9”")
    assert not here.corrections_path.exists()


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_sheet_may_be_parted_as_other_countries_do(run: Run, here: Workspace, mark: str) -> None:
    run("triage", "-o", SHEET)
    fill("recording", mark=mark, encoding="utf-8")
    run("triage", "--apply", SHEET, "--no-load")
    assert themes(here)[0] == ["recording"]


def test_a_sheet_that_is_none_is_refused(run: Run) -> None:
    SHEET.write_bytes("decision,id\nrécording,x\n".encode("latin-1"))
    assert "todo.csv: is not UTF-8. Save it as" in run("triage", "--apply", SHEET, expect=1).stderr
    SHEET.write_text("what\nx\n", encoding="utf-8")
    told = run("triage", "--apply", SHEET, expect=1).stderr
    assert "has no columns “decision” and “id” in its first row" in told
    SHEET.write_text("", encoding="utf-8")
    assert run("triage", "--apply", SHEET, expect=1).stderr == told


def test_a_sheet_with_decisions_in_it_is_not_written_over(run: Run) -> None:
    SHEET.write_text("mine", encoding="utf-8")
    told = run("triage", "-o", SHEET, expect=1).stderr
    assert "todo.csv: is there already, perhaps with decisions in it." in told
    assert SHEET.read_text(encoding="utf-8") == "mine"


def test_more_than_four_themes_are_refused(run: Run) -> None:
    run("triage", "-o", SHEET)
    fill("neglect; recording; infants; assessment; risk assessment")
    told = run("triage", "--apply", SHEET, expect=2).stderr
    assert "row 2, column decision: “neglect; rec" in told
    assert "an item has 4 themes at the most" in told


def test_one_thing_at_a_time(run: Run) -> None:
    told = run("triage", "-o", "x.csv", "-i", expect=2).stderr
    assert "One thing at a time: -o, --apply or -i." in told


def test_a_decision_can_be_taken_back(run: Run, here: Workspace) -> None:
    run("triage", "-o", SHEET)
    fill("recording")
    run("triage", "--apply", SHEET, "--no-load")
    run("undo", "--no-load")
    assert themes(here)[0] == ["information-sharing"]
    (first, *_) = json.loads(run("triage", "-f", "json").stdout)
    assert first["id"] == "child-q/i1"
