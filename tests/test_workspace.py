"""The workspace's files: written whole, the same bytes each time, one writer at a time."""

import json
import multiprocessing
import os
from pathlib import Path

import pytest

from graphkit import disk
from graphkit.document import Block, Document
from graphkit.errors import GraphkitError, Refused, UnknownName
from graphkit.find import find
from graphkit.intake import Intake, review_id, sift
from graphkit.manifest import Manifest, Source
from graphkit.record import Item, Place, Record, Review
from graphkit.verify import check
from graphkit.workspace import Workspace, write_record

TEXT = "Findings\nPolice did not tell the health visitor.\nNobody asked Child Q.\n"
SPANS = ([9, 48], [49, 70])


def item(name: str, span: list[int], themes: dict[str, dict[str, object]] | None = None) -> Item:
    """An invented finding whose words stand at `span` of TEXT."""
    return Item(
        id=name, kind="finding", case="Child Q", ref=None, text=TEXT[span[0] : span[1]],
        responsible=["police"], mentioned=[], themes=sorted(themes or {}), responds_to=[],
        owner=None, due=None, place=Place(None, ["Findings"], [span]),
        evidence={"themes": themes or {}},
    )  # fmt: skip


def record(name: str = "child-q", items: tuple[Item, ...] = ()) -> Record:
    """An invented record."""
    review = Review("Child Q", "other", None, None, None, None, None, "0" * 64)
    return Record(name, f"{name}.txt", review, [], [], list(items))


def document(name: str = "child-q", path: str = "../reviews/child-q.txt") -> Document:
    """The invented document that `record` was made from."""
    blocks = (Block("heading", 0, 8, level=1), Block("paragraph", 9, 48, ("Findings",)))
    return Document(name, f"{name}.txt", path, "0" * 64, TEXT, blocks)


def source(name: str, sha256: str, folder: str = "../reviews") -> Source:
    """An invented entry of a manifest."""
    return Source(name, f"{folder}/{name}", sha256, "other", 1, 2, 0, 0)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with one review of two findings."""
    made = Workspace(tmp_path / "data")
    both = tuple(item(f"i{n}", span) for n, span in enumerate(SPANS))
    made.write(document(), record(items=both))
    return made


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


def test_the_same_id_from_two_paths_is_refused_and_both_are_named() -> None:
    names = ("y/Child_Q.docx", "x/child-q.txt", "x/child-r.txt", "x/child-r.txt")
    kept, refused = sift(map(Path, names))
    assert kept == [Path("x/child-r.txt")]
    assert [str(each) for each in refused] == [
        "x/child-q.txt: would be the review “child-q”, and so would y/Child_Q.docx. "
        "Rename one of them, or import only one",
        "y/Child_Q.docx: would be the review “child-q”, and so would x/child-q.txt. "
        "Rename one of them, or import only one",
    ]


def test_files_are_taken_by_name_whatever_their_folder() -> None:
    kept, _ = sift([Path("a/z.txt"), Path("b/c.txt")])
    assert kept == [Path("b/c.txt"), Path("a/z.txt")]


def write(path: Path, text: str) -> Path:
    """A file with this text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def taken(intake: Intake, path: Path) -> tuple[str, Source] | None:
    """Offer a file and take it: whom it displaces."""
    sha256 = intake.admit(path)
    return intake.take(review_id(path), source(path.name, sha256))


def test_a_copy_under_a_larger_name_is_refused(tmp_path: Path) -> None:
    intake = Intake(Manifest(), tmp_path / "data")
    assert taken(intake, write(tmp_path / "reviews" / "a.txt", "same")) is None
    with pytest.raises(Refused, match=r"b\.txt: is a copy of a\.txt"):
        intake.admit(write(tmp_path / "reviews" / "b.txt", "same"))


def test_a_copy_under_a_smaller_name_takes_the_place(tmp_path: Path) -> None:
    intake = Intake(Manifest(), tmp_path / "data")
    taken(intake, write(tmp_path / "reviews" / "b.txt", "same"))
    loser = taken(intake, write(tmp_path / "reviews" / "a.txt", "same"))
    assert loser is not None
    assert (loser[0], loser[1].source) == ("b", "b.txt")
    assert list(intake.manifest.reviews) == ["a"]


