"""Invented documents in miniature, and what the extraction makes of them."""

from functools import cache
from pathlib import Path

from graphkit.document import Document
from graphkit.extract import Extraction, extract, load_knowledge
from graphkit.knowledge import Knowledge
from graphkit.parts import Part, Reading, title_words
from graphkit.readers import read_bytes
from graphkit.readers.builder import Builder, Piece
from graphkit.record import Item


@cache
def knowledge() -> Knowledge:
    """The shipped knowledge, loaded once."""
    return load_knowledge()


def text(words: str, suffix: str = ".txt") -> Document:
    """The document that words make when saved in a file."""
    return read_bytes(words.encode(), Path(f"mini{suffix}"))


def built(builder: Builder) -> Document:
    """The document that a builder has collected."""
    blocks = tuple(builder.blocks)
    return Document("mini", "mini.docx", "mini.docx", "0" * 64, builder.text(), blocks)


def table(*rows: tuple[str, ...], heading: str = "Action plan") -> Document:
    """A document that holds one table below a heading; a line break parts a cell's bullets."""
    builder = Builder()
    builder.heading(heading, 1)
    builder.table([[pieces(cell) for cell in row] for row in rows], header=True)
    return built(builder)


def pieces(cell: str) -> list[Piece]:
    """The paragraphs of a cell, or its bullets where it has several lines."""
    lines = cell.split("\n")
    return [Piece("item" if len(lines) > 1 else "paragraph", line) for line in lines]


def under(heading: str, *paragraphs: str, bullets: tuple[str, ...] = ()) -> Document:
    """A document with one heading below its title, and paragraphs and bullets under it."""
    builder = Builder()
    builder.heading("Review: Child Q", 1)
    builder.heading(heading, 2)
    for words in paragraphs:
        builder.paragraph(words)
    for words in bullets:
        builder.item(words)
    return built(builder)


def parts(document: Document) -> list[Part]:
    """The parts of a document."""
    knows = knowledge()
    return list(Reading(document, knows.formats, knows.register, title_words(document)).parts())


def extracted(document: Document) -> Extraction:
    """What the extraction makes of a document."""
    return extract(document, knowledge())


def items(document: Document) -> list[Item]:
    """The items of a document."""
    return extracted(document).record.items


def told(document: Document) -> list[tuple[str, str]]:
    """The kind and words of each item of a document."""
    return [(item.kind, item.text) for item in items(document)]
