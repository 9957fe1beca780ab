"""A document's title page: its lines, and the headings that promise nothing of what follows."""

from collections.abc import Callable

from graphkit.dates import dates
from graphkit.document import Document
from graphkit.readers.builder import FORM_DEPTH

TITLE_LINE_WORDS = 4
# A title page's date stands in a line of a few words.
DATE_LINE_WORDS = 6
TITLE_LINES, TITLE_WORDS = 8, 22


def title_words(
    document: Document, says_type: Callable[[str], bool] = lambda _: False
) -> frozenset[str]:
    """The headings that stand before the document's first text: its title page.

    A short line among them (a date, a place) does not end it. The last already opens a section,
    unless by `says_type` it says what kind of document this is.
    """
    titles: list[str] = []
    for block in document.blocks:
        words = document.words(block)
        if block.kind == "heading":
            titles.append(words)
            if block.level >= FORM_DEPTH:
                break
        elif len(words.split()) > TITLE_LINE_WORDS:
            break
    opened = len(titles) > 1 and not says_type(titles[-1])
    return frozenset(titles[:-1] if opened else titles)


def title_lines(document: Document) -> list[str]:
    """The short lines before the first paragraph of text, dates left out."""
    lines: list[str] = []
    for block in document.blocks[:TITLE_LINES]:
        words = document.words(block)
        form = block.level >= FORM_DEPTH or block.kind not in ("heading", "paragraph")
        numbered = bool(block.number) and (bool(lines) or block.kind != "heading")
        if form or len(words.split()) > TITLE_WORDS or len(block.section) > 2 or numbered:
            break
        words = f"{block.number} {words}".strip()
        lines.append(words)
    return [line for line in lines if not _dated(line)]


def _dated(line: str) -> bool:
    found = dates(line)
    return bool(found) and len(line.split()) <= DATE_LINE_WORDS
