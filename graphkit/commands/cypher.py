"""`graphkit cypher`: a reading statement of the user's own."""

from contextlib import closing

import click

from graphkit.commands import options
from graphkit.workspace import Workspace


@click.command("cypher")
@click.argument("statement")
@click.option(
    "-n", "--most", type=click.IntRange(min=1), default=1000, show_default=True,
    help="How many rows at most.",
)  # fmt: skip
@click.option(
    "--seconds", type=click.FloatRange(min=0, min_open=True), default=30, show_default=True,
    help="How long it may take.",
)  # fmt: skip
@options.workspace
@options.store
@options.style
def command(
    statement: str, most: int, seconds: float, workspace: Workspace, store: str, style: str
) -> None:
    """Run one Cypher statement that only reads. The graph's labels, properties and relationships
    are those of docs/graph.md.

    \b
    Example:
      graphkit cypher 'MATCH (f:Finding)-[:HAS_THEME]->(t:Theme) RETURN t.id, count(f)'
    """
    from graphkit.door import admit, headings_of
    from graphkit.store import open_store

    options.require_graph(workspace, store)
    with closing(open_store(store, workspace.folder, read_only=True)) as opened:
        found = opened.rows(admit(statement), limit=most, seconds=seconds)
    options.print_rows(headings_of(statement, found.columns), found.rows, style)
    if found.cut:
        options.say(f"There are more than {most} rows: -n {most * 10} shows more.")
