"""The page as a person meets it: a real Chromium opens it from a file."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graphkit.view import Drawing, Edge, Node, Passage, Table, page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = (
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=2</script>",
    "<!-- <script>",
    "<img src=x onerror='window.hacked=3'>",
    '<a href="javascript:window.hacked=4">link</a>',
    "{{ 7*7 }} ${7*7} <svg onload=window.hacked=5>",
    "\u202egnp.exe \u2028 \u2029 \x00",
    "w" * 10_000,
)


def chromium() -> str | None:
    """The system's own Chromium or Chrome."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """The system's Chromium; without one these tests skip, except in CI, where they fail."""
    path = chromium()
    if path is None and os.environ.get("CI") == "true":
        pytest.fail("CI has no Chromium: install the package chromium before the tests")
    if path is None:
        pytest.skip("no Chromium or Chrome here: the page was not opened")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


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


def test_what_a_review_says_is_shown_as_text_and_never_runs(show: Open) -> None:
    passages = [passage(n, "", text, 2015, text) for n, text in enumerate(HOSTILE)]
    nodes = [
        Node(f"Theme:{text}", "Theme", text, ((text, text),), (passages[n],), text)
        for n, text in enumerate(HOSTILE)
    ]
    edges = [Edge(nodes[0].id, node.id, text) for node, text in zip(nodes, HOSTILE, strict=True)]
    table = Table(HOSTILE[1], HOSTILE, (HOSTILE,), (nodes[1].id,))
    opened = show(Drawing(HOSTILE[1], HOSTILE[2], nodes, edges, [table], marking=HOSTILE[3]))
    for number, text in enumerate(HOSTILE):
        opened.tab.evaluate("hash => { location.hash = hash; }", f"#p{number}")
        opened.tab.wait_for_selector(f"#panel .place a[href='#p{number}']")
        assert opened.tab.locator("#panel blockquote").text_content() == text
    opened.tab.fill("#search", "window.hacked")
    opened.tab.wait_for_selector("#found li[data-to]")
    assert opened.tab.evaluate("window.hacked") is None
    assert opened.tab.title() == HOSTILE[1]
    assert opened.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_policy_stops_a_script_and_a_picture_from_elsewhere(
    show: Open, drawing: Drawing
) -> None:
    opened = show(drawing)
    opened.tab.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.hacked = 1";
            document.body.append(script);
            document.body.append(Object.assign(new Image(), { src: "http://127.0.0.1:9/x.png" }));
        }"""
    )
    opened.tab.wait_for_function("() => [...document.images].every(image => image.complete)")
    assert opened.tab.evaluate("window.hacked") is None
    assert len(opened.complaints) == 2
    assert all("Content Security Policy" in complaint for complaint in opened.complaints)
    assert opened.refused == {"http://127.0.0.1:9/x.png": "csp"}
    opened.complaints.clear()
    opened.requests.remove("http://127.0.0.1:9/x.png")


def test_search_finds_a_point_and_a_quote(show: Open, drawing: Drawing) -> None:
    opened = show(drawing)
    opened.tab.keyboard.press("/")
    opened.tab.keyboard.type("general")
    opened.tab.keyboard.press("Enter")
    opened.tab.wait_for_selector("#panel blockquote")
    assert opened.heading() == "General practice"
    opened.tab.fill("#search", "letter LOST")
    opened.tab.click("#found li")
    opened.tab.wait_for_function("document.querySelectorAll('#panel blockquote').length === 1")
    assert opened.tab.inner_text("#panel blockquote") == "The ward’s letter was lost for a week."
    assert "Review 0, page 4" in opened.tab.inner_text("#panel .quotes")
    opened.tab.fill("#search", "zebra")
    assert opened.tab.inner_text("#found") == "Nothing found"


def test_clicking_a_point_shows_its_words_and_a_line_those_of_both_ends(show: Open) -> None:
    words = passage(0, "", "", 2015, "The visit was not recorded.")
    nodes = [
        Node("Theme:a", "Theme", "Recording", (), (words, passage(1, "", "", 2015))),
        Node("Theme:b", "Theme", "Visits", (), (words,)),
    ]
    opened = show(Drawing("Two", "", nodes, [Edge("Theme:a", "Theme:b", "k", 1, ("p0",))], []))
    box = opened.tab.locator("#picture").bounding_box()
    assert box is not None
    opened.tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    opened.tab.wait_for_selector("#panel blockquote")
    assert opened.heading() == "Recording and Visits"
    assert opened.tab.inner_text("#panel blockquote") == "The visit was not recorded."
    single = show(Drawing("One", "", nodes[:1], [], []))
    single.tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    single.tab.wait_for_selector("#panel blockquote")
    assert single.heading() == "Recording"
    assert single.tab.url.endswith("#Theme%3Aa")


