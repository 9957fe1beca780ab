"""PDF files that cannot be read, what is said of them, and how a file is called."""

import io
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from PIL import Image

from graphkit.errors import Refused
from graphkit.readers.builder import Builder
from graphkit.readers.pdf import read

Canvas: Any = import_module("reportlab.pdfgen.canvas").Canvas
ImageReader: Any = import_module("reportlab.lib.utils").ImageReader
Draw = Callable[[Any], None]


def printed(draw: Draw, pages: int = 1, **options: Any) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, **options)
    for _ in range(pages):
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def words(canvas: Any) -> None:
    canvas.drawString(72, 700, "The panel met twice and heard from the school.")


def picture(canvas: Any) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (40, 40), 90)), 0, 0, 600, 800)


def cover_and_scans(canvas: Any) -> None:
    (words if canvas.getPageNumber() == 1 else picture)(canvas)


def nothing(canvas: Any) -> None:
    canvas.rect(10, 10, 20, 20)


REFUSED = [
    (printed(words, encrypt="secret"), "is locked by a password"),
    (printed(words)[:300], "is broken"),
    (b"%PDF-1.4\n%%EOF", "is broken"),
    (printed(picture), "is a scan: it holds pictures of pages but no text"),
    (printed(cover_and_scans, 9), "is a scan: it holds pictures of pages but no text"),
    (printed(nothing), "holds no text"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_what_cannot_be_read_is_refused_with_a_way_out(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        read(data, Builder())
    assert refused.value.reason == reason
    assert refused.value.advice


def test_a_file_that_opens_without_a_password_is_read_though_it_is_encrypted() -> None:
    encrypt: Any = import_module("reportlab.lib.pdfencrypt").StandardEncryption
    builder = Builder()
    read(printed(words, encrypt=encrypt("", ownerPassword="owner", canCopy=0)), builder)
    assert builder.text() == "The panel met twice and heard from the school.\n"


TITLES = [
    ("Child R", "Child R"),
    ("Microsoft Word - Child R overview.docx", "Child R overview"),
    ("Child R.pdf", "Child R"),
    ("untitled", ""),
    ("Document1", ""),
]


@pytest.mark.parametrize(("given", "title"), TITLES)
def test_the_title_is_the_one_that_its_author_gave(given: str, title: str) -> None:
    def titled(canvas: Any) -> None:
        canvas.setTitle(given)
        words(canvas)

    assert read(printed(titled), Builder()) == title
