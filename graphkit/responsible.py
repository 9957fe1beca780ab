"""Who a statement is about or addressed to: responsible and mentioned agency types, owner.

Method: a lead-in ("Police - …") decides alone; else the bodies that act (before the first verb,
or after "by"), with the body of the heading; else the body of the heading; else the only body
there is; else all agencies. Bodies that receive ("to", "with", "from") are mentioned.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graphkit.bodies import Mention, Register
from graphkit.features import Seen, Statement, words_of
from graphkit.linear import Model, probability, ranked

ALL = "all-agencies"
LEAD = re.compile(r"^(?P<lead>[^.;:]{2,90}?)\s*(?:\s[-–—]\s|[;:]\s|\s[-–—](?=[A-Za-z]))")
REQUEST_TO = re.compile(r"^(?:recommendation|action|actions|recommendations)\s+(?:to|for)\s+(?:the\s+)?", re.I)
VERB = re.compile(
    r"\b(?:should|must|will|shall|to|needs?|did|do|does|was|were|is|are|has|have|had|could|would|"
    r"can|may|ought|cannot|failed|made|undertook|visited|implemented|considered|completed|held|"
    r"identified|recognised|attended|engaged|shared|provided|acted|agreed|sought|took|gave|saw|"
    r"recorded|referred|contacted|worked|responded|ensured|carried|kept|closed|assessed)\b",
    re.I,
)
RECEIVING = re.compile(
    r"\b(?:to|with|from|for|into|between|about|against|in|at|within|via|through|of|on|than)\s+"
    r"(?:the\s+|an?\s+|all\s+|her\s+|his\s+|their\s+|local\s+)?$",
    re.I,
)
AGENT = re.compile(r"\bby\s+(?:the\s+|an?\s+|all\s+|both\s+)?$", re.I)
LEAD_SHARE = 0.55
NEAR_START = 40
MOST = 3
# Probabilities: of a type beside all agencies, of one not named, and of one named but unlikely.
BESIDE_ALL, IMPLIED, WEAK = 0.6, 0.6, 0.2
ALL_LEAD = re.compile(r"All(?:\s+agencies)?\s*(?:[-–—:;]|,)\s")


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is responsible (type to the words that say so), who is mentioned, and the lead-in."""

    responsible: dict[str, str] = field(default_factory=dict)
    mentioned: tuple[str, ...] = ()
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Duties:
    """Who is responsible: the rules where layout decides, the learned model where wording does."""

    register: Register
    model: Model

    def of(self, statement: Statement) -> Duty:
        """Who a statement makes responsible and whom it mentions."""
        text, mentions = statement.text, list(statement.mentions)
        if ALL_LEAD.match(text):
            return Duty({ALL: "All"}, _rest(mentions, {}), None)
        if statement.bodies or lead_in(text, mentions)[1]:
            return duty(text, mentions, statement.bodies)
        seen = of_types(statement)
        likely = {t: probability(z) for t, z in self.model.scores(seen).items()}
        chosen = _chosen(likely, list(dict.fromkeys(m.type for m in mentions)), self.model)
        cues = {t: _words(t, mentions) or ", ".join(self.model.because(seen, t)) for t in chosen}
        return Duty(cues, _rest(mentions, cues), None)


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


def of_types(statement: Statement) -> Seen:
    """What tells who is responsible: words with bodies as their types, and where they stand."""
    text = _typed(statement.text, statement.mentions)
    return Seen(words_of(text), (*_placed(statement), f"kind={statement.kind}"))


def _placed(statement: Statement) -> tuple[str, ...]:
    """The types that the rules find responsible, that are named, and that stand first."""
    found = duty(statement.text, list(statement.mentions), statement.bodies)
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


def lead_in(text: str, mentions: list[Mention]) -> tuple[int, list[Mention]]:
    """How far a lead-in reaches that names who is meant ("Police - …"), and whom it names."""
    match = LEAD.match(text)
    if not match:
        return 0, []
    request = REQUEST_TO.match(text)
    start, end = request.end() if request else 0, match.end("lead")
    inside = [m for m in mentions if start <= m.start and m.end <= end]
    share = sum(m.end - m.start for m in inside) / max(1, end - start)
    return (match.end(), inside) if share >= LEAD_SHARE else (0, [])


def duty(text: str, mentions: list[Mention], heading: tuple[str, ...]) -> Duty:
    """Who a statement makes responsible; `heading` are the types its heading names."""
    reach, led = lead_in(text, mentions)
    if led:
        responsible = {m.type: m.words for m in led}
        return Duty(responsible, _rest(mentions, responsible), _owner(led))
    acting = _acting(text, mentions)
    responsible = dict.fromkeys(heading, "heading") if heading else {}
    for mention in acting:
        if not heading or mention.start <= NEAR_START // 2:
            responsible.setdefault(mention.type, mention.words)
    responsible = responsible or _only(text, mentions) or {ALL: "no one agency named"}
    if len(responsible) > 1 and responsible.get(ALL) == "heading":
        del responsible[ALL]
    return Duty(responsible, _rest(mentions, responsible), None)


def _acting(text: str, mentions: list[Mention]) -> list[Mention]:
    """Bodies before the first verb, or after "by", that do not only receive."""
    verb = VERB.search(text, _body_start(mentions))
    reach = verb.start() if verb else NEAR_START
    acting = [m for m in mentions if m.start <= reach and not RECEIVING.search(text, 0, m.start)]
    agents = [m for m in mentions if AGENT.search(text, 0, m.start)]
    return acting + [m for m in agents if m not in acting and not acting]


def _body_start(mentions: list[Mention]) -> int:
    """A verb inside a first body's own name is none."""
    return mentions[0].end if mentions and mentions[0].start <= NEAR_START else 0


def _only(text: str, mentions: list[Mention]) -> dict[str, str]:
    """The first body named, where nothing says that it only receives."""
    free = [m for m in mentions if not RECEIVING.search(text, 0, m.start)]
    return {free[0].type: free[0].words} if free else {}


def _rest(mentions: list[Mention], responsible: dict[str, str]) -> tuple[str, ...]:
    types = dict.fromkeys(m.type for m in mentions)
    return tuple(t for t in types if t not in responsible and t != ALL)


def _owner(led: list[Mention]) -> str | None:
    proper = [m.name for m in led if m.proper and m.type == "safeguarding-board"]
    return proper[0] if proper else None
