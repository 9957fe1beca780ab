"""Of items with equal or like words a correction changes the one that was meant, and no other."""

from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.anchors import Anchor, anchor_of
from graphkit.changes import of_item
from graphkit.correcting import Corrected, corrected
from graphkit.corrections import Correction
from graphkit.keeping import keep, take_back
from graphkit.workspace import Workspace
from tests.doubtful import document, items, record, workspace

YEARS = ("The plan was late in 2012.", "The plan was late in 2013.")


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    """The invented review, whose third and fifth item have equal words under one heading."""
    return workspace(tmp_path / "data")


def say(here: Workspace, item: str, do: str, **fields: object) -> None:
    """Correct an item that is pointed at by its id."""
    change = of_item(here, f"child-q/{item}", do, **fields)
    keep(here, lambda _: [change])


def kinds(here: Workspace) -> dict[str, str]:
    """The kind of each item that stands."""
    return {item.id: item.kind for item in here.record("child-q").items}


def test_a_rejected_item_is_relabelled_and_its_equal_stays_as_it_was(here: Workspace) -> None:
    before = kinds(here)
    say(here, "i3", "reject")
    say(here, "i3", "relabel", set={"kind": "action"})
    assert kinds(here) == {**before, "i3": "action"}


def test_an_item_rejected_twice_takes_no_other_with_it(here: Workspace) -> None:
    before = kinds(here)
    say(here, "i3", "reject")
    say(here, "i3", "reject")
    assert kinds(here) == {id: kind for id, kind in before.items() if id != "i3"}
    made = here.corrected("child-q", here.corrections())
    assert ([item.id for item in made.rejected], made.notes) == (["i3"], [])


def test_an_equal_one_holds_when_the_rejection_of_the_other_is_taken_back(here: Workspace) -> None:
    before = kinds(here)
    say(here, "i3", "reject")
    say(here, "i5", "relabel", set={"kind": "action"})
    take_back(here, 1)
    assert kinds(here) == {**before, "i5": "action"}


def yearly(*changes: Correction) -> Corrected:
    """A review with two items that differ in a year only, with these corrections."""
    pair = [replace(each, text=text) for each, text in zip(items()[1:3], YEARS, strict=True)]
    return corrected(record(items=pair), changes, document())


def test_a_rejected_item_is_meant_before_one_that_differs_in_a_year() -> None:
    anchor = anchor_of(*(lambda found: (found[0], found))(yearly().record.items))
    reject = Correction("reject", 1, item=anchor)
    found = yearly(reject, Correction("relabel", 2, item=anchor, set={"kind": "action"}))
    assert [(item.text, item.kind) for item in found.record.items] == [
        (YEARS[0], "action"), (YEARS[1], "finding"),
    ]  # fmt: skip
    assert [(note.n, note.state) for note in found.notes] == [(2, "overrules")]
    twice = yearly(reject, replace(reject, n=2))
    assert [item.text for item in twice.record.items] == [YEARS[1]]


def test_the_words_of_an_item_that_was_split_are_not_sought_in_one_that_is_like_it() -> None:
    split = Correction("split", 1, item=Anchor(YEARS[0], ("Findings",)), at=("in 2012",))
    late = Correction("reject", 2, item=Anchor(YEARS[0], ("Findings",)))
    found = yearly(split, late)
    assert [item.text for item in found.record.items] == [
        "The plan was late", "in 2012.", YEARS[1],
    ]  # fmt: skip
    assert [(note.n, note.detail) for note in found.notes] == [(2, "its item was split or merged")]


def test_what_cannot_be_done_brings_no_rejected_item_back(here: Workspace) -> None:
    say(here, "i4", "reject")
    anchor = anchor_of(items()[3], items())
    changes = [*here.corrections().standing, Correction("split", 2, item=anchor, at=("nowhere",))]
    found = corrected(record(), changes, document())
    assert [note.state for note in found.notes] == ["orphaned"]
    assert [item.id for item in found.rejected] == ["i4"]
