"""`graphkit ask`: named questions."""

import json
from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from graphkit.commands import options
from graphkit.errors import Misuse
from graphkit.workspace import Workspace

if TYPE_CHECKING:
    from graphkit.queries import Answer, Question
    from graphkit.store.base import Store


@click.command("ask")
@click.argument("question", required=False)
@click.option(
    "-p", "--parameter", "given", multiple=True, metavar="NAME=VALUE",
    help="A parameter of the question; may be repeated.",
)  # fmt: skip
@click.option("--passages", is_flag=True, help="With each row, the passages it counts.")
@click.option("--why", type=click.IntRange(min=1), metavar="ROW", help="Explain one row, by its number.")
@options.workspace
@options.store
@options.style
def command(
    question: str | None, given: tuple[str, ...], passages: bool, why: int | None,
    workspace: Workspace, store: str, style: str,
) -> None:  # fmt: skip
    """Answer a named question. Without a QUESTION, list them with their parameters.

    A table shows one quote a row, with its place; `--passages` shows them all, and `--why ROW`
    the words that made each of them count.

    \b
    Example:
      graphkit ask agency-failures -p theme=supervision-and-oversight --passages
    """
    from graphkit.queries import questions

    if question is None:
        list_questions(questions().values(), style)
        return
    ...
