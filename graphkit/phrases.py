"""Finds the phrases of a vocabulary in running text, in the field's own cue notation.

A phrase is words; `*` after a word stands for any ending, `..` for up to six words between,
`/` for alternatives of one word; a word in CAPITALS matches only in capitals. Plurals,
possessives, hyphens (`multi-agency`, `multi agency`, `multiagency`), apostrophes and commas never
matter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

TOKEN = re.compile(r"[^\W_]+(?:[’'][a-z]+)?|&")
PAUSES = re.compile(r"[,;:?!]")
GAP = ".."
MOST_BETWEEN = 6
MOST_REMEMBERED = 65536


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: where its words stand, the phrase as written, and what it stands for."""

    start: int
    end: int
    phrase: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text: its place, its lower-case form, its form without plural, its case."""

    start: int
    end: int
    low: str
    base: str
    capitals: bool


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a phrase: what it may be (bases), its prefixes, whether capitals are asked."""

    bases: frozenset[str]
    prefixes: tuple[str, ...]
    capitals: bool


NOWHERE: tuple["Node", ...] = ()


class Node(dict[str, tuple["Node", ...]]):
    """A place reached inside some phrases: those that end here, and the ways on.

    As a dictionary it is the way on, from a word as the text has it to the next nodes, and it
    fills itself as words are met: most words of a text are met again.
    """

    __slots__ = ("_exact", "_lengths", "_prefixed", "_ways", "ends", "gap")

    def __init__(self) -> None:
        super().__init__()
        self.ends: list[int] = []
        self.gap: Node | None = None
        self._ways: dict[Word, Node] = {}
        self._exact: dict[str, list[Word]] = {}
        self._prefixed: dict[str, list[Word]] = {}
        self._lengths: list[int] = []

    def after(self, word: Word | None) -> "Node":
        """The node that `word`, or for None a gap, leads to; made when there was none."""
        if word is None:
            if self.gap is None:  # not `or`: a node that has met no word yet is false
                self.gap = Node()
            return self.gap
        if word not in self._ways:
            self._ways[word] = Node()
            for base in word.bases:
                self._exact.setdefault(base, []).append(word)
            for prefix in word.prefixes:
                self._prefixed.setdefault(prefix, []).append(word)
            self._lengths = sorted({len(prefix) for prefix in self._prefixed})
        return self._ways[word]

    def __missing__(self, written: str) -> tuple["Node", ...]:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        low, base, capitals = _forms(written)
        words = self._exact.get(base, [])
        for n in self._lengths:
            if more := self._prefixed.get(low[:n]):
                words = [*words, *more]
        fitting = (word for word in dict.fromkeys(words) if capitals or not word.capitals)
        self[written] = found = tuple(self._ways[word] for word in fitting) if words else NOWHERE
        return found


