"""A drawing's page opened in a real Chromium, and all that it asked for: what these tests share."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graphkit.view import Drawing, Edge, Node, Passage, Table, page
from tests.hostile import system_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """The system's Chromium; without one these tests skip, except in CI, where they fail."""
    yield from system_browser()


class Opened:
    """A page that was opened, and everything it asked for or complained of."""

    def __init__(self, tab: "Page", address: str) -> None:
        self.tab, self.address = tab, address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.refused: dict[str, str | None] = {}
        tab.on("request", lambda request: self.requests.append(request.url))
        tab.on("requestfailed", lambda request: self.refused.update({request.url: request.failure}))
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))

    def go(self, fragment: str = "") -> "Opened":
        self.tab.goto(self.address + fragment)
        self.tab.wait_for_selector("html[data-ready]")
        return self

    def heading(self) -> str:
        return self.tab.inner_text("#panel h2")

    def legend(self) -> dict[str, str]:
        buttons = self.tab.query_selector_all("#legend button")
        return {str(b.get_attribute("data-type")): b.inner_text().split()[-1] for b in buttons}


Open = Callable[..., Opened]


@pytest.fixture
def show(browser: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Writes a drawing's page and opens it; in the end it asked for nothing and failed nowhere."""
    opened: list[Opened] = []

    def show(drawing: Drawing, fragment: str = "", **context: Any) -> Opened:
        path = tmp_path / "page.html"
        path.write_text(page(drawing), encoding="utf-8", newline="\n")
        tab = browser.new_context(**context).new_page()
        opened.append(Opened(tab, path.as_uri()))
        return opened[-1].go(fragment)

    yield show
    for each in opened:
        assert each.complaints == []
        assert {url.split("#")[0] for url in each.requests} <= {each.address, "data:,"}
        each.tab.context.close()


def passage(number: int, case: str, board: str, year: int, text: str = "") -> Passage:
    """A passage of an invented review."""
    words = text or f"Nobody rang the ward about visit {number}."
    return Passage(f"p{number}", words, f"Review {number}, page 4", "finding", case, board, year)


@pytest.fixture
def drawing() -> Drawing:
    """Two agencies, two themes, three cases of two boards."""
    p = [
        passage(0, "Case:a", "Eastmere Board", 2011, "The ward’s letter was lost for a week."),
        passage(1, "Case:a", "Eastmere Board", 2011),
        passage(2, "Case:b", "Saltby Board", 2015),
        passage(3, "Case:c", "Saltby Board", 2019),
    ]
    nodes = [
        Node("AgencyType:police", "AgencyType", "Police", (("Sector", "justice"),), (p[0], p[1])),
        Node("AgencyType:gp", "AgencyType", "General practice", (), (p[2], p[3])),
        Node("Theme:sharing", "Theme", "Information sharing", (), tuple(p)),
        Node("Theme:recording", "Theme", "Recording", (), (p[1],)),
        Node("Case:a", "Case", "Child A", (), (p[0], p[1]), "Eastmere Board", 2011),
        Node("Case:b", "Case", "Child B", (), (p[2],), "Saltby Board", 2015),
        Node("Case:c", "Case", "Child C", (), (p[3],), "Saltby Board", 2019),
    ]
    edges = [
        Edge("AgencyType:police", "Theme:sharing", "k", 1, ("p0", "p1")),
        Edge("AgencyType:gp", "Theme:sharing", "k", 2, ("p2", "p3")),
        Edge("Theme:sharing", "Case:a", "k", 2, ("p0", "p1")),
        Edge("Theme:recording", "Case:a", "k", 1, ("p1",)),
    ]
    rows = (("Recording", 1), ("Information sharing", 10), ("Supervision", 2))
    table = Table("Themes", ("Theme", "Cases"), rows, ("Theme:recording", "Theme:sharing", ""))
    order = ("AgencyType", "Theme", "Case")
    return Drawing("What went wrong", "3 cases", nodes, edges, [table], "columns", order)
