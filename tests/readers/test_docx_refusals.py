"""Files named .docx that cannot be read, and what is said of them."""

import io
import zipfile
from typing import Any

import docx
import pytest

from graphkit.errors import Refused
from graphkit.readers.builder import Builder
from graphkit.readers.docx import read


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def emptied(names: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_picture() -> bytes:
    return emptied({**parts(docx.Document()), "word/media/image1.png": b"\x89PNG"})


def parts(document: Any) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(saved(document))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def lying() -> bytes:
    data = bytearray(emptied({"word/document.xml": b"a" * 9000}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
WORD = "word/document.xml"
REFUSED = [
    (saved(docx.Document()), "holds no text"),
    (with_picture(), "holds pictures but no text"),
    (saved(docx.Document())[:9000], "is broken"),
    (emptied({"word/document.xml": b"<w:document"}), "is broken"),
    (lying(), "is broken"),
    (emptied({"word/document.xml": b"0" * 5_000_000}), "unpacks to more than any report holds"),
    (emptied({"xl/workbook.xml": b""}), "is a spreadsheet"),
    (emptied({"ppt/presentation.xml": b""}), "is a presentation"),
    (emptied({"mimetype": b"", "content.xml": b""}), "is an OpenDocument file"),
    (emptied({"report.txt": b"Child R"}), "is a zip archive, not a Word file"),
    (emptied({WORD: b"", "_rels/.rels": STRICT}), "is a Word file of the strict kind"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
    (OLE + b"WordDocument", "is an old Office file"),
    (b"Child R", "is not a Word file"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_what_is_no_readable_document_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        read(data, Builder())
    assert refused.value.reason == reason
    assert refused.value.advice
