"""`graphkit corrections`: what people changed, and whether it still holds."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit import disk
from graphkit.commands import options
from graphkit.workspace import Workspace

if TYPE_CHECKING:
    from graphkit.history import Standing

COLUMNS = ("n", "what", "review", "words", "change", "state", "by", "why")
BRIEF = 80
"""Characters of an item's words that tell it from others in a table."""


@click.command("corrections")
@click.option("--orphaned", is_flag=True, help="Only those whose words are no longer there.")
@click.option(
    "--export", "path", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
    help="Write the corrected items as statements that `make model` learns from.",
)  # fmt: skip
@click.option(
    "--records", "folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path),
    help="Write every record as corrected, for `graphkit evaluate`.",
)  # fmt: skip
@options.workspace
@options.style
def command(
    orphaned: bool, path: Path | None, folder: Path | None, workspace: Workspace, style: str
) -> None:
    """List what people changed, in order, with how each correction stands today.

    A correction `holds`, was `overruled` by a later one or `taken back`; it is `changed` when its
    words are a little different by now, and `orphaned` when they are no longer there: it changes
    nothing then, and is kept until they are there again.

    \b
    Example:
      graphkit corrections --orphaned
      graphkit corrections --export import/training/ours.jsonl
    """
    from graphkit.correcting import ORPHANED
    from graphkit.history import history

    options.outside(workspace, path, folder)
    if path:
        _export(workspace, path)
    if folder:
        _write(workspace, folder)
    if path or folder:
        return
    found = [each for each in history(workspace) if not orphaned or each.state == ORPHANED]
    if style == "json":
        import json

        click.echo(json.dumps(list(map(_object, found)), ensure_ascii=False, indent=2))
    else:
        options.print_rows(COLUMNS, [_row(each, style == "table") for each in found], style)


def _export(workspace: Workspace, path: Path) -> None:
    from graphkit.teaching import statements

    rows = list(statements(workspace.records()))
    disk.write_lines(path, map(disk.line, rows))
    options.say(f"{len(rows)} statements are in {path}.")


def _write(workspace: Workspace, folder: Path) -> None:
    from graphkit.workspace import write_record

    for record in workspace.records():
        write_record(folder / f"{record.id}.json", record)
    options.say(f"{len(workspace.ids())} records are in {folder}.")


def _row(standing: "Standing", brief: bool) -> tuple[Any, ...]:
    each = standing.correction
    anchor = each.item or each.case
    words = anchor.text if anchor else " / ".join(each.names)
    if brief and len(words) > BRIEF:
        words = words[:BRIEF].rstrip() + " …"
    state = f"{standing.state}: {standing.detail}" if standing.detail else standing.state
    return (each.n, each.do, each.review, words, _change(each), state, each.by, each.why)


def _change(correction: Any) -> str:
    """What a correction says, in few words."""
    told = [_told(sign, name, value) for sign, part in
            (("", correction.set), ("+ ", correction.add), ("- ", correction.remove))
            for name, value in part.items()]  # fmt: skip
    told += [f"at “{words}”" for words in correction.at]
    told += [f"with “{anchor.text[:BRIEF]}”" for anchor in correction.others]
    return "; ".join(told)


def _told(sign: str, name: str, value: Any) -> str:
    shown = ", ".join(value) if isinstance(value, list) else value
    return f"{sign}{name}: {shown or 'none'}"


def _object(standing: "Standing") -> dict[str, Any]:
    return {**standing.correction.to_json(), "state": standing.state, "detail": standing.detail}
