"""`graphkit check`: are the three folders in order?"""

import click

from graphkit.commands import options


@click.command("check")
@options.style
def command(style: str) -> None:
    """Check the files in cypher/, import/ and viz/, yours in GRAPHKIT_HOME too.

    Every problem is named with its file; the exit code is 1 when there is one.

    \b
    Example:
      GRAPHKIT_HOME=mine graphkit check
    """
    from graphkit.check import check

    found = check()
    if found or style == "json":
        options.print_rows(("file", "problem"), [(p.file, p.problem) for p in found], style)
    if found:
        raise click.exceptions.Exit(1)
    options.say("All files in cypher/, import/ and viz/ are in order.")
