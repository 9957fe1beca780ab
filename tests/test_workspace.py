"""What is written to a workspace is read again, and by one writer at a time."""

import json
import multiprocessing
from pathlib import Path

import pytest

from graphkit import disk
from graphkit.errors import GraphkitError, Refused, UnknownName
from graphkit.manifest import Manifest
from graphkit.workspace import Workspace, write_record
from tests.kept import SPANS, document, item, record, source


def test_what_was_written_is_read_again(workspace: Workspace) -> None:
    assert workspace.ids() == ["child-q"]
    assert workspace.document("child-q") == document()
    assert [each.text for each in workspace.record("child-q").items] == [
        "Police did not tell the health visitor.",
        "Nobody asked Child Q.",
    ]
    assert [each.id for each in workspace.records()] == ["child-q"]


def test_the_same_record_is_the_same_bytes_however_its_cues_come(tmp_path: Path) -> None:
    cues: dict[str, dict[str, object]] = {"recording": {"cue": "b"}, "assessment": {"cue": "a"}}
    for name, themes in (("one", cues), ("two", dict(reversed(cues.items())))):
        write_record(tmp_path / name, record(items=(item("i1", SPANS[0], themes),)))
    one = (tmp_path / "one").read_bytes()
    assert one == (tmp_path / "two").read_bytes()
    assert one.endswith(b"}\n")
    assert list(json.loads(one)) == ["source", "review", "cases", "agencies", "items"]


def test_writing_leaves_the_old_file_when_it_fails(tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    disk.write_lines(path, ["old\n"])

    def lines() -> list[str]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        disk.write_lines(path, (line for _ in [0] for line in lines()))
    assert path.read_text(encoding="utf-8") == "old\n"
    assert [each.name for each in tmp_path.iterdir()] == ["file.jsonl"]


def test_a_path_that_is_no_utf8_is_written_as_json_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    disk.write_json(path, {"path": "caf\udce9.txt"})
    assert path.read_text(encoding="utf-8") == '{\n  "path": "caf\\udce9.txt"\n}\n'
    assert disk.shaped(path, dict) == {"path": "caf\udce9.txt"}


def test_an_unknown_review_is_refused_with_near_ones(workspace: Workspace) -> None:
    with pytest.raises(UnknownName, match="no review called “child-g”"):
        workspace.record("child-g")


@pytest.mark.parametrize(
    ("damage", "says"),
    [("{", "cannot be read: Expecting"), ("{}", "has no 'source'"), ("[1]", "cannot be read")],
)
def test_a_damaged_record_is_named(workspace: Workspace, damage: str, says: str) -> None:
    workspace.record_path("child-q").write_text(damage, encoding="utf-8")
    with pytest.raises(GraphkitError, match=rf"child-q\.json {says}.*import its source again"):
        workspace.record("child-q")


def test_where_the_workspace_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Workspace.at().folder == Path("graphkit-data")
    monkeypatch.setenv("GRAPHKIT_DATA", "elsewhere")
    assert Workspace.at().folder == Path("elsewhere")
    assert Workspace.at("mine").folder == Path("mine")


def test_lines_of_a_review_are_replaced_and_stay_sorted(workspace: Workspace) -> None:
    def lines(*names: str) -> list[str]:
        return [disk.line({"review": name, "heading": x}) for name in names for x in "ab"]

    def put(reviews: set[str], new: list[str]) -> None:
        kept = workspace.not_understood_with(reviews, new)
        disk.write_lines(workspace.not_understood, kept)

    put({"a", "a-b", "c"}, lines("a", "a-b", "c"))
    put({"a-b"}, [disk.line({"review": "a-b", "heading": "new"})])
    put({"c"}, [])
    kept = [json.loads(line) for line in workspace.not_understood.read_text("utf-8").splitlines()]
    assert [(each["review"], each["heading"]) for each in kept] == [
        ("a", "a"), ("a", "b"), ("a-b", "new"),
    ]  # fmt: skip
    assert workspace.blocks_not_understood() == {"a": 2, "a-b": 1}


def _try_to_write(folder: Path, answer: "multiprocessing.Queue[str]") -> None:
    try:
        with disk.writing(folder):
            answer.put("let in")
    except disk.Busy as busy:
        answer.put(str(busy))


def another_writer(folder: Path) -> str:
    """What another process is told that wants to write to `folder`."""
    spawn = multiprocessing.get_context("spawn")
    answer: multiprocessing.Queue[str] = spawn.Queue()
    other = spawn.Process(target=_try_to_write, args=(folder, answer))
    other.start()
    told = answer.get()
    other.join()
    return told


def test_a_second_writer_is_kept_out_and_told_why(tmp_path: Path) -> None:
    with disk.writing(tmp_path):
        assert another_writer(tmp_path) == (
            f"Another graphkit is writing to {tmp_path}. Wait until it is done, then try again."
        )
    assert another_writer(tmp_path) == "let in"


def test_paths_are_kept_as_seen_from_the_workspace(tmp_path: Path) -> None:
    seen = disk.relative(tmp_path / "reviews" / "a.txt", tmp_path / "data")
    assert seen == "../reviews/a.txt"
    assert disk.absolute(seen, tmp_path / "data") == tmp_path / "reviews" / "a.txt"


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    manifest = Manifest("hash", {"b": source("b.txt", "2"), "a": source("a.txt", "1")})
    manifest.refuse("../reviews/scan.pdf", Refused("holds no text", "Recognise its text"))
    path = tmp_path / "manifest.json"
    manifest.write(path)
    assert Manifest.read(path) == manifest
    data = json.loads(path.read_bytes())
    assert list(data["reviews"]) == ["a", "b"]
    assert data["counts"] == {
        "reviews": 2, "cases": 2, "items": 4, "unsure": 0, "not_understood": 0, "refused": 1,
    }  # fmt: skip
    assert data["refused"] == {
        "../reviews/scan.pdf": {"reason": "holds no text", "advice": "Recognise its text"}
    }
