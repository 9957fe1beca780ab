"""The figures of small codings made by hand: counts, F1 and shares, code by code."""

from dataclasses import astuple

import pytest

from graphkit.bootstrap import Resampling
from graphkit.coding import Coding, Filed, fold
from graphkit.coefficients import coefficients
from graphkit.evaluate import report
from graphkit.evaluation import Row, figures
from graphkit.pairing import Compared, compare

ONCE = Resampling("items", resamples=1)
FACTS = {"type": "briefing", "board": "Ashby Board", "published": "2015-06"}


def filed(text: str, kind: str, themes: str = "", responsible: str = "", **more: str) -> Filed:
    """An item; codes are parted by blanks."""
    refs = frozenset(map(fold, more.pop("refs", "").split(";"))) - {""}
    return Filed(
        text, kind, more.pop("case", ""), frozenset(themes.split()),
        frozenset(responsible.split()), responds_to=refs, **more,  # type: ignore[arg-type]
    )  # fmt: skip


GOLD = Coding(
    "a",
    (
        filed("The police told nobody", "finding", "information-sharing recording", "police"),
        filed("Records were thin", "finding", "recording", "health", case="Child Q"),
        filed("Audit the records", "measure", "quality-assurance", "health", refs="R 1"),
    ),
    types=frozenset({"police", "health"}), names=frozenset({"ashby police", "gp"}),
    factors=frozenset({("child q", "neglect")}), labels=frozenset({"child q"}), facts=FACTS,
)  # fmt: skip
FOUND = Coding(
    "a",
    (
        filed("The police told nobody.", "finding", "information-sharing", "police schools"),
        filed("Audit the records", "action", "quality-assurance recording", "health", refs="r1"),
        filed("Nothing of the kind", "learning", "neglect", "police"),
    ),
    types=frozenset({"police"}), names=frozenset({"ashby police"}),
    factors=frozenset({("child q", "neglect"), ("child q", "infants")}),
    labels=frozenset({"child q"}), facts={**FACTS, "board": "ASHBY BOARD", "area": "Ashby"},
)  # fmt: skip
BOTH = [compare(GOLD, FOUND)]


def row(name: str, rows: list[Row]) -> tuple[object, ...]:
    """One row as measure, value, precision, recall and its three counts."""
    (found,) = (row for row in rows if row.name == name)
    _, _, measure, value, _, _, precision, recall, _, *counts = astuple(found)
    return (measure, value, precision, recall, *counts)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("items", ("F1", 0.667, 0.667, 0.667, 2, 3, 3)),
        ("kind", ("share", 0.5, None, None, 1, 2, None)),
        ("case", ("share", 1.0, None, None, 2, 2, None)),
        ("themes", ("F1", 0.5, 0.5, 0.5, 2, 4, 4)),
        ("responsible", ("F1", 0.571, 0.5, 0.667, 2, 3, 4)),
        ("mentioned", ("F1", 1.0, 0.0, 1.0, 0, 0, 0)),
        ("links", ("F1", 0.0, 0.0, 0.0, 0, 1, 1)),
        ("bodies", ("F1", 0.667, 1.0, 0.5, 1, 2, 1)),
        ("names", ("F1", 0.667, 1.0, 0.5, 1, 2, 1)),
        ("factors", ("F1", 0.667, 0.5, 1.0, 1, 1, 2)),
        ("metadata", ("share", 0.857, None, None, 6, 7, None)),
    ],
)
def test_a_figure(name: str, expected: tuple[object, ...]) -> None:
    assert row(name, figures(BOTH, ONCE)) == expected


def test_a_missing_record_scores_nothing_and_what_is_absent_is_rightly_absent() -> None:
    rows = figures([compare(GOLD, Coding("a"))], ONCE)
    assert row("items", rows) == ("F1", 0.0, 0.0, 0.0, 0, 3, 0)
    assert row("kind", rows) == ("share", 0.0, None, None, 0, 0, None)
    assert row("metadata", rows) == ("share", 0.429, None, None, 3, 7, None)


def told(part: str, documents: list[Compared]) -> list[tuple[object, ...]]:
    """The rows of one part of the report: name, F1, precision, recall, kappa, counts."""
    return [
        (r.name, r.value, r.precision, r.recall, r.kappa, r.right, r.gold, r.found)
        for r in report(documents, ONCE) if r.part == part
    ]  # fmt: skip


def test_each_theme_has_its_row_the_most_frequent_first() -> None:
    assert told("themes", BOTH) == [
        ("recording", 0.0, 0.0, 0.0, -1.0, 0, 2, 1),
        ("information-sharing", 1.0, 1.0, 1.0, 1.0, 1, 1, 1),
        ("quality-assurance", 1.0, 1.0, 1.0, 1.0, 1, 1, 1),
        ("neglect", 0.0, 0.0, None, None, 0, 0, 1),
    ]


def test_each_kind_and_each_type_has_its_row() -> None:
    assert [(name, right, gold, found) for name, *_, right, gold, found in told("kinds", BOTH)] == [
        ("finding", 1, 2, 1), ("measure", 0, 1, 0), ("action", 0, 0, 1), ("learning", 0, 0, 1),
    ]  # fmt: skip
    assert [each[:4] for each in told("agencies", BOTH)] == [
        ("health", 0.667, 1.0, 0.5), ("police", 0.667, 0.5, 1.0), ("schools", 0.0, 0.0, None),
    ]  # fmt: skip


def test_coefficients_look_at_items_that_both_have() -> None:
    rows = coefficients(BOTH, ONCE)
    assert [(r.name, r.measure, r.value, r.right, r.gold) for r in rows] == [
        ("kind", "Cohen's κ", 0.333, 1, 2),
        ("kind", "Krippendorff's α (nominal)", 0.4, 1, 2),
        ("themes", "Krippendorff's α (MASI)", 0.234, 0, 2),
        ("themes", "Krippendorff's α (Jaccard)", 0.357, 0, 2),
        ("responsible", "Krippendorff's α (MASI)", 0.571, 1, 2),
        ("responsible", "Krippendorff's α (Jaccard)", 0.667, 1, 2),
    ]


def test_without_a_common_item_there_is_no_coefficient() -> None:
    assert {r.value for r in coefficients([compare(GOLD, Coding("a"))], ONCE)} == {None}
