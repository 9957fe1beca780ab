"""How far a recommendation or action has come, by the words of `import/review.toml`."""

import re
from dataclasses import dataclass
from typing import Any

from graphkit.facts import load_facts

# What a progress cell begins with, where that is so short that it can only be a status.
OPENING = re.compile(r"[^.;:–—]{1,25}(?=[.;:–—]|$)")
OPENING_WORDS = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """The words of each status, the first in the cell deciding, and how a refusal begins."""

    words: dict[str, re.Pattern[str]]
    letters: dict[str, str]
    refused: re.Pattern[str]
    denied: re.Pattern[str]

    def status(self, words: str) -> str | None:
        """The standing a status cell gives (`done`, `in-progress`, `planned`, `rejected`)."""
        letter = self.letters.get(words.strip().casefold())
        return letter or self._said(words)

    def _said(self, words: str) -> str | None:
        """The status whose word comes first; of two at one place the longer ("not done")."""
        found = [
            (match.start(), -match.end(), name)
            for name, known in self.words.items() if (match := known.search(words))
        ]  # fmt: skip
        if not found:
            return None
        start, _, name = min(found)
        denied = self.denied.search(words[:start])
        return "planned" if denied and name in ("done", "in-progress") else name

    def opening(self, words: str) -> str | None:
        """The standing that a progress cell begins with ("Complete. …")."""
        first = OPENING.match(words)
        short = first is not None and len(first.group().split()) <= OPENING_WORDS
        return self.status(first.group()) if first and short else None

    def rejects(self, words: str) -> bool:
        """Whether a progress cell only says that the recommendation was not accepted."""
        return bool(self.refused.match(words))


def read_standing(table: dict[str, Any]) -> Standing:
    """The standing words of a table `[status]`: a list for each status, and `refused`."""
    words = {name: _any(listed) for name, listed in table["words"].items()}
    patterns = (re.compile(table[name], re.I) for name in ("refused", "denied"))
    return Standing(words, table["letters"], *patterns)


def load_standing() -> Standing:
    """The words as shipped, or the analyst's own."""
    return read_standing(load_facts().table["status"])


def _any(words: list[str]) -> re.Pattern[str]:
    spaced = (re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.I)
