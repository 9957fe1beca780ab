"""Gives a statement its themes: the interface every coder has, and the one that works by cues."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from graphkit.themes import Themes

MOST_THEMES = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """What a coder sees: the words with names of bodies blanked, the kind, the headings above."""

    text: str
    kind: str
    headings: tuple[str, ...] = ()


@dataclass(slots=True)
class Codes:
    """Themes in order of score, each with the cue that gave it; `unsure` holds the near misses."""

    themes: dict[str, dict[str, Any]] = field(default_factory=dict)
    unsure: dict[str, dict[str, Any]] = field(default_factory=dict)


class Coder(Protocol):
    """Codes statements, the same way every time."""

    def code(self, statements: Sequence[Statement]) -> list[Codes]:
        """The codes of each statement, in order."""
        ...  # pragma: no cover


@dataclass(frozen=True, slots=True)
class CueCoder:
    """Codes by the cues of `import/themes.toml`, each cue weighing what the table gives it."""

    themes: Themes
    heading_share: float = 0.5
    enough: float = 0.5
    share_of_best: float = 0.5

    def code(self, statements: Sequence[Statement]) -> list[Codes]:
        """The codes of each statement, in order."""
        return [self._one(statement) for statement in statements]

    def _one(self, statement: Statement) -> Codes:
        sums, cues = self._weigh(statement)
        ranked = sorted(sums, key=lambda theme: (-sums[theme], theme))
        best = sums[ranked[0]] if ranked else 0.0
        codes = Codes()
        for theme in ranked:
            found = {"cue": cues[theme], "score": round(sums[theme], 2)}
            sure = sums[theme] >= max(self.enough, best * self.share_of_best)
            room = len(codes.themes) < MOST_THEMES
            (codes.themes if sure and room else codes.unsure)[theme] = found
        return codes

    def _weigh(self, statement: Statement) -> tuple[dict[str, float], dict[str, str]]:
        sums: dict[str, float] = {}
        cues: dict[str, str] = {}
        heading = statement.headings[-1] if statement.headings else ""
        for text, share in ((statement.text, 1.0), (heading, self.heading_share)):
            for cue in self.themes.cues(text):
                sums[cue.theme] = sums.get(cue.theme, 0.0) + cue.weight * share
                cues.setdefault(cue.theme, text[cue.start : cue.end])
        return sums, cues
