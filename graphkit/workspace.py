"""The folder that holds what was read: documents, records, corrections and the graph."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import merge
from pathlib import Path
from typing import Any

from graphkit import disk
from graphkit.correcting import Corrected, corrected
from graphkit.corrections import Log
from graphkit.document import Document
from graphkit.errors import GraphkitError, UnknownName
from graphkit.journal import mend
from graphkit.manifest import Manifest
from graphkit.record import KINDS, Record
from graphkit.sameness import renamed

DEFAULT = "graphkit-data"


@dataclass(frozen=True, slots=True)
class Workspace:
    """One folder of reviews; nothing is made in it before something is written."""

    folder: Path

    @classmethod
    def at(cls, folder: str | None = None) -> "Workspace":
        """The workspace in `folder`, else in `GRAPHKIT_DATA`, else in `./graphkit-data`.

        A change that a process had decided on when it died is completed.
        """
        made = cls(Path(folder or os.environ.get("GRAPHKIT_DATA") or DEFAULT))
        mend(made.folder)
        return made

    @property
    def graph(self) -> Path:
        """The embedded graph's file."""
        return self.folder / "graph.lbug"

    @property
    def not_understood(self) -> Path:
        """The file of blocks no rule understood, one a line, sorted by review."""
        return self.folder / "not-understood.jsonl"

    @property
    def corrections_path(self) -> Path:
        """The file of what a person changed, one correction a line."""
        return self.folder / "corrections.jsonl"

    @property
    def manifest_path(self) -> Path:
        """The file that says what the workspace was made from."""
        return self.folder / "manifest.json"

    def holds(self, path: Path) -> bool:
        """Whether `path` is inside the workspace: what it holds are no sources."""
        return path.resolve().is_relative_to(self.folder.resolve())

    def require_some(self) -> None:
        """Raises GraphkitError when there is no review at all."""
        if not self.ids():
            raise GraphkitError(
                f"There are no reviews in {self.folder}. Begin with: graphkit import PATH…"
            )

    def manifest(self) -> Manifest:
        """What the workspace was made from. Raises GraphkitError when the file is damaged."""
        return Manifest.read(self.manifest_path)

    def ids(self) -> list[str]:
        """The ids of the reviews that have a record, sorted."""
        return sorted(path.stem for path in (self.folder / "records").glob("[!.]*.json"))

    def record_path(self, review: str) -> Path:
        """Where the record of `review` is, or would be."""
        return self.folder / "records" / f"{review}.json"

    def document_path(self, review: str) -> Path:
        """Where the text of `review` is, or would be."""
        return self.folder / "documents" / f"{review}.json"

    def extracted(self, review: str) -> Record:
        """The record of one review as it is on disk, without its corrections.

        Raises UnknownName when there is none, GraphkitError when the file is damaged.
        """
        self.require(review)
        path = self.record_path(review)
        return disk.shaped(path, lambda data: _record(review, data))

    def record(self, review: str) -> Record:
        """The record of one review with its corrections.

        Raises UnknownName when there is none, GraphkitError when a file is damaged.
        """
        return self.corrected(review, self.corrections()).record

    def corrections(self) -> Log:
        """What a person changed. Raises GraphkitError when the file is damaged."""
        path = self.corrections_path
        if not path.exists():
            return Log()
        status = path.stat()
        return _log(path, (status.st_ino, status.st_mtime_ns, status.st_size))

    def corrected(self, review: str, log: Log) -> Corrected:
        """The record of one review with the corrections of `log`, and what is to be said of them.

        Raises UnknownName when there is none, GraphkitError when a file is damaged.
        """
        record = self.extracted(review)
        own = log.of(record, gone=lambda name: not self.has(name))
        document = self.document(review) if own else None
        made = corrected(record, own, document) if own else Corrected(record)
        if log.of_bodies:
            made = replace(made, record=renamed(made.record, log.sameness))
        return made

    def document(self, review: str) -> Document | None:
        """The text of one review as it was read; None for a record that came without.

        Raises GraphkitError when the file is damaged.
        """
        path = self.document_path(review)
        return disk.shaped(path, Document.from_json) if path.exists() else None

    def records(self) -> Iterator[Record]:
        """Every record with its corrections in order of id, one in memory at a time."""
        return (made.record for made in self.every())

    def every(self) -> Iterator[Corrected]:
        """Every record with its corrections and what is to be said of them, in order of id."""
        log = self.corrections()
        return (self.corrected(review, log) for review in self.ids())

    def has(self, review: str) -> bool:
        """Whether there is a review of this id."""
        return self.record_path(review).is_file()

    def require(self, review: str) -> None:
        """Raises UnknownName, with near ones, when there is no review of this id."""
        if not self.has(review):
            raise UnknownName("review", review, self.ids())

    def write(self, document: Document, record: Record) -> None:
        """Write one review's text and record."""
        disk.write_json(self.document_path(record.id), document.to_json(), sort=False)
        write_record(self.record_path(record.id), record)

    def not_understood_with(self, reviews: set[str], lines: Iterable[str]) -> Iterable[str]:
        """The lines of blocks not understood with `lines`, sorted by review, for `reviews`."""
        kept = (line for line in self._lines() if _review(line) not in reviews)
        return merge(kept, lines, key=_review)

    def _lines(self) -> Iterator[str]:
        if self.not_understood.exists():
            with self.not_understood.open(encoding="utf-8") as source:
                yield from source

    def blocks_not_understood(self) -> dict[str, int]:
        """How many blocks of each review no rule understood."""
        return Counter(map(_review, self._lines()))

    def files(self, review: str) -> list[str]:
        """The paths, inside the folder, of one review's text and record."""
        paths = (self.document_path(review), self.record_path(review))
        return [path.relative_to(self.folder).as_posix() for path in paths]


@lru_cache(maxsize=2)
def _log(path: Path, stamp: tuple[int, int, int]) -> Log:
    """The corrections in a file, read again when it is another one: records ask one by one."""
    return Log.read(path)


def write_record(path: Path, record: Record) -> None:
    """Write `record` to `path` as JSON: its fields in their own order, evidence by name."""
    data = record.to_json()
    for part in (*data["cases"], *data["items"]):
        part["evidence"] = _by_name(part["evidence"])
    disk.write_json(path, data, sort=False)


def _record(review: str, data: Any) -> Record:
    """The record in `data`. Raises ValueError for an item of no kind there is."""
    record = Record.from_json(review, data)
    strange = next((item for item in record.items if item.kind not in KINDS), None)
    if strange:
        kinds = ", ".join(KINDS)
        raise ValueError(f"item {strange.id} is a “{strange.kind}”, which is none of {kinds}")
    return record


def _by_name(data: Any) -> Any:
    if not isinstance(data, dict):
        return data
    return {key: _by_name(value) for key, value in sorted(data.items())}


def _review(line: str) -> str:
    try:
        return str(json.loads(line)["review"])
    except (ValueError, KeyError, TypeError) as error:
        raise GraphkitError(
            f"not-understood.jsonl has a line that is none of ours: {line.strip()[:80]}. "
            "Delete that line."
        ) from error
