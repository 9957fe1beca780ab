"""Triage by single keys: each decision is written down at once, and the last can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graphkit.changes import pointed
from graphkit.decisions import few
from graphkit.errors import Misuse
from graphkit.keeping import keep, take_back
from graphkit.triage import Doubt, decision
from graphkit.workspace import Workspace

SEVERAL, ENTER, NONE, SKIP, UNDO, QUIT = "+", ("\r", "\n"), "n", "s", "u", "q"
KEYS = "1-5 that theme · + several, then Enter · n none of them · s skip · u undo last · q quit"


@dataclass
class Session:
    """A walk through the doubts of a workspace.

    `at` is the doubt that is shown, `decided` the numbers of the corrections made so far, each
    with the place of its doubt; `chosen` are the themes marked where several are wanted.
    """

    workspace: Workspace
    doubts: Sequence[Doubt]
    by: str = ""
    at: int = 0
    over: bool = False
    decided: list[tuple[int, int]] = field(default_factory=list)
    chosen: list[str] | None = None

    @property
    def doubt(self) -> Doubt | None:
        """The item to be decided; None at the end."""
        return None if self.over or self.at >= len(self.doubts) else self.doubts[self.at]

    def press(self, key: str) -> str:
        """What one key does, in words."""
        doubt = self.doubt
        assert doubt is not None  # the caller asks only while there is one
        if key == QUIT:
            self.over = True
            return "Done."
        if self.chosen is not None:
            return self._several(doubt, key, self.chosen)
        if key == SEVERAL:
            self.chosen = []
            return "Several: their numbers, then Enter."
        if key == SKIP:
            self.at += 1
            return "Skipped."
        if key == UNDO:
            return self._undo()
        if key == NONE:
            return self._decide(doubt, [])
        theme = _offered(doubt, key)
        return self._decide(doubt, [theme]) if theme else KEYS

    def _several(self, doubt: Doubt, key: str, chosen: list[str]) -> str:
        theme = _offered(doubt, key)
        if theme:
            marked = [each for each in chosen if each != theme]
            marked += [theme] if len(marked) == len(chosen) else []
            try:
                few(marked, ", ".join(marked))
            except Misuse as error:
                return str(error)
            self.chosen = marked
            return f"{', '.join(marked) or 'nothing'}: Enter to confirm."
        self.chosen = None
        if key in ENTER and chosen:
            return self._decide(doubt, chosen)
        return KEYS

    def _decide(self, doubt: Doubt, themes: Sequence[str]) -> str:
        change = decision(*pointed(self.workspace, doubt.id), themes, self.by)
        (new,), _ = keep(self.workspace, lambda _: [change])
        self.decided.append((new.n, self.at))
        self.at += 1
        return f"{', '.join(themes) or 'none of them'} (correction {new.n})."

    def _undo(self) -> str:
        if not self.decided:
            return "There is nothing to undo in this session."
        number, self.at = self.decided.pop()
        take_back(self.workspace, number, self.by)
        return f"Correction {number} is taken back."


def _offered(doubt: Doubt, key: str) -> str | None:
    """The theme that a number stands for."""
    if key.isascii() and key.isdigit() and 1 <= int(key) <= len(doubt.offers):
        return doubt.offers[int(key) - 1].theme
    return None
