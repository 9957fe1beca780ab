"""The cases of a review: labels, and what the text says of age, sex, incident and risk factors."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graphkit.dates import dates
from graphkit.document import Document
from graphkit.metadata import Facts
from graphkit.parts import Part
from graphkit.phrases import Phrases, tokenize
from graphkit.record import Case
from graphkit.sentences import sentences
from graphkit.themes import Themes

OPENING = 3000
TOLD = ("case", "finding", "good-practice", "incident")
NEGATION_REACH = 40
UNIT = r"(?P<unit>day|week|month|year)s?"
FEW_LETTERS = re.compile(r"^[^\W\d_][\w’'-]*(?:\s[A-Z][\w’'-]*)?$")
OTHERS_REACH = 28


@dataclass(frozen=True)
class CaseReader:
    """Finds cases by the tables of `import/review.toml` and the risk cues of the themes."""

    facts: Facts
    themes: Themes

    @cached_property
    def label(self) -> re.Pattern[str]:
        """How a case is labelled."""
        table = self.facts.table
        forms = [form.replace("{code}", table["code"]) for form in table["labels"]]
        never = "|".join(re.escape(word) for word in table["never"])
        return re.compile(rf"(?!(?:{never})\b)\b(?:{'|'.join(forms)})")

    @cached_property
    def age(self) -> re.Pattern[str]:
        """An age: "5 months old", "an eleven year old", "aged 34"."""
        number = r"\d{1,3}|" + "|".join(self.facts.table["numbers"])
        return re.compile(
            rf"\b(?P<n>{number})[\s-]+{UNIT}[\s-]+old\b|\baged?\s+(?:of\s+)?(?P<m>{number})\b(?:\s+(?P<u>day|week|month|year)s?)?",
            re.I,
        )

    @cached_property
    def introducing(self) -> re.Pattern[str]:
        """The words before a pseudonym, and the pseudonym."""
        words = "|".join(re.escape(w) for w in self.facts.table["introducing"])
        never = "|".join(re.escape(word) for word in self.facts.table["never"])
        return re.compile(
            rf"(?i:\b(?:{words}))\s*[:–-]?\s*[‘'“\"]?(?!(?i:{never})\b)(?P<name>[A-Z][\w-]+(?:\s(?:and|&)\s[A-Z][\w-]+)?)"
        )

    def cases(self, document: Document, parts: Sequence[Part], title: str) -> list[Case]:
        """The cases of a document with their facts; none where it reviews no one case."""
        blocks = block_labels(document, self.label)
        labels = list(blocks) if len(blocks) > 1 else self.main_label(document, title)
        return [self._case(label, _about(label, labels, document, parts)) for label in labels]

    def main_label(self, document: Document, title: str) -> list[str]:
        """The label of the one case, from the title, else the opening, else most used."""
        for text in (title, document.title, document.text[:OPENING]):
            named = self._labels(text) or self._introduced(text)
            if named:
                return named[:1]
        counts = Counter(self._labels(document.text))
        return [counts.most_common(1)[0][0]] if counts else []

    def _labels(self, text: str) -> list[str]:
        return [tidy(m.group()) for m in self.label.finditer(text)]

    def _introduced(self, text: str) -> list[str]:
        return [m["name"] for m in self.introducing.finditer(text)]

    def _case(self, label: str, parts: list[Part]) -> Case:
        told = [p for p in parts if p.role is None or p.role.holds in TOLD]
        text = "\n".join(p.words for p in told)
        case = Case(label, self._incident(told), self._age(text, label), self._sex(text, label))
        factors = self._factors(told)
        case.factors = list(factors)
        case.evidence = {"factors": {theme: {"cue": cue} for theme, cue in factors.items()}}
        return case

    def _age(self, text: str, label: str) -> str | None:
        for match in self.age.finditer(text):
            if not self._of_others(text, match.start()):
                number = match["n"] or match["m"]
                unit = match["unit"] or match["u"] or "year"
                count = self.facts.table["numbers"].get(number.casefold(), number)
                return f"{count} {unit.casefold()}{'' if str(count) == '1' else 's'}"
        return None

    def _of_others(self, text: str, at: int) -> bool:
        before = text[max(0, at - OTHERS_REACH) : at]
        words = {token.base for token in tokenize(before.split(".")[-1])}
        return bool(words & set(self.facts.table["others"]))

    def _sex(self, text: str, label: str) -> str | None:
        table = self.facts.table
        for female, male in ((table["female"], table["male"]), (table["she"], table["he"])):
            counts = {"female": self._count(text, female), "male": self._count(text, male)}
            best = max(counts, key=lambda sex: counts[sex])
            if counts[best] > 2 * min(counts.values()):
                return best
        return None

    def _count(self, text: str, words: list[str]) -> int:
        wanted = frozenset(words)
        found = [t for t in tokenize(text[:OPENING]) if t.low in wanted]
        return sum(not self._of_others(text, t.start) for t in found)

    def _incident(self, parts: list[Part]) -> str | None:
        held = [p for p in parts if p.role and p.role.holds == "incident"]
        cues = Phrases((phrase, "") for phrase in self.facts.table["incident"])
        for part in [*held, *parts]:
            for start, end in sentences(part.words):
                said = part.words[start:end]
                near = cues.every(said)
                if near and (found := dates(said)):
                    best = min(found, key=lambda d: min(abs(d.start - m.start) for m in near))
                    return best.value
        return None

    def _factors(self, parts: list[Part]) -> dict[str, str]:
        weights: dict[str, float] = {}
        cues: dict[str, str] = {}
        for part in parts:
            own = part.role is not None and part.role.holds == "case"
            for cue in self.themes.cues(part.words):
                if self.themes.by_id[cue.theme].facet != "risk" or self._negated(part.words, cue.start):
                    continue
                weights[cue.theme] = weights.get(cue.theme, 0.0) + cue.weight * (2 if own else 1)
                cues.setdefault(cue.theme, part.words[cue.start : cue.end])
        enough = [theme for theme in self.themes.by_id if weights.get(theme, 0.0) >= 2.0]
        return {theme: cues[theme] for theme in enough}

    def _negated(self, words: str, at: int) -> bool:
        before = words[max(0, at - NEGATION_REACH) : at]
        return bool(self.negations.every(before.split(".")[-1]))

    @cached_property
    def negations(self) -> Phrases:
        """Words before a risk that deny it."""
        return Phrases((phrase, "") for phrase in self.facts.table["negated"])


def block_labels(document: Document, label: re.Pattern[str]) -> dict[str, None]:
    """The labels that stand as headings of their own, in order: a collected document's cases."""
    headings = (document.words(b) for b in document.blocks if b.kind == "heading")
    return {tidy(words): None for words in headings if label.fullmatch(words.strip(" :"))}


def _about(
    label: str, labels: list[str], document: Document, parts: Sequence[Part]
) -> list[Part]:
    if len(labels) == 1:
        return list(parts)
    return [part for part in parts if label in map(tidy, part.headings)]


def tidy(label: str) -> str:
    """A label with single spaces, as printed, a shouted word set down ("CHILD A" → "Child A")."""
    words = label.split()
    return " ".join(w.capitalize() if w.isupper() and len(w) > 3 else w for w in words).strip(" :")
