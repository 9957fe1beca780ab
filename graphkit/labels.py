"""What the cases of a review are called: letters, file codes and pseudonyms, and whose they are."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from graphkit.dates import dates
from graphkit.document import Document
from graphkit.facts import Facts
from graphkit.record import Case
from graphkit.title_page import title_lines

OPENING = 3000
# What parts a title from the name of the one it is about, and how such a name looks.
TITLE_PARTS = re.compile(r"\s*[:|\n]\s*|\s+[-–—]\s+")
PSEUDONYM = re.compile(r"[A-Z][^\W\d_]{2,}(?: (?:and|&) [A-Z][^\W\d_]{2,})?")
# A name that the text itself does not use at least so often, a title aside, is none.
SPOKEN_OF = 2
# How a collection counts its cases before their labels ("Case 2: Baby E").
COUNTED = re.compile(r"^(?:case|review|summary)(?:\s+study)?\s+\w{1,5}\s*[:–—-]\s*(?=\S)", re.I)
QUOTED = re.compile(r"[‘“'\"](?P<name>[A-Z][a-z]+)[’”'\"]")


@dataclass(frozen=True)
class Labels:
    """Finds what cases are called, by the tables of `import/review.toml`."""

    facts: Facts

    @cached_property
    def introducing(self) -> re.Pattern[str]:
        """The words before a pseudonym, and the pseudonym."""
        words = "|".join(re.escape(w) for w in self.facts.table["introducing"])
        never = "|".join(re.escape(word) for word in self.facts.table["never"])
        return re.compile(
            rf"(?i:\b(?:{words}))\s*[:–-]?\s*[‘'“\"]?(?!(?i:{never})\b)(?P<name>[A-Z][\w-]+(?:\s(?:and|&)\s[A-Z][\w-]+)?)"
        )

    def headings(self, document: Document) -> dict[str, Case]:
        """The headings of a collected document that each begin a case, and the case."""
        found: dict[str, Case] = {}
        for block in document.blocks:
            words = document.words(block)
            if block.kind == "heading" and (case := self._headed(words)):
                found.setdefault(words, case)
        return found

    def _headed(self, words: str) -> Case | None:
        alone = COUNTED.sub("", words).strip(" :")
        if self.facts.label.fullmatch(alone):
            return Case(tidy(alone))
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
        page = " \n ".join(title_lines(document))
        for text in (title, document.title):
            named = self._labels(text) or self._introduced(text) or self._titled(text, document)
            if named:
                return named[:1]
        opening = document.text[:OPENING]
        named = self._titled(page, document) or self._labels(opening) or self._introduced(opening)
        if named:
            return named[:1]
        counts = Counter(self._labels(document.text))
        return [counts.most_common(1)[0][0]] if counts else []

    def _titled(self, title: str, document: Document) -> list[str]:
        """The pseudonym that stands by itself in a title, in quotes or between its marks."""
        quoted = [m["name"] for m in QUOTED.finditer(title)]
        alone = [part.strip(" ‘’“”'\"") for part in TITLE_PARTS.split(title)]
        never = {word.casefold() for word in self.facts.table["never"]}
        return quoted or [
            name for name in alone
            if PSEUDONYM.fullmatch(name) and name.casefold() not in never
            and len(re.findall(rf"\b{name}\b(?!\s+[A-Z])", document.text)) >= SPOKEN_OF
        ]  # fmt: skip

    def _labels(self, text: str) -> list[str]:
        return [tidy(m.group()) for m in self.facts.label.finditer(text)]

    def _introduced(self, text: str) -> list[str]:
        return [m["name"] for m in self.introducing.finditer(text)]


def tidy(label: str) -> str:
    """A label with single spaces, as printed, a shouted word set down ("CHILD A" → "Child A")."""
    words = label.split()
    return " ".join(w.capitalize() if w.isupper() and len(w) > 3 else w for w in words).strip(" :")
