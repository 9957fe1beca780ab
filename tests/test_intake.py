"""Which files become reviews: ids, copies, changed files."""

import os
from pathlib import Path

import pytest

from graphkit.errors import Refused
from graphkit.intake import Intake, review_id, sift
from graphkit.manifest import Manifest, Source
from tests.kept import source


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
