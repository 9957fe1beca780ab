"""The share of each year's cases in which something went wrong, by incident and publication."""

from typing import Any

from graphkit.record import Case, Record
from graphkit.store import Store
from tests.fiction import BROOK, item, record
from tests.questions.asking import NEWER, OLDER, asked, picked
from tests.questions.conftest import Ask

FEW = "too few cases to rank or compare"


def one(id: str, *themes: str, kind: str = "finding", **fields: Any) -> Record:
    """A review of one child, with a finding for each theme."""
    incident, by = fields.pop("incident", "2012-03"), fields.pop("by", ["police"])
    said = [item(f"i{n}", kind, case=id, themes=[theme], responsible=by)
            for n, theme in enumerate(themes)]  # fmt: skip
    case = Case(id, incident=incident)
    return record(id, said, [case], **{"board": OLDER, "published": "2014", **fields})


def test_the_years_of_incidents_and_of_publications(ask: Ask) -> None:
    records = [
        one("a", "recording", "recording"),
        one("b", "neglect", published="2013-12"),
        one("c", "recording", incident="2013"),
        one("d", "recording", incident=None, published=None),
        one("e", "recording", kind="good-practice", incident="2013-12"),
        one("f", "recording", kind="recommendation", incident="2013-12"),
    ]
    answer = ask(records, "trends", theme="recording", few="2")
    assert picked(answer, "dated_by", "year", "cases", "of", "note") == [
        ("incident", 2012, 1, 2, None),
        ("incident", 2013, 1, 2, None),
        ("publication", 2013, 0, 1, FEW),
        ("publication", 2014, 2, 3, None),
    ]
    assert answer.items == [["a/i0", "a/i1"], ["c/i0"], [], ["a/i0", "a/i1", "c/i0"]]
    assert answer.objects()[0]["share"] == 0.5
    assert answer.says == (f"1 of 4 rows rest on fewer than 2 cases: {FEW}.",)


def test_two_documents_of_a_case_and_what_is_said_of_none(ask: Ask) -> None:
    response = one("a", "recording", published="2015")
    response.id = "a-response"
    audit = record("audit", [item("i", case=None, themes=["recording"])], [], published="2012")
    records = [one("a", "recording"), response, audit]
    answer = ask(records, "trends", theme="recording")
    assert picked(answer, "dated_by", "year", "cases", "of") == [
        ("incident", 2012, 1, 1), ("publication", 2014, 1, 1),
    ]  # fmt: skip


def test_of_one_agency_shares_are_of_its_cases(ask: Ask) -> None:
    gp = ["general-practice"]
    trust = {"Ashby Primary Care Trust": "responsible"}
    group = item("i", case="z", themes=["recording"], responsible=["health-commissioning"],
                 bodies={"Ashby Clinical Commissioning Group": "responsible"})  # fmt: skip
    records = [
        one("a", "recording"),
        one("b", "recording", by=gp),
        one("c", "neglect", kind="recommendation"),
        record("z", [group], [Case("z", incident="2012")], board=OLDER),
        record("y", [item("i", case="y", bodies=trust)], [Case("y", incident="2012")]),
    ]

    def found(agency: str) -> list[tuple[Any, ...]]:
        answer = ask(records, "trends", theme="recording", agency=agency, to_year="2012")
        return picked(answer, "year", "cases", "of")

    assert found("police") == [(2012, 1, 2)]
    assert found("general-practice") == [(2012, 1, 1)]
    assert found("Ashby Clinical Commissioning Group") == [(2012, 1, 2)]
    assert found("Ashby Primary Care Trust") == [(2012, 0, 1)]


def test_boards_areas_and_years(ask: Ask) -> None:
    records = [one("a", "recording"), one("b", "recording", board=NEWER),
               one("c", "recording", board=BROOK)]  # fmt: skip

    def found(**given: str) -> list[tuple[Any, ...]]:
        answer = ask(records, "trends", theme="recording", **given)
        return picked(answer, "dated_by", "year", "cases")

    assert found() == [("incident", 2012, 3), ("publication", 2014, 3)]
    assert found(board=NEWER) == [("incident", 2012, 2), ("publication", 2014, 2)]
    assert found(area="Brook") == [("incident", 2012, 1), ("publication", 2014, 1)]
    assert found(from_year="2013") == [("publication", 2014, 3)]
    assert found(to_year="2013") == [("incident", 2012, 3)]


def test_the_samples(samples: Store) -> None:
    answer = asked(samples, "trends", agency="police", from_year="2015", few="2")
    assert picked(answer, "dated_by", "year", "cases", "of", "note") == [
        ("incident", 2015, 1, 1, FEW),
        ("incident", 2016, 2, 2, None),
        ("incident", 2018, 1, 1, FEW),
        ("incident", 2020, 1, 1, FEW),
        ("incident", 2021, 1, 1, FEW),
        ("publication", 2015, 1, 1, FEW),
        ("publication", 2016, 1, 1, FEW),
        ("publication", 2017, 1, 1, FEW),
        ("publication", 2018, 1, 1, FEW),
        ("publication", 2019, 1, 1, FEW),
        ("publication", 2021, 1, 1, FEW),
        ("publication", 2022, 1, 1, FEW),
    ]
    assert answer.items[0] == ["port-aldwin-helen-2016/i06", "port-aldwin-helen-2016/i07"]
