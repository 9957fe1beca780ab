"""Patterns that take no notice of case.

Python's own `re.IGNORECASE` tries the words of a long list letter by letter; a pattern in lower
case on a text in lower case is three to five times as quick and finds the same places.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

# What is to keep its capitals in a pattern: an escape, a named group.
KEPT = re.compile(r"\\.|\(\?P[<=>]\w+[>)]|[A-Z]+", re.S)
# Letters that `re.IGNORECASE` takes for an “i” or an “s” and that in lower case are neither.
ODD = "İıſ"
REMEMBERED = 512


class Caseless:
    """A pattern that takes no notice of case; groups of its matches are in lower case.

    A last alternative may ask for its capitals after all: “mother|(?-i:Mr|Mrs)”.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._any = re.compile(pattern, re.IGNORECASE)
        plain, _, cased = pattern.partition("|(?-i:")
        self._low = re.compile(KEPT.sub(_lowered, plain))
        self._cased = re.compile(f"(?:{cased}") if cased else None
        # One text is asked for the same words by one rule after another.
        self.within = lru_cache(maxsize=REMEMBERED)(self._within)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match that begins at `start` or later."""
        pattern, words = self._for(text)
        return pattern.search(words, start)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins at `start`."""
        pattern, words = self._for(text)
        return pattern.match(words, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, in order."""
        pattern, words = self._for(text)
        return pattern.finditer(words)

    def _for(self, text: str) -> tuple[re.Pattern[str], str]:
        """The pattern to ask, and the words to ask it of."""
        low = None if self._cased else _low(text)
        return (self._any, text) if low is None else (self._low, low)

    def _within(self, text: str) -> bool:
        """Whether there is a match; `within` remembers the last texts."""
        low = _low(text)
        if low is None:
            return self._any.search(text) is not None
        found = self._low.search(low) is not None
        return found or (self._cased is not None and self._cased.search(text) is not None)


@lru_cache(maxsize=REMEMBERED)
def _low(text: str) -> str | None:
    """A text in lower case; None where it has an odd letter. It is asked by many patterns."""
    return None if any(map(text.__contains__, ODD)) else text.lower()


def _lowered(found: re.Match[str]) -> str:
    words = found.group()
    return words.lower() if words.isalpha() else words
