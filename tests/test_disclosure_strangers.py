"""The guard on sentences of other hands: sets that were written before it was widened for them.

Each was measured once on the day it was written, before a pattern was changed for it; those figures
are in docs/data-protection.md, and can be had no second time. These hold what is reached now.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit.disclosure import released

SETS = ("strangers", "latest", "last")
COARSE = ("age", "exact date", "date")
"""Kinds that are no findings of their own: what is exact in them is made coarse."""


def lines(name: str) -> Iterator[tuple[str, str, list[str]]]:
    """Each kind and sentence of a set, and what in it identifies somebody."""
    path = Path(__file__).with_name(f"disclosure_{name}.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, _, said = line.partition(": ")
            yield kind, re.sub(r"[\[\]]", "", said), re.findall(r"\[([^\]]+)\]", said)


def left(kind: str, hidden: str, safe: str) -> bool:
    """Whether what identifies, or a long word of it, still stands in what is released."""
    words = [] if kind in COARSE else [word for word in hidden.split() if len(word) > 3]
    return hidden in safe or any(word in safe.split() for word in words)


def measured(names: tuple[str, ...]) -> tuple[float, float, list[str]]:
    """Recall and precision on sets, and what was missed or wrong."""
    told, right, total, wrong = [], 0, 0, 0
    for kind, said, hidden in (line for name in names for line in lines(name)):
        safe, found = released(said)
        missed = [each for each in hidden if left(kind, each, safe)]
        strange = [f.text for f in found
                   if not any(f.text in each or each in f.text for each in hidden)]  # fmt: skip
        bad = len(strange) if hidden else int(safe != said)
        right, total, wrong = right + len(hidden) - len(missed), total + len(hidden), wrong + bad
        told += [f"{kind}: {said} → {safe}"] if missed or bad else []
    return right / total, right / (right + wrong), told


def test_there_are_enough_of_them() -> None:
    every = [line for name in SETS for line in lines(name)]
    assert sum(len(hidden) for _, _, hidden in every) >= 300
    assert sum(not hidden for _, _, hidden in every) >= 300
    assert len({kind for kind, _, hidden in every if hidden}) >= 12


@pytest.mark.parametrize("name", SETS)
def test_recall_and_precision(name: str) -> None:
    recall, precision, told = measured((name,))
    assert recall >= 0.96, told
    assert precision >= 0.97, told


def test_recall_and_precision_of_all() -> None:
    recall, precision, told = measured(SETS)
    assert recall >= 0.97, told
    assert precision >= 0.97, told


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Mother: JANE SMITH.", "Mother: [name removed]."),
        ("The girl, aged fourteen, hid.", "The girl, aged [10 to 15], hid."),
        ("Auntie Jean and his sister Kez.", "Auntie [name removed] and his sister [name removed]."),
        ("CHILD PROTECTION PLAN for Mother and Mr B.",
         "CHILD PROTECTION PLAN for Mother and Mr B."),
        ("Mr Hall came; the Town Hall did not.", "Mr [name removed] came; the Town Hall did not."),
        ("under 18 years of age; aged 16 or over", "under 18 years of age; aged 16 or over"),
        ("On Friday 3rd June 2011, and 3 and 5 May 2012.", "[In June 2011], and [May 2012]."),
        ("The meeting of 12.3.17, paragraph 12.3.17.",
         "The meeting of [March 2017], paragraph 12.3.17."),
    ],
)  # fmt: skip
def test_what_is_released(text: str, safe: str) -> None:
    assert released(text)[0] == safe
    assert released(safe)[0] == safe
