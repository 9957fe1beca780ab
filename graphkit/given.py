"""What was asked, in words: the values of a question's parameters as a person reads them."""

from collections.abc import Mapping

from graphkit.parameters import KINDS, folded, things
from graphkit.question import Question
from graphkit.store.base import Store

BETWEEN = " · "
BOUNDS = {"least": "at least", "most": "at most", "few": "too few below"}


def told(
    question: Question, store: Store, given: Mapping[str, str], bound: Mapping[str, str | int]
) -> str:
    """The values in `bound` in words, "theme: Information sharing · all boards · all years".

    A value that a person gave by another name than its own is followed by what was given. A
    question without parameters gives "".
    """
    parts = []
    for name, value in bound.items():
        if name == "to_year" and "from_year" in bound:
            continue
        if name == "from_year" and "to_year" in bound:
            parts.append(_years(question, bound))
        else:
            parts.append(_part(name, value, store, given.get(name, "")))
    return BETWEEN.join(parts)


def _part(name: str, value: str | int, store: Store, given: str) -> str:
    kind = KINDS.get(name)
    called = kind.what if kind else name.replace("_", " ")
    if value == "":
        return f"all {kind.many}" if kind else f"{called}: any"
    if name == "as_of" and not value:
        return f"{called}: no date"
    if name in BOUNDS and isinstance(value, int):
        return f"{BOUNDS[name]} {value} case{'' if value == 1 else 's'}"
    if kind is None or isinstance(value, int):
        return f"{called}: {given.strip() or value}"
    names = dict(things(kind, store))
    return f"{called}: {_named(name, value, names[value] or value, given)}"


def _named(parameter: str, id: str, name: str, given: str) -> str:
    if parameter in ("case_id", "other"):
        return f"{name} ({id})"  # many cases share a name
    own = not given or folded(given) in (folded(id), folded(name))
    return name if own else f"{name} (given as “{given.strip()}”)"


def _years(question: Question, bound: Mapping[str, str | int]) -> str:
    """The years from the first to the last; the defaults of both mean any."""
    first, last = bound["from_year"], bound["to_year"]
    any_year = {parameter.name: parameter.default for parameter in question.parameters}
    if first == any_year["from_year"]:
        return "all years" if last == any_year["to_year"] else f"up to {last}"
    return f"from {first}" if last == any_year["to_year"] else f"{first} to {last}"
