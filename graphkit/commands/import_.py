"""`graphkit import`: read, extract, load."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.commands import options
from graphkit.errors import GraphkitError, Refused
from graphkit.manifest import Source
from graphkit.workspace import Workspace

if TYPE_CHECKING:
    from graphkit.watch import Found, Rule

SOME_REFUSED = 3
TOLD, MOST = 3, 20
"""Rows that a rule of `import/watch.toml` may print of one review, and lines of all reviews."""
WATCHED = 50
"""Reviews of one import that are watched: each is asked about, which takes longer the more there
are (0.2 seconds among 200 reviews, 0.5 among 800)."""
COLUMNS = ("file", "kind", "cases", "items", "unsure", "not_understood")


@click.command("import")
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True,
    type=click.Path(exists=True, path_type=Path),
)  # fmt: skip
@options.recall
@options.workspace
@options.store
@options.style
def command(
    paths: tuple[Path, ...], recall: bool, workspace: Workspace, store: str, style: str
) -> None:
    """Read reviews (.txt .md .html .docx .pdf) and load them into the graph.

    Folders are walked. Each file gets one line: the kind of document it was read as, its cases,
    its items, how many items have an uncertain theme, and how many blocks no rule understood
    (they are in not-understood.jsonl). A file that cannot be used is named with the reason, the
    others are imported, and the exit code is 3.

    Then each review is compared with earlier cases, as import/watch.toml says: which failures does
    it repeat? What is found is kept in watch.jsonl. Of more than 50 reviews at once this is left
    out, and said: graphkit ask watch -p review=ID answers it for one.

    \b
    Example:
      graphkit import reviews/ --data 2026
    """
    lines, refused = take_in(workspace, paths, recall)
    reload(workspace, store)
    print_lines(lines, style)
    try:
        watch(workspace, store, lines)
    except GraphkitError as error:
        if not refused:
            raise
        options.say(f"Error: {error}")  # what was refused has to be named all the same
    finish(refused)


def take_in(
    workspace: Workspace, paths: Iterable[Path], recall: bool = False
) -> tuple[list[Source], list[Refused]]:
    """Read the sources under `paths` into the workspace: what each gave, and which were refused."""
    from graphkit.extract import load_knowledge
    from graphkit.intake import gather
    from graphkit.pipeline import importing
    from graphkit.recall import threshold

    files, unusable = gather(paths)
    files = [path for path in files if not workspace.holds(path)]
    at = threshold() if recall else None
    with importing(workspace, load_knowledge(), at) as batch:
        for each in unusable:
            if not workspace.holds(Path(each.path)):
                batch.refuse(each)
        with options.progress(files, "Reading") as bar:
            for path in bar:
                batch.offer(path)
    lines = sorted(batch.lines.values(), key=lambda line: (line.source, line.path))
    return lines, [batch.refused[path] for path in sorted(batch.refused)]


def reload(workspace: Workspace, store: str) -> None:
    """Load the workspace's records into the store; what it could not take as it is is said."""
    from graphkit.pipeline import load

    for conflict in load(workspace, store).conflicts:
        options.say(f"{conflict.review}: {conflict.detail}.")


def watch(workspace: Workspace, store: str, lines: Iterable[Source]) -> None:
    """Say, and keep, which failures of earlier cases the reviews just read repeat.

    Of more than 50 it only says that they were not watched.
    """
    from graphkit.intake import review_id
    from graphkit.watch import KEPT, in_words, keep, load_rules

    rules, reviews = load_rules(), sorted(review_id(Path(line.path)) for line in lines)
    watched = rules if len(reviews) <= WATCHED else []
    found = _found(workspace, store, reviews, watched)
    for warning in keep(workspace, reviews, found):
        options.say(warning)
    if watched != rules:
        options.say(
            f"{len(reviews)} reviews were read, more than {WATCHED}: they were not compared with "
            f"earlier cases, and {KEPT} says nothing of them. Compare one of them with: "
            "graphkit ask watch -p review=ID"
        )
    told = in_words(found, TOLD)
    for line in told[:MOST]:
        options.say(line)
    if told[MOST:]:
        options.say(f"All {len(found)} are in {workspace.folder / KEPT}.")


def _found(
    workspace: Workspace, store: str, reviews: list[str], rules: "list[Rule]"
) -> "list[Found]":
    """What the rules find in these reviews."""
    from graphkit.aliases import resolvers
    from graphkit.store import open_store
    from graphkit.watch import watched

    if not rules:
        return []
    with closing(open_store(store, workspace.folder, read_only=True)) as opened:
        return list(watched(opened, reviews, rules, resolvers(workspace)))


def print_lines(lines: Iterable[Source], style: str) -> None:
    """One line a file, on stdout; a table of none is no result."""
    rows = [row(line) for line in lines]
    if rows or style != "table":
        options.print_rows(COLUMNS, rows, style)


def row(line: Source) -> tuple[str | int, ...]:
    """One file's line."""
    return (line.source, line.kind, line.cases, line.items, line.unsure, line.not_understood)


def finish(refused: Iterable[Refused]) -> None:
    """Name the refused sources; the command ends with exit code 3 if there are any."""
    named = [str(each) for each in refused]
    if not named:
        return
    options.say(f"Refused, {len(named)}:")
    for each in named:
        options.say(f"  {each.removesuffix('.')}.")
    raise click.exceptions.Exit(SOME_REFUSED)
