"""Records as a graph: what becomes a node or relationship, and what is one case."""

import random
from collections import Counter
from typing import Any

import pytest

from graphkit import schema
from graphkit.graph import Graph, graph
from graphkit.record import Case, Place, Record
from tests.fiction import (
    ASHBY,
    BROOK,
    CCG,
    PCT,
    THEMES,
    Register,
    elsewhere,
    item,
    namesake,
    overview,
    record,
    response,
    thematic,
    world,
)


def made(*records: Record, **options: Any) -> Graph:
    return graph(records, Register(), THEMES, **options)


def nodes(found: Graph, label: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in found.nodes[label]}


def edges(found: Graph, kind: str) -> set[tuple[str, str]]:
    rows = (row for pair, rows in found.edges.items() if pair[0] == kind for row in rows)
    return {(row["from"], row["to"]) for row in rows}


CHILD_A = "ashby-safeguarding-children-board/child-a"


def test_every_row_has_the_properties_of_its_schema() -> None:
    found = made(*world())
    assert list(found.nodes) == list(schema.NODES)
    for label, rows in found.nodes.items():
        assert all(list(row) == ["id", *schema.NODES[label]] for row in rows)
    for pair, rows in found.edges.items():
        assert all(list(row) == ["from", "to", *schema.EDGES[pair]] for row in rows)


def test_values_have_the_types_of_the_schema() -> None:
    types = {"text": str, "int": int, "float": float, "bool": bool}
    found = made(*world())
    for properties, rows in [
        *((schema.NODES[label], rows) for label, rows in found.nodes.items()),
        *((schema.EDGES[pair], rows) for pair, rows in found.edges.items()),
    ]:
        for row in rows:
            for name, kind in properties.items():
                assert row[name] is None or type(row[name]) is types[kind], (row, name)


def test_ids_are_unique_and_every_relationship_has_its_ends() -> None:
    found = made(*world())
    for rows in found.nodes.values():
        assert max(Counter(row["id"] for row in rows).values(), default=1) == 1
    for (_, one, other), rows in found.edges.items():
        assert {row["from"] for row in rows} <= set(nodes(found, one))
        assert {row["to"] for row in rows} <= set(nodes(found, other))


def test_a_review() -> None:
    review = record(
        "r1", [item("i1", unsure=True), item("i2")], board="ASHBY SAFEGUARDING CHILDREN BOARD",
        title="Child A", published="2010-03", method="Appreciative inquiry", marking="RESTRICTED",
    )  # fmt: skip
    found = made(review, record("r0", board=ASHBY), not_understood={"r1": 4})
    assert nodes(found, "Review")["r1"] == {
        "id": "r1", "title": "Child A", "type": "serious-case-review", "board": ASHBY,
        "area": "Ashby", "published": "2010-03", "published_month": 24123,
        "method": "Appreciative inquiry", "marking": "RESTRICTED", "source": "r1.txt",
        "sha256": "0" * 64, "items_unsure": 1, "blocks_not_understood": 4,
    }  # fmt: skip
    assert edges(found, "COMMISSIONED_BY") == {("r0", ASHBY.casefold()), ("r1", ASHBY.casefold())}


def test_an_item_of_each_kind() -> None:
    place = Place(3, ["4 Findings", "4.2 Police"], [[40, 60], [10, 20]])
    kinds = ["finding", "good-practice", "learning", "recommendation", "action", "action-taken",
             "measure"]  # fmt: skip
    found = made(record("r", [item(kind, kind, place=place, ref="4.2") for kind in kinds]))
    labels = {label: sorted(nodes(found, label)) for label in schema.ITEMS}
    assert labels == {
        "Finding": ["r/finding", "r/good-practice"], "Lesson": ["r/learning"],
        "Recommendation": ["r/recommendation"], "Action": ["r/action", "r/action-taken"],
        "Measure": ["r/measure"],
    }  # fmt: skip
    assert nodes(found, "Finding")["r/finding"] == {
        "id": "r/finding", "kind": "finding", "text": "Text of finding.", "polarity": "concern",
        "ref": "4.2", "page": 3, "section": "4 Findings › 4.2 Police", "start": 10, "end": 60,
    }  # fmt: skip
    assert nodes(found, "Finding")["r/good-practice"]["polarity"] == "strength"


