"""`graphkit site`: everything in the graph as pages to browse."""

from contextlib import closing
from pathlib import Path

import click

from graphkit.commands import options, releasing
from graphkit.workspace import Workspace


@click.command("site")
@click.option(
    "-o", "--output", "folder", metavar="DIR", required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder; made anew, whole or not at all.",
)  # fmt: skip
@releasing.release
@options.workspace
@options.store
def command(
    folder: Path, handed_on: bool, marked: bool, least: int, workspace: Workspace, store: str
) -> None:
    """Write the explorer: pages of every review, case, agency, theme and recommendation family.

    It opens from a file, offline: begin with index.html. A search of all words, a heat map of
    agencies and themes with the passages behind it, and the viewer are part of it. A folder that
    holds anything else is not touched. The path of its first page is the command's result.

    \b
    Example:
      graphkit site -o explorer
    """
    from graphkit.pipeline import compiled
    from graphkit.site_making import require_ours, write
    from graphkit.store import open_store

    workspace.require_some()
    options.require_graph(workspace, store, current=True)
    require_ours(folder)
    with (
        releasing.released(workspace, store, handed_on, marked, least) as (safe, url, fewest),
        closing(open_store(url, safe.folder, read_only=True)) as opened,
    ):
        count = write(folder, compiled(safe), safe, opened, fewest)
    options.say(f"{count:,} files.")
    click.echo(folder / "index.html")
