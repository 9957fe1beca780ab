"""Invented documents in miniature, and what the extraction makes of them."""

from functools import cache
from pathlib import Path

from graphkit.document import Document
from graphkit.extract import Extraction, extract, load_knowledge
from graphkit.knowledge import Knowledge
from graphkit.linear import Model
from graphkit.parts import Part, Reading
from graphkit.readers import read_bytes
from graphkit.readers.builder import Builder, Piece
from graphkit.record import Item
from graphkit.title_page import title_words
from graphkit.vocabulary import OTHER


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
    titles = title_words(document, knows.facts.says_type)
    return list(Reading(document, knows.formats, knows.register, titles, apart=titles).parts())


def extracted(document: Document) -> Extraction:
    """What the extraction makes of a document."""
    return extract(document, knowledge())


def items(document: Document) -> list[Item]:
    """The items of a document."""
    return extracted(document).record.items


def told(document: Document) -> list[tuple[str, str]]:
    """The kind and words of each item of a document."""
    return [(item.kind, item.text) for item in items(document)]


def model(weights: dict[str, dict[str, int]], biases: dict[str, float], at: float = 0.5) -> Model:
    """A linear model made by hand: for each feature the weight it has for some labels.

    Scales and values are 1, so that a word alone counts its weight, and two words their sum over
    the square root of two; a feature with "=" in it is no word, and counts its weight.
    """
    import numpy as np

    labels = tuple(biases)
    rows = [[row.get(label, 0) for label in labels] for row in weights.values()]
    names = [OTHER + name if "=" in name else name for name in weights]
    return Model(
        labels, {name: (row, 1) for row, name in enumerate(names)}, np.array(rows, dtype=np.int8),
        (1.0,) * len(labels), tuple(biases.values()), at, 1.0,
    )  # fmt: skip
