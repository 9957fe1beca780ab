"""Finds where a text speaks of bodies: the register's cues, with the names grown around them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from graphkit.growth import OWNER, Growth, Page, Style
from graphkit.hearing import Hearing
from graphkit.mention import Mention, apart, written
from graphkit.phrases import TOKEN, Match
from graphkit.register import Sense, Tables

LIST_END = re.compile(r"\s*(?:[\n,;.()]|$)")
JOINED = re.compile(r"(?:\b[Tt]he|\b[Ii]ts|\b[Oo]ur|[’']s) (?P<first>[A-Z]\w*(?: [A-Z]\w*)?) and $")
REACH = 60
SMALL = {"and", "&", "of", "the", "for"}
NEXT_CAPITAL = re.compile(r" [A-Z]")
# How many texts are remembered, and how long more than one of them may be: headings.
MOST_KEPT, LONGEST_KEPT = 2048, 240
Reader = Callable[[Page, Match, Sense], Iterable[Mention]]


class Sightings:
    """The search for mentions, each by itself; joining neighbours is left to the caller."""

    def __init__(self, tables: Tables, growth: Growth) -> None:
        self._types, self._trusts, self._growth = tables.types, tables.trusts, growth
        self._hearing = Hearing(tables)
        self._kinds: dict[str, str] = {}
        after = "|".join(map(re.escape, tables.shared["never"]["after"]))
        self._reviewing = re.compile(rf"\b(?:{after})(?: an?| the)? $", re.IGNORECASE)
        before = "|".join(map(re.escape, tables.shared["stand"]["before"]))
        self._standing = re.compile(rf"\s*(?:[:;,.()\n\t–—/-]|$|(?:{before})\b)")
        self._titles = frozenset(tables.shared["titles"]["words"])
        self._kept: dict[str, list[Mention]] = {}
        self._long = ""
        self._readers: dict[str, Reader] = {
            "bodies": self._body, "common": self._common, "alone": self._alone,
            "departments": self._department, "groups": self._group, "subgroups": self._group,
            "titled": self._titled,
            "words": self._service, "inside": self._role, "implied": self._implied,
            "prefix": self._prefix, "suffix": self._suffix, "around": self._around,
        }  # fmt: skip

    def on(self, page: Page, known: Mapping[str, tuple[str, str]]) -> list[Mention]:
        """The mentions on a page, none overlapping another, in order of place.

        `known` gives the name and type that an abbreviation stands for.
        """
        found = [*self._named(page), *self._abbreviated(page, known)]
        return apart(found, len(page.text))

    def _named(self, page: Page) -> list[Mention]:
        """The mentions that no abbreviation is needed for; they are kept, because a document is
        read for its abbreviations first and then again with them, and headings recur."""
        if page.text not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[page.text] = self._sighted(page)
        found = self._kept[page.text]
        if len(page.text) > LONGEST_KEPT and self._long != page.text:
            self._kept.pop(self._long, None)
            self._long = page.text
        return found

    def _sighted(self, page: Page) -> list[Mention]:
        cues = [(match, self._hearing.sense(match)) for match in self._hearing.cues(page)]
        words = {(match.start, match.end) for match, sense in cues if sense.part == "words"}
        found = [m for cue, sense in cues for m in self._readers[sense.part](page, cue, sense)]
        return [m for m in found if not (m.place and (m.start, m.end) in words)]

    def _body(self, page: Page, match: Match, sense: Sense) -> Iterator[Mention]:
        """A body known by its name, written as one: an abbreviation letter by letter."""
        words = page.text[match.start : match.end]
        letters = match.phrase.isupper() and " " not in match.phrase
        if not (words.startswith(match.phrase) if letters else self._growth.whole(words)):
            return
        end = self._branch(page, match.end, sense.type)
        mention = written(page.text, (match.start, end), sense.type, "name")
        if end == match.end and OWNER.search(match.phrase):
            mention = replace(mention, end=end, words=words, name=" ".join(words.split()))
        yield mention

    def _common(self, page: Page, match: Match, sense: Sense) -> Iterator[Mention]:
        """A body called by an ordinary word, where the capital can only be the name's."""
        if not (page.opens(match.start) or page.shouts(match.start)):
            yield from self._body(page, match, sense)

    def _alone(self, page: Page, match: Match, sense: Sense) -> Iterator[Mention]:
        capital = page.text[match.start].isupper()
        if not capital or self._growth.stands_alone(page, match.start):
            yield written(page.text, (match.start, match.end), sense.type, "service")

    def _department(self, page: Page, match: Match, sense: Sense) -> Iterator[Mention]:
        """A department's bare name, with its capital and where a body could stand."""
        after = page.text[match.end : match.end + 24]
        stands = self._standing.match(after) is not None
        if not page.opens(match.start):
            stands = not page.shouts(match.start) and NEXT_CAPITAL.match(after) is None
        if stands and page.text[match.start].isupper():
            yield written(page.text, (match.start, match.end), sense.type, "department")

    def _group(self, page: Page, match: Match, sense: Sense) -> Iterator[Mention]:
        start, capital = match.start, page.text[match.start].isupper()
        if capital:
            style = Style(self._hearing.number(sense.type), commas=True, title=True)
            start = self._growth.before(page, match.start, style)
            start = self._beside(page, start, replace(style, joins=True))
        named = capital and (sense.part == "groups" or start < match.start)
        kind = "group" if named else "role"
        yield written(page.text, (start, match.end), sense.type, kind)

    def _beside(self, page: Page, start: int, style: Style) -> int:
        """Where a group's title begins that an "and" goes on with: all its words are titles'."""
        wider = self._growth.before(page, start, style)
        added = {word.casefold() for word in TOKEN.findall(page.text[wider:start])} - SMALL
        return wider if added and added <= self._titles else start

    def _titled(self, page: Page, match: Match, sense: Sense) -> Iterator[Mention]:
        """A group or committee whose capitalised title says what part of a board it is."""
        if not page.text[match.start].isupper() or page.shouts(match.start):
            return
        number = self._hearing.number(sense.type)
        style = Style(number, joins=True, commas=True, title=True)
        start = self._growth.before(page, match.start, style)
        title = {word.casefold() for word in TOKEN.findall(page.text[start : match.start])} - SMALL
        if title and title <= self._titles:
            yield written(page.text, (start, match.end), sense.type, "group")

    def _service(self, page: Page, match: Match, sense: Sense) -> Iterator[Mention]:
        kind, start = self._types[sense.type], match.start
        if kind.listed and page.text[start].isupper():
            start = self._growth.before(page, start, Style(possessive=kind.possessive))
            start = self._joined(page, start)
        elif kind.local:
            start = self._growth.place_before(page, start)
        place = page.text[start : match.start].strip()
        span = (start, match.end)
        yield written(page.text, span, kind.id, "name" if place else "service", place)

    def _joined(self, page: Page, start: int) -> int:
        """Where a service's name begins that holds an "and", after an article or owner: there,
        unless the words before the "and" are some body's."""
        match = JOINED.search(page.text, max(0, start - REACH), start)
        if match is None or any(page.taken[match.start("first") : start]):
            return start
        return start if any(page.loose[match.start("first") : start]) else match.start("first")

    def _role(self, page: Page, match: Match, sense: Sense) -> Iterator[Mention]:
        """People and teams, unless the words before say that they only led the review."""
        if not self._reviewing.search(page.text[max(0, match.start - 40) : match.start]):
            yield written(page.text, (match.start, match.end), sense.type, "role")

    def _implied(self, page: Page, match: Match, sense: Sense) -> Iterator[Mention]:
        yield written(page.text, (match.start, match.end), sense.type, "implied")

    def _prefix(self, page: Page, match: Match, sense: Sense) -> Iterator[Mention]:
        """A name whose place follows its fixed words."""
        if page.text[match.start].isupper():
            end = self._growth.after(page, match.end, self._types[sense.type].local)
            place = page.text[match.end : end].strip()
            if place:
                yield written(page.text, (match.start, end), sense.type, "name", place)

    def _suffix(self, page: Page, match: Match, sense: Sense) -> Iterator[Mention]:
        """A name whose place stands before its fixed words."""
        start, type_id = self._started(page, match, self._types[sense.type].id)
        place = page.text[start : match.start].strip()
        if place:
            type_id = self._trust(place, type_id)
            end = self._branch(page, match.end, type_id)
            yield written(page.text, (start, end), type_id, "name", place)

    def _around(self, page: Page, match: Match, sense: Sense) -> Iterator[Mention]:
        """A name with its place in the middle."""
        place = _between(page.text[match.start : match.end], match.phrase)
        if page.text[match.start].isupper() and self._growth.whole(place):
            yield written(page.text, (match.start, match.end), sense.type, "name", place)

    def _started(self, page: Page, match: Match, type_id: str) -> tuple[int, str]:
        """Where a name with its place before it starts, and its type: a known body's there."""
        kind, start = self._types[type_id], match.start
        if not page.text[start].isupper():
            return (self._growth.place_before(page, start) if kind.local else start), type_id
        if kind.employer and start - 1 in page.bodies:
            return page.bodies[start - 1]
        number = self._hearing.number(type_id)
        style = Style(number, joins=True, commas=kind.employer, possessive=kind.possessive)
        return self._growth.before(page, start, style), type_id

    def _branch(self, page: Page, end: int, type_id: str) -> int:
        """Where a name ends that a town may follow, at the end of a line or list entry."""
        if not self._types[type_id].branches or page.text[end : end + 1] != " ":
            return end
        word = TOKEN.match(page.text, end + 1)
        if word is None or not LIST_END.match(page.text, word.end()):
            return end
        return word.end() if self._growth.after(page, end, False) == word.end() else end

    def _trust(self, place: str, type_id: str) -> str:
        """The type that the name of a trust hides, or `type_id`."""
        if not self._types[type_id].employer:
            return type_id
        low = place.casefold().replace("’", "'")
        hidden = (t for name, t in self._trusts.items() if low.startswith(name.casefold()))
        return next(hidden, type_id)

    def _abbreviated(self, page: Page, known: Mapping[str, tuple[str, str]]) -> Iterator[Mention]:
        """The abbreviations that the document has spelled out elsewhere."""
        for found in _any_of(tuple(known)).finditer(page.text) if known else ():
            name, type_id = known[found.group()]
            mention = written(page.text, found.span(), type_id, self._kind(name))
            yield replace(mention, name=name)

    def _kind(self, name: str) -> str:
        """The kind of a mention that is spelled out as `name`."""
        if name not in self._kinds:
            found = self.on(Page(name), {})
            generic = found and not any(m.proper for m in found)
            self._kinds[name] = found[0].kind if generic else "name"
        return self._kinds[name]


@lru_cache(maxsize=4)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some abbreviations, by itself; every heading of a document is asked for them."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, longest))})(?![\w&])")


def _between(words: str, phrase: str) -> str:
    """What stands in `words` where the cue `phrase` has its gap."""
    before, after = (len(TOKEN.findall(part)) for part in phrase.split(".."))
    tokens = list(TOKEN.finditer(words))[before:-after]
    return words[tokens[0].start() : tokens[-1].end()] if tokens else ""
