"""Protective markings: the highest wins, and it is on whatever is made from the source."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import networkx
import pytest

from graphkit.errors import GraphkitError
from graphkit.facts import load_facts
from graphkit.marking import binding, highest, load_levels, require_free
from graphkit.metadata import marking
from graphkit.workspace import Workspace
from tests.conftest import Run
from tests.scenarios import SAMPLES, imported
from tests.test_metadata import furnished

TOLD = "Handle as OFFICIAL-SENSITIVE: a review in it is marked so."


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the samples, some of which are marked."""
    return imported(tmp_path_factory.mktemp("marked") / "samples", SAMPLES)


@pytest.mark.parametrize(
    ("markings", "wins"),
    [
        (["OFFICIAL", "Restricted"], "Restricted"),
        (["OFFICIAL-SENSITIVE [PERSONAL]", "OFFICIAL", None], "OFFICIAL-SENSITIVE [PERSONAL]"),
        (["PROTECT – PERSONAL", "Official – Sensitive"], "Official – Sensitive"),
        (["SECRET", "Strictly private and confidential", "TOP SECRET"], "TOP SECRET"),
        (["not for circulation", "NOT PROTECTIVELY MARKED"], "not for circulation"),
        (["EYES ONLY", "TOP SECRET"], "EYES ONLY"),
        (["", None], ""),
    ],
)
def test_the_highest_marking_wins(markings: list[str | None], wins: str) -> None:
    assert highest(markings) == wins
    assert highest(reversed(markings)) == wins


def test_every_marking_that_is_found_on_pages_has_a_level() -> None:
    known = load_levels()
    lost = [words for words in load_facts().markings
            if not any(level.words.search(words) for level in known)]  # fmt: skip
    assert lost == []


def test_a_source_is_marked_as_its_most_protected_page() -> None:
    pages = replace(furnished("OFFICIAL"), furniture=("OFFICIAL", "RESTRICTED", "Page 2"))
    assert marking(pages, load_facts()) == "RESTRICTED"


@pytest.mark.parametrize(("markings", "binds"), [
    (["NOT PROTECTIVELY MARKED"], ""), (["unclassified", "OFFICIAL"], "OFFICIAL"),
    (["SOMETHING ELSE"], "SOMETHING ELSE"), ([None], ""),
])  # fmt: skip
def test_what_forbids_a_release(markings: list[str | None], binds: str) -> None:
    assert binding(markings) == binds
    require_free(markings, allowed=True)
    if binds:
        with pytest.raises(GraphkitError, match=rf"is marked {binds}\. Ask whoever marked it"):
            require_free(markings, allowed=False)
    else:
        require_free(markings, allowed=False)


def test_an_export_bears_the_highest_marking(run: Run, samples: Path) -> None:
    for style, name in (("csv", "c"), ("graphml", "g.xml"), ("gexf", "g.gexf"),
                        ("cypher", "g.cypher"), ("jsonld", "g.jsonld")):  # fmt: skip
        run("export", "--data", samples, "-f", style, "-o", name)
    assert Path("c/MARKING.txt").read_text(encoding="utf-8") == f"{TOLD}\n"
    assert networkx.read_graphml("g.xml").graph["marking"] == TOLD
    assert f"<description>{TOLD}</description>" in Path("g.gexf").read_text(encoding="utf-8")
    assert Path("g.cypher").read_text("utf-8").startswith(f"/* {TOLD} */ CREATE CONSTRAINT")
    (first, *_) = json.loads(Path("g.jsonld").read_text(encoding="utf-8"))["@graph"]
    assert first == {"@id": "urn:graphkit:export", "@type": "Export", "handling": TOLD}


def test_an_export_of_unmarked_reviews_says_nothing_of_it(run: Run, imported: Path) -> None:
    run("export", "-f", "csv", "-o", "c")
    assert not Path("c/MARKING.txt").exists()
    with Path("c/nodes/Review.csv").open(encoding="utf-8", newline="") as source:
        assert [row["marking"] for row in csv.DictReader(source)] == ["", ""]


@pytest.mark.parametrize("command", [
    ("report", "-o", "r.html"), ("site", "-o", "pages"), ("view", "-o", "v.html"),
    ("view", "agency-failures", "-o", "v.html"), ("export", "-f", "csv", "-o", "out"),
    ("scenario", "--theme", "information-sharing", "-o", "p.md"),
])  # fmt: skip
def test_a_marked_source_is_not_released_unless_told(
    run: Run, samples: Path, command: tuple[str, ...]
) -> None:
    result = run(*command, "--data", samples, "--release", expect=1)
    assert "is marked OFFICIAL-SENSITIVE. Ask whoever marked it; if they agree, add --marked. " in (
        result.stderr
    )
    assert [*Path().iterdir()] == []


def test_an_answer_and_what_is_found_say_their_marking_beside_the_rows(
    run: Run, samples: Path
) -> None:
    told = "Handle as OFFICIAL-SENSITIVE: a review behind this is marked so."
    asked = run("ask", "agency-failures", "-f", "json", "--data", samples)
    assert told in asked.stderr.splitlines()
    assert isinstance(json.loads(asked.stdout), list)
    marked = {record.id for record in Workspace(samples).records() if record.review.marking}
    found = run("find", "missed", "-f", "json", "--data", samples)
    ids = {row["id"].partition("/")[0] for row in json.loads(found.stdout)}
    assert ("Handle as " in found.stderr) == bool(ids & marked)


def test_what_rests_on_no_marked_review_says_nothing(run: Run, imported: Path) -> None:
    assert "Handle as" not in run("ask", "repeated-failures").stderr
    assert "Handle as" not in run("find", "chronology").stderr
