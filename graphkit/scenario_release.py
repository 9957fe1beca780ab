"""A scenario made ready to be handed on: marked sources refused, what may identify taken out."""

from dataclasses import replace
from typing import Any

from graphkit.disclosure import Finding, released
from graphkit.errors import GraphkitError
from graphkit.scenario import Scenario

Quoted = list[dict[str, str]]


def release(made: Scenario, marked: bool = False) -> tuple[Scenario, list[Finding]]:
    """`made` with its quotations as they may be released, and what was found in them.

    Raises GraphkitError for quotations of a review with a protective marking, unless `marked`.
    """
    if made.markings and not marked:
        raise GraphkitError(
            f"A review quoted here is marked {made.markings[0]}. Ask whoever marked it; if they "
            "agree, add --marked. Nothing was written."
        )
    found: list[Finding] = []
    stages = [
        {**stage, **{part: _safe(stage[part], found) for part in ("passages", "asked")}}
        for stage in made.sheet["stages"]
    ]
    good = [(name, _safe(quoted, found)) for name, quoted in made.sheet["good"]]
    sheet: dict[str, Any] = {**made.sheet, "stages": stages, "good": good}
    return replace(made, sheet=sheet), found


def _safe(quoted: Quoted, found: list[Finding]) -> Quoted:
    made = []
    for each in quoted:
        text, more = released(each["text"])
        where, also = released(each["where"])
        found += [*more, *also]
        made.append({**each, "text": text, "where": where})
    return made
