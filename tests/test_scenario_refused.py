"""What a scenario is refused for, before anything is written, and what it is asked for."""

import re
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.scenarios import SAMPLES, THEMES
from tests.scenarios import imported as imported_to

TOO_FEW = (
    "Error: Too few reviews for a safe composite: what fits comes from 2 cases in 2 reviews, and "
    "fewer than 3 of either could show which family it is. "
)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the samples."""
    return imported_to(tmp_path_factory.mktemp("refused") / "samples", SAMPLES)


def test_two_reviews_are_too_few(run: Run, imported: Path) -> None:
    result = run("scenario", "-o", "pack.md", expect=1)
    assert result.stderr.startswith(TOO_FEW)
    assert [*Path().glob("*.md")] == []


def test_ages_that_leave_two_cases_are_too_few(run: Run, samples: Path) -> None:
    result = run("scenario", "--data", samples, "--age", "18+", "-o", "pack.md", expect=1)
    assert TOO_FEW in result.stderr


def test_a_review_and_its_response_are_one_family(run: Run, samples: Path) -> None:
    """Child R has a review and a response: 14 months to 2 years are two cases in three reviews."""
    result = run("scenario", "--data", samples, "--age", "1-2", "-o", "pack.md", expect=1)
    assert "comes from 2 cases in 3 reviews" in result.stderr


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (["--theme", "infomation-sharing"], 2, "Did you mean information-sharing"),
        (["--agency", "polise"], 2, "Did you mean police"),
        (["--factor", "neglekt"], 2, "Did you mean neglect"),
        (["--like", "Child ZZ"], 2, "There is no case called “Child ZZ”."),
        (["--age", "old"], 2, "“old” is no band of ages. Write it as 0-1, 10-17 or 18+"),
        (["--age", "9-3"], 2, "The band of ages “9-3” ends before it begins."),
        (["--length", "20"], 2, "A session lasts 45 to 180 minutes, not 20."),
        (["--theme", "adult-transition"], 1, "No case that fits has a finding of concern on"),
        (["--theme", "family-engagement", "--theme", "escalation-and-challenge"], 1,
         "they are not known to go together"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_refused_with_the_way_out(
    run: Run, samples: Path, given: list[str], code: int, said: str
) -> None:
    result = run("scenario", "--data", samples, *given, "-o", "pack.md", expect=code)
    assert said in result.stderr
    assert [*Path().glob("*.md")] == []


@pytest.mark.parametrize(("name", "said"), [
    ("pack.pdf", "“pack.pdf” is none of .docx, .md, .html"),
    ("nowhere/pack.md", "There is no folder nowhere to write pack.md to."),
])  # fmt: skip
def test_a_file_that_cannot_be_written_is_refused(
    run: Run, samples: Path, name: str, said: str
) -> None:
    assert said in run("scenario", "--data", samples, "-o", name, expect=2).stderr


def test_a_name_of_a_source_in_the_building_blocks_stops_the_pack(
    run: Run, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "home" / "import" / "scenario"
    own.mkdir(parents=True)
    shipped = (SAMPLES.parent / "scenario" / "family.toml").read_text(encoding="utf-8")
    clumsy = re.sub(r"^strengths = .*$", 'strengths = ["Becksdale Police know them well."]',
                    shipped, flags=re.MULTILINE)  # fmt: skip
    (own / "family.toml").write_text(clumsy, encoding="utf-8")
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path / "home"))
    result = run("scenario", "--data", samples, *THEMES, "-o", "pack.md", expect=1)
    assert "The participants' pack would hold “Becksdale Police”" in result.stderr
    assert [*Path().glob("*.md")] == []


def test_a_pack_like_a_case_cites_nothing_of_it(run: Run, samples: Path) -> None:
    for seed in ("1", "2", "3"):
        run("scenario", "--data", samples, "--like", "Child R", "--seed", seed, "-o", "l.md")
        sheet = Path("l-facilitator.md").read_text(encoding="utf-8")
        reviews = re.findall(r"^- .* \(([\w-]+)\)$", sheet.split("## Why")[0], re.MULTILINE)
        assert len(reviews) >= 3
        assert {"westmoor-child-r-2018", "westmoor-child-r-response-2018"}.isdisjoint(reviews)


def test_the_agency_asked_for_fails_in_the_story(run: Run, samples: Path) -> None:
    for seed in ("1", "2", "3"):
        run("scenario", "--data", samples, "--agency", "police", "--seed", seed, "-o", "p.md")
        told = Path("p.md").read_text(encoding="utf-8")
        assert len(re.findall(r"^### Stage \d: .*, the police$", told, re.MULTILINE)) >= 2


def test_a_factor_asked_for_is_part_of_the_familys_life(run: Run, samples: Path) -> None:
    run("scenario", "--data", samples, "--factor", "domestic-abuse", "-o", "f.md")
    assert "decides who comes, who goes and what is bought" in Path("f.md").read_text("utf-8")


def test_what_was_left_out_is_said(run: Run, samples: Path) -> None:
    result = run("scenario", "--data", samples, *THEMES, "-o", "pack.md")
    assert "Cases that fit otherwise, left out because they are of an adult: 2." in result.stderr
    assert result.stderr.splitlines()[1].startswith("Findings left out because their own words")


def test_a_marked_source_is_not_released_unless_told(run: Run, samples: Path) -> None:
    given = ("scenario", "--data", samples, *THEMES, "--seed", "7", "--release", "-o", "pack.md")
    result = run(*given, expect=1)
    assert "A review that this rests on is marked OFFICIAL-SENSITIVE." in result.stderr
    assert [*Path().glob("*.md")] == []
    run(*given, "--marked")
    assert "**Handle as OFFICIAL-SENSITIVE:" in Path("pack.md").read_text(encoding="utf-8")
    sheet = Path("pack-facilitator.md").read_text(encoding="utf-8")
    assert not re.search(r"\b\d{1,2} (?:January|March|June|October) \d{4}", sheet)


def test_what_may_identify_is_shown_and_taken_out(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "named"
    folder.mkdir()
    for label in "QRT":
        told = (f"Ashby Safeguarding Children Board\n\nSerious Case Review: Child {label}\n\n"
                "Findings\n\n- Ashby Police did not tell the school about Mrs Bellweather of "
                f"1{ord(label)} Mill Lane on 4 May 2014.\n"
                "- The GP did not refer the boy; the health visitor did not share concerns.\n")
        (folder / f"child-{label}.txt").write_text(told, encoding="utf-8")
    workspace = imported_to(tmp_path / "space", folder)
    given = ("scenario", "--data", workspace, "--theme", "information-sharing", "-o", "pack.md")
    result = run(*given, "--release")
    assert "name: “Bellweather” becomes [name removed]" in result.stderr
    sheet = Path("pack-facilitator.md").read_text(encoding="utf-8")
    assert "Mrs \\[name removed\\]" in sheet or "Mrs \\[name removed]" in sheet
    assert "Bellweather" not in sheet
    assert "Mill Lane" not in sheet
    assert "in May 2014" in sheet
