"""Lines that hold nothing but a body's name: the headings of the requests below them.

A list of recommendations is often parted by such lines, typed like any paragraph.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from graphkit.bodies import Mention
from graphkit.document import Block, Document
from graphkit.formats import Formats
from graphkit.parts import Part

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


def retitled(
    parts: Iterable[Part], document: Document, before: Sequence[Mention], after: Sequence[Mention]
) -> Iterator[Part]:
    """The parts with the types of their headings' bodies as `after` has them, the mentions of
    `before` typed anew, one for one."""
    moved = _moved(document, before, after)
    for part in parts:
        types = next((moved[h] for h in reversed(part.headings) if h in moved), {})
        if part.bodies and types.keys() & set(part.bodies):
            bodies = tuple(dict.fromkeys(types.get(t, t) for t in part.bodies))
            part = replace(part, bodies=bodies)
        yield part


def _moved(
    document: Document, before: Sequence[Mention], after: Sequence[Mention]
) -> Mapping[str, Mapping[str, str]]:
    """Heading to the types in it that changed, each with what it became."""
    changed = [(m, n.type) for m, n in zip(before, after, strict=True) if m.type != n.type]
    found: dict[str, dict[str, str]] = {}
    for block in document.blocks if changed else ():
        if block.kind == "heading":
            inside = {m.type: t for m, t in changed if block.start <= m.start < block.end}
            found |= {document.words(block): inside} if inside else {}
    return found
