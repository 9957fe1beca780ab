"""Looks for many phrases at once, in one walk over the words of a text."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from graphkit.tokens import ANY, CAPITALS, MOST_REMEMBERED, TEXTS_REMEMBERED, forms, said
from graphkit.trie import LAST, MOST_BETWEEN, Node, Step, Word, begun, merged, onward
from graphkit.wholes import Coordinates, Part, Whole

# Beginnings are known by their first letters, so many.
BEGUN_BY = 3
# So many parts of the texts that are open are remembered.
MOST_PARTS = 4096


class Match(NamedTuple):
    """A phrase found: where its words stand, the phrase as written, and what it stands for."""

    start: int
    end: int
    phrase: str
    meaning: str


# A match by the numbers of its words: of the first, and of the last turned round, so that of two
# that begin together the longer comes first; its phrase and what it stands for.
Hit = tuple[int, int, str, str]
Hits = dict[int, list[Hit]]
Phrase = tuple[str, str, tuple[Step | None, ...]]


class Words(dict[str, Word]):
    """From a word as a text has it to what a lexicon knows of it; fills itself as words are met."""

    def __init__(self, lexicon: "Lexicon") -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, written: str) -> Word:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[written] = word = self._lexicon.word(written)
        return word


class Lexicon:
    """Sets of phrases, each known by its number, that are searched for together."""

    def __init__(self) -> None:
        self._root = Node()
        self._phrases: list[tuple[int, str, str]] = []
        self._merged: dict[str, Node] = {}
        self._names: dict[str, str] = {}
        self._starred: dict[str, list[str]] = {}
        self._sets: dict[tuple[Phrase, ...], int] = {}
        self._alike: dict[tuple[str, ...], Word] = {(): LAST}
        self._words = Words(self)
        self._wholes: tuple[Whole, ...] = ()
        self._parts: dict[str, Part | None] = {}
        self._known: dict[Whole, Hits] = {}
        # One text is asked for one set after another, and by one step of reading after another.
        self._found = lru_cache(maxsize=TEXTS_REMEMBERED)(self._search)

    def add(self, phrases: Iterable[Phrase]) -> int:
        """Adds a set of phrases, each with what it stands for and its parts; its number.

        A set that is there already, as where tables are loaded again, is not added twice.
        """
        given = tuple(phrases)
        if given not in self._sets:
            self._sets[given] = number = len(self._sets)
            self._names.update((n, n) for *_, parts in given for part in parts for n in part or ())
            for phrase, meaning, parts in given:
                self._put(parts).append(len(self._phrases))
                self._phrases.append((number, phrase, meaning))
            self._forget()
        return self._sets[given]

    def _put(self, parts: Iterable[Step | None]) -> list[int]:
        """The phrases that end where these parts lead to."""
        node = self._root
        for part in parts:
            node = node.after(part)
        return node.ends

    @property
    def _begun(self) -> dict[str, Node]:
        """The node that each form of a first word leads to, all in one."""
        if not self._merged:
            self._merged = {name: merged(nodes) for name, nodes in self._root.ways.items()}
        return self._merged

    def ready(self) -> None:
        """Makes ready for the first question, where time is no matter yet."""
        self.matches(" ".join(self._names), 0)

    def _forget(self) -> None:
        """Makes ready again after phrases were added."""
        self._merged.clear()
        starred = {n.removeprefix(CAPITALS) for n in self._names if n.endswith(ANY)}
        self._starred = {}
        for name in sorted(starred):
            self._starred.setdefault(name[:BEGUN_BY].removesuffix(ANY), []).append(name)
        self._alike = {(): LAST}
        self._words.clear()
        self._known.clear()
        self._found.cache_clear()

    def open(self, *texts: str) -> None:
        """Makes ready for questions about parts of some long texts: each of these is searched
        once, and what is found in it answers for its parts."""
        self._wholes, self._parts, self._known = tuple(map(Whole, texts)), {}, {}

    def matches(self, text: str, number: int) -> list[Match]:
        """Where the phrases of one set stand in a text, in order of place."""
        part = self._part(text)
        if part:
            return self._inside(part, number)
        hits = self._found(text).get(number)
        return _placed(hits, Coordinates(text, said(text)), 0) if hits else []

    def _part(self, text: str) -> Part | None:
        """Where a text stands in one that is open; None where it does not."""
        parts = self._parts
        if text in parts:
            return parts[text]
        if len(parts) >= MOST_PARTS:
            self._parts = parts = {}
        parts[text] = found = next(filter(None, (whole.part(text) for whole in self._wholes)), None)
        return found

    def _inside(self, part: Part, number: int) -> list[Match]:
        """What was found in a whole between some of its words.

        A phrase with a gap ends at the nearest word that it can: none ends sooner in a part.
        """
        known = self._known.get(part.whole)
        if known is None:
            self._known[part.whole] = known = self._searched(part.whole.words)
        hits = known.get(number)
        if not hits:
            return []
        first = bisect_left(hits, (part.first,))
        inside = hits[first : bisect_left(hits, (part.stop,), first)]
        return _placed([h for h in inside if -h[1] < part.stop], part.place, part.start)

    def word(self, written: str) -> Word:
        """A word of a text as the phrases see it."""
        low, base, capitals = forms(written)
        sizes = range(1, min(len(low), BEGUN_BY) + 1)
        alike = chain.from_iterable(self._starred.get(low[:n], ()) for n in sizes)
        names = [base, *(name for name in alike if low.startswith(name[:-1]))]
        if capitals:
            names += [CAPITALS + name for name in names]
        asked = tuple(self._names[name] for name in names if name in self._names)
        if asked not in self._alike:
            nodes = (self._begun[name] for name in asked if name in self._begun)
            self._alike[asked] = Word(asked, nodes)
        return self._alike[asked]

    def _search(self, text: str) -> Hits:
        return self._searched(said(text))

    def _searched(self, written: list[str]) -> Hits:
        words = [*map(self._words.__getitem__, written), LAST]
        found: defaultdict[int, list[Hit]] = defaultdict(list)
        phrases = self._phrases
        for first in begun(words):
            word = words[first]
            for number in word.ends:
                of, phrase, meaning = phrases[number]
                found[of].append((first, -first, phrase, meaning))
            if word.gaps or not word.ways.isdisjoint(words[first + 1].forms):
                for number, last in onward(words, first).items():
                    of, phrase, meaning = phrases[number]
                    found[of].append((first, -last, phrase, meaning))
        # A phrase with a hyphen is there twice, and may be found twice in one place.
        return {number: sorted(set(hits)) for number, hits in found.items()}


def _placed(hits: Iterable[Hit], place: Coordinates, start: int) -> list[Match]:
    """The matches that hits are in a text which begins so far on."""
    begun, end = place.begun, place.end
    return [
        Match(begun[first] - start, end(-last) - start, phrase, meaning)
        for first, last, phrase, meaning in hits
    ]


# What the prose of documents is asked for, by whatever table.
PROSE = Lexicon()

__all__ = ["MOST_BETWEEN", "PROSE", "Lexicon", "Match", "Step"]
