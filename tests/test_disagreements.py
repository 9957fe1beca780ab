"""Disagreements: every difference, with its passage, place and cue."""

from dataclasses import astuple

from graphkit.coding import Coding, Filed, coding_of
from graphkit.disagreements import differences
from graphkit.pairing import compare


def filed(text: str, kind: str = "finding", case: str = "Child Q", *themes: str) -> Filed:
    """An item with its themes."""
    return Filed(text, kind, case, frozenset(themes))


def told(gold: Coding, found: Coding, *only: str) -> list[tuple[str, ...]]:
    """Each difference as what, gold, records, passage."""
    every = differences([compare(gold, found)], only)
    return [(d.what, d.gold, d.found, d.passage) for d in every]


GOLD = Coding(
    "a", (filed("One two three", "finding", "Child Q", "recording", "neglect"),
          filed("Four five six")),
    types=frozenset({"police"}), factors=frozenset({("child q", "neglect")}),
    labels=frozenset({"child q"}), facts={"board": "Ashby", "published": "2015"},
)  # fmt: skip
FOUND = Coding(
    "a", (filed("one, two, three", "learning", "child q", "recording", "infants"),
          filed("Seven eight nine", "action")),
    types=frozenset({"police", "health"}), labels=frozenset({"child q", "adult r"}),
    facts={"board": "ASHBY", "area": "Ashby"},
)  # fmt: skip


def test_every_difference_is_listed_the_document_first_then_its_items() -> None:
    assert told(GOLD, FOUND) == [
        ("bodies", "", "health", ""),
        ("factors", "child q: neglect", "", ""),
        ("cases", "", "adult r", ""),
        ("metadata", "", "area: Ashby", ""),
        ("metadata", "published: 2015", "", ""),
        ("kind", "finding", "learning", "one, two, three"),
        ("themes", "neglect", "infants", "one, two, three"),
        ("missed", "finding", "", "Four five six"),
        ("extra", "", "action", "Seven eight nine"),
    ]


def test_only_some_of_them() -> None:
    assert told(GOLD, FOUND, "kind", "extra") == [
        ("kind", "finding", "learning", "one, two, three"),
        ("extra", "", "action", "Seven eight nine"),
    ]
    assert told(GOLD, GOLD) == []


def test_a_difference_says_where_and_why() -> None:
    item = {
        "id": "x1", "text": "One two", "kind": "finding", "themes": ["recording"],
        "responsible": ["police"], "place": {"page": 3, "section": ["A Review", "Findings"]},
        "evidence": {"themes": {"recording": {"cue": "two", "score": 0.6}}},
    }  # fmt: skip
    review = {"title": "A Review"}
    found = coding_of({"review": review, "items": [item]}, "a")
    gold = coding_of({"review": review, "items": [{**item, "themes": ["neglect"]}]}, "a")
    (only,) = differences([compare(gold, found)])
    assert astuple(only) == (
        "a", "themes", "neglect", "recording", "One two", "page 3, Findings", "recording: two", "x1"
    )  # fmt: skip
