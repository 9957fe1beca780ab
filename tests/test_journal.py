"""An import or removal that dies at any moment: the workspace is the old one, or the new one."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from textwrap import dedent

import pytest

from graphkit import disk
from graphkit.journal import STAGING, Journal
from graphkit.pipeline import compiled
from graphkit.workspace import Workspace
from tests.conftest import CHILD_Q, CHILD_R, Run

ROOT = Path(__file__).parents[1]
DATA = "graphkit-data"
DIES = """
    import os, signal, sys
    from pathlib import Path
    from graphkit import disk, journal, pipeline
    from graphkit.knowledge import load_knowledge
    from graphkit.workspace import Workspace

    def dies(owner, name, calls):
        real, left = getattr(owner, name), [calls]
        def counted(*arguments, **named):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **named)
        setattr(owner, name, counted)
"""
IMPORTS = """
    with pipeline.importing(Workspace(Path("graphkit-data")), load_knowledge()) as batch:
        for path in sorted(Path("reviews").iterdir()):
            batch.offer(path)
"""
REMOVES = """
    pipeline.remove(Workspace(Path("graphkit-data")), "child-q")
"""
OLD = (
    'pipeline, "_commit", 1', 'journal.Journal, "commit", 1', 'disk, "write_lines", 2',
)  # fmt: skip
NEW = ('journal.shutil, "rmtree", 1',)


def killed(work: str, moment: str) -> None:
    """Have another process do `work` and be killed at the moment given."""
    code = dedent(DIES) + f"dies({moment})\n" + dedent(work)
    done = subprocess.run([sys.executable, "-c", code], check=False, env={"PYTHONPATH": str(ROOT)})
    assert done.returncode == -signal.SIGKILL


def held() -> dict[str, bytes]:
    """Every file of the workspace that is its content, except the graph, with its bytes."""
    names = (path.relative_to(DATA) for path in Path(DATA).rglob("*") if path.is_file())
    return {
        name.as_posix(): Path(DATA, name).read_bytes()
        for name in names
        if name.parts[0][0] != "." and name.suffix != ".lbug"
    }


@pytest.fixture
def change(imported: Path) -> dict[str, bytes]:
    """What the workspace holds before an import of one changed and one renamed review."""
    (imported / "child-q.txt").write_text(CHILD_Q.replace("Mother", "Parent"), encoding="utf-8")
    (imported / "child-p.txt").write_text(CHILD_R, encoding="utf-8")
    return held()


@pytest.mark.parametrize("moment", OLD)
def test_before_all_is_there_nothing_has_happened(
    change: dict[str, bytes], moment: str, run: Run
) -> None:
    killed(IMPORTS, moment)
    assert Path(DATA, STAGING).exists()
    assert held() == change
    run("import", "reviews/child-q.txt")
    assert not Path(DATA, STAGING).exists()
    assert Workspace(Path(DATA)).ids() == ["child-q", "child-r"]


@pytest.mark.parametrize("moment", [*NEW, *(f'journal, "adopt", {n}' for n in range(1, 7))])
def test_once_all_is_there_the_next_process_completes_it(
    change: dict[str, bytes], moment: str
) -> None:
    killed(IMPORTS, moment)
    workspace = Workspace.at(DATA)
    assert not Journal(workspace.folder).ready
    after = held()
    assert sorted(after) == [
        "documents/child-p.json", "documents/child-q.json", "manifest.json",
        "not-understood.jsonl", "records/child-p.json", "records/child-q.json",
    ]  # fmt: skip
    assert after["records/child-q.json"] != change["records/child-q.json"]
    assert list(workspace.manifest().reviews) == ["child-p", "child-q"]
    assert list(workspace.manifest().refused) == ["../reviews/child-r.txt"]
    for review, source in workspace.manifest().reviews.items():
        record = workspace.record(review)
        assert len(record.items) == source.items
        assert record.review.sha256 == source.sha256


@pytest.mark.parametrize("moment", ['journal, "adopt", 1', 'journal, "adopt", 2', *NEW])
def test_a_removal_is_completed(imported: Path, moment: str) -> None:
    killed(REMOVES, moment)
    workspace = Workspace.at(DATA)
    assert sorted(held()) == [
        "documents/child-r.json", "manifest.json", "not-understood.jsonl", "records/child-r.json",
    ]  # fmt: skip
    assert list(workspace.manifest().reviews) == ["child-r"]


def test_the_graph_is_named_by_its_rows_and_known_to_be_older_than_the_records(
    change: dict[str, bytes], run: Run
) -> None:
    loaded = json.loads(run("status", "-f", "json").stdout)["graph"]
    assert loaded == compiled(Workspace(Path(DATA))).sha256()
    killed(IMPORTS, 'journal, "adopt", 1')
    told = run("status", "-f", "json")
    assert "graph" not in json.loads(told.stdout)
    assert "The records are newer than the graph. Load them with: graphkit load" in told.stderr
    run("load")
    again = json.loads(run("status", "-f", "json").stdout)["graph"]
    assert again == compiled(Workspace(Path(DATA))).sha256() != loaded


def test_a_change_that_is_being_made_is_let_be(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    disk.write_json(journal.new / "a.json", 1)
    disk.write_json(journal.staging / "ready.json", [])
    with disk.writing(tmp_path):
        Workspace.at(str(tmp_path))
        assert journal.ready
    Workspace.at(str(tmp_path))
    assert not journal.staging.exists()
    assert (tmp_path / "a.json").read_text("utf-8") == "1\n"


def test_what_waits_is_on_the_disk_before_the_change_is_decided_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a power cut would have it: what was not flushed before a rename may be lost after it."""
    done: list[str] = []
    flush, replace, unlink = disk.flush, Path.replace, Path.unlink

    def told(what: str, path: Path) -> None:
        done.append(f"{what} {path.relative_to(tmp_path).as_posix()}")

    def flushed(paths: Iterable[Path]) -> None:
        each = sorted(paths)
        flush(each)
        for path in each:
            told("flush", path)

    def replaced(path: Path, target: Path) -> Path:
        told("move to", target)
        return replace(path, target)

    def unlinked(path: Path, missing_ok: bool = False) -> None:
        told("delete", path)
        unlink(path, missing_ok)

    journal = Journal(tmp_path)
    (tmp_path / "records").mkdir()
    (tmp_path / "records/old.json").write_text("1\n", encoding="utf-8")
    disk.write_json(journal.new / "documents/a.json", 1)
    monkeypatch.setattr(disk, "flush", flushed)
    monkeypatch.setattr(Path, "replace", replaced)
    monkeypatch.setattr(Path, "unlink", unlinked)
    journal.commit(["records/old.json"])
    assert done == [
        "flush .", "flush .incoming", "flush .incoming/new", "flush .incoming/new/documents",
        "flush .incoming/new/documents/a.json",
        "flush .incoming/.ready.json.new", "move to .incoming/ready.json", "flush .incoming",
        "move to documents/a.json", "delete records/old.json",
        "flush .", "flush documents", "flush records", "delete .incoming/ready.json",
    ]  # fmt: skip
    assert (tmp_path / "documents/a.json").read_text("utf-8") == "1\n"
    assert not (tmp_path / "records/old.json").exists()
