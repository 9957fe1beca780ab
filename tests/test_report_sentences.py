"""What a report says in short is what its own table says."""

from pathlib import Path

import pytest

from graphkit.report import Section
from graphkit.report_making import report_of
from graphkit.store import open_store
from graphkit.workspace import Workspace
from tests.conftest import Run

REVIEW = """Harrowfield Safeguarding Children Board

Serious Case Review: Child {name}

Published June 201{year}

Findings

- All agencies failed to keep accurate records of what was said.
{more}"""
POLICE = "- Harrowfield Police did not share information about the assault with the school.\n"


@pytest.fixture
def sections(run: Run) -> dict[str, Section]:
    """A report on three reviews: all agencies failed in three, the police in two."""
    Path("reviews").mkdir()
    for year, name in enumerate("ABC", 3):
        text = REVIEW.format(name=name, year=year, more=POLICE if name != "C" else "")
        Path(f"reviews/child-{name.lower()}.txt").write_text(text, encoding="utf-8")
    run("import", "reviews")
    workspace = Workspace.at("graphkit-data")
    store = open_store("", workspace.folder, read_only=True)
    made = report_of(workspace, store, ("repeated-failures", "trends"), {})
    store.close()
    return {section.name: section for section in made.sections}


def test_the_sentence_names_the_row_with_the_most_cases_wherever_it_stands(
    sections: dict[str, Section],
) -> None:
    told = sections["repeated-failures"]
    assert told.grid is not None
    assert [row[1:4] for row in told.grid.rows] == [
        ("Information sharing", "Police", "2"),
        ("Recording", "no one agency singled out", "3"),
    ]
    assert told.sentence == (
        "Most often, in 3 cases: Recording (no one agency singled out). 2 failures of one theme "
        "by one type of agency appear in at least 2 cases."
    )


def test_the_theme_that_leads_is_the_one_that_the_sentence_names(
    sections: dict[str, Section],
) -> None:
    assert sections["trends"].says[0] == (
        "Asked of “Recording”, the theme of the failure that appears in most cases here."
    )


def test_what_was_done_is_counted_and_not_dumped(run: Run) -> None:
    asked = "R1. Harrowfield Police should audit records.\n\nR2. The school should train staff.\n"
    since = "Since then\n\nR1: It was done.\n"
    words = f"Serious Case Review: Child A\n\nRecommendations\n\n{asked}\n{since}"
    Path("plan.txt").write_text(words, encoding="utf-8")
    run("import", "plan.txt")
    workspace = Workspace.at("graphkit-data")
    store = open_store("", workspace.folder, read_only=True)
    made = report_of(workspace, store, ("progress", "unanswered"), {})
    store.close()
    said = {section.name: section.sentence for section in made.sections}
    assert said["progress"] == (
        "2 recommendations and 1 action; by what the documents say 1 is done."
    )
    assert said["unanswered"].endswith(
        "0 documents do not link their items, so that nothing can be told of them."
    )
