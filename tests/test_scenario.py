"""Scenario packs: the same for a seed, cited word for word, and giving no source away."""

import re
from pathlib import Path

import pytest
from docx import Document

from tests.conftest import Run
from tests.scenarios import (
    SAMPLES,
    SHARED,
    THEMES,
    given_away,
    imported,
    quotations,
    sources,
    text_of,
)

DATED = re.compile(r"\b(?:19|20)\d\d\b")


@pytest.fixture(scope="session", params=["samples", "shared"])
def workspace(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the samples, and one of the five published reviews where they are."""
    source = SAMPLES if request.param == "samples" else SHARED
    if not source.is_dir():
        pytest.skip("the published reviews are not here")
    return imported(tmp_path_factory.mktemp("packs") / request.param, source)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the samples."""
    return imported(tmp_path_factory.mktemp("scenario") / "samples", SAMPLES)


def packed(run: Run, workspace: Path, name: str, *more: str) -> tuple[Path, Path]:
    """The pack and the sheet that `graphkit scenario` writes."""
    result = run("scenario", "--data", workspace, *more, "-o", name)
    first, second = result.stdout.split()
    assert (first, second) == (name, name.replace(".", "-facilitator."))
    return Path(first), Path(second)


@pytest.mark.parametrize("suffix", ["docx", "md", "html"])
def test_the_same_seed_gives_the_same_bytes(run: Run, samples: Path, suffix: str) -> None:
    one = packed(run, samples, f"one.{suffix}", *THEMES, "--seed", "7")
    other = packed(run, samples, f"other.{suffix}", *THEMES, "--seed", "7")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


def test_every_quotation_stands_in_its_source(run: Run, workspace: Path) -> None:
    read = [*sources(workspace)]
    for seed in ("7", "8", "9"):
        _, sheet = packed(run, workspace, "pack.docx", *THEMES, "--seed", seed)
        quoted = quotations(sheet)
        assert len(quoted) >= 8
        for words in quoted:
            parts = re.split(r" (?=[•–-] )", words)
            assert any(all(part in text for part in parts) for text in read), words


@pytest.mark.parametrize("seed", range(1, 6))
def test_the_participants_part_gives_no_source_away(run: Run, workspace: Path, seed: int) -> None:
    pack, _ = packed(run, workspace, "pack.md", *THEMES, "--seed", str(seed))
    told = text_of(pack)
    names = given_away(workspace)
    assert len(names) > 30
    found = [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told)]
    assert found == []
    assert DATED.findall(told) == []


def test_other_seeds_give_another_family_order_and_choice(run: Run, workspace: Path) -> None:
    told = []
    for seed in ("7", "8"):
        pack, sheet = packed(run, workspace, f"pack{seed}.docx", *THEMES, "--seed", seed)
        stages = re.findall(r"Stage \d: Week \d+, ([a-z ,']+?) [A-Z]", text_of(pack))
        told.append((text_of(pack).split("the ")[1].split(" family")[0], stages, quotations(sheet)))
    (family, order, cited), (family2, order2, cited2) = told
    assert family != family2
    assert order != order2
    assert set(cited) != set(cited2)


def test_a_pack_has_all_a_session_needs(run: Run, workspace: Path) -> None:
    pack, sheet = packed(run, workspace, "pack.md", *THEMES, "--seed", "7")
    told = pack.read_text(encoding="utf-8")
    assert "Information sharing" in told
    assert "Family engagement" in told
    for heading in ("What this session is for", "The family", "The story",
                    "Questions for the discussion", "What good looks like"):  # fmt: skip
        assert f"\n## {heading}\n" in told
    stages = re.findall(r"^### Stage (\d)", told, re.MULTILINE)
    assert stages == [*"123456"]
    assert told.count("**Decide:**") == told.count("**What reviews found at such a point") == 6
    assert told.count("## Role card: ") >= 4
    cards = told.split("## Role card: ")[1:]
    for card in cards:
        know, _, rest = card.partition("**What you do not know**")
        hidden, _, decide = rest.partition("**What you have to decide**")
        assert "- " in know.partition("**What you know**")[2]
        assert hidden.strip()
        assert "Whom else would you ask at each stage, and what?" in decide
    assert sum(map(int, re.findall(r"^\| (\d+) \|", told, re.MULTILINE))) == 90
    assert "{" not in told + sheet.read_text(encoding="utf-8")


def test_weeks_only_go_forward(run: Run, samples: Path) -> None:
    pack, _ = packed(run, samples, "pack.md", "--seed", "5", "--length", "120")
    weeks = [int(each) for each in re.findall(r"^### Stage \d: Week (\d+)", pack.read_text(
        encoding="utf-8"), re.MULTILINE)]  # fmt: skip
    assert len(weeks) == 9
    assert weeks[0] == 1
    assert weeks == sorted(set(weeks))


@pytest.mark.parametrize("seed", range(1, 6))
def test_nothing_is_told_twice_in_a_story(run: Run, workspace: Path, seed: int) -> None:
    pack, _ = packed(run, workspace, "pack.md", "--seed", str(seed))
    told = pack.read_text(encoding="utf-8")
    found = re.findall(r"^\*\*What reviews found at such a point.*?:\*\* (.*)$", told, re.MULTILINE)
    decided = re.findall(r"^\*\*Decide:\*\* (.*)$", told, re.MULTILINE)
    assert len(found) == len(decided) == len(set(found)) == len(set(decided)) == 6


def test_only_one_role_card_has_each_thing_from_before_the_story(
    run: Run, workspace: Path
) -> None:
    pack, sheet = packed(run, workspace, "pack.md", *THEMES, "--seed", "7")
    told = pack.read_text(encoding="utf-8")
    alone = re.findall(r"^- From before the story.*?: (.*)$", told, re.MULTILINE)
    assert len(alone) >= 4
    assert len(set(alone)) == len(alone)
    assert all(told.count(each) == 1 for each in alone)
    listed = sheet.read_text(encoding="utf-8").partition("## What only one agency knows")[2]
    assert all(each in listed for each in alone)


def test_the_marking_stands_at_the_head_of_each_page(run: Run, samples: Path) -> None:
    for path in packed(run, samples, "pack.docx", *THEMES, "--seed", "7"):
        (section,) = Document(str(path)).sections
        assert [p.text for p in section.header.paragraphs] == ["OFFICIAL-SENSITIVE"]


def test_no_page_of_a_pack_is_empty(run: Run, samples: Path) -> None:
    """A break is part of the paragraph after it: on a full page one of its own would not fit."""
    pack, _ = packed(run, samples, "pack.docx", *THEMES, "--seed", "7")
    document = Document(str(pack))
    assert "w:br" not in document.element.xml
    begun = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert begun[:2] == ["The family", "The story"]
    assert len(begun) == 2 + 6 + len([text for text in begun if text.startswith("Role card: ")])
