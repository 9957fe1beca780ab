"""The words of a text: where they stand, and the forms by which phrases ask for them."""

import re
from functools import lru_cache
from itertools import chain
from sys import intern
from typing import NamedTuple

TOKEN = re.compile(r"[^\W_]+(?:[’'][a-z]+)?|&")
PIECE = re.compile(r"\S+")
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


class Pieces(dict[str, tuple[str, ...]]):
    """From a piece of text without white space ("agencies,") to its words.

    It fills itself as pieces are met: nearly every piece of a text has been met before.
    """

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[piece] = words = tuple(map(intern, TOKEN.findall(piece)))
        return words


class Places(dict[str, tuple[int, ...]]):
    """From a piece of text without white space to where its words begin in it."""

    def __missing__(self, piece: str) -> tuple[int, ...]:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[piece] = places = tuple(m.start() for m in TOKEN.finditer(piece))
        return places


PIECES, PLACES = Pieces(), Places()


@lru_cache(maxsize=TEXTS_REMEMBERED)
def said(text: str) -> list[str]:
    """The words of a text, as they are written; white space always stands between two."""
    return [*chain.from_iterable(map(PIECES.__getitem__, text.split()))]


@lru_cache(maxsize=TEXTS_REMEMBERED)
def starts(text: str) -> list[int]:
    """Where the words of a text begin."""
    pieces = text.replace("\n", " ").split(" ")
    if [*filter(None, pieces)] != text.split():
        found = PIECE.finditer(text)
        return [m.start() + place for m in found for place in PLACES[m.group()]]
    begun: list[int] = []
    put, at = begun.append, 0  # nothing but single spaces and line ends stands between pieces
    for piece in pieces:
        for place in PLACES[piece]:
            put(at + place)
        at += len(piece) + 1
    return begun
