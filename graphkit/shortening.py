"""Names cut short: "Pennard" for the only body in a text whose name begins so."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from graphkit.growth import Page
from graphkit.mention import Mention

WORD = re.compile(r"[A-Z][\w&-]*(?:[’']\w+)?")
NEXT_CAPITAL = re.compile(r" (?:[A-Z]|\d)|[’']s? [A-Z]")
LAST_CAPITAL = re.compile(r"[A-Z][\w’'-]* $")
JOINED = re.compile(r"[\w&-]")
# What stands after these acts no more than a place does.
LINKED = re.compile(r"\b(?:at|from|with|by|to) $")
LEAST = 4
BACK = 24


class Shortening:
    """Finds the beginnings of bodies' names by which a text calls them later."""

    def __init__(
        self, table: Mapping[str, Any], local: Callable[[str, str], bool], others: Iterable[str]
    ) -> None:
        """`table` is the register's `shortening`: words before a place and after one, words that
        are no name by themselves, what bodies do, and who and what is at or from one. `local`
        says of a name and its type whether it begins with the area that the body is for. `others`
        are first names and places: they stand for no body.
        """
        self._local = local
        self._nobody = frozenset(w.casefold() for w in (*table["nobody"], *others))
        before = "|".join(map(re.escape, table["before"]))
        acts, areas = (
            "|".join(map(re.escape, words)) for words in (table["acts"], table["areas"])
        )
        self._acting = re.compile(rf"[’']s?\b| (?:{acts})\b")
        self._area = re.compile(rf" (?:{areas})\b", re.IGNORECASE)
        work = "|".join(map(re.escape, table["work"]))
        self._at_work = re.compile(rf"\b(?:{work}) (?:at|from|with|by) $", re.IGNORECASE)
        self._placed = re.compile(rf"\b(?:{before}) $", re.IGNORECASE)

    def names(
        self, text: str, mentions: Iterable[Mention]
    ) -> dict[str, tuple[str, str]]:
        """Short name to (name, type): beginnings of one body's name that stand alone in `text`.

        A beginning that several types of bodies share, that is said like a place ("in Ashby") or
        that a longer name goes on from is left out: it may be the town.
        """
        page, known = Page(text), [m for m in mentions if m.proper]
        begun: dict[str, set[tuple[str, str]]] = {}
        for mention in known:
            for short in self._beginnings(page, mention.name):
                begun.setdefault(short, set()).add((mention.name, mention.type))
        spans = {at for m in known for at in range(m.start, m.end)}
        return {
            short: max(names, key=lambda n: (len(n[0]), n))
            for short, names in begun.items()
            if self._one(names) and self._stands(text, short, names, spans)
        }

    def _beginnings(self, page: Page, name: str) -> Iterator[str]:
        """The beginnings of a name that could be a name: words with capitals, not ordinary ones."""
        words = name.removeprefix("The ").split()
        for count in range(1, min(len(words), 4)):
            if not WORD.fullmatch(words[count - 1]):
                return
            short = " ".join(words[:count])
            low = [word.casefold() for word in words[:count]]
            plain = all(word in page.small or word in self._nobody for word in low)
            if not plain and len(short) >= LEAST and short.casefold() not in self._nobody:
                yield short

    def _one(self, names: set[tuple[str, str]]) -> bool:
        """Whether the names are of one type, and none begins with an area."""
        return len({kind for _, kind in names}) == 1 and not any(self._local(*n) for n in names)

    def _stands(
        self, text: str, short: str, names: set[tuple[str, str]], spans: set[int]
    ) -> bool:
        """Whether the words stand alone somewhere, and nowhere as a place or in another name."""
        # What precedes is looked at afterwards: a pattern that begins with letters is found faster.
        found = re.finditer(rf"{re.escape(short)}(?![\w&-])", text)
        free = [match for match in found if match.start() not in spans]
        alone = [m for m in free if not JOINED.match(text[max(0, m.start() - 1) : m.start()])]
        onward = tuple(name.partition(short)[2].split()[0] for name, _ in names)
        if any(self._elsewhere(text, match, onward) for match in alone):
            return False
        return any(self._acts(text, match) for match in alone)

    def _acts(self, text: str, match: re.Match[str]) -> bool:
        """Whether the words are used as a body's: it acts or owns, or is a place of work."""
        before = text[max(0, match.start() - BACK) : match.start()]
        if LINKED.search(before):
            return self._at_work.search(before) is not None
        return self._acting.match(text, match.end()) is not None

    def _elsewhere(self, text: str, match: re.Match[str], onward: tuple[str, ...]) -> bool:
        """Whether a place is meant, or a name that begins sooner or goes on (over a line end)."""
        before = text[max(0, match.start() - BACK) : match.start()]
        after = text[match.end() : match.end() + BACK]
        goes_on = NEXT_CAPITAL.match(after) or self._area.match(after) or (
            after.lstrip().startswith(onward)
        )
        return bool(goes_on or self._placed.search(before) or LAST_CAPITAL.search(before))
