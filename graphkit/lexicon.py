"""Looks for many phrases at once, in one walk over the words of a text."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from graphkit.states import Hit, Hits, States
from graphkit.tokens import ANY, CAPITALS, MOST_REMEMBERED, TEXTS_REMEMBERED, forms, said, starts
from graphkit.trie import MOST_BETWEEN, Node, Step, Word
from graphkit.wholes import Part, Whole

# So many parts of the texts that are open are remembered.
MOST_PARTS = 4096


class Match(NamedTuple):
    """A phrase found: where its words stand, the phrase as written, and what it stands for."""

    start: int
    end: int
    phrase: str
    meaning: str


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
        self._names: dict[str, str] = {}
        self._starred: dict[str, str] = {}
        self._sizes: tuple[int, ...] = ()
        self._sets: dict[tuple[Phrase, ...], int] = {}
        self._words = Words(self)
        self._states = States(self._root, self._phrases)
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

    def ready(self) -> None:
        """Makes ready for the first question, where time is no matter yet."""
        self.matches(" ".join(self._names), 0)

    def _forget(self) -> None:
        """Makes ready again after phrases were added."""
        starred = sorted({n.removeprefix(CAPITALS) for n in self._names if n.endswith(ANY)})
        self._starred = {name.removesuffix(ANY): name for name in starred}
        self._sizes = tuple(sorted({*map(len, self._starred)}))
        self._words.clear()
        self._states = States(self._root, self._phrases)
        self._known.clear()
        self._found.cache_clear()

    def open(self, *texts: str) -> None:
        """Makes ready for questions about parts of some long texts: each of these is searched
        once, and what is found in it answers for its parts."""
        self._wholes, self._parts, self._known = tuple(map(Whole, texts)), {}, {}

    def matches(self, text: str, number: int) -> list[Match]:
        """Where the phrases of one set stand in a text, in order of place."""
        if self._wholes and (part := self._part(text)):
            return self._inside(part, number)
        hits = self._found(text).get(number)
        return _placed(hits, said(text), starts(text), 0) if hits else []

    def _part(self, text: str) -> Part | None:
        """Where a text stands in one that is open; None where it does not."""
        parts = self._parts
        if text not in parts:
            if len(parts) >= MOST_PARTS:
                self._parts = parts = {}
            found = filter(None, (whole.part(text) for whole in self._wholes))
            parts[text] = next(found, None)
        return parts[text]

    def _inside(self, part: Part, number: int) -> list[Match]:
        """What was found in a whole between some of its words.

        A phrase with a gap ends at the nearest word that it can: none ends sooner in a part.
        """
        whole = part.whole
        known = self._known.get(whole)
        if known is None:
            self._known[whole] = known = self._read(whole.words)
        hits = known.get(number)
        if not hits:
            return []
        first = bisect_left(hits, (part.first,))
        inside = hits[first : bisect_left(hits, (part.stop,), first)]
        if not inside:
            return []
        ended = [hit for hit in inside if -hit[1] < part.stop]
        return _placed(ended, whole.words, part.place.begun, part.start)

    def word(self, written: str) -> Word:
        """A word of a text as the phrases see it."""
        low, base, capitals = forms(written)
        starred, long = self._starred, len(low)
        begun = [low[:size] for size in self._sizes if size <= long]
        names = [base, *[starred[beginning] for beginning in begun if beginning in starred]]
        if capitals:
            names += [CAPITALS + name for name in names]
        asked = tuple(self._names[name] for name in names if name in self._names)
        return self._states.word(asked)

    def _search(self, text: str) -> Hits:
        return self._read(said(text))

    def _read(self, written: list[str]) -> Hits:
        found = self._states.read([*map(self._words.__getitem__, written)])
        # A phrase with a hyphen is there twice, and may be found twice in one place.
        return {number: sorted(set(hits)) for number, hits in found.items()}


def _placed(hits: list[Hit], words: list[str], begun: list[int], start: int) -> list[Match]:
    """The matches that hits are in a text which begins so far on."""
    return [
        Match(begun[first] - start, begun[-last] + len(words[-last]) - start, phrase, meaning)
        for first, last, phrase, meaning in hits
    ]


# What the prose of documents is asked for, by whatever table.
PROSE = Lexicon()

__all__ = ["MOST_BETWEEN", "PROSE", "Lexicon", "Match", "Step"]