@pytest.mark.parametrize(
    ("kind", "said", "status"),
    [
        ("action", None, "planned"),
        ("action", "in-progress", "in-progress"),
        ("action-taken", None, "done"),
        ("action-taken", "in-progress", "in-progress"),
        ("recommendation", None, None),
        ("recommendation", "rejected", "rejected"),
    ],
)
def test_status_is_the_documents_own_else_what_the_kind_says(
    kind: str, said: str | None, status: str | None
) -> None:
    found = made(record("r", [item("i", kind, status=said)]))
    label = schema.LABEL_OF_KIND[kind]
    assert nodes(found, label)["r/i"]["status"] == status


def test_what_an_item_points_to() -> None:
    evidence = {
        "themes": {"recording": {"cue": "minutes", "score": 1}},
        "responsible": {"police": {"cue": "officer", "score": 0.5}},
    }
    said = item(
        "i", themes=["recording"], responsible=["police"], mentioned=["general-practice"],
        bodies={"Ashby Police": "responsible", "GP": "mentioned"}, evidence=evidence,
    )  # fmt: skip
    found = made(record("r", [said], board=ASHBY, agencies=[("GP", "general-practice")]))
    assert found.edges["HAS_THEME", "Finding", "Theme"] == [
        {"from": "r/i", "to": "recording", "cue": "minutes", "score": 1.0}
    ]
    assert found.edges["RESPONSIBLE", "Finding", "AgencyType"] == [
        {"from": "r/i", "to": "police", "cue": "officer", "score": 0.5}
    ]
    assert edges(found, "MENTIONS") == {("r/i", "general-practice")}
    gp = f"gp ({ASHBY.casefold()})"
    assert found.edges["NAMES", "Finding", "Agency"] == [
        {"from": "r/i", "to": "ashby police", "role": "responsible"},
        {"from": "r/i", "to": gp, "role": "mentioned"},
    ]
    assert edges(found, "REPORTED_IN") == {("r/i", "r")}
    assert (gp, "general-practice") in edges(found, "OF_TYPE")
    assert ("ashby police", "police") in edges(found, "OF_TYPE")


def test_a_body_named_twice_in_two_roles_is_linked_twice_and_in_one_role_once() -> None:
    twice = item("i")
    twice.bodies = [
        {"name": "Ashby Police", "role": role} for role in ("mentioned", "responsible", "mentioned")
    ]
    found = made(record("r", [twice]))
    rows = found.edges["NAMES", "Finding", "Agency"]
    assert [row["role"] for row in rows] == ["mentioned", "responsible"]


def test_answers_go_by_printed_refs_within_one_document() -> None:
    items = [
        item("f1", ref="Finding 1"), item("f2", ref="Finding  1"), item("f3", ref="2"),
        item("l", "learning", responds_to=["finding 1"]), item("a", "action", responds_to=["9"]),
    ]  # fmt: skip
    found = made(record("r", items), record("s", [item("x", ref="9")]))
    assert edges(found, "RESPONDS_TO") == {("r/l", "r/f1"), ("r/l", "r/f2")}
    assert [(c.kind, c.review, c.detail) for c in found.conflicts] == [
        ("ref-unknown", "r", "an item answers “9”, which no item is called")
    ]


def test_ids_that_nobody_knows_are_reported_and_left_out() -> None:
    said = item("i", themes=["sharing"], responsible=["polis"], mentioned=["polis"])
    found = made(record("r", [said], [Case("Child A", factors=["hunger"])],
                        agencies=[("Ashby Police", "polis")]))  # fmt: skip
    assert [(c.kind, c.detail) for c in found.conflicts] == [
        ("theme-unknown", "there is no theme called “hunger”"),
        ("theme-unknown", "there is no theme called “sharing”"),
        ("type-unknown", "there is no agency type called “polis”"),
    ]
    assert not edges(found, "HAS_THEME") | edges(found, "RESPONSIBLE") | edges(found, "FEATURES")
    assert edges(found, "OF_TYPE") == {("ashby police", "police")}  # what its name says


def test_all_types_and_themes_are_there_from_the_start() -> None:
    found = made()
    assert nodes(found, "AgencyType")["police"] == {
        "id": "police", "name": "Police", "sector": "justice", "national": True,
    }  # fmt: skip
    assert set(nodes(found, "Theme")) == set(THEMES.by_id)


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
