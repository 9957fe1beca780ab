"""What a scenario's two papers say: the participants' pack and the facilitator's sheet, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.scenario_chance import Chance
from graphkit.scenario_choice import ALL, SETTING, STAGE, Turn
from graphkit.scenario_evidence import Evidence, Passage
from graphkit.scenario_family import Family
from graphkit.scenario_words import Words

ROLES = 5
"""Role cards at the least, where the graph knows so many agencies."""
QUESTIONS, AIMS, GOOD = 2, 1, 2
"""Questions, aims and marks of good practice for each theme."""
BACKED = 2
"""Recommendations, and passages on good practice, that are quoted for a turn or a theme."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What the papers are told from."""

    words: Words
    family: Family
    turns: list[Turn]
    adult: bool
    minutes: int
    chance: Chance

    @property
    def kind(self) -> str:
        """The kind of person in the middle of the story, as the building blocks call it."""
        return "adult" if self.adult else "child"

    def fill(self, text: str, agency: str = ALL) -> str:
        """`text` with its words in braces filled in, for what this agency does."""
        actor = self.words.actors[agency]
        return text.format(**self.family.names, who=actor.who, team=actor.team,
                           Who=actor.who[0].upper() + actor.who[1:])  # fmt: skip


def pack(telling: Telling, known: Evidence, names: Mapping[str, str]) -> dict[str, Any]:
    """The participants' pack; `names` are those of themes. No word of a source is in it."""
    stages = _stages(telling)
    themes = [*dict.fromkeys(turn.theme for turn in telling.turns)]
    return {
        "surname": telling.family.surname, "family": _household(telling),
        "facts": telling.family.facts, "subject": telling.family.names["subject"],
        "themes": [names[theme] for theme in themes], "aims": _each(telling, themes, "aims", AIMS),
        "order": _running_order(telling.minutes, len(stages)), "stages": stages,
        "cards": _cards(telling, stages, known), "minutes": telling.minutes,
        "questions": _each(telling, themes, "questions", QUESTIONS),
        "good": _good(telling, themes, known, names),
        "ending": telling.fill(telling.chance.pick(
            "ending", telling.words.family["endings"][telling.kind])),
    }  # fmt: skip


def _household(telling: Telling) -> list[tuple[str, str]]:
    names, family = telling.family.names, telling.family
    rows = [(f"{names['subject']} {family.surname}", f"{family.age}; the story is about "
             f"{names['subject']}"), (names["carer"], "looks after " + names["subject"]),
            (names["partner"], "part of the household"),
            (names["relative"], "close to the family")]  # fmt: skip
    sibling = (names["sibling"], f"seven years older than {names['subject']}"
               if "month" in family.age else "a child of the family, at primary school")
    return rows if telling.adult else [rows[0], sibling, *rows[1:]]


def _stages(telling: Telling) -> list[dict[str, Any]]:
    """The turns as stages of a story: when, what happens, what goes wrong, what to decide."""
    told: set[str] = set()
    made, week = [], 1
    for number, turn in enumerate(telling.turns, 1):
        event = _event(telling, turn.agency, told)
        when, weeks = telling.chance.pick(f"pace {number}", telling.words.family["pace"]["steps"])
        week += weeks if number > 1 else 0
        scene, question, *answers = _decision(telling, turn, told)
        made.append({
            "number": number, "when": f"Week {week}", "opening": when if number > 1 else "",
            "agency": turn.agency, "team": telling.words.actors[turn.agency].team,
            "event": telling.fill(event[0], turn.agency), "about": event[1], "scene": scene,
            "wrong": telling.fill(turn.words, turn.agency), "question": question,
            "answers": telling.chance.order(f"answers {number}", answers), "best": answers[0],
        })  # fmt: skip
    return made


def _event(telling: Telling, agency: str, told: set[str]) -> list[str]:
    events = telling.chance.order(agency, telling.words.actors[agency].events[telling.kind])
    event = next((each for each in events if each[1] not in told), events[0])
    told.add(event[1])
    return event


def _decision(telling: Telling, turn: Turn, told: set[str]) -> list[str]:
    """What leads to a question that no stage before has asked, as far as the theme has one, the
    question, and its answers."""
    decisions = telling.chance.order(turn.theme, telling.words.themes[turn.theme].decisions)
    chosen = next((each for each in decisions if each[0] not in told), decisions[0])
    told.add(chosen[0])
    return [telling.fill(text, turn.agency) for text in chosen]


def _cards(telling: Telling, stages: list[dict[str, Any]], known: Evidence) -> list[dict[str, Any]]:
    """A card for each agency: what it saw itself, and what only others saw."""
    own = [*dict.fromkeys(turn.agency for turn in telling.turns if turn.agency != ALL)]
    also = {agency for passage in known.passages.values() for agency in passage.agencies}
    also &= telling.words.actors.keys() - {ALL, *own}
    common = ["general-practice", "health-visiting", "schools", "police", "childrens-social-care"]
    if telling.adult:
        common = ["general-practice", "adult-social-care", "police", "housing", "acute-hospital"]
    more = [agency for agency in telling.chance.order("roles", common) if agency in also]
    return [_card(telling, agency, stages) for agency in [*own, *more[:max(0, ROLES - len(own))]]]


def _card(telling: Telling, agency: str, stages: list[dict[str, Any]]) -> dict[str, Any]:
    """What an agency saw at its stages, what it alone knows from before, and what others saw."""
    actor = telling.words.actors[agency]
    told = {stage["about"] for stage in stages}
    earlier = telling.chance.order(f"earlier {agency}", actor.events[telling.kind])
    alone = [telling.fill(what, agency) for what, about in earlier if about not in told]
    hidden = [(stage["about"], stage["team"]) for stage in stages
              if stage["agency"] not in (agency, ALL)]  # fmt: skip
    knows = [stage for stage in stages if stage["agency"] in (agency, ALL)]
    own = [stage for stage in knows if stage["agency"] == agency]
    return {"who": actor.who, "team": actor.team, "knows": knows, "alone": alone[:1],
            "hidden": hidden, "own": own}  # fmt: skip


def _each(telling: Telling, themes: list[str], what: str, most: int) -> list[str]:
    return [telling.fill(text) for theme in themes for text in telling.chance.order(
        f"{what} {theme}", getattr(telling.words.themes[theme], what))[:most]]  # fmt: skip


def _good(
    telling: Telling, themes: list[str], known: Evidence, names: Mapping[str, str]
) -> list[tuple[str, list[str]]]:
    """What good looks like on each theme that reviews praise, teach or recommend something on."""
    backed = [theme for theme in themes if backing(known, theme)]
    return [(names[theme], _each(telling, [theme], "good", GOOD)) for theme in backed]


def backing(known: Evidence, theme: str) -> list[Passage]:
    """Passages on what good looks like: good practice, else learning, else recommendations."""
    for kind in ("good-practice", "learning", "recommendation"):
        found = [passage for passage in known.of(kind) if theme in passage.themes]
        if found:
            return found
    return []


def _running_order(minutes: int, stages: int) -> list[tuple[int, str]]:
    """How the session's minutes are spent; what the stages leave over goes to the discussion."""
    each = min((minutes - SETTING) // stages, STAGE + 5)
    left = minutes - SETTING - each * stages
    return [(5, "Welcome, and what this session is for"),
            (10, "Read “The family”; share out the role cards and read your own"),
            (each * stages, f"The story: {stages} stages of {each} minutes each"),
            (10 + left, "Questions for the discussion"), (5, "What good looks like: one thing "
             "that you will do differently")]  # fmt: skip
