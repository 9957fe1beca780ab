"""`graphkit status`: counts."""

import click

from graphkit.commands import options
from graphkit.workspace import Workspace


@click.command("status")
@options.workspace
@options.store
@options.style
def command(workspace: Workspace, store: str, style: str) -> None:
    """Count what the store holds, the blocks that no rule understood, the corrections, and those
    of them that are orphaned: their words are no longer there.

    Collective cases (what a review says of no one case) are not counted. With `-f json` the
    result is one object; its `graph` is a hash of all that was loaded last, the same for the
    same graph in any store.

    \b
    Example:
      graphkit status -f json
    """
    from graphkit.status import counts

    found, loaded = counts(workspace, store), workspace.manifest().graph
    if style == "json":
        import json

        click.echo(json.dumps({**found, **({"graph": loaded} if loaded else {})}, indent=2))
    else:
        options.print_rows(("what", "count"), list(found.items()), style)
    if found["orphaned"]:
        options.say("Look at the orphaned corrections with: graphkit corrections --orphaned")
    if workspace.ids() and not loaded:
        options.say("The records are newer than the graph. Load them with: graphkit load")
    elif not found["reviews"]:
        options.say("Nothing is imported yet. Begin with: graphkit import PATH…")
