"""Very many points: drawn in groups that a person opens, in a real Chromium."""

import pytest

from graphkit.bundles import GROUPS, bundles
from graphkit.view import Drawing, Edge, Node, Table
from tests.opened import Open, passage
from tests.opened import browser as browser
from tests.opened import show as show


def many(cases: int, boards: int) -> Drawing:
    """This many cases of as many boards, each joined to one of two themes."""
    themes = [Node(f"Theme:{n}", "Theme", ("Neglect", "Recording")[n]) for n in range(2)]
    drawn = [
        Node(f"Case:{n}", "Case", f"Child {n}", (), (passage(n, f"Case:{n}", board, year),),
             board, year)
        for n in range(cases)
        for board, year in [(f"Board {n % boards}", 2001 + n % 9)]
    ]  # fmt: skip
    edges = [Edge(f"Theme:{n % 2}", f"Case:{n}", "k", 1, (f"p{n}",)) for n in range(cases)]
    table = Table("Cases", ("Case",), tuple((f"Child {n}",) for n in range(cases)))
    return Drawing("Many", "", [*themes, *drawn], edges, [table], "network", ("Theme", "Case"))


def test_few_points_are_no_groups() -> None:
    drawing = many(900, 3)
    assert bundles(drawing.nodes, drawing.edges) == []


def test_points_are_grouped_by_board_and_large_groups_by_what_they_are_linked_to() -> None:
    drawing = many(1200, 3)
    found = {each.title: len(each.members) for each in bundles(drawing.nodes, drawing.edges)}
    assert found == {
        f"Board {n} · most linked to {theme}": 200
        for n in range(3)
        for theme in ("Neglect", "Recording")
    }


def test_where_each_has_a_board_of_its_own_what_they_are_linked_to_groups_them() -> None:
    drawing = many(1200, 1200)
    found = bundles(drawing.nodes, drawing.edges)
    assert len(found) <= GROUPS
    assert found[0].title == "most linked to Neglect · published 2001"
    assert sum(len(each.members) for each in found) == 1200


def test_groups_are_drawn_in_place_of_their_points_until_they_are_opened(show: Open) -> None:
    opened = show(many(1400, 10))
    told = "1,402 points, many of them in 10 groups: choose a group to open it. Draw every point"
    assert opened.tab.inner_text("#bar") == told
    assert opened.legend() == {"Theme": "2", "Case": "1400"}
    opened.tab.focus("#picture")
    opened.tab.keyboard.press("ArrowRight")
    opened.tab.wait_for_selector("#panel .type >> text=Group of cases")
    assert opened.tab.inner_text("#panel .sum") == "140 cases"
    name = opened.heading()
    opened.tab.click("[data-act=open]")
    opened.tab.wait_for_selector("#bar >> text=in 9 groups")
    assert opened.tab.inner_text("[data-act=open]") == "Draw it as one point"
    assert opened.tab.inner_text("#said") == f"Opened: {name}"
    opened.tab.click("#bar [data-way=all]")
    opened.tab.wait_for_selector("#bar [data-way=groups]")
    assert opened.tab.inner_text("#bar") == "1,402 points. Draw them in groups"


def test_a_link_to_a_point_of_a_group_draws_it_beside_the_group(show: Open) -> None:
    opened = show(many(1400, 10), "#Case%3A7")
    assert opened.heading() == "Child 7"
    opened.tab.keyboard.press("Escape")
    opened.tab.wait_for_selector("#panel.idle")


@pytest.mark.parametrize("layout", ["Columns", "Network"])
def test_a_filter_that_leaves_few_draws_them_one_by_one(show: Open, layout: str) -> None:
    opened = show(many(1400, 10))
    opened.tab.click(f"#arrange >> text={layout}")
    opened.tab.select_option("select[name=board]", "Board 3")
    opened.tab.wait_for_selector("#bar", state="hidden")
    assert opened.legend()["Case"] == "140"
