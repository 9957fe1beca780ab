"""Paragraphs that introduce others: which they are, how far they reach, what they make of them."""

from dataclasses import dataclass

from graphkit.document import Block
from graphkit.formats import Role

CAPTION_WORDS = 14


@dataclass(slots=True)
class Leadin:
    """What a paragraph introduces: a list when `listed`, else all below its headings."""

    role: Role | None
    words: str
    scope: tuple[str, ...]
    listed: bool
    ended: bool = False

    def covers(self, block: Block) -> bool:
        """Whether the block is one of those introduced: of a list, up to its end."""
        if not self.listed:
            return block.section[: len(self.scope)] == self.scope
        self.ended = self.ended or block.kind != "item" or block.section != self.scope
        return not self.ended


def introduces(block: Block, words: str, after: Block | None) -> bool:
    """Whether a paragraph only introduces the list or section after it."""
    if block.kind != "paragraph" or after is None:
        return False
    words = words.rstrip()
    bare = not words.endswith((".", "?", "!", "”", '"')) and len(words.split()) <= CAPTION_WORDS
    return words.endswith((":", ":-", ": -")) or (bare and after.cell is not None)
