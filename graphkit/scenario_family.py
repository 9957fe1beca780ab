"""The invented family of a scenario: names and a place that none of its sources has."""

from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.errors import GraphkitError
from graphkit.scenario_asked import OLDEST
from graphkit.scenario_chance import Chance
from graphkit.scenario_evidence import GROWN, Case
from graphkit.scenario_words import Words

ROLES = ("carer", "partner", "relative")
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Family:
    """The names that fill words in braces, and what is told of the household."""

    surname: str
    names: dict[str, str]
    age: str
    facts: list[str]


def family(
    words: Words, adult: bool, cases: list[Case], about: set[str],
    ages: tuple[int, int] | None, taken: set[str], chance: Chance,
) -> Family:  # fmt: skip
    """A family for a scenario on `cases`, with no age of theirs and no word of `taken` as a name.

    `about` are the themes and agencies of the story, which not every age fits; `taken` is words in
    lower case. Raises GraphkitError where no name is left.
    """
    kind = "adult" if adult else "child"
    households = words.family["households"][kind]
    chosen = chance.pick("household", range(len(households)))
    names = _names(words, words.family["sexes"][kind][chosen], adult, taken, chance)
    number, unit = _age(words, cases, ages or _span(words, adult, about), chance)
    home, since = (chance.pick(sort, words.family["places"][sort]) for sort in ("homes", "since"))
    surname = names.pop("surname")
    told = [households[chosen].format(**names),
            f"They have lived in {names['place']}, in {home}, {since}.",
            chance.pick("strengths", words.family["households"]["strengths"])]  # fmt: skip
    told += [lives.format(**names) for lives in _lives(words, kind, cases)]
    return Family(surname, names, f"{number} {unit if number != 1 else unit[:-1]} old", told)


def _names(
    words: Words, sexes: str, adult: bool, taken: set[str], chance: Chance
) -> dict[str, str]:
    sort = {"w": "women", "m": "men"}
    young = chance.order("sexes", ("girls", "boys"))
    sorts = {role: sort[sex] for role, sex in zip(ROLES, sexes, strict=True)}
    sorts |= {"subject": chance.pick("sex", ("women", "men")) if adult else young[0],
              "sibling": young[1]}  # fmt: skip
    names: dict[str, str] = {}
    for role, each in sorted(sorts.items()):
        names[role] = _free(words.family["names"][each], taken, chance, role, names.values())
    names["surname"] = _free(words.family["names"]["surnames"], taken, chance, "surname")
    names["place"] = _free(words.family["places"]["towns"], taken, chance, "town")
    return names


def _free(
    names: list[str], taken: set[str], chance: Chance, purpose: str, used: Iterable[str] = ()
) -> str:
    free = [name for name in names
            if name not in used and taken.isdisjoint(name.casefold().split())]  # fmt: skip
    if not free:
        raise GraphkitError(
            f"Every name for the {purpose} stands in a review that the scenario cites. "
            "Add names to import/scenario/family.toml"
        )
    return chance.pick(purpose, free)


def _span(words: Words, adult: bool, about: set[str]) -> tuple[int, int]:
    """The youngest and the oldest that the person may be, for what the story is about.

    Where no age fits all of it, what is too young for it gives way.
    """
    if adult:
        return GROWN, OLDEST
    least, most = words.family["youngest"], words.family["oldest"]
    youngest = max([0, *(least[each] for each in about & least.keys())])
    oldest = min([GROWN - 1, *(most[each] for each in about & most.keys())])
    return youngest, oldest if youngest <= oldest else GROWN - 1


def _age(
    words: Words, cases: list[Case], ages: tuple[int, int], chance: Chance
) -> tuple[int, str]:
    """An age that may be, in the band that most of the cases have, but none of theirs."""
    least, most = ages
    every = [(band, number, unit) for band, (first, last, unit) in words.family["ages"].items()
             for number in range(first, last + 1)
             if least <= _years(number, unit) <= most]  # fmt: skip
    theirs = {case.age for case in cases}
    own = [each for each in every if f"{each[1]} {each[2]}" not in theirs] or every
    if not own:
        raise GraphkitError("import/scenario/family.toml has no age in the band asked for.")
    years = [case.years for case in cases if case.years is not None]
    spans = {band: {_years(n, unit) for name, n, unit in every if name == band}
             for band, _, _ in every}  # fmt: skip
    counts = {band: sum(each in span for each in years) for band, span in spans.items()}
    top = max(counts[band] for band, _, _ in own)
    near = [each for each in own if counts[each[0]] >= top - 1]
    band = chance.pick("band", sorted({each[0] for each in near}))
    _, number, unit = chance.pick("age", [each for each in near if each[0] == band])
    return number, unit


def _years(number: int, unit: str) -> int:
    return number // MONTHS if unit == "months" else number


def _lives(words: Words, kind: str, cases: list[Case]) -> list[str]:
    """What the family lives with: risk factors that at least two of the cases have, at most two."""
    counted = {id: sum(id in case.factors for case in cases)
               for id, theme in words.themes.items() if theme.lives}  # fmt: skip
    common = sorted((id for id in counted if counted[id] > 1), key=lambda id: (-counted[id], id))
    return [words.themes[id].lives[kind == "adult"] for id in common[:2]]
