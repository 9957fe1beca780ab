"""`graphkit load`: records into the store."""

import click

from graphkit.commands import options
from graphkit.commands.import_ import reload
from graphkit.workspace import Workspace


@click.command("load")
@options.workspace
@options.store
def command(workspace: Workspace, store: str) -> None:
    """Compile the workspace's records, with their corrections, into the store.

    Use it after you changed records by hand, or to fill another store from the same workspace.

    \b
    Example:
      graphkit load
    """
    workspace.require_some()
    reload(workspace, store)
    options.say(f"{len(workspace.ids())} reviews loaded.")
