"""The command line: each command is a module of `graphkit.commands`, imported when it is used."""

import errno
import sys
from importlib import import_module
from typing import Any

import click

from graphkit import __version__

COMMANDS = {
    "demo": "Try it: the bundled samples, one answer, one page.",
    "import": "Read reviews and load them into the graph.",
    "extract": "Read reviews and write their records only.",
    "load": "Compile the workspace's records into the store.",
    "remove": "Take one review out, exactly.",
    "ask": "Answer a named question, or list the questions.",
    "new-question": "Write a file to start a question of your own from.",
    "find": "Find passages by their words.",
    "show": "Show one item, case or review with its place and links.",
    "cypher": "Run one reading Cypher statement of your own.",
    "view": "Draw an answer, or the whole graph, as a page.",
    "site": "Write the explorer: pages to browse, offline.",
    "report": "Write the answers a board needs, to read, print and hand on.",
    "scenario": "Write a training pack on failures that go together.",
    "triage": "Work through the items whose theme is unsure.",
    "correct": "Record what a person knows better.",
    "corrections": "List what people changed, and whether it still holds.",
    "undo": "Take a correction back.",
    "evaluate": "Compare records with those of a person: how right are they?",
    "export": "Write the whole graph for other tools.",
    "verify": "Check that every item stands in its source, word for word.",
    "status": "Count what the store holds.",
    "neo4j": "A real Neo4j of this workspace's own, without Docker.",
    "check": "Check the files in cypher/, import/ and viz/.",
}
MODULES = {"import": "import_", "new-question": "new_question"}  # a keyword of Python


class Misused(click.ClickException):
    """Misuse as click reports it: the message on stderr, and exit code 2."""

    exit_code = 2


class Commands(click.Group):
    """The group of all commands, which imports none to list them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, its module imported."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"graphkit.commands.{MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with what each is for."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first. Raises UnknownName, with near names, when there is none."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from graphkit.errors import UnknownName

            raise UnknownName("command", args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what goes wrong becomes a message and an exit code."""
        from graphkit.errors import GraphkitError

        try:
            return super().invoke(ctx)
        except GraphkitError as error:
            shown = Misused if error.exit_code == Misused.exit_code else click.ClickException
            raise shown(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE or not error.filename:
                raise
            raise click.ClickException(f"{error.filename}: {error.strerror}.") from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="graphkit %(version)s")
@click.option("--data", metavar="DIR", help="The workspace, for any command.")
@click.option("--store", metavar="URL", help="The store, for any command.")
@click.pass_context
def cli(ctx: click.Context, data: str | None, store: str | None) -> None:
    """Read safeguarding reviews into a graph, and ask what keeps going wrong.

    \b
    Example:
      graphkit demo
      graphkit import reviews/
      graphkit ask agency-failures --passages
    """
    ctx.obj = {"data": data, "store": store}


def main() -> None:
    """The command `graphkit`."""
    for stream in (sys.stdout, sys.stderr):
        if not stream.isatty():  # a pipe on Windows would otherwise be in the old code page
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    cli(prog_name="graphkit")
