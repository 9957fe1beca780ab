"""The cases of a review: labels, and what the text says of age, sex, incident and risk factors."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
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
OTHERS_REACH = 28
# How much a risk cue counts in the case's own summary and elsewhere, and from when it is a factor.
SUMMARY, ELSEWHERE, PRESENT = 1.0, 0.5, 0.6
QUOTED = re.compile(r"[‘“'\"](?P<name>[A-Z][a-z]+)[’”'\"]")


@dataclass(frozen=True)
class CaseReader:
    """Finds cases by the tables of `import/review.toml` and the risk cues of the themes."""

    facts: Facts
    themes: Themes

    @cached_property
    def age(self) -> re.Pattern[str]:
        """An age: "5 months old", "an eleven year old", "aged 34"."""
        number = r"\d{1,3}|" + "|".join(self.facts.table["numbers"])
        return re.compile(
            rf"\b(?P<n>{number})[\s-]+{UNIT}[\s-]+old\b"
            rf"|\baged?\s+(?:of\s+)?(?P<m>{number})\b(?:\s+(?P<u>day|week|month|year)s?)?"
            rf"|\b(?:was|turned)\s+(?P<w>{number})(?=\s+(?:when|in\s|at\s)|[.,])",
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
        found = self.headings(document)
        if len(found) < 2:
            return [self._told(Case(name), parts) for name in self.main_label(document, title)]
        return [
            self._told(case, [part for part in parts if heading in part.headings])
            for heading, case in found.items()
        ]

    def headings(self, document: Document) -> dict[str, Case]:
        """The headings of a collected document that each begin a case, and the case."""
        found: dict[str, Case] = {}
        for block in document.blocks:
            words = document.words(block)
            if block.kind == "heading" and (case := self._headed(words)):
                found.setdefault(words, case)
        return found

    def _headed(self, words: str) -> Case | None:
        if self.facts.label.fullmatch(words.strip(" :")):
            return Case(tidy(words))
        entry = re.match(self.facts.table["entry"], words)
        if not entry:
            return None
        named = entry["board"]
        kind = re.compile(self.facts.table["board"])
        board = named if kind.search(named) else None
        area = kind.sub("", named).strip() or None
        when = dates(entry["published"])
        return Case(tidy(entry["label"]), board=board, area=area, published=when[0].value)

    def main_label(self, document: Document, title: str) -> list[str]:
        """The label of the one case, from the title, else the opening, else most used."""
        for text in (title, document.title, document.text[:OPENING]):
            quoted = [m["name"] for m in QUOTED.finditer(text)] if text == title else []
            named = self._labels(text) or self._introduced(text) or quoted
            if named:
                return named[:1]
        counts = Counter(self._labels(document.text))
        return [counts.most_common(1)[0][0]] if counts else []

    def _labels(self, text: str) -> list[str]:
        return [tidy(m.group()) for m in self.facts.label.finditer(text)]

    def _introduced(self, text: str) -> list[str]:
        return [m["name"] for m in self.introducing.finditer(text)]

    def _told(self, case: Case, parts: Sequence[Part]) -> Case:
        """The case with what its parts tell of it."""
        told = [p for p in parts if p.role is None or p.role.holds in TOLD]
        text = "\n".join(p.words for p in told)
        case.incident, case.age = self._incident(told), self._age(text)
        case.sex = self._sex(text, case.label)
        factors = self._factors(told)
        case.factors = list(factors)
        case.evidence = {"factors": {theme: {"cue": cue} for theme, cue in factors.items()}}
        return case

    def _age(self, text: str) -> str | None:
        for match in self.age.finditer(text):
            if not self._of_others(text, match.start()):
                number = match["n"] or match["m"] or match["w"]
                unit = match["unit"] or match["u"] or "year"
                count = self.facts.table["numbers"].get(number.casefold(), number)
                return f"{count} {unit.casefold()}{'' if str(count) == '1' else 's'}"
        return None

    def _of_others(self, text: str, at: int) -> bool:
        before = text[max(0, at - OTHERS_REACH) : at]
        words = {token.base for token in tokenize(before.split(".")[-1])}
        return bool(words & set(self.facts.table["others"]))

    def _sex(self, text: str, label: str) -> str | None:
        """By nouns for the subject; else by the pronouns of sentences about the subject alone."""
        table = self.facts.table
        nouns = self._likelier(text[:OPENING], table["female"], table["male"])
        if nouns:
            return nouns
        subject = (label.casefold(), *self.facts.table["subject"])
        own = [text[slice(*s)] for s in sentences(text)]
        alone = [s for s in own if any(w in s.casefold() for w in subject) and not self._others(s)]
        return self._likelier(" ".join(alone), table["she"], table["he"])

    def _likelier(self, text: str, female: list[str], male: list[str]) -> str | None:
        counts = {"female": self._count(text, female), "male": self._count(text, male)}
        best = max(counts, key=lambda sex: counts[sex])
        return best if counts[best] > 2 * min(counts.values()) else None

    def _count(self, text: str, words: list[str]) -> int:
        found = [t for t in tokenize(text) if t.low in words]
        return sum(not self._of_others(text, t.start) for t in found)

    def _others(self, sentence: str) -> bool:
        return bool({t.base for t in tokenize(sentence)} & set(self.facts.table["others"]))

    def _incident(self, parts: list[Part]) -> str | None:
        """The date a form gives, else the one nearest to words that tell of the incident."""
        held = [p for p in parts if p.role and p.role.holds == "incident"]
        for among in (held, parts):
            told = (self._told_date(p.words[a:b]) for p in among for a, b in sentences(p.words))
            given = (d.value for p in held for d in dates(p.words))
            date = next((date for date in told if date), None) or next(given, None)
            if date:
                return date
        return None

    def _told_date(self, said: str) -> str | None:
        near = self.incidents.every(said)
        found = dates(said) if near else []
        if not found:
            return None
        return min(found, key=lambda d: min(abs(d.start - m.start) for m in near)).value

    def _factors(self, parts: list[Part]) -> dict[str, str]:
        """Risk themes whose distinct cues, weighed together, make them likely, with a cue each."""
        doubt: dict[str, float] = {}
        cues: dict[str, str] = {}
        seen: set[tuple[str, str]] = set()
        for part in parts:
            own = part.role is None or part.role.holds in ("case", "incident")
            share = SUMMARY if own else ELSEWHERE
            for cue in self.themes.cues(part.words):
                new = (cue.theme, cue.phrase) not in seen
                risk = self.themes.by_id[cue.theme].facet == "risk"
                if new and risk and not self._negated(part.words, cue.start):
                    seen.add((cue.theme, cue.phrase))
                    doubt[cue.theme] = doubt.get(cue.theme, 1.0) * (1 - cue.weight * share)
                    cues.setdefault(cue.theme, part.words[cue.start : cue.end])
        return {t: cues[t] for t in self.themes.by_id if 1 - doubt.get(t, 1.0) >= PRESENT}

    def _negated(self, words: str, at: int) -> bool:
        before = words[max(0, at - NEGATION_REACH) : at]
        return bool(self.negations.every(before.split(".")[-1]))

    @cached_property
    def incidents(self) -> Phrases:
        """Words that tell of the incident."""
        return Phrases((phrase, "") for phrase in self.facts.table["incident"])

    @cached_property
    def negations(self) -> Phrases:
        """Words before a risk that deny it."""
        return Phrases((phrase, "") for phrase in self.facts.table["negated"])


def tidy(label: str) -> str:
    """A label with single spaces, as printed, a shouted word set down ("CHILD A" → "Child A")."""
    words = label.split()
    return " ".join(w.capitalize() if w.isupper() and len(w) > 3 else w for w in words).strip(" :")
