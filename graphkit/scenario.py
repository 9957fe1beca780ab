"""Training scenarios: failures that really go together, told of a family that never was."""

from dataclasses import dataclass
from typing import Any

from graphkit.marking import highest
from graphkit.scenario_asked import Asked
from graphkit.scenario_chance import Chance
from graphkit.scenario_choice import Turn, choose
from graphkit.scenario_evidence import Evidence, evidence
from graphkit.scenario_family import family
from graphkit.scenario_guard import forbidden, words_of
from graphkit.scenario_pack import Telling, pack
from graphkit.scenario_pool import pool
from graphkit.scenario_sheet import sheet
from graphkit.scenario_together import together
from graphkit.scenario_words import load_words
from graphkit.store.base import Store
from graphkit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario as data for its two papers.

    `pack` is what participants see, `sheet` the facilitator's; `hidden` are the names that must
    not be in the former, `markings` the protective markings of the reviews behind it.
    """

    pack: dict[str, Any]
    sheet: dict[str, Any]
    turns: list[Turn]
    hidden: list[str]
    markings: list[str]


def scenario(workspace: Workspace, store: Store, request: Asked) -> Scenario:
    """The scenario for `request`, the same for the same graph and seed.

    Raises GraphkitError where the reviews are too few for a safe composite, or nothing that is
    asked for goes together.
    """
    words, known, chance = load_words(), evidence(store), Chance(request.seed)
    made = pool(known, request, words)
    joined = together(made, known, request, chance)
    turns = choose(made, joined, request, words)
    reviews = _reviews(turns)
    hidden = forbidden(store)
    cases = [made.cases[id] for id in sorted({p.case for turn in turns for p in turn.passages})]
    people = family(words, made.adult, cases, _about(turns), request.ages,
                    words_of(workspace, reviews, hidden), chance)  # fmt: skip
    names = _names()
    telling = Telling(words, people, turns, made.adult, request.minutes, chance)
    paper = pack(telling, known, names)
    other = sheet(paper, turns, made, joined, known, names, chance)
    return Scenario(paper, other, turns, hidden, _markings(known, cited(other)))


def cited(sheet: dict[str, Any]) -> set[str]:
    """The ids of all passages that the facilitator's sheet quotes."""
    quoted = [each for stage in sheet["stages"] for each in (*stage["passages"], *stage["asked"])]
    return {each["id"] for each in (*quoted, *(p for _, found in sheet["good"] for p in found))}


def _about(turns: list[Turn]) -> set[str]:
    """The themes and agencies of a story."""
    return {each for turn in turns for each in (turn.theme, turn.agency)}


def _reviews(turns: list[Turn]) -> set[str]:
    return {passage.review for turn in turns for passage in turn.passages}


def _markings(known: Evidence, ids: set[str]) -> list[str]:
    """The highest marking of the cases whose statements are quoted, if there is one."""
    cases = {known.passages[id].case for id in ids} & known.cases.keys()
    found = highest(marking for case in cases for marking in known.cases[case].markings)
    return [found] if found else []


def _names() -> dict[str, str]:
    from graphkit.themes import load_themes

    return {id: theme.name for id, theme in load_themes().by_id.items()}
