"""Long texts whose parts are asked about: where a part stands, by letters and by words."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from graphkit.document import fold
from graphkit.tokens import said, starts


class Coordinates:
    """A text and where its words begin and end."""

    def __init__(self, text: str, words: list[str]) -> None:
        self.text, self._words = text, words
        self._last = 0

    @cached_property
    def begun(self) -> list[int]:
        """Where each word begins."""
        return starts(self.text)

    def end(self, word: int) -> int:
        """Where a word ends, by its number."""
        return self.begun[word] + len(self._words[word])

    def find(self, part: str) -> int:
        """Where a part begins, first looked for after the last one found; below 0 for nowhere."""
        at = self.text.find(part, self._last)
        if at < 0:
            at = self.text.find(part)
        if at >= 0:
            self._last = at
        return at

    def between(self, start: int, end: int) -> tuple[int, int] | None:
        """The first word between two places and the one after the last; None where either place
        cuts a word, so that the words of the part alone would be others."""
        first = bisect_left(self.begun, start)
        stop = bisect_left(self.begun, end, first)
        cut = (first and self.end(first - 1) > start) or (stop and self.end(stop - 1) > end)
        return None if cut else (first, stop)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole: its first word and the one after its last; and where it starts, in the
    coordinates of the whole as it is or with its white space folded."""

    whole: "Whole"
    first: int
    stop: int
    place: Coordinates
    start: int


class Whole:
    """A text of which parts will be asked, as they stand in it or with white space folded."""

    def __init__(self, text: str) -> None:
        self.words = said(text)
        folded = fold(text)
        texts = (text,) if folded == text else (text, folded)
        self._places = [Coordinates(each, self.words) for each in texts]

    def part(self, text: str) -> Part | None:
        """Where a text stands in this one; None where it does not, or not for sure."""
        for place in self._places:
            start = place.find(text)
            if start >= 0 and (words := place.between(start, start + len(text))):
                return Part(self, *words, place, start)
        return None