class Phrases:
    """A set of phrases with their meanings, and the search for them."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """`entries` are (phrase, meaning) pairs; one phrase may have several meanings.

        Raises ValueError for a phrase that `check` would not pass.
        """
        self._root = Node()
        self._entries: list[tuple[str, str]] = []
        for phrase, meaning in dict.fromkeys(entries):
            for parts in _variants(phrase):
                self._add(phrase, meaning, parts)

    def _add(self, phrase: str, meaning: str, parts: tuple[Word | None, ...]) -> None:
        node = self._root
        for part in parts:
            node = node.after(part)
        node.ends.append(len(self._entries))
        self._entries.append((phrase, meaning))

    def every(self, text: str) -> list[Match]:
        """All matches, overlapping ones too, in order of place."""
        words = TOKEN.findall(text)
        hits = dict.fromkeys(self._walk(words))
        if not hits:
            return []
        spans = [m.span() for m in TOKEN.finditer(text)]
        found = (Match(spans[one][0], spans[last][1], *said) for one, last, *said in hits)
        return sorted(found, key=lambda m: (m.start, -m.end, m.phrase, m.meaning))

    def _walk(self, words: list[str]) -> Iterator[tuple[int, int, str, str]]:
        for first, nodes in enumerate(map(self._root.__getitem__, words)):
            if nodes:
                ends: dict[int, int] = {}
                for node in nodes:
                    _follow(node, words, first, ends)
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


def _follow(node: Node, words: list[str], last: int, ends: dict[int, int]) -> None:
    """Adds to `ends` the phrases that end at `node` or beyond: their number, their last word.

    The words are tried from left to right, so the first end found is the nearest.
    """
    for number in node.ends:
        ends.setdefault(number, last)
    after = last + 1
    if after < len(words):
        for onward in node[words[after]]:
            _follow(onward, words, after, ends)
    if node.gap is not None:
        for at in range(after, min(after + MOST_BETWEEN + 1, len(words))):
            for onward in node.gap[words[at]]:
                _follow(onward, words, at, ends)


def outermost(matches: Iterable[Match]) -> list[Match]:
    """The matches that no longer one of them covers."""
    kept: list[Match] = []
    reach, start_at_reach = -1, -1
    for match in sorted(matches, key=lambda m: (m.start, -m.end)):
        if match.end > reach or (match.end == reach and match.start == start_at_reach):
            kept.append(match)
            reach, start_at_reach = match.end, match.start
    return sorted(kept, key=attrgetter("start", "end", "phrase", "meaning"))


def tokenize(text: str) -> list[Token]:
    """The words of a text with their places."""
    return [Token(m.start(), m.end(), *_forms(m.group())) for m in TOKEN.finditer(text)]


@lru_cache(maxsize=131072)
def _forms(word: str) -> tuple[str, str, bool]:
    plain = re.sub(r"[’']s?$", "", word.replace("’", "'"))
    stem = plain.removesuffix("s")
    capitals = len(stem) > 1 and stem.isupper() or word == "&"
    low = plain.casefold()
    return low, singular(low), capitals


def singular(low: str) -> str:
    """A lower-case word without its plural ending: one form for both numbers, not always a word."""
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-1]
    if len(low) > 4 and low.endswith(("sse", "che", "she", "xe")):
        return low[:-1]
    return "and" if low == "&" else low


def check(phrase: str) -> None:
    """Nothing, where `phrase` keeps to the notation.

    Raises ValueError for one without words, one that begins or ends with a gap, and one with a
    word that no text can have, such as “s.47” or “a//b”.
    """
    for _ in _variants(phrase):
        pass


def _variants(phrase: str) -> Iterator[tuple[Word | None, ...]]:
    """The phrase with its hyphens read as spaces, and again with them left out."""
    spaced = re.sub(r"(?<=\w)-(?=\w)", " ", phrase)
    yield _parse(spaced)
    joined = re.sub(r"(?<=\w)-(?=\w)", "", phrase)
    if joined != spaced:
        yield _parse(joined)


def _parse(phrase: str) -> tuple[Word | None, ...]:
    words = PAUSES.sub(" ", phrase).replace(GAP, f" {GAP} ").replace("&", " & ").split()
    if not words:
        raise ValueError("A phrase has no words.")
    if GAP in (words[0], words[-1]):
        side = "begins" if words[0] == GAP else "ends"
        raise ValueError(f"The phrase “{phrase}” {side} with a gap.")
    return tuple(None if word == GAP else _word(word) for word in words)


def _word(written: str) -> Word:
    bases, prefixes = set(), []
    for form in written.split("/"):
        if not TOKEN.fullmatch(form.removesuffix("*").rstrip("'’")):
            raise ValueError(f"No text has the word “{form}” (of “{written}”).")
        if form.endswith("*"):
            prefixes.append(_forms(form[:-1])[0])
        else:
            bases.add(_forms(form)[1])
    return Word(frozenset(bases), tuple(prefixes), _asks_capitals(written))


def _asks_capitals(written: str) -> bool:
    letters = re.sub(r"[^A-Za-z]", "", written.removesuffix("s"))
    return len(letters) > 1 and letters.isupper()
