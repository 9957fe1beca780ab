"""`graphkit remove`: take one review out."""

from pathlib import Path

import click

from graphkit.commands import options
from graphkit.commands.import_ import reload
from graphkit.workspace import Workspace


@click.command("remove")
@click.argument("review")
@options.workspace
@options.store
def command(review: str, workspace: Workspace, store: str) -> None:
    """Take one review out: its text, its record, its corrections and everything in the graph that
    came from it.

    REVIEW is its id, the file's name without suffix, as `graphkit verify` lists it. The source
    file itself is not touched. Corrections hold words of their review, so none stays behind.

    \b
    Example:
      graphkit remove child-a-overview-report
    """
    from graphkit import watch
    from graphkit.pipeline import remove

    lost = remove(workspace, review)
    reload(workspace, store)
    for warning in watch.keep(workspace, (), ()):
        options.say(warning)
    options.say(f"“{review}” is out of {workspace.folder}.")
    for page in holding(workspace, review):
        options.say(f"{page} was made before and still holds words of it: delete it, or make it "
                    "again.")  # fmt: skip
    if lost:
        options.say(f"So are the {lost} corrections made in it." if lost > 1
                    else "So is the correction made in it.")  # fmt: skip


def holding(workspace: Workspace, review: str) -> list[Path]:
    """The pages in the workspace that name a review: `view` without `-o` puts them there."""
    return [path for path in sorted(workspace.folder.glob("*.html"))
            if review.encode() in path.read_bytes()]  # fmt: skip
