"""The file of corrections: read line by line, only ever added to, and what holds of it."""

import json
from pathlib import Path

import pytest

from graphkit import disk
from graphkit.anchors import Anchor
from graphkit.corrections import Correction, Log
from graphkit.errors import GraphkitError, Misuse
from graphkit.keeping import keep, take_back
from graphkit.workspace import Workspace
from tests.doubtful import record, workspace

REJECT = Correction("reject", review="child-q", sha256="0" * 64,
                    item=Anchor("Plans need dates.", ("Learning",)))  # fmt: skip
RELABEL = Correction(
    "relabel", review="child-q", sha256="0" * 64, by="A. Reader", why="x",
    item=Anchor("Records were poor.", ("Findings",), 2, 2),
    set={"themes": ["recording"], "due": None},
)  # fmt: skip
ADD = '{"n": 2, "do": "add", "review": "r", "item": {"text": "a"}, "set": %s}'
OTHERS = (
    Correction("split", review="r", item=Anchor("a b"), at=("b",)),
    Correction("merge", review="r", item=Anchor("a"), others=(Anchor("b"), Anchor("c"))),
    Correction("factors", review="r", case=Anchor("Child Q"), add={"factors": ["neglect"]}),
    Correction("same", names=("Ashby Police", "Ashby Constabulary")),
    Correction("undo", of=1),
)


def here(tmp_path: Path) -> Workspace:
    """The invented review in a workspace of this test."""
    return workspace(tmp_path / "data")


def test_a_correction_is_read_as_it_was_written(tmp_path: Path) -> None:
    log = Log().with_more([REJECT, RELABEL, *OTHERS])
    path = tmp_path / "corrections.jsonl"
    path.write_text("".join(log.lines()), encoding="utf-8")
    assert Log.read(path).entries == log.entries
    assert [entry.n for entry in log.entries] == [1, 2, 3, 4, 5, 6, 7]
    assert json.loads(path.read_text("utf-8").splitlines()[0]) == {
        "n": 1, "do": "reject", "review": "child-q", "sha256": "0" * 64,
        "item": {"text": "Plans need dates.", "section": ["Learning"]},
    }  # fmt: skip


def test_a_line_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_bytes(b'{"n": 1, "do": "same", "names": ["\xe9", "b"]}\n')
    with pytest.raises(GraphkitError, match="line 1 is no correction: 'utf-8' codec"):
        Log.read(path)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2 is no correction: Expecting"),
        ("[]", "line 2 is no correction"),
        ('{"n": 2, "do": "forget"}', "needs a number “n” and a “do” that is one of relabel,"),
        ('{"n": 2, "do": "reject", "review": "r"}', "a “reject” needs “item”"),
        ('{"n": 2, "do": "undo"}', "a “undo” needs “of”"),
        ('{"n": 2, "do": "same", "names": ["A", "B"], "x": 1}', "line 2 is no correction"),
        (
            '{"n": 2, "do": "relabel", "review": "r", "item": {"text": "a"}, "set": {"kind": "x"}}',
            "“x” is no kind of item: they are finding,",
        ),
        (ADD % "{}", "an “add” needs a “kind” in “set”"),
        (ADD % '{"kind": null}', "“None” is no kind of item"),
        (ADD % '{"kind": "action", "themes": "recording"}', "“themes” in “set” is no list of"),
        (ADD % '{"kind": "action", "due": 2016}', "“due” in “set” is no text, nor null"),
        (ADD % '{"kind": "action", "theme": []}', "“theme” in “set” is no field: they are themes,"),
        (ADD % "[]", "“set” is no object of names and values"),
        ('{"n": 2, "do": "reject", "review": "r", "item": "a"}', "“item” has no “text”"),
        (
            '{"n": 2, "do": "reject", "review": "r", "item": {"text": "a", "section": "b"}}',
            "“section” of “item” is no list of texts",
        ),
        (
            '{"n": 2, "do": "reject", "review": "r", "item": {"text": "a", "occurrence": 2}}',
            "“occurrence” and “of” of “item” are no numbers that can be",
        ),
        ('{"n": 2, "do": "same", "names": "AB"}', "“names” is no list of texts"),
        ('{"n": 1, "do": "undo", "of": 1}', "line 2 has the number 1, as a line before"),
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_text("".join(Log().with_more([REJECT]).lines()) + line + "\n", encoding="utf-8")
    with pytest.raises(GraphkitError, match=said) as raised:
        Log.read(path)
    assert str(raised.value).startswith(f"{path}, line 2 ")


