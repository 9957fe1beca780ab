"""The words of a text: where they stand, and the forms by which phrases ask for them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

TOKEN = re.compile(r"[^\W_]+(?:[’'][a-z]+)?|&")
OWNER = re.compile(r"[’']s?$")
MOST_REMEMBERED = 65536
# Texts are asked for one set of phrases after another; a long one is not kept for ever.
TEXTS_REMEMBERED = 256
# Marks in the name of a form: of a beginning, and of a word in capitals. No word has them.
ANY, CAPITALS = "*", "^"


class Token(NamedTuple):
    """A word of the text: its place, its lower-case form, its form without plural, its case."""

    start: int
    end: int
    low: str
    base: str
    capitals: bool


def tokenize(text: str) -> list[Token]:
    """The words of a text with their places."""
    return [Token(m.start(), m.end(), *forms(m.group())) for m in TOKEN.finditer(text)]


@lru_cache(maxsize=2 * MOST_REMEMBERED)
def forms(word: str) -> tuple[str, str, bool]:
    """A word in lower case, without its plural, and whether it is written in capitals."""
    plain = OWNER.sub("", word.replace("’", "'"))
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


class Asked(dict[str, tuple[str, ...]]):
    """From a word as a text has it to those of its forms that any phrase asks for.

    It fills itself as words are met: most words of a text are met again, and asked for by none.
    """

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self._lengths: list[int] = []

    def add(self, names: Iterable[str]) -> None:
        """Notes forms that phrases ask for: “base”, “beginning*”, either after a “^”."""
        new = [name for name in names if name not in self._names]
        if new:
            self._names.update(zip(new, new, strict=True))
            beginnings = (n.removeprefix(CAPITALS) for n in self._names if n.endswith(ANY))
            self._lengths = sorted({len(name) - 1 for name in beginnings})
            self.clear()
            said.cache_clear()

    def __missing__(self, written: str) -> tuple[str, ...]:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        low, base, capitals = forms(written)
        names = [base, *(low[:n] + ANY for n in self._lengths if n <= len(low))]
        if capitals:
            names += [CAPITALS + name for name in names]
        found = tuple(self._names[name] for name in names if name in self._names)
        self[written] = found
        return found


ASKED = Asked()


class Said(NamedTuple):
    """A text's words, each by the forms that phrases ask for, and all those forms.

    After the last word stands one without any form.
    """

    words: list[tuple[str, ...]]
    forms: set[str]


@lru_cache(maxsize=TEXTS_REMEMBERED)
def said(text: str) -> Said:
    """The words of a text, ready for any set of phrases."""
    words = [*map(ASKED.__getitem__, TOKEN.findall(text)), ()]
    return Said(words, set(chain.from_iterable(words)))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand."""
    return [m.span() for m in TOKEN.finditer(text)]
