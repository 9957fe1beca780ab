"""A scenario made ready to be handed on: marked sources refused, what may identify taken out."""

from dataclasses import replace
from typing import Any

from graphkit.disclosure import Finding, released
from graphkit.marking import require_free
from graphkit.scenario import Scenario

Quoted = list[dict[str, str]]


def release(made: Scenario, marked: bool = False) -> tuple[Scenario, list[Finding]]:
    """`made` with its quotations as they may be released, and what was found in them.

    Raises GraphkitError for quotations of a review with a protective marking, unless `marked`.
    """
    require_free(made.markings, marked)
    found: list[Finding] = []
    stages = [
        {**stage, **{part: _safe(stage[part], found) for part in ("passages", "asked")}}
        for stage in made.sheet["stages"]
    ]
    good = [(name, _safe(quoted, found)) for name, quoted in made.sheet["good"]]
    reviews = [tuple(_text(each, found) for each in pair) for pair in made.sheet["reviews"]]
    sheet: dict[str, Any] = {**made.sheet, "stages": stages, "good": good, "reviews": reviews}
    return replace(made, sheet=sheet), found


def _safe(quoted: Quoted, found: list[Finding]) -> Quoted:
    return [{**each, "text": _text(each["text"], found), "where": _text(each["where"], found)}
            for each in quoted]  # fmt: skip


def _text(text: str, found: list[Finding]) -> str:
    made, more = released(text)
    found += more
    return made