def test_the_file_is_only_ever_added_to(tmp_path: Path) -> None:
    made = here(tmp_path)
    files = []
    for change in (REJECT, RELABEL):
        keep(made, lambda _, change=change: [change])  # type: ignore[misc]
        files.append(made.corrections_path.read_bytes())
    take_back(made, None, by="B.")
    files.append(made.corrections_path.read_bytes())
    assert files[1].startswith(files[0])
    assert files[2].startswith(files[1])
    assert json.loads(files[2].splitlines()[2]) == {"n": 3, "do": "undo", "of": 2, "by": "B."}
    assert [entry.n for entry in made.corrections().standing] == [1]


def test_taking_back_goes_from_the_last_and_each_only_once(tmp_path: Path) -> None:
    made = here(tmp_path)
    keep(made, lambda _: [REJECT, RELABEL])
    assert take_back(made, 1).do == "reject"
    assert take_back(made, None).n == 2
    with pytest.raises(Misuse, match="There is no correction to take back"):
        take_back(made, None)
    with pytest.raises(Misuse, match="Correction 1 was taken back already, by 3"):
        take_back(made, 1)
    with pytest.raises(Misuse, match="There is no correction 9"):
        take_back(made, 9)
    assert made.record("child-q") == record()


def test_one_correction_that_does_not_hold_keeps_all_out(tmp_path: Path) -> None:
    made = here(tmp_path)
    gone = Correction("reject", review="child-q", item=Anchor("Nothing of the kind."))
    with pytest.raises(GraphkitError, match="This cannot be done: no item has its words"):
        keep(made, lambda _: [REJECT, gone])
    assert not made.corrections_path.exists()
    assert made.record("child-q") == record()


def test_the_graph_is_older_than_a_correction(tmp_path: Path) -> None:
    made = here(tmp_path)
    manifest = made.manifest()
    manifest.graphs = {"": "1" * 64, "neo4j": "1" * 64}
    manifest.write(made.manifest_path)
    keep(made, lambda _: [REJECT])
    assert made.manifest().graphs == {}


def test_a_record_on_disk_stays_as_it_was_read(tmp_path: Path) -> None:
    made = here(tmp_path)
    before = made.record_path("child-q").read_bytes()
    keep(made, lambda _: [REJECT, RELABEL])
    assert made.record_path("child-q").read_bytes() == before
    assert made.extracted("child-q") == record()
    assert [item.id for item in made.record("child-q").items] == [f"i{n}" for n in range(1, 7)]
    assert next(made.records()).items[4].themes == ["recording"]


def test_who_and_why_change_nothing(tmp_path: Path) -> None:
    plain = Correction("relabel", review="child-q", item=RELABEL.item, set=RELABEL.set)
    one, other = here(tmp_path / "one"), here(tmp_path / "two")
    keep(one, lambda _: [RELABEL])
    keep(other, lambda _: [plain])
    assert one.record("child-q") == other.record("child-q")


def test_a_correction_that_is_broken_off_never_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = here(tmp_path)
    keep(made, lambda _: [REJECT])
    before = made.corrections_path.read_bytes()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("graphkit.journal.Journal.commit", interrupted)
        with pytest.raises(KeyboardInterrupt):
            keep(made, lambda _: [RELABEL])
    assert made.corrections_path.read_bytes() == before
    assert [entry.n for entry in keep(made, lambda _: [RELABEL])[0]] == [2]


def test_two_people_cannot_write_at_once(tmp_path: Path) -> None:
    made = here(tmp_path)
    with disk.writing(made.folder), pytest.raises(disk.Busy, match="Another graphkit is writing"):
        keep(made, lambda _: [REJECT])
    assert not made.corrections_path.exists()
