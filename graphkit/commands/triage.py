"""`graphkit triage`: what is unsure, and what a person says to it."""

import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.commands import correcting, options
from graphkit.errors import Misuse
from graphkit.workspace import Workspace

if TYPE_CHECKING:
    from graphkit.triage import Doubt

SHOWN = 20
"""Items that a terminal shows where nobody says how many."""


@click.command("triage")
@click.option("--review", metavar="REVIEW", help="Only the items of this review.")
@click.option("--all", "every", is_flag=True, help="Also sure items that another theme is near.")
@click.option("-n", "--most", type=click.IntRange(min=1), help="How many items at most.")
@click.option(
    "-o", "--output", "sheet", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
    help="Write a sheet (CSV) with an empty column to decide in.",
)  # fmt: skip
@click.option(
    "--apply", "decided", metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Record what was decided in such a sheet.",
)  # fmt: skip
@click.option("-i", "--interactive", is_flag=True, help="Decide here, by one key an item.")
@options.style
@correcting.recording
def command(
    review: str | None, every: bool, most: int | None, sheet: Path | None, decided: Path | None,
    interactive: bool, style: str, by: str, why: str, load: bool, workspace: Workspace, store: str,
) -> None:  # fmt: skip
    """List the items whose theme is unsure, each with its five likeliest themes, how likely each
    is (0 to 1) and the words that speak for it. A theme counts only where it says so.

    Decide in a spreadsheet: in the column `decision` of the sheet that -o writes, put the name or
    the number of a theme, several parted by semicolons, or `none`; --apply records every decision
    or, where one row cannot be meant, no row. Or decide at the terminal with -i: 1-5 takes that
    theme, + several, n none, s skips, u undoes the last, q quits. A decision is a correction:
    `graphkit undo` takes it back.

    \b
    Example:
      graphkit triage -o todo.csv
      graphkit triage --apply todo.csv
    """
    if sum(map(bool, (sheet, decided, interactive))) > 1:
        raise Misuse("One thing at a time: -o, --apply or -i.")
    workspace.require_some()
    options.outside(workspace, sheet)
    if decided:
        _apply(workspace, decided, (by, why), store, load)
        return
    found = _doubts(workspace, review, every)
    if interactive:
        _decide(workspace, found[:most], by, store, load)
    elif sheet:
        _write(sheet, found[:most])
    else:
        _list(found, most, style)


def _doubts(workspace: Workspace, review: str | None, every: bool) -> "list[Doubt]":
    from graphkit.triage import doubts

    records = [workspace.record(review)] if review else workspace.records()
    return list(doubts(records, every))


def _list(found: "Sequence[Doubt]", most: int | None, style: str) -> None:
    from graphkit.sheet import COLUMNS, rows_of

    if style == "json":
        import json

        click.echo(json.dumps(list(map(_object, found[:most])), ensure_ascii=False, indent=2))
    elif style == "table":
        shown = list(islice(found, most or SHOWN))
        options.print_blocks(map(_block, shown))
        if len(found) > len(shown):
            options.say(f"There are {len(found)}: -n {len(found)} shows all of them.")
    else:
        options.print_rows(COLUMNS[1:], list(rows_of(found[:most])), style)
    if not found:
        options.say("No item is unsure.")


def _block(doubt: "Doubt") -> list[str]:
    item = doubt.item
    head = " · ".join(part for part in (item.kind, item.case, doubt.id) if part)
    return [f"“{item.text}”", doubt.place, head, *_numbered(doubt)]


def _numbered(doubt: "Doubt") -> list[str]:
    return [f"{n} {offer}" for n, offer in enumerate(doubt.offers, 1)]


def _object(doubt: "Doubt") -> dict[str, object]:
    item = doubt.item
    themes = [
        {"id": offer.theme, "score": offer.score, "cue": offer.cue, "counts": offer.counts}
        for offer in doubt.offers
    ]
    return {
        "id": doubt.id, "kind": item.kind, "case": item.case, "review": doubt.record.review.title,
        "passage": item.text, "place": doubt.place, "themes": themes,
    }  # fmt: skip


def _write(path: Path, found: "Sequence[Doubt]") -> None:
    from graphkit.sheet import write

    count = write(path, found)
    options.say(f"{count} items are in {path}. Decide, then: graphkit triage --apply {path}")


def _apply(
    workspace: Workspace, path: Path, said: tuple[str, str], store: str, load: bool
) -> None:
    from graphkit.keeping import keep
    from graphkit.sheet import corrections

    changes, settled = corrections(workspace, path, *said)
    new, _ = keep(workspace, lambda _: changes)
    before = f" {settled} were decided so before." if settled else ""
    options.say(f"{len(new)} decisions are recorded.{before}")
    if new:
        correcting.settle(workspace, store, load)


def _decide(
    workspace: Workspace, found: "Sequence[Doubt]", by: str, store: str, load: bool
) -> None:
    from graphkit.session import Session

    if not sys.stdin.isatty():
        raise Misuse("This is no terminal. Decide in a sheet: graphkit triage -o FILE")
    session, shown = Session(workspace, found, by), -1
    while session.doubt is not None:
        if session.at != shown:
            _show(session.doubt, session.at, len(found))
            shown = session.at
        options.say(session.press(_key()))
    options.say(f"{len(session.decided)} decided, {len(found) - len(session.decided)} left.")
    if session.decided:
        correcting.settle(workspace, store, load)


def _show(doubt: "Doubt", at: int, of: int) -> None:
    from graphkit.session import KEYS

    options.say(f"\n{at + 1} of {of}")
    for line in (*_block(doubt), KEYS):
        options.say(click.wrap_text(line, options.WIDTH, "  ", "  "))


def _key() -> str:
    """The next key; to break off is to quit: what was decided is written down already."""
    try:
        return click.getchar()
    except (EOFError, KeyboardInterrupt):
        return "q"
