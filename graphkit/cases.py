"""The cases of a review: labels, and what the text says of age, sex, incident and risk factors."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from graphkit.caseless import Caseless
from graphkit.dates import dates
from graphkit.document import Document
from graphkit.factors import Signs, load_signs, weighed
from graphkit.labels import PSEUDONYM, Labels
from graphkit.lexicon import PROSE
from graphkit.metadata import Facts
from graphkit.parts import Part
from graphkit.phrases import Phrases
from graphkit.record import Case
from graphkit.sentences import sentences
from graphkit.themes import Themes
from graphkit.tokens import TOKEN, forms, said, starts

OPENING = 3000
TOLD = ("case", "finding", "good-practice", "incident")
# Read for risk factors as well: key words, and what was suspected.
ASIDE = ("nothing",)
NEGATION_REACH = 40
UNIT = r"(?P<unit>day|week|month|year)s?"
OTHERS_REACH = 28
# An age from which something went on is not the age at the incident.
SINCE = re.compile(r"\b(?:from|since|until)\s+(?:the\s+)?$", re.I)
# The cue of a factor that every review of a kind is about.
BY_KIND = "the kind of review"
ADULT_MONTHS = 18 * 12
# So many letters after a name are read for who that is.
AFTER = 160
REACH = 120
SENTENCE_END = re.compile(r"[.;!?]\s|\n")


@dataclass(frozen=True)
class CaseReader:
    """Finds cases by the tables of `import/review.toml` and the risk cues of the themes."""

    facts: Facts
    themes: Themes

    @cached_property
    def age(self) -> Caseless:
        """An age: "5 months old", "an eleven year old", "aged 34"."""
        words = sorted(self.facts.table["numbers"], key=len, reverse=True)
        number = r"\d{1,3}|" + "|".join(words)
        begun = "".join(sorted({word[0] for word in words}))
        return Caseless(
            rf"\b(?=[\d{begun}])(?P<n>{number})[\s-]+{UNIT}[\s-]+(?:old|of\s+age)\b"
            rf"|\b(?:girl|boy|baby|child|infant|man|woman)\s+of\s+(?:just\s+|only\s+)?(?P<g>{number})\b"
            rf"(?:\s+(?P<v>day|week|month|year)s?)?"
            rf"|\baged?\s+(?:of\s+)?(?P<m>{number})\b(?:\s+(?P<u>day|week|month|year)s?)?"
            rf"|\b(?:was|turned)\s+(?P<y>{number})\s+(?P<z>week|month|year)s\b(?=\s+and\s|[.,])"
            rf"|\b(?:was|turned)\s+(?:then\s+|just\s+|only\s+)?(?P<w>{number})(?=\s+(?:when|in\s|at\s)|[.,])"
        )

    def ready(self) -> None:
        """Makes ready for the first document."""
        for phrases in (self.signs.phrases, self.incidents, self.negations):
            phrases.every("")
        PROSE.ready()

    def cases(
        self, document: Document, parts: Sequence[Part], title: str, kind: str = "other"
    ) -> list[Case]:
        """The cases of a document of this kind with their facts; none where it reviews no one."""
        found = self.headings(document)
        if len(found) < 2:
            label = Labels(self.facts).main_label(document, title)
            return [self._told(Case(name), parts, kind) for name in label]
        return [
            self._told(case, [part for part in parts if heading in part.headings], kind)
            for heading, case in found.items()
        ]

    def headings(self, document: Document) -> dict[str, Case]:
        """The headings of a collected document that each begin a case, and the case."""
        return Labels(self.facts).headings(document)

    def _told(self, case: Case, parts: Sequence[Part], kind: str) -> Case:
        """The case with what its parts tell of it."""
        told = [p for p in parts if p.role is None or p.role.holds in TOLD]
        text = "\n".join(p.words for p in told)
        child = self._child(case, kind)
        several = re.match(self.signs.table["several"], case.label)
        case.incident = self._incident(told)
        case.age = None if several else self._age(text, case.label, child)
        case.sex = None if several else self._sex(text, case.label)
        read, adult = self._beside(told, parts), self._adult(case, kind)
        weighing = weighed(self.signs, read, adult, self.negations, NEGATION_REACH)
        weighing.take(self.signs.table["always"].get(kind), BY_KIND)
        factors = weighing.found(None if several else _months(case.age))
        case.factors = list(factors)
        case.evidence = {"factors": {theme: {"cue": cue} for theme, cue in factors.items()}}
        return case

    def _child(self, case: Case, kind: str) -> bool:
        """Whether a case is a child's by the kind of review or by its label."""
        table = self.signs.table
        adult = re.match(table["adult_labels"], case.label)
        return not adult and bool(
            kind in table["child_types"] or re.match(table["child_labels"], case.label)
        )

    def _age(self, text: str, label: str, child: bool) -> str | None:
        """The first age told in one sentence with the label, else the first that is the
        subject's: of a child never a grown person's."""
        found: list[str] = []
        for match in self.age.finditer(text):
            before = text[max(0, match.start() - REACH) : match.start()]
            if SINCE.search(before[-OTHERS_REACH:]) or self._of_others(text, match.start()):
                continue
            age = self._written(match)
            if re.search(rf"\b{re.escape(label)}\b", SENTENCE_END.split(before)[-1]):
                return age
            if child and (_months(age) or 0) >= ADULT_MONTHS:
                continue
            found.append(age)
        return found[0] if found else None

    def _written(self, match: re.Match[str]) -> str:
        number = match["n"] or match["m"] or match["w"] or match["g"] or match["y"]
        unit = match["unit"] or match["u"] or match["v"] or match["z"] or "year"
        count = self.facts.table["numbers"].get(number.casefold(), number)
        return f"{count} {unit.casefold()}{'' if str(count) == '1' else 's'}"

    def _of_others(self, text: str, at: int) -> bool:
        before = text[max(0, at - OTHERS_REACH) : at]
        return self._others(before.split(".")[-1])

    def _sex(self, text: str, label: str) -> str | None:
        """By what follows a name in its sentences; else by nouns for the subject; else by the
        pronouns of sentences about the subject alone."""
        table = self.facts.table
        named_here = self._after(text, label)
        if named_here:
            return named_here
        nouns = self._likelier(text[:OPENING], table["female"], table["male"])
        if nouns:
            return nouns
        subject = (label.casefold(), *self.facts.table["subject"])
        own = [text[slice(*s)] for s in sentences(text)]
        low = zip(own, map(str.casefold, own), strict=True)
        named = [s for s, folded in low if any(map(folded.__contains__, subject))]
        alone = [s for s in named if not self._others(s)]
        return self._likelier(" ".join(alone), table["she"], table["he"])

    def _after(self, text: str, label: str) -> str | None:
        """The sex that words after a pseudonym tell, up to the next person: a killer is one too."""
        if not PSEUDONYM.fullmatch(label):
            return None
        table = self.facts.table
        others = "|".join(map(re.escape, table["others"]))
        ends = rf"\b(?:{others}|by (?:his|her)|told|asked|said to)\b|[.;]"
        after = (text[m.end() :][:AFTER] for m in re.finditer(rf"\b{re.escape(label)}\b", text))
        own = " ".join(re.split(ends, words, maxsplit=1)[0] for words in after)
        return self._likelier(
            own, [*table["female"], *table["she"]], [*table["male"], *table["he"]]
        )

    def _likelier(self, text: str, female: list[str], male: list[str]) -> str | None:
        told = {*female, *male}
        words = said(text)
        lows = {word: low for word in set(words) if (low := forms(word)[0]) in told}
        begun = starts(text) if lows else []
        own = [(begun[at], lows[word]) for at, word in enumerate(words) if word in lows]
        found = [low for at, low in own if not self._of_others(text, at)]
        counts = {
            "female": sum(low in female for low in found),
            "male": sum(low in male for low in found),
        }
        best = max(counts, key=lambda sex: counts[sex])
        return best if counts[best] > 2 * min(counts.values()) else None

    @cached_property
    def others(self) -> frozenset[str]:
        """The words for people beside the subject."""
        return frozenset(self.facts.table["others"])

    def _others(self, words: str) -> bool:
        return any(forms(word)[1] in self.others for word in TOKEN.findall(words))

    def _incident(self, parts: list[Part]) -> str | None:
        """The date a form gives, else the one nearest to words that tell of the incident."""
        held = [p for p in parts if p.role and p.role.holds == "incident"]
        for among in (held, parts):
            near = (p.words for p in among if self.incidents.every(p.words))
            told = (self._told_date(words[a:b]) for words in near for a, b in sentences(words))
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

    def _beside(self, told: Sequence[Part], parts: Sequence[Part]) -> list[Part]:
        """The parts that tell of a case, and those beside them that may name its risks."""
        return [*told, *(p for p in parts if p.role and p.role.holds in ASIDE)]

    @cached_property
    def signs(self) -> Signs:
        """What tells of risk factors."""
        return load_signs(self.themes)

    def _adult(self, case: Case, kind: str) -> bool | None:
        """Whether a case is an adult's; None where neither kind, label nor age says."""
        age = _months(case.age)
        if self._child(case, kind) and not (age and age >= ADULT_MONTHS):
            return False
        if kind in self.signs.table["adult_types"] or (age and age >= ADULT_MONTHS):
            return True
        if re.match(self.signs.table["adult_labels"], case.label):
            return True
        return False if age or kind not in ("other", "briefing", "board-response") else None

    @cached_property
    def incidents(self) -> Phrases:
        """Words that tell of the incident."""
        return self._phrases("incident")

    @cached_property
    def negations(self) -> Phrases:
        """Words before a risk that deny it."""
        return self._phrases("negated")

    def _phrases(self, name: str) -> Phrases:
        return Phrases(((phrase, "") for phrase in self.facts.table[name]), PROSE)


def _months(age: str | None) -> int | None:
    """An age ("5 months", "34 years") in whole months; None where it gives none."""
    found = re.fullmatch(r"(\d+) (day|week|month|year)s?", age or "")
    if not found:
        return None
    count = int(found[1])
    return {"day": 0, "week": count // 4, "month": count, "year": 12 * count}[found[2]]
