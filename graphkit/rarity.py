"""How rare words are in what reviews say, counted in statements of the field beforehand.

A handful of reviews is too little to tell a rare word from a common one. So the counts of the
statements that the models were made from (`import/model`) are added to those of the texts at hand.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import exp

from graphkit import resources
from graphkit.training import IDF_STEPS

MODEL = "model/themes"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many statements were counted, and in how many of them stands a word of each stem."""

    statements: int
    stems: dict[str, float]


@cache
def counted(stem: Callable[[str], str]) -> Counted:
    """The counts of the field, with words cut by `stem`."""
    head = json.loads(resources.file("import", f"{MODEL}/model.json").read_text(encoding="utf-8"))
    lines = resources.file("import", f"{MODEL}/features.txt").read_text(encoding="utf-8")
    found: dict[str, float] = {}
    for line in lines.splitlines():
        feature, _, value = line.rpartition(" ")
        if " " not in feature:
            # the weight kept there is steps × (1 + ln(statements ÷ statements with the word))
            count = head["examples"] * exp(1 - int(value) / IDF_STEPS)
            found[stem(feature)] = found.get(stem(feature), 0.0) + count
    return Counted(head["examples"], found)
