"""The turns of a scenario: which agency fails in what, in which words, and who says so."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.scenario_asked import Asked
from graphkit.scenario_chance import Chance
from graphkit.scenario_evidence import Passage
from graphkit.scenario_pool import Pool, Spot, require_enough
from graphkit.scenario_together import Together
from graphkit.scenario_words import Theme, Words

ALL = "all-agencies"
CITED = 3
"""Passages that a turn quotes at most, of different cases before a second of one."""
FEW, MANY, SETTING, STAGE = 3, 9, 30, 10
"""Stages at the least and at the most; minutes for all else, and for one stage."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One failure: its theme, its agency, how it is put (with words in braces), what backs it."""

    theme: str
    agency: str
    words: str
    passages: list[Passage]


def stages(minutes: int) -> int:
    """How many stages fit into a session of so many minutes."""
    return max(FEW, min(MANY, (minutes - SETTING) // STAGE))


def choose(made: Pool, joined: Together, request: Asked, words: Words) -> list[Turn]:
    """The turns in the order they are played.

    No case is the only source of more than half of them. Raises GraphkitError where what is
    cited comes from too few cases or reviews.
    """
    chance = Chance(request.seed)
    wanted = stages(request.minutes)
    picked: list[Turn] = []
    sole: Counter[str] = Counter()
    for theme in _themes(joined, wanted):
        turn = _next(made, joined, theme, picked, sole, request, words)
        if turn is None:
            continue
        picked.append(turn)
        cases = {passage.case for passage in turn.passages}
        sole.update(cases if len(cases) == 1 else ())
    cited = [passage for turn in picked for passage in turn.passages]
    require_enough({each.case for each in cited}, {each.review for each in cited})
    return chance.order("stages", picked, lambda turn: f"{turn.theme} {turn.agency}")


def _themes(joined: Together, wanted: int) -> Iterable[str]:
    """The theme of each turn: two in three are asked for, the others come with these."""
    asked, others = joined.asked, joined.others
    own = max(len(asked), -(-2 * wanted // 3)) if others else wanted
    for place in range(max(wanted, len(asked))):
        yield asked[place % len(asked)] if place < own else others[(place - own) % len(others)]


def _next(
    made: Pool, joined: Together, theme: str, picked: list[Turn], sole: Counter[str],
    request: Asked, words: Words,
) -> Turn | None:  # fmt: skip
    """A turn on this theme; where none is left, on another of the themes that go together."""
    chance = Chance(request.seed)
    order = chance.order(f"instead of {theme}", [*joined.asked, *joined.others])
    most = max(2, stages(request.minutes) // 2)
    for each in dict.fromkeys((theme, *order)):
        for spot in _spots(made, each, picked, request, chance):
            turn = _turn(made, spot, words, chance, {turn.words for turn in picked})
            cases = {passage.case for passage in turn.passages}
            if len(cases) > 1 or sole[next(iter(cases))] < most:
                return turn
    return None


def _spots(
    made: Pool, theme: str, picked: list[Turn], request: Asked, chance: Chance
) -> list[Spot]:
    """The theme in agencies, those asked for first, then those that have had the fewest turns."""
    used, turns = {(t.theme, t.agency) for t in picked}, Counter(t.agency for t in picked)
    left = [spot for spot in made.spots if spot[0] == theme and spot not in used]

    def rank(spot: Spot) -> tuple[bool, int, bool, bool, str]:
        agency = spot[1]
        due = agency in request.agencies and turns[agency] < 2
        one = _breadth(made.spots[spot]) < 2
        weight = chance.weight("agencies", " ".join(spot))
        return not due, turns[agency], one, agency == ALL, weight

    return sorted(left, key=rank)


def _turn(made: Pool, spot: Spot, words: Words, chance: Chance, used: set[str]) -> Turn:
    """The failure in words that no turn before has, as far as there are any."""
    name, theme, passages = " ".join(spot), words.themes[spot[0]], made.spots[spot]
    general = [Putting((put, passages)) for put in theme.words]
    near = _puttings(theme, passages)
    fresh = ([each for each in some if each[0] not in used] for some in (near, general))
    put, found = chance.pick(name, next(filter(None, fresh), near))
    return Turn(*spot, put, _several(chance.order(f"cited {name}", found, lambda p: p.id)))


def _puttings(theme: Theme, found: list[Passage]) -> list["Putting"]:
    """The ways of putting the failure, with the passages that each holds for: closer words, unless
    more cases say it in general ones."""
    closer = [Putting((words, [each for each in found if pattern.search(each.text)]))
              for pattern, words in theme.when]  # fmt: skip
    made = [*closer, *(Putting((put, found)) for put in theme.words)]
    broad = max(min(_breadth(each[1]), 2) for each in closer) if closer else 0
    if broad < min(_breadth(found), 2):
        return made[len(closer):]
    return [each for each in closer if min(_breadth(each[1]), 2) == broad]


def _breadth(found: Iterable[Passage]) -> int:
    """How many cases the passages are about."""
    return len({passage.case for passage in found})


class Putting(tuple[str, list[Passage]]):
    """Words for a failure and what they rest upon; told apart by the words."""

    def __str__(self) -> str:
        return self[0]


def _several(found: list[Passage]) -> list[Passage]:
    """At most `CITED` passages, of as many cases as there are."""
    firsts = {passage.case: passage for passage in reversed(found)}
    spread = [passage for passage in found if firsts[passage.case] is passage]
    return [*spread, *(passage for passage in found if passage not in spread)][:CITED]
