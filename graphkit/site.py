"""The pages of the explorer before they are written: what each says and where it leads."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.plots import Plot

FOLDERS = {
    "AgencyType": "agencies", "Theme": "themes", "Agency": "bodies", "Case": "cases",
    "Review": "reviews", "Family": "families", "Cell": "cells",
}  # fmt: skip
"""The folder of each kind of page, in the order in which a search shows them; a cell is one agency
type and one theme."""
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a page of the site ("" leads nowhere); `href` is seen from its root."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of a page. Cells are texts, numbers or links; `notes` stand below it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Passages under one heading, by id."""

    title: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. `kind` is what it is about, `facts` what is known of it, `others` the pages on
    which its passages go on."""

    path: str
    kind: str
    title: str
    lead: str = ""
    facts: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    plot: Plot | None = None
    tables: tuple[Listing, ...] = ()
    groups: tuple[Group, ...] = ()
    others: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """The heat map: for each agency and theme the cases, how dark (0 to 5) and the page behind."""

    themes: tuple[Link, ...]
    rows: tuple[tuple[Link, tuple[tuple[int, int, str], ...]], ...]
    told: str
    says: tuple[str, ...]


def path_of(label: str, id: str) -> str:
    """Where the page of a node is, seen from the site's root: a name that every system takes.

    An id that is not such a name already is followed by the beginning of its hash, so that no two
    ids share a page.
    """
    name = re.sub(r"[^a-z0-9]+", "-", id.casefold())[:LONGEST].strip("-")
    if name != id or not id:
        name = f"{name}-{hashlib.sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"
    return f"{FOLDERS[label]}/{name.lstrip('-')}.html"


def place_of(item: str) -> str:
    """Where a passage stands on the page of its review."""
    review, _, local = item.partition("/")
    return f"{path_of('Review', review)}#{anchor(local)}"


def anchor(local: str) -> str:
    """The mark of a passage on its review's page."""
    return "p-" + re.sub(r"[^A-Za-z0-9_-]", "_", local)


def numbered(path: str, number: int) -> str:
    """The page `number` (from 1) of those that passages are parted into."""
    return path if number == 1 else path.replace(".html", f"-page-{number}.html")


Names = Mapping[str, str]
"""What each point is called, by its id ("Theme:recording")."""
