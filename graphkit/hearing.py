"""Hears the register's cues in a text: which words stand for which type, false friends left out."""

import re
from collections.abc import Iterable, Iterator

from graphkit.growth import Page
from graphkit.phrases import Match, Phrases
from graphkit.register import PLACE, Sense, Tables, bare

SILENT = ("not", "never")
FIXED = ("bodies", "common")
CLEAR = (*FIXED, "departments", "groups", "subgroups")
APART = re.compile(r"[;:!?()\[\]\n\t|]|(?<!\bSt)\.(?!\w)")
LOUD_OWNER = re.compile(r"(?<=[A-Z])([’'])S\b")
SHORT = 3


class Hearing:
    """All cues of the register, and what each stands for."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._senses: dict[str, Sense] = {}
        self._phrases = Phrases(self._entries())
        self._commas = {bare(cue) for cue, _ in tables.cues if "," in cue}
        self._silent = {key: sense.part in SILENT for key, sense in self._senses.items()}
        self._numbers = {type_id: n for n, type_id in enumerate(tables.types, start=1)}

    def _entries(self) -> Iterator[tuple[str, str]]:
        senses = [(bare(cue), sense) for cue, sense in self._tables.cues]
        senses += [(bare(cue), Sense("", "never")) for cue in self._tables.shared["never"]["words"]]
        senses += [_pattern(name, type_id) for name, type_id in self._tables.names]
        for cue, sense in senses:
            key = f"{sense.part} {sense.type}"
            self._senses[key] = sense
            yield cue, key

    def sense(self, match: Match) -> Sense:
        """What a match stands for."""
        return self._senses[match.meaning]

    def number(self, type_id: str) -> int:
        """The number of a type on a page, from 1."""
        return self._numbers[type_id]

    def cues(self, page: Page) -> list[Match]:
        """The cues on a page that no false friend covers, in order of place; marks the page."""
        spoken = LOUD_OWNER.sub(r"\1s", page.text)
        heard = self._heard(m for m in self._phrases.every(spoken) if self._whole(page, m))
        for match in heard:
            self._mark(page, match)
        return heard

    def _whole(self, page: Page, match: Match) -> bool:
        """Whether nothing parts the words of a match: no stop, bracket or comma of its own."""
        words = page.text[match.start : match.end]
        if words.isalpha():
            return not (len(words) <= SHORT and words.isupper() and page.shouts(match.start))
        if words.replace(" ", "").isalpha():
            return True
        return not APART.search(words) and ("," not in words or match.phrase in self._commas)

    def _heard(self, matches: Iterable[Match]) -> list[Match]:
        reach = dict.fromkeys(self._tables.types, -1) | {"": -1}
        silent = self._silent
        kept: list[Match] = []
        for match in sorted(matches, key=lambda m: (m.start, not silent[m.meaning])):
            sense = self._senses[match.meaning]
            if silent[match.meaning]:
                reach[sense.type] = max(reach[sense.type], match.end)
            elif max(reach[""], -1 if sense.part == "implied" else reach[sense.type]) < match.end:
                kept.append(match)
        return kept

    def _mark(self, page: Page, match: Match) -> None:
        """Marks the words that no other body's name may grow over, and the known bodies."""
        sense = self._senses[match.meaning]
        if not page.text[match.start].isupper():
            return
        if sense.part in FIXED:
            page.bodies[match.end] = (match.start, sense.type)
        span = slice(match.start, match.end)
        words = page.text[span]
        plain = sense.part in ("words", "inside") and (" " in words or words.isupper())
        marks = page.taken if plain or sense.part in CLEAR else page.loose
        marks[span] = bytes([self._numbers[sense.type]]) * len(words)


def _pattern(name: str, type_id: str) -> tuple[str, Sense]:
    """A name with a {place} as a cue: what stands after the place, before it, or round it."""
    before, after = (part.strip() for part in name.split(PLACE))
    if before and after:
        return bare(f"{before} .. {after}"), Sense(type_id, "around")
    return bare(before or after), Sense(type_id, "prefix" if before else "suffix")
