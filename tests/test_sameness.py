"""Which names are one body's: said by a person, in every review, the later saying first."""

from pathlib import Path

import pytest

from graphkit.corrections import Correction
from graphkit.graph import Graph, graph
from graphkit.record import Record
from graphkit.sameness import Judged, Sameness, renamed
from graphkit.workspace import Workspace
from tests.conftest import Run
from tests.doubtful import workspace
from tests.fiction import THEMES, Register, item, record

POLICE, FORCE, OTHER = "Ashby Police", "Ashby Constabulary", "Brook Police"


def said(*sayings: tuple[str, str, str]) -> Sameness:
    """What these sayings come to: same or not-same, and two names."""
    changes = [Correction(s[0], n, names=s[1:]) for n, s in enumerate(sayings, 1)]
    return Sameness(changes, Register())


def reviews() -> list[Record]:
    """Two reviews that name the police of Ashby by two names."""
    bodies = {POLICE: "responsible", FORCE: "mentioned"}
    return [
        record("r1", [item("i1", bodies=bodies)], agencies=[(POLICE, "police"), (FORCE, "police")],
               board="Ashby Board"),
        record("r2", agencies=[(FORCE, "police"), (OTHER, "police")], board="the Ashby Board"),
    ]  # fmt: skip


def made(sameness: Sameness) -> Graph:
    """The graph of the two reviews."""
    return graph([renamed(each, sameness) for each in reviews()], Judged(sameness), THEMES)


def bodies(found: Graph) -> dict[str, str]:
    """The bodies of a graph that are not generic, by id."""
    return {row["id"]: row["name"] for row in found.nodes["Agency"] if not row["generic"]}


def test_two_names_become_one_body_under_the_first() -> None:
    sameness = said(("same", FORCE, POLICE))
    assert bodies(made(sameness)) == {
        "ashby constabulary": FORCE, "ashby board": "the Ashby Board", "brook police": OTHER,
    }  # fmt: skip
    one = renamed(reviews()[0], sameness)
    assert [agency.name for agency in one.agencies] == [FORCE]
    assert one.items[0].bodies == [{"name": FORCE, "role": "responsible"}]
    assert one.items[0].text == reviews()[0].items[0].text


@pytest.mark.parametrize(
    "sayings",
    [
        (("same", OTHER, FORCE), ("same", FORCE, POLICE)),
        (("same", FORCE, POLICE), ("same", OTHER, FORCE)),
        (("same", FORCE, POLICE), ("same", OTHER, POLICE)),
    ],
)
def test_what_is_the_same_as_the_same_is_the_same(
    sayings: tuple[tuple[str, str, str], ...],
) -> None:
    sameness = said(*sayings)
    assert {sameness.name(name) for name in (POLICE, FORCE, OTHER, "The Ashby Police")} == {OTHER}


def test_the_later_saying_wins_whichever_way_the_names_are_given() -> None:
    sameness = said(("same", FORCE, POLICE), ("not-same", POLICE, FORCE))
    assert (sameness.name(POLICE), sameness.overruled) == (POLICE, {1: 2})
    sameness = said(("same", FORCE, POLICE), ("same", POLICE, FORCE))
    assert (sameness.name(FORCE), sameness.overruled) == (POLICE, {1: 2})


def test_two_bodies_of_one_name_are_told_apart() -> None:
    both = ("the Ashby Board", "Ashby Board")
    assert "the ashby board" not in bodies(made(said()))
    found = made(said(("not-same", *both)))
    assert bodies(found) == {
        "ashby board": both[1], "ashby constabulary": FORCE, "ashby police": POLICE,
        "brook police": OTHER, "the ashby board": both[0],
    }  # fmt: skip


def test_sayings_hold_in_the_workspace_until_they_are_taken_back(
    run: Run, tmp_path: Path
) -> None:
    made = workspace(tmp_path / "graphkit-data")
    names = ("Harrowfield Police", "harrowfield hospital")
    told = run("correct", "same", *names, "--no-load").stderr
    assert told.startswith("Correction 1 is recorded.\n")
    assert [each.name for each in made.record("child-q").agencies] == ["Harrowfield Police"]
    told = run("correct", "not-same", *names, "--no-load").stderr
    assert told.startswith("Correction 2 is recorded; it overrules correction 1.\n")
    assert len(made.record("child-q").agencies) == 2
    run("undo", "--no-load")
    assert [each.name for each in next(made.records()).agencies] == ["Harrowfield Police"]


def test_only_bodies_that_a_review_names_can_be_the_same(run: Run, tmp_path: Path) -> None:
    workspace(tmp_path / "graphkit-data")
    told = run("correct", "same", "Harrowfield Police", "Harowfield Hospital", expect=2).stderr
    assert "There is no body called “Harowfield Hospital”. Did you mean Harrowfield" in told
    told = run("correct", "same", "Harrowfield Police", "HARROWFIELD POLICE", expect=2).stderr
    assert "are one name" in told
    assert not Workspace(tmp_path / "graphkit-data").corrections_path.exists()


def test_a_saying_about_a_name_that_is_gone_is_told_of(run: Run, tmp_path: Path) -> None:
    made = workspace(tmp_path / "graphkit-data")
    run("correct", "same", "Harrowfield Police", "Harrowfield Hospital", "--no-load")
    made.record_path("child-q").write_text(
        made.record_path("child-q").read_text("utf-8").replace("Harrowfield Hospital", "Infirmary"),
        encoding="utf-8",
    )
    told = "bodies: correction 1 (same) changes nothing now: no review names “Harrowfield Hospital”"
    assert told in run("load").stderr
