"""`graphkit evaluate`: what it prints, in every format, and what it refuses."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.doubtful import workspace
from tests.rewrite import RECORDS, ROOT

GOLD = ROOT / "tests" / "gold"
ITEMS = (
    ("Ashby Police did not tell the health visitor.", "finding", ["information-sharing"]),
    ("Records of visits were thin.", "finding", ["recording"]),
    ("Ashby Police should tell health visitors.", "recommendation", ["information-sharing"]),
)


def record(*themes: list[str], **review: str) -> dict[str, Any]:
    """A record with three items, whose themes may be given."""
    given = [*themes, *(codes for _, _, codes in ITEMS)][: len(ITEMS)] if themes else None
    items = [
        {"id": f"i{n}", "text": text, "kind": kind, "case": "Child Q", "responsible": ["police"],
         "themes": given[n] if given else codes}
        for n, (text, kind, codes) in enumerate(ITEMS)
    ]  # fmt: skip
    return {
        "source": "a.txt", "review": {"title": "A", "type": "briefing", **review},
        "cases": [{"label": "Child Q", "factors": ["neglect"]}],
        "agencies": [{"name": "Ashby Police", "type": "police"}], "items": items,
    }  # fmt: skip


def write(folder: str, **records: Any) -> Path:
    """A folder with records under these names."""
    Path(folder).mkdir()
    for name, data in records.items():
        (Path(folder) / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    return Path(folder)


def other() -> dict[str, Any]:
    """The record as somebody else coded it: one theme more, one item less."""
    made = record(["information-sharing", "neglect"], ["recording"], ["information-sharing"])
    del made["items"][1]
    return made


def test_the_table_has_figures_coefficients_codes_disagreements_and_says_how(run: Run) -> None:
    write("gold", a=record())
    result = run("evaluate", write("records", a=other()), "gold")
    lines = result.stdout.splitlines()
    assert [line for line in lines if line.startswith(("Figures", "By ", "Dis", "Agree"))] == [
        "Figures", "Agreement beyond chance, of the items that both have", "By kind", "By theme",
        "By responsible type of agency", "Disagreements",
    ]  # fmt: skip
    (themes,) = (line for line in lines if line.startswith("themes       F1"))
    assert themes.split()[2] == "0.667"
    assert themes.split()[-5:] == ["0.667", "0.667", "2", "3", "3"]
    told = " ".join(result.stdout.split())
    assert "1000 resamples of items within each document: of these documents only" in told
    assert "1 themes · a · i0 “Ashby Police did not tell the health visitor.”" in told
    assert "gold: – records: neglect" in told
    assert "2 missed · a · i1 “Records of visits were thin.” gold: finding records: –" in told
    assert result.stderr == ""


def test_csv_has_a_row_a_figure(run: Run) -> None:
    write("gold", a=record())
    text = run("evaluate", write("records", a=other()), "gold", "-f", "csv").stdout
    rows = [*csv.DictReader(io.StringIO(text))]
    assert [*rows[0]] == [
        "part", "name", "measure", "value", "low", "high", "precision", "recall", "kappa", "right",
        "gold", "found",
    ]  # fmt: skip
    assert [row["name"] for row in rows if row["part"] == "figures"] == [
        "items", "kind", "case", "themes", "responsible", "mentioned", "links", "bodies", "names",
        "factors", "metadata",
    ]  # fmt: skip
    (recording,) = (row for row in rows if row["name"] == "recording")
    assert (recording["part"], recording["recall"], recording["gold"]) == ("themes", "0.0", "1")


def test_json_has_everything_with_all_disagreements(run: Run) -> None:
    whole = json.loads(run("evaluate", RECORDS, GOLD, "-f", "json", "--seed", "3").stdout)
    assert [*whole] == [
        "documents", "without_record", "without_gold", "intervals", "figures", "agreement",
        "kinds", "themes", "agencies", "disagreements",
    ]  # fmt: skip
    assert whole["intervals"] == {"by": "items", "resamples": 1000, "seed": 3}
    assert len(whole["documents"]) == 10
    shown = run("evaluate", RECORDS, GOLD, "--show", "2")
    assert f"{len(whole['disagreements'])} disagreements in all: --dis" in shown.stderr
    assert len(whole["disagreements"]) > 100
    missed = [each for each in whole["disagreements"] if each["what"] == "missed"]
    items = whole["figures"][0]
    assert len(missed) == items["gold"] - items["right"]


def test_every_run_gives_the_same_bytes() -> None:
    command = [sys.executable, "-m", "graphkit", "evaluate", str(RECORDS), str(GOLD), "-f", "json"]
    around = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = {
        subprocess.run(
            command, check=True, capture_output=True, env={**around, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_disagreements_alone_and_of_one_sort(run: Run) -> None:
    write("gold", a=record())
    records = write("records", a=other())
    text = run("evaluate", records, "gold", "--disagreements", "-f", "csv").stdout
    assert text.splitlines() == [
        "document,what,gold,found,passage,place,why,id",
        "a,themes,,neglect,Ashby Police did not tell the health visitor.,,,i0",
        "a,missed,finding,,Records of visits were thin.,,,i1",
    ]
    only = run("evaluate", records, "gold", "--disagreements", "--only", "missed", "-f", "json")
    assert [each["id"] for each in json.loads(only.stdout)] == ["i1"]
    none = run("evaluate", "gold", "gold", "--disagreements")
    assert none.stderr == "The two agree in everything that was compared.\n"


def test_markdown_has_headings_and_tables(run: Run) -> None:
    write("gold", a=record())
    text = run("evaluate", write("records", a=other()), "gold", "-f", "md", "--show", "1").stdout
    assert "## By theme\n\n| code | precision | recall |" in text
    assert "| recording |  | 0.000 | 0.000 |" in text
    assert "## Disagreements\n\n| document | what |" in text


def test_two_people_and_the_tool_on_one_screen(run: Run) -> None:
    anna, ben = write("anna", a=record()), write("ben", a=other())
    tool = write("records", a=record(["neglect"], ["recording"], ["recording"]))
    rows = json.loads(run("evaluate", tool, anna, "--human", ben, "-f", "json").stdout)
    (themes,) = (row for row in rows if (row["part"], row["figure"]) == ("figures", "themes"))
    values = [themes[f"{side}_value"] for side in ("people", "tool_first", "tool_second")]
    assert values == [0.667, 0.333, 0.333]
    table = run("evaluate", tool, anna, "--human", ben, "-f", "md").stdout
    head = "## Figures\n\n| figure | people | tool and anna | tool and ben |\n"
    assert table.startswith(head)
    assert "| themes, F1 | 0.667 (" in table
    assert "| recording | 0.000 | " in table
    assert "- **people**: anna and ben, each coding apart" in table


def test_a_slip_of_either_person_is_said_once(run: Run) -> None:
    anna, ben = write("anna", a=record(["recordng"])), write("ben", a=record(["infnts"]))
    result = run("evaluate", write("records", a=record()), anna, "--human", ben)
    assert result.stderr == (
        "anna uses “recordng” (themes), which graphkit does not know. Did you mean recording?\n"
        "ben uses “infnts” (themes), which graphkit does not know. Did you mean infants?\n"
    )


def test_what_cannot_be_compared_is_said(run: Run) -> None:
    gold = write("gold", a=record(["recordng"]), b=record())
    result = run("evaluate", write("records", a=record(), c=record()), gold, "-f", "csv")
    assert result.stderr == (
        "b: there is no record of it in records, so nothing counts as found.\n"
        "Not in gold, so not compared: c.\n"
        "gold uses “recordng” (themes), which graphkit does not know. Did you mean recording?\n"
    )


def test_two_files_are_compared_whatever_their_names_and_a_workspace_by_its_ids(run: Run) -> None:
    write("gold", first_one=record())
    write("records", other=record())
    files = ("gold/first_one.json", "records/other.json")
    whole = json.loads(run("evaluate", *reversed(files), "-f", "json").stdout)
    assert (whole["documents"], whole["disagreements"]) == (["first_one"], [])
    Path("work").mkdir()
    write("work/records", **{"first-one": other()})
    whole = json.loads(run("evaluate", "work", "gold", "-f", "json").stdout)
    assert (whole["documents"], len(whole["disagreements"])) == (["first_one"], 2)
    one = json.loads(run("evaluate", "work/records/first-one.json", "gold", "-f", "json").stdout)
    assert one == whole


def test_a_workspace_is_read_as_people_corrected_it(run: Run) -> None:
    made = workspace(Path("work"))
    shutil.copytree("work/records", "gold")
    run("correct", "reject", "child-q/i4", "--data", "work", "--no-load")
    before = made.record_path("child-q").read_bytes()
    for records, missed in (("work", ["i4"]), ("work/records", [])):
        told = run("evaluate", records, "gold", "--disagreements", "-f", "json").stdout
        assert [each["id"] for each in json.loads(told) if each["what"] == "missed"] == missed
    assert made.record_path("child-q").read_bytes() == before


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ([], "gold/a.json cannot be read: the whole of it is no object of names and values."),
        ({"review": {}}, "gold/a.json has no 'items'."),
        ({"items": [{"kind": "finding"}]}, "gold/a.json cannot be read: item 1 has no “text”."),
        ({"items": [{"text": "A", "kind": "x", "themes": "y"}]}, "“themes” of item 1 is no list."),
        ({"items": [], "cases": [{}]}, "gold/a.json cannot be read: a case has no “label”."),
        ({"items": [], "agencies": ["GP"]}, "an agency is no object of names and values."),
    ],
)
def test_a_file_that_is_no_record_is_named_with_the_place(
    run: Run, data: Any, says: str
) -> None:
    gold = write("gold", a=data)
    result = run("evaluate", write("records", a=record()), gold, expect=1)
    assert says in result.stderr
    assert "Write it as `graphkit extract` writes a record." in result.stderr


def test_nothing_to_compare_is_an_error(run: Run) -> None:
    gold, empty = write("gold", a=record()), write("empty")
    records = write("records", b=record())
    assert run("evaluate", empty, gold, expect=1).stderr == (
        "Error: There is no record (*.json) in empty.\n"
    )
    assert "No record in records has the name of one in gold" in run(
        "evaluate", records, gold, expect=1
    ).stderr
    write("twice", a_b=record(), **{"a-b": record()})
    assert run("evaluate", "twice", gold, expect=1).stderr == (
        "Error: twice: a-b.json and a_b.json would be the same review.\n"
    )
