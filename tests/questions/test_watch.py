"""Whether a new review repeats a failure: only what earlier cases had."""

from typing import Any

from graphkit.record import Case, Record
from graphkit.store import Store
from tests.fiction import BROOK, item, record
from tests.oracle import NOBODY
from tests.questions.asking import NEWER, OLDER, asked, picked
from tests.questions.conftest import Ask


def one(id: str, incident: str | None, by: str = "police", kind: str = "finding",
        **review: Any) -> Record:  # fmt: skip
    """A review of one child in which recording failed."""
    said = [item("i", kind, case=id, themes=["recording"], responsible=[by])]
    return record(id, said, [Case(id, incident=incident)], **{"board": OLDER, **review})


def test_a_failure_of_earlier_cases(ask: Ask) -> None:
    records = [
        one("new", "2015-06", board=NEWER),
        one("here", "2014-01"),
        one("there", "2010", board=BROOK),
        one("later", "2015-07"),
        one("same-month", "2015-06"),
        one("undated", None),
        one("strength", "2014-01", kind="good-practice"),
        one("other-type", "2014-01", by="general-practice"),
        record("audit", [item("i", case=None, themes=["recording"], responsible=["police"])], [],
               published="2011"),
    ]  # fmt: skip
    answer = ask(records, "watch", review="new")
    assert answer.rows == [["new", "new", "Recording", "Police", 2, 1, [OLDER, BROOK], 2010,
                            2014]]  # fmt: skip
    assert answer.items == [["here/i", "new/i", "there/i"]]
    assert ask(records, "watch", review="new", least="3").rows == []
    assert ask(records, "watch", review="new", least_here="2").rows == []
    assert ask(records, "watch", review="undated").rows == []


def test_two_documents_of_a_case_repeat_nothing(ask: Ask) -> None:
    again = one("a", "2012-01", published="2014")
    again.id = "a-response"
    records = [one("a", "2012-01", published="2013"), again]
    assert ask(records, "watch", review="a-response", least="1").rows == []


def test_the_latest_published_where_no_review_is_named(ask: Ask) -> None:
    records = [one("a", "2010", published="2012"), one("b", "2011", published="2013-05"),
               one("c", "2012", published="2013-05"), one("d", "2009")]  # fmt: skip
    answer = ask(records, "watch", least="1")
    assert picked(answer, "review", "cases") == [("b", 2), ("c", 3)]


def test_one_theme_one_agency_and_nobody_last(ask: Ask) -> None:
    records = [one("a", "2010"), one("b", "2011"), one("c", "2010", by="all-agencies")]
    records[1].items.append(
        item("j", case="b", themes=["recording"], responsible=["all-agencies"])
    )

    def found(**given: str) -> list[Any]:
        answer = ask(records, "watch", review="b", least="1", **given)
        return [agency for (agency,) in picked(answer, "agency")]

    assert found() == ["Police", NOBODY]
    assert found(agency="police") == ["Police"]
    assert found(theme="neglect") == []


def test_the_samples(samples: Store) -> None:
    answer = asked(samples, "watch", review="westmoor-child-t-2021", least_here="2")
    assert picked(answer, "case_label", "theme", "agency", "cases", "here") == [
        ("Child T", "Information sharing", "Police", 7, 2),
        ("Child T", "Domestic abuse", "Police", 5, 2),
        ("Child T", "Information sharing", "General practice", 5, 2),
        ("Child T", "Information sharing", "Health visiting", 5, 2),
        ("Child T", "Thresholds and early help", "Children's social care", 5, 2),
        ("Child T", "Information sharing", NOBODY, 3, 2),
    ]
