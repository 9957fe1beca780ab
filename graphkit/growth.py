"""How far a body's name reaches over the capitalised words beside its fixed words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*|&")
LOWER = re.compile(r"\b[a-z]{3,}\b")
OPENING = re.compile(r"(?:^|[.!?:;\n\t|•*>]|[-–—] )[\s“”\"'‘’(\[*]*$")
OWNER = re.compile(r"[’']s?$", re.IGNORECASE)
LOUD = re.compile(r"[A-Z]{5}")
LONGEST = 120
# The printed label of a recommendation ("R3", "WSCB2").
LABEL = re.compile(r"[A-Z]{1,6}\d{1,2}")


@dataclass(frozen=True, slots=True)
class Style:
    """What may be part of a name: `joins` allows “and”, `commas` “A, B and C”, `possessive` a
    person's name, `title` any capitalised word (the titles of groups). `type` is the number of
    the name's own type, whose words do not stop it."""

    type: int = 0
    joins: bool = False
    commas: bool = False
    possessive: bool = False
    title: bool = False


@dataclass
class Page:
    """A text to find names in, with what is known of it: which characters are `taken` by words
    that are clearly some body's (by the number of its type), which are `loose`, a word that some
    body's name may end with, and the start and type of each body known by its name, by its end."""

    text: str
    taken: bytearray = field(init=False)
    loose: bytearray = field(init=False)
    bodies: dict[int, tuple[int, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.taken = bytearray(len(self.text))
        self.loose = bytearray(len(self.text))

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that stand somewhere in the text without a capital."""
        return frozenset(LOWER.findall(self.text))

    def opens(self, at: int) -> bool:
        """Whether a sentence, line or cell opens at `at`, so that a capital there says little."""
        return OPENING.search(self.text[max(0, at - 6) : at]) is not None or at == 0

    def line(self, at: int) -> tuple[int, int]:
        """The start and end of the line that holds `at`."""
        end = self.text.find("\n", at)
        return self.text.rfind("\n", 0, at) + 1, len(self.text) if end < 0 else end

    def shouts(self, at: int) -> bool:
        """Whether the line at `at` is written in capitals, which then say nothing.

        A line of abbreviations only ("GP, YOT") is not.
        """
        start, end = self.line(at)
        line = self.text[start:end]
        return not any(c.islower() for c in line) and LOUD.search(line) is not None


@dataclass(frozen=True)
class Growth:
    """The limits of names, from the register's table `growth`; `places` are areas it knows."""

    table: Mapping[str, Any]
    places: Iterable[str]

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        names = ("joiners", "inner", "free", "heads", "saints", "titles", "keep", "ordinary",
                 "starters", "stops", "towns", "numbers", "counted")  # fmt: skip
        return {name: frozenset(self.table[name]) for name in names}

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset(place.casefold() for place in self.places)

    def before(self, page: Page, start: int, style: Style) -> int:
        """Where the name begins whose fixed words begin at `start`: there, if nothing precedes."""
        words = self._trimmed(page, self._back(page, start, style), style)
        return words[0].start() if words else start

    def after(self, page: Page, end: int, joins: bool) -> int:
        """Where the name ends whose fixed words end at `end`: there, if nothing follows."""
        last, edge = end, end
        for match in WORD.finditer(page.text, end, min(len(page.text), end + LONGEST)):
            low = match.group().casefold()
            gap = page.text[edge : match.start()]
            if gap not in (" ", "-") or page.taken[match.start()]:
                break
            if low in self._sets["joiners"] and joins or low in self._sets["inner"]:
                edge = match.end()
                continue
            if not _capital(match.group()) or low in self._sets["ordinary"]:
                break
            last = edge = match.end()
        return _plain_end(page.text, end, last)

    def whole(self, text: str) -> bool:
        """Whether every word of `text` could be part of a name."""
        words = WORD.findall(text)
        small = self._sets["joiners"] | self._sets["inner"] | {"of", "for"}
        return bool(words) and all(not w[0].islower() or w in small for w in words)

    def _back(self, page: Page, start: int, style: Style) -> list[re.Match[str]]:
        text, edge = page.text, start
        run: list[re.Match[str]] = []
        line = max(text.rfind("\n", 0, start) + 1, start - LONGEST)
        for match in reversed(list(WORD.finditer(text, line, start))):
            gap = text[match.end() : edge]
            if len(run) == self.table["most"] or self._taken(page, match, run, style):
                break
            if not (self._gap(gap, match, run, style) and self._fits(match, gap, run, style)):
                break
            run.append(match)
            edge = match.start()
        run.reverse()
        return self._headed(run)

    def _taken(
        self, page: Page, match: re.Match[str], run: list[re.Match[str]], style: Style
    ) -> bool:
        """Whether a word is another body's, or ends another name that “and” joins to this one."""
        at = match.start()
        if style.title:
            return page.taken[at] == style.type
        joined = bool(run) and run[-1].group().casefold() in self._sets["joiners"]
        return page.taken[at] not in (0, style.type) or (joined and page.loose[at] > 0)

    def place_before(self, page: Page, start: int) -> int:
        """Where a known area's name begins that ends at `start`: there, if none does."""
        words = self._back(page, start, Style(joins=True))
        for n in range(len(words)):
            if " ".join(m.group() for m in words[n:]).casefold() in self._places:
                return words[n].start()
        return start

    def _gap(self, gap: str, match: re.Match[str], run: list[re.Match[str]], style: Style) -> bool:
        last = bool(run) and run[-1].group().casefold() in self._sets["joiners"]
        if (last or gap == ", ") and not style.title and _low(match) in self._sets["stops"]:
            return False
        if gap in (" ", "-", "/" if style.title else " "):
            return True
        if gap == ". ":
            return match.group().casefold() in self._sets["saints"]
        joined = any(m.group().casefold() in self._sets["joiners"] for m in run)
        return gap == ", " and style.commas and joined

    def _fits(self, match: re.Match[str], gap: str, run: list[re.Match[str]], style: Style) -> bool:
        low = match.group().casefold()
        if low in self._sets["joiners"]:
            begun = bool(run) or (style.title and style.joins)
            return begun and (style.joins or style.title) and gap == " "
        if low == "of" or low in self._sets["free"] or low in self._sets["inner"] and gap == "-":
            return bool(run)
        return _capital(match.group())

    def _headed(self, run: list[re.Match[str]]) -> list[re.Match[str]]:
        """The run from the last “of” on that no word like City or University precedes."""
        for n in range(len(run) - 1, -1, -1):
            if run[n].group() == "of":
                heads = (" ".join(m.group() for m in run[k:n]).casefold() for k in range(n))
                if not any(head in self._sets["heads"] for head in heads):
                    return run[n + 1 :]
        return run

    def _trimmed(self, page: Page, run: list[re.Match[str]], style: Style) -> list[re.Match[str]]:
        if not style.possessive and not style.title:
            run = self._after_owner(run)
        while run and not self._is_place(run):
            low = _low(run[0])
            if low in self._sets["titles"] and len(run) > 1:
                run = run[2:]
            elif low in self._sets["saints"] and _low(run[min(1, len(run) - 1)]) == "lady":
                break
            elif self._no_start(page, run[0], low, style):
                run = run[1:]
            else:
                break
        return run

    def _after_owner(self, run: list[re.Match[str]]) -> list[re.Match[str]]:
        for n in range(len(run) - 1, -1, -1):
            owner = OWNER.search(run[n].group())
            if owner and not (n and run[n - 1].group().casefold() in self._sets["saints"]):
                return run[n + 1 :]
        return run

    def _is_place(self, run: list[re.Match[str]]) -> bool:
        words = [m.group().casefold() for m in run]
        return any(" ".join(words[:n]) in self._places for n in range(1, len(words) + 1))

    def _no_start(self, page: Page, match: re.Match[str], low: str, style: Style) -> bool:
        small = self._sets["joiners"] | self._sets["inner"] | {"of"}
        if LABEL.fullmatch(match.group()):
            return True
        if len(low.removesuffix("'s")) == 1 or low in small:
            return True
        if style.title:
            return low in self._sets["starters"]
        if low in self._sets["keep"] or self._counted(page, match, low):
            return False
        return low in self._sets["ordinary"] or self._seen_small(page, match, low)

    def _counted(self, page: Page, match: re.Match[str], low: str) -> bool:
        """Whether a number is the first word of a name for a place ("Three Rivers")."""
        after = WORD.search(page.text, match.end(), match.end() + LONGEST)
        return low in self._sets["numbers"] and after is not None and (
            after.group().casefold() in self._sets["counted"]
        )

    def _seen_small(self, page: Page, match: re.Match[str], low: str) -> bool:
        unsure = page.opens(match.start()) or page.shouts(match.start())
        ending = low.endswith(tuple(self.table["endings"])) and low not in self._sets["towns"]
        return unsure and (low in page.small or ending)

    def stands_alone(self, page: Page, start: int) -> bool:
        """Whether no capitalised word of a name stands before `start`."""
        words = [m for m in self._back(page, start, Style()) if m.end() <= start]
        if not words or self._is_place(words[-1:]):
            return True
        return self._no_start(page, words[-1], _low(words[-1]), Style())


def _low(match: re.Match[str]) -> str:
    """A word in lower case and without its possessive ending, unless that makes it a name."""
    return re.sub(r"[’']", "'", match.group().casefold())


def _capital(word: str) -> bool:
    return word[0].isupper()


def _plain_end(text: str, end: int, last: int) -> int:
    """`last` without a possessive ending."""
    owner = OWNER.search(text[end:last])
    return end + owner.start() if owner else last
