"""Rows: what an action plan's row says of the items in it, and how far each has come."""

import pytest

from graphkit.rows import Row, rows
from graphkit.standing import Standing, load_standing
from tests.miniature import parts, table

HEAD = ("Ref", "Recommendation", "Action", "Owner", "Due", "Status")
ASKS = "The Board should audit files."


@pytest.fixture(scope="module")
def standing() -> Standing:
    return load_standing()


def read(*body: tuple[str, ...], head: tuple[str, ...] = HEAD) -> list[Row]:
    """The rows of a table with these lines, in order."""
    found = rows(parts(table(head, *body)), load_standing())
    return list({id(row): row for row in found.values()}.values())


def test_a_row_has_a_ref_an_owner_a_date_and_a_status() -> None:
    (row,) = read(("R1.", ASKS, "Audit ten files.", "Policy Group", "By March 2016", "Amber"))
    assert (row.ref, row.owner, row.due) == ("R1", "Policy Group", "2016-03")
    assert (row.status, row.kinds) == ("in-progress", {"recommendation", "action"})


def test_a_second_owner_is_added_and_a_relative_period_is_no_date() -> None:
    (row,) = read(("1", ASKS, "Audit.", "Head of Quality\nNamed Nurse", "immediately", ""))
    assert (row.owner, row.due, row.status) == ("Head of Quality; Named Nurse", None, None)


def test_blank_cells_are_merged_with_the_row_above() -> None:
    first, second = read(
        ("R1", ASKS, "Audit.", "Policy Group", "2016-03", ""),
        ("", "", "Train all staff.", "", "", ""),
    )
    assert (second.ref, second.owner, second.due) == ("R1", "Policy Group", "2016-03")
    assert second.answers("action") == first.answers("action") == ["R1"]


def test_a_row_with_its_own_recommendation_inherits_no_ref() -> None:
    _, second = read(
        ("R1", ASKS, "Audit.", "Policy Group", "", ""),
        ("", "Schools should audit files.", "Audit.", "", "", ""),
    )
    assert second.ref is None
    assert second.answers("action") == []


def test_an_action_with_a_number_of_its_own_answers_nothing() -> None:
    (row,) = read(("1", "Audit ten files."), head=("Ref", "Action"))
    assert row.ref_kind == "action"
    assert (row.answers("action"), row.answers("measure")) == ([], [])


def test_a_number_that_is_the_recommendations_is_answered() -> None:
    (row,) = read(("1", "Audit ten files."), head=("Rec No", "Action"))
    assert row.answers("action") == ["1"]


def test_a_recommendation_not_accepted_is_rejected() -> None:
    first, second = read(
        ("1", ASKS, "Not accepted because files are few.", "", "", ""),
        ("2", ASKS, "The idea was rejected by some; it is done.", "", "", ""),
    )
    assert (first.status, first.kinds) == ("rejected", {"recommendation"})
    assert (second.status, second.kinds) == (None, {"recommendation", "action"})


def test_how_it_will_be_known_has_neither_the_rows_owner_nor_its_date() -> None:
    head = ("Ref", "Action", "Lead", "By when", "Outcome")
    line = ("1", "Audit ten files.", "Named Nurse", "May 2016", "Files are good.")
    (row,) = read(line, head=head)
    assert (row.owner_of("action"), row.due_of("action")) == ("Named Nurse", "2016-05")
    assert (row.owner_of("measure"), row.due_of("measure")) == (None, None)


def test_what_a_progress_cell_begins_with_is_the_standing_of_what_was_asked() -> None:
    head = ("Ref", "Recommendation", "Progress")
    (row,) = read(("1", ASKS, "Complete. Ten files were read in May."), head=head)
    assert row.status_of("recommendation") == "done"
    assert row.status_of("action-taken") is None
    (row,) = read(("1", "Audit.", "In progress: ten are read."), head=("Ref", "Action", "Progress"))
    assert row.status_of("action") == "in-progress"
    (row,) = read(("1", ASKS, "The audit of ten files is complete."), head=head)
    assert row.status_of("recommendation") is None


def test_a_status_column_is_the_standing_of_every_item_in_the_row() -> None:
    (row,) = read(("1", ASKS, "Audit.", "", "", "Green"))
    assert [row.status_of(kind) for kind in ("recommendation", "action")] == ["done", "done"]


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Green", "done"), ("COMPLETED May 2016", "done"), ("Implemented", "done"),
        ("On-going", "in-progress"), ("Under  way", "in-progress"), ("Amber", "in-progress"),
        ("Not started", "planned"), ("To be completed", "planned"), ("Red", "planned"),
        ("Not accepted", "rejected"), ("Declined by the trust", "rejected"),
        ("Rejected, now closed", "rejected"), ("Shared", None), ("", None),
        (" B ", "done"), ("G", "in-progress"), ("a", "in-progress"), ("R", "planned"),
    ],
)  # fmt: skip
def test_the_words_of_a_status(standing: Standing, cell: str, status: str | None) -> None:
    assert standing.status(cell) == status


@pytest.mark.parametrize(
    ("words", "rejects"),
    [
        ("Recommendation was not accepted because schools have a lead.", True),
        ("Rejected.", True),
        ("The Board has not accepted any referral late.", False),
    ],
)
def test_a_cell_that_only_rejects(standing: Standing, words: str, rejects: bool) -> None:
    assert standing.rejects(words) is rejects
