"""Makes the explorer: every page as a file, put in its folder whole or not at all."""

import gc
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graphkit import disk, folders
from graphkit.answers import Answer, run
from graphkit.coverage import with_refused
from graphkit.drawing_graph import marking
from graphkit.errors import Misuse
from graphkit.pages import on_every_sheet, text_of
from graphkit.queries import question
from graphkit.release_tables import shown
from graphkit.report import Section
from graphkit.report_asking import Asked
from graphkit.report_making import section_of
from graphkit.site import FOLDERS, Link, Sheet, place_of
from graphkit.site_answers import Answers
from graphkit.site_content import Content
from graphkit.site_html import Pages
from graphkit.site_picture import picture
from graphkit.site_search import Entry, Index
from graphkit.site_sheets import lists, sheets
from graphkit.site_trends import Trends
from graphkit.store.base import Store
from graphkit.view import page
from graphkit.viewdata import read
from graphkit.workspace import Workspace

STYLE = "site"
"""What the mark in the folder calls it, so that no other export is ever overwritten."""


class Asker:
    """Asks the store the questions that pages are answers to, each once; rows that fewer than
    `least` reviews are behind are left out."""

    def __init__(self, workspace: Workspace, store: Store, least: int = 0) -> None:
        self.workspace, self.store, self.least = workspace, store, least
        self.plan = read("report/report.toml")
        self.known: dict[str, tuple[Answer, Section]] = {}

    def __call__(self, name: str) -> tuple[Answer, Section]:
        """The answer to a question, and how a report tells it."""
        if name not in self.known:
            found = with_refused(run(question(name), self.store, {}), self.workspace)
            found = shown(found, self.least)
            self.known[name] = found, section_of(self.plan, Asked(found, [], (), ""))
        return self.known[name]


def write(folder: Path, graph: Any, workspace: Workspace, store: Store, least: int = 0) -> int:
    """Write the explorer of a graph to `folder`; how many files it has. Its tables are without rows
    that fewer than `least` reviews are behind.

    Raises Misuse where the folder holds anything that no earlier site put there.
    """
    require_ours(folder)
    collecting = gc.isenabled()
    gc.disable()  # it would look through millions of rows again and again, and free none
    try:
        files = _files(graph, workspace, store, least)
        folders.replace(folder, STYLE, files)
        return len(files)
    finally:
        if collecting:
            gc.enable()


def require_ours(folder: Path) -> None:
    """Raises Misuse unless the folder is absent, empty, or a site of ours and nothing more."""
    folders.require_ours(folder)
    mark = folder / folders.MARK
    if mark.exists() and disk.shaped(mark, lambda data: str(data["format"])) != STYLE:
        raise Misuse(f"{folder} holds an export, not a site: it stays as it is. "
                     "Give another folder, or empty this one.")  # fmt: skip


def _files(
    graph: Any, workspace: Workspace, store: Store, least: int
) -> dict[str, Iterable[str]]:
    content = Content(graph)
    ask = Asker(workspace, store, least)
    pages = Pages(content, marking(graph.nodes.get("Review", [])))
    answers, index = Answers(content, ask, Trends(content, ask.plan, least)), Index()
    made = [*lists(content), *answers.lists(), *sheets(content), *answers.sheets()]
    # made when it is written: all pages together are larger than a machine's memory may be
    files: dict[str, Iterable[str]] = {each.path: map(pages.sheet, (each,)) for each in made}
    files |= dict(_own(pages, answers, ask))
    files["viewer.html"] = [page(picture(content, answers))]
    for entry in _entries(content, made):
        index.add(entry)
    files |= {name: [text] for name, text in index.files()}
    return files


def _own(pages: Pages, answers: Answers, ask: Asker) -> Iterator[tuple[str, list[str]]]:
    """The pages that there is one of, and what all pages load."""
    told = [(ask(name)[1], f"{name}.html") for name in ("repeated-failures",)]
    yield "index.html", [pages.page(
        "home.html", "index.html", title="Explorer", sections=[section for section, _ in told],
        coverage=ask("coverage")[1], limits=ask.plan["limits"], method=ask.plan["method"],
    )]  # fmt: skip
    yield "matrix.html", [pages.page("matrix.html", "matrix.html", matrix=answers.matrix(),
                                     title="Which agencies fail in what")]  # fmt: skip
    yield "trends.html", [pages.page("trends.html", "trends.html", title="Is it getting better?",
                                     trends=[*answers.plots()])]  # fmt: skip
    styles = [text_of("report/report.css"), text_of("site/site.css")]
    yield "site.css", [*styles, str(on_every_sheet(pages.marking))]
    yield "site.js", [text_of("site/site.js")]


def _entries(content: Content, made: list[Sheet]) -> Iterator[Entry]:
    """What can be found: the page of every thing, then every passage."""
    order = [*FOLDERS.values()]
    things = (sheet for sheet in made if "/" in sheet.path)
    for sheet in sorted(things, key=lambda sheet: order.index(sheet.path.partition("/")[0])):
        first = not sheet.others or sheet.others[0] == Link("Page 1", sheet.path)
        if first:
            yield Entry(sheet.title, sheet.kind, sheet.path)
    for id, passage in content.passages.items():
        yield Entry(passage.text, passage.place, place_of(id))
