"""Walking a drawing in a real Chromium: one point's links alone, and the way between two points."""

from graphkit.view import Drawing, Edge, Node
from tests.opened import Open, passage
from tests.opened import browser as browser
from tests.opened import drawing as drawing
from tests.opened import show as show


def test_only_the_links_of_one_point_are_drawn_and_walked_and_then_all_again(
    show: Open, drawing: Drawing
) -> None:
    opened = show(drawing, "#Theme%3Arecording")
    opened.tab.click("[data-act=only]")
    opened.tab.wait_for_selector("#bar >> text=Only Recording and what it is linked to.")
    assert opened.legend() == {"AgencyType": "1", "Theme": "2", "Case": "1"}
    assert opened.tab.url.endswith("#Theme%3Arecording&=only-Theme%3Arecording")
    opened.tab.click("#panel a.name >> text=Police")
    opened.tab.wait_for_selector("#panel h2 >> text=Police")
    assert opened.legend() == {"AgencyType": "1", "Theme": "2", "Case": "1"}
    opened.tab.click("#bar [data-way=only]")
    opened.tab.wait_for_selector("#bar", state="hidden")
    assert opened.legend() == {"AgencyType": "2", "Theme": "2", "Case": "3"}
    assert opened.heading() == "Police"


def test_the_way_between_two_points_names_each_stop_with_its_words(
    show: Open, drawing: Drawing
) -> None:
    opened = show(drawing, "#AgencyType%3Agp")
    opened.tab.focus("[data-act=path]")
    opened.tab.keyboard.press("Enter")
    assert "Path from General practice" in opened.tab.inner_text("#bar")
    opened.tab.keyboard.type("recording")
    opened.tab.keyboard.press("Enter")
    opened.tab.wait_for_selector("#panel .steps")
    assert opened.heading() == "From General practice to Recording"
    stops = opened.tab.locator("#panel .stop").all_inner_texts()
    assert stops == ["General practice", "Information sharing", "Child A", "Recording"]
    assert opened.tab.locator("#panel .steps blockquote").all_inner_texts() == [
        "Nobody rang the ward about visit 2.",
        "The ward’s letter was lost for a week.",
        "Nobody rang the ward about visit 1.",
    ]
    assert opened.tab.url.endswith("#AgencyType%3Agp&Theme%3Arecording&=path")
    again = show(drawing, "#AgencyType%3Agp&Theme%3Arecording&=path")
    assert again.tab.locator("#panel .stop").count() == 4


def test_a_filter_can_close_the_way_and_the_page_says_so(show: Open, drawing: Drawing) -> None:
    opened = show(drawing, "#AgencyType%3Agp&Theme%3Arecording&=path")
    opened.tab.select_option("select[name=board]", "Saltby Board")
    told = opened.tab.inner_text("#panel .sum")
    assert told == "Nothing joins these two under the present filters."


def test_no_way_leads_over_what_stands_for_all_agencies(show: Open) -> None:
    p = [passage(n, "", "", 2015) for n in range(4)]
    nodes = [
        Node("Theme:a", "Theme", "Visits", (), (p[0], p[2])),
        Node("Theme:b", "Theme", "Records", (), (p[1], p[3])),
        Node("AgencyType:all", "AgencyType", "All agencies", (), (p[0], p[1]), last=True),
        Node("AgencyType:gp", "AgencyType", "General practice", (), (p[2],)),
        Node("Case:x", "Case", "Child X", (), (p[2], p[3])),
    ]
    edges = [
        Edge("AgencyType:all", "Theme:a", "k", 1, ("p0",)),
        Edge("AgencyType:all", "Theme:b", "k", 1, ("p1",)),
        Edge("Theme:a", "Case:x", "k", 1, ("p2",)),
        Edge("Theme:b", "Case:x", "k", 1, ("p3",)),
    ]
    opened = show(Drawing("Ways", "", nodes, edges, []), "#Theme%3Aa&Theme%3Ab&=path")
    assert opened.tab.locator("#panel .stop").all_inner_texts() == ["Visits", "Child X", "Records"]


def test_escape_gives_up_a_path_that_was_begun(show: Open, drawing: Drawing) -> None:
    opened = show(drawing, "#AgencyType%3Agp")
    opened.tab.click("[data-act=path]")
    opened.tab.focus("#picture")
    opened.tab.keyboard.press("Escape")
    opened.tab.wait_for_selector("#bar", state="hidden")
    assert opened.heading() == "Where to start"
