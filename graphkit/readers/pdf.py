"""Reads PDF files: text in reading order, lists, boxes and ruled tables, with their pages."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Any

from graphkit.errors import Refused
from graphkit.readers.builder import Builder
from graphkit.readers.pdf_furniture import drop_furniture
from graphkit.readers.pdf_sheets import Sheet, elements, sheet_of
from graphkit.readers.pdf_text import Text

# What programs put before or behind a file's own name when they make a title of it.
MADE_TITLE = re.compile(
    r"^Microsoft (?:Word|PowerPoint|Publisher) - |\.(?:docx?|pdf|pub|pptx?|rtf)$"
)
NO_TITLE = {"", "untitled", "document", "document1", "powerpoint presentation"}
LEAST_READABLE = 0.5
LEAST_TEXT_PAGES = 0.2
LOCKED = Refused("is locked by a password", "Remove the password and import it again")
BROKEN = Refused("is broken", "Open it in a viewer and save it again, or ask for another copy")
SCAN = Refused(
    "is a scan: it holds pictures of pages but no text", "Run text recognition (OCR) on it first"
)
CODED = Refused(
    "hides its letters, so that no text can be taken from it",
    "Run text recognition (OCR) on it first, or ask for the Word file",
)


def read(data: bytes, builder: Builder) -> str:
    """Fills `builder` from the bytes of a PDF file; returns the title in its properties.

    Running headers and footers, page numbers, contents pages, footnotes and turned words
    (watermarks) go to the furniture. Raises Refused for a file that is locked by a password,
    is broken, or holds no text.
    """
    document = _open(data)
    try:
        sheets = [_sheet(document, number) for number in range(1, len(document) + 1)]
        title = str(document.get_metadata_value("Title"))
    finally:
        document.close()
    _refuse_wordless(sheets)
    builder.furniture += drop_furniture(sheets, _body_size(sheets))
    right = median(max((word.x1 for word in sheet.words), default=0.0) for sheet in sheets)
    found = [element for sheet in sheets for element in elements(sheet, right)]
    Text(found, max(sheet.frame.height for sheet in sheets)).write(builder)
    if not builder.blocks:
        raise _wordless(sheets)
    return _title(title)


def _open(data: bytes) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise LOCKED from error
        raise BROKEN from error
    if not len(document):
        raise BROKEN
    return document


def _sheet(document: Any, number: int) -> Sheet:
    import pypdfium2

    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise Refused(f"is broken at page {number}", BROKEN.advice) from error
    try:
        return sheet_of(page, number)
    finally:
        page.close()


def _refuse_wordless(sheets: Sequence[Sheet]) -> None:
    """Raises Refused where there are no words, few pages with any, or words that are noise."""
    worded = sum(1 for sheet in sheets if sheet.words)
    pictured = sum(1 for sheet in sheets if not sheet.words and sheet.drawings.pictures)
    if not worded:
        raise _wordless(sheets)
    if worded < LEAST_TEXT_PAGES * len(sheets) and pictured > worded:
        raise SCAN
    text = "".join(word.text for sheet in sheets for word in sheet.words)
    readable = sum(1 for letter in text if letter.isalnum() or letter in ".,;:-–’'()•")
    if readable < LEAST_READABLE * len(text):
        raise CODED


def _wordless(sheets: Sequence[Sheet]) -> Refused:
    if any(sheet.drawings.pictures for sheet in sheets):
        return SCAN
    return Refused(
        "holds no text", "If words can be seen in it, run text recognition (OCR) on it first"
    )


def _body_size(sheets: Sequence[Sheet]) -> float:
    counts: Counter[float] = Counter()
    for sheet in sheets:
        for word in sheet.words:
            counts[word.type.size] += len(word.text)
    return max(counts, key=lambda size: (counts[size], -size))


def _title(words: str) -> str:
    title = MADE_TITLE.sub("", MADE_TITLE.sub("", words.strip())).strip()
    return "" if title.casefold() in NO_TITLE else title
