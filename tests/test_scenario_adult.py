"""A pack on adults, from three invented reviews of adults."""

import re
from pathlib import Path

from tests.conftest import Run
from tests.scenarios import imported, text_of

REVIEW = """{place} Safeguarding Adults Board

Safeguarding Adults Review: Adult {label}

Published {month} 2019

Adult {label} was {age} years old and died in {month} 2018.

Findings

- {place} Housing did not tell Adult Social Care that Adult {label} had refused repairs.
- The GP did not share Adult {label}'s missed appointments with the district nurse.
- Adult Social Care did not carry out a risk assessment after the fire.
- Adult Social Care closed the case when Adult {label} did not answer the door.

Good practice

- The district nurse shared her concerns with the police and wrote down why.

Recommendations

- {place} Housing should share concerns about tenants with Adult Social Care.
"""
PLACES = (("Ashby", "B", 71, "May"), ("Norbury", "D", 54, "June"), ("Sutterly", "F", 83, "July"))


def reviews(folder: Path) -> Path:
    """Three invented reviews of adults."""
    folder.mkdir()
    for place, label, age, month in PLACES:
        told = REVIEW.format(place=place, label=label, age=age, month=month)
        (folder / f"adult-{label.lower()}.txt").write_text(told, encoding="utf-8")
    return folder


def test_a_pack_on_adults_has_an_adult_and_no_child(run: Run, tmp_path: Path) -> None:
    workspace = imported(tmp_path / "adults", reviews(tmp_path / "read"))
    for seed in ("1", "2", "3"):
        run("scenario", "--data", workspace, "--theme", "information-sharing", "--age", "18+",
            "--seed", seed, "-o", "pack.md")  # fmt: skip
        told = text_of(Path("pack.md"))
        age = re.search(r"(\d+) years old; the story is about", told)
        assert age is not None
        assert 24 <= int(age[1]) <= 88
        assert int(age[1]) not in (71, 54, 83)
        assert "primary school" not in told
        assert not re.search(r"\b(?:Ashby|Norbury|Sutterly|Adult [BDF])\b", told)
        assert len(re.findall(r"### Stage \d", told)) >= 3
