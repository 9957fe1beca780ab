"""What the commands that record corrections share."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from graphkit.commands import options
from graphkit.correcting import Note
from graphkit.corrections import Correction
from graphkit.workspace import Workspace

Function = TypeVar("Function", bound=Callable[..., Any])


def recording(function: Function) -> Function:
    """`--by`, `--why`, `--no-load`, `--data`, `--store`, given as `by`, `why`, `load`, …"""
    for option in (
        options.store, options.workspace,
        click.option("--load/--no-load", default=True, help="Whether to load the graph after it."),
        click.option("--why", default="", metavar="TEXT", help="A reason, for people."),
        click.option("--by", default="", metavar="NAME", help="Who says so, for people."),
    ):  # fmt: skip
        function = option(function)
    return function


def fields(*names: str) -> Callable[[Function], Function]:
    """Options that set fields of an item, each given to the command under its name."""

    def added(function: Function) -> Function:
        for name in reversed(names):
            function = FIELDS[name](function)
        return function

    return added


def _listing(name: str, what: str) -> Callable[[Any], Any]:
    return click.option(f"--{name}", metavar="NAMES", help=f"{what}, parted by commas.")


FIELDS: dict[str, Callable[[Any], Any]] = {
    "kind": click.option("--kind", metavar="KIND", help="What it is: finding, learning, …"),
    "themes": _listing("themes", "All its themes, or “none”"),
    "add-themes": _listing("add-themes", "Themes that it has too"),
    "remove-themes": _listing("remove-themes", "Themes that it has not"),
    "responsible": _listing("responsible", "All types of agencies that answer for it, or “none”"),
    "add-responsible": _listing("add-responsible", "Types that answer for it too"),
    "remove-responsible": _listing("remove-responsible", "Types that do not"),
    "mentioned": _listing("mentioned", "All other types named in it, or “none”"),
    "case": click.option("--case", metavar="LABEL", help="Its case; “none” for no one case."),
    "owner": click.option("--owner", metavar="NAME", help="Who is to do it; “none” for nobody."),
    "due": click.option("--due", metavar="DATE", help="When it is due; “none” for no date."),
    "status": click.option("--status", metavar="STATUS", help="How far it is: done, planned, …"),
}


def known(kind: str | None, status: str | None) -> None:
    """Raises UnknownName for a kind or a status that is none."""
    from graphkit.decisions import STATUSES
    from graphkit.errors import UnknownName
    from graphkit.record import KINDS

    if kind is not None and kind not in KINDS:
        raise UnknownName("kind", kind, KINDS)
    if status is not None and status not in (*STATUSES, "none"):
        raise UnknownName("status", status, STATUSES)


def record(
    workspace: Workspace, changes: Iterable[Correction], store: str, load: bool
) -> list[Correction]:
    """Write corrections down, say so, and load the graph again."""
    from graphkit.keeping import keep

    new, notes = keep(workspace, lambda _: changes)
    tell(new, notes)
    settle(workspace, store, load)
    return new


def tell(new: Iterable[Correction], notes: Iterable[Note]) -> None:
    """What was recorded, and what it overrules."""
    said: dict[int, list[str]] = {}
    for note in notes:
        said.setdefault(note.n, []).append(note.detail)
    for each in new:
        more = "".join(f"; {detail}" for detail in dict.fromkeys(said.get(each.n, ())))
        options.say(f"Correction {each.n} is recorded{more}.")


def settle(workspace: Workspace, store: str, load: bool) -> None:
    """Load the graph again, or say that it is older than the corrections."""
    from graphkit.commands.import_ import reload
    from graphkit.history import troubles

    if load:
        reload(workspace, store)
    else:
        for trouble in troubles(workspace):
            options.say(f"{trouble.review}: {trouble.detail}.")
        options.say("The graph is older than the corrections. Load them with: graphkit load")


def item_ids(workspace: Workspace, review: str) -> dict[str, None]:
    """The ids of the items of a review, as people write them."""
    return {f"{review}/{item.id}": None for item in workspace.record(review).items}


def print_new(workspace: Workspace, review: str, before: Iterable[str]) -> None:
    """The ids of the items of a review that were not there before, on stdout."""
    there = set(before)
    for id in item_ids(workspace, review):
        if id not in there:
            click.echo(id)
