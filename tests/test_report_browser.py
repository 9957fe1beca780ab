"""The report's page as a person meets it: a real Chromium opens it from a file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from graphkit.report_html import html
from tests.conftest import Run
from tests.hostile import ATTACKS, CONTRAST, Tab, hostile_reviews, system_browser
from tests.test_report_pdf import REPORT, SECTION, grid, hostile_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    yield from system_browser()


@pytest.fixture
def hostile(run: Run, tmp_path: Path) -> Path:
    """The report on reviews that try to run something."""
    run("import", hostile_reviews(tmp_path / "hostile"))
    run("report", "-o", "r.html")
    return tmp_path / "r.html"


def test_what_a_review_says_is_shown_as_text_and_asks_for_nothing(
    browser: "Browser", hostile: Path
) -> None:
    tab = Tab(browser).go(hostile)
    assert tab.complaints == []
    assert {url for url in tab.requests if url != "data:,"} == {hostile.as_uri()}
    assert tab.page.evaluate("window.hacked") is None
    assert tab.page.evaluate("document.scripts.length + document.images.length") == 0
    assert ATTACKS[0] in tab.page.inner_text("body")
    assert tab.page.inner_text(".marking >> nth=0") == "OFFICIAL-SENSITIVE"


def test_every_attack_is_shown_as_it_is_written(browser: "Browser", tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    for attack in ATTACKS:
        path.write_text(html(hostile_report(attack)), encoding="utf-8")
        tab = Tab(browser).go(path)
        shown = attack.replace("\u202e", "\ufffd")
        assert tab.page.inner_text("blockquote") == f"“{shown}”"
        assert tab.page.inner_text("td >> nth=1") == shown
        assert tab.page.text_content("h2 >> nth=1") == shown
        assert tab.page.evaluate("window.hacked") is None
        assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert tab.complaints == []
        tab.page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_cut_and_everything_can_be_read(
    browser: "Browser", hostile: Path, width: int, scheme: str
) -> None:
    tab = Tab(browser, viewport={"width": width, "height": 800}, color_scheme=scheme).go(hostile)
    assert tab.page.evaluate("document.documentElement.scrollWidth") == width
    assert tab.page.evaluate(CONTRAST) == []


def test_on_paper_no_table_is_wider_than_the_page(browser: "Browser", hostile: Path) -> None:
    tab = Tab(browser, viewport={"width": 688, "height": 900}).go(hostile)  # A4 without margins
    tab.page.emulate_media(media="print")
    wide = "[...document.querySelectorAll('table')].filter(t => t.scrollWidth > 688).length"
    assert tab.page.locator("table").count() >= 3
    assert tab.page.evaluate(wide) == 0
    printed = pypdfium2.PdfDocument(tab.page.pdf(prefer_css_page_size=True))
    assert {tuple(map(round, page.get_size())) for page in printed} == {(595, 842)}


def test_every_printed_sheet_is_marked(browser: "Browser", tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    section = replace(SECTION, grid=grid(90, "words " * 20))
    for marking, sheets in (("OFFICIAL \"x\" } </style>", True), ("", False)):
        report = replace(REPORT, marking=marking, sections=(section,))
        path.write_text(html(report), encoding="utf-8")
        tab = Tab(browser).go(path)
        printed = pypdfium2.PdfDocument(tab.page.pdf(prefer_css_page_size=True))
        texts = [page.get_textpage().get_text_range() for page in printed]
        assert len(texts) > 3
        assert {text.count("OFFICIAL") >= 2 for text in texts} == {sheets}
        assert tab.complaints == []


def test_tables_and_links_are_reached_by_keyboard(browser: "Browser", hostile: Path) -> None:
    tab = Tab(browser).go(hostile)
    seen = []
    for _ in range(12):
        tab.page.keyboard.press("Tab")
        seen.append(tab.page.evaluate("document.activeElement.tagName"))
    assert "A" in seen
    assert "DIV" in seen
