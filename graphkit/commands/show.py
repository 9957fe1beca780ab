"""`graphkit show`: one item, case or review."""

from typing import Any

import click

from graphkit.commands import options
from graphkit.workspace import Workspace

EMPTY: tuple[object, ...] = ("", None, [])


@click.command("show")
@click.argument("name", metavar="ID")
@options.workspace
@options.store
@options.style
def command(name: str, workspace: Workspace, store: str, style: str) -> None:
    """Show one item with the text round it, its place, its links and the words that made its
    themes; or one case, or one review.

    An item's ID is REVIEW/ITEM, as `graphkit find` and `graphkit ask --passages` give it.

    \b
    Example:
      graphkit show child-a-overview-report/0f3a9c21de
    """
    from graphkit.cards import card, is_of_case

    workspace.require_some()
    found = card(workspace, name, store)
    if is_of_case(found):  # the others are of the records
        options.say_older(workspace, store)
    if style == "json":
        import json

        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif style == "table":
        margin = max(map(len, found)) + 2
        lines = (_line(*pair, margin) for pair in found.items() if pair[1] not in EMPTY)
        click.echo("\n".join(lines))
    else:
        rows = [(what, "\n".join(_words(value))) for what, value in found.items()]
        options.print_rows(("what", "value"), rows, style)


def _line(what: str, value: Any, margin: int) -> str:
    space = " " * margin
    lines = [click.wrap_text(line, options.WIDTH, space, space) for line in _words(value)]
    return what.ljust(margin) + "\n".join(lines)[margin:]


def _words(value: Any) -> list[str]:
    """A value as lines of text."""
    if isinstance(value, list):
        return [line for part in value for line in _words(part)]
    if isinstance(value, dict):
        parts = (", ".join(_words(part)) for part in value.values() if part not in EMPTY)
        return [" · ".join(parts)]
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return ["" if value is None else str(value)]
