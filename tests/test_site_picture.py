"""The explorer's picture of a large graph: every agency and theme with a failure, as figures."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graphkit import site_content, site_picture
from graphkit.drawing import Drawing
from graphkit.pipeline import compiled
from graphkit.queries import question, run
from graphkit.site_answers import Answers
from graphkit.site_content import Content
from graphkit.site_making import Asker
from graphkit.site_picture import picture
from graphkit.site_trends import Trends
from graphkit.store import open_store
from graphkit.view import page
from graphkit.workspace import Workspace
from tests.hostile import Tab, system_browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

SAMPLES = Path(__file__).parents[1] / "import" / "samples"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    yield from system_browser()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of the bundled samples."""
    from click.testing import CliRunner

    from graphkit.cli import cli

    folder = tmp_path_factory.mktemp("samples") / "data"
    result = CliRunner().invoke(cli, ["import", str(SAMPLES), "--data", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


def drawn(data: Path) -> tuple[Drawing, list[dict[str, Any]]]:
    """The picture, and the rows of the question behind it."""
    workspace = Workspace.at(str(data))
    content, store = Content(compiled(workspace)), open_store("", data, read_only=True)
    ask = Asker(workspace, store)
    made = picture(content, Answers(content, ask, Trends(content, ask.plan)))
    rows = run(question("agency-theme-matrix"), store, {}).objects()
    store.close()
    return made, rows


def test_the_picture_of_few_statements_is_the_whole_graph_and_leads_to_its_pages(
    data: Path,
) -> None:
    made, _ = drawn(data)
    assert not made.partial
    assert len([node for node in made.nodes if node.label == "Case"]) == 11
    assert made.pages["AgencyType:police"] == "agencies/police.html"
    assert made.pages["Theme:information-sharing"] == "themes/information-sharing.html"
    assert {made.pages[p.id].partition("#")[0] for node in made.nodes for p in node.passages} <= {
        f"reviews/{path.stem}.html" for path in (data / "records").iterdir()
    }


def test_the_picture_of_very_many_has_every_row_with_its_figure_and_first_words(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (site_picture, site_content):
        monkeypatch.setattr(module, "DRAWN", 100)
    made, rows = drawn(data)
    assert made.partial
    assert [edge.weight for edge in made.edges] == [row["cases"] for row in rows]
    assert len(made.edges) == len(rows) > 100
    edge = next(e for e in made.edges if (e.source, e.target) == (
        "AgencyType:police", "Theme:information-sharing"))  # fmt: skip
    assert edge.told == "It went wrong in 9 of 9 cases of this agency: 16 statements."
    assert len(edge.passages) == 1
    assert edge.page.startswith("cells/police-information-sharing")
    assert [node.id for node in made.nodes if node.last] == ["AgencyType:all-agencies"]
    police = next(node for node in made.nodes if node.id == "AgencyType:police")
    assert (police.told, police.cases) == ("It went wrong in 9 cases.", 9)


def test_the_page_of_figures_tells_them_and_leads_to_all_words(
    browser: "Browser", data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (site_picture, site_content):
        monkeypatch.setattr(module, "DRAWN", 100)
    (tmp_path / "viewer.html").write_text(page(drawn(data)[0]), encoding="utf-8")
    tab = Tab(browser).go(tmp_path / "viewer.html", "#AgencyType%3Apolice")
    assert tab.page.inner_text("#panel .sum") == "It went wrong in 9 cases."
    tab.go(tmp_path / "viewer.html", "#AgencyType%3Apolice&Theme%3Ainformation-sharing")
    tab.page.wait_for_selector("#panel h2 >> text=Police and Information sharing")
    told = "It went wrong in 9 of 9 cases of this agency: 16 statements."
    assert tab.page.inner_text("#panel .sum") == told
    assert "cells/police" in str(tab.page.get_attribute("#panel .own a", "href"))
    assert tab.page.locator("#choices select").count() == 0
    assert tab.complaints == []
