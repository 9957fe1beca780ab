"""`graphkit verify`: does every item stand in its source?"""

import click

from graphkit.commands import options
from graphkit.workspace import Workspace

COLUMNS = ("review", "source", "items", "found", "wrong", "not_checked")


@click.command("verify")
@options.workspace
@options.style
def command(workspace: Workspace, style: str) -> None:
    """Read every source that is still there again, and find every item in it word for word.

    What could not be checked is said, and is no failure. The exit code is 1 when an item does
    not stand where its record says, or a source has changed since it was imported.

    \b
    Example:
      graphkit verify
    """
    from graphkit.verify import check

    workspace.require_some()
    with options.progress(workspace.ids(), "Checking") as bar:
        results = [check(workspace, workspace.record(review)) for review in bar]
    rows = [(r.review, r.source, r.items, r.found, r.wrong, r.unchecked) for r in results]
    counted = [(*row[:4], len(row[4]), len(row[5])) for row in rows]
    options.print_rows(COLUMNS, rows if style == "json" else counted, style)
    for result in results:
        for message in (*result.wrong, *result.unchecked):
            options.say(f"{result.review}: {message}.")
    wrong = [result for result in results if result.wrong]
    sound = [result for result in results if not result.wrong]
    found = f"{sum(r.found for r in sound)} of {sum(r.items for r in sound)} items found."
    if not wrong:
        options.say(found)
        return
    names = ", ".join(result.review for result in wrong)
    options.say(f"Not in order: {names}.{f' In the other reviews, {found}' if sound else ''}")
    raise click.exceptions.Exit(1)
