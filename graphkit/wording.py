"""What the words of a statement tell: its kind, whether it says anything, whether it judges.

The words are in `import/wording.toml`; strong signals count 1, weak ones 0.5.
"""

import re
import tomllib
from dataclasses import dataclass

from graphkit import resources
from graphkit.document import fold
from graphkit.phrases import Phrases
from graphkit.record import KINDS

STRONG, WEAK = 1.0, 0.5
JUDGES_AT = 1.0


@dataclass(frozen=True)
class Wording:
    """The signals of kind, and the marks of statements that are none."""

    signals: Phrases
    nothing: Phrases
    whole: frozenset[str]
    pointer: re.Pattern[str]
    remarks: Phrases
    turns: tuple[str, ...]
    instructions: re.Pattern[str]

    def scores(self, text: str) -> dict[str, float]:
        """The weight of each kind's signals in a statement, names of bodies blanked before."""
        found = dict.fromkeys(KINDS, 0.0)
        for meaning in {(m.meaning, m.phrase) for m in self.signals.outermost(text)}:
            kind, strength = meaning[0].split("/")
            found[kind] += STRONG if strength == "strong" else WEAK
        return found

    def judgement(self, text: str) -> str | None:
        """The kind of a sentence of narrative that judges practice; None where it only tells."""
        scores = self.scores(text)
        best = max(("finding", "good-practice"), key=lambda kind: scores[kind])
        return best if scores[best] >= JUDGES_AT else None

    def says_nothing(self, text: str) -> bool:
        """Whether a statement is empty: "N/A", "No single agency learning was identified"."""
        bare = text.strip(" .–—-:*•").casefold()
        return bare in self.whole or not re.search(r"[A-Za-z]{2}", bare) or bool(
            len(text) < 400 and self.nothing.every(text)
        )

    def points_to(self, text: str) -> str | None:
        """The ref that a line only points to ("See 4.1 above"), or None."""
        match = self.pointer.match(fold(text))
        return match["ref"] if match else None

    def turning(self, sentence: str) -> bool:
        """Whether a sentence turns from what was said before it ("However, …")."""
        return bool(re.match(rf"(?:{'|'.join(self.turns)})\b", sentence, re.I))


def load_wording() -> Wording:
    """The wording tables as shipped, or the analyst's own."""
    table = tomllib.loads(resources.file("import", "wording.toml").read_text(encoding="utf-8"))
    return Wording(
        signals=Phrases(
            (phrase, f"{kind}/{strength}")
            for kind, strengths in table["kinds"].items()
            for strength, phrases in strengths.items()
            for phrase in phrases
        ),
        nothing=Phrases((phrase, "") for phrase in table["nothing"]["phrases"]),
        whole=frozenset(table["nothing"]["whole"]),
        pointer=re.compile(table["nothing"]["pointer"], re.I),
        remarks=Phrases((phrase, "") for phrase in table["remarks"]["phrases"]),
        turns=tuple(table["turns"]),
        instructions=re.compile(table["instructions"], re.I),
    )
