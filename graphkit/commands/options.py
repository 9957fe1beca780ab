"""The options that commands share."""

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from graphkit.errors import GraphkitError, Misuse
from graphkit.workspace import DEFAULT, Workspace

Function = TypeVar("Function", bound=Callable[..., Any])
Thing = TypeVar("Thing")
WIDTH = 100
FORMATS = ("table", "csv", "json", "md")


def _given(ctx: click.Context, name: str) -> str | None:
    """The value of an option given before the command's name."""
    before = (ctx.obj or {}).get(name)
    return None if before is None else str(before)


def _workspace(ctx: click.Context, _: click.Parameter, value: str | None) -> Workspace:
    return Workspace.at(value or _given(ctx, "data"))


def _store(ctx: click.Context, _: click.Parameter, value: str | None) -> str:
    return value or _given(ctx, "store") or os.environ.get("GRAPHKIT_STORE") or ""


def workspace(function: Function) -> Function:
    """`--data DIR`: the workspace, given to the command as `workspace`."""
    return click.option(
        "--data", "workspace", metavar="DIR", callback=_workspace,
        help=f"The workspace. [GRAPHKIT_DATA; default: ./{DEFAULT}]",
    )(function)  # fmt: skip


def outside(workspace: Workspace, *paths: Path | None) -> None:
    """Raises Misuse for a path to write to that is inside the workspace: what was read is there."""
    for path in paths:
        if path and workspace.holds(path):
            raise Misuse(
                f"{path} is inside the workspace {workspace.folder}, where nothing is written but "
                "what was read and corrected. Name a place outside it."
            )


def store(function: Function) -> Function:
    """`--store URL`: the store, given to the command as `store` ("" is the embedded graph)."""
    return click.option(
        "--store", metavar="URL", callback=_store,
        help="The store. [GRAPHKIT_STORE; default: the embedded graph in the workspace]",
    )(function)  # fmt: skip


def parameters(function: Function) -> Function:
    """`-p NAME=VALUE`, any number of times, given to the command as `given`."""
    return click.option(
        "-p", "--parameter", "given", multiple=True, metavar="NAME=VALUE",
        help="A parameter of the question; may be repeated.",
    )(function)  # fmt: skip


def style(function: Function) -> Function:
    """`-f FORMAT`: how rows are written, given to the command as `style`."""
    return click.option(
        "-f", "--format", "style", type=click.Choice(FORMATS), default="table", show_default=True,
        help="How to write the result.",
    )(function)  # fmt: skip


def recall(function: Function) -> Function:
    """`--recall`: rather a theme too many than one too few, given to the command as `recall`."""
    return click.option(
        "--recall", is_flag=True,
        help="Count themes that are only half as likely as is asked otherwise: more are right, and "
        "more are wrong.",
    )(function)  # fmt: skip


@contextmanager
def progress(things: Collection[Thing], label: str) -> Iterator[Iterable[Thing]]:
    """`things` with a progress bar on stderr, silent when that is not a terminal."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        things, length=len(things), label=label, file=sys.stderr, hidden=hidden
    ) as bar:
        yield bar


def program() -> str:
    """The command as it can be typed: its name where that is on PATH, else how it was called."""
    called = Path(sys.argv[0])
    if shutil.which(called.stem) or called.stem not in ("graphkit", "__main__"):
        return "graphkit"
    if called.stem == "__main__":
        return f"{shlex.quote(_from_here(Path(sys.executable)))} -m graphkit"
    return shlex.quote(_from_here(called))


def _from_here(path: Path) -> str:
    """A path as it is typed in the folder one is in."""
    whole = path.absolute()
    return str(whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole)


def say(message: str) -> None:
    """A message to the person, on stderr."""
    click.echo(message, err=True)


def say_marking(markings: Iterable[str | None]) -> None:
    """The highest protective marking of what was printed, on stderr, where there is one."""
    from graphkit.marking import highest

    found = highest(markings)
    if found:
        say(f"Handle as {found}: a review behind this is marked so.")


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]], style: str) -> None:
    """The result of a command, on stdout."""
    from graphkit.tables import render

    click.echo(render(columns, rows, style), nl=False)


def print_blocks(blocks: Iterable[Sequence[str]], first: int = 1) -> None:
    """Numbered blocks of lines, on stdout: for words too long for the cells of a table."""
    width = min(shutil.get_terminal_size((WIDTH, 24)).columns, WIDTH)
    for number, block in enumerate(blocks, first):
        indents = (f"{number:>3}  ", *[" " * 5] * len(block))
        lines = (
            click.wrap_text(text, width, indent, " " * 5)
            for text, indent in zip(block, indents, strict=False)
        )
        click.echo("\n".join(lines) + "\n")


def require_graph(workspace: Workspace, store: str, current: bool = False) -> None:
    """Raises GraphkitError, with the way out, when there is no embedded graph to ask.

    That the records are newer than the graph in the store is said; with `current` it is refused.
    """
    if not store and not workspace.graph.exists():
        workspace.require_some()
        raise GraphkitError(f"{workspace.folder} has no graph yet. Make it with: graphkit load")
    older = f"The records in {workspace.folder} are newer than the graph"
    if current and is_older(workspace, store):
        raise GraphkitError(f"{older}. {load_with(store)}")
    say_older(workspace, store)


def loaded(workspace: Workspace, store: str) -> str:
    """The hash of the graph of the workspace's records, as they are now, in the store; "" where
    they were not loaded into it."""
    from graphkit.store.addresses import known_as

    return workspace.manifest().graphs.get(known_as(store, workspace.folder), "")


def is_older(workspace: Workspace, store: str) -> bool:
    """Whether the workspace has records that were not loaded into the store as they are now."""
    return bool(workspace.ids()) and not loaded(workspace, store)


def load_with(store: str) -> str:
    """How the records come into the store, as a sentence."""
    return f"Load them with: graphkit load{f' --store {store}' if store else ''}"


def say_older(workspace: Workspace, store: str) -> None:
    """Say it where what is printed was read from a graph that is older than the records."""
    if is_older(workspace, store):
        say(f"The records in {workspace.folder} are newer than the graph, which this is read "
            f"from. {load_with(store)}")  # fmt: skip
