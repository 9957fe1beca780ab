"""`graphkit export`: the whole graph for other tools."""

from pathlib import Path

import click

from graphkit.commands import options, releasing
from graphkit.workspace import Workspace

FORMATS = ("csv", "graphml", "gexf", "cypher", "jsonld")


@click.command("export")
@click.option(
    "-f", "--format", "style", required=True, type=click.Choice(FORMATS), help="What to write.",
)  # fmt: skip
@click.option(
    "-o", "--output", "path", required=True, metavar="PATH", type=click.Path(path_type=Path),
    help="The file; for csv, the folder.",
)  # fmt: skip
@releasing.release
@options.workspace
def command(
    style: str, path: Path, handed_on: bool, marked: bool, least: int, workspace: Workspace
) -> None:
    """Write all nodes and relationships of the workspace's records for another tool, each item
    with its exact words and their place.

    csv is a folder with a file for each label and relationship type; a text that a spreadsheet
    would run as a formula has an apostrophe put before it. graphml and gexf are for Gephi, yEd,
    igraph and networkx; characters that XML cannot hold become visible signs. cypher is a script
    for an empty Neo4j, jsonld is RDF. A folder that holds anything but an export is not touched.

    \b
    Example:
      graphkit export -f graphml -o reviews.graphml
    """
    from graphkit.export import export
    from graphkit.pipeline import compiled

    workspace.require_some()
    options.outside(workspace, path)
    if not path.absolute().parent.is_dir():
        from graphkit.errors import Misuse

        raise Misuse(f"There is no folder {path.parent} to write {path.name} to. Make it first.")
    with releasing.released(workspace, "", handed_on, marked, least) as (safe, _, _):
        for what, count in export(compiled(safe), style, path).items():
            options.say(f"{count} {what}.")
    click.echo(path)
