"""What a trainer asks a scenario for, with names resolved to what the graph calls them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graphkit.errors import Misuse, UnknownName
from graphkit.parameters import KINDS, folded, things
from graphkit.store.base import Store

BAND = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3})|\s*(\+))")
OLDEST = 120
LEAST_MINUTES, MOST_MINUTES = 45, 180


@dataclass(frozen=True, slots=True)
class Asked:
    """The request: ids of themes, agency types and risk factors, a band of ages in whole years.

    `minutes` is how long the session lasts; `like` the id of a case to resemble, "" for none.
    """

    themes: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    ages: tuple[int, int] | None = None
    like: str = ""
    minutes: int = 90
    seed: int = 1


def asked(
    store: Store, themes: Iterable[str], agencies: Iterable[str], factors: Iterable[str],
    age: str, like: str, minutes: int, seed: int,
) -> Asked:  # fmt: skip
    """The request with each name resolved.

    Raises UnknownName for a theme, agency, factor or case that is not known, with near ones;
    Misuse for a band of ages or a length that cannot be.
    """
    from graphkit.bodies import load_register
    from graphkit.themes import load_themes

    known, register = load_themes(), load_register()
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise Misuse(f"A session lasts {LEAST_MINUTES} to {MOST_MINUTES} minutes, not {minutes}.")
    return Asked(
        _each(known.resolve, themes), _each(register.resolve, agencies),
        _each(known.resolve, factors), _band(age) if age else None,
        _case(store, like) if like else "", minutes, seed,
    )  # fmt: skip


def _each(resolve: Callable[[str], str], words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(resolve(word) for word in words))


def _band(written: str) -> tuple[int, int]:
    match = BAND.fullmatch(written.strip())
    if not match:
        raise Misuse(f"“{written}” is no band of ages. Write it as 0-1, 10-17 or 18+, in years.")
    least, most = int(match[1]), OLDEST if match[3] else int(match[2])
    if most < least:
        raise Misuse(f"The band of ages “{written}” ends before it begins.")
    return least, most


def _case(store: Store, written: str) -> str:
    known = things(KINDS["case_id"], store)
    found = sorted({id for id, name in known if folded(written) in (folded(id), folded(name))})
    if not found:
        raise UnknownName("case", written, [name for pair in known for name in pair])
    if len(found) > 1:
        raise Misuse(f"Several cases are called “{written}”: {', '.join(found)}.")
    return found[0]
