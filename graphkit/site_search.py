"""The explorer's index: words to entries, in script files that a page loads when they are needed.

A script may be loaded from a file where `fetch` may not; and no page has to read it all.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from graphkit.pages import harmless
from graphkit.view import embedded

WORD = re.compile(r"[^\W_]+")
ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
"""What is left of accents when letters are taken apart; `viz/site/site.js` has the same."""
LONGEST = 40
"""Letters of a word that are told apart; `viz/site/site.js` cuts words at the same place."""
BLOCK = 200
"""Entries in one file of texts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a search may find: its text, where it stands in words, and the page it leads to."""

    text: str
    place: str
    href: str


def words(text: str) -> set[str]:
    """The words of a text as they are looked up: without accents, in small letters."""
    if not text.isascii():
        text = ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return {word[:LONGEST] for word in WORD.findall(text.lower())}


@lru_cache(1 << 16)
def shard(word: str) -> str:
    """The name of the file that has a word: the code of its first two letters."""
    return word[:2].encode("utf-8", "surrogatepass").hex()


@dataclass(slots=True)
class Index:
    """Entries by their words, collected one after the other."""

    entries: list[Entry] = field(default_factory=list)
    shards: dict[str, dict[str, list[int]]] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Take in one entry."""
        number = len(self.entries)
        self.entries.append(entry)
        for word in words(harmless(f"{entry.text} {entry.place}")):
            self.shards.setdefault(shard(word), {}).setdefault(word, []).append(number)

    def files(self) -> Iterator[tuple[str, str]]:
        """The script files: name and text."""
        for name, found in sorted(self.shards.items()):
            short = {word: _steps(found[word]) for word in sorted(found)}
            yield f"search/w-{name}.js", f"graphkitWords({embedded([name, short])});\n"
        for at in range(0, len(self.entries), BLOCK):
            block = [[harmless(e.text), harmless(e.place), e.href]
                     for e in self.entries[at : at + BLOCK]]  # fmt: skip
            number = at // BLOCK
            yield f"search/e-{number}.js", f"graphkitEntries({embedded([number, block])});\n"
        known = {"shards": sorted(self.shards), "block": BLOCK, "longest": LONGEST}
        yield "search/known.js", f"graphkitKnown({embedded(known)});\n"


def _steps(numbers: Iterable[int]) -> list[int]:
    """Numbers as the steps between them, which are shorter."""
    before, steps = 0, []
    for number in numbers:
        steps.append(number - before)
        before = number
    return steps
