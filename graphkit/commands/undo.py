"""`graphkit undo`: take a correction back."""

import click

from graphkit.commands import options
from graphkit.commands.correcting import recording, settle
from graphkit.workspace import Workspace


@click.command("undo")
@click.argument("number", metavar="[N]", required=False, type=click.IntRange(min=1))
@recording
def command(
    number: int | None, by: str, why: str, load: bool, workspace: Workspace, store: str
) -> None:
    """Take back correction N, as `graphkit corrections` numbers them; without N, the last one.

    Nothing is deleted: the file keeps the correction and that it was taken back.

    \b
    Example:
      graphkit undo 12
    """
    from graphkit.keeping import take_back

    gone = take_back(workspace, number, by, why)
    options.say(f"Correction {gone.n} ({gone.do}) is taken back.")
    settle(workspace, store, load)
