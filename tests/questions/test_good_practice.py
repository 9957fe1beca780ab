"""Where practice went well, beside where it went wrong."""

from typing import Any

from graphkit.record import Case
from graphkit.store import Store
from tests.fiction import BROOK, item, record, world
from tests.oracle import NOBODY
from tests.questions.asking import NEWER, OLDER, asked, picked
from tests.questions.conftest import Ask


def test_the_invented_world(ask: Ask) -> None:
    """One strength of the police with Child A; what they did wrong is in two documents of it."""
    answer = ask(world(), "good-practice")
    assert answer.objects() == [
        {"theme": "Information sharing", "agency": "Police", "cases": 1, "failed": 1,
         "boards": [OLDER], "first": 2009, "latest": 2009}
    ]  # fmt: skip
    assert answer.items == [["ashby-child-a/i4"]]


def well(id: str, theme: str = "recording", by: str = "police", **fields: Any) -> Any:
    """A strength."""
    return item(id, "good-practice", themes=[theme], responsible=[by], **fields)


def test_cases_are_counted_and_ranked_nobody_last(ask: Ask) -> None:
    records = [
        record("a", [well("i1"), well("i2"), well("i3", by="all-agencies")], board=OLDER,
               published="2012"),
        record("b", [well("i1", case="Child B"), well("i2", "neglect", case="Child B"),
                     well("i3", by="all-agencies", case="Child B"), well("i4", case=None)],
               [Case("Child B")], board=BROOK, published="2016"),
        record("c", [well("i1", case="Child C", by="all-agencies")], [Case("Child C")]),
        record("audit", [well("i1", case=None)], []),
    ]  # fmt: skip
    answer = ask(records, "good-practice")
    assert picked(answer, "theme", "agency", "cases", "failed", "first", "latest") == [
        ("Recording", "Police", 2, 0, 2012, 2016),
        ("Neglect", "Police", 1, 0, 2016, 2016),
        ("Recording", NOBODY, 3, 0, 2012, 2016),
    ]
    assert answer.items[0] == ["a/i1", "a/i2", "b/i1"]
    assert len(ask(records, "good-practice", least="2").rows) == 2


def test_filters(ask: Ask) -> None:
    trust = {"Ashby Primary Care Trust": "responsible"}
    records = [
        record("a", [well("i1"), well("i2", by="health-commissioning", bodies=trust)],
               board=OLDER, published="2012"),
        record("b", [well("i1", "neglect", case="Child B")], [Case("Child B")], board=NEWER),
    ]  # fmt: skip

    def found(**given: str) -> list[list[str]]:
        return ask(records, "good-practice", **given).items

    assert found(theme="neglect") == [["b/i1"]]
    assert found(agency="police") == [["b/i1"], ["a/i1"]]
    assert found(agency="Ashby Primary Care Trust") == [["a/i2"]]
    assert found(board=OLDER) == [["a/i2"], ["a/i1"]]
    assert len(found(board=NEWER)) == 3
    assert found(area="Ashby") == found(board=NEWER)
    assert found(from_year="2013") == []
    assert found(to_year="2012") == [["a/i2"], ["a/i1"]]


def test_the_samples(samples: Store) -> None:
    answer = asked(samples, "good-practice", agency="health-visiting")
    assert picked(answer, "theme", "cases", "failed") == [
        ("Family engagement", 2, 0),
        ("Parental mental health", 1, 0),
        ("Referral and response", 1, 0),
        ("Service provision", 1, 0),
        ("Young parents", 1, 0),
        ("Fathers and partners", 1, 2),
    ]
    assert answer.items[0] == ["calderbeck-child-m-2014/i16", "westmoor-child-t-2021/i29"]
