"""A review as data: what `records/<review id>.json` holds."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any

KINDS = (
    "finding", "good-practice", "learning", "recommendation", "action", "action-taken", "measure",
)  # fmt: skip


@dataclass(slots=True)
class Place:
    """Where an item's words stand: page, heading path, and spans into the document's text."""

    page: int | None
    section: list[str]
    spans: list[list[int]]


@dataclass(slots=True)
class Item:
    """One statement an analyst would file on its own card; fields as in the coding guide.

    `bodies` lists the named bodies in it ({name, role}); `evidence` says what supports each
    theme and responsible type ({"themes": {id: {cue, score}}, "responsible": {...}});
    `unsure` says that no theme was as likely as the coder asks: a person should look.
    """

    id: str
    kind: str
    case: str | None
    ref: str | None
    text: str
    responsible: list[str]
    mentioned: list[str]
    themes: list[str]
    responds_to: list[str]
    owner: str | None
    due: str | None
    place: Place
    status: str | None = None
    bodies: list[dict[str, str]] = field(default_factory=list)
    evidence: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    unsure: bool = False


@dataclass(slots=True)
class Case:
    """One child, adult or family reviewed; `board`, `area`, `published` only in collections."""

    label: str
    incident: str | None = None
    age: str | None = None
    sex: str | None = None
    factors: list[str] = field(default_factory=list)
    evidence: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    board: str | None = None
    area: str | None = None
    published: str | None = None


@dataclass(slots=True)
class Agency:
    """A body named in the text, by its fullest name there, with its type."""

    name: str
    type: str


@dataclass(slots=True)
class Review:
    """The document as a whole; dates as precise as the source gives them, absent is None."""

    title: str
    type: str
    board: str | None
    area: str | None
    published: str | None
    method: str | None
    marking: str | None
    sha256: str


@dataclass(slots=True)
class Record:
    """Everything graphkit holds of one source. `id` is the review's id."""

    id: str
    source: str
    review: Review
    cases: list[Case]
    agencies: list[Agency]
    items: list[Item]

    def to_json(self) -> dict[str, Any]:
        """The record as JSON values, keys in a fixed order."""
        return {
            "source": self.source,
            "review": _plain(self.review),
            "cases": [_plain(c, drop_none=("board", "area", "published")) for c in self.cases],
            "agencies": [_plain(a) for a in self.agencies],
            "items": [_plain(i, drop_none=("status",)) for i in self.items],
        }

    @classmethod
    def from_json(cls, review_id: str, data: dict[str, Any]) -> "Record":
        """The record written by `to_json` (or by hand in the same shape) under `review_id`."""
        return cls(
            id=review_id,
            source=data["source"],
            review=Review(**{"sha256": "", **data["review"]}),
            cases=[Case(**case) for case in data["cases"]],
            agencies=[Agency(**agency) for agency in data["agencies"]],
            items=[_item(item) for item in data["items"]],
        )


def _item(data: dict[str, Any]) -> Item:
    place = data.get("place") or {"page": None, "section": [], "spans": []}
    return Item(**{**data, "place": Place(**place)})


def _plain(thing: Any, drop_none: tuple[str, ...] = ()) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for spec in fields(thing):
        value = getattr(thing, spec.name)
        if value is None and spec.name in drop_none:
            continue
        out[spec.name] = _plain(value) if isinstance(value, Place) else value
    return out


def slug(name: str) -> str:
    """A file name's stem as an id: lower case letters and digits joined by single hyphens."""
    return "-".join(re.findall(r"\w+", name.casefold().replace("_", "-"))) or "review"


def item_ids(texts: Iterable[str]) -> list[str]:
    """A stable id for each text: made from its letters and digits only, repeats counted.

    A better cleaner of white space, bullets or quotation marks does not rename an item.
    """
    seen: dict[str, int] = {}
    ids = []
    for text in texts:
        letters = "".join(re.findall(r"[^\W_]+", text.casefold()))
        key = hashlib.sha256(letters.encode()).hexdigest()[:10]
        seen[key] = seen.get(key, 0) + 1
        ids.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return ids
