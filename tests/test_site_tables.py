"""The explorer's tables: long ones are parted, empty ones say so, and nothing is cut on paper."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from graphkit.pages import text_of
from graphkit.site import Link, Listing, Sheet
from graphkit.site_answers import _listed
from graphkit.site_content import Content
from graphkit.site_html import Pages
from tests.hostile import Tab, system_browser
from tests.small_graph import Rows

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    yield from system_browser()


class Tables(HTMLParser):
    """The tables of a page: what each is called, and how many rows it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, int]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if dict(attrs).get("role") == "region":
            self.found.append((dict(attrs)["aria-label"] or "", -1))
        if tag == "tr":
            name, rows = self.found.pop()
            self.found.append((name, rows + 1))


def page(rows: int) -> str:
    """A page with a table of this many rows."""
    every = tuple((Link(f"Child {n}", f"cases/{n}.html"), n) for n in range(rows))
    sheet = Sheet("cases.html", "List", "Cases", tables=(Listing("All", ("Case", "N"), every),))
    return Pages(Content(Rows()), "").sheet(sheet)


@pytest.mark.parametrize(
    ("rows", "tables"),
    [
        (0, []),
        (1, [("Table: All", 1)]),
        (400, [("Table: All", 400)]),
        (401, [("Table: All, part 1", 200), ("Table: All, part 2", 200),
               ("Table: All, part 3", 1)]),
    ],
)  # fmt: skip
def test_a_long_table_is_parted_so_that_its_page_opens_at_once(
    rows: int, tables: list[tuple[str, int]]
) -> None:
    made = page(rows)
    assert Tables(made).found == tables
    assert made.count("Child ") == rows
    assert ("None." in made) == (rows == 0)


def test_all_parts_of_a_long_table_are_printed(browser: "Browser", tmp_path: Path) -> None:
    (tmp_path / "cases.html").write_text(page(900), encoding="utf-8")
    style = text_of("report/report.css") + text_of("site/site.css")
    (tmp_path / "site.css").write_text(style, encoding="utf-8")
    tab = Tab(browser).go(tmp_path / "cases.html")
    paper = pypdfium2.PdfDocument(tab.page.pdf())
    words = "".join(each.get_textpage().get_text_range() for each in paper)
    assert "".join(words.split()).count("Child") == 900


def test_a_column_of_notes_that_says_nothing_is_left_out() -> None:
    words = Link("1 statement", "cells/x.html")
    row = (Link("Police"), 1, 6, "17% (3%–56%)")
    (plain,) = _listed("Where", "Agency", [(*row, "", words)], None)
    assert plain.columns == ("Agency", "Cases", "Of", "Share", "Words")
    assert plain.rows == ((*row, words),)
    (noted,) = _listed("Where", "Agency", [(*row, "", words), (*row, "too few", words)], None)
    assert noted.columns == ("Agency", "Cases", "Of", "Share", "Note", "Words")
    assert len(noted.rows[0]) == 6
