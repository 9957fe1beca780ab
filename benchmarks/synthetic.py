"""Invented reviews in any number, and a workspace made of them once: what is asked at scale.

    python -m benchmarks.synthetic [REVIEWS] [FOLDER]

Of one seed and number of reviews the records are always the same. 3,000 reviews hold some 150,000
items and a million relationships. As in real reviews a few themes and a few types of agency make up
most of what is said; boards and trusts change their names with the years; one review in thirty
collects several cases; three in five documents link their items; one case in five has no date of
its own. Recommendations are those of `benchmarks/families.py`: two in five say what others said, in
the same or other words.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.families import recommendations
from graphkit.bodies import load_register
from graphkit.graph import graph
from graphkit.record import Agency, Case, Item, Place, Record, Review
from graphkit.store import FILE, open_store
from graphkit.themes import load_themes
from graphkit.workspace import Workspace, write_record

REVIEWS = 3000
VERSION = 1
"""Counted up when the records change, so that no folder holds those of an older generator."""
CACHE = Path(tempfile.gettempdir()) / "graphkit-benchmarks"
SEED = 1
YEARS = (2006, 2025)
KINDS = {"finding": 17, "good-practice": 4, "learning": 6, "recommendation": 10, "action": 8,
         "action-taken": 3, "measure": 2}  # fmt: skip
"""Items of each kind in a review of 50, in the order of the document."""
ANSWERS = {"recommendation": "finding", "action": "recommendation",
           "action-taken": "recommendation", "measure": "action"}  # fmt: skip
OFTEN = ("childrens-social-care", "police", "health-visiting", "general-practice", "schools",
         "acute-hospital", "mental-health", "midwifery", "housing", "probation", "all-agencies",
         "safeguarding-board")  # fmt: skip
"""The types that reviews speak of most, the most frequent first; all others follow."""
PLACES = [
    start + end
    for start in ("North", "South", "East", "West", "Mid", "Upper", "Lower", "Old", "New", "High",
                  "Great", "Little", "Nether", "Over", "Fair")
    for end in ("ford", "mere", "ham", "ton", "bury", "dale", "field", "moor", "gate", "wick")
]  # fmt: skip
WORDS = (
    "the record did not say who had been told and nobody asked about the bruise seen at the home "
    "visit before the conference met while the plan was not reviewed by the core group in time"
).split()


@dataclass
class World:
    """The chances that everything is drawn by, and what has been given out so far."""

    texts: Iterator[str]
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))
    labels: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Puts themes and types in the order of their frequency."""
        themes = load_themes().by_id.values()
        self.practice = [theme.id for theme in themes if theme.facet == "practice"]
        self.risks = [theme.id for theme in themes if theme.facet == "risk"]
        rest = [kind for kind in load_register().types if kind not in OFTEN]
        self.types = [*OFTEN, *rest]

    def few(self, things: Sequence[str], least: int, most: int) -> list[str]:
        """Some of `things`, the first ones by far the most often, none twice."""
        weights = [1 / (n + 2) for n in range(len(things))]
        drawn = self.chance.choices(things, weights, k=self.chance.randint(least, most))
        return list(dict.fromkeys(drawn))

    def once_in(self, many: int) -> bool:
        """True about once in `many` times."""
        return self.chance.randrange(many) == 0

    def label(self, place: str) -> str:
        """What a review calls its next case in this place: no two in one place are alike."""
        self.labels[place] = number = self.labels.get(place, 0) + 1
        return f"Child {'ABCDEFGHJKLMNPRST'[number % 17]}{number}"


def records(count: int) -> Iterator[Record]:
    """The first so many of the invented reviews."""
    texts = [each.text for each in recommendations(12 * count + 12)[0]]
    random.Random(SEED).shuffle(texts)
    world = World(iter(texts))
    return (_record(world, number) for number in range(count))


def _record(world: World, number: int) -> Record:
    chance = world.chance
    place, year = chance.choice(PLACES), chance.randint(*YEARS)
    kind, board = _board(chance, place, year)
    month = "" if world.once_in(10) else f"-{chance.randint(1, 12):02}"
    named = _bodies(place, year)
    cases = [_case(world, place, year) for _ in range(4 if world.once_in(30) else 1)]
    review = Review(f"Review {number} of {place}", kind, board, place, f"{year}{month}", None, None,
                    f"{number:064x}")  # fmt: skip
    agencies = [Agency(name, named[name]) for name in chance.sample(list(named), 4)]
    items = list(_items(world, cases, agencies))
    return Record(f"r{number:05}", f"r{number:05}.pdf", review, cases, agencies, items)


def _board(chance: random.Random, place: str, year: int) -> tuple[str, str]:
    """The type of a review and the board that commissioned it, by what it was called then."""
    drawn = chance.random()
    if drawn < 0.1:
        return "domestic-homicide-review", f"{place} Community Safety Partnership"
    if drawn < 0.2:
        return "safeguarding-adults-review", f"{place} Safeguarding Adults Board"
    if year < 2019:
        return "serious-case-review", f"{place} Safeguarding Children Board"
    return "child-safeguarding-practice-review", f"{place} Safeguarding Children Partnership"


