"""What a person writes for the fields of an item, read strictly: an unknown name is refused."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from graphkit.dates import due as date_of
from graphkit.errors import Misuse, UnknownName

NONE = "none"
PARTED = re.compile(r"[;,]")
MOST_THEMES = 4
"""The coding guide gives an item four themes at the most."""
STATUSES = ("done", "in-progress", "planned", "rejected")
TEXTS = ("case", "owner", "due", "status", "ref")


def ids(written: str, resolve: Callable[[str], str]) -> list[str]:
    """The ids of names parted by commas or semicolons; `none` is none of them.

    Raises UnknownName with near names, and Misuse where `none` stands beside a name.
    """
    names = [name.strip() for name in PARTED.split(written) if name.strip()]
    if NONE in map(str.casefold, names):
        if len(names) > 1:
            raise Misuse(f"“{written}”: “{NONE}” stands alone.")
        return []
    if not names:
        raise Misuse(f"Nothing is named. Write “{NONE}” for none.")
    return list(dict.fromkeys(map(resolve, names)))


def themes(written: str) -> list[str]:
    """The ids of themes by their ids or names. Raises Misuse for more than four."""
    from graphkit.themes import load_themes

    found = ids(written, load_themes().resolve)
    few(found, written)
    return found


def few(found: Collection[str], written: str) -> None:
    """Raises Misuse for more themes than an item has at the most; `written` is what was said."""
    if len(found) > MOST_THEMES:
        raise Misuse(f"“{written}”: an item has {MOST_THEMES} themes at the most.")


def types(written: str) -> list[str]:
    """The ids of agency types by their ids, names or aliases."""
    from graphkit.bodies import load_register

    return ids(written, load_register().resolve)


def risks(written: str) -> list[str]:
    """The ids of themes of the facet risk. Raises Misuse for one that is none."""
    from graphkit.themes import load_themes

    known = load_themes()
    found = ids(written, known.resolve)
    for each in found:
        if known.by_id[each].facet != "risk":
            raise Misuse(f"“{each}” is no risk: a case has only risks as factors.")
    return found


def case(written: str, labels: Collection[str]) -> str | None:
    """The label of a case of the review. Raises UnknownName for one that it does not have."""
    folded = {label.casefold(): label for label in labels}
    if written.casefold() == NONE:
        return None
    if written.casefold() not in folded:
        raise UnknownName("case", written, labels)
    return folded[written.casefold()]


def due(written: str) -> str | None:
    """A date or a span of years, as precise as it is written."""
    if written.casefold() == NONE:
        return None
    found = date_of(written)
    if found is None:
        raise Misuse(f"“{written}” is no date. Write it as 2018, 2018-04 or 2018-04-30.")
    return found


def values(given: Mapping[str, str | None], labels: Collection[str]) -> dict[str, Any]:
    """The fields of an item that were given, read; `labels` are those of the review's cases."""
    readers: dict[str, Callable[[str], Any]] = {
        "themes": themes, "responsible": types, "mentioned": types, "due": due,
        "case": lambda written: case(written, labels),
    }  # fmt: skip
    return {
        name: readers.get(name, _text)(written)
        for name, written in given.items()
        if written is not None
    }


def _text(written: str) -> str | None:
    return None if written.casefold() == NONE else written
