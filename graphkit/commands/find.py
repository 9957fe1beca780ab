"""`graphkit find`: passages by their words."""

from typing import TYPE_CHECKING

import click

from graphkit.commands import options
from graphkit.workspace import Workspace

if TYPE_CHECKING:
    from graphkit.find import Found

COLUMNS = ("passage", "place", "kind", "case", "id")
Row = tuple[str, str, str, str | None, str]


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "-n", "--most", type=click.IntRange(min=1), default=20, show_default=True,
    help="How many at most.",
)  # fmt: skip
@options.workspace
@options.style
def command(words: tuple[str, ...], most: int, workspace: Workspace, style: str) -> None:
    """Find passages that have all the WORDS, in any case, also as beginnings of longer words.

    First come passages with the words next to each other. The last column is the id that
    `graphkit show` takes.

    \b
    Example:
      graphkit find strategy discussion
    """
    from graphkit.find import find

    workspace.require_some()
    found = find(workspace.records(), " ".join(words), most + 1)
    rows = [_row(hit) for hit in found[:most]]
    if style == "table":
        options.print_blocks([(f"“{text}”", *rest) for text, *rest in map(_told, rows)])
    else:
        options.print_rows(COLUMNS, rows, style)
    options.say_marking(hit.record.review.marking for hit in found[:most])
    if not rows:
        options.say("No passage has all of these words. Try fewer, or their beginnings.")
    if len(found) > most:
        options.say(f"There are more than {most}: -n {most * 5} shows more.")


def _row(hit: "Found") -> Row:
    from graphkit.quotes import located

    item, record = hit.item, hit.record
    where = located(record.review.title, item.place.page, item.place.section)
    return item.text, where, item.kind, item.case, f"{record.id}/{item.id}"


def _told(row: Row) -> tuple[str, ...]:
    text, place, kind, case, id = row
    return text, place, " · ".join(part for part in (kind, case, id) if part)
