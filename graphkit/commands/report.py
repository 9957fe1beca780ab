"""`graphkit report`: the answers a board needs, on paper."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.commands import options, releasing
from graphkit.errors import Misuse
from graphkit.workspace import Workspace

if TYPE_CHECKING:
    from graphkit.report import Report

SUFFIXES = (".html", ".docx", ".pdf")


@click.command("report")
@click.option(
    "-o", "--output", "path", metavar="FILE", required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The report; .html, .docx or .pdf, by its suffix.",
)  # fmt: skip
@click.option(
    "--question", "names", multiple=True, metavar="NAME",
    help="A question to answer; may be repeated. [default: what recurs, who, is it getting better]",
)  # fmt: skip
@click.option("--board", metavar="BOARD", help="Only this board, and those whose place it took.")
@click.option("--area", metavar="AREA", help="Only this local authority.")
@click.option("--theme", metavar="THEME", help="Only this theme.")
@options.parameters
@releasing.release
@options.workspace
@options.store
def command(
    path: Path, names: tuple[str, ...], board: str | None, area: str | None, theme: str | None,
    given: tuple[str, ...], handed_on: bool, marked: bool, least: int, workspace: Workspace,
    store: str,
) -> None:  # fmt: skip
    """Write the answers to questions as a report to read, print and hand on.

    Each question is answered in a sentence, a table, a plot, and the reviews' own words with
    their places; what was recommended and failed again, what is recommended again and again,
    coverage, limits and method follow. Without a question the report is about everything. Its
    path is the command's result.

    \b
    Example:
      graphkit report -o report.html
      graphkit report --question trends --theme neglect --area Westmoor -o neglect.pdf
    """
    from graphkit.commands.asking import values

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise Misuse(f"A report is {', '.join(SUFFIXES)}, not “{path.suffix}”: {path.name}")
    if not path.absolute().parent.is_dir():
        raise Misuse(f"There is no folder {path.parent} to write {path.name} to. Make it first.")
    limits = {"board": board, "area": area, "theme": theme}
    scope = {**{name: value for name, value in limits.items() if value}, **values(given)}
    with releasing.released(workspace, store, handed_on, marked, least) as (safe, url, fewest):
        write(made(safe, url, names, scope, fewest), path, suffix)
    click.echo(path)


def made(
    workspace: Workspace, url: str, names: Sequence[str], scope: dict[str, str], least: int = 0
) -> "Report":
    """The report on these questions, asked of the workspace's store, without rows that fewer than
    `least` reviews are behind."""
    from graphkit.report_making import report_of
    from graphkit.store import open_store

    workspace.require_some()
    options.require_graph(workspace, url, current=True)
    with closing(open_store(url, workspace.folder, read_only=True)) as store:
        return report_of(workspace, store, names, scope, least)


def write(report: "Report", path: Path, suffix: str) -> None:
    """Write the report in the form that the suffix says, whole or not at all."""
    from graphkit.report_files import write_bytes

    if suffix == ".html":
        from graphkit.report_html import html

        write_bytes(path, html(report).encode("utf-8"))
    elif suffix == ".docx":
        from graphkit.report_docx import docx

        write_bytes(path, docx(report))
    else:
        from graphkit.report_pdf import pdf

        whole, missing = pdf(report)
        write_bytes(path, whole)
        if missing:
            options.say(f"Letters that this PDF's font has not: {missing}; the .html has them.")
