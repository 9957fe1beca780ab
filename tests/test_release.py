"""What is made with `--release`: nobody's name, month and band only, nothing of the machine."""

import json
import re
import shutil
from pathlib import Path

import pytest

from graphkit.release import releasing
from graphkit.release_record import safe
from graphkit.workspace import Workspace
from tests.conftest import Run
from tests.scenarios import imported as imported_to

REVIEW = """{place} Safeguarding Children Board

Serious Case Review: Child {label}

Published 17 May 2016

Child {label} was a girl of {age} who died on 4 March 2015 at 12 Mill Lane.

Findings

- {place} Police did not tell the health visitor about Mrs Bellweather of 12 Mill Lane.
- {place} Police did not record the assault on 9 February 2015. Her grandfather was aged 61.
- The GP did not share its concerns with the health visitor; ring 01632 960142.

Recommendations

- {place} Police should tell health visitors of every incident by 31 May 2017.
"""
SECRETS = ("Bellweather", "Mill Lane", "01632", "17 May", "4 March", "9 February", "31 May",
           "2015-03-04", "2016-05-17", "2017-05-31", "aged 61")  # fmt: skip
CASES = (("Ashby", "Q", "14 years"), ("Norbury", "R", "15 years"), ("Sutterly", "T", "13 years"))


@pytest.fixture(scope="session")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of three invented reviews in which people are named."""
    folder = tmp_path_factory.mktemp("release") / "read"
    folder.mkdir()
    for place, label, age in CASES:
        told = REVIEW.format(place=place, label=label, age=age)
        (folder / f"child-{label.lower()}.txt").write_text(told, encoding="utf-8")
    return imported_to(folder.parent / "space", folder)


def words(path: Path) -> str:
    """Everything that a file, or all files of a folder, holds; Word documents unpacked."""
    if path.is_dir():
        return "\n".join(words(each) for each in sorted(path.rglob("*")) if each.is_file())
    if path.suffix == ".docx":
        shutil.unpack_archive(path, f"{path}.d", "zip")
        return words(Path(f"{path}.d"))
    return path.read_text(encoding="utf-8", errors="ignore")


@pytest.mark.parametrize("command", [
    ("report", "-o", "r.html"), ("report", "-o", "r.docx"), ("site", "-o", "pages"),
    ("view", "-o", "v.html"), ("view", "agency-failures", "-o", "v.html"),
    *(("export", "-f", each, "-o", f"e.{each}")
      for each in ("csv", "graphml", "gexf", "cypher", "jsonld")),
])  # fmt: skip
def test_nothing_that_identifies_is_in_what_is_released(
    run: Run, named: Path, command: tuple[str, ...]
) -> None:
    result = run(*command, "--data", named, "--release")
    told = words(Path(command[-1]))
    folded = told.casefold()
    assert [secret for secret in SECRETS if secret.casefold() in folded] == []
    assert str(named.parent) not in told
    assert "did not tell the health visitor about Mrs [name removed]" in told
    assert "child-q: name: “Bellweather” becomes [name removed]" in result.stderr
    assert "child-q: address: “12 Mill Lane” becomes [address removed]" in result.stderr
    run(*command, "--data", named)
    assert "Bellweather" in words(Path(command[-1]))


def test_what_is_found_is_said_before_anything_is_written(run: Run, named: Path) -> None:
    Path("taken").mkdir()
    Path("taken/mine.txt").write_text("mine", encoding="utf-8")
    result = run("export", "-f", "csv", "-o", "taken", "--data", named, "--release", expect=2)
    assert "becomes [name removed]" in result.stderr
    assert [path.name for path in Path("taken").iterdir()] == ["mine.txt"]


def test_dates_are_months_and_ages_bands(run: Run, named: Path) -> None:
    run("export", "-f", "jsonld", "-o", "e.jsonld", "--data", named, "--release")
    nodes = json.loads(Path("e.jsonld").read_text(encoding="utf-8"))["@graph"]
    cases = [each for each in nodes if each["@type"] == "Case" and not each["collective"]]
    assert [each["age"] for each in cases] == ["10 to 15 years"] * 3
    assert [each["incident"] for each in cases] == ["2015-03"] * 3
    assert all("age_years" not in each for each in cases)
    assert {each["published"] for each in nodes if each["@type"] == "Review"} == {"2016-05"}
    assert {each["sex"] for each in cases} == {"female"}


def test_a_row_that_two_reviews_are_behind_is_left_out(run: Run, named: Path) -> None:
    def answered(least: str) -> str:
        run("report", "-o", "r.html", "--question", "repeated-failures", "--data", named,
            "--release", "--least", least)  # fmt: skip
        return words(Path("r.html")).partition("Failures that keep coming back")[2]

    row = r"<td[^>]*>Information sharing</td>"
    assert re.search(row, answered("3"))
    told = answered("4")
    assert not re.search(row, told)
    assert "Rows that fewer than 4 reviews are behind are left out" in told


def test_facts_that_few_reviews_share_are_left_out(named: Path) -> None:
    with releasing(Workspace(named), False, 4) as made:
        cases = [case for record in made.workspace.records() for case in record.cases]
        assert {(case.sex, case.age) for case in cases} == {(None, None)}
        assert made.notes[0].startswith("Left out of the cases, as fewer than 4 reviews have it")
        folder = made.workspace.folder
        assert not (folder / "documents").exists()
    assert not folder.exists()


def test_an_item_whose_words_changed_has_another_id(named: Path) -> None:
    """Its own is made of the words that are not to be told."""
    for record in Workspace(named).records():
        made = safe(record).record
        pairs = [*zip(record.items, made.items, strict=True)]
        assert [one.text != other.text for one, other in pairs] == [
            one.id != other.id for one, other in pairs]  # fmt: skip
        assert len({other.id for _, other in pairs}) == len(pairs)


def test_the_workspace_stays_as_it_was(run: Run, named: Path) -> None:
    before = {path: path.read_bytes() for path in named.rglob("*.json*")}
    run("site", "-o", "pages", "--data", named, "--release")
    assert {path: path.read_bytes() for path in named.rglob("*.json*")} == before
