"""Themes for those who would rather have one too many than miss one: `--recall`."""

import json
from dataclasses import replace
from typing import Any

from graphkit import resources
from graphkit.decisions import MOST_THEMES
from graphkit.extract import Extraction
from graphkit.record import Item, Record

SHARE = 0.5
"""The threshold for recall as a share of the model's own, unless the model says another."""


def threshold() -> float:
    """How likely a theme must be (0 to 1) to count with `--recall`.

    It is `recall` in `import/model/themes/model.json`, else half of `threshold` there.
    """
    path = resources.file("import", "model/themes/model.json")
    head: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return float(head.get("recall", head["threshold"] * SHARE))


def recalled(found: Extraction, at: float | None) -> Extraction:
    """What was found in a document, near misses among themes counted from `at` on; None: none."""
    return found if at is None else replace(found, record=widened(found.record, at))


def widened(record: Record, at: float) -> Record:
    """The record with the near misses that are at least as likely as `at` counted.

    An item has four themes at the most, and its likeliest one whatever it is worth. What was
    unsure stays so: a person should look. `record` stays as it was.
    """
    return replace(record, items=[_widened(item, at) for item in record.items])


def _widened(item: Item, at: float) -> Item:
    near = item.evidence.get("unsure", {})
    order = sorted(near, key=lambda theme: (-near[theme]["score"], theme))
    enough = [theme for theme in order if near[theme]["score"] >= at]
    room = max(0, MOST_THEMES - len(item.themes))
    more = (enough or ([] if item.themes else order[:1]))[:room]
    evidence = {
        **item.evidence,
        "themes": {**item.evidence.get("themes", {}), **{theme: near[theme] for theme in more}},
        "unsure": {theme: why for theme, why in near.items() if theme not in more},
    }
    return replace(item, themes=[*item.themes, *more], evidence=evidence) if more else item
