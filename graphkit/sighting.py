"""Finds where a text speaks of bodies: the register's cues, with the names grown around them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graphkit.growth import OWNER, Growth, Page, Style
from graphkit.phrases import TOKEN, Match, Phrases
from graphkit.register import PLACE, Sense, Tables, bare

KINDS = ("name", "group", "service", "department", "role", "implied")
SILENT = ("not", "never")
APART = re.compile(r"[;:!?()\[\]\n\t|]|(?<!\bSt)\.(?!\w)")
LIST_END = re.compile(r"\s*(?:[\n,;.()]|$)")
LOUD_OWNER = re.compile(r"(?<=[A-Z])([’'])S\b")
NEXT_CAPITAL = re.compile(r" [A-Z]")
PLACED = ("prefix", "suffix", "around")
PLAIN = {"words": "service", "inside": "role", "implied": "implied"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A body spoken of in a text.

    `start` and `end` are offsets, `words` the text between them, `type` an agency type's id.
    `name` is the body's name (an abbreviation spelled out), or the words as written, or empty
    where the words only show the type. `proper` says that it is the name of one body and not a
    word for any of its type; `place` is the place within such a name. `kind` is `name`, `group`
    (part of a board), `service`, `department` (a bare name such as "Health"), `role` (people and
    teams) or `implied` (practice that shows the type and names nobody).
    """

    start: int
    end: int
    words: str
    type: str
    name: str
    proper: bool
    kind: str = "name"
    place: str = ""


