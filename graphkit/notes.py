"""What was done about a request: notes after it, and codes by which it is named again."""

import re
from collections.abc import Iterator, Sequence

from graphkit.document import Document
from graphkit.formats import Role

# What was done about a request, told just after it.
NOTE = re.compile(r"(?P<heading>(?:Progress )?[Nn]ote|Update|Position|Response)[.:]\s+(?=\S)")
# A note of something done, and not of what is asked or is so.
DONE = re.compile(
    r"\b(?:in effect|in force|in place|done|complete|since|now)\b"
    r"|\b(?:has|have|was|were|is being|are being)\s+(?:\w+\s+)?\w+(?:ed|en|un|de|lt)\b", re.I
)
ASKS = re.compile(r"\b(?:should|must|needs? to)\b", re.I)
CODE_BEGINS = re.compile(r"[A-Z]{1,4}\d{1,2}\b")


def note(words: str) -> re.Match[str] | None:
    """The words before a note of what was done."""
    match = NOTE.match(words)
    if match and match["heading"] == "Update":
        return match
    return match if match and DONE.search(words) and not ASKS.search(words) else None


def named_again(document: Document) -> Iterator[str]:
    """The headings that are a bare code ("R4") by which an earlier line calls itself."""
    begun: set[str] = set()
    for block in document.blocks:
        words = document.words(block)
        code = CODE_BEGINS.match(f"{block.number} {words}".strip())
        if block.kind == "heading" and code and code[0] == words and words in begun:
            yield words
        elif code:
            begun.add(code[0])


def tells_progress(outer: Sequence[Role]) -> bool:
    """Whether the nearest of the outer headings promises what was or will be done."""
    return bool(outer) and outer[0].kind in ("action", "action-taken", "measure")
