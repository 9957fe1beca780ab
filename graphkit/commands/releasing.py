"""`--release`: what a command writes is made from a copy of the workspace that may be handed on."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from graphkit.commands import options
from graphkit.workspace import Workspace

Function = TypeVar("Function", bound=Callable[..., Any])
FEWEST = 3
"""Reviews that a figure rests on at the least, where nothing else is asked for."""


def release(function: Function) -> Function:
    """`--release`, `--marked` and `--least`, given to the command as `handed_on`, `marked` and
    `least`."""
    for option in (
        click.option("--least", type=click.IntRange(min=2), default=FEWEST, show_default=True,
                     metavar="REVIEWS", help="With --release: leave out of tables what fewer "
                     "reviews than this are behind."),
        click.option("--marked", is_flag=True, help="With --release: marked reviews as well."),
        click.option("--release", "handed_on", is_flag=True, help="To be handed on: without what "
                     "may tell who somebody is, and without small numbers."),
    ):  # fmt: skip
        function = option(function)
    return function


@contextmanager
def released(
    workspace: Workspace, store: str, handed_on: bool, marked: bool, least: int
) -> Iterator[tuple[Workspace, str, int]]:
    """The workspace, store and fewest reviews that a command works with.

    With `handed_on` they are a safe copy's, and what was taken out is said before anything is
    written; else those given, and 0. Raises GraphkitError where a marking forbids the release.
    """
    if not handed_on:
        yield workspace, store, 0
        return
    from graphkit.release import releasing

    with releasing(workspace, marked, least) as made:
        told = Counter(
            f"{review}: {each.kind}: “{each.text}” becomes {each.mark}"
            for review, each in made.found
        )
        for line, times in sorted(told.items()):
            options.say(f"{line} ({times} times)" if times > 1 else line)
        for note in made.notes:
            options.say(note)
        yield made.workspace, "", least