def _bodies(place: str, year: int) -> dict[str, str]:
    """The bodies of a place by what they were called then, with their types."""
    group = "Clinical Commissioning Group" if year < 2022 else "Integrated Care Board"
    health = "Primary Care Trust" if year < 2013 else group
    return {
        f"{place} Police": "police", f"{place} General Hospital": "acute-hospital",
        f"{place} {health}": "health-commissioning", "GP": "general-practice",
        f"{place} Youth Offending Team": "youth-offending", "Health visitor": "health-visiting",
        f"{place} Primary School": "schools", f"{place} Housing": "housing",
    }  # fmt: skip


def _case(world: World, place: str, year: int) -> Case:
    chance = world.chance
    before = year - chance.randint(0, 3)
    incident = None if world.once_in(5) else f"{before}-{chance.randint(1, 12):02}"
    factors = world.few(world.risks, 0, 8)
    evidence = {"factors": {factor: {"cue": "at the home"} for factor in factors}}
    return Case(world.label(place), incident, f"{chance.randint(1, 15)} years",
                chance.choice(["female", "male"]), factors, evidence)  # fmt: skip


def _items(world: World, cases: list[Case], agencies: list[Agency]) -> Iterator[Item]:
    """The items of a review, those of one kind together, later kinds answering earlier ones."""
    linked, refs, number = world.chance.random() < 0.6, dict[str, list[str]](), 0
    for kind, usual in KINDS.items():
        for n in range(max(1, usual + world.chance.randint(-usual // 2, usual // 2))):
            ref = f"{kind[:1].upper()}{kind[-1]}{n + 1}"
            answered = refs.get(ANSWERS.get(kind, ""), [])
            answers = answered and linked and not world.once_in(4)
            item = _item(world, kind, number, agencies)
            item.ref, item.case = ref, _about(world, cases)
            item.responds_to = [world.chance.choice(answered)] if answers else []
            refs.setdefault(kind, []).append(ref)
            number += 1
            yield item


def _about(world: World, cases: list[Case]) -> str | None:
    """Whose case an item is; in a collection one in five is nobody's."""
    if len(cases) > 1 and world.once_in(5):
        return None
    return world.chance.choice(cases).label


def _item(world: World, kind: str, number: int, agencies: list[Agency]) -> Item:
    chance = world.chance
    themes = world.few(world.practice, 1, 3) + (world.few(world.risks, 1, 1)
                                                if world.once_in(4) else [])  # fmt: skip
    responsible = world.few(world.types, 0 if world.once_in(4) else 1, 2)
    bodies = chance.sample(agencies, 0 if world.once_in(2) else 1)
    why = {"cue": "nobody asked", "score": chance.randint(40, 99) / 100}
    asked = kind in ("recommendation", "action", "action-taken")
    return Item(
        id=f"{number:03}", kind=kind, case=None, ref=None, text=_text(world, kind),
        responsible=responsible, mentioned=world.few(world.types, 0, 2), themes=themes,
        responds_to=[], owner="the Head of Service" if asked and not world.once_in(3) else None,
        due=f"{chance.randint(*YEARS)}-{chance.randint(1, 12):02}" if kind == "action" else None,
        status=chance.choice([None, "done", "in-progress", "planned"]) if asked else None,
        place=Place(1 + number // 4, ["4 Findings", f"4.{number // 9} Practice"],
                    [[number * 300, number * 300 + 200]]),
        bodies=[{"name": each.name, "role": chance.choice(["responsible", "mentioned"])}
                for each in bodies],
        evidence={"themes": dict.fromkeys(themes, why),
                  "responsible": dict.fromkeys(responsible, why)},
        unsure=world.once_in(50),
    )  # fmt: skip


def _text(world: World, kind: str) -> str:
    """Words: of a recommendation such as families are found by, else of one small stock."""
    if kind == "recommendation":
        return next(world.texts)
    return " ".join(world.chance.choices(WORDS, k=world.chance.randint(15, 60)))


def workspace(count: int = REVIEWS, cache: Path = CACHE) -> Workspace:
    """A workspace of the first so many reviews, with its graph; made in `cache` unless there."""
    made = Workspace(cache / f"{count}-reviews-{VERSION}")
    if made.graph.is_file():
        return made
    shutil.rmtree(made.folder, ignore_errors=True)
    every = list(records(count))
    for record in every:
        write_record(made.record_path(record.id), record)
    store = open_store("", made.graph.parent, read_only=False)
    store.write(graph(every, load_register(), load_themes()))
    store.close()
    return made


def main(count: int, cache: Path) -> None:
    """Make the workspace, and say what is in it."""
    made = workspace(count, cache)
    store = open_store("", made.folder)
    (nodes,) = store.rows("MATCH (n) RETURN count(*) AS n").rows[0]
    (items,) = store.rows("MATCH (n)-[:REPORTED_IN]->() RETURN count(*) AS n").rows[0]
    (edges,) = store.rows("MATCH ()-[r]->() RETURN count(*) AS n").rows[0]
    store.close()
    size = (made.folder / FILE).stat().st_size / 1e6
    print(f"{made.folder}: {count:,} reviews, {items:,} items, {nodes:,} nodes, "
          f"{edges:,} relationships, {size:.0f} MB")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REVIEWS,
         Path(sys.argv[2]) if len(sys.argv) > 2 else CACHE)  # fmt: skip
