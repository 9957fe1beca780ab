"""The rules of duty: whose practice a statement's words and place say it is.

A lead-in ("Police - …") decides alone; else the bodies that act (before the first verb, or after
"by"), with the body of the heading; else the body of the heading; else the only body there is;
else all agencies. Bodies that receive ("to", "with", "from") are mentioned.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from graphkit.bodies import Mention
from graphkit.caseless import Caseless
from graphkit.wording import read_table

ALL, BOARD = "all-agencies", "safeguarding-board"
# Types that a heading names in general, and gives up for those that the words name.
GENERAL = (ALL, "health", "local-authority")
LEAD = re.compile(r"^(?P<lead>[^.;:]{2,90}?)\s*(?:\s[-–—]\s|[;:]\s|\s[-–—](?=[A-Za-z]))")
LEADING = "-–—;:"
LEAD_SHARE = 0.55
NEAR_START = 40
REACH = 80
ASKED_SELDOM = (
    "request", "group", "undertakes", "also", "judges", "runs", "goes_on", "asks", "family",
    "we",
)  # fmt: skip
ASKED_OFTEN = ("agent", "receiving", "told", "telling")
HEADING, UNNAMED = "heading", "no one agency named"


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is responsible (type to the words that say so), who is mentioned, and the owner.

    `likely` gives the probability of each type that wording decided; layout decides for sure.
    """

    responsible: dict[str, str] = field(default_factory=dict)
    mentioned: tuple[str, ...] = ()
    owner: str | None = None
    likely: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rules:
    """Where the words of a statement say who acts, who only receives, and who is addressed."""

    everyone: re.Pattern[str]
    request: re.Pattern[str]
    agent: Caseless
    receiving: Caseless
    verb: Caseless
    group: re.Pattern[str]
    undertakes: re.Pattern[str]
    told: Caseless
    telling: Caseless
    also: re.Pattern[str]
    judges: re.Pattern[str]
    runs: re.Pattern[str]
    goes_on: re.Pattern[str]
    asks: re.Pattern[str]
    family: re.Pattern[str]
    we: re.Pattern[str]
    runs_itself: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def lead_in(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """The bodies that a lead-in names as those meant ("Police - …"); none without one."""
        if not mentions or not any(map(text.__contains__, LEADING)):
            return []
        match = LEAD.match(text)
        if not match:
            return []
        request = self.request.match(text)
        start, end = request.end() if request else 0, match.end("lead")
        inside = [m for m in mentions if start <= m.start and m.end <= end]
        share = sum(m.end - m.start for m in inside) / max(1, end - start)
        return inside if share >= LEAD_SHARE else []

    def duty(self, text: str, mentions: list[Mention], heading: tuple[str, ...]) -> Duty:
        """Who a statement makes responsible; `heading` are the types its heading names."""
        led = self.lead_in(text, mentions)
        if led:
            responsible = {m.type: m.words for m in led}
            return Duty(responsible, rest(mentions, responsible))
        responsible = dict.fromkeys(heading, HEADING)
        for mention in self._acting(text, mentions):
            if not heading or mention.start <= NEAR_START // 2 or self._runs_it(heading, mention):
                responsible.setdefault(mention.type, mention.words)
        responsible = responsible or self._only(text, mentions) or {ALL: UNNAMED}
        named = set(responsible.values()) - {HEADING}
        for general in GENERAL:
            others = len(responsible) > 1 if general == ALL else named
            if others and responsible.get(general) == HEADING:
                del responsible[general]
        return Duty(responsible, rest(mentions, responsible))

    def _runs_it(self, heading: tuple[str, ...], mention: Mention) -> bool:
        return any(mention.type in self.runs_itself.get(type_id, ()) for type_id in heading)

    def acts(self, text: str, mentions: Sequence[Mention]) -> list[str]:
        """The types of the bodies that the words make do a thing: all agencies are none."""
        acting = self._acting(text, list(self.acting(text, mentions)))
        return list(dict.fromkeys(m.type for m in acting if m.type != ALL))

    def receivers(self, text: str, mentions: Sequence[Mention]) -> frozenset[str]:
        """The types that something is only done to or with ("Information for the GP")."""
        return frozenset(m.type for m in mentions if self._receives(text, m))

    def addressed(self, text: str, mentions: list[Mention]) -> list[str]:
        """The types that a request is put to: of a lead-in, else before its first verb."""
        acting = list(self.acting(text, mentions))
        led = self.lead_in(text, acting)
        return list(dict.fromkeys(m.type for m in led or self._before_verb(text, acting)))

    def owner(self, text: str, mentions: list[Mention]) -> str | None:
        """The board, or group of a board, that a lead-in or "… Group to …" names to do a thing."""
        led = [m for m in self.lead_in(text, mentions) if m.proper or self.group.search(m.words)]
        asked = [
            m for m in mentions
            if m.start == 0 and self.group.search(m.words) and self.undertakes.match(text, m.end)
        ]  # fmt: skip
        return next((m.name for m in (*led, *asked) if m.type == BOARD), None)

    def _acting(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """Bodies before the first verb, else after "by", that do not only receive."""
        acting = self._before_verb(text, mentions)
        return acting or [m for m in mentions if self.agent.within(_before(text, m))]

    def _before_verb(self, text: str, mentions: list[Mention]) -> list[Mention]:
        if not mentions:
            return []
        verb = self.verb.search(text, _body_start(mentions))
        reach = verb.start() if verb else NEAR_START
        first = [m for m in mentions if m.start <= reach]
        told = self._chained(text, first, self._receives)
        return [m for m in first if m not in told]

    def _chained(
        self, text: str, mentions: Sequence[Mention], is_one: Callable[[str, Mention], bool]
    ) -> list[Mention]:
        """The mentions of a sort, and those that an "and" or a comma joins to one."""
        found: list[Mention] = []
        for mention in mentions:
            chained = found and self.also.match(text[found[-1].end : mention.start])
            if chained or is_one(text, mention):
                found.append(mention)
        return found

    def _only(self, text: str, mentions: list[Mention]) -> dict[str, str]:
        """The first body named, where nothing says that it only receives."""
        free = [m for m in mentions if not self._receives(text, m)]
        return {free[0].type: free[0].words} if free else {}

    def _receives(self, text: str, mention: Mention) -> bool:
        return self.receiving.within(_before(text, mention)) or self._is_told(text, mention)

    def _is_told(self, text: str, mention: Mention) -> bool:
        """Whether others told a body; one that the family told knew, and answers for it."""
        before = _before(text, mention)
        if self.telling.within(before):
            return not self.family.search(before)
        return self.told.match(text, mention.end) is not None

    def together(self, text: str, mentions: Sequence[Mention], type_id: str) -> list[str]:
        """The types that act together with one: named in one row before the first verb."""
        row: list[Mention] = []
        for mention in self._before_verb(text, list(mentions)):
            joined = row and self.also.match(text[row[-1].end : mention.start])
            if row and not joined and any(m.type == type_id for m in row):
                break
            row = [*row, mention] if joined else [mention]
        types = list(dict.fromkeys(m.type for m in row if m.type != ALL))
        return types if type_id in types else [type_id]

    def acting(self, text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions without those whose body only judges, or only runs the one named next."""
        kept = [m for m in mentions if m.type != BOARD or not self.judges.match(text, m.end)]
        pairs = zip_longest(kept, kept[1:])
        return tuple(m for m, n in pairs if not (n and self._runs(text, m, n)))

    def _runs(self, text: str, employer: Mention, service: Mention) -> bool:
        between = self.runs.fullmatch(text, employer.end, service.start)
        return employer.type != service.type and between is not None

    def culprits(self, text: str, mentions: Sequence[Mention]) -> list[str]:
        """The types named other than as those who were, or were not, told."""
        told = self._chained(text, mentions, self._is_told)
        return list(dict.fromkeys(m.type for m in mentions if m not in told))


def _before(text: str, mention: Mention) -> str:
    """The words just before a mention: as far as what they say can reach."""
    return text[max(0, mention.start - REACH) : mention.start]


def load_rules() -> Rules:
    """The rules of `import/wording.toml`, shipped or the analyst's own."""
    table = read_table()["duty"]
    named = {name: re.compile(table[name], re.I) for name in ASKED_SELDOM}
    often = {name: Caseless(table[name]) for name in ASKED_OFTEN}
    often["verb"] = Caseless(rf"\b(?:{'|'.join(table['verbs'])})\b")
    patterns: dict[str, Any] = {**named, **often}
    everyone = re.compile(table["everyone"])
    return Rules(everyone=everyone, runs_itself=table["runs_itself"], **patterns)


def _body_start(mentions: list[Mention]) -> int:
    """A verb inside a first body's own name is none."""
    return mentions[0].end if mentions and mentions[0].start <= NEAR_START else 0


def rest(mentions: list[Mention], responsible: dict[str, str]) -> tuple[str, ...]:
    types = dict.fromkeys(m.type for m in mentions)
    return tuple(t for t in types if t not in responsible and t != ALL)
