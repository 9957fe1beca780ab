"""Joins mentions that are one body's name: a service and the trust or council that runs it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from graphkit.growth import Page
from graphkit.mention import Mention, written
from graphkit.register import Tables
from graphkit.tokens import TEXTS_REMEMBERED

COUNCIL = "local-authority"
SERVICES = ("service", "department", "role", "name")
IN_BRACKET = re.compile(r" \([^()\n]+ $")
OWNED = re.compile(r"(?:[’']s?)? ")
NO_LETTER = re.compile(r"[^a-z0-9]+")
# What may be printed before a heading: "3B.", "5.4 ".
NUMBERED = re.compile(r"^\W*\d+[A-Z]?\b")
# Words between a service and the hospital or trust that it is in.
SEATED = (" at ", " at the ")
LINE_START = re.compile(r"(?:^|\n)[\s•*–—-]*$")
LINE_END = re.compile(r"\s*(?:[;\n]|\.\s|\.?$)")


class Function:
    """A row of the register's table `function`: bodies that may do the work of another type."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.becomes, self._within = row["becomes"], row["within"]
        self._words, self._near, self._under, self._unless = (
            [f" {_spaced(cue.rstrip('*'))}" for cue in row[key]]
            for key in ("words", "near", "under", "unless")
        )

    def shown(self, page: Page, mention: Mention) -> bool:
        """Whether the words near a mention show this work."""
        if not _has(mention.words, self._words):
            return False
        start, end = max(0, mention.start - self._within), mention.end + self._within
        near = page.text[start : mention.start] + " " + page.text[mention.end : end]
        return (_has(near, self._near) or self._heads(page, mention)) and not _has(
            near, self._unless
        )

    def _heads(self, page: Page, mention: Mention) -> bool:
        """Whether the mention is a heading above text that shows this work."""
        start, end = page.line(mention.start)
        before = NUMBERED.sub("", page.text[start : mention.start])
        rest = before + page.text[mention.end : end]
        below = page.text[mention.end : mention.end + self._within]
        return not any(c.isalpha() for c in rest) and _has(below, self._under)


class Shape:
    """A row of the register's table `shape`: letters that show the type of what they shorten."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.type, self.alone = row["type"], row["alone"]
        self.letters = re.compile(rf"\b(?:{row['letters']})\b").finditer


def _spaced(text: str) -> str:
    return NO_LETTER.sub(" ", text.casefold())


def _has(text: str, beginnings: list[str]) -> bool:
    """Whether words of `text` begin with one of the beginnings."""
    folded = " " + _spaced(text)
    return any(beginning in folded for beginning in beginnings)


class Joining:
    """Knows which types run services of others, and what a body does by what stands near it."""

    def __init__(self, tables: Tables) -> None:
        self._types = tables.types
        self._remainders = tables.shared.get("remainder", ())
        self._shapes = [*map(Shape, tables.shared.get("shape", ()))]
        # A document is read for its abbreviations first and then again with them.
        self._letters = lru_cache(maxsize=TEXTS_REMEMBERED)(self._lettered)
        self._functions: dict[str, list[Function]] = {}
        for row in tables.shared.get("function", ()):
            self._functions.setdefault(row["of"], []).append(Function(row))

    def joined(self, page: Page, mentions: list[Mention]) -> list[Mention]:
        """The mentions with neighbours joined and with types by function."""
        found = [self._by_function(page, m) for m in self.paired(page, mentions)]
        return self._remaining(found)

    def paired(self, page: Page, mentions: list[Mention]) -> list[Mention]:
        """The mentions with neighbours joined that name one body."""
        found = list(self._paired(page, self._shaped(page, mentions)))
        return list(self._paired(page, found))  # again: a service of a service of the employer

    def _shaped(self, page: Page, mentions: list[Mention]) -> list[Mention]:
        """With abbreviations whose shape tells their type: alone, or after a service only."""
        letters = self._letters(page.text)
        if not letters:
            return sorted(mentions, key=_place)
        ends = {m.end for m in mentions if m.kind in SERVICES}
        taken = bytearray(len(page.text))
        for m in mentions:
            taken[m.start : m.end] = b"\x01" * (m.end - m.start)
        found = list(mentions)
        for shape, match in letters:
            start, end = match.span()
            placed = shape.alone or start - 1 in ends or page.text[end : end + 1] == ")"
            if placed and not taken[start] and not page.shouts(start):
                word = match.group()
                found.append(Mention(start, end, word, shape.type, word, True))
        return sorted(found, key=_place)

    def _lettered(self, text: str) -> list[tuple[Shape, re.Match[str]]]:
        """The letters in a text that show a type."""
        return [(shape, found) for shape in self._shapes for found in shape.letters(text)]

    def _paired(self, page: Page, mentions: Iterable[Mention]) -> Iterator[Mention]:
        before: Mention | None = None
        for mention in mentions:
            pair = before and self._pair(page, before, mention)
            if before is not None and pair is None:
                yield before
            before = pair or mention
        if before is not None:
            yield before

    def _pair(self, page: Page, a: Mention, b: Mention) -> Mention | None:
        """The one body that two neighbours name, if they do."""
        if not (self._employs(a) or self._employs(b)):
            return None
        gap = page.text[a.end : b.start]
        if OWNED.fullmatch(gap) and self._employs(a) and self._serves(page, b, a):
            return _span(page, a.start, b.end, b.type, a.place)
        if not (self._employs(b) and a.kind in SERVICES and page.text[a.start].isupper()):
            return None
        listed = gap == ", " and a.kind != "role" and self._whole_line(page, a, b)
        if gap == " " or listed or (gap in SEATED and a.kind == "service"):
            return None if a.proper and gap != " " else _span(page, a.start, b.end, a.type, b.place)
        inside = IN_BRACKET.match(gap) or (gap == " (" and " " in b.words)
        # A council named in brackets is a body beside its service; a trust is the service's own.
        if inside and page.text[b.end : b.end + 1] == ")" and b.type != COUNCIL:
            return _span(page, a.start, b.end + 1, a.type, b.place)
        return None

    def _employs(self, mention: Mention) -> bool:
        return mention.kind == "name" and self._types[mention.type].employer

    def _serves(self, page: Page, mention: Mention, employer: Mention) -> bool:
        capital = page.text[mention.start].isupper()
        if mention.kind == "department":
            return capital
        return capital and mention.kind == "service" and mention.type != employer.type

    def _whole_line(self, page: Page, a: Mention, b: Mention) -> bool:
        opens = LINE_START.search(page.text[max(0, a.start - 8) : a.start]) is not None
        return opens and LINE_END.match(page.text, b.end) is not None

    def _by_function(self, page: Page, mention: Mention) -> Mention:
        """A body that the words near it show at other work than its name says."""
        for function in self._functions.get(mention.type, ()):
            if mention.kind != "implied" and function.shown(page, mention):
                kind = "name" if mention.proper else "role"
                return replace(mention, type=function.becomes, kind=kind)
        return mention

    def _remaining(self, mentions: list[Mention]) -> list[Mention]:
        """Trusts named beside one of their own services are, by their bare name, the rest."""
        types = {}
        for row in self._remainders:
            ending = f" {row['with']}"
            for m in mentions:
                if m.kind == "name" and m.name.casefold().endswith(ending):
                    types[m.name[: -len(ending)], row["of"]] = row["becomes"]
        if not types:
            return mentions
        return [replace(m, type=types.get((m.name, m.type), m.type)) for m in mentions]


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.start, mention.end, mention.type


def _span(page: Page, start: int, end: int, type_id: str, place: str) -> Mention:
    return written(page.text, (start, end), type_id, "name", place)
