"""A change of many files of a folder that happens whole or not at all, whatever breaks off."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from graphkit import disk

STAGING = ".incoming"
NEW = "new"
READY = "ready.json"


class Journal:
    """One change of a folder: new files that wait inside it, and old ones to delete.

    Until `commit` notes that all are there, they count for nothing and the next process clears
    them away; from then on the change has happened, and whoever comes next completes it. That
    holds for a process that is killed and for a machine that loses its power: what waits is on the
    disk before the note is, and what has its place before the note is taken away. Only
    one process at a time may have a journal: hold the folder with `graphkit.disk.writing`.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` is changed."""
        self.folder = folder
        self.staging = folder / STAGING

    @property
    def new(self) -> Path:
        """Where new files wait, by the paths they are to have in the folder."""
        return self.staging / NEW

    @property
    def ready(self) -> bool:
        """Whether a change was decided on and is not completed."""
        return self._note.is_file()

    @property
    def _note(self) -> Path:
        return self.staging / READY

    def settle(self) -> None:
        """Complete the change that was decided on, or clear away one that was not."""
        if self.ready:
            self._complete()
        elif self.staging.exists():
            shutil.rmtree(self.staging)

    def commit(self, gone: Iterable[str]) -> None:
        """Put all new files in their places and delete those at the paths `gone`."""
        self.new.mkdir(parents=True, exist_ok=True)
        disk.flush([self.folder, self.staging, self.new, *self.new.rglob("*")])
        disk.write_json(self._note, sorted(gone), lasting=True)
        self._complete()

    def _complete(self) -> None:
        """Whatever of this was done already is done no second time."""
        folders = {self.folder}
        for path in sorted(self.new.rglob("*")):
            target = self.folder / path.relative_to(self.new)
            if path.is_file():
                adopt(path, target)
                folders.add(target.parent)
        for name in disk.shaped(self._note, list):
            (self.folder / name).unlink(missing_ok=True)
            folders.add((self.folder / name).parent)
        disk.flush(sorted(folder for folder in folders if folder.is_dir()))
        self._note.unlink()
        shutil.rmtree(self.staging)


def adopt(source: Path, target: Path) -> None:
    """Move a file to its place in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def mend(folder: Path) -> None:
    """Complete a change that a process left when it died; one that is being made is let be."""
    if Journal(folder).ready:
        try:
            with disk.writing(folder):
                Journal(folder).settle()
        except disk.Busy:
            return
