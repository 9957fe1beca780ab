"""Finds the phrases of a vocabulary in running text, in the field's own cue notation.

A phrase is words; `*` after a word stands for any ending, `..` for up to six words between,
`/` for alternatives of one word; a word in CAPITALS matches only in capitals. Plurals,
possessives, hyphens (`multi-agency`, `multi agency`, `multiagency`), apostrophes and commas never
matter.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from graphkit.lexicon import MOST_BETWEEN, Lexicon, Match, Step
from graphkit.tokens import (
    ANY,
    CAPITALS,
    TOKEN,
    Token,
    forms,
    singular,
    tokenize,
)  # fmt: skip

__all__ = [
    "GAP", "MOST_BETWEEN", "TOKEN", "Match", "Phrases", "Token", "check", "outermost", "singular",
    "tokenize",
]  # fmt: skip

PAUSES = re.compile(r"[,;:?!]")
HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
GAP = ".."


class Phrases:
    """A set of phrases with their meanings, and the search for them."""

    def __init__(
        self, entries: Iterable[tuple[str, str]], lexicon: Lexicon | None = None
    ) -> None:
        """`entries` are (phrase, meaning) pairs; one phrase may have several meanings.

        Sets that are asked for in the same texts are best in one `lexicon`. Raises ValueError for
        a phrase that `check` would not pass.
        """
        self._lexicon = lexicon or Lexicon()
        self._number = self._lexicon.add(
            (phrase, meaning, parts)
            for phrase, meaning in dict.fromkeys(entries)
            for parts in _variants(phrase)
        )

    def every(self, text: str) -> list[Match]:
        """All matches, overlapping ones too, in order of place."""
        return self._lexicon.matches(text, self._number)

    def outermost(self, text: str) -> list[Match]:
        """The matches that no longer match covers; those of equal extent are all kept."""
        return outermost(self.every(text))

    def apart(self, text: str) -> list[Match]:
        """Matches that do not overlap: the leftmost, and of those the longest, each time."""
        kept: list[Match] = []
        for match in self.every(text):
            if not kept or match.start >= kept[-1].end:
                kept.append(match)
        return kept


def _place(match: Match) -> tuple[int, int, str, str]:
    start, end, phrase, meaning = match
    return start, -end, phrase, meaning


def outermost(matches: Iterable[Match]) -> list[Match]:
    """The matches that no longer one of them covers."""
    found = list(matches)
    if len(found) < 2:
        return found
    found.sort(key=_place)
    kept: list[Match] = []
    reach, start_at_reach = -1, -1
    for match in found:
        if match.end > reach or (match.end == reach and match.start == start_at_reach):
            kept.append(match)
            reach, start_at_reach = match.end, match.start
    return sorted(kept)


def check(phrase: str) -> None:
    """Nothing, where `phrase` keeps to the notation.

    Raises ValueError for one without words, one that begins or ends with a gap, and one with a
    word that no text can have, such as “s.47” or “a//b”.
    """
    for _ in _variants(phrase):
        pass


def _variants(phrase: str) -> Iterator[tuple[Step | None, ...]]:
    """The phrase with its hyphens read as spaces, and again with them left out."""
    spaced = HYPHEN.sub(" ", phrase)
    yield _parse(spaced)
    if spaced != phrase:
        yield _parse(HYPHEN.sub("", phrase))


def _parse(phrase: str) -> tuple[Step | None, ...]:
    words = PAUSES.sub(" ", phrase).replace(GAP, f" {GAP} ").replace("&", " & ").split()
    if not words:
        raise ValueError("A phrase has no words.")
    if GAP in (words[0], words[-1]):
        side = "begins" if words[0] == GAP else "ends"
        raise ValueError(f"The phrase “{phrase}” {side} with a gap.")
    return tuple(None if word == GAP else _word(word) for word in words)


@lru_cache(maxsize=65536)
def _word(written: str) -> Step:
    """The forms that a word of a phrase takes."""
    names = set()
    for form in written.split("/"):
        if not TOKEN.fullmatch(form.removesuffix(ANY).rstrip("'’")):
            raise ValueError(f"No text has the word “{form}” (of “{written}”).")
        low, base, _ = forms(form.removesuffix(ANY))
        names.add(low + ANY if form.endswith(ANY) else base)
    mark = CAPITALS if _asks_capitals(written) else ""
    return tuple(sorted(mark + name for name in names))


def _asks_capitals(written: str) -> bool:
    letters = re.sub(r"[^A-Za-z]", "", written.removesuffix("s"))
    return len(letters) > 1 and letters.isupper()
