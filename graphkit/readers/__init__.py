"""The door for source files: what kind each is, who reads it, and why one is refused."""

import hashlib
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from graphkit.document import Document
from graphkit.errors import Refused
from graphkit.readers.builder import Builder, shown
from graphkit.readers.refusals import other_kind, refuse_other_bytes, unknown
from graphkit.readers.sniff import looks_html
from graphkit.readers.walk import walk
from graphkit.record import slug

READERS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip
LARGEST = 200_000_000
HTML_AS_TEXT = ("text", "markdown")

__all__ = ["LARGEST", "READERS", "read", "read_bytes", "sources"]


def read(path: Path) -> Document:
    """The source file at `path` as a document.

    A web page saved under `.txt` or `.md` is read as the web page it is. Raises Refused, which
    names the file, the reason and what to do, for a file that cannot be read as a review.
    """
    try:
        return read_bytes(_bytes(path), path)
    except Refused as refused:
        raise refused.at(str(path)) from refused


def read_bytes(data: bytes, path: Path) -> Document:
    """The document in `data`, the contents of the file at `path`. Raises Refused as `read` does."""
    name = _reader(path)
    if not data.strip(b"\0 \t\r\n"):
        raise Refused("is empty", "Save it again from where it came from")
    refuse_other_bytes(name, data, path)
    if name in HTML_AS_TEXT and looks_html(data):
        name = "html"
    builder = Builder()
    title: str = import_module(f"graphkit.readers.{name}").read(data, builder)
    if not builder.blocks:
        raise Refused("holds no text", "Check that it is the review and not its cover or wrapper")
    return Document(
        id=slug(path.stem),
        source=path.name,
        path=str(path),
        sha256=hashlib.sha256(data).hexdigest(),
        text=builder.text(),
        blocks=tuple(builder.blocks),
        title=shown(title),
        furniture=tuple(filter(None, dict.fromkeys(map(shown, builder.furniture)))),
    )


def sources(paths: Iterable[Path]) -> tuple[list[Path], list[Refused]]:
    """The files to read among `paths`, whose folders are walked, and a refusal for each other.

    Both are sorted by path, and each path is named once. Hidden files and folders, and the lock
    files that Word and others leave beside an open document, are passed over without a word.
    """
    files: set[Path] = set()
    refused: list[Refused] = []
    for path in sorted(set(paths)):
        _gather(path, files, refused)
    by_path = {refusal.path: refusal for refusal in refused}
    return sorted(files, key=Path.as_posix), [by_path[path] for path in sorted(by_path)]


def _gather(path: Path, files: set[Path], refused: list[Refused]) -> None:
    if not path.is_dir():
        _take(path, files, refused)
        return
    found = list(walk(path, refused))
    for file in found:
        _take(file, files, refused)
    if not any(file.suffix.lower() in READERS for file in found):
        advice = f"Put reviews in it ({_suffixes()}), or name another folder"
        refused.append(Refused("is a folder without reviews", advice, str(path)))


def _take(path: Path, files: set[Path], refused: list[Refused]) -> None:
    try:
        _reader(path)
        if not path.exists():
            raise _missing()
    except Refused as refusal:
        refused.append(refusal.at(str(path)))
    else:
        files.add(path)


def _reader(path: Path) -> str:
    """The name of the module that reads the file, by its suffix."""
    suffix = path.suffix.lower()
    if path.is_dir():
        raise Refused("is a folder", "Name the files in it, or import the folder as a whole")
    if suffix in READERS:
        return READERS[suffix]
    raise other_kind(suffix) or unknown(suffix, _suffixes())


def _missing() -> Refused:
    return Refused("is not there", "Check the name and the folder")


def _suffixes() -> str:
    return " ".join(READERS)


def _bytes(path: Path) -> bytes:
    """The file's contents; nothing of a file of a kind that is not read, or that is too large."""
    _reader(path)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            limit = f"{size / 1e6:.0f} MB, more than {LARGEST // 1_000_000} MB"
            raise Refused(f"is too large ({limit})", "Split it, or save it without its pictures")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise _missing() from error
    except OSError as error:
        why = error.strerror or str(error)
        raise Refused(f"cannot be opened ({why})", "Check the file and its permissions") from error
