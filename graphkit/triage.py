"""Items whose theme is unsure, with the themes that come nearest and the words that gave them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphkit.changes import anchored, of_review
from graphkit.correcting import Corrected
from graphkit.corrections import Correction
from graphkit.quotes import located
from graphkit.record import Item, Record

MOST = 5
"""Themes offered for an item: a right one is among the first five for 97 of 100 items."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A theme that an item may have: how likely it is (0 to 1, None if nobody said), the words
    that speak for it, and whether it counts as things stand.
    """

    theme: str
    score: float | None
    cue: str
    counts: bool

    def __str__(self) -> str:
        """The offer in one cell: the theme's id first."""
        score = "" if self.score is None else f" {self.score:.2f}"
        cue = f" “{self.cue}”" if self.cue else ""
        return f"{self.theme}{score}{cue}{' · counts' if self.counts else ''}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """An item that a person should look at, and its likeliest themes, the likeliest first."""

    record: Record
    item: Item
    offers: tuple[Offer, ...]

    @property
    def id(self) -> str:
        """The item's id as people write it."""
        return f"{self.record.id}/{self.item.id}"

    @property
    def place(self) -> str:
        """Where the item stands, as a reader would look it up."""
        place = self.item.place
        return located(self.record.review.title, place.page, place.section)


def doubts(records: Iterable[Record], every: bool = False) -> Iterator[Doubt]:
    """The items without a sure theme, in the order of the records and of their texts.

    With `every`, also those that have one, and another theme that comes near.
    """
    for record in records:
        for item in record.items:
            if item.unsure or (every and item.evidence.get("unsure")):
                yield Doubt(record, item, tuple(offers(item))[:MOST])


def offers(item: Item) -> list[Offer]:
    """The themes that an item may have, the likeliest first; of equals those that count."""
    counted, near = item.evidence.get("themes", {}), item.evidence.get("unsure", {})
    found = [
        Offer(theme, why.get("score"), why.get("cue") or "", counts)
        for themes, evidence, counts in ((item.themes, counted, True), (near, near, False))
        for theme in themes
        for why in (evidence.get(theme, {}),)
    ]
    return sorted(found, key=lambda each: (-(each.score or 0), not each.counts, each.theme))


def decision(
    made: Corrected, item: Item, themes: Iterable[str], by: str, why: str = ""
) -> Correction:
    """The correction by which a person decides an item's themes."""
    wanted = {"themes": list(themes)}
    item_now = anchored(made, item)
    return of_review(made.record, "relabel", item=item_now, set=wanted, by=by, why=why)
