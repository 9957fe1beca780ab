"""Which headings of a document are its title page and promise nothing of what follows."""

from collections.abc import Callable

from graphkit.document import Document
from graphkit.readers.builder import FORM_DEPTH

TITLE_LINE_WORDS = 4


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
