"""When two records speak of one case, and when they do not; order makes no difference."""

import random

import pytest

from graphkit.record import Case, Place, Record
from tests.fiction import (
    ASHBY,
    BROOK,
    CCG,
    PCT,
    elsewhere,
    item,
    namesake,
    overview,
    record,
    response,
    thematic,
    world,
)
from tests.graphs import edges, made, nodes

CHILD_A = "ashby-safeguarding-children-board/child-a"


def test_an_overview_report_and_the_boards_response_share_their_case() -> None:
    found = made(response(), overview())
    assert nodes(found, "Case") == {
        CHILD_A: {
            "id": CHILD_A, "label": "Child A", "incident": "2009-05", "incident_month": 24113,
            "age": "5 months", "age_years": 0, "sex": "female", "board": ASHBY, "area": "Ashby",
            "published": "2010-03", "published_month": 24123, "collective": False,
        }
    }  # fmt: skip
    assert edges(found, "EXAMINES") == {
        ("ashby-child-a", CHILD_A), ("ashby-child-a-response", CHILD_A),
    }  # fmt: skip
    assert edges(found, "UNDER") == {(CHILD_A, ASHBY.casefold())}
    assert edges(found, "FEATURES") == {(CHILD_A, "neglect")}
    assert not found.conflicts


def test_a_contradiction_makes_two_cases_and_is_reported() -> None:
    found = made(overview(), namesake(), response())
    assert set(nodes(found, "Case")) == {CHILD_A, f"{CHILD_A}@ashby-child-a-two"}
    assert [(c.kind, c.review, c.detail) for c in found.conflicts] == [
        (
            "case-contradiction", "ashby-child-a-two",
            "“Child A” is another case than that of ashby-child-a: age 9 years, not 5 months",
        )
    ]  # fmt: skip
    assert ("ashby-child-a-two", f"{CHILD_A}@ashby-child-a-two") in edges(found, "EXAMINES")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"incident": "2015"}, {"incident": "2015-09"}, True),
        ({"incident": "2015-08"}, {"incident": "2015-09"}, False),
        ({"incident": "summer"}, {"incident": "2015-09"}, True),
        ({"sex": "female"}, {"sex": "Female"}, True),
        ({"sex": "female"}, {"sex": "male"}, False),
        ({"age": "5 months"}, {}, True),
    ],
)
def test_what_contradicts(one: dict[str, str], other: dict[str, str], same: bool) -> None:
    found = made(
        record("a", cases=[Case("Child A", **one)], board=ASHBY),  # type: ignore[arg-type]
        record("b", cases=[Case("CHILD A", **other)], board=ASHBY),  # type: ignore[arg-type]
    )
    assert (len(found.nodes["Case"]) == 1) is same


def test_every_sighting_of_a_case_must_agree() -> None:
    """The second says nothing of the age, so it cannot carry the third over to the first."""
    found = made(
        record("a", cases=[Case("Child A", age="5 months")], board=ASHBY),
        record("b", cases=[Case("Child A", sex="male")], board=ASHBY),
        record("c", cases=[Case("Child A", age="9 years")], board=ASHBY),
        record("d", cases=[Case("Child A", sex="female", age="9 years")], board=ASHBY),
    )
    assert edges(found, "EXAMINES") == {
        ("a", CHILD_A), ("b", CHILD_A), ("c", f"{CHILD_A}@c"), ("d", f"{CHILD_A}@c"),
    }  # fmt: skip


def test_the_same_label_under_another_board_area_or_none_is_another_case() -> None:
    found = made(
        record("a", board=ASHBY), record("b", board=BROOK), record("c", area="Ashby"),
        record("d"), record("e"), record("f", board="Safeguarding Board"),
    )  # fmt: skip
    assert set(nodes(found, "Case")) == {
        CHILD_A, "brook-safeguarding-children-partnership/child-a", "area:ashby/child-a",
        "review:d/child-a", "review:e/child-a", "review:f/child-a",
    }  # fmt: skip


def test_a_collected_document_has_cases_of_several_boards() -> None:
    cases = [
        Case("Child J", board=ASHBY, published="2011"),
        Case("Child K", board=BROOK, area="Brookshire", published="2012-04"),
    ]
    said = item("i", case="Child K", bodies={"GP": "mentioned"})
    found = made(record("list", [said], cases, published="2013"))
    kept = nodes(found, "Case")
    assert {id: (row["board"], row["area"], row["published"]) for id, row in kept.items()} == {
        "ashby-safeguarding-children-board/child-j": (ASHBY, "Ashby", "2011"),
        "brook-safeguarding-children-partnership/child-k": (BROOK, "Brookshire", "2012-04"),
    }
    assert ("list/i", f"gp ({BROOK.casefold()})") in edges(found, "NAMES")
    assert not edges(found, "COMMISSIONED_BY")


