"""Gives statements their themes and says why: the interface of a coder, and the learned one.

Precision first: a theme whose probability is below the model's threshold is listed as unsure,
for a person to confirm, and does not count: an item may have no theme that counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from graphkit.features import Features, Seen, Statement
from graphkit.linear import Model, probability
from graphkit.themes import Cue

MOST_THEMES = 3
UNSURE = 0.1
WHOLE = "the statement as a whole"
MOST_UNSURE = 5


@dataclass(slots=True)
class Codes:
    """Themes in order of score, each with what gave it; `unsure` holds the near misses.

    `sure` says that at least one theme is as likely as the model's threshold asks.
    """

    themes: dict[str, dict[str, Any]] = field(default_factory=dict)
    unsure: dict[str, dict[str, Any]] = field(default_factory=dict)
    sure: bool = False


class Coder(Protocol):
    """Codes statements, the same way every time."""

    def code(self, statements: Sequence[Statement]) -> list[Codes]:
        """The codes of each statement, in order."""
        ...  # pragma: no cover


@dataclass(frozen=True, slots=True)
class LearnedCoder:
    """Codes by a linear model over words and the cues of `import/themes.toml`."""

    features: Features
    model: Model

    def code(self, statements: Sequence[Statement]) -> list[Codes]:
        """The codes of each statement, in order."""
        if not statements:
            return []
        cues = [self.features.cues(statement) for statement in statements]
        seen = [*map(self.features.of_themes, statements, cues)]
        best = self.model.best(self.model.odds(seen), MOST_THEMES + MOST_UNSURE)
        phrases = map(_phrases, statements, cues)
        return [self._one(*one) for one in zip(phrases, seen, best, strict=True)]

    def _one(
        self, phrases: dict[str, str], seen: Seen, best: list[tuple[str, float]]
    ) -> Codes:
        codes = Codes()
        for place, (theme, odds) in enumerate(best):
            score = probability(odds)
            codes.sure = codes.sure or score >= self.model.threshold
            counts = score >= self.model.threshold and place < MOST_THEMES
            enough = codes.sure or place >= MOST_UNSURE
            if not counts and score < UNSURE and enough:
                break
            cue = phrases.get(theme) or self._words(seen, theme)
            (codes.themes if counts else codes.unsure)[theme] = {"cue": cue, "score": score}
        return codes

    def _words(self, seen: Seen, theme: str) -> str:
        """The words that spoke most for a theme no cue phrase names."""
        spoken = self.model.because(seen, theme)
        return ", ".join(name for name in spoken if "=" not in name) or WHOLE


def _phrases(statement: Statement, cues: Sequence[Cue]) -> dict[str, str]:
    """Theme to the first of its cue phrases in a statement."""
    found: dict[str, str] = {}
    for cue in cues:
        found.setdefault(cue.theme, statement.text[cue.start : cue.end])
    return found
