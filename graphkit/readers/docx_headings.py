"""A heading that a Word document's author only typed: by its number, label or capitals."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphkit.readers.builder import Piece
from graphkit.readers.docx_parts import Part
from graphkit.readers.knowledge import knowledge
from graphkit.readers.lines import leads_in, strong_depth
from graphkit.readers.marks import makes_list

MOST_WORDS = 12


def promoted(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, those paragraphs as headings that read like one and stand above something."""
    for i, part in enumerate(parts):
        if isinstance(part, Piece) and part.kind == "paragraph":
            before, after = _words(parts, i - 1), _words(parts, i + 1)
            yield replace(part, kind="heading") if _is_heading(part.text, before, after) else part
        else:
            yield part


def _is_heading(text: str, before: str, after: str) -> bool:
    words = text.split()
    if len(words) > MOST_WORDS or not after or makes_list(before, text, after):
        return False
    known = knowledge()
    if text.endswith(":") and leads_in(words, known.headings):
        return False
    return strong_depth(text, words, after, known) > 0


def _words(parts: Sequence[Part], place: int) -> str:
    """The words of the piece at a place; "…" for a table or box, "" beyond the ends."""
    if not 0 <= place < len(parts):
        return ""
    part = parts[place]
    return part.text if isinstance(part, Piece) else "…"