def test_a_link_opens_a_point_or_two_and_going_back_lets_go(show: Open, drawing: Drawing) -> None:
    opened = show(drawing, "#AgencyType%3Apolice")
    assert opened.heading() == "Police"
    assert opened.tab.inner_text("#panel .sum") == "2 statements in 1 case"
    assert opened.tab.inner_text("#panel dl") == "Sector\njustice"
    opened.tab.click("#panel a[aria-label='Read 1 statement shared with Recording']")
    opened.tab.wait_for_selector("text=Police and Recording")
    assert opened.tab.inner_text("#panel blockquote") == "Nobody rang the ward about visit 1."
    opened.tab.go_back()
    opened.tab.wait_for_selector("#panel dl")
    assert opened.heading() == "Police"
    opened.tab.keyboard.press("Escape")
    opened.tab.wait_for_selector("#panel.idle")


def test_an_unknown_link_opens_the_page_as_it_is(show: Open, drawing: Drawing) -> None:
    assert show(drawing, "#Theme%3Agone&%E0%A4%A").heading() == "Where to start"


def test_filters_leave_what_their_statements_reach(show: Open, drawing: Drawing) -> None:
    opened = show(drawing)
    assert opened.legend() == {"AgencyType": "2", "Theme": "2", "Case": "3"}
    opened.tab.select_option("select[name=board]", "Saltby Board")
    assert opened.legend() == {"AgencyType": "1", "Theme": "1", "Case": "2"}
    opened.tab.select_option("select[name=from]", "2019")
    assert opened.legend() == {"AgencyType": "1", "Theme": "1", "Case": "1"}
    opened.tab.select_option("select[name=theme]", "Theme:recording")
    assert opened.legend() == {"AgencyType": "0", "Theme": "0", "Case": "0"}
    opened.tab.click("#clear")
    assert opened.legend() == {"AgencyType": "2", "Theme": "2", "Case": "3"}


def test_a_type_can_be_hidden_and_comes_back_when_chosen(show: Open, drawing: Drawing) -> None:
    opened = show(drawing)
    chip = opened.tab.locator("#legend [data-type=Theme]")
    chip.click()
    assert chip.get_attribute("aria-pressed") == "false"
    opened.tab.fill("#search", "recording")
    opened.tab.keyboard.press("Enter")
    opened.tab.wait_for_selector("#legend [data-type=Theme][aria-pressed=true]")
    assert opened.heading() == "Recording"


def test_the_keyboard_alone_walks_reads_and_lets_go(show: Open, drawing: Drawing) -> None:
    opened = show(drawing)
    opened.tab.focus("#picture")
    opened.tab.keyboard.press("ArrowRight")
    assert opened.heading() == "Information sharing"
    assert opened.tab.inner_text("#said") == "Information sharing, theme, 4 statements"
    opened.tab.keyboard.press("ArrowLeft")
    assert opened.heading() == "Police"
    opened.tab.keyboard.press("ArrowDown")
    assert opened.heading() == "General practice"
    opened.tab.keyboard.press("Enter")
    assert opened.tab.evaluate("document.activeElement.textContent") == "General practice"
    opened.tab.keyboard.press("Escape")
    opened.tab.wait_for_selector("#panel.idle")
    assert opened.tab.evaluate("document.activeElement.id") == "picture"


def test_the_table_sorts_by_number_and_by_name_and_leads_to_points(
    show: Open, drawing: Drawing
) -> None:
    opened = show(drawing)

    def first_column() -> list[str]:
        return opened.tab.locator("#table tbody td:first-child").all_inner_texts()

    assert first_column() == ["Recording", "Information sharing", "Supervision"]
    opened.tab.click("#table th:nth-child(2) button")
    assert first_column() == ["Information sharing", "Supervision", "Recording"]
    assert opened.tab.get_attribute("#table th:nth-child(2)", "aria-sort") == "descending"
    opened.tab.click("#table th:nth-child(1) button")
    assert first_column() == ["Information sharing", "Recording", "Supervision"]
    opened.tab.click("#tabs >> text=Statements")
    assert opened.tab.locator("#table tbody tr").count() == 4
    opened.tab.click("#table tbody a >> nth=0")
    opened.tab.wait_for_selector("#panel .quotes .chosen")


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("layout", ["Columns", "Network"])
def test_nothing_is_cut_at_any_width(
    show: Open, drawing: Drawing, width: int, layout: str
) -> None:
    opened = show(drawing, "#Theme%3Asharing", viewport={"width": width, "height": 800})
    opened.tab.click(f"#arrange >> text={layout}")
    assert opened.tab.evaluate("document.documentElement.scrollWidth") == width
    canvas = opened.tab.locator("#picture canvas").bounding_box()
    frame = opened.tab.locator("#picture").bounding_box()
    assert canvas == frame


def test_dark_screens_get_a_dark_page_and_paper_a_light_one(show: Open, drawing: Drawing) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    opened = show(drawing, color_scheme="dark")
    assert opened.tab.evaluate(ground) == "rgb(19, 24, 28)"
    opened.tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert opened.tab.evaluate(ground) == "rgb(255, 255, 255)"
    assert not opened.tab.is_visible("#search")
    opened.tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert opened.tab.evaluate(ground) == "rgb(19, 24, 28)"
    opened.tab.emulate_media(color_scheme="light")
    assert opened.tab.evaluate(ground) == "rgb(250, 249, 246)"
