"""What a person takes away from the page: pictures as files, and paper."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest

from graphkit.view import Drawing, Edge, Node
from tests.hostile import ATTACKS
from tests.opened import Open, Opened, passage
from tests.opened import browser as browser
from tests.opened import drawing as drawing
from tests.opened import show as show

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("layout", ["Columns", "Network"])
def test_a_picture_is_kept_as_svg_with_its_title_marking_and_what_its_shapes_mean(
    show: Open, drawing: Drawing, tmp_path: Path, layout: str
) -> None:
    opened = show(replace(drawing, marking="MARK"), color_scheme="dark")
    opened.tab.click(f"#arrange >> text={layout}")
    with opened.tab.expect_download() as download:
        opened.tab.click("#svg")
    opened.requests[:] = [url for url in opened.requests if not url.startswith("blob:")]
    assert download.value.suggested_filename == "what-went-wrong.svg"
    download.value.save_as(tmp_path / "p.svg")
    made = ElementTree.parse(tmp_path / "p.svg").getroot()
    texts = [each.text for each in made.iter(f"{SVG}text")]
    assert texts[:3] == ["MARK", "What went wrong", "3 cases"]
    assert texts[-3:] == ["Agencies", "Themes", "Cases"]
    assert {"Police", "Information sharing", "Child B"} <= set(texts)
    assert len(list(made.iter(f"{SVG}path"))) == 4
    assert len(list(made.iter(f"{SVG}polygon"))) == 7 + 3
    ground = next(made.iter(f"{SVG}rect")).get("fill")
    assert ground == "#ffffff"
    dark = opened.tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark == "rgb(19, 24, 28)"


def test_a_picture_is_kept_as_png_at_twice_its_size(
    show: Open, drawing: Drawing, tmp_path: Path
) -> None:
    opened = show(drawing)
    wide = opened.tab.evaluate("document.getElementById('picture').clientWidth")
    with opened.tab.expect_download() as download:
        opened.tab.focus("#png")
        opened.tab.keyboard.press("Enter")
    opened.requests[:] = [url for url in opened.requests if not url.startswith("blob:")]
    download.value.save_as(tmp_path / "p.png")
    data = (tmp_path / "p.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20], "big") == 2 * wide
    assert len(data) > 10_000


def test_what_a_review_says_is_text_in_a_kept_picture(show: Open, tmp_path: Path) -> None:
    words = [*ATTACKS, "a\x00b\ufffe\ud83d"]
    nodes = [Node(f"Theme:{n}", "Theme", text) for n, text in enumerate(words)]
    edges = [Edge("Theme:0", node.id, "k") for node in nodes[1:]]
    opened = show(Drawing(ATTACKS[0], ATTACKS[1], nodes, edges, [], marking=ATTACKS[3]))
    with opened.tab.expect_download() as download:
        opened.tab.click("#svg")
    opened.requests[:] = [url for url in opened.requests if not url.startswith("blob:")]
    download.value.save_as(tmp_path / "p.svg")
    made = ElementTree.parse(tmp_path / "p.svg").getroot()
    tags = {each.tag.removeprefix(SVG) for each in made.iter()}
    assert tags <= {"svg", "rect", "text", "path", "polygon", "title"}
    texts = [each.text for each in made.iter(f"{SVG}text")]
    assert ATTACKS[3] in texts
    assert opened.tab.evaluate("window.hacked") is None


def back_to(opened: Opened, id: str) -> None:
    """Go back with Shift and Tab until the element of this id has the focus, and shows it."""
    for _ in range(60):
        opened.tab.keyboard.press("Shift+Tab")
        if opened.tab.evaluate("document.activeElement.id") == id:
            outline = "getComputedStyle(document.activeElement).outlineStyle"
            assert opened.tab.evaluate(outline) == "solid"
            return
    raise AssertionError(f"{id} is not reached by keyboard")


def test_by_keyboard_alone_an_agency_is_found_read_and_printed_without_controls(
    show: Open, drawing: Drawing
) -> None:
    opened = show(drawing)
    opened.tab.evaluate("addEventListener('beforeprint', () => { window.asked = true; })")
    opened.tab.keyboard.press("/")
    opened.tab.keyboard.type("police")
    opened.tab.keyboard.press("Enter")
    opened.tab.wait_for_selector("#panel blockquote")
    assert opened.tab.evaluate("document.activeElement.textContent") == "Police"
    back_to(opened, "print")
    opened.tab.keyboard.press("Enter")
    opened.tab.wait_for_function("() => window.asked")
    paper = pypdfium2.PdfDocument(opened.tab.pdf(prefer_css_page_size=True))
    assert {tuple(map(round, page.get_size())) for page in paper} == {(595, 842)}
    words = " ".join(page.get_textpage().get_text_range() for page in paper)
    told = re.sub(r"\s+", " ", words)
    for said in ("What went wrong", "Police", "The ward’s letter was lost for a week.", "Themes"):
        assert said in told
    for control in ("Path from here", "Zoom", "Filters", "PNG", "Close"):
        assert control not in told


def test_a_page_of_a_site_leads_back_to_it_and_to_the_pages_of_its_points(show: Open) -> None:
    words = passage(1, "", "", 2015)
    node = Node("Theme:a", "Theme", "Recording", (), (words,))
    pages = {"Theme:a": "themes/recording.html", "p1": "reviews/r.html#p-1"}
    made = Drawing("Links", "", [node], [], [], pages=pages, home="index.html")
    opened = show(made, "#Theme%3Aa")
    assert opened.tab.get_attribute(".home a", "href") == "index.html"
    assert opened.tab.get_attribute("#panel .own a", "href") == "themes/recording.html"
    assert opened.tab.get_attribute("#panel .quotes .place a", "href") == "reviews/r.html#p-1"
