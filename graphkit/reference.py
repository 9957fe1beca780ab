"""The command reference, `docs/commands.md`, made from the commands' own help."""

import sys
from pathlib import Path

import click

from graphkit import disk
from graphkit.cli import COMMANDS, cli

HEAD = """# Commands

Made from the commands' own help by `make docs`; edit the help, not this page.

"""
WIDTH = 88


def reference() -> str:
    """The whole page as Markdown."""
    return HEAD + "\n".join(_section(name) for name in ("", *COMMANDS))


def _section(name: str) -> str:
    title = f"graphkit {name}".rstrip()
    return f"## {title}\n\n```\n{help_of(name)}\n```\n"


def help_of(name: str) -> str:
    """The help of one command, or of graphkit itself for ""."""
    with click.Context(cli, info_name="graphkit", terminal_width=WIDTH) as top:
        command = cli.get_command(top, name) if name else None
        if command is None:
            return cli.get_help(top).rstrip()
        with click.Context(command, info_name=name, parent=top) as inner:
            return command.get_help(inner).rstrip()


if __name__ == "__main__":
    disk.write_lines(Path(sys.argv[1]), [reference()])
