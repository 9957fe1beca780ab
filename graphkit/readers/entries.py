"""Yearly lists of reviews: entries that run on, each with labels at the head of its paragraphs."""

from dataclasses import dataclass, field

from graphkit.readers.builder import Builder
from graphkit.readers.knowledge import Knowledge, knowledge
from graphkit.readers.lines import BELOW, CASE

LONGEST = 160


@dataclass(slots=True)
class Entries:
    """Turns the labels inside the entries of a yearly list into headings.

    "Background: …" is a heading only there; elsewhere it is how a paragraph begins.
    """

    builder: Builder
    _known: Knowledge = field(default_factory=knowledge)
    _level: int = 0

    def heading(self, text: str, level: int) -> int:
        """Note a heading of depth `level`; the depth it has among the entries."""
        if not self._known.entry.fullmatch(text.strip()):
            return level
        self._level = self._level or min(level, CASE)
        return self._level

    def take(self, text: str) -> bool:
        """Write a paragraph that opens an entry or begins with a label; say whether it did."""
        if not self._level:
            return False
        if len(text) <= LONGEST and self._known.entry.fullmatch(text):
            self.builder.heading(text, self._level)
            return True
        match = self._known.entry_label.match(text)
        if not match:
            return False
        self.builder.heading(match["label"], BELOW)
        self.builder.paragraph(match["rest"])
        return True
