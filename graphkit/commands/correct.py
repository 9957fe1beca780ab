"""`graphkit correct`: what a person knows better."""

import click

from graphkit.commands import correcting, options
from graphkit.errors import Misuse
from graphkit.workspace import Workspace


@click.group("correct")
def command() -> None:
    """Record what a person knows better than the reader of the reviews.

    A correction is tied to the words of the source, so that it holds when the review is imported
    again; the records on disk stay as they were read. List corrections with `graphkit
    corrections`, take one back with `graphkit undo`.

    \b
    Example:
      graphkit correct relabel child-a-overview-report/0f3a9c21de --themes recording
      graphkit correct reject child-a-overview-report/0f3a9c21de --why "a remark on the panel"
    """


@command.command("relabel")
@click.argument("item", metavar="ID")
@correcting.fields("kind", "themes", "add-themes", "remove-themes", "responsible",
                   "add-responsible", "remove-responsible", "mentioned", "case", "owner", "due",
                   "status")  # fmt: skip
@correcting.recording
def relabel(
    item: str, by: str, why: str, load: bool, workspace: Workspace, store: str, **given: str | None
) -> None:
    """Change what is said of one item: kind, themes, who is responsible, case, owner, due, status.

    \b
    Example:
      graphkit correct relabel child-a/0f3a9c21de --kind learning --add-themes recording
    """
    from graphkit.changes import of_item, pointed
    from graphkit.decisions import values

    correcting.known(given["kind"], given["status"])
    labels = [case.label for case in pointed(workspace, item)[0].record.cases]
    changes = {"set": values(_part(given, ""), labels)}
    changes |= {part: values(_part(given, f"{part}_"), labels) for part in ("add", "remove")}
    if not any(changes.values()):
        raise Misuse("Nothing is to be changed. Say what, for example --themes recording.")
    change = of_item(workspace, item, "relabel", by=by, why=why, **changes)
    correcting.record(workspace, [change], store, load)


def _part(given: dict[str, str | None], prefix: str) -> dict[str, str | None]:
    """The options that set fields, or those that add to lists or take from them."""
    if prefix:
        return {n.removeprefix(prefix): v for n, v in given.items() if n.startswith(prefix)}
    return {n: v for n, v in given.items() if not n.startswith(("add_", "remove_"))}


@command.command("reject")
@click.argument("item", metavar="ID")
@correcting.recording
def reject(item: str, by: str, why: str, load: bool, workspace: Workspace, store: str) -> None:
    """Say that an item is none: it is left out everywhere.

    \b
    Example:
      graphkit correct reject child-a/0f3a9c21de --why "background, not a finding"
    """
    from graphkit.changes import of_item

    change = of_item(workspace, item, "reject", by=by, why=why)
    correcting.record(workspace, [change], store, load)


@command.command("add")
@click.argument("review")
@click.argument("words")
@click.option("--at", type=click.IntRange(min=1), help="Which, if the words are there often.")
@correcting.fields("kind", "themes", "responsible", "mentioned", "case", "owner", "due", "status")
@click.option("--ref", metavar="REF", help="The number or label printed before it.")
@correcting.recording
def add(
    review: str, words: str, at: int | None, by: str, why: str, load: bool, workspace: Workspace,
    store: str, **given: str | None,
) -> None:  # fmt: skip
    """Add an item that was overlooked: its exact WORDS as they stand in the REVIEW.

    The item is made of the document's own words, found by their letters, whatever spaces and
    quotation marks are between them. Without --themes it is unsure: see `graphkit triage`. The
    id of the new item is the result.

    \b
    Example:
      graphkit correct add child-a "No strategy discussion was held." --kind finding
    """
    from graphkit.changes import adding, holding
    from graphkit.decisions import values

    if given["kind"] is None:
        raise Misuse("What is it? Say with --kind, for example --kind finding.")
    correcting.known(given["kind"], given["status"])
    known = workspace.record(review)
    labels = [case.label for case in known.cases]
    before = correcting.item_ids(workspace, review)
    change = adding(workspace, review, words, at, values(given, labels), by=by, why=why)
    for id in holding(known, change.item) if change.item else ():
        options.say(f"These words are also part of {id}, which stays: `correct split` parts it.")
    correcting.record(workspace, [change], store, load)
    correcting.print_new(workspace, review, before)


