"""Gives statements their themes and says why: the interface of a coder, and the learned one.

Precision first: a theme whose probability is below the model's threshold is listed as unsure,
for a person to confirm, and does not count. The first theme of an item counts from LEAST on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from graphkit.features import Features, Seen, Statement
from graphkit.linear import Model, probability, ranked

MOST_THEMES = 3
LEAST = 0.15
UNSURE = 0.1
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
        return [self._one(statement) for statement in statements]

    def _one(self, statement: Statement) -> Codes:
        seen = self.features.of_themes(statement)
        scores = self.model.scores(seen)
        phrases = self._phrases(statement.text, self.features.blanked(statement))
        codes = Codes()
        for place, theme in enumerate(ranked(scores)[: MOST_THEMES + MOST_UNSURE]):
            score = probability(scores[theme])
            codes.sure = codes.sure or score >= self.model.threshold
            counts = score >= (self.model.threshold if place else LEAST) and place < MOST_THEMES
            if not counts and score < UNSURE:
                break
            cue = phrases.get(theme) or self._words(seen, theme)
            (codes.themes if counts else codes.unsure)[theme] = {"cue": cue, "score": score}
        return codes

    def _phrases(self, text: str, blanked: str) -> dict[str, str]:
        """Theme to the first of its cue phrases in the text, names left out of account."""
        found: dict[str, str] = {}
        for cue in self.features.themes.cues(blanked):
            found.setdefault(cue.theme, text[cue.start : cue.end])
        return found

    def _words(self, seen: Seen, theme: str) -> str:
        """The words that spoke most for a theme no cue phrase names."""
        spoken = self.model.because(seen, theme)
        return ", ".join(name for name in spoken if "=" not in name) or ", ".join(spoken)
