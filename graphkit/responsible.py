"""Who a statement is about or addressed to: responsible and mentioned agency types, owner.

Method: a lead-in ("Police - …") decides alone; else the bodies that act (before the first verb,
or after "by"), with the body of the heading; else the body of the heading; else the only body
there is; else all agencies. Bodies that receive ("to", "with", "from") are mentioned.
"""

import re
from dataclasses import dataclass, field

from graphkit.bodies import Mention

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


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is responsible (type to the words that say so), who is mentioned, and the lead-in."""

    responsible: dict[str, str] = field(default_factory=dict)
    mentioned: tuple[str, ...] = ()
    owner: str | None = None


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
