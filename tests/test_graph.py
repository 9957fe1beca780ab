"""Records become nodes and relationships with the properties of the schema."""

from collections import Counter

import pytest

from graphkit import schema
from graphkit.record import Case, Place
from tests.fiction import ASHBY, THEMES, item, record, world
from tests.graphs import edges, made, nodes


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
