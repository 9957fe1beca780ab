"""Which risk factors a case has: what its text says was there, not what it advises or denies.

Each sentence of the story and of the findings is asked for signs of risk (`import/factors.toml`,
and the cues of the themes). A sign that is denied, spoken of in general, of somebody else or of
how things ended counts for nothing; the rest are weighed together, distinct signs only.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from graphkit import resources
from graphkit.caseless import Caseless
from graphkit.lexicon import PROSE
from graphkit.parts import Part
from graphkit.phrases import Phrases
from graphkit.sentences import sentences
from graphkit.themes import Themes

# The parts that tell the case's own story; what else is read is a finding about it.
STORY = ("case", "incident")
# Parts that are no text of the case, but may hold its key words or say what was suspected.
ASIDE = ("nothing",)
# How often the same words count.
AGAIN = 2
INFANT_MONTHS = 24
PATTERNS = (
    "parent", "relative", "outcome", "sentenced", "general", "child", "infant_age", "listed",
    "legal",
)  # fmt: skip
INFANTS = "infants"


class Sign(NamedTuple):
    """A sign of a risk: where its words stand in their sentence, and how much they tell."""

    start: int
    end: int
    phrase: str
    factor: str
    weight: float


@dataclass(frozen=True)
class Signs:
    """`import/factors.toml`, ready to ask, beside the cues of the themes."""

    table: dict[str, Any]
    themes: Themes
    phrases: Phrases
    weights: dict[str, float]
    words: dict[str, Caseless]
    denials: Phrases
    silent: frozenset[str]

    def lists(self, part: Part) -> bool:
        """Whether a part lists the key words of its case."""
        return bool(part.headings) and self.words["listed"].within(part.headings[-1])

    def of(self, sentence: str) -> Iterator[Sign]:
        """The signs in a sentence, of every risk."""
        for match in self.phrases.every(sentence):
            weight = self.weights[match.meaning]
            yield Sign(match.start, match.end, match.phrase, match.meaning, weight)
        for cue in self.themes.cues(sentence):
            risk = self.themes.by_id[cue.theme].facet == "risk"
            if risk and cue.phrase not in self.silent:
                yield Sign(cue.start, cue.end, cue.phrase, cue.theme, cue.weight)


@dataclass(slots=True)
class Weighing:
    """Weighs the signs of one case; `adult` says whose case it is, None where that is unknown."""

    signs: Signs
    adult: bool | None
    denies: Phrases
    reach: int
    doubt: dict[str, float] = field(default_factory=dict)
    cues: dict[str, str] = field(default_factory=dict)
    aged: str = ""
    _seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    def read(self, part: Part) -> None:
        """Takes in one part of the text."""
        own = part.role is None or part.role.holds in (*STORY, *ASIDE)
        share = 1.0 if own else self.signs.table["elsewhere"]
        legal = part.role is not None and part.role.holds in ASIDE and not self.signs.lists(part)
        before = ""
        for start, end in sentences(part.words):
            said = part.words[start:end]
            if legal and not self.signs.words["legal"].within(said):
                continue
            if own:
                self._age(said)
            for sign in self.signs.of(said):
                factor = self._factor(sign, said, before, own)
                if factor:
                    self._count(factor, sign, said, share)
            before = said

    def _count(self, factor: str, sign: Sign, said: str, share: float) -> None:
        """Takes a sign in; the same words again tell half as much, and then nothing."""
        times = self._seen[factor, sign.phrase]
        if times < AGAIN:
            self._seen[factor, sign.phrase] += 1
            self.doubt[factor] = self.doubt.get(factor, 1.0) * (1 - sign.weight * share / 2**times)
            self.cues.setdefault(factor, said[sign.start : sign.end])

    def _age(self, said: str) -> None:
        found = self.signs.words["infant_age"].search(said)
        if found and not self.adult:
            self.aged = self.aged or said[slice(*found.span())]

    def _factor(self, sign: Sign, said: str, before: str, own: bool) -> str | None:
        """The factor that a sign stands for in its sentence; None where it stands for nothing."""
        table, words = self.signs.table, self.signs.words
        factor = self._own(sign.factor, self.signs.words["parent"].within(said))
        if factor is None or words["general"].within(said) or self._denied(said, sign.start, own):
            return None
        if factor in table["ended"] and words["outcome"].within(said):
            return None
        if factor in table["punished"] and words["sentenced"].within(said):
            return None
        if factor in table["of_parents"]["factors"]:
            spoken = words["parent"].within(said) or words["parent"].within(before)
            return factor if spoken and not words["relative"].within(said) else None
        if factor in table["of_child"] and self._of_parent(said, sign.start):
            return None
        return factor

    def _of_parent(self, said: str, at: int) -> bool:
        """Whether a sign is a parent's or somebody else's and not the child's."""
        words, before = self.signs.words, said[:at]
        grown = words["parent"].within(before) or words["relative"].within(before)
        return bool(grown) and not words["child"].within(before)

    def _own(self, factor: str, of_parent: bool) -> str | None:
        """The factor as it is called in a child's or an adult's case; None where it has none.

        Where it is not known whose case it is, what a parent is said to have is a parent's.
        """
        table = self.signs.table
        backwards = {adult: child for child, adult in table["same"].items()}
        if self.adult is None:
            named: str = (backwards if of_parent else table["same"]).get(factor, factor)
            return named
        pairs = table["same"] | table["grown"] if self.adult else backwards
        called: str = pairs.get(factor, factor)
        other = table["only"]["child" if self.adult else "adult"]
        return None if called in other else called

    def _denied(self, said: str, at: int, own: bool) -> bool:
        denies = self.denies if own else self.signs.denials
        return bool(denies.every(said[max(0, at - self.reach) : at]))

    def take(self, factor: str | None, cue: str) -> None:
        """Takes in a factor that is certain, with what makes it so; its own signs say more."""
        if factor:
            self.doubt[factor] = 0.0
            self.cues.setdefault(factor, cue)

    def found(self, months: int | None) -> dict[str, str]:
        """The factors that are there, in the guide's order, each with its first cue.

        A child's age in months says whether it was an infant.
        """
        least = self.signs.table["present"]
        there = {f for f, doubt in self.doubt.items() if 1 - doubt >= least}
        if not self.adult and (months is not None or self.aged):
            infant = months < INFANT_MONTHS if months is not None else True
            there = there | {INFANTS} if infant else there - {INFANTS}
        by_id = self.signs.themes.by_id
        return {f: self.cues.get(f, self.aged) for f in by_id if f in there}


def weighed(
    signs: Signs, parts: Sequence[Part], adult: bool | None, denies: Phrases, reach: int
) -> Weighing:
    """The signs of the parts of a case, taken in."""
    weighing = Weighing(signs, adult, denies, reach)
    for part in parts:
        weighing.read(part)
    return weighing


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.file("import", "factors.toml").read_text(encoding="utf-8"))


def load_signs(themes: Themes) -> Signs:
    """The signs of `import/factors.toml` as shipped, or the analyst's own."""
    table = _table()
    cues = ((phrase, entry["factor"]) for entry in table["cues"] for phrase in entry["phrases"])
    phrases = Phrases(cues, PROSE)
    weights = {entry["factor"]: float(entry["weight"]) for entry in table["cues"]}
    words = {name: Caseless(table[name]) for name in PATTERNS}
    denials = Phrases(((phrase, "") for phrase in table["denied"]), PROSE)
    return Signs(table, themes, phrases, weights, words, denials, frozenset(table["silent"]))
