"""Gives statements their themes and says why: the interface of a coder, and the learned one.

Precision first: a theme whose probability is below the model's threshold is listed as unsure,
for a person to confirm, and does not count: an item may have no theme that counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from graphkit.advice import Advice
from graphkit.features import Features, Statement
from graphkit.linear import Model, probability
from graphkit.scoring import Read
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
    """Codes by a linear model over words and the cues of `import/themes.toml`.

    Where there is `advice` of the encoder its odds count too; what is said of why does not change.
    """

    features: Features
    model: Model
    advice: Advice | None = None

    def code(self, statements: Sequence[Statement]) -> list[Codes]:
        """The codes of each statement, in order."""
        if not statements:
            return []
        cues = [self.features.cues(statement) for statement in statements]
        seen = [*map(self.features.of_themes, statements, cues)]
        read = self.model.read(seen)
        odds = read.odds
        if self.advice:
            odds = self.advice.mixed(odds, [statement.text for statement in statements])
        best = self.model.best(odds, MOST_THEMES + MOST_UNSURE)
        phrases = map(_phrases, statements, cues)
        codes = [self._one(*one) for one in zip(phrases, best, strict=True)]
        _explain(codes, read)
        return codes

    def _one(self, phrases: dict[str, str], best: list[tuple[str, float]]) -> Codes:
        """The codes of a statement; those that no cue phrase names are without a cue."""
        codes = Codes()
        for place, (theme, odds) in enumerate(best):
            score = probability(odds)
            codes.sure = codes.sure or score >= self.model.threshold
            counts = score >= self.model.threshold and place < MOST_THEMES
            enough = codes.sure or place >= MOST_UNSURE
            if not counts and score < UNSURE and enough:
                break
            why = {"cue": phrases.get(theme, ""), "score": score}
            (codes.themes if counts else codes.unsure)[theme] = why
        return codes


def _explain(codes: Sequence[Codes], read: Read) -> None:
    """Gives the words that spoke most for each theme that no cue phrase names."""
    unnamed = [
        (at, theme, why)
        for at, one in enumerate(codes)
        for listed in (one.themes, one.unsure)
        for theme, why in listed.items()
        if not why["cue"]
    ]
    spoken = read.because([(at, theme) for at, theme, _ in unnamed])
    for (*_, why), names in zip(unnamed, spoken, strict=True):
        why["cue"] = ", ".join(name for name in names if "=" not in name) or WHOLE


def _phrases(statement: Statement, cues: Sequence[Cue]) -> dict[str, str]:
    """Theme to the first of its cue phrases in a statement."""
    found: dict[str, str] = {}
    for cue in cues:
        found.setdefault(cue.theme, statement.text[cue.start : cue.end])
    return found