class Sightings:
    """The search for mentions, each by itself; joining neighbours is left to the caller."""

    def __init__(self, tables: Tables, growth: Growth) -> None:
        self._tables, self._growth = tables, growth
        self._numbers = {type_id: n for n, type_id in enumerate(tables.types, start=1)}
        self._senses: dict[str, Sense] = {}
        self._phrases = Phrases(self._entries())
        self._commas = {bare(cue) for cue, _ in tables.cues if "," in cue}
        after = "|".join(map(re.escape, tables.shared["never"]["after"]))
        self._reviewing = re.compile(rf"\b(?:{after})(?: an?| the)? $", re.IGNORECASE)
        self._standing = re.compile(
            rf"\s*(?:[:;,.()\n\t–—/-]|$|(?:{'|'.join(tables.shared['stand']['before'])})\b)"
        )

    def _entries(self) -> Iterator[tuple[str, str]]:
        senses = [(bare(cue), sense) for cue, sense in self._tables.cues]
        senses += [(bare(cue), Sense("", "never")) for cue in self._tables.shared["never"]["words"]]
        senses += [_pattern(name, type_id) for name, type_id in self._tables.names]
        for cue, sense in senses:
            key = f"{sense.part} {sense.type}"
            self._senses[key] = sense
            yield cue, key

    def on(self, page: Page, known: Mapping[str, tuple[str, str]]) -> list[Mention]:
        """The mentions on a page, none overlapping another, in order of place."""
        spoken = LOUD_OWNER.sub(r"\1s", page.text)
        matches = self._heard(m for m in self._phrases.every(spoken) if self._joined(page, m))
        bodies = self._take(page, matches)
        words = {(m.start, m.end) for m in matches if self._senses[m.meaning].part == "words"}
        found = [m for match in matches for m in self._mentions(page, match, bodies)]
        found = [m for m in found if not (m.place and (m.start, m.end) in words)]
        found.extend(self._known(page, known))
        return _apart(found, len(page.text))

    def _joined(self, page: Page, match: Match) -> bool:
        """Whether nothing parts the words of a match: no stop, bracket or comma of its own."""
        words = page.text[match.start : match.end]
        if words.isalpha():
            return not (len(words) < 4 and words.isupper() and page.shouts(match.start))
        if words.replace(" ", "").isalpha():
            return True
        return not APART.search(words) and ("," not in words or match.phrase in self._commas)

    def _heard(self, matches: Iterable[Match]) -> list[Match]:
        """The matches that no false friend covers, in order of place."""
        reach = dict.fromkeys(self._tables.types, -1) | {"": -1}
        parts = {key: sense.part in SILENT for key, sense in self._senses.items()}
        kept: list[Match] = []
        for match in sorted(matches, key=lambda m: (m.start, not parts[m.meaning])):
            sense = self._senses[match.meaning]
            if sense.part in SILENT:
                reach[sense.type] = max(reach[sense.type], match.end)
            elif reach[""] < match.end and (
                sense.part == "implied" or reach[sense.type] < match.end
            ):
                kept.append(match)
        return kept

    def _take(self, page: Page, matches: Iterable[Match]) -> dict[int, Match]:
        """Marks what no other body's name may grow over; gives the known bodies by their ends."""
        bodies: dict[int, Match] = {}
        for match in matches:
            sense = self._senses[match.meaning]
            if not (sense.type and page.text[match.start].isupper()):
                continue
            if sense.part in ("bodies", "common"):
                bodies[match.end] = match
            span = slice(match.start, match.end)
            strong = self._blocks(sense.part, page.text[span])
            number = self._numbers[sense.type].to_bytes()
            (page.taken if strong else page.loose)[span] = number * (match.end - match.start)
        return bodies

    def _blocks(self, part: str, words: str) -> bool:
        """Whether words of one body are so clearly its that no other name grows over them."""
        if part in ("words", "inside"):
            return " " in words or words.isupper()
        return part in ("bodies", "common", "departments", "groups", "subgroups")

    def _mentions(
        self, page: Page, match: Match, bodies: Mapping[int, Match]
    ) -> Iterator[Mention]:
        sense = self._senses[match.meaning]
        capital = page.text[match.start].isupper() or page.text[match.start].isdigit()
        if sense.part in ("bodies", "common"):
            if self._named(page, match) and (sense.part == "bodies" or self._certain(page, match)):
                yield self._body(page, match, sense.type)
        elif sense.part == "alone":
            if not capital or self._growth.stands_alone(page, match.start):
                yield _mention(page, match.start, match.end, sense.type, "service")
        elif sense.part == "departments":
            if capital and self._stands(page, match):
                yield _mention(page, match.start, match.end, sense.type, "department")
        elif sense.part in PLACED:
            if capital or (sense.part == "suffix" and self._tables.types[sense.type].local):
                yield from self._placed(page, match, sense, bodies)
        elif sense.part in ("groups", "subgroups"):
            yield self._group(page, match, sense, capital)
        elif sense.part == "words" and self._tables.types[sense.type].listed:
            yield self._service(page, match, sense)
        elif not (sense.part == "inside" and self._only_reviews(page, match.start)):
            yield _mention(page, match.start, match.end, sense.type, PLAIN[sense.part])

    def _named(self, page: Page, match: Match) -> bool:
        """Whether the words are written as a proper name, an abbreviation letter by letter."""
        words = page.text[match.start : match.end]
        if match.phrase.isupper() and " " not in match.phrase:
            return words.startswith(match.phrase)
        return self._growth.whole(words)

    def _certain(self, page: Page, match: Match) -> bool:
        return not (page.opens(match.start) or page.shouts(match.start))

    def _only_reviews(self, page: Page, at: int) -> bool:
        return self._reviewing.search(page.text[max(0, at - 40) : at]) is not None

    def _stands(self, page: Page, match: Match) -> bool:
        """Whether a department's bare name stands where a body could."""
        after = page.text[match.end : match.end + 24]
        if page.opens(match.start):
            return self._standing.match(after) is not None
        return not page.shouts(match.start) and NEXT_CAPITAL.match(after) is None

    def _service(self, page: Page, match: Match, sense: Sense) -> Mention:
        kind, start = self._tables.types[sense.type], match.start
        if page.text[start].isupper():
            start = self._growth.before(page, start, Style(possessive=kind.possessive))
        elif kind.local:
            start = self._growth.place_before(page, start)
        place = page.text[start : match.start].strip()
        return _mention(page, start, match.end, kind.id, "name" if place else "service", place)

    def _group(self, page: Page, match: Match, sense: Sense, capital: bool) -> Mention:
        start = match.start
        if capital:
            start = self._growth.before(page, match.start, Style(self._numbers[sense.type], title=True))
        named = capital and (sense.part == "groups" or start < match.start)
        return _mention(page, start, match.end, sense.type, "group" if named else "role")

    def _body(self, page: Page, match: Match, type_id: str) -> Mention:
        end = self._branch(page, match.end, type_id)
        mention = _mention(page, match.start, end, type_id, "name")
        if end == match.end and OWNER.search(match.phrase):
            words = page.text[match.start : end]
            return replace(mention, end=end, words=words, name=" ".join(words.split()))
        return mention

    def _branch(self, page: Page, end: int, type_id: str) -> int:
        """Where a name ends that a town may follow, at the end of a line or list entry."""
        if not self._tables.types[type_id].branches:
            return end
        word = TOKEN.match(page.text, end + 1) if page.text[end : end + 1] == " " else None
        if word is None or not LIST_END.match(page.text, word.end()):
            return end
        return word.end() if self._growth.after(page, end, False) == word.end() else end

    def _placed(
        self, page: Page, match: Match, sense: Sense, bodies: Mapping[int, Match]
    ) -> Iterator[Mention]:
        """The name with a place whose fixed words are `match`, if there is a place."""
        kind = self._tables.types[sense.type]
        start, end = match.start, match.end
        if sense.part == "around":
            place = _between(page.text[start:end], match.phrase)
            if self._growth.whole(place):
                yield _mention(page, start, end, sense.type, "name", place)
            return
        if sense.part == "prefix":
            end = self._growth.after(page, match.end, kind.local)
            place = page.text[match.end : end].strip()
        else:
            start, type_id = self._started(page, match, kind.employer, bodies)
            place = page.text[start : match.start].strip()
            sense = replace(sense, type=self._trust(place, type_id or sense.type))
            end = self._branch(page, end, sense.type)
        if place:
            yield _mention(page, start, end, sense.type, "name", place)

    def _started(
        self, page: Page, match: Match, commas: bool, bodies: Mapping[int, Match]
    ) -> tuple[int, str]:
        """Where a name with its place before it starts; the type of a known body there, or ""."""
        if not page.text[match.start].isupper():
            return self._growth.place_before(page, match.start), ""
        known = bodies.get(match.start - 1)
        if known is not None and commas:
            return known.start, self._senses[known.meaning].type
        kind = self._tables.types[self._senses[match.meaning].type]
        style = Style(self._numbers[kind.id], True, commas, kind.possessive)
        return self._growth.before(page, match.start, style), ""

    def _trust(self, place: str, type_id: str) -> str:
        """The type that the name of a trust hides, or `type_id`."""
        if not self._tables.types[type_id].employer:
            return type_id
        low = place.casefold().replace("’", "'")
        return next(
            (t for name, t in self._tables.trusts.items() if low.startswith(name.casefold())),
            type_id,
        )

    def _known(self, page: Page, known: Mapping[str, tuple[str, str]]) -> Iterator[Mention]:
        """The abbreviations that the document has spelled out elsewhere."""
        if not known:
            return
        words = "|".join(re.escape(word) for word in sorted(known, key=lambda w: (-len(w), w)))
        for found in re.finditer(rf"(?<![\w&])(?:{words})(?![\w&])", page.text):
            name, type_id = known[found.group()]
            mention = _mention(page, found.start(), found.end(), type_id, "name")
            yield replace(mention, name=name)


