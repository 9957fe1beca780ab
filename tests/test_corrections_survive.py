"""Corrections outlive the import that they were made after: by their words, or they are told of."""

import json
from pathlib import Path

from graphkit.pipeline import compiled
from graphkit.workspace import Workspace
from tests.conftest import CHILD_Q, CHILD_R, Run
from tests.runs import files_of, id_of

TOLD = "Harrowfield Police did not tell the health visitor about the assault in March 2014."
PASSED = "pass information about Father"


def themes_of(run: Run, id: str) -> list[str]:
    """The themes of an item."""
    card = json.loads(run("show", id, "-f", "json").stdout)
    return [theme["id"] for theme in card["themes"]]


def states(run: Run) -> list[tuple[int, str]]:
    """The number of each correction and how it stands."""
    found = json.loads(run("corrections", "-f", "json").stdout)
    return [(each["n"], each["state"]) for each in found]


def graph() -> str:
    """The hash of the workspace's graph."""
    return compiled(Workspace.at()).sha256()


def test_importing_again_keeps_a_correction_and_its_bytes(run: Run, imported: Path) -> None:
    run("correct", "relabel", id_of(run, TOLD), "--themes", "recording", "--no-load")
    run("correct", "reject", id_of(run, PASSED))
    before, made = files_of(Path("graphkit-data")), graph()
    run("import", imported / "child-r.txt", imported / "child-q.txt")
    assert files_of(Path("graphkit-data")) == before
    assert (graph(), themes_of(run, id_of(run, TOLD))) == (made, ["recording"])


def test_the_order_of_import_changes_nothing(run: Run, imported: Path) -> None:
    run("correct", "relabel", id_of(run, TOLD), "--themes", "recording", "--no-load")
    run("correct", "reject", id_of(run, PASSED), "--no-load")
    made = graph()
    other = Workspace(Path("other"))
    for name in ("child-r", "child-q"):
        run("import", imported / f"{name}.txt", "--data", "other")
    corrections = Path("graphkit-data/corrections.jsonl").read_bytes()
    other.corrections_path.write_bytes(corrections)
    run("load", "--data", "other")
    assert compiled(other).sha256() == made


def test_a_changed_source_that_still_says_it_is_still_corrected(run: Run, imported: Path) -> None:
    run("correct", "relabel", id_of(run, TOLD), "--themes", "recording", "--no-load")
    changed = CHILD_Q.replace("Findings\n", "Findings\n\n- The midwife kept no records at all.\n")
    changed = changed.replace(TOLD, TOLD.replace("Harrowfield Police", "Harrowfield  Police") + "1")
    (imported / "child-q.txt").write_text(changed, encoding="utf-8")
    told = run("import", imported / "child-q.txt").stderr
    assert told == (
        "child-q: correction 1 (relabel) still holds, but its words have changed a little.\n"
    )
    assert themes_of(run, id_of(run, "assault in March 2014")) == ["recording"]
    assert states(run) == [(1, "changed")]


def test_a_correction_whose_words_are_gone_is_told_of_and_kept(run: Run, imported: Path) -> None:
    run("correct", "relabel", id_of(run, TOLD), "--themes", "recording", "--no-load")
    (imported / "child-q.txt").write_text(CHILD_Q.replace(TOLD, "No one was told of it at all."))
    told = "child-q: correction 1 (relabel) changes nothing now: no item has its words.\n"
    assert run("import", imported / "child-q.txt").stderr == told
    assert run("load").stderr == f"{told}2 reviews loaded.\n"
    assert states(run) == [(1, "orphaned")]
    status = run("status", "-f", "json")
    assert {**json.loads(status.stdout), "graph": ""}.items() >= {
        "corrections": 1, "orphaned": 1}.items()  # fmt: skip
    assert "graphkit corrections --orphaned" in status.stderr
    listed = run("corrections", "--orphaned", "-f", "csv").stdout
    assert listed.splitlines()[1] == (
        f"1,relabel,child-q,{TOLD},themes: recording,orphaned: no item has its words,,"
    )
    (imported / "child-q.txt").write_text(CHILD_Q, encoding="utf-8")
    assert run("import", imported / "child-q.txt").stderr == ""
    assert themes_of(run, id_of(run, TOLD)) == ["recording"]


def test_an_added_item_stays_when_the_review_is_imported_again(run: Run, imported: Path) -> None:
    words = "kept a careful chronology of Child Q's injuries"
    added = run("correct", "add", "child-q", words, "--kind", "good-practice").stdout.strip()
    run("import", imported / "child-q.txt")
    assert json.loads(run("show", added, "-f", "json").stdout)["text"] == words
    assert run("verify").stderr == "7 of 7 items found.\n"


def test_a_review_under_another_name_keeps_its_corrections(run: Run, imported: Path) -> None:
    run("correct", "reject", id_of(run, PASSED), "--no-load")
    (imported / "a-copy.txt").write_text(CHILD_R, encoding="utf-8")
    run("import", imported, expect=3)
    assert Workspace.at().ids() == ["a-copy", "child-q"]
    assert states(run) == [(1, "holds")]
    assert run("find", PASSED).stderr.startswith("No passage has all of these words.")


def test_removing_a_review_removes_its_corrections_and_no_other(run: Run, imported: Path) -> None:
    run("correct", "reject", id_of(run, PASSED), "--no-load")
    run("correct", "relabel", id_of(run, TOLD), "--themes", "recording", "--no-load")
    run("undo", "1", "--no-load")
    assert run("remove", "child-r").stderr == (
        "“child-r” is out of graphkit-data.\nSo is the correction made in it.\n"
    )
    kept = Path("graphkit-data/corrections.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["n"] for line in kept] == [2]
    assert (states(run), "Father" in "".join(kept)) == ([(2, "holds")], False)
    run("import", imported / "child-r.txt")
    assert id_of(run, PASSED).startswith("child-r/")


def test_a_review_that_went_without_remove_is_told_of(run: Run, imported: Path) -> None:
    run("correct", "reject", id_of(run, PASSED), "--no-load")
    Workspace.at().record_path("child-r").unlink()
    told = "child-r: correction 1 (reject) changes nothing now: there is no review called “child-r”"
    assert told in run("load").stderr


def test_undo_restores_the_graph_to_the_byte(run: Run, imported: Path) -> None:
    made = [graph()]
    told = id_of(run, TOLD)
    for arguments in (
        ("relabel", told, "--kind", "learning", "--responsible", "midwifery"),
        ("split", told, "about the assault"),
        ("merge", id_of(run, "GP practice"), id_of(run, "careful chronology")),
        ("factors", "child-q", "--add", "neglect"),
        ("same", "Harrowfield Police", "Eastmere Police"),
        ("add", "child-q", "kept a careful chronology", "--kind", "finding"),
    ):
        run("correct", *arguments, "--no-load")
        made.append(graph())
    assert len(set(made)) == len(made)
    for before in reversed(made[:-1]):
        run("undo", "--no-load")
        assert graph() == before
