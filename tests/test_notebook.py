"""The viewer in a notebook: a page within a page, in a real Chromium."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graphkit
from graphkit.notebook import View
from graphkit.view import Drawing, Node
from tests.hostile import ATTACKS, Tab, system_browser
from tests.opened import drawing as drawing

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    yield from system_browser()


def notebook(folder: Path, view: View) -> Path:
    """A page that shows the view as a notebook does."""
    path = folder / "notebook.html"
    path.write_text(f"<!doctype html><meta charset=utf-8><h1>Cell</h1>{view._repr_html_()}",
                    encoding="utf-8")  # fmt: skip
    return path


def test_the_viewer_works_within_a_notebook(
    browser: "Browser", drawing: Drawing, tmp_path: Path
) -> None:
    tab = Tab(browser).go(notebook(tmp_path, View(drawing)))
    frame = tab.page.frame_locator("iframe")
    frame.locator("#panel a.name >> text=Information sharing").click()
    frame.locator("#panel h2 >> text=Information sharing").wait_for()
    frame.locator("#search").fill("recording")
    frame.locator("#search").press("Enter")
    frame.locator("#panel h2 >> text=Recording").wait_for()
    frame.locator("[data-act=only]").click()
    frame.locator("#bar >> text=Only Recording").wait_for()
    frame.locator("#picture").press("ArrowLeft")
    frame.locator("#picture").press("Escape")
    frame.locator("#panel.idle").wait_for()
    assert tab.page.url == (tmp_path / "notebook.html").as_uri()
    assert tab.complaints == []
    assert {url for url in tab.requests if not url.startswith("data:")} == {tab.page.url}


def test_what_a_review_says_runs_neither_in_the_page_nor_in_the_notebook(
    browser: "Browser", tmp_path: Path
) -> None:
    nodes = [Node(f"Theme:{text}", "Theme", text) for text in (*ATTACKS, '"><script>hacked')]
    made = Drawing('"><img src=x onerror=window.hacked=9>', ATTACKS[1], nodes, [], [])
    tab = Tab(browser).go(notebook(tmp_path, View(made)))
    tab.page.frame_locator("iframe").locator("html[data-ready]").wait_for()
    assert [frame.evaluate("window.hacked") for frame in tab.page.frames] == [None, None]
    assert tab.page.locator("h1").count() == 1
    assert tab.complaints == []


def test_an_answer_and_the_whole_graph_are_viewed_and_saved(imported: Path) -> None:
    with graphkit.open("graphkit-data") as reviews:
        whole, answer = reviews.view(), reviews.view("agency-failures", theme="information-sharing")
    assert whole.drawing.subtitle == "2 reviews · 2 cases · 6 statements"
    assert answer.drawing.title == "Agencies that recur in failures of one theme"
    saved = answer.save("answer.html")
    assert saved.read_text(encoding="utf-8") == answer.html()
