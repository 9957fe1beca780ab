"""`graphkit view`: an answer, or the whole graph, as a page."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit import disk
from graphkit.commands import options, releasing
from graphkit.errors import Misuse
from graphkit.workspace import Workspace

if TYPE_CHECKING:
    from graphkit.drawing import Drawing


@click.command("view")
@click.argument("question", required=False)
@options.parameters
@click.option(
    "-o", "--output", "path", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
    help="The page. [default: QUESTION.html, or graph.html, in the workspace]",
)  # fmt: skip
@releasing.release
@options.workspace
@options.store
def command(
    question: str | None, given: tuple[str, ...], path: Path | None, handed_on: bool, marked: bool,
    least: int, workspace: Workspace, store: str,
) -> None:  # fmt: skip
    """Draw the answer to a QUESTION, or the whole graph, as one page that works offline.

    The page names its passages and their places, can be searched, and has the same content as a
    table. Its path is the command's result.

    \b
    Example:
      graphkit view agency-failures -o agencies.html
    """
    workspace.require_some()
    if path and not path.absolute().parent.is_dir():
        raise Misuse(f"There is no folder {path.parent} to write {path.name} to. Make it first.")
    with releasing.released(workspace, store, handed_on, marked, least) as (safe, url, fewest):
        drawn = draw_answer(question, given, safe, url, fewest) if question else draw_graph(safe)
        click.echo(write_page(drawn, path or workspace.folder / f"{question or 'graph'}.html"))


def write_page(drawing: "Drawing", path: Path) -> Path:
    """Write a drawing as a page; its path."""
    from graphkit.view import page

    disk.write_lines(path, [page(drawing)])
    return path


def draw_graph(workspace: Workspace) -> "Drawing":
    """The whole graph of the workspace's records."""
    from graphkit.drawing_graph import drawing_of_graph
    from graphkit.pipeline import compiled

    return drawing_of_graph(compiled(workspace))


def draw_answer(
    question: str, given: tuple[str, ...], workspace: Workspace, store: str, least: int = 0
) -> "Drawing":
    """The answer to a question, with the words of the workspace's records behind it, without rows
    that fewer than `least` reviews are behind."""
    from graphkit.commands.asking import asked
    from graphkit.drawing_answer import drawn
    from graphkit.release_tables import shown

    # its passages are looked up in the records: both have to be of one state
    with asked(question, given, workspace, store, current=True) as (answer, _):
        return drawn(shown(answer, least), workspace)
