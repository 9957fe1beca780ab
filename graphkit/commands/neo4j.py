"""`graphkit neo4j`: a real Neo4j of the workspace's own."""

from pathlib import Path

import click

from graphkit.commands import options
from graphkit.workspace import Workspace

STYLE = Path("neo4j-browser")


@click.group("neo4j")
def command() -> None:
    """A real Neo4j on this machine, for this workspace alone, without Docker.

    While it runs, GRAPHKIT_STORE=neo4j (or --store neo4j) has every command use it.

    \b
    Example:
      graphkit neo4j start
      graphkit --store neo4j load
    """


@command.command("start")
@click.option("--port", type=click.IntRange(1, 65535), help="The port. [default: a free one]")
@options.workspace
def start(port: int | None, workspace: Workspace) -> None:
    """Start it; the first time, Neo4j is fetched (123 MB) and a password made.

    \b
    Example:
      graphkit neo4j start
    """
    from graphkit.server import process
    from graphkit.server.home import Home
    from graphkit.server.jars import VERSION, fetched
    from graphkit.server.java import java

    home = Home.of(workspace.folder)
    runs = process.pid(home)
    if runs is None:
        program = java()
        options.say(f"Starting Neo4j {VERSION} …")
        process.start(home, program, fetched(options.progress), port)
    access = home.access()
    uri = access.uri if access else ""
    options.say(f"Neo4j runs at {uri}. Use it with: export GRAPHKIT_STORE=neo4j")


@command.command("stop")
@options.workspace
def stop(workspace: Workspace) -> None:
    """Stop it; what it holds is kept.

    \b
    Example:
      graphkit neo4j stop
    """
    from graphkit.server import process
    from graphkit.server.home import Home

    stopped = process.stop(Home.of(workspace.folder))
    options.say("Neo4j is stopped." if stopped else "Neo4j was not running.")


@command.command("status")
@options.workspace
@options.style
def status(workspace: Workspace, style: str) -> None:
    """Whether it runs, and where.

    \b
    Example:
      graphkit neo4j status -f json
    """
    from graphkit.server.standing import standing

    found = standing(workspace.folder)
    if style == "json":
        import json

        click.echo(json.dumps(found, indent=2))
    else:
        options.print_rows(("what", "value"), list(found.items()), style)


@command.command("logs")
@click.option(
    "-n", "--most", type=click.IntRange(min=1), default=40, show_default=True,
    help="How many lines at most, the last ones.",
)  # fmt: skip
@options.workspace
def logs(most: int, workspace: Workspace) -> None:
    """What it said since it was last started.

    \b
    Example:
      graphkit neo4j logs -n 100
    """
    from graphkit.errors import GraphkitError
    from graphkit.server.home import Home

    log = Home.of(workspace.folder).log
    if not log.exists():
        raise GraphkitError("Neo4j was never started here. Start it with: graphkit neo4j start")
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    click.echo("\n".join(lines[-most:]))


@command.command("style")
@click.option(
    "-o", "--output", "folder", default=STYLE, show_default=True, metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path), help="Where to write them.",
)  # fmt: skip
def style(folder: Path) -> None:
    """Write a style sheet and favourites for Neo4j Browser: drop the files on its window.

    The favourites are the questions of cypher/, each with its parameters set first.

    \b
    Example:
      graphkit neo4j style -o browser
    """
    from graphkit.server.browser import write

    for path in write(folder):
        click.echo(path)
