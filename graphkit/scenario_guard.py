"""What a participants' pack must not hold: names, places and dates of the reviews behind it."""

import re
from collections.abc import Iterable
from functools import cache

from graphkit.errors import GraphkitError
from graphkit.store.base import Store
from graphkit.workspace import Workspace

NAMES = """
MATCH (a:Agency) WHERE a.generic = false RETURN a.name AS name, a.area AS area ORDER BY name
"""
CASES = """
MATCH (c:`Case`) WHERE c.collective = false
RETURN DISTINCT c.label AS label, c.area AS area, c.board AS board ORDER BY label, area, board
"""
REVIEWS = "MATCH (r:Review) RETURN r.area AS area, r.board AS board ORDER BY r.id"
DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|"
    r"\b(?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December) \d{1,4}\b|"
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b"
)


def forbidden(store: Store) -> list[str]:
    """Proper names of bodies, labels of cases and places that the graph knows, longest first."""
    found: set[str] = set()
    for statement in (NAMES, CASES, REVIEWS):
        for row in store.rows(statement).rows:
            found.update(value for value in row if value)
    return sorted(found, key=lambda name: (-len(name), name))


def exposed(text: str, names: Iterable[str]) -> list[str]:
    """What `text` gives away: each of `names` that stands in it as whole words, and each date."""
    told = _plain(text)
    found = [name for name in names if _whole(_plain(name)).search(told)]
    return [*found, *(match[0] for match in DATE.finditer(told))]


def require_hidden(text: str, names: Iterable[str]) -> None:
    """Raises GraphkitError where `text` gives a source away: nothing may be written then."""
    found = exposed(text, names)
    if found:
        raise GraphkitError(
            f"The participants' pack would hold “{found[0]}”, which a review also holds. Nothing "
            "was written. Take another --seed, or change the words in import/scenario."
        )


def words_of(workspace: Workspace, reviews: Iterable[str], names: Iterable[str]) -> set[str]:
    """Every word, in lower case, of the texts of these reviews and of `names`."""
    found = {word for name in names for word in _words(name)}
    for review in sorted({*reviews}):
        document = workspace.document(review) if workspace.has(review) else None
        found.update(_words(document.text) if document else ())
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
