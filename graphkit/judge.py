"""Judges wording: the kind of a statement its heading leaves open, and which prose judges practice.

The words decide by a linear model learned from coded statements; what the heading promises weighs
on top, and marks in `import/wording.toml` (nothing said, remarks on the review) overrule both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.features import grams, under
from graphkit.formats import PROMISED
from graphkit.linear import Model, probability, ranked
from graphkit.wording import Wording

# Log odds added for each strong signal of wording.
SIGNAL = 0.5
# Added to the probability of a sentence for a signal of judgement in its words.
JUDGING = 0.1


@dataclass(frozen=True, slots=True)
class Judge:
    """The learned reading of kinds and of sentences, beside the tables of wording."""

    wording: Wording
    kinds: Model
    sentences: Model

    def kind(
        self, text: str, promised: str, may: Sequence[str], weight: float = PROMISED
    ) -> str:
        """The kind a statement has under a heading that promises one and allows others."""
        if not may:
            return promised
        signals = self.wording.scores(text)
        scores = {k: z + SIGNAL * signals[k] for k, z in self.kinds.scores(grams(text)).items()}
        scores[promised] += weight
        return ranked(scores, [promised, *(kind for kind in may if kind != promised)])[0]

    def free_kind(self, text: str, choices: Sequence[str]) -> str:
        """The likeliest of some kinds where no heading promises one."""
        signals = self.wording.scores(text)
        scores = {k: z + signals[k] for k, z in self.kinds.scores(grams(text)).items()}
        return ranked(scores, choices)[0]

    def judges(self, text: str, headings: Sequence[str], document: str) -> float:
        """The probability that a sentence of prose judges practice and is an item."""
        odds = self.sentences.scores(under(text, headings, document))["item"]
        return probability(odds) + (JUDGING if self.wording.judgement(text) else 0.0)
