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
MOST_READY = 4096


# A sentence and what stands above it.
Key = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Judge:
    """The learned reading of kinds and of sentences, beside the tables of wording."""

    wording: Wording
    kinds: Model
    sentences: Model
    items: Model
    advice: Advice | None = None
    _ready: dict[str, list[float]] = field(default_factory=dict, compare=False, repr=False)
    _stated: dict[str, float] = field(default_factory=dict, compare=False, repr=False)
    _foreseen: dict[Key, list[float]] = field(default_factory=dict, compare=False, repr=False)

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

    def foresee(
        self, passages: Iterable[tuple[Sequence[str], Sequence[str]]], document: str,
        alone: Iterable[str] = (),
    ) -> None:  # fmt: skip
        """Scores the sentences of all passages of a document, each given with its headings,
        together, and those that are asked `alone`: what `judges`, `kind` and `states` are asked
        next of them is known then."""
        self._foreseen.clear()
        self._stated.clear()
        seen = {
            (text, above): Seen(words_of(text), above)
            for texts, headings in passages
            for above in (under("", headings, document).others,)
            for text in texts
        }
        if seen:
            odds = self.sentences.read([*seen.values()]).odds
            self._foreseen.update(zip(seen, odds.tolist(), strict=True))
            self.prepare(text for text, _ in seen)
        texts = [*dict.fromkeys(alone)]
        self._stated.update(zip(texts, self.states(texts), strict=True))

    def judges(self, texts: Sequence[str], headings: Sequence[str], document: str) -> list[float]:
        """The probability that each sentence of a passage judges practice and is an item."""
        column = self.sentences.columns["item"]
        return [
            probability(z[column]) + (JUDGING if self.wording.judgement(text) else 0.0)
            for z, text in zip(self._judged(texts, headings, document), texts, strict=True)
        ]

    def _judged(
        self, texts: Sequence[str], headings: Sequence[str], document: str
    ) -> list[list[float]]:
        """The log odds that the models of sentences give to each sentence of a passage."""
        above = under("", headings, document).others
        known = [self._foreseen.get((text, above)) for text in texts]
        odds = [one for one in known if one is not None]
        if len(odds) < len(texts):
            both = self.sentences.read([Seen(words_of(text), above) for text in texts]).odds
            odds = both.tolist()
        if self.advice:
            import numpy as np

            odds = self.advice.mixed(np.array(odds), texts).tolist()
        return odds

    def states(self, texts: Sequence[str]) -> list[float]:
        """The probability that each statement is an item, whatever its heading."""
        if all(map(self._stated.__contains__, texts)):
            return [self._stated[text] for text in texts]
        odds = self.items.read([*map(grams, texts)]).odds[:, self.items.columns["item"]]
        return [*map(probability, odds.tolist())]
