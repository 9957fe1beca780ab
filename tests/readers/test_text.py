"""Plain text: every layout that flattening leaves behind, block by block."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.document import Document
from graphkit.readers import read

Show = Callable[[str], list[str]]
REVIEWS = Path(__file__).parents[3] / "shared" / "reviews"
FILES = Path(__file__).parent / "files"

LAYOUTS = ("form", "newsletter", "response", "overview", "briefing", "plan", "yearly")

CONTAIN = [
    ("form.txt", "July / August 2017", "<p>"),
    ("form.txt", "36-48 months", "OFFICIAL"),
    ("form.txt", "4 th May 2018", "<ul"),
    ("overview.txt", "no connection with", "con-nection"),
    ("overview.txt", "multi-agency teams", "Eastmoor SCB Child F"),
    ("overview.txt", "Recommendation 1: The Board", "......"),
    ("newsletter.txt", "not shared & nobody", "&amp;"),
    ("response.txt", "asks for an own plan", "<u>"),
    ("briefing.txt", "missing 12 times", "www.example.org"),
    ("yearly.txt", "Serious injury to a girl.", "Read the overview report"),
]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_reads_as_its_blocks(name: str, show: Show) -> None:
    expected = (FILES / f"{name}.blocks").read_text(encoding="utf-8")
    assert show(f"{name}.txt") == expected.splitlines()


@pytest.mark.parametrize(("name", "holds", "lacks"), CONTAIN)
def test_a_text_holds_the_words_and_lacks_the_page(name: str, holds: str, lacks: str) -> None:
    text = read(FILES / name).text
    assert holds in text
    assert lacks not in text


def test_offsets_are_the_words_without_their_number() -> None:
    document = read(FILES / "overview.txt")
    for block in document.blocks:
        words = document.text[block.start : block.end]
        assert words == document.words(block) != ""
        before = document.text[: block.start].rsplit("\n", 1)[-1]
        assert before.strip() == block.number


def test_a_table_is_at_the_end_of_the_block_before() -> None:
    document = read(FILES / "response.txt")
    cells = [block for block in document.blocks if block.cell]
    assert {block.section[-1] for block in cells} == {"How we will share the learning"}


def test_what_was_dropped_is_kept_as_furniture() -> None:
    assert read(FILES / "form.txt").furniture == ("OFFICIAL-SENSITIVE", "Page 2 of 3")
    furniture = read(FILES / "overview.txt").furniture
    assert furniture[0] == "CONTENTS"
    assert "Eastmoor SCB Child F CONFIDENTIAL" in furniture


def test_form_feeds_number_the_pages() -> None:
    document = read(FILES / "form.txt")
    assert [block.page for block in document.blocks[:2]] == [1, 1]
    assert document.blocks[-1].page == 2


def review(stem: str) -> Document:
    found = sorted(REVIEWS.glob(f"{stem}*.txt")) if REVIEWS.is_dir() else []
    if not found:
        pytest.skip("the shared reviews are not here")
    return read(found[0])


COUNTS = [
    ("000", {"heading": 14, "paragraph": 10, "item": 51}),
    ("001", {"heading": 12, "paragraph": 21, "item": 5}),
    ("002", {"heading": 10, "paragraph": 20, "item": 22, "cell": 12}),
    ("003", {"heading": 14, "paragraph": 21, "item": 46}),
    ("004", {"heading": 50, "paragraph": 35, "item": 56, "cell": 23}),
]


@pytest.mark.parametrize(("stem", "counts"), COUNTS)
def test_a_real_review_has_its_blocks(stem: str, counts: dict[str, int]) -> None:
    assert Counter(block.kind for block in review(stem).blocks) == counts


SECTIONS = [
    ("000", "Concerns/Findings/Learning", 23),
    ("000", "Good Practice", 7),
    ("000", "Learning already taken", 3),
    ("000", "Key learning points - Multi-agency", 8),
    ("001", "What you learnt about the case", 5),
    ("003", "Children's Social Care", 7),
    ("003", "Recommendations made by the Serious Case Review", 6),
    ("004", "LSCB ACTIONS", 4),
]


@pytest.mark.parametrize(("stem", "heading", "items"), SECTIONS)
def test_a_section_of_a_real_review_has_its_items(stem: str, heading: str, items: int) -> None:
    document = review(stem)
    below = [b for b in document.blocks if b.kind == "item" and b.section[-1].startswith(heading)]
    assert len(below) == items


def test_the_real_reviews_furniture_is_only_the_marking() -> None:
    assert [review(stem).furniture for stem, _ in COUNTS] == [("RESTRICTED",), (), (), (), ()]
