"""Puts a new file in the place of an old one in a single step, whenever the machine stops."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphkit import disk
from graphkit.store.base import StoreError

BUILDING = ".graph-new"
BESIDE = (".wal", ".shadow", ".tmp", ".lock")


@contextmanager
def swapped(target: Path) -> Iterator[Path]:
    """A path in an empty folder beside `target`; the file made there takes the target's place.

    The old file stays until then, and if anything is raised for good. What a crash left is
    cleared away. One writer at a time: raises graphkit.disk.Busy when there is another.
    """
    folder = target.parent / BUILDING
    with disk.writing(folder):
        _clear(folder)
        try:
            yield folder / target.name
            _put(folder / target.name, target)
        finally:
            _clear(folder)


def _clear(folder: Path) -> None:
    """Empty `folder` but for its lock, which another process may be waiting at."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != disk.LOCK:
            path.unlink()


def _put(new: Path, target: Path) -> None:
    left = [path.name for path in new.parent.glob(f"{new.name}*") if path != new]
    if left:
        raise StoreError(f"The new graph is not whole: {', '.join(sorted(left))} was left beside.")
    disk.flush([new])
    for suffix in BESIDE:  # of a file that was never written in place; it would be replayed
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    try:
        new.replace(target)
    except PermissionError as error:
        raise StoreError(
            f"{target} is in use by another program. Close it and load again; nothing has changed."
        ) from error
    disk.flush([target.parent])
