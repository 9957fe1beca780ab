"""Passages by their words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest

from graphkit.errors import Misuse
from graphkit.record import Item, Record

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Found:
    """An item that has all the words, and how well it fits (smaller is better)."""

    rank: tuple[int, int, float, str, str]
    record: Record
    item: Item


def find(records: Iterable[Record], words: str, most: int | None = None) -> list[Found]:
    """The items that have all of `words`, best first, at most `most`.

    Case does not matter, and a word finds longer ones it begins ("record" finds "recording").
    First come items with the words next to each other, then those with more of them whole,
    then those with fewer other words. Raises Misuse when `words` holds no word.
    """
    wanted = tokens(words)
    if not wanted:
        raise Misuse("There is no word to look for. Example: graphkit find strategy discussion")
    matches = (match(record, item, wanted) for record in records for item in record.items)
    hits = (hit for hit in matches if hit)
    return sorted(hits, key=_rank) if most is None else nsmallest(most, hits, key=_rank)


def _rank(found: Found) -> tuple[int, int, float, str, str]:
    return found.rank


def match(record: Record, item: Item, wanted: list[str]) -> Found | None:
    """The item with its rank, if it has a word for each one wanted."""
    have = tokens(item.text)
    if not all(any(word.startswith(want) for word in have) for want in wanted):
        return None
    apart = 0 if adjacent(have, wanted) else 1
    whole = sum(want in have for want in wanted)
    uses = sum(word.startswith(tuple(wanted)) for word in have)
    return Found((apart, -whole, -uses / len(have), record.id, item.id), record, item)


def adjacent(have: list[str], wanted: list[str]) -> bool:
    """Whether the words wanted stand next to each other, in their order."""
    width = len(wanted)
    return any(
        all(word.startswith(want) for word, want in zip(have[i : i + width], wanted, strict=True))
        for i in range(len(have) - width + 1)
    )


def tokens(text: str) -> list[str]:
    """The words of `text`, in a form that ignores case and the shape of apostrophes."""
    return [word.casefold().replace("’", "'") for word in WORD.findall(text)]
