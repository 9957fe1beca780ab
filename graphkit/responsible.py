"""Who a statement is about or addressed to: responsible and mentioned agency types, owner.

Where layout or a lead-in decides, the rules of graphkit.duty do; else a learned model chooses
among the bodies named, and the type that the practice itself implies where none is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graphkit.bodies import Mention
from graphkit.duty import ALL, BOARD, UNNAMED, Duty, Rules, load_rules, rest
from graphkit.features import Seen, Statement, words_of
from graphkit.linear import Model
from graphkit.scoring import Likely, Read

__all__ = ["ALL", "BOARD", "Duties", "Duty", "Rules", "load_rules", "of_types"]

MOST = 3
QUESTION = "a question for the board"
# Probabilities: of a type beside all agencies; of one not named, where another is or in a general
# lesson, and elsewhere; and of one named but unlikely.
BESIDE_ALL, IMPLIED, FAINT, WEAK = 0.6, 0.6, 0.2, 0.2


@dataclass(frozen=True, slots=True)
class Duties:
    """Who is responsible: the rules where layout decides, the learned model where wording does."""

    model: Model
    rules: Rules

    def of(self, statement: Statement) -> Duty:
        """Who a statement makes responsible and whom it mentions."""
        return self.all_of([statement])[0]

    def all_of(self, statements: Sequence[Statement]) -> list[Duty]:
        """The duty of each statement; the model is asked about all of them at once."""
        acting = [list(self.rules.acting(s.text, s.mentions)) for s in statements]
        found = [*map(self._laid_out, statements, acting)]
        asked = [at for at, duty in enumerate(found) if duty is None]
        read = self.model.read([_seen(statements[at], acting[at], self.rules) for at in asked])
        for row, at in enumerate(asked):
            found[at] = self._worded(statements[at], acting[at], Likely(read, row))
        _explain([found[at] for at in asked], read)
        return [self._owned(s, duty) for s, duty in zip(statements, found, strict=True) if duty]

    def _owned(self, statement: Statement, duty: Duty) -> Duty:
        owner = self.rules.owner(statement.text, list(statement.mentions))
        return replace(duty, owner=owner) if owner else duty

    def _laid_out(self, statement: Statement, mentions: list[Mention]) -> Duty | None:
        """The duty that layout, a lead-in or a set form of words decides; else None."""
        text = statement.text
        if everyone := self.rules.everyone.match(text):
            return Duty({ALL: everyone["who"] or everyone["whoever"]}, rest(mentions, {}))
        if statement.kind == "recommendation" and text.endswith("?"):
            return Duty({BOARD: QUESTION}, rest(mentions, {BOARD: QUESTION}))
        if statement.bodies or self.rules.lead_in(text, mentions):
            return self.rules.duty(text, mentions, statement.bodies)
        return None

    def _worded(
        self, statement: Statement, mentions: list[Mention], likely: Likely
    ) -> Duty:
        """The duty that the model reads from the words; a type that none of them names has no cue.
        """
        text, named = statement.text, self.rules.culprits(statement.text, mentions)
        chosen = _chosen(likely, named, statement, self.model.threshold)
        if chosen == [ALL] and likely[ALL] < self.model.threshold:
            chosen = [t for t in self.rules.acts(text, mentions) if t in named][:1] or chosen
        if chosen[0] in named:
            chosen = self._with_others(text, mentions, chosen)
        cues = {t: _words(t, mentions) for t in chosen}
        return Duty(cues, rest(mentions, cues), likely={t: likely[t] for t in chosen})

    def _with_others(self, text: str, mentions: list[Mention], chosen: list[str]) -> list[str]:
        """Those chosen, with all who act in one row with the first of them."""
        others = self.rules.together(text, mentions, chosen[0])
        return list(dict.fromkeys((*chosen, *others)))[: max(MOST, len(chosen))]


def _explain(duties: Sequence[Duty | None], read: Read) -> None:
    """Gives the words that spoke most for each responsible type that nothing names."""
    cues = [duty.responsible if duty else {} for duty in duties]
    unnamed = [(at, kind) for at, own in enumerate(cues) for kind, cue in own.items() if not cue]
    for (at, kind), names in zip(unnamed, read.because(unnamed), strict=True):
        cues[at][kind] = ", ".join(name for name in names if "=" not in name) or UNNAMED


def _chosen(
    likely: Likely, named: list[str], statement: Statement, least: float
) -> list[str]:
    """The likely types among those named; else one that the practice itself implies; else all."""
    order = likely.ranked(min(least, WEAK))
    sure = [t for t in order if t in (*named, ALL) and likely[t] >= least]
    if sure and sure[0] == ALL:
        return [ALL, *(t for t in sure[1:] if likely[t] >= BESIDE_ALL)]
    if sure:
        return [t for t in sure if t != ALL][:MOST]
    known = statement.known or order
    implied = [t for t in order if t not in named and t != ALL and t in known]
    faint = not named and statement.kind != "learning"
    least = max(likely[ALL], FAINT) if faint else IMPLIED
    weak = [t for t in order if t in named and likely[t] >= WEAK]
    return ([t for t in implied if likely[t] > least] or weak)[:1] or [ALL]


def _words(kind: str, mentions: list[Mention]) -> str:
    return next((m.words for m in mentions if m.type == kind), "")


def of_types(statement: Statement, rules: Rules) -> Seen:
    """What tells who is responsible: words with bodies as their types, and where they stand."""
    return _seen(statement, list(rules.acting(statement.text, statement.mentions)), rules)


def _seen(statement: Statement, mentions: list[Mention], rules: Rules) -> Seen:
    placed = _placed(statement, mentions, rules)
    return Seen(words_of(_typed(statement.text, mentions)), (*placed, f"kind={statement.kind}"))


def _placed(statement: Statement, mentions: list[Mention], rules: Rules) -> tuple[str, ...]:
    """The types that the rules find responsible, that are named, and that stand first."""
    found = rules.duty(statement.text, mentions, statement.bodies)
    ruled = [f"rule={kind}" for kind in found.responsible]
    named = [f"named={kind}" for kind in found.mentioned]
    first = [f"first={mentions[0].type if mentions else ''}"]
    above = [f"above={kind}" for kind in statement.bodies]
    return (*ruled, *named, *first, *above)


def _typed(text: str, mentions: Sequence[Mention]) -> str:
    if not mentions:
        return text
    parts, at = [], 0
    for mention in mentions:
        parts.append(f"{text[at : mention.start]} @{mention.type.replace('-', '')} ")
        at = mention.end
    return "".join([*parts, text[at:]])
