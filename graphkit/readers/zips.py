"""A zipped office file, checked before anything in it is unpacked or parsed."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from graphkit.errors import Refused

MOST_BYTES = 1_000_000_000
MOST_XML_BYTES = 200_000_000
MOST_FILES = 20_000
# Word's own XML is seldom packed tighter than 1:40; a bomb is packed a thousandfold.
MOST_RATIO = 250
SMALL_BYTES = 4_000_000
CHUNK = 1 << 20

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OTHERS = {
    "xl/": ("is a spreadsheet", "Copy the review's text into Word and save it as .docx"),
    "ppt/": ("is a presentation", "Export it as PDF, or copy its text into Word"),
    "content.xml": ("is an OpenDocument file", "Open it and save it as .docx"),
}
RELATIONS = "_rels/.rels"
STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
BOMB = Refused("unpacks to more than any report holds", "Open it in Word and save it again")


def checked(data: bytes) -> zipfile.ZipFile:
    """The zip archive in `data`, each part unpacked once to see that it is whole and of sane size.

    Raises Refused for what is no zip, is encrypted or broken, or would unpack to too much.
    """
    refuse_other_kinds(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _check_declared(archive.infolist())
        for part in archive.infolist():
            _check_actual(archive, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise broken() from error
    except (NotImplementedError, RuntimeError) as error:
        raise _locked() from error
    return archive


def broken() -> Refused:
    """The refusal of a file that is damaged."""
    return Refused("is broken", "Open it in Word and save it again, or ask for another copy")


def refuse_other_kinds(data: bytes) -> None:
    """Raises Refused, saying what the bytes are, when they are no zip archive."""
    if data.startswith(OLE):
        raise _locked() if ENCRYPTED in data else _old_word()
    if not data.startswith(b"PK"):
        raise Refused("is not a Word file", "Open it in Word and save it as .docx")


def refuse_other_packages(archive: zipfile.ZipFile) -> None:
    """Raises Refused, saying what the archive is, when it is no Word document."""
    names = archive.namelist()
    for start, (reason, advice) in OTHERS.items():
        if any(name.startswith(start) for name in names):
            raise Refused(reason, advice)
    if not any(name.startswith("word/") for name in names):
        raise Refused("is a zip archive, not a Word file", "Unpack it and import what is inside")
    if RELATIONS in names and STRICT in archive.read(RELATIONS):
        raise Refused(
            "is a Word file of the strict kind", "Save it as “Word Document (*.docx)” in Word"
        )


def _check_declared(parts: list[zipfile.ZipInfo]) -> None:
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    whole = sum(part.file_size for part in parts)
    if whole > MOST_BYTES or xml > MOST_XML_BYTES or len(parts) > MOST_FILES:
        raise BOMB
    if any(_is_bomb(part, part.file_size) for part in parts):
        raise BOMB


def _check_actual(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    size = 0
    for chunk in _chunks(archive, part):
        size += len(chunk)
        if size > part.file_size or _is_bomb(part, size):
            raise BOMB


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def _is_bomb(part: zipfile.ZipInfo, size: int) -> bool:
    return size > SMALL_BYTES and size > MOST_RATIO * max(part.compress_size, 1)


def _locked() -> Refused:
    return Refused("is protected by a password", "Remove the password and import it again")


def _old_word() -> Refused:
    return Refused("is an old Office file", "Open it in Word and save it as .docx")
