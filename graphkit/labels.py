"""What the cases of a review are called: letters, file codes and pseudonyms, and whose they are."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from graphkit.dates import dates
from graphkit.document import Document
from graphkit.facts import Facts
from graphkit.record import Case
from graphkit.title_page import title_lines

OPENING = 3000
# What parts a title from the name of the one it is about, and how such a name looks.
TITLE_PARTS = re.compile(r"\s*[:|\n]\s*|\s+[-–—]\s+")
PSEUDONYM = re.compile(r"[A-Z][^\W\d_]{2,}(?: (?:and|&) [A-Z][^\W\d_]{2,})?")
# A letter that stands for a name is one only where the text uses it more often.
LETTER, LETTER_MORE = re.compile(r"[A-HJ-Z]\d?"), 2
# A review of what happened in a home is called by the home.
HOUSE = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? (?:House|Home|Court|Lodge|Hall|Grange|Manor)")
SHAPES = (PSEUDONYM, LETTER, HOUSE)
# A name that the text itself does not use at least so often, a title aside, is none.
SPOKEN_OF = 2
SMALL_WORD = re.compile(r"\b[a-z]\w*\b")
CAPITAL_WORD = re.compile(r"\b[A-Z]\w*\b(?!-?\w| [A-Z0-9])")
NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+")
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
            rf"(?i:\b(?:{words}))\s*[:–-]?\s*[‘'“\"]?(?!(?i:{never})\b)(?P<name>(?:(?:Mr|Mrs|Ms|Miss)\s)?[A-Z][\w-]+(?:\s(?:and|&)\s[A-Z][\w-]+)?)"
        )

    def headings(self, document: Document) -> dict[str, Case]:
        """The headings of a collected document that each begin a case, and the case."""
        found: dict[str, Case] = {}
        levels: set[int] = set()
        headings = [block for block in document.blocks if block.kind == "heading"]
        for block in headings:
            words = document.words(block)
            if case := self._headed(words) or self._named(words, document):
                found.setdefault(words, case)
                levels.add(block.level)
        if len(found) < 2:
            return found
        # Beside headings that are labels, a heading that is only a name is one too.
        beside = (document.words(block) for block in headings if block.level in levels)
        told = "\n".join(document.words(b) for b in document.blocks if b.kind != "heading")
        all_of = found | {w: Case(w) for w in beside if self._lives(w, told, document.text)}
        return {w: all_of[w] for w in map(document.words, headings) if w in all_of}

    def _lives(self, name: str, told: str, text: str) -> bool:
        """Whether a heading is the name of somebody of whom the text tells as of a person."""
        does = "was|is|had|has|took|died|lived|who|aged|suffered"
        person = rf"\b{re.escape(name)}(?:,| (?:{does}))\b"
        return name in told and self._is_name(name, text) and re.search(person, told) is not None

    def _named(self, words: str, document: Document) -> Case | None:
        """The case of a heading such as "Baby Ash", whose name the text uses by itself."""
        match = self.called.fullmatch(NUMBERED.sub("", words).strip(" :"))
        used = match and self._is_name(match["name"], document.text)
        return Case(tidy(match.group())) if match and used else None

    @cached_property
    def called(self) -> re.Pattern[str]:
        """A word for the one a review is about, and a given name: "Baby Ash"."""
        words = "|".join(word.title() for word in self.facts.table["subject"])
        return re.compile(rf"(?:{words}) (?P<name>[A-Z][^\W\d_]{{2,}})")

    def _headed(self, words: str) -> Case | None:
        alone = COUNTED.sub("", NUMBERED.sub("", words)).strip(" :")
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
            if named := self._in_title(text, document):
                return [tidy(named[0])]
        opening = document.text[:OPENING]
        named = self._titled(page, document) or self._labels(opening) or self._introduced(opening)
        if named:
            return [tidy(named[0])]
        counts = Counter(self._labels(document.text))
        return [counts.most_common(1)[0][0]] if counts else []

    def _in_title(self, title: str, document: Document) -> list[str]:
        """What a title calls its case: by a label, a name, or at the least a file code."""
        found = self.called.finditer(title)
        called = [m.group() for m in found if self._is_name(m["name"], document.text)]
        named = called or self._labels(title) or self._introduced(title)
        codes = re.finditer(self.facts.table["codes"], title)
        return named or self._titled(title, document) or [m.group() for m in codes]

    def _titled(self, title: str, document: Document) -> list[str]:
        """The pseudonym that stands by itself in a title, in quotes or between its marks."""
        quoted = [m["name"] for m in QUOTED.finditer(title)]
        alone = [part.strip(" ‘’“”'\"") for part in TITLE_PARTS.split(title)]
        return quoted or [name for name in alone if self._is_name(name, document.text)]

    def _is_name(self, name: str, text: str) -> bool:
        """Whether a word with a capital, or a letter, is a name that the text uses by itself."""
        if name.casefold() in self._never or not any(s.fullmatch(name) for s in SHAPES):
            return False
        plain, used = _plain(text)[name.lower()], _alone(text)[name]
        if " " in name:
            used = len(re.findall(rf"\b{re.escape(name)}\b(?!-?\w| [A-Z0-9])", text))
        least = SPOKEN_OF + LETTER_MORE * bool(LETTER.fullmatch(name))
        return used >= max(least, 2 * plain + 1)

    @cached_property
    def _never(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in self.facts.table["never"])

    def _labels(self, text: str) -> list[str]:
        return [tidy(m.group()) for m in self.facts.label.finditer(text)]

    def _introduced(self, text: str) -> list[str]:
        return [m["name"] for m in self.introducing.finditer(text)]


@lru_cache(maxsize=2)
def _plain(text: str) -> Counter[str]:
    """How often each word stands in a text without a capital."""
    return Counter(SMALL_WORD.findall(text))


@lru_cache(maxsize=2)
def _alone(text: str) -> Counter[str]:
    """How often each word with a capital stands in a text without another after it."""
    return Counter(CAPITAL_WORD.findall(text))


def tidy(label: str) -> str:
    """A label with single spaces, as printed, a shouted word set down ("CHILD A" → "Child A")."""
    words = label.split()
    if re.search(r"/\d", label):
        return " ".join(words)
    return " ".join(w.capitalize() if w.isupper() and len(w) > 3 else w for w in words).strip(" :")
