"""Small documents and what their items answer, for the tests of extraction."""

from graphkit.document import Document
from graphkit.readers.builder import Builder
from tests.miniature import built


def document(*lines: tuple[int, str]) -> Document:
    """Headings (with their depth) and, at depth 0 and -1, paragraphs and bullets."""
    builder = Builder()
    for depth, words in lines:
        if depth > 0:
            builder.heading(words, depth)
        elif depth:
            builder.item(words)
        else:
            builder.paragraph(words)
    return built(builder)
