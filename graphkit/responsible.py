"""Who a statement is about or addressed to: responsible and mentioned agency types, owner.

Where layout or a lead-in decides, the rules of graphkit.duty do; else a learned model chooses
among the bodies named, and the type that the practice itself implies where none is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graphkit.bodies import Mention
from graphkit.duty import ALL, BOARD, UNNAMED, Duty, Rules, load_rules, rest
from graphkit.features import Seen, Statement, words_of
from graphkit.linear import Model, probability, ranked

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
        text, mentions = statement.text, list(statement.mentions)
        return replace(self._duty(statement), owner=self.rules.owner(text, mentions))

    def _duty(self, statement: Statement) -> Duty:
        text = statement.text
        mentions = list(self.rules.acting(text, statement.mentions))
        if self.rules.everyone.match(text):
            return Duty({ALL: "All"}, rest(mentions, {}))
        if statement.kind == "recommendation" and text.endswith("?"):
            return Duty({BOARD: QUESTION}, rest(mentions, {BOARD: QUESTION}))
        if statement.bodies or self.rules.lead_in(text, mentions):
            return self.rules.duty(text, mentions, statement.bodies)
        seen = of_types(statement, self.rules)
        likely = {t: probability(z) for t, z in self.model.scores(seen).items()}
        named = self.rules.culprits(text, mentions)
        chosen = _chosen(likely, named, statement, self.model.threshold)
        if chosen == [ALL] and likely.get(ALL, 0.0) < self.model.threshold:
            chosen = [t for t in self.rules.acts(text, mentions) if t in named][:1] or chosen
        if chosen[0] in named:
            chosen = self._with_others(text, mentions, chosen)
        cues = {t: _words(t, mentions) or self._spoken(seen, t) for t in chosen}
        return Duty(cues, rest(mentions, cues), likely={t: likely.get(t, 0.0) for t in chosen})

    def _with_others(self, text: str, mentions: list[Mention], chosen: list[str]) -> list[str]:
        """Those chosen, with all who act in one row with the first of them."""
        others = self.rules.together(text, mentions, chosen[0])
        return list(dict.fromkeys((*chosen, *others)))[: max(MOST, len(chosen))]

    def _spoken(self, seen: Seen, kind: str) -> str:
        """The words that spoke for a type that nothing names."""
        words = [name for name in self.model.because(seen, kind) if "=" not in name]
        return ", ".join(words) or UNNAMED


def _chosen(
    likely: dict[str, float], named: list[str], statement: Statement, least: float
) -> list[str]:
    """The likely types among those named; else one that the practice itself implies; else all."""
    order = ranked(likely)
    sure = [t for t in order if t in (*named, ALL) and likely[t] >= least]
    if sure and sure[0] == ALL:
        return [ALL, *(t for t in sure[1:] if likely[t] >= BESIDE_ALL)]
    if sure:
        return [t for t in sure if t != ALL][:MOST]
    known = statement.known or likely.keys()
    implied = [t for t in order if t not in named and t != ALL and t in known]
    faint = not named and statement.kind != "learning"
    least = max(likely.get(ALL, 0.0), FAINT) if faint else IMPLIED
    weak = [t for t in order if t in named and likely[t] >= WEAK]
    return ([t for t in implied if likely[t] > least] or weak)[:1] or [ALL]


def _words(kind: str, mentions: list[Mention]) -> str:
    return next((m.words for m in mentions if m.type == kind), "")


def of_types(statement: Statement, rules: Rules) -> Seen:
    """What tells who is responsible: words with bodies as their types, and where they stand."""
    statement = replace(statement, mentions=rules.acting(statement.text, statement.mentions))
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
