"""The door: which files are read, which are refused, and what is said."""

import hashlib
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit import readers
from graphkit.errors import Misuse, Refused
from graphkit.readers import READERS, read, sources

FILES = Path(__file__).parent / "files"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
NOISE = bytes(range(256)) * 40


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "words")
    return buffer.getvalue()


REFUSED = [
    ("a.txt", b"", "is empty", "Save it again"),
    ("a.txt", b" \r\n\t\n", "is empty", "Save it again"),
    ("a.txt", b"\xef\xbb\xbf\n \n", "holds no text", "not its cover"),
    ("a.txt", b"12\n\nRESTRICTED\n", "holds no text", "not its cover"),
    ("a.txt", b"%PDF-1.7\n%...", "is named .txt but is a PDF file", "Name it .pdf"),
    ("a.md", zipped(), "is named .md but is a zipped file", "Name it .docx"),
    ("a.html", b"%PDF-1.7\n%...", "is named .html but is a PDF file", "Name it .pdf"),
    ("a.txt", b"{\\rtf1 words}", "is named .txt but is a rich text file", "save it as .docx"),
    ("a.txt", OLE, "is named .txt but is an old Office file", "save it as .docx"),
    ("a.txt", b"\x89PNG\r\n\x1a\n" + NOISE, "is named .txt but is a picture", "OCR"),
    ("a.pdf", zipped(), "is named .pdf but is a zipped file", "Name it .docx"),
    ("a.docx", b"%PDF-1.4\n", "is named .docx but is a PDF file", "Name it .pdf"),
    ("a.docx", b"<!doctype html><p>A.", "is named .docx but is a web page", "Name it .html"),
    ("a.pdf", b"<html><p>A.", "is named .pdf but is a web page", "Name it .html"),
    ("a.txt", NOISE, "is not text but binary data", "save it as .docx"),
    ("a.txt", b"words " * 50 + b"\0\0", "is not text but binary data", "save it as .docx"),
    ("a.html", NOISE, "is not text but binary data", "save it as .docx"),
    ("a.md", NOISE, "is not text but binary data", "save it as .docx"),
    ("a.html", b"<html><body><nav>A</nav></body></html>", "holds no text", "not its cover"),
    ("a.doc", OLE, "is an old Word file", "Open it in Word and save it as .docx"),
    ("a.rtf", b"{\\rtf1}", "is a rich text file", "Open it in Word and save it as .docx"),
    ("a.xlsx", zipped(), "is a spreadsheet", "save it as .docx"),
    ("a.XLS", OLE, "is a spreadsheet", "save it as .docx"),
    ("a.msg", OLE, "is an e-mail", "save it as .docx"),
    ("a.odt", zipped(), "is an OpenDocument file", "save it as .docx"),
    ("a.pptx", zipped(), "is a presentation", "Export it as PDF"),
    ("a.jpg", NOISE, "is a picture", "OCR"),
    ("a.xyz", b"words", "ends in .xyz, which graphkit does not read", ".txt"),
    ("a", b"words", "has no suffix", ".docx .pdf"),
]


@pytest.mark.parametrize(("name", "data", "reason", "advice"), REFUSED)
def test_a_file_that_is_no_review_is_refused(
    name: str, data: bytes, reason: str, advice: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Refused) as caught:
        read(path)
    assert caught.value.path == str(path)
    assert reason in caught.value.reason
    assert advice in caught.value.advice
    assert str(caught.value) == f"{path}: {caught.value.reason}. {caught.value.advice}"


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is not there"):
        read(tmp_path / "a.txt")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(Refused, match="is a folder"):
        read(tmp_path / "b.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed")
def test_a_closed_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Words.")
    path.chmod(0)
    with pytest.raises(Refused, match="cannot be opened"):
        read(path)


def test_a_file_too_large_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Words that are too many.")
    monkeypatch.setattr(readers, "LARGEST", 10)
    with pytest.raises(Refused, match="is too large"):
        read(path)


def test_every_reader_is_there() -> None:
    folder = Path(str(readers.__file__)).parent
    assert {name for name in READERS.values() if not (folder / f"{name}.py").is_file()} == set()
    assert (READERS[".docx"], READERS[".pdf"]) == ("docx", "pdf")


def test_a_document_names_its_source(tmp_path: Path) -> None:
    path = tmp_path / "003_Child A's Review.TXT"
    data = b"Good practice\n\nThe nurse rang.\n"
    path.write_bytes(data)
    document = read(path)
    assert (document.id, document.source) == ("003-child-a-s-review", path.name)
    assert (document.path, document.title) == (str(path), "")
    assert document.sha256 == hashlib.sha256(data).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = ["b.txt", "a/c.md", "a/.hidden.txt", ".git/d.txt", "~$b.docx", "Thumbs.db", "e.doc"]
    for name in [*names, "f.png", "notes", "a/b/g.html"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.")
    return tmp_path


def test_folders_are_walked_and_what_is_not_read_is_named(folder: Path) -> None:
    found, refused = sources([folder])
    assert found == [folder / name for name in ("a/b/g.html", "a/c.md", "b.txt")]
    assert [r.path for r in refused] == [str(folder / n) for n in ("e.doc", "f.png", "notes")]
    assert refused[0].reason == "is an old Word file"


def test_paths_given_twice_are_read_once_in_any_order(folder: Path) -> None:
    given = [folder / "b.txt", folder, folder / "a"]
    once, again, back = sources([folder]), sources(given), sources(reversed(given))
    assert once[0] == again[0] == back[0]
    assert [r.path for r in once[1]] == [r.path for r in again[1]] == [r.path for r in back[1]]


def test_a_folder_without_reviews_and_a_name_without_file_are_named(
    tmp_path: Path, refusals: Callable[[Path], list[str]]
) -> None:
    (tmp_path / "empty").mkdir()
    assert refusals(tmp_path / "empty") == ["is a folder without reviews"]
    assert refusals(tmp_path / "x.doc") == ["is an old Word file"]
    assert refusals(tmp_path / "x.txt") == ["is not there"]


@pytest.fixture
def refusals() -> Callable[[Path], list[str]]:
    return lambda path: [refusal.reason for refusal in sources([path])[1]]


def test_a_hostile_file_name_is_told_with_its_controls_written_out() -> None:
    refused = Refused("is empty", "Save it again").at("a\x1b[31m\n\u202eb\udc80.txt")
    assert str(refused) == "a\\x1b[31m\\n\\u202eb\\udc80.txt: is empty. Save it again"
    assert refused.path == "a\x1b[31m\n\u202eb\udc80.txt"
    assert str(Misuse("No “\x9b0m”\nhere")) == "No “\\x9b0m”\nhere"
