"""`graphkit import`, `extract`, `load` and `remove`: what they say and what they leave behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.workspace import Workspace
from tests.conftest import CHILD_Q, CHILD_R, Run
from tests.runs import TOLD, counts, files_of


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
