"""Who a statement is about or addressed to: responsible and mentioned agency types, owner.

Method: a lead-in ("Police - …") decides alone; else the bodies that act (before the first verb,
or after "by"), with the body of the heading; else the body of the heading; else the only body
there is; else all agencies. Bodies that receive ("to", "with", "from") are mentioned.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graphkit.bodies import Mention
from graphkit.features import Seen, Statement, words_of
from graphkit.linear import Model, probability, ranked
from graphkit.wording import read_table

ALL, BOARD = "all-agencies", "safeguarding-board"
LEAD = re.compile(r"^(?P<lead>[^.;:]{2,90}?)\s*(?:\s[-–—]\s|[;:]\s|\s[-–—](?=[A-Za-z]))")
LEAD_SHARE = 0.55
NEAR_START = 40
REACH = 80
MOST = 3
UNNAMED = "no one agency named"
# Probabilities: of a type beside all agencies, of one not named, and of one named but unlikely.
BESIDE_ALL, IMPLIED, WEAK = 0.6, 0.6, 0.2


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
    agent: re.Pattern[str]
    receiving: re.Pattern[str]
    verb: re.Pattern[str]
    group: re.Pattern[str]
    undertakes: re.Pattern[str]
    told: re.Pattern[str]
    telling: re.Pattern[str]
    also: re.Pattern[str]

    def lead_in(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """The bodies that a lead-in names as those meant ("Police - …"); none without one."""
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
            return Duty(responsible, _rest(mentions, responsible))
        responsible = dict.fromkeys(heading, "heading")
        for mention in self._acting(text, mentions):
            if not heading or mention.start <= NEAR_START // 2:
                responsible.setdefault(mention.type, mention.words)
        responsible = responsible or self._only(text, mentions) or {ALL: UNNAMED}
        if len(responsible) > 1 and responsible.get(ALL) == "heading":
            del responsible[ALL]
        return Duty(responsible, _rest(mentions, responsible))

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
        verb = self.verb.search(text, _body_start(mentions))
        reach = verb.start() if verb else NEAR_START
        acting = [m for m in mentions if m.start <= reach and not self._receives(text, m)]
        return acting or [m for m in mentions if self.agent.search(_before(text, m))]

    def _only(self, text: str, mentions: list[Mention]) -> dict[str, str]:
        """The first body named, where nothing says that it only receives."""
        free = [m for m in mentions if not self._receives(text, m)]
        return {free[0].type: free[0].words} if free else {}

    def _receives(self, text: str, mention: Mention) -> bool:
        return bool(self.receiving.search(_before(text, mention))) or self._is_told(text, mention)

    def _is_told(self, text: str, mention: Mention) -> bool:
        before = self.telling.search(_before(text, mention))
        return bool(before) or bool(self.told.match(text, mention.end))

    def culprits(self, text: str, mentions: Sequence[Mention]) -> list[str]:
        """The types named other than as those who were, or were not, told."""
        told: list[Mention] = []
        free: list[Mention] = []
        for mention in mentions:
            chained = told and self.also.match(text[told[-1].end : mention.start])
            (told if chained or self._is_told(text, mention) else free).append(mention)
        return list(dict.fromkeys(m.type for m in free))


def _before(text: str, mention: Mention) -> str:
    """The words just before a mention: as far as what they say can reach."""
    return text[max(0, mention.start - REACH) : mention.start]


def load_rules() -> Rules:
    """The rules of `import/wording.toml`, shipped or the analyst's own."""
    table = read_table()["duty"]
    names = ("request", "agent", "receiving", "group", "undertakes", "told", "telling", "also")
    patterns = {name: re.compile(table[name], re.I) for name in names}
    verb = re.compile(rf"\b(?:{'|'.join(table['verbs'])})\b", re.I)
    return Rules(re.compile(table["everyone"]), verb=verb, **patterns)


def _body_start(mentions: list[Mention]) -> int:
    """A verb inside a first body's own name is none."""
    return mentions[0].end if mentions and mentions[0].start <= NEAR_START else 0


@dataclass(frozen=True, slots=True)
class Duties:
    """Who is responsible: the rules where layout decides, the learned model where wording does."""

    model: Model
    rules: Rules

    def of(self, statement: Statement) -> Duty:
        """Who a statement makes responsible and whom it mentions."""
        text, mentions = statement.text, list(statement.mentions)
        return replace(self._duty(statement), owner=self.rules.owner(text, mentions))

    def _duty(self, statement: Statement) -> Duty:
        text, mentions = statement.text, list(statement.mentions)
        if self.rules.everyone.match(text):
            return Duty({ALL: "All"}, _rest(mentions, {}))
        if statement.bodies or self.rules.lead_in(text, mentions):
            return self.rules.duty(text, mentions, statement.bodies)
        seen = of_types(statement, self.rules)
        likely = {t: probability(z) for t, z in self.model.scores(seen).items()}
        chosen = _chosen(likely, self.rules.culprits(text, mentions), self.model)
        cues = {t: _words(t, mentions) or self._spoken(seen, t) for t in chosen}
        return Duty(cues, _rest(mentions, cues), likely={t: likely[t] for t in chosen})

    def _spoken(self, seen: Seen, kind: str) -> str:
        """The words that spoke for a type that nothing names."""
        words = [name for name in self.model.because(seen, kind) if "=" not in name]
        return ", ".join(words) or UNNAMED


def _chosen(likely: dict[str, float], named: list[str], model: Model) -> list[str]:
    """The likely types among those named; else one that the practice itself implies; else all."""
    order = ranked(likely)
    sure = [t for t in order if t in (*named, ALL) and likely[t] >= model.threshold]
    if sure and sure[0] == ALL:
        return [ALL, *(t for t in sure[1:] if likely[t] >= BESIDE_ALL)]
    if sure:
        return [t for t in sure if t != ALL][:MOST]
    implied = [t for t in order if t not in named and likely[t] >= IMPLIED]
    weak = [t for t in order if t in named and likely[t] >= WEAK]
    return (implied or weak)[:1] or [ALL]


def _words(kind: str, mentions: list[Mention]) -> str:
    return next((m.words for m in mentions if m.type == kind), "")


def of_types(statement: Statement, rules: Rules) -> Seen:
    """What tells who is responsible: words with bodies as their types, and where they stand."""
    text = _typed(statement.text, statement.mentions)
    return Seen(words_of(text), (*_placed(statement, rules), f"kind={statement.kind}"))


def _placed(statement: Statement, rules: Rules) -> tuple[str, ...]:
    """The types that the rules find responsible, that are named, and that stand first."""
    found = rules.duty(statement.text, list(statement.mentions), statement.bodies)
    ruled = [f"rule={kind}" for kind in found.responsible]
    named = [f"named={kind}" for kind in found.mentioned]
    order = list(dict.fromkeys(m.type for m in statement.mentions))
    first = [f"first={order[0]}"] if order else ["first="]
    above = [f"above={kind}" for kind in statement.bodies]
    return (*ruled, *named, *first, *above)


def _typed(text: str, mentions: Sequence[Mention]) -> str:
    parts, at = [], 0
    for mention in mentions:
        parts.append(f"{text[at : mention.start]} @{mention.type.replace('-', '')} ")
        at = mention.end
    return "".join([*parts, text[at:]])


def _rest(mentions: list[Mention], responsible: dict[str, str]) -> tuple[str, ...]:
    types = dict.fromkeys(m.type for m in mentions)
    return tuple(t for t in types if t not in responsible and t != ALL)
