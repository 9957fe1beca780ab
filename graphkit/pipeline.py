"""From files to records to the graph: what `import`, `extract`, `load` and `remove` do."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from graphkit import disk
from graphkit.correcting import Note
from graphkit.corrections import UNDO, Log
from graphkit.encoder import coder
from graphkit.errors import Refused
from graphkit.extract import Extraction, extract
from graphkit.graph_rows import Graph
from graphkit.identity import RegisterLike
from graphkit.intake import Intake, copy_of, review_id
from graphkit.journal import Journal
from graphkit.manifest import Manifest, Source, vocabulary
from graphkit.readers import read
from graphkit.recall import recalled
from graphkit.record import Record
from graphkit.workspace import Workspace, write_record

BLOCKS = "blocks"
NO_ITEM = (
    "no finding, lesson, recommendation or action was found in it",
    "If it is a review, describe its headings in a file of import/formats",
)


@dataclass(slots=True)
class Batch:
    """The sources of one import. `lines` says what each gave, `refused` why others did not.

    `recall` is how likely a near miss among themes must be to count; None: none of them does.
    """

    workspace: Workspace
    intake: Intake
    knowledge: Any
    recall: float | None = None
    lines: dict[str, Source] = field(default_factory=dict)
    refused: dict[str, Refused] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)

    @property
    def journal(self) -> Journal:
        """Where texts and records wait until all sources are read."""
        return Journal(self.workspace.folder)

    def offer(self, path: Path) -> None:
        """Read the source at `path`, unless it has to be refused."""
        try:
            self._take(path, self.intake.admit(path))
        except Refused as refused:
            self.refuse(refused.at(str(path)))

    def refuse(self, refused: Refused) -> None:
        """Note that a source was refused."""
        path = disk.relative(Path(refused.path), self.workspace.folder)
        self.refused[path] = refused
        self.intake.manifest.refuse(path, refused)

    def _take(self, path: Path, sha256: str) -> None:
        place = disk.relative(path, self.workspace.folder)
        document = replace(read(path), path=place)
        found = recalled(extract(document, self.knowledge), self.recall)
        if not found.record.items:
            self._note(found, known=document.id in self.intake.manifest.reviews)
            raise Refused(*NO_ITEM)
        self._note(found)
        Workspace(self.journal.new).write(document, found.record)
        self._settle(found.record.id, summary(found, place, sha256))

    def _note(self, found: Extraction, known: bool = False) -> None:
        if known:  # what is in the workspace stays as it is
            return
        self.read.add(found.record.id)
        lines = (disk.line({"review": found.record.id, **each}) for each in found.not_understood)
        disk.write_lines(self.journal.staging / BLOCKS / f"{found.record.id}.jsonl", lines)

    def _settle(self, review: str, source: Source) -> None:
        loser = self.intake.take(review, source)
        self.lines[review] = source
        self.refused.pop(source.path, None)
        self.gone.discard(review)
        if loser:
            self._displace(*loser, by=source)

    def _displace(self, review: str, source: Source, by: Source) -> None:
        self.gone.add(review)
        path = disk.absolute(source.path, self.workspace.folder)
        self.refuse(copy_of(by.source, path))

    def commit(self) -> None:
        """Put everything that waited in its place."""
        self.intake.manifest.forget_gone(self.workspace.folder)
        self.intake.manifest.coder = coder()
        self.intake.manifest.vocabulary = vocabulary(self.intake.manifest.coder)
        _commit(self.workspace, self.intake.manifest, self.gone, self.read, self._blocks())

    def _blocks(self) -> Iterator[str]:
        folder = self.journal.staging / BLOCKS
        for path in sorted(folder.glob("*.jsonl"), key=attrgetter("stem")):
            if path.stem not in self.gone:
                with path.open(encoding="utf-8") as source:
                    yield from source


@contextmanager
def importing(
    workspace: Workspace, knowledge: Any, recall: float | None = None
) -> Iterator[Batch]:
    """A batch to offer sources to; all that were not refused count, or none does.

    An import that fails or is broken off leaves the workspace as it was. `knowledge` is what
    `graphkit.extract.load_knowledge` returns, `recall` as for Batch. Raises graphkit.disk.Busy
    when another process is writing.
    """
    with disk.writing(workspace.folder):
        Journal(workspace.folder).settle()
        batch = Batch(workspace, Intake(workspace.manifest(), workspace.folder), knowledge, recall)
        try:
            yield batch
            batch.commit()
        finally:
            if not batch.journal.ready:
                batch.journal.settle()


def _commit(
    workspace: Workspace, manifest: Manifest, gone: set[str], read: set[str], lines: Iterable[str],
    log: Log | None = None,
) -> None:  # fmt: skip
    """Change the workspace: what was read, whose `lines` are given, comes in; `gone` goes out.

    With `log`, it takes the place of the corrections.
    """
    journal = Journal(workspace.folder)
    new = Workspace(journal.new)
    if log is not None:
        disk.write_lines(new.corrections_path, log.lines())
    disk.write_lines(new.not_understood, workspace.not_understood_with(read | gone, lines))
    manifest.graphs = {}
    manifest.write(new.manifest_path)
    journal.commit(path for review in gone for path in workspace.files(review))


def summary(found: Extraction, path: str, sha256: str) -> Source:
    """How much was found in a source."""
    record = found.record
    return Source(
        source=record.source,
        path=path,
        sha256=sha256,
        kind=found.kind,
        cases=len(record.cases),
        items=len(record.items),
        unsure=sum(item.unsure for item in record.items),
        not_understood=len(found.not_understood),
    )


def extract_to(
    folder: Path, path: Path, knowledge: Any, recall: float | None = None
) -> Source:
    """Write the record of the source at `path` to `folder`, named after the source's stem.

    `recall` is as for Batch. Raises Refused when it cannot be read.
    """
    document = read(path)
    found = recalled(extract(document, knowledge), recall)
    write_record(folder / f"{path.stem}.json", found.record)
    return summary(found, document.path, document.sha256)


def load(workspace: Workspace, url: str = "") -> Graph:
    """Compile the workspace's records into the store at `url` ("" is the embedded graph).

    Returns the graph as it was loaded; its `conflicts` are for a person to read.
    """
    from graphkit.store import open_store
    from graphkit.store.addresses import known_as

    with disk.writing(workspace.folder):
        Journal(workspace.folder).settle()
        made, manifest = compiled(workspace), workspace.manifest()
        with closing(open_store(url, workspace.folder, read_only=False)) as store:
            store.write(made)
        manifest.graphs[known_as(url, workspace.folder)] = made.sha256()
        manifest.write(workspace.manifest_path)
    return made


def compiled(workspace: Workspace) -> Graph:
    """The graph of the workspace's records, corrected; its conflicts name what is orphaned."""
    from graphkit.bodies import load_register
    from graphkit.graph import graph
    from graphkit.history import conflicts
    from graphkit.sameness import Judged
    from graphkit.themes import load_themes

    blocks, log = workspace.blocks_not_understood(), workspace.corrections()
    register: RegisterLike = Judged(log.sameness) if log.of_bodies else load_register()
    notes: list[Note] = []
    made = graph(_noting(workspace, notes), register, load_themes(), blocks)
    made.conflicts += conflicts(workspace, log, notes)
    return made


def _noting(workspace: Workspace, notes: list[Note]) -> Iterator[Record]:
    """The records, and in `notes` what is to be said of their corrections."""
    for made in workspace.every():
        notes += made.notes
        yield made.record


def remove(workspace: Workspace, review: str) -> int:
    """Take one review out of the workspace: text, record, lines, manifest entries, corrections.

    A correction holds words of its review, so none stays behind; returns how many there were.
    Raises UnknownName when there is no such review; a source that was refused never was one.
    """
    workspace.require(review)
    with disk.writing(workspace.folder):
        Journal(workspace.folder).settle()
        workspace.require(review)  # another process may have been at it meanwhile
        manifest = workspace.manifest()
        manifest.reviews.pop(review, None)
        for path in [path for path in manifest.refused if review_id(Path(path)) == review]:
            del manifest.refused[path]
        log = workspace.corrections()
        kept = log.without(workspace.extracted(review), lambda id: not workspace.has(id))
        lost = sum(each.do != UNDO for each in log.entries)
        lost -= sum(each.do != UNDO for each in kept.entries)
        _commit(workspace, manifest, {review}, set(), (), kept if lost else None)
    return lost
