"""Every kind of page is checked by axe-core (WCAG 2.2 and its own good practice), in Chromium.

axe-core's source is under the Mozilla Public License; it comes with a package that only tests use.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner

from graphkit.cli import cli
from graphkit.view import page
from tests.hostile import Tab, system_browser
from tests.test_view_groups import many

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SAMPLES = Path(__file__).parents[1] / "import" / "samples"
SITE = (
    "index.html", "matrix.html", "trends.html", "families.html", "agencies.html", "themes.html",
    "cases.html", "reviews.html", "bodies.html", "viewer.html", "agencies/police.html",
    "themes/information-sharing.html", "reviews/westmoor-child-r-2018.html", "cases/*.html",
    "bodies/*.html", "families/*.html", "cells/*.html",
)  # fmt: skip
"""A page of each kind that the explorer has; of a pattern the first."""
VIEWER = (
    "", "#AgencyType%3Apolice", "#AgencyType%3Apolice&Theme%3Arecording",
    "#AgencyType%3Ahousing&Theme%3Ainfants&=path", "#Theme%3Aneglect&=only-Theme%3Aneglect",
)  # fmt: skip
"""The viewer with nothing, a point, two points, a path chosen, and with one point's links only."""


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    yield from system_browser()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples' viewer, report and explorer, and a viewer of very many points."""
    folder = tmp_path_factory.mktemp("pages")
    for arguments in (
        ["import", str(SAMPLES)], ["view", "-o", str(folder / "graph.html")],
        ["report", "-o", str(folder / "report.html")], ["site", "-o", str(folder / "site")],
    ):  # fmt: skip
        result = CliRunner().invoke(cli, [*arguments, "--data", str(folder / "data")])
        assert result.exit_code == 0, result.output
    (folder / "many.html").write_text(page(many(1400, 10)), encoding="utf-8")
    return folder


def faults(tab: Tab, path: Path, fragment: str = "") -> list[str]:
    """What axe-core finds wrong on a page: the rule, and the first place."""
    tab.page.goto("about:blank")
    tab.go(path, fragment)
    found = Axe().run(tab.page).response["violations"]
    return [f"{path.name}{fragment} {each['id']}: {each['nodes'][0]['html']}" for each in found]


LOOKS = [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)]


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_no_page_of_the_explorer_has_a_fault(
    browser: "Browser", pages: Path, scheme: str, width: int
) -> None:
    tab = Tab(browser, viewport={"width": width, "height": 800}, color_scheme=scheme)
    kinds = [sorted((pages / "site").glob(name))[0] for name in SITE]
    assert [fault for path in kinds for fault in faults(tab, path)] == []


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_neither_the_viewer_nor_the_report_has_a_fault(
    browser: "Browser", pages: Path, scheme: str, width: int
) -> None:
    tab = Tab(browser, viewport={"width": width, "height": 800}, color_scheme=scheme)
    found = [fault for each in VIEWER for fault in faults(tab, pages / "graph.html", each)]
    found += faults(tab, pages / "many.html") + faults(tab, pages / "report.html")
    assert found == []


def test_a_search_of_the_explorer_with_what_it_found_has_no_fault(
    browser: "Browser", pages: Path
) -> None:
    tab = Tab(browser)
    tab.go(pages / "site" / "index.html")
    tab.page.fill("#search", "police")
    tab.page.wait_for_selector("#results a")
    assert [each["id"] for each in Axe().run(tab.page).response["violations"]] == []


def test_a_page_with_a_fault_would_be_found(browser: "Browser", tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<html><body><input></body></html>", encoding="utf-8")
    rules = {each.split()[1] for each in faults(Tab(browser), tmp_path / "bad.html")}
    assert {"label:", "html-has-lang:", "document-title:"} <= rules


def test_nothing_moves_where_motion_is_not_wanted(browser: "Browser", pages: Path) -> None:
    tab = Tab(browser, reduced_motion="reduce")
    for path in (pages / "graph.html", pages / "report.html", pages / "site" / "index.html"):
        tab.go(path)
        behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
        assert tab.page.evaluate(behaviour) == "auto", path
        assert tab.page.evaluate("document.getAnimations().length") == 0, path
