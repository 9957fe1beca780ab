"""A copy of a workspace as it may be handed on: what identifies is out, small numbers with it.

Report, explorer, page and export made with `--release` are made from such a copy, so that nothing
in them, however it is shown, was ever anything but safe. The copy has no texts of the sources, and
is deleted when it has been used.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from graphkit import disk
from graphkit.corrections import OF_BODIES, UNDO, Log
from graphkit.disclosure import Finding, released
from graphkit.manifest import Manifest
from graphkit.marking import require_free
from graphkit.record import Record
from graphkit.release_cases import without_rare
from graphkit.release_record import Safe, safe
from graphkit.workspace import Workspace, write_record

Found = list[tuple[str, Finding]]
"""What the guard found, each with the id of the review it was in."""


@dataclass(frozen=True, slots=True)
class Release:
    """A workspace to be handed on, with its graph.

    `found` is what was taken out of which review, `notes` what a person should look at besides.
    """

    workspace: Workspace
    found: Found
    notes: list[str]


@contextmanager
def releasing(workspace: Workspace, marked: bool, least: int) -> Iterator[Release]:
    """The release of a workspace, there until the end of the block.

    Facts of cases that fewer than `least` reviews share are left out. Raises GraphkitError where
    the marking of a review forbids it, unless `marked`.
    """
    from graphkit.pipeline import load

    workspace.require_some()
    require_free((each.review.marking for each in workspace.records()), marked)
    with TemporaryDirectory(prefix="graphkit-release-") as folder:
        copy = Workspace(Path(folder))
        made = {record.id: safe(record) for record in workspace.records()}
        records, hidden = without_rare([each.record for each in made.values()], least)
        found = [(id, one) for id, each in made.items() for one in each.found]
        found += _write(copy, workspace, records)
        load(copy)
        yield Release(copy, found, [*_notes(made.values()), *hidden])


def _notes(made: Iterable[Safe]) -> Iterator[str]:
    for each in made:
        yield from each.notes


def _write(copy: Workspace, workspace: Workspace, records: list[Record]) -> Found:
    """Write the copy; what was found in the names of its sources, refused ones among them."""
    for record in records:
        write_record(copy.record_path(record.id), record)
    manifest, found = _manifest(workspace.manifest(), records)
    manifest.write(copy.manifest_path)
    disk.write_lines(copy.corrections_path, _of_bodies(workspace.corrections()).lines())
    disk.write_lines(copy.not_understood, _counted(workspace.blocks_not_understood()))
    return found


def _manifest(manifest: Manifest, records: list[Record]) -> tuple[Manifest, Found]:
    """The manifest without paths: where a source lies on this machine is nobody's business."""
    names = {record.id: record.source for record in records}
    reviews = {id: replace(source, source=names[id], path=names[id])
               for id, source in manifest.reviews.items() if id in names}  # fmt: skip
    refused: dict[str, dict[str, str]] = {}
    found: Found = []
    for path, why in manifest.refused.items():
        name, more = released(Path(path).name)
        refused[name] = why
        found += [("refused", each) for each in more]
    return Manifest(manifest.vocabulary, reviews, refused), found


def _of_bodies(log: Log) -> Log:
    """The corrections that say which names are one body's; all others are in the records."""
    kept = {each.n for each in log.entries if each.do in OF_BODIES}
    return Log(tuple(each for each in log.entries
                     if each.n in kept or each.do == UNDO and each.of in kept))  # fmt: skip


def _counted(blocks: dict[str, int]) -> Iterator[str]:
    """As many lines as there were blocks not understood, without their words."""
    for review, count in sorted(blocks.items()):
        yield from (disk.line({"review": review}) for _ in range(count))
