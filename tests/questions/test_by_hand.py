"""Answers against those worked out the slow way, on graphs made by chance."""

import random
from pathlib import Path
from typing import Any

import pytest

from graphkit.record import Case, Record
from tests.fiction import ASHBY, BROOK, CCG, PCT, THEMES, Register, item, record
from tests.oracle import Oracle
from tests.questions.asking import asked, store_of


@pytest.mark.parametrize("seed", range(6))
def test_answers_are_those_worked_out_by_hand_on_any_graph(tmp_path: Path, seed: int) -> None:
    """Against a plain reading of the records, row by row, on graphs made by chance."""
    chance = random.Random(seed)
    records = [some_record(chance, n) for n in range(25)]
    oracle = Oracle(records, Register(), THEMES)
    store = store_of(tmp_path, *records, register=Register())
    for theme in THEMES.by_id:
        answer = asked(store, "agency-failures", theme=theme, few="1")
        assert [(*row[:4], row[7]) for row in answer.rows] == oracle.agency_failures(theme)
        profile = asked(store, "theme-profile", theme=theme)
        assert [row[:3] for row in profile.rows] == oracle.theme_profile(theme)
    repeated = asked(store, "repeated-failures", least="1")
    assert [tuple(row[:3]) for row in repeated.rows] == oracle.repeated_failures()
    for case in oracle.cases[:3]:
        links = asked(store, "case-links", case_id=case, most="999")
        assert [(row[0], *row[3:]) for row in links.rows] == oracle.case_links(case)
    store.close()


def some_record(chance: random.Random, n: int) -> Record:
    """A review of one to three cases, now and then of none, with what chance gives it."""
    cases = [Case(f"Child {letter}", sex=chance.choice(["male", None])) for letter in
             chance.sample("ABCD", chance.choice([0, 1, 1, 1, 2, 3]))]  # fmt: skip
    for case in cases:
        case.factors = chance.sample(sorted(THEMES.by_id), chance.choice([0, 1]))
    bodies = {PCT: "health-commissioning", CCG: "health-commissioning", "GP": "general-practice",
              "Ashby Police": "police", "Brook Police": "police"}  # fmt: skip
    named = chance.sample(sorted(bodies), chance.choice([0, 1, 2]))
    items = [some_item(chance, i, [case.label for case in cases], sorted(bodies))
             for i in range(chance.choice([0, 2, 5]))]  # fmt: skip
    board, published = chance.choice([ASHBY, BROOK, None]), chance.choice(["2011", None])
    return record(f"r{n:02}", items, cases, [(name, bodies[name]) for name in named],
                  board=board, published=published)  # fmt: skip


def some_item(chance: random.Random, i: int, labels: list[str], bodies: list[str]) -> Any:
    """A statement of any kind."""
    kinds = ["finding", "finding", "good-practice", "learning", "recommendation", "action"]
    types = ["police", "general-practice", "health-commissioning", "all-agencies"]
    return item(
        f"i{i}", chance.choice(kinds), case=chance.choice([*labels, None]),
        themes=chance.sample(sorted(THEMES.by_id), chance.choice([0, 1, 2])),
        responsible=chance.sample(types, chance.choice([0, 1, 2])),
        mentioned=chance.sample(types, chance.choice([0, 1])),
        bodies={name: chance.choice(["responsible", "mentioned"])
                for name in chance.sample(bodies, chance.choice([0, 0, 1, 2]))},
    )  # fmt: skip
