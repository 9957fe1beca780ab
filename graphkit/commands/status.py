"""`graphkit status`: counts."""

import click

from graphkit.commands import options
from graphkit.workspace import Workspace


@click.command("status")
@options.workspace
@options.store
@options.style
def command(workspace: Workspace, store: str, style: str) -> None:
    """Count what the store holds, and the blocks that no rule understood.

    Collective cases (what a review says of no one case) are not counted. With `-f json` the
    result is one object.

    \b
    Example:
      graphkit status -f json
    """
    from graphkit.status import counts

    found = counts(workspace, store)
    if style == "json":
        import json

        click.echo(json.dumps(found, indent=2))
    else:
        options.print_rows(("what", "count"), list(found.items()), style)
    if not found["reviews"]:
        options.say("Nothing is imported yet. Begin with: graphkit import PATH…")
