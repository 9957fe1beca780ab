"""Which item of one coder is which item of another: pairs by the words they share.

Two items are the same when the F1 of their words (as multisets, folded) is at least SAME; pairs
are taken greedily from the likest down, each item once.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphkit.coding import WORD, Coding, Filed

SAME = 0.7
"""From this likeness (0 to 1) on, two items are the same statement: the coding guide's measure."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One statement as two coders filed it; None where one of them has no such item."""

    document: str
    gold: Filed | None
    found: Filed | None


@dataclass(frozen=True, slots=True)
class Compared:
    """One document coded twice: `gold` is what is held to be right, `pairs` its items in order,
    those that only `found` has last."""

    gold: Coding
    found: Coding
    pairs: tuple[Pair, ...]


def compare(gold: Coding, found: Coding) -> Compared:
    """Two codings of one document, their items paired by their words."""
    return Compared(gold, found, tuple(_pairs(gold, found)))


def _pairs(gold: Coding, found: Coding) -> Iterator[Pair]:
    other = dict(matched([i.text for i in gold.items], [i.text for i in found.items]))
    for number, item in enumerate(gold.items):
        at = other.get(number)
        yield Pair(gold.name, item, None if at is None else found.items[at])
    taken = set(other.values())
    for number, item in enumerate(found.items):
        if number not in taken:
            yield Pair(gold.name, None, item)


def matched(gold: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of texts that are the same statement, likest first; each text is in one at most.

    Of equal likeness the later text of `gold`, then of `found`, comes first, as in the scoring
    script that the coding guide comes with.
    """
    ours, theirs = [words(text) for text in gold], [words(text) for text in found]
    scored = sorted(
        ((likeness(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)),
        reverse=True,
    )
    left, right = set(range(len(gold))), set(range(len(found)))
    pairs = []
    for like, i, j in scored:
        if like < SAME:
            break
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))
    return pairs


def words(text: str) -> Counter[str]:
    """A text's words, folded, with how often each stands there."""
    return Counter(WORD.findall(text.lower()))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The F1 of two texts' words, 0 (no word shared, or no word at all) to 1."""
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else 0.0
