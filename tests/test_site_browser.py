"""The explorer as a person meets it: a real Chromium opens it from files."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from click.testing import CliRunner

from graphkit.cli import cli
from tests.hostile import ATTACKS, CONTRAST, Tab, hostile_reviews, system_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SAMPLES = Path(__file__).parents[1] / "import" / "samples"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    yield from system_browser()


def site_of(reviews: Path, folder: Path) -> Path:
    for arguments in (["import", str(reviews)], ["site", "-o", str(folder / "site")]):
        result = CliRunner().invoke(cli, [*arguments, "--data", str(folder / "data")])
        assert result.exit_code == 0, result.output
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the bundled samples."""
    return site_of(SAMPLES, tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of reviews that try to run something."""
    folder = tmp_path_factory.mktemp("hostile")
    return site_of(hostile_reviews(folder / "reviews"), folder)


def search(tab: Tab, words: str) -> str:
    """What a search finds, as it is read."""
    tab.page.fill("#search", words)
    tab.page.wait_for_function(
        "words => document.documentElement.dataset.searched === words", arg=words
    )
    return tab.page.inner_text("#found")


def reach(tab: Tab, there: str) -> None:
    """Go on with Tab until the focus is where this script says."""
    for _ in range(200):
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate(there):
            return
    raise AssertionError(f"not reached by keyboard: {there}")


def test_no_page_runs_what_a_review_says_or_asks_for_anything(
    browser: "Browser", hostile: Path
) -> None:
    tab, seen = Tab(browser), ""
    for path in sorted(hostile.rglob("*.html")):
        tab.go(path)
        assert tab.page.evaluate("window.hacked") is None, path
        assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        seen += tab.page.inner_text("body")
    assert tab.complaints == []
    assert tab.remote() == []
    shown = " ".join(seen.split())
    for attack in ATTACKS:
        assert " ".join(attack.lstrip("\u202e").split()) in shown
    assert "\u202e" not in shown


def test_what_a_search_finds_is_text(browser: "Browser", hostile: Path) -> None:
    tab = Tab(browser).go(hostile / "index.html")
    assert ATTACKS[0] in search(tab, "window hacked")
    assert "7 found" in search(tab, "school wwwwwww")
    assert tab.page.evaluate("window.hacked") is None
    assert (tab.complaints, tab.remote()) == ([], [])


def test_a_script_within_a_page_and_a_picture_from_elsewhere_are_stopped(
    browser: "Browser", site: Path
) -> None:
    tab = Tab(browser).go(site / "index.html")
    tab.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.hacked = 1";
            document.body.append(script);
            document.body.append(Object.assign(new Image(), { src: "http://127.0.0.1:9/x.png" }));
        }"""
    )
    tab.page.wait_for_function("() => [...document.images].every(image => image.complete)")
    assert tab.page.evaluate("window.hacked") is None
    assert len(tab.complaints) == 2
    assert all("Content Security Policy" in complaint for complaint in tab.complaints)


def test_a_search_loads_only_what_it_needs_and_leads_to_the_passage(
    browser: "Browser", site: Path
) -> None:
    tab = Tab(browser).go(site / "agencies" / "police.html")
    found = search(tab, "DRUGS warr")
    assert found.startswith("1 found.")
    assert "Learning Summary – Child M, What did we learn" in found
    loaded = [url.rpartition("/")[2] for url in tab.requests if "/search/" in url]
    assert sorted(loaded) == ["e-1.js", "known.js", "w-6472.js", "w-7761.js"]
    tab.page.click("#results a")
    assert tab.page.inner_text("li:target blockquote").startswith("“Becksdale Police executed")
    assert search(tab, "zebra crossing") == "Nothing has all of these words."


def test_the_keyboard_alone_finds_an_agency_reads_its_passages_and_prints_them(
    browser: "Browser", site: Path
) -> None:
    tab = Tab(browser).go(site / "index.html")
    tab.page.keyboard.press("/")
    tab.page.keyboard.type("police")
    tab.page.wait_for_selector("html[data-searched='police'] #results a")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.textContent") == "Police"
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/agencies/police.html")
    reach(tab, "document.activeElement.textContent === '16 statements'")
    assert tab.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_selector("h1 >> text=Police: Information sharing")
    assert tab.page.locator("blockquote").count() == 16
    tab.page.evaluate("addEventListener('beforeprint', () => { window.asked = true; })")
    reach(tab, "document.activeElement.id === 'print'")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_function("() => window.asked")
    paper = pypdfium2.PdfDocument(tab.page.pdf(prefer_css_page_size=True))
    words = "".join(page.get_textpage().get_text_range() for page in paper)
    assert "Police: Information sharing" in words
    assert words.count("“") >= 16


PAGES = ("index.html", "matrix.html", "trends.html", "families.html", "agencies/police.html",
         "themes/information-sharing.html", "reviews/westmoor-child-r-2018.html")  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_cut_and_everything_can_be_read(
    browser: "Browser", site: Path, width: int, scheme: str
) -> None:
    tab = Tab(browser, viewport={"width": width, "height": 800}, color_scheme=scheme)
    for name in PAGES:
        tab.go(site / name)
        assert tab.page.evaluate("document.documentElement.scrollWidth") == width, name
        assert tab.page.evaluate(CONTRAST) == [], name


def test_the_matrix_fits_on_paper_lying_on_its_side(browser: "Browser", site: Path) -> None:
    tab = Tab(browser, viewport={"width": 1016, "height": 680}).go(site / "matrix.html")
    tab.page.emulate_media(media="print")
    assert tab.page.evaluate("document.querySelector('table').scrollWidth") <= 1016
    assert not tab.page.is_visible("#search")


def test_the_viewer_opens_beside_the_pages(browser: "Browser", site: Path) -> None:
    tab = Tab(browser).go(site / "index.html")
    tab.page.click("nav >> text=Links")
    tab.page.wait_for_selector("html[data-ready]")
    assert tab.page.inner_text("h1") == "Links"
    assert (tab.complaints, tab.remote()) == ([], [])
