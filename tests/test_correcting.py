"""Each kind of correction changes what it says, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from graphkit.anchors import Anchor, anchor_of
from graphkit.correcting import Corrected, Note, corrected
from graphkit.corrections import Correction
from graphkit.document import fold
from graphkit.record import Case, Item, Record
from graphkit.relabelling import hand
from tests.doubtful import FINDINGS, document, items, record

HAND = {"cue": "corrected by hand", "score": 1.0}


def change(do: str, number: int = 1, n: int = 1, **fields: Any) -> Correction:
    """A correction of the item of this number."""
    anchor = anchor_of(items()[number - 1], items())
    return Correction(do, n, "child-q", item=anchor, **fields)


def made(*changes: Correction, of: Record | None = None) -> Corrected:
    """The review with these corrections."""
    return corrected(of or record(), changes, document())


def first(*changes: Correction) -> Item:
    """The first item with these corrections."""
    return made(*changes).record.items[0]


def texts(found: Corrected) -> list[str]:
    """The words of the items."""
    return [item.text for item in found.record.items]


def unchanged(found: Corrected, but: Sequence[str] = ()) -> bool:
    """Whether every item but these is as it was."""
    now = [item for item in found.record.items if item.id not in but]
    return now == [item for item in items() if item.id not in but]


def test_themes_are_set_and_carry_that_a_person_said_so() -> None:
    one = first(change("relabel", set={"themes": ["recording", "neglect"]}))
    assert (one.themes, one.unsure) == (["recording", "neglect"], False)
    assert one.evidence["themes"] == {"recording": HAND, "neglect": HAND}
    assert one.evidence["unsure"] == {}
    assert one.evidence["responsible"] == items()[0].evidence["responsible"]
    assert one.evidence["corrected"] == {"themes": HAND}


def test_themes_are_added_and_taken_away_beside_those_that_stay() -> None:
    one = first(change("relabel", add={"themes": ["recording"]}))
    assert one.themes == ["information-sharing", "recording"]
    assert one.evidence["themes"]["information-sharing"] == {"cue": "not tell", "score": 0.3}
    assert one.evidence["themes"]["recording"] == HAND
    assert list(one.evidence["unsure"]) == ["multi-agency-working"]
    one = first(change("relabel", remove={"themes": ["information-sharing"]}))
    assert (one.themes, one.evidence["themes"]) == ([], {})


def test_who_is_responsible_decides_the_part_of_the_bodies_named() -> None:
    one = first(change("relabel", set={"responsible": ["acute-hospital"]}))
    assert (one.responsible, one.mentioned) == (["acute-hospital"], [])
    assert one.evidence["responsible"] == {"acute-hospital": HAND}
    assert one.bodies == [
        {"name": "Harrowfield Police", "role": "mentioned"},
        {"name": "Harrowfield Hospital", "role": "responsible"},
    ]
    assert one.unsure  # nobody said which themes are right


def test_the_other_fields_are_set() -> None:
    fields = {"kind": "action", "case": None, "owner": "X", "due": "2016-04", "status": "done",
              "mentioned": ["schools"]}  # fmt: skip
    one = first(change("relabel", set=fields))
    assert {name: getattr(one, name) for name in fields} == fields
    assert one.evidence["corrected"] == dict.fromkeys(fields, HAND)
    assert (one.themes, one.responsible) == (["information-sharing"], ["police"])


def test_the_record_as_extracted_stays_as_it_was() -> None:
    before, kept = record(), record()
    made(change("relabel", set={"themes": []}), change("reject", 2, 2), of=before)
    assert before == kept


def test_a_rejected_item_is_out_and_no_other() -> None:
    found = made(change("reject", 5))
    assert [item.id for item in found.record.items] == ["i1", "i2", "i3", "i4", "i6", "i7"]
    assert (unchanged(found, ["i5"]), [item.id for item in found.rejected]) == (True, ["i5"])


def test_the_later_of_two_corrections_wins_and_says_so() -> None:
    reject, relabel = change("reject", 4), change("relabel", 4, 2, set={"kind": "learning"})
    found = made(reject, relabel)
    assert [(item.id, item.kind) for item in found.record.items][3] == ("i4", "learning")
    assert found.notes == [Note(2, "overrules", "it overrules correction 1", 1)]
    found = made(replace(relabel, n=1), replace(reject, n=2))
    assert "i4" not in [item.id for item in found.record.items]
    assert [note.other for note in found.notes] == [1]


@pytest.mark.parametrize(
    ("one", "other", "overruled"),
    [
        ({"set": {"themes": ["neglect"]}}, {"set": {"themes": ["recording"]}}, True),
        ({"set": {"themes": ["neglect"]}}, {"set": {"themes": ["neglect"]}}, False),
        ({"set": {"themes": ["neglect"]}}, {"add": {"themes": ["recording"]}}, True),
        ({"add": {"themes": ["neglect"]}}, {"add": {"themes": ["recording"]}}, False),
        ({"add": {"themes": ["neglect"]}}, {"remove": {"themes": ["neglect"]}}, True),
        ({"set": {"kind": "learning"}}, {"set": {"themes": ["neglect"]}}, False),
        ({"set": {"kind": "learning"}}, {"set": {"kind": "action"}}, True),
    ],
)
def test_what_overrules_what(one: Any, other: Any, overruled: bool) -> None:
    notes = made(change("relabel", **one), change("relabel", n=2, **other)).notes
    assert [note.other for note in notes] == ([1] if overruled else [])


def test_an_added_item_is_made_of_the_document_and_stands_in_its_place() -> None:
    anchor = Anchor("nobody asked Child Q", ("Findings",))
    add = Correction("add", 1, item=anchor, set={"kind": "finding", "case": "Child Q"},
                     add={"themes": ["recording"]})  # fmt: skip
    found = made(add)
    assert [item.id for item in found.record.items][:3] == ["i1", "i2", "e3b99362d1"]
    one = found.record.items[2]
    assert (one.text, one.place.section) == ("Nobody asked Child Q", ["Findings"])
    ((start, end),) = one.place.spans
    assert document().text[start:end] == one.text
    assert (one.themes, one.case, one.unsure) == (["recording"], "Child Q", False)
    assert one.evidence["corrected"]["item"] == HAND
    assert unchanged(found, [one.id])


def test_an_added_item_that_the_reader_finds_by_now_only_gets_its_codes() -> None:
    anchor = Anchor("Records were poor.", ("Findings",), 2, 2)
    found = made(Correction("add", 1, item=anchor, set={"kind": "action", "themes": ["neglect"]}))
    assert [item.id for item in found.record.items] == [f"i{n}" for n in range(1, 8)]
    fifth = found.record.items[4]
    assert (fifth.kind, fifth.themes) == ("action", ["neglect"])
    assert unchanged(found, ["i5"])


def test_an_item_is_split_at_words_and_every_part_keeps_the_codes() -> None:
    found = made(change("split", at=("No note",)))
    one, two = found.record.items[:2]
    assert [one.text, two.text] == [
        "Harrowfield Police did not tell the health visitor of the assault.",
        "No note of it was made.",
    ]
    for part in (one, two):
        assert fold(document().text[slice(*part.place.spans[0])]) == part.text
        assert (part.themes, part.responsible) == (["information-sharing"], ["police"])
        assert part.unsure
    assert len({one.id, two.id, "i1"}) == 3
    assert unchanged(found, [one.id, two.id, "i1"])


def test_a_part_can_be_corrected_in_turn_and_is_orphaned_when_the_split_is_taken_back() -> None:
    split = change("split", at=("No note",))
    part = made(split).record.items[1]
    relabel = Correction("relabel", 2, item=anchor_of(part, [part]), set={"themes": ["recording"]})
    assert made(split, relabel).record.items[1].themes == ["recording"]
    found = made(relabel)
    assert [(note.n, note.state) for note in found.notes] == [(2, "orphaned")]
    assert unchanged(found)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Harrowfield Police",), "is its beginning"),
        (("nine months",), "stands in it nowhere"),
        (("the",), "“the” stands in it twice"),
    ],
)
def test_a_split_that_cannot_be_meant_changes_nothing(words: tuple[str, ...], said: str) -> None:
    found = made(change("split", at=words))
    assert said in found.notes[0].detail
    assert unchanged(found)


def test_items_are_merged_in_the_order_of_the_text() -> None:
    merge = change("merge", 2, others=(anchor_of(items()[0], items()),))
    found = made(merge)
    one = found.record.items[0]
    assert one.text == f"{FINDINGS[0]} {FINDINGS[1]}"
    assert fold(" ".join(document().text[a:b] for a, b in one.place.spans)) == one.text
    assert (one.themes, one.responsible) == (["information-sharing"], ["police"])
    assert (one.unsure, one.evidence["corrected"]["item"]) == (False, HAND)
    assert unchanged(found, ["i1", "i2", one.id])


def test_passages_that_overlap_are_merged_without_saying_anything_twice() -> None:
    start = items()[0].place.spans[0][0]
    whole = replace(items()[1], place=replace(items()[1].place, spans=[[start + 12, start + 66]]),
                    text=document().text[start + 12 : start + 66])  # fmt: skip
    both = [items()[0], whole]
    merge = Correction("merge", 1, item=anchor_of(both[0], both), others=(anchor_of(whole, both),))
    (one,) = made(merge, of=record(items=both)).record.items
    assert one.text == FINDINGS[0]


def test_the_factors_of_a_case_are_changed() -> None:
    add = {"factors": ["exploitation"]}
    found = made(Correction("factors", 1, case=Anchor("child q"), add=add))
    (case,) = found.record.cases
    assert case.factors == ["neglect", "exploitation"]
    assert case.evidence["factors"] == {"neglect": {"cue": "x"}, "exploitation": HAND}
    found = made(Correction("factors", 2, case=Anchor("Child Q"), set={"factors": []}))
    assert found.record.cases == [replace(record().cases[0], factors=[],
                                          evidence={"factors": {}})]  # fmt: skip


def test_a_case_that_is_gone_or_has_a_namesake_by_now_is_an_orphan() -> None:
    change = Correction("factors", 1, case=Anchor("Child Q"), set={"factors": []})
    for cases, said in (([Case("Child B")], "is not there"), ([Case("Child Q")] * 2, "twice")):
        found = made(change, of=record(cases=cases))
        assert (found.record.cases, found.notes[0].state) == (cases, "orphaned")
        assert said in found.notes[0].detail


def test_a_record_without_its_text_can_be_relabelled_but_not_added_to() -> None:
    add = Correction("add", 2, item=Anchor("Nobody asked"), set={"kind": "finding"})
    split = change("split", n=3, at=("No note",))
    found = corrected(record(), [change("reject", 2), add, split], None)
    assert [note.detail for note in found.notes] == [
        "the text of the review is not in the workspace"
    ]
    assert texts(found)[:2] == [FINDINGS[0][:66], FINDINGS[0][67:]]
    assert [item.place.spans for item in found.record.items[:2]] == [[], []]


def test_evidence_by_hand_is_never_shared_between_items() -> None:
    assert hand() is not hand()
    assert hand() == HAND
