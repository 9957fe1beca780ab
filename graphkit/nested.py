"""Headings that stand beside the one they belong under, as where type is all that tells them apart.

"RECOMMENDATIONS" followed at once by "For the Police", in bold as well, has nothing of its own:
what follows is its content, up to the next heading that promises something itself.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from graphkit.document import Block, Document
from graphkit.formats import Formats


def with_nested(document: Document, formats: Formats) -> Document:
    """The document with such headings, and all below them, under the one before; the text stays."""
    return replace(document, blocks=tuple(_nested(document, formats)))


def _nested(document: Document, formats: Formats) -> Iterator[Block]:
    outer: tuple[str, int] | None = None
    inside: tuple[int, int] | None = None
    blocks = document.blocks
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.kind == "heading" and not (inside and block.level > inside[0]):
            words = document.words(block)
            role = formats.heading(words)
            beside = outer is not None and block.level == outer[1] and role is None
            inside = (block.level, len(block.section)) if beside else None
            if not beside:
                empty = role is not None and role.kind and _heads(after, block.level)
                outer = (words, block.level) if empty else None
        yield _under(block, outer[0], inside[1]) if outer and inside else block


def _heads(block: Block | None, level: int) -> bool:
    return block is not None and block.kind == "heading" and block.level == level


def _under(block: Block, heading: str, depth: int) -> Block:
    return replace(block, section=(*block.section[:depth], heading, *block.section[depth:]))
