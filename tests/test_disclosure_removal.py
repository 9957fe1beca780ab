"""A review that was removed leaves no word of itself in the workspace."""

from pathlib import Path

from tests.conftest import Run

WORDS = (b"chronology of Child Q", b"child-q", b"Harrowfield Police did not tell")


def holding(folder: Path, words: bytes) -> list[str]:
    """The files of the workspace that hold these words."""
    return sorted(path.name for path in folder.rglob("*")
                  if path.is_file() and words in path.read_bytes())  # fmt: skip


def test_nothing_of_a_removed_review_is_left(run: Run, imported: Path) -> None:
    folder = imported.parent / "graphkit-data"
    assert all("graph.lbug" in holding(folder, words) for words in WORDS)
    run("remove", "child-q", "--data", folder)
    assert [holding(folder, words) for words in WORDS] == [[], [], []]
    assert holding(folder, b"Eastmere Police did not pass") != []
