"""Lines that hold nothing but a body's name: the headings of the requests below them.

A list of recommendations is often parted by such lines, typed like any paragraph.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from graphkit.bodies import Mention
from graphkit.document import Block, Document
from graphkit.formats import Formats

# Such a line has so few words, and the names in it at least this share of its letters.
MOST_WORDS, NAMED = 9, 0.6
STOPS = (".", ";", ":", "?", "!", ",")
ASKING = ("recommendation", "action")


def with_body_lines(document: Document, mentions: Sequence[Mention], formats: Formats) -> Document:
    """The document with each such line as a heading of what follows it; the text stays."""
    lines = {id(block) for block in _lines(document, mentions, formats)}
    return replace(document, blocks=tuple(_under(document, lines))) if lines else document


def _lines(document: Document, mentions: Sequence[Mention], formats: Formats) -> Iterator[Block]:
    for block, after in pairwise(document.blocks):
        if block.kind != "paragraph" or block.cell or block.number or after.kind == "heading":
            continue
        words = document.words(block)
        short = len(words.split()) <= MOST_WORDS and not words.endswith(STOPS)
        if short and _asks(block, formats) and _named(block, mentions) >= NAMED * len(words):
            yield block


def _asks(block: Block, formats: Formats) -> bool:
    found = (formats.heading(heading) for heading in reversed(block.section))
    return next((role.holds for role in found if role), "") in ASKING


def _named(block: Block, mentions: Sequence[Mention]) -> int:
    """How many letters of a block are bodies' names."""
    inside = (m for m in mentions if block.start <= m.start and m.end <= block.end)
    return sum(m.end - m.start for m in inside)


def _under(document: Document, lines: set[int]) -> Iterator[Block]:
    """The blocks, those in the section of such a line below it, up to the next."""
    line = ""
    section: tuple[str, ...] = ()
    for block in document.blocks:
        if id(block) in lines:
            line, section = document.words(block), block.section
            yield replace(block, kind="heading", level=max(len(section), 1) + 1)
        elif line and block.section == section and block.kind != "heading":
            yield replace(block, section=(*section, line))
        else:
            line = ""
            yield block


def named_by_headings(
    document: Document, mentions: Sequence[Mention]
) -> dict[str, tuple[str, ...]]:
    """Heading to the types of the bodies it names, as the whole document types them."""
    found: dict[str, tuple[str, ...]] = {}
    for block in document.blocks:
        if block.kind == "heading":
            inside = [m for m in mentions if block.start <= m.start and m.end <= block.end]
            found[document.words(block)] = tuple(dict.fromkeys(m.type for m in inside))
    return found