def test_an_item_of_no_one_case_hangs_on_a_collective_one() -> None:
    found = made(thematic(), elsewhere())
    kept = nodes(found, "Case")["review:brook-audit"]
    assert (kept["label"], kept["collective"], kept["board"], kept["published_month"]) == (
        "Review brook-audit", True, BROOK, 2021 * 12 + 1,
    )  # fmt: skip
    assert ("brook-audit/i1", "review:brook-audit") in edges(found, "ABOUT_CASE")
    assert ("brook-audit", "review:brook-audit") in edges(found, "EXAMINES")


def test_an_item_about_an_unknown_case_is_kept_and_reported() -> None:
    found = made(record("r", [item("i", case="Child Z")]))
    assert edges(found, "ABOUT_CASE") == {("r/i", "review:r")}
    assert [c.kind for c in found.conflicts] == ["case-unknown"]


def yearly() -> Record:
    """A board's list of two years, each with a case called Child A."""
    heads = ["2014 - Ashby LSCB - Child A", "2015 - Ashby LSCB - Child A"]
    cases = [Case("Child A", board=ASHBY, area="Ashby", published=head[:4]) for head in heads]
    items = [
        item(f"i{n}", place=Place(None, ["Reviews", head, "What we found in 2014"], []))
        for n, head in enumerate(heads)
    ]
    return record("list", items, cases, published="2016")


LATER = f"{CHILD_A}@list"


def test_two_cases_of_one_label_in_one_document_are_two() -> None:
    found = made(yearly())
    published = {id: row["published"] for id, row in nodes(found, "Case").items()}
    assert published == {CHILD_A: "2014", LATER: "2015"}
    assert edges(found, "EXAMINES") == {("list", CHILD_A), ("list", LATER)}
    assert edges(found, "ABOUT_CASE") == {("list/i0", CHILD_A), ("list/i1", LATER)}
    assert not found.conflicts


@pytest.mark.parametrize(
    ("id", "published", "examines"),
    [
        ("a", "2014-03", {("a", CHILD_A), ("list", CHILD_A), ("list", LATER)}),
        ("a", "2015-03", {("a", CHILD_A), ("list", LATER), ("list", CHILD_A)}),
        ("z", "2015-03", {("z", LATER), ("list", LATER), ("list", CHILD_A)}),
    ],
)
def test_a_report_is_of_the_case_published_when_it_was(
    id: str, published: str, examines: set[tuple[str, str]]
) -> None:
    found = made(yearly(), record(id, board=ASHBY, published=published))
    assert edges(found, "EXAMINES") == examines
    kept = nodes(found, "Case")
    assert {row["published"][:4] for row in kept.values()} == {"2014", "2015"}
    assert len(kept) == 2
    assert not found.conflicts


def test_a_report_that_may_be_of_either_case_is_reported() -> None:
    found = made(yearly(), record("z", board=ASHBY, published="2016"))
    assert ("z", CHILD_A) in edges(found, "EXAMINES")
    assert [(c.kind, c.review, c.detail) for c in found.conflicts] == [
        (
            "case-doubt", "z",
            "“Child A” may be any of 2 cases of that name: it is taken for that of list",
        )
    ]  # fmt: skip


def test_items_that_do_not_say_which_of_two_cases_they_mean_are_reported() -> None:
    cases = [Case("Child A", age="2 years"), Case("Child A", age="9 years")]
    found = made(record("r", [item("i"), item("j")], cases, board=ASHBY))
    assert set(nodes(found, "Case")) == {CHILD_A, f"{CHILD_A}@r"}
    assert edges(found, "ABOUT_CASE") == {("r/i", CHILD_A), ("r/j", CHILD_A)}
    assert [(c.kind, c.review, c.detail) for c in found.conflicts] == [
        (
            "case-ambiguous", "r",
            "two cases are called “Child A”, and no heading over an item says which is meant: "
            "it goes to the first",
        )
    ]  # fmt: skip


def test_a_body_leads_to_the_one_that_took_its_place() -> None:
    found = made(overview(), namesake())
    assert found.edges["BECAME", "Agency", "Agency"] == [
        {"from": PCT.casefold(), "to": CCG.casefold(), "since": 2013}
    ]


def test_a_name_that_no_text_has_is_passed_over() -> None:
    later = record("r", agencies=[("Ashby Integrated Care Board", "health-commissioning")])
    found = made(overview(), later)
    assert found.edges["BECAME", "Agency", "Agency"] == [
        {"from": PCT.casefold(), "to": "ashby integrated care board", "since": 2022}
    ]
    assert CCG.casefold() not in nodes(found, "Agency")


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_records_makes_no_difference(seed: int) -> None:
    shuffled = world()
    random.Random(seed).shuffle(shuffled)
    assert made(*shuffled) == made(*world())


def test_the_hash_is_of_the_rows_whatever_their_order() -> None:
    assert made(*reversed(world())).sha256() == made(*world()).sha256()
    assert made(*world()).sha256() != made(*world()[1:]).sha256()
    assert made(overview()).sha256() != made(record("ashby-child-a")).sha256()


def test_counts() -> None:
    counts = made(*world()).counts()
    assert counts["Review"] == 5
    assert counts["Case"] == 4
    assert counts["REPORTED_IN"] == counts["ABOUT_CASE"] == 13