def test_a_changed_file_replaces_its_review_and_frees_its_text(tmp_path: Path) -> None:
    intake = Intake(Manifest(), tmp_path / "data")
    taken(intake, write(tmp_path / "reviews" / "a.txt", "old"))
    assert taken(intake, write(tmp_path / "reviews" / "a.txt", "new")) is None
    assert taken(intake, write(tmp_path / "reviews" / "b.txt", "old")) is None
    assert list(intake.manifest.reviews) == ["a", "b"]


def test_another_file_of_the_same_name_is_refused_while_the_first_is_there(tmp_path: Path) -> None:
    intake = Intake(Manifest(), tmp_path / "data")
    first = write(tmp_path / "reviews" / "a.txt", "one")
    second = write(tmp_path / "other" / "a.txt", "two")
    taken(intake, first)
    with pytest.raises(Refused, match=rf"and so would {first}"):
        intake.admit(second)
    first.unlink()
    assert intake.admit(second)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_opened_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "text")
    path.chmod(0)
    with pytest.raises(Refused, match="cannot be opened"):
        Intake(Manifest(), tmp_path / "data").admit(path)


def hits(words: str, *texts: str) -> list[str]:
    """The texts, of these, that `find` finds, best first."""
    items = tuple(
        Item(f"i{n}", "finding", None, None, text, [], [], [], [], None, None, Place(None, [], []))
        for n, text in enumerate(texts)
    )
    return [found.item.text for found in find([record(items=items)], words)]


def test_find_wants_every_word_by_its_beginning_in_any_case() -> None:
    texts = ("Records were not kept.", "Recording of Strategy discussions.", "A strategy meeting.")
    assert hits("STRAT record", *texts) == ["Recording of Strategy discussions."]
    assert hits("cord", *texts) == []


def test_find_puts_adjacent_whole_and_dense_first() -> None:
    texts = (
        "A discussion of strategy.",
        "No strategy discussion was held before the child was discharged.",
        "No strategy discussions at all.",
        "No strategy discussion.",
    )
    assert hits("strategy discussion", *texts) == [texts[3], texts[1], texts[2], texts[0]]


def test_find_minds_no_shape_of_apostrophe() -> None:
    assert hits("children's", "Children’s Social Care") == ["Children’s Social Care"]


def test_find_keeps_the_best_when_asked_for_few() -> None:
    items = tuple(item(f"i{n}", span) for n, span in enumerate(SPANS))
    found = find([record(items=items)], "child", most=1)
    assert [each.item.id for each in found] == ["i1"]


def test_find_without_a_word_is_misuse() -> None:
    with pytest.raises(GraphkitError, match="no word to look for") as error:
        find([], "— !")
    assert error.value.exit_code == 2


def test_verify_says_what_it_could_not_check(workspace: Workspace) -> None:
    result = check(workspace, workspace.record("child-q"))
    assert (result.items, result.found, result.wrong) == (2, 2, [])
    (note,) = result.unchecked
    assert note.startswith("the source is gone (")
    assert note.endswith("reviews/child-q.txt): checked against the text kept of it")


def test_verify_names_an_item_that_does_not_stand_at_its_place(workspace: Workspace) -> None:
    moved = item("i9", SPANS[0])
    moved.place.spans = [[10, 48]]
    bare = item("i8", SPANS[1])
    bare.place.spans = []
    result = check(workspace, record(items=(moved, bare)))
    assert result.wrong == ["item i9 does not stand at its place"]
    assert result.unchecked[1:] == ["item i8 has no place"]


def test_verify_without_a_text_checks_nothing_and_says_so(tmp_path: Path) -> None:
    result = check(Workspace(tmp_path / "data"), record(items=(item("i1", SPANS[0]),)))
    assert result.wrong == []
    assert result.unchecked == ["its text is not in the workspace: no item was looked for"]
