"""The values a person gives to a question's parameters, checked before anything is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from graphkit.errors import Misuse, UnknownName
from graphkit.identity import month
from graphkit.question import Parameter, Question
from graphkit.store.base import Store

Resolver = Callable[[str], str]
"""From a name or alias to an id; raises UnknownName for one it does not know."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that a parameter names: what it is called, and those the graph has.

    `many` is what all of them are called; `known` answers the value that stands for each, and a
    name it also goes by.
    """

    what: str
    many: str
    known: str


CASES = "MATCH (c:`Case`) WHERE c.collective = false RETURN c.id AS id, c.label AS name"
KINDS = {
    "theme": Kind("theme", "themes", "MATCH (t:Theme) RETURN t.id AS id, t.name AS name"),
    "agency": Kind(
        "agency", "agencies",
        "MATCH (a:AgencyType|Agency) WHERE coalesce(a.generic, false) = false "
        "RETURN a.id AS id, a.name AS name",
    ),
    "board": Kind(
        "board", "boards",
        "MATCH (a:Agency)<-[:UNDER|COMMISSIONED_BY]-(x) "
        "RETURN DISTINCT a.name AS id, a.name AS name",
    ),
    "area": Kind(
        "area", "areas",
        "MATCH (x:`Case`|Review) WHERE x.area IS NOT NULL "
        "RETURN DISTINCT x.area AS id, x.area AS name",
    ),
    "review": Kind(
        "review", "reviews", "MATCH (r:Review) RETURN r.id AS id, r.title AS name"
    ),
    "review_type": Kind(
        "type of review", "types of review",
        "MATCH (r:Review) RETURN DISTINCT r.type AS id, r.type AS name",
    ),
    "case_id": Kind("case", "cases", CASES),
    "other": Kind("case", "other cases", CASES),
}  # fmt: skip
WORDS = {"status": ("done", "in-progress", "planned", "rejected")}
"""Parameters that take one of a few words."""
LEAST_ONE = ("least", "most")
"""Parameters that count something: below 1 they would mean nothing."""


def bind(
    question: Question,
    store: Store,
    given: Mapping[str, str],
    resolvers: Mapping[str, Resolver] | None = None,
) -> dict[str, str | int]:
    """A value for each parameter of `question`, ready for the store.

    What names a thing may be its id, its name, or what the resolver for that parameter takes.
    Raises UnknownName for a parameter or thing that is not known, with near ones; Misuse for a
    value of the wrong type, a name that several things have, one that is missing, or numbers
    that nothing can lie between.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in known:
            takes = f"It takes: {', '.join(known)}." if known else "It takes none."
            raise UnknownName(f"parameter of {question.name}", name, known, takes)
    bound = {}
    for parameter in question.parameters:
        value = _typed(question, parameter, given.get(parameter.name))
        bound[parameter.name] = _meant(parameter.name, value, store, resolvers or {})
    _check_numbers({name: value for name, value in bound.items() if isinstance(value, int)})
    return bound


def _check_numbers(bound: Mapping[str, int]) -> None:
    for name in LEAST_ONE:
        if bound.get(name, 1) < 1:
            raise Misuse(f"“{name}” is 1 or more, not {bound[name]}.")
    for name, first in bound.items():
        last = f"to_{name.removeprefix('from_')}"
        if name.startswith("from_") and first > bound.get(last, first):
            raise Misuse(f"“{name}” ({first}) is after “{last}” ({bound[last]}): nothing is left.")


def _typed(question: Question, parameter: Parameter, given: str | None) -> str | int:
    if given is None:
        if parameter.default is None:
            note = f" ({parameter.note})" if parameter.note else ""
            raise Misuse(
                f"{question.name} needs “{parameter.name}”{note}: -p {parameter.name}=VALUE. "
                f"It takes: {', '.join(each.name for each in question.parameters)}."
            )
        return parameter.default
    if not isinstance(parameter.default, int):
        return _required(question, parameter, given.strip())
    try:
        return int(given)
    except ValueError as error:
        raise Misuse(f"“{parameter.name}” is a whole number, not “{given}”.") from error


def _required(question: Question, parameter: Parameter, given: str) -> str:
    if not given and parameter.default is None:
        raise Misuse(f"“{parameter.name}” of {question.name} cannot be empty.")
    return given


def _meant(
    name: str, value: str | int, store: Store, resolvers: Mapping[str, Resolver]
) -> str | int:
    """What a value stands for; empty means any, and numbers stand for themselves."""
    if isinstance(value, int):
        return value
    if name == "as_of":
        return _month(value)
    if value and value not in WORDS.get(name, (value,)):
        raise UnknownName(name, value, WORDS[name])
    if not value or name not in KINDS:
        return value
    kind = KINDS[name]
    known = things(kind, store)
    found, advice = _matches(value, known), ""
    if not found and name in resolvers:
        found, advice = _resolved(value, resolvers[name], known)
    if not found:
        raise UnknownName(kind.what, value, _names(known), advice)
    if len(found) > 1:
        raise Misuse(f"Several {kind.what}s are called “{value}”: {', '.join(found)}.")
    return found[0]


def _matches(value: str, known: list[tuple[str, str]]) -> list[str]:
    """The ids that `value` is, or failing that those of the things called so."""
    ids = sorted({id for id, _ in known if folded(id) == folded(value)})
    return ids or sorted({id for id, name in known if folded(name) == folded(value)})


def _resolved(
    value: str, resolver: Resolver, known: list[tuple[str, str]]
) -> tuple[list[str], str]:
    """The ids that an alias stands for, else what the resolver advises: the caller refuses it,
    with the names of the graph."""
    try:
        return _matches(resolver(value), known), ""
    except UnknownName as unknown:
        return [], unknown.advice


def _names(known: list[tuple[str, str]]) -> list[str]:
    """Ids and names, one of those that differ in nothing that matters: an id if it is one word."""
    ids = [id for id, _ in known]
    every = [*(id for id in ids if " " in id), *(name for _, name in known),
             *(id for id in ids if " " not in id)]  # fmt: skip
    return [*{folded(name): name for name in every if name}.values()]


def things(kind: Kind, store: Store) -> list[tuple[str, str]]:
    """The things of a kind that the graph has: the value that stands for each, and its name."""
    return [(str(id), str(also or "")) for id, also in store.rows(kind.known).rows]


def folded(name: str) -> str:
    """A name in a form that ignores case, hyphens and the shape of apostrophes."""
    return " ".join(name.casefold().replace("’", "'").replace("-", " ").split())


def _month(value: str) -> int:
    """A date as a month (year × 12 + month), 0 for none."""
    if not value:
        return 0
    found = month(value)
    if found is None or not _in_calendar(value):
        raise Misuse(f"“{value}” is no date. Write it as 2024, 2024-05 or 2024-05-17.")
    return found


def _in_calendar(value: str) -> bool:
    """Whether there is such a year, month or day."""
    parts = [int(part) for part in value.strip().split("-")]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return False
    return True
