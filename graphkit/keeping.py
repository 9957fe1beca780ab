"""Writing down what a person changed, and taking it back."""

from collections.abc import Callable, Iterable

from graphkit import disk
from graphkit.correcting import ORPHANED, Corrected, Note
from graphkit.corrections import OF_BODIES, UNDO, Correction, Log
from graphkit.errors import GraphkitError
from graphkit.journal import Journal
from graphkit.workspace import Workspace

Make = Callable[[Log], Iterable[Correction]]


def keep(workspace: Workspace, make: Make) -> tuple[list[Correction], list[Note]]:
    """Append what `make` makes of the corrections so far; all of it or, if it raises, nothing.

    Returns the new corrections with their numbers, and what is to be said of them. Raises
    GraphkitError when one does not hold even now, and graphkit.disk.Busy when another process is
    writing.
    """
    with disk.writing(workspace.folder):
        Journal(workspace.folder).settle()
        before = workspace.corrections()
        after = before.with_more(make(before))
        new = list(after.entries[len(before.entries) :])
        notes = list(_tried(workspace, after, new))
        if new:
            write(workspace, after)
    return new, notes


def write(workspace: Workspace, log: Log) -> None:
    """Put `log` in place of the corrections; every graph is then older than the records."""
    journal = Journal(workspace.folder)
    new = Workspace(journal.new)
    manifest = workspace.manifest()
    manifest.graphs = {}
    disk.write_lines(new.corrections_path, log.lines())
    manifest.write(new.manifest_path)
    journal.commit(())


def _tried(workspace: Workspace, log: Log, new: Iterable[Correction]) -> Iterable[Note]:
    """What is to be said of `new` corrections. Raises GraphkitError for one that does not hold."""
    numbers = {each.n: each for each in new}
    reviews = sorted({each.review for each in new if each.review})
    made = (workspace.corrected(review, log) for review in reviews)
    for note in (note for each in made for note in each.notes if note.n in numbers):
        if note.state == ORPHANED:
            raise GraphkitError(f"This cannot be done: {note.detail}. Nothing was changed.")
        yield note
    for gone, by in log.sameness.overruled.items() if _bodies(new) else ():
        if by in numbers:
            yield Note(by, "overrules", f"it overrules correction {gone}", gone)


def _bodies(corrections: Iterable[Correction]) -> bool:
    return any(each.do in OF_BODIES for each in corrections)


def take_back(workspace: Workspace, n: int | None, by: str = "", why: str = "") -> Correction:
    """Take back correction `n`, without it the last that holds; returns the one taken back.

    Raises Misuse when there is none of that number, or it was taken back already.
    """
    gone: list[Correction] = []

    def make(log: Log) -> list[Correction]:
        gone.append(log.last() if n is None else log.numbered(n))
        return [Correction(UNDO, of=gone[0].n, by=by, why=why)]

    keep(workspace, make)
    return gone[0]


def now(workspace: Workspace, review: str) -> Corrected:
    """One review as it stands corrected, with the items that were rejected.

    Raises UnknownName when there is none.
    """
    return workspace.corrected(review, workspace.corrections())
