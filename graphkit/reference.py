"""The pages of `docs/` that are made from the program itself: commands, graph and questions."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from graphkit import disk, schema
from graphkit.cli import COMMANDS, cli
from graphkit.question_pages import page

COMMANDS_HEAD = """# Commands

Made from the commands' own help by `make docs`; edit the help, not this page.

"""
GRAPH_HEAD = """# The graph

Made from `graphkit/schema.py` by `make docs`. Every node has an `id`, unique for its label. Months
are whole numbers, year × 12 + month (January is 1), the earliest that the text allows; absent
properties are null. A `Case` that is `collective` stands for what a review says of no one case, and
is left out of every count. `Case` is a word of Cypher: write it in backticks, ``(c:`Case`)``.

"""
WIDTH = 88


def commands() -> str:
    """The command reference as Markdown."""
    return COMMANDS_HEAD + "\n".join(_section(name) for name in ("", *COMMANDS))


def _section(name: str) -> str:
    title = f"graphkit {name}".rstrip()
    return f"## {title}\n\n```\n{help_of(name)}\n```\n"


def help_of(name: str) -> str:
    """The help of one command, or of graphkit itself for ""."""
    settings = cli.context_settings
    with click.Context(cli, info_name="graphkit", terminal_width=WIDTH, **settings) as top:
        command = cli.get_command(top, name) if name else None
        if command is None:
            return cli.get_help(top).rstrip()
        with click.Context(command, info_name=name, parent=top) as inner:
            return command.get_help(inner).rstrip()


def graph() -> str:
    """The graph's labels and relationships as Markdown."""
    labels = [f"| `{label}` | {_properties(has)} |" for label, has in schema.NODES.items()]
    kinds = [f"| `{kind}` | {_ends(kind)} | {_properties(_of(kind))} |" for kind in schema.types()]
    return GRAPH_HEAD + "\n".join([
        "| label | properties besides `id` |", "|---|---|", *labels, "",
        "| relationship | between | properties |", "|---|---|---|", *kinds, "",
    ])  # fmt: skip


def _properties(has: schema.Properties) -> str:
    return ", ".join(f"`{name}` {kind}" for name, kind in has.items())


def _of(kind: str) -> schema.Properties:
    merged: schema.Properties = {}
    for (name, _, _), has in schema.EDGES.items():
        if name == kind:
            merged.update(has)
    return merged


def _ends(kind: str) -> str:
    pairs = {(one, other) for name, one, other in schema.EDGES if name == kind}
    whole = {(_side(one), _side(other)) for one, other in pairs}
    return ", ".join(f"{one} → {other}" for one, other in sorted(whole))


def _side(label: str) -> str:
    return "any item" if label in schema.ITEMS else f"`{label}`"


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands, "graph.md": graph, "questions.md": page,
}  # fmt: skip

if __name__ == "__main__":
    for name, make in PAGES.items():
        disk.write_lines(Path(sys.argv[1]) / name, [make()])
