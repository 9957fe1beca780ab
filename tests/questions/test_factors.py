"""What families' lives have in common: factors alone and together, and what failed with them."""

from typing import Any

from graphkit.record import Case, Record
from graphkit.store import Store, open_store
from tests.fiction import BROOK, Register, Theme, Themes, item, record
from tests.questions.asking import NEWER, OLDER, asked, picked
from tests.questions.conftest import Ask

ALL = HARMS = ("alcohol", "drugs", "neglect")


def case(id: str, *factors: str, failed: str = "", **review: Any) -> Record:
    """A review of one child whose life had these factors."""
    said = [item("i1", case=id, themes=[failed])] if failed else []
    return record(id, said, [Case(id, factors=list(factors))], **{"board": OLDER, **review})


def found(store: Store, **given: str) -> list[tuple[Any, ...]]:
    return picked(asked(store, "factors", **given), "factors", "cases", "of", "failures")


def harms(records: list[Record], folder: Any) -> Store:
    """A store whose vocabulary has three harms and two themes of practice."""
    from graphkit.graph import graph

    themes = [Theme(id, id.capitalize(), "risk") for id in HARMS]
    themes += [Theme("recording", "Recording"), Theme("sharing", "Sharing")]
    register = Register(later={OLDER: [(NEWER, 2019)]})
    store = open_store("", folder, read_only=False)
    store.write(graph(records, register, Themes({each.id: each for each in themes})))
    return store


def test_alone_by_twos_and_by_threes(tmp_path: Any) -> None:
    records = [
        case("a", *ALL, failed="recording"),
        case("a-response", *ALL, failed="recording"),
        case("b", *ALL, failed="sharing"),
        case("c", "alcohol", failed="recording"),
        case("d", "neglect", failed="neglect"),
        case("e", failed="recording"),
        record("audit", [item("i", case=None, themes=["recording"])], []),
    ]
    records[1].cases[0].label = records[1].items[0].case = "a"
    store = harms(records, tmp_path)
    assert found(store) == [
        (["Alcohol"], 3, 4, ["Recording"]),
        (["Neglect"], 3, 4, []),
        (["Drugs"], 2, 4, []),
        (["Alcohol", "Drugs"], 2, 4, []),
        (["Alcohol", "Neglect"], 2, 4, []),
        (["Drugs", "Neglect"], 2, 4, []),
        (["Alcohol", "Drugs", "Neglect"], 2, 4, []),
    ]
    answer = asked(store, "factors", least="1", theme="drugs", few="5")
    assert [row[0] for row in answer.rows] == [
        ["Drugs"], ["Alcohol", "Drugs"], ["Drugs", "Neglect"], ["Alcohol", "Drugs", "Neglect"],
    ]  # fmt: skip
    assert answer.rows[0][1:5] == [1, 2, 4, 0.5]
    assert answer.rows[0][-2:] == ["too few cases to rank or compare", ["Recording", "Sharing"]]
    assert answer.items[0] == ["a-response/i1", "b/i1"]
    store.close()


def test_filters(ask: Ask) -> None:
    records = [
        case("a", "neglect", published="2012"),
        case("b", "neglect", board=NEWER, published="2020"),
        case("c", "neglect", board=BROOK),
    ]

    def counted(**given: str) -> list[tuple[Any, ...]]:
        return picked(ask(records, "factors", least="1", **given), "cases", "of")

    assert counted() == [(3, 3)]
    assert counted(board=NEWER) == [(2, 2)]
    assert counted(board=OLDER) == [(1, 1)]
    assert counted(area="Brook") == [(1, 1)]
    assert counted(from_year="2013") == [(1, 1)]
    assert counted(to_year="2012") == [(1, 1)]
    assert counted(theme="recording") == []


def test_the_samples(samples: Store) -> None:
    answer = asked(samples, "factors", least="3")
    assert picked(answer, "factors", "cases", "of") == [
        (["Domestic abuse"], 6, 11),
        (["Infants"], 4, 11),
        (["Neglect"], 4, 11),
        (["Physical abuse"], 4, 11),
        (["Parental substance misuse"], 3, 11),
        (["Domestic abuse", "Infants"], 4, 11),
        (["Domestic abuse", "Physical abuse"], 3, 11),
        (["Infants", "Physical abuse"], 3, 11),
        (["Domestic abuse", "Infants", "Physical abuse"], 3, 11),
    ]