@command.command("split")
@click.argument("item", metavar="ID")
@click.argument("words", nargs=-1, required=True)
@correcting.recording
def split(
    item: str, words: tuple[str, ...], by: str, why: str, load: bool, workspace: Workspace,
    store: str,
) -> None:  # fmt: skip
    """Make several items of one: a new one begins at each of the WORDS.

    Every part keeps the codes of the whole and is unsure until someone looks. The ids of the
    parts are the result.

    \b
    Example:
      graphkit correct split child-a/0f3a9c21de "The GP, however"
    """
    from graphkit.changes import of_item

    review = item.partition("/")[0]
    change = of_item(workspace, item, "split", at=words, by=by, why=why)
    before = correcting.item_ids(workspace, review)
    correcting.record(workspace, [change], store, load)
    correcting.print_new(workspace, review, before)


@command.command("merge")
@click.argument("items", metavar="ID ID...", nargs=-1, required=True)
@correcting.recording
def merge(
    items: tuple[str, ...], by: str, why: str, load: bool, workspace: Workspace, store: str
) -> None:
    """Make one item of several of a review: kind and case of the first, codes of all.

    The id of the new item is the result.

    \b
    Example:
      graphkit correct merge child-a/0f3a9c21de child-a/77b1c02f4a
    """
    from graphkit.changes import merging

    change = merging(workspace, items, by=by, why=why)
    before = correcting.item_ids(workspace, change.review)
    correcting.record(workspace, [change], store, load)
    correcting.print_new(workspace, change.review, before)


@command.command("factors")
@click.argument("review")
@correcting.fields("case")
@click.option("--set", "put", metavar="NAMES", help="The risks that were present, and no others.")
@click.option("--add", "more", metavar="NAMES", help="Risks that were present too.")
@click.option("--remove", "less", metavar="NAMES", help="Risks that were not.")
@correcting.recording
def factors(
    review: str, case: str | None, put: str | None, more: str | None, less: str | None, by: str,
    why: str, load: bool, workspace: Workspace, store: str,
) -> None:  # fmt: skip
    """Change the risk factors of a case in a REVIEW, named by --case if it has several.

    \b
    Example:
      graphkit correct factors child-a --add neglect --remove housing-and-poverty
    """
    from graphkit.changes import factoring
    from graphkit.decisions import risks

    given = {"set": put, "add": more, "remove": less}
    changes = {part: risks(written) for part, written in given.items() if written is not None}
    if not changes:
        raise Misuse("Nothing is to be changed. Say what, for example --add neglect.")
    change = factoring(workspace, review, case, changes, by=by, why=why)
    correcting.record(workspace, [change], store, load)


@command.command("same")
@click.argument("one", metavar="NAME")
@click.argument("other", metavar="OTHER")
@correcting.recording
def same(
    one: str, other: str, by: str, why: str, load: bool, workspace: Workspace, store: str
) -> None:
    """Say that two names are one body's; it goes by NAME from now on, in all reviews.

    \b
    Example:
      graphkit correct same "Hexleyshire Constabulary" "Hexley Police"
    """
    _bodies(workspace, "same", (one, other), (by, why), store, load)


@command.command("not-same")
@click.argument("one", metavar="NAME")
@click.argument("other", metavar="OTHER")
@correcting.recording
def not_same(
    one: str, other: str, by: str, why: str, load: bool, workspace: Workspace, store: str
) -> None:
    """Say that two names that are taken for one body's are two bodies'.

    \b
    Example:
      graphkit correct not-same "Hexley NHS Trust" "Hexley NHS Foundation Trust"
    """
    _bodies(workspace, "not-same", (one, other), (by, why), store, load)


def _bodies(
    workspace: Workspace, do: str, names: tuple[str, str], said: tuple[str, str], store: str,
    load: bool,
) -> None:  # fmt: skip
    from graphkit.changes import of_bodies

    workspace.require_some()
    change = of_bodies(workspace, do, *names, by=said[0], why=said[1])
    correcting.record(workspace, [change], store, load)
