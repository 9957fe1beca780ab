"""Finds the phrases of a vocabulary in running text, in the field's own cue notation.

A phrase is words; `*` after a word stands for any ending, `..` for up to six words between,
`/` for alternatives of one word; a word in CAPITALS matches only in capitals. Plurals,
possessives, hyphens (`multi-agency`, `multi agency`, `multiagency`), apostrophes and commas never
matter.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from graphkit.tokens import (
    ANY,
    ASKED,
    CAPITALS,
    TEXTS_REMEMBERED,
    TOKEN,
    Said,
    Token,
    forms,
    said,
    singular,
    spans,
    tokenize,
)  # fmt: skip

__all__ = [
    "GAP", "MOST_BETWEEN", "TOKEN", "Match", "Phrases", "Token", "check", "outermost", "singular",
    "tokenize",
]  # fmt: skip

PAUSES = re.compile(r"[,;:?!]")
HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
GAP = ".."
MOST_BETWEEN = 6


class Match(NamedTuple):
    """A phrase found: where its words stand, the phrase as written, and what it stands for."""

    start: int
    end: int
    phrase: str
    meaning: str


# One word of a phrase: the forms of a text's words that it takes; None is a gap.
Word = tuple[str, ...]


class Node:
    """A place reached inside some phrases: those that end here, and the ways on.

    A way on leads from a form of the next word to nodes; `gap` is the node after a gap.
    """

    __slots__ = ("_after", "ends", "gap", "ways")

    def __init__(self) -> None:
        self.ends: list[int] = []
        self.gap: Node | None = None
        self.ways: dict[str, list[Node]] = {}
        self._after: dict[Word, Node] = {}

    def after(self, word: Word | None) -> "Node":
        """The node that `word`, or for None a gap, leads to; made when there was none."""
        if word is None:
            self.gap = self.gap or Node()
            return self.gap
        if word not in self._after:
            self._after[word] = node = Node()
            for name in word:
                self.ways.setdefault(name, []).append(node)
        return self._after[word]

    def takes(self, node: "Node") -> None:
        """Adds the ends and ways of another node, which stays as it is."""
        self.ends += node.ends
        for name, nodes in node.ways.items():
            self.ways.setdefault(name, []).extend(nodes)
        if node.gap is not None:
            self.after(None).takes(node.gap)


class Phrases:
    """A set of phrases with their meanings, and the search for them."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """`entries` are (phrase, meaning) pairs; one phrase may have several meanings.

        Raises ValueError for a phrase that `check` would not pass.
        """
        root = Node()
        self._entries: list[tuple[str, str]] = []
        asked: set[str] = set()
        for phrase, meaning in dict.fromkeys(entries):
            for parts in _variants(phrase):
                asked.update(*filter(None, parts))
                self._add(root, phrase, meaning, parts)
        ASKED.add(sorted(asked))
        self._begun = {name: _merged(nodes) for name, nodes in root.ways.items()}
        # One text is asked for the same phrases by one step of reading after another.
        self._found = lru_cache(maxsize=TEXTS_REMEMBERED)(self._search)

    def _add(
        self, node: Node, phrase: str, meaning: str, parts: tuple[Word | None, ...]
    ) -> None:
        for part in parts:
            node = node.after(part)
        node.ends.append(len(self._entries))
        self._entries.append((phrase, meaning))

    def every(self, text: str) -> list[Match]:
        """All matches, overlapping ones too, in order of place."""
        return list(self._found(text))

    def _search(self, text: str) -> tuple[Match, ...]:
        hits = set(self._hits(said(text)))
        if not hits:
            return ()
        at = spans(text)
        found = [Match(at[one][0], at[last][1], *entry) for one, last, *entry in hits]
        return tuple(sorted(found, key=_place))

    def _hits(self, text: Said) -> Iterator[tuple[int, int, str, str]]:
        """The number of the first and the last word of each match, its phrase and meaning."""
        words, begun = text.words, self._begun
        for first, names in enumerate(() if begun.keys().isdisjoint(text.forms) else words):
            for name in names:
                node = begun.get(name)
                if node and (node.ends or _goes_on(node, words[first + 1], text)):
                    ends: dict[int, int] = {}
                    _follow(node, text, first, ends)
                    for number, last in ends.items():
                        yield first, last, *self._entries[number]

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


def _follow(node: Node, text: Said, last: int, ends: dict[int, int]) -> None:
    """Adds to `ends` the phrases that end at `node` or beyond: their number, their last word.

    The words are tried from left to right, so the first end found is the nearest.
    """
    for number in node.ends:
        ends.setdefault(number, last)
    words, after = text.words, last + 1
    if node.ways:
        for name in words[after]:
            for onward in node.ways.get(name, ()):
                _follow(onward, text, after, ends)
    if node.gap is not None and not node.gap.ways.keys().isdisjoint(text.forms):
        ways = node.gap.ways
        for at in range(after, min(after + MOST_BETWEEN + 1, len(words))):
            for name in words[at]:
                for onward in ways.get(name, ()):
                    _follow(onward, text, at, ends)


def _goes_on(node: Node, after: tuple[str, ...], text: Said) -> bool:
    """Whether the word after, or any word of a text after a gap, may lead on."""
    if not node.ways.keys().isdisjoint(after):
        return True
    return node.gap is not None and not node.gap.ways.keys().isdisjoint(text.forms)


def _merged(nodes: Iterable[Node]) -> Node:
    """All that several nodes lead to, as one."""
    found = Node()
    for node in nodes:
        found.takes(node)
    return found


def outermost(matches: Iterable[Match]) -> list[Match]:
    """The matches that no longer one of them covers."""
    found = sorted(matches, key=_place)
    if len(found) < 2:
        return found
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


def _variants(phrase: str) -> Iterator[tuple[Word | None, ...]]:
    """The phrase with its hyphens read as spaces, and again with them left out."""
    spaced = HYPHEN.sub(" ", phrase)
    yield _parse(spaced)
    if spaced != phrase:
        yield _parse(HYPHEN.sub("", phrase))


def _parse(phrase: str) -> tuple[Word | None, ...]:
    words = PAUSES.sub(" ", phrase).replace(GAP, f" {GAP} ").replace("&", " & ").split()
    if not words:
        raise ValueError("A phrase has no words.")
    if GAP in (words[0], words[-1]):
        side = "begins" if words[0] == GAP else "ends"
        raise ValueError(f"The phrase “{phrase}” {side} with a gap.")
    return tuple(None if word == GAP else _word(word) for word in words)


@lru_cache(maxsize=65536)
def _word(written: str) -> Word:
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
