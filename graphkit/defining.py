"""Names that a document itself explains: "Clear Beck, the alcohol service"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphkit.growth import Page
from graphkit.mention import Mention

CAPITAL = r"[A-Z][\w&]*(?:[’'][\w]+)?(?:-\w+)*"
REACH = 70


class Defining:
    """Reads the definitions that stand in a text: which type a name is said to be of."""

    def __init__(self, table: Mapping[str, Any], others: Iterable[str]) -> None:
        """`table` is the register's `defining`: words that link and words that name nobody.
        `others` are first names and places: they begin no body's name."""
        small = "|".join(map(re.escape, table["inner"]))
        name = rf"(?P<name>(?:The )?{CAPITAL}(?: (?:(?:{small}) )?{CAPITAL}){{0,5}})"
        some = "|".join(map(re.escape, table["articles"]))
        plain = r"(?:[a-z][\w’'-]* (?:and )?){0,5}"
        self._before = re.compile(rf"{name}(?:,| is| \(| –| -) ?(?:(?:{some}) )?{plain}$")
        called = "|".join(map(re.escape, table["called"]))
        end = r"(?=[,.;)\n]|$)"
        self._after = re.compile(rf"(?:,| \() ?{name}{end}")
        self._called = re.compile(rf",? (?:{called}) {name}")
        self._beside = re.compile(rf" {name}")
        self._definite = re.compile(table["definite"])
        self._closed = re.compile(table["closed"])
        doors = "|".join(map(re.escape, table["doors"]))
        self._door = re.compile(rf" \((?:the )?(?P<name>(?i:{doors}))\)")
        self._places = frozenset(table["places"])
        self._nobody = frozenset([*table["nobody"], *(name.casefold() for name in others)])

    def names(self, text: str, mentions: Iterable[Mention]) -> dict[str, tuple[str, str]]:
        """Name to (name, type) of each body that `text` explains by one of its `mentions`.

        A name that is explained as two types is left out: the text does not say which.
        """
        page, found = Page(text), dict[str, set[str]]()
        known = list(mentions)
        taken = {at for m in known for at in range(m.start, m.end)}
        for mention in known:
            if not mention.proper and self._explains(mention):
                for match in self._around(text, mention):
                    if taken.isdisjoint(range(*match.span("name"))) and self._names(page, match):
                        found.setdefault(match["name"], set()).add(mention.type)
                if door := self._door.match(text, mention.end):
                    found.setdefault(door["name"], set()).add(mention.type)
        return {name: (name, types.pop()) for name, types in found.items() if len(types) == 1}

    def _around(self, text: str, mention: Mention) -> Iterator[re.Match[str]]:
        before = text[text.rfind("\n", 0, mention.start) + 1 : mention.start]
        plain = text[mention.start].islower() and mention.kind != "implied"
        bracketed = text[mention.start - 1 : mention.start] + text[mention.end :][:1] == "()"
        match = self._before.search(before[-REACH * 2 :]) if plain or bracketed else None
        if match and self._closed.match(text, mention.end):
            yield _placed(match, self._before, text, mention.start)
        if mention.kind == "implied":
            return
        match = self._called.match(text, mention.end)
        if not match and self._definite.search(before[-REACH:]):
            after = self._after.match(text, mention.end)
            match = after or self._beside.match(text, mention.end)
        if match:
            yield match

    def _explains(self, mention: Mention) -> bool:
        return mention.kind in ("service", "implied") or self._place(mention)

    def _place(self, mention: Mention) -> bool:
        """Whether people and teams are called by the house or project that they work in."""
        return mention.kind == "role" and mention.words.split()[-1].casefold() in self._places

    def _names(self, page: Page, match: re.Match[str]) -> bool:
        words = match["name"].removeprefix("The ").split()
        if len(words) == 1:
            return words[0].casefold() not in page.small | self._nobody and len(words[0]) > 3
        # A house may be called by a first name ("Hazel House").
        return words[0].casefold() not in self._nobody or words[-1].casefold() in self._places


def _placed(
    match: re.Match[str], pattern: re.Pattern[str], text: str, end: int
) -> re.Match[str]:
    """The same match in the whole text, where offsets are the text's."""
    start = end - len(match.string) + match.start()
    return pattern.search(text[:end], start) or match