def _pattern(name: str, type_id: str) -> tuple[str, Sense]:
    """A name with a {place} as a cue: what stands after the place, before it, or round it."""
    before, after = (part.strip() for part in name.split(PLACE))
    if before and after:
        return bare(f"{before} .. {after}"), Sense(type_id, "around")
    return bare(before or after), Sense(type_id, "prefix" if before else "suffix")


def _between(words: str, phrase: str) -> str:
    """What stands in `words` where the cue `phrase` has its gap."""
    before, after = (len(TOKEN.findall(part)) for part in phrase.split(".."))
    tokens = list(TOKEN.finditer(words))[before:-after]
    return words[tokens[0].start() : tokens[-1].end()] if tokens else ""


def _mention(
    page: Page, start: int, end: int, type_id: str, kind: str, place: str = ""
) -> Mention:
    owner = OWNER.search(page.text, end - 2, end) if kind != "implied" else None
    end = owner.start() if owner else end
    words = page.text[start:end]
    name = "" if kind == "implied" else " ".join(words.split())
    return Mention(start, end, words, type_id, name, kind == "name", kind, place)


def _apart(found: list[Mention], length: int) -> list[Mention]:
    """The mentions without those that overlap a better one: the longest, then the better kind,
    then the one with more fixed words; a proper name is never cut by other words."""
    order = {kind: n for n, kind in enumerate(KINDS)}
    taken, kept = bytearray(length), {}

    def worth(m: Mention) -> tuple[int, int, int, int, str]:
        return m.start - m.end, order[m.kind], len(m.place), m.start, m.type

    for m in sorted(_uncut(found), key=worth):
        equal = m.kind == "implied" and (m.start, m.end, "") in kept
        if 1 in taken[m.start : m.end] and not equal:
            continue
        taken[m.start : m.end] = b"\x01" * (m.end - m.start)
        kept[m.start, m.end, m.type] = m
        if m.kind == "implied":
            kept[m.start, m.end, ""] = m
    services = {(m.start, m.type): m.name for m in found if m.kind == "service"}
    whole = sorted(set(kept.values()), key=lambda m: (m.start, m.end, m.type))
    return [_served(m, services.get((m.start, m.type))) for m in whole]


def _uncut(found: list[Mention]) -> Iterator[Mention]:
    """The mentions that do not begin or end in the middle of a proper name."""
    names = sorted({(m.start, m.end) for m in found if m.proper})
    starts = [start for start, _ in names]
    for m in found:
        before = bisect_left(starts, m.start) - 1
        after = bisect_left(starts, m.end) - 1
        cut = before >= 0 and m.start < names[before][1] < m.end
        cut = cut or after >= 0 and m.start < names[after][0] and m.end < names[after][1]
        if m.proper or not cut:
            yield m


def _served(mention: Mention, service: str | None) -> Mention:
    """A role that begins with its service's name ("school staff") names the service."""
    if mention.kind != "role" or service is None:
        return mention
    return replace(mention, name=service, kind="service")
