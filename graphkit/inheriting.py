"""Short forms that inherit: "the Trust" is the last trust that a text has named in full.

The field's own rule (the agency names of the coding guide): "the Trust", "the Board", "the
Service" take the last fuller name; alone they name nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graphkit.mention import Mention


class Inheriting:
    """Reads an article and a capitalised word for a kind of body as the last body so named."""

    def __init__(self, words: Iterable[str]) -> None:
        """`words` are those that a short form consists of ("Trust", "Committee")."""
        each = "|".join(map(re.escape, words))
        self._short = re.compile(rf"\b[Tt]he (?P<word>{each})(?=[’']s\b|[^\w’'-]|$)(?! [A-Z])")

    def heard(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions, and one for each short form whose fuller name stands before it."""
        taken = bytearray(len(text) + 1)
        for mention in mentions:
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
        found = [m for m in self._short.finditer(text) if not taken[m.start("word")]]
        return sorted([*mentions, *_inherited(found, mentions)], key=lambda m: m.start)


def _inherited(found: Iterable[re.Match[str]], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """What each short form means, in one walk: the last body named before it with its word."""
    names = iter(mentions)
    ahead = next(names, None)
    last: dict[str, Mention] = {}
    for match in found:
        while ahead is not None and ahead.start < match.start():
            if ahead.proper:
                last |= dict.fromkeys(ahead.name.split(), ahead)
            ahead = next(names, None)
        if fuller := last.get(match["word"]):
            yield replace(fuller, start=match.start("word"), end=match.end(), words=match["word"])
