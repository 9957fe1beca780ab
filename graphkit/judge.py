"""Judges wording: the kind of a statement its heading leaves open, and which prose judges practice.

The words decide by a linear model learned from coded statements; what the heading promises weighs
on top, and marks in `import/wording.toml` (nothing said, remarks on the review) overrule both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graphkit.advice import Advice
from graphkit.features import Seen, grams, under, words_of
from graphkit.formats import PROMISED
from graphkit.linear import Model, probability, ranked
from graphkit.wording import Wording

# Log odds added for each strong signal of wording.
SIGNAL = 0.5
# Added to the probability of a sentence for a signal of judgement in its words.
JUDGING = 0.1

# So many statements stay scored.
MOST_READY = 1024


@dataclass(frozen=True, slots=True)
class Judge:
    """The learned reading of kinds and of sentences, beside the tables of wording."""

    wording: Wording
    kinds: Model
    sentences: Model
    items: Model
    advice: Advice | None = None
    _ready: dict[str, list[float]] = field(default_factory=dict, compare=False, repr=False)

    def kind(
        self, text: str, promised: str, may: Sequence[str], weight: float = PROMISED
    ) -> str:
        """The kind a statement has under a heading that promises one and allows others."""
        if not may:
            return promised
        signals = self.wording.scores(text)
        scores = {k: z + SIGNAL * signals[k] for k, z in self._odds(text)}
        scores[promised] += weight
        return ranked(scores, [promised, *(kind for kind in may if kind != promised)])[0]

    def free_kind(self, text: str, choices: Sequence[str]) -> str:
        """The likeliest of some kinds where no heading promises one."""
        signals = self.wording.scores(text)
        scores = {k: z + signals[k] for k, z in self._odds(text)}
        return ranked(scores, choices)[0]

    def prepare(self, texts: Iterable[str]) -> None:
        """Scores statements together, which is quicker than one by one.

        The kinds of others can be asked as well.
        """
        if len(self._ready) >= MOST_READY:
            self._ready.clear()
        if wanted := [text for text in dict.fromkeys(texts) if text not in self._ready]:
            odds = self.kinds.read([*map(grams, wanted)]).odds
            self._ready.update(zip(wanted, odds.tolist(), strict=True))

    def _odds(self, text: str) -> Iterable[tuple[str, float]]:
        ready = self._ready.get(text)
        if ready is None:
            return self.kinds.scores(grams(text)).items()
        return zip(self.kinds.labels, ready, strict=True)

    def judges(self, texts: Sequence[str], headings: Sequence[str], document: str) -> list[float]:
        """The probability that each sentence of a passage judges practice and is an item."""
        above = under("", headings, document).others
        seen = [Seen(words_of(text), above) for text in texts]
        both = self.sentences.read(seen).odds
        if self.advice:
            both = self.advice.mixed(both, texts)
        odds = both[:, self.sentences.columns["item"]].tolist()
        return [
            probability(z) + (JUDGING if self.wording.judgement(text) else 0.0)
            for z, text in zip(odds, texts, strict=True)
        ]

    def states(self, texts: Sequence[str]) -> list[float]:
        """The probability that each statement is an item, whatever its heading."""
        if not texts:
            return []
        odds = self.items.read([*map(grams, texts)]).odds[:, self.items.columns["item"]]
        return [*map(probability, odds.tolist())]
