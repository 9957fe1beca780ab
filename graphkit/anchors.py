"""Where a correction holds: words of the source, found again in a better or a changed reading."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, TypeVar

from graphkit.document import Document
from graphkit.record import Item

Thing = TypeVar("Thing")
Span = tuple[int, int]
RUN = re.compile(r"[^\W_]+")
DIGITS = re.compile(r"\d+")
MOSTLY = 0.8
"""Words that hold others, or are held by them, are the same passage from this share on."""
CHANGED = "its words have changed a little"


class Orphaned(Exception):
    """The words of a correction are no longer there; the message says what is."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a source, the headings above them, and which of equal ones is meant.

    `occurrence` counts from 1 among the `of` that have the same words under the same headings.
    Neither an id nor an offset: a better reading of the same source has the same words.
    """

    text: str
    section: tuple[str, ...] = ()
    occurrence: int = 1
    of: int = 1

    def to_json(self) -> dict[str, Any]:
        """The anchor as JSON values; which of equal ones only where there are several."""
        data: dict[str, Any] = {"text": self.text, "section": list(self.section)}
        return data if self.of == 1 else {**data, "occurrence": self.occurrence, "of": self.of}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Anchor":
        """The anchor written by `to_json`."""
        return cls(**{**data, "section": tuple(data.get("section", ()))})


@lru_cache(maxsize=16384)
def letters(text: str) -> str:
    """The letters and digits of a text: what stays when spaces, bullets and quotes change."""
    return _bare(text)


def _bare(text: str) -> str:
    """Folded first: “İ” becomes an i and a mark, and marks are no letters."""
    return "".join(RUN.findall(text.casefold()))


def anchor_of(item: Item, items: Iterable[Item]) -> Anchor:
    """The anchor of one of `items`."""
    section = tuple(item.place.section)
    same = [each for each in items if _exactly(each.text, item.text)
            and _folded(each.place.section) == _folded(section)]  # fmt: skip
    number = next(n for n, each in enumerate(same, 1) if each.id == item.id)
    return Anchor(item.text, section, number, len(same))


def held(anchor: Anchor, items: Sequence[Item]) -> tuple[Item, str]:
    """The item that has the anchor's words; and "", or that its words have changed a little.

    Raises Orphaned when none has, or when it cannot be told which of several.
    """
    for alike, said in ((_exactly, ""), (_barely, CHANGED), (_mostly, CHANGED)):
        found = [item for item in items if alike(item.text, anchor.text)]
        if found:
            return chosen(anchor, found, lambda item: item.place.section), said
    raise Orphaned("no item has its words")


def chosen(
    anchor: Anchor, found: Sequence[Thing], section: Callable[[Thing], Sequence[str]]
) -> Thing:
    """The one of `found` that is meant: by its headings, then by its number among equal ones.

    Raises Orphaned when there are more or fewer equal ones than there were.
    """
    under = [each for each in found if _folded(section(each)) == _folded(anchor.section)]
    pool = under or found
    if len(pool) != anchor.of:
        raise Orphaned(f"its words are there {times(len(pool))}, and were {times(anchor.of)}")
    return pool[anchor.occurrence - 1]


def times(count: int) -> str:
    """A count in words."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _folded(section: Iterable[str]) -> tuple[str, ...]:
    return tuple(letters(heading) for heading in section)


def _exactly(one: str, other: str) -> bool:
    return letters(one) == letters(other)


def _barely(one: str, other: str) -> bool:
    """Footnote marks and list numbers come and go with the cleaner."""
    return DIGITS.sub("", letters(one)) == DIGITS.sub("", letters(other))


def _mostly(one: str, other: str) -> bool:
    short, long = sorted((letters(one), letters(other)), key=len)
    return len(short) >= MOSTLY * len(long) and short in long


class Letters:
    """A text, or some spans of it, by its letters and digits: finds words however they are set."""

    def __init__(self, text: str, spans: Iterable[Sequence[int]] | None = None) -> None:
        """Without `spans`, the whole text."""
        self.text = text
        places = [(0, len(text))] if spans is None else [(start, end) for start, end in spans]
        self._runs = [m.span() for place in places for m in RUN.finditer(text, *place)]
        runs = [_bare(text[start:end]) for start, end in self._runs]
        self._at = list(accumulate(map(len, runs), initial=0))
        self._letters = "".join(runs)

    def find(self, words: str) -> list[Span]:
        """Where whole words stand that have the letters of `words`, with the marks typed round
        them if those are there too."""
        wanted, found, at = letters(words), [], -1
        while wanted and (at := self._letters.find(wanted, at + 1)) >= 0:
            first, last = (bisect_left(self._at, place) for place in (at, at + len(wanted)))
            if self._at[first] == at and self._at[last] == at + len(wanted):
                found.append(self._widened(words, self._runs[first][0], self._runs[last - 1][1]))
        return found

    def _widened(self, words: str, start: int, end: int) -> Span:
        runs = list(RUN.finditer(words))
        before, after = words[: runs[0].start()].strip(), words[runs[-1].end() :].strip()
        for mark in reversed(before):
            start -= start > 0 and _same_mark(self.text[start - 1], mark)
        for mark in after:
            end += end < len(self.text) and _same_mark(self.text[end], mark)
        return start, end


MARKS = str.maketrans("“”„‘’–—", "\"\"\"''--")


def _same_mark(one: str, other: str) -> bool:
    return one.translate(MARKS) == other.translate(MARKS)


def section_at(document: Document, start: int) -> tuple[tuple[str, ...], int | None]:
    """The headings above a place of a document, and its page."""
    block = next((b for b in reversed(document.blocks) if b.start <= start), None)
    return (block.section, block.page) if block else ((), None)


def passage(anchor: Anchor, document: Document) -> Span:
    """Where an anchor's words stand in a document.

    Raises Orphaned when they do not, or when it cannot be told which of several is meant.
    """
    found = Letters(document.text).find(anchor.text)
    if not found:
        raise Orphaned("its words are not in the document")
    return chosen(anchor, found, lambda span: section_at(document, span[0])[0])


def passage_anchor(document: Document, words: str, at: int | None) -> Anchor:
    """The anchor of words quoted from a document; `at` says which of several, from 1.

    Raises Orphaned when they are not there, or several times and `at` is None or too large.
    """
    found = Letters(document.text).find(words)
    if not found:
        raise Orphaned("these words are not in the document: quote them as they stand there")
    if at is None and len(found) > 1:
        raise Orphaned(f"these words are there {times(len(found))}: say which with --at")
    if at is not None and at > len(found):
        raise Orphaned(f"these words are there {times(len(found))}: there is no --at {at}")
    span = found[(at or 1) - 1]
    section = section_at(document, span[0])[0]
    same = [each for each in found if _folded(section_at(document, each[0])[0]) == _folded(section)]
    return Anchor(document.text[slice(*span)], section, same.index(span) + 1, len(same))
