"""What a body's name means in this document: in its nation, and in a review of an adult."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graphkit.mention import Mention


class Retyping:
    """The register's tables `elsewhere` and `grown`, ready to ask."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._elsewhere: Sequence[Mapping[str, Any]] = tables.get("elsewhere", ())
        self._grown: Sequence[Mapping[str, Any]] = tables.get("grown", ())

    def retyped(self, mentions: Iterable[Mention], text: str, kind: str) -> list[Mention]:
        """The mentions of a document's `text`, of review type `kind`, with the types they have
        there. A body keeps its type where the document names one of that type in full."""
        found = list(mentions)
        low = text.casefold()
        for row in self._elsewhere:
            if any(place.casefold() in low for place in row["where"]):
                found = [self._moved(m, row, m.name.startswith(row["begins"])) for m in found]
        for row in self._grown:
            named = any(m.type == row["of"] and m.kind not in ("role", "implied") for m in found)
            if (kind in row["reviews"] or _of_adults(low, row)) and not named:
                found = [self._moved(m, row, True) for m in found]
        return found

    def _moved(self, mention: Mention, row: Mapping[str, Any], here: bool) -> Mention:
        fits = here and mention.type == row["of"]
        return replace(mention, type=row["becomes"]) if fits else mention


def _of_adults(text: str, row: Mapping[str, Any]) -> bool:
    """Whether a text speaks of a board for adults, and of nothing that is for children."""
    return any(map(text.__contains__, row["of_adults"])) and not any(
        map(text.__contains__, row["of_children"])
    )
