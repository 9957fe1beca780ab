"""When two names are one body's, what a body's name became, and the initials it goes by."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from graphkit.phrases import TOKEN, tokenize
from graphkit.register import PLACE, Tables

FEWEST, MOST = 3, 9


class Naming:
    """Folds names of bodies, and follows them through time."""

    def __init__(self, tables: Tables) -> None:
        self._fold: Mapping[str, Any] = tables.shared["fold"]
        self._abbreviations: Mapping[str, str] = tables.shared["abbreviations"]
        self._became = tables.became
        self._folded: dict[str, str] = {}
        ways = [p for became in tables.became for p in (became.before, became.after) if PLACE in p]
        self._tails = {self.canonical(way.split(PLACE)[1]) for way in ways} - {""}
        bodies = (cue for cue, sense in tables.cues if sense.part in ("bodies", "common"))
        self._fixed = frozenset(self.canonical(body) for body in bodies)

    def canonical(self, name: str) -> str:
        """`name` folded: two spellings of one body's name give the same words.

        Case, plurals, possessives, “&”, “The” and known abbreviations make no difference.
        """
        if name not in self._folded:
            self._folded[name] = " ".join(self._kept(self._words(name)))
        return self._folded[name]

    def _words(self, name: str) -> list[str]:
        spelled = " ".join(self._spelled(word) for word in TOKEN.findall(name))
        words = [token.base for token in tokenize(spelled)]
        return [self._fold["spelled"].get(word, word) for word in words]

    def _spelled(self, word: str) -> str:
        return self._abbreviations.get(word) or self._abbreviations.get(word[:-1], word)

    def _kept(self, words: list[str]) -> list[str]:
        kept = [w for w in words if w not in self._fold["away"]]
        beside: dict[str, str] = self._fold["beside"]
        kept = [w for w in kept if w not in beside or beside[w] not in kept]
        return self._without_employer(kept or words)

    def _without_employer(self, words: list[str]) -> list[str]:
        for employer in self._fold["employer"]:
            parts = employer.split()
            if parts[0] not in words:
                continue
            for at in range(1, len(words) - len(parts)):
                if words[at : at + len(parts)] == parts:
                    return words[:at] + words[at + len(parts) :]
        return words

    def place_alone(self, place: str) -> str:
        """`place` without the words of the council that stand after it."""
        for employer in self._fold["employer"]:
            found = place.removesuffix(" " + employer.title())
            if found != place:
                return found
        return place

    def same(self, a: str, b: str) -> bool:
        """Whether the names `a` and `b` are one body's: equal when folded, one within the other,
        or one the initials of the other."""
        first, second = self.canonical(a), self.canonical(b)
        if first == second:
            return True
        if a in self.initials(b) or b in self.initials(a):
            return True
        short, long = sorted((first, second), key=len)
        whole = " " in short or short in self._fixed
        return whole and f" {short} " in f" {long} "

    def initials(self, name: str) -> frozenset[str]:
        """The abbreviations that `name` may go by: its initials, some words left out or kept."""
        words = [w for w in TOKEN.findall(name) if w.casefold() not in self._fold["small"]]
        if not FEWEST <= len(words) <= MOST:
            return frozenset()
        return frozenset("".join(letters) for letters in product(*map(self._letters, words)))

    def _letters(self, word: str) -> tuple[str, ...]:
        """What a word may give to an abbreviation: its initial, itself in capitals, or nothing."""
        shapes = [word] if word.isupper() and len(word) > 1 else [word[0].upper()]
        if word in self._fold["optional"]:
            shapes += [word[0], ""]
        return tuple(dict.fromkeys(shapes))

    def successors(self, name: str) -> list[tuple[str, int]]:
        """The later names of the body called `name`, nearest first, each with its first year."""
        found: list[tuple[str, int]] = []
        while later := self._next(name, found[-1][1] if found else 0):
            found.append(later)
            name = later[0]
        return found

    def _next(self, name: str, year: int) -> tuple[str, int] | None:
        for became in self._became:
            place = self._place(name, became.before) if became.since > year else None
            if place is not None:
                return became.after.replace(PLACE, place), became.since
        return None

    def _place(self, name: str, pattern: str) -> str | None:
        """The place in `name` if it is named like `pattern`; "" for a pattern without a place."""
        if PLACE not in pattern:
            return "" if self.canonical(name) == self.canonical(pattern) else None
        if self.canonical(name) in self._fixed:
            return None
        before, after = pattern.split(PLACE)
        words = TOKEN.findall(name)
        lead = len(TOKEN.findall(before))
        for end in range(lead + 1, len(words) + (not after)):
            place = " ".join(words[lead:end])
            if self.canonical(name) == self.canonical(before + place + after):
                return None if self._ends(place) else titled(place)
        return None

    def _ends(self, place: str) -> bool:
        """Whether what stands for a place is a longer name, one of another pattern."""
        folded = " " + self.canonical(place)
        return any(folded.endswith(" " + tail) for tail in self._tails)


def titled(place: str) -> str:
    """A place written in capitals as it is otherwise written."""
    return place.title() if place.isupper() else place


def shortens(short: str, name: str) -> bool:
    """Whether `short` can stand for `name`: its initials, or the words that it begins with."""
    begins = len(short) > FEWEST and name.casefold().startswith(short.casefold() + " ")
    return begins or spells(short, name)


def spells(short: str, name: str) -> bool:
    """Whether the capitals of the abbreviation `short` can stand for `name`, in order."""
    letters = iter(name.casefold())
    first = [w[0].casefold() for w in TOKEN.findall(name)]
    capitals = [c.casefold() for c in short if c.isupper()]
    return len(capitals) > 1 and capitals[0] in first and all(c in letters for c in capitals)


def fullest(names: Iterable[str]) -> str:
    """The fullest of several names of one body: the longest, and rather one not in capitals."""
    return max(names, key=lambda name: (not name.isupper(), len(name)))


def places(names: Iterable[str]) -> Iterator[str]:
    """Names of places in each spelling: as given, and without commas."""
    for name in names:
        yield name
        if "," in name:
            yield name.replace(",", "")
