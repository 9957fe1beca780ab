"""Which agencies keep failing in a theme, and in what share of their cases."""

from pathlib import Path

from graphkit.record import Case
from graphkit.store import Store
from tests.fiction import CCG, item, record
from tests.oracle import NOBODY
from tests.questions.asking import asked, store_of


def test_agency_failures(store: Store) -> None:
    """The trust and the group that took its place are one body, under its latest name."""
    answer = asked(store, "agency-failures", few="1")
    assert answer.columns == [
        "agency", "what", "cases", "of", "share", "low", "high", "asked", "note",
    ]  # fmt: skip
    assert answer.rows == [
        ["Health commissioning", "type", 2, 2, 1.0, 0.342, 1.0, 1, None],
        ["General practice", "type", 1, 2, 0.5, 0.095, 0.905, 0, None],
        ["Police", "type", 1, 2, 0.5, 0.095, 0.905, 1, None],
        [CCG, "body", 2, 2, 1.0, 0.342, 1.0, 1, None],
        ["Ashby Police", "body", 1, 1, 1.0, 0.207, 1.0, 0, None],
        [NOBODY, "type", 1, 3, 0.333, 0.061, 0.792, 0, None],
    ]
    assert answer.items[2] == [
        "ashby-child-a-response/i2", "ashby-child-a/i1", "ashby-child-a/i2",
    ]  # fmt: skip
    assert answer.parameters["theme"] == "information-sharing"
    assert answer.says == ()


def test_agency_failures_of_a_theme_nobody_failed_in(store: Store) -> None:
    assert asked(store, "agency-failures", theme="Neglect").rows == []


def test_a_review_of_several_cases_lends_its_bodies_to_none(tmp_path: Path) -> None:
    said = [item("i", case="Child K", themes=["recording"], responsible=["police"])]
    several = record("r", said, [Case("Child J"), Case("Child K")], [("Ashby Police", "police")])
    single = record("s", [], [Case("Child L")], [("Ashby Police", "police")])
    store = store_of(tmp_path, several, single)
    assert asked(store, "agency-failures", theme="recording", few="2").rows == [
        ["Police", "type", 1, 2, 0.5, 0.095, 0.905, 0, None]
    ]
    store.close()
