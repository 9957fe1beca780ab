"""How the corrections of a workspace stand today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphkit.anchors import letters
from graphkit.case_identity import Conflict
from graphkit.correcting import CHANGED, ORPHANED, OVERRULES, Note
from graphkit.corrections import UNDO, Correction, Log
from graphkit.identity import names_in
from graphkit.workspace import Workspace

HOLDS, TAKEN_BACK = "holds", "taken back"


@dataclass(frozen=True, slots=True)
class Standing:
    """A correction and how it stands: `holds`, `changed`, `orphaned`, `overruled`, `taken back`.

    `detail` says why, in words.
    """

    correction: Correction
    state: str
    detail: str = ""


def history(workspace: Workspace) -> list[Standing]:
    """Every correction, takings-back left out, in the order of the file."""
    log = workspace.corrections()
    return standing(workspace, log, _of_reviews(workspace, log))


def _of_reviews(workspace: Workspace, log: Log) -> Iterator[Note]:
    for review in reviews_of(workspace, log):
        yield from workspace.corrected(review, log).notes


def troubles(workspace: Workspace) -> list[Conflict]:
    """What a person should know of the corrections, as `conflicts`, without making a graph."""
    log = workspace.corrections()
    return conflicts(workspace, log, _of_reviews(workspace, log))


def standing(workspace: Workspace, log: Log, notes: Iterable[Note]) -> list[Standing]:
    """How each correction stands, given what is to be said of those in the reviews."""
    told: dict[int, tuple[str, str]] = {}
    for note in (*notes, *_without_review(workspace, log), *_of_bodies(workspace, log)):
        if note.state == OVERRULES:
            told.setdefault(note.other, ("overruled", f"by correction {note.n}"))
        else:
            told[note.n] = (note.state, note.detail)
    told |= {of: (TAKEN_BACK, f"by {n}") for of, n in log.taken_back.items()}
    entries = (entry for entry in log.entries if entry.do != UNDO)
    return [Standing(entry, *told.get(entry.n, (HOLDS, ""))) for entry in entries]


def _without_review(workspace: Workspace, log: Log) -> Iterator[Note]:
    gone = [each for each in log.standing if each.review and not workspace.has(each.review)]
    sources = _sources(workspace) if gone else {}
    for each in gone:
        if each.sha256 not in sources:
            yield Note(each.n, ORPHANED, f"there is no review called “{each.review}”")


def reviews_of(workspace: Workspace, log: Log) -> list[str]:
    """The reviews of the workspace in which corrections hold."""
    gone = {each.sha256 for each in log.standing if each.review and not workspace.has(each.review)}
    moved = {id for sha256, id in _sources(workspace).items() if sha256 in gone} if gone else set()
    return sorted(moved | {review for review in log.reviews if workspace.has(review)})


def _sources(workspace: Workspace) -> dict[str, str]:
    """The review that has each source's sha256."""
    known = workspace.manifest().reviews.items()
    return {source.sha256: id for id, source in known if workspace.has(id)}


def _of_bodies(workspace: Workspace, log: Log) -> Iterator[Note]:
    if not log.of_bodies:
        return
    yield from (
        Note(n, OVERRULES, f"it overrules correction {gone}", gone)
        for gone, n in log.sameness.overruled.items()
    )
    known = {letters(name) for id in workspace.ids() for name in names_in(workspace.extracted(id))}
    for each in log.of_bodies:
        gone = [f"“{name}”" for name in each.names if letters(name) not in known]
        if gone:
            yield Note(each.n, ORPHANED, f"no review names {' or '.join(gone)}")


def orphans(workspace: Workspace) -> list[Standing]:
    """The corrections whose words are no longer there: they change nothing until they are."""
    return [each for each in history(workspace) if each.state == ORPHANED]


def conflicts(workspace: Workspace, log: Log, notes: Iterable[Note]) -> list[Conflict]:
    """What a person should know of the corrections when a graph is made: those without a place,
    and those whose words have changed a little; `notes` is what is to be said of the reviews'.
    """
    return [
        Conflict(f"correction-{each.state}", each.correction.review or "bodies", _told(each))
        for each in standing(workspace, log, notes)
        if each.state in (ORPHANED, CHANGED)
    ]


def _told(standing: Standing) -> str:
    what = f"correction {standing.correction.n} ({standing.correction.do})"
    if standing.state == ORPHANED:
        return f"{what} changes nothing now: {standing.detail}"
    return f"{what} still holds, but {standing.detail}"
