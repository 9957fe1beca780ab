"""The page as a person meets it: a real Chromium opens it from a file."""

import pytest

from graphkit.view import Drawing, Edge, Node, Table
from tests.opened import Open, passage
from tests.opened import browser as browser
from tests.opened import drawing as drawing
from tests.opened import show as show

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
