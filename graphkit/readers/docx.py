"""Reads Word documents (.docx): body text, lists, tables and text boxes in reading order."""

import zipfile
from typing import Any

from graphkit.errors import Refused
from graphkit.readers import boxes
from graphkit.readers.builder import Builder, Piece
from graphkit.readers.docx_headings import promoted
from graphkit.readers.docx_numbers import Numbers
from graphkit.readers.docx_parts import Box, Part, Parts, Table, pieces_of
from graphkit.readers.docx_styles import Styles, W
from graphkit.readers.docx_words import text_of
from graphkit.readers.zips import broken, checked, refuse_other_packages

CORE = "docProps/core.xml"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read(data: bytes, builder: Builder) -> str:
    """Fills `builder` from the bytes of a .docx file; returns the title in its properties.

    Tracked insertions are read and deletions are not; headers, footers and the table of
    contents go to the furniture. Raises Refused for a file that is no Word document, is
    protected, broken, or holds no words.
    """
    archive = checked(data)
    refuse_other_packages(archive)
    document = _open(archive)
    part = document.part
    parts = Parts(_styles(document), _numbers(document), part)
    for found in promoted(list(parts.within(document.element.body))):
        _put(builder, found)
    builder.furniture += dict.fromkeys([*parts.dropped, *_page_lines(part)])
    if not builder.blocks:
        raise _wordless(archive)
    return _title(archive)


def _title(archive: zipfile.ZipFile) -> str:
    """The title in the document's properties, wherever the program that wrote it links them."""
    from docx.oxml import parse_xml

    if CORE not in archive.namelist():
        return ""
    found = parse_xml(archive.read(CORE)).find(TITLE)
    return str(found.text or "").strip() if found is not None else ""


def _open(archive: zipfile.ZipFile) -> Any:
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        return Document(archive.fp)
    except (KeyError, ValueError, SyntaxError, PackageNotFoundError) as error:
        raise broken() from error


def _styles(document: Any) -> Styles:
    return Styles(document.styles.element)


def _numbers(document: Any) -> Numbers:
    from docx.opc.constants import RELATIONSHIP_TYPE

    rels = document.part.rels.values()
    found = (rel.target_part for rel in rels if rel.reltype == RELATIONSHIP_TYPE.NUMBERING)
    return Numbers(next((part.element for part in found), None), _styles(document))


def _put(builder: Builder, part: Part) -> None:
    if isinstance(part, Piece):
        boxes.put_piece(builder, part)
    elif isinstance(part, Box):
        boxes.put(builder, list(pieces_of(part)))
    elif isinstance(part, Table):
        boxes.place(builder, part.rows)


def _page_lines(part: Any) -> list[str]:
    """The distinct lines of headers and footers, in the order of their parts' names."""
    stories = {
        str(rel.target_part.partname): rel.target_part.element
        for rel in part.rels.values()
        if rel.reltype.endswith(("/header", "/footer")) and not rel.is_external
    }
    found = (text_of(p) for _, story in sorted(stories.items()) for p in story.iter(W + "p"))
    return [text for text in found if text]


def _wordless(archive: zipfile.ZipFile) -> Refused:
    if any(name.startswith("word/media/") for name in archive.namelist()):
        return Refused("holds pictures but no text", "Recognise their text (OCR) and save that")
    return Refused("holds no text", "Check that it is the right file")
