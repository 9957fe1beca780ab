"""The facilitator's sheet: the cited words, reviews and recommendations behind each turn."""

from collections.abc import Mapping
from typing import Any

from graphkit.scenario_chance import Chance
from graphkit.scenario_choice import Turn
from graphkit.scenario_evidence import Evidence, Passage
from graphkit.scenario_pack import BACKED, backing
from graphkit.scenario_pool import Pool
from graphkit.scenario_together import Pair, Together


def sheet(
    pack: Mapping[str, Any], turns: list[Turn], made: Pool, joined: Together, known: Evidence,
    names: Mapping[str, str], chance: Chance,
) -> dict[str, Any]:  # fmt: skip
    """What the facilitator's paper says beside the pack. Passages are the sources' own words."""
    stages = [{**stage, "theme": names[turn.theme], "passages": _quoted(turn.passages),
               "asked": _quoted(_asked(turn, known, made, chance))}
              for stage, turn in zip(pack["stages"], turns, strict=True)]  # fmt: skip
    themes = [*dict.fromkeys(turn.theme for turn in turns)]
    good = [(names[theme], _quoted(chance.order("good", backing(known, theme), _id)[:BACKED]))
            for theme in themes]  # fmt: skip
    cited = [passage for turn in turns for passage in turn.passages]
    return {
        "stages": stages, "good": [each for each in good if each[1]], "left": made.left,
        "without": [name for name, found in good if not found], "pairs": _pairs(joined, names),
        "reviews": sorted({(each.title, each.review) for each in cited}),
        "cases": len({each.case for each in cited}), "fitting": len(made.cases),
        "surname": pack["surname"], "subject": pack["subject"], "minutes": pack["minutes"],
        "cards": pack["cards"],
    }  # fmt: skip


def _quoted(passages: list[Passage]) -> list[dict[str, str]]:
    return [{"text": each.text, "where": each.where, "kind": each.kind, "id": each.id}
            for each in passages]  # fmt: skip


def _asked(turn: Turn, known: Evidence, made: Pool, chance: Chance) -> list[Passage]:
    """Recommendations on the turn's theme: of its reviews and agency, else of one of these."""
    reviews = {passage.review for passage in turn.passages}
    found = [each for each in known.of("recommendation") if turn.theme in each.themes]

    def rank(passage: Passage) -> tuple[bool, bool, str]:
        weight = chance.weight("recommendations", passage.id)
        return turn.agency not in passage.agencies, passage.review not in reviews, weight

    fitting = [each for each in found if turn.agency in each.agencies or each.review in reviews]
    return sorted(fitting, key=rank)[:BACKED]


def _pairs(joined: Together, names: Mapping[str, str]) -> list[dict[str, Any]]:
    ordered = sorted(joined.pairs, key=lambda pair: (-pair.cases, sorted(pair.themes)))
    return [_pair(pair, names) for pair in ordered]


def _pair(pair: Pair, names: Mapping[str, str]) -> dict[str, Any]:
    one, other = sorted(names[theme] for theme in pair.themes)
    return {"one": one, "other": other, "cases": pair.cases, "expected": pair.expected,
            "stands": pair.stands or "chance may do it"}  # fmt: skip


def _id(passage: Passage) -> str:
    return passage.id
