"""A folder of files that is put in its place whole, and only where nobody else's work is."""

import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from graphkit import disk
from graphkit.errors import Misuse

MARK = "graphkit-export.json"
"""The file that says which files of a folder are ours."""


def replace(folder: Path, style: str, files: Mapping[str, Iterable[str]]) -> None:
    """Put `files` (name to lines) in `folder`, which then has nothing else in it.

    A link to a folder stays, and the folder it leads to is filled. Raises Misuse where it holds a
    file that no export of ours wrote.
    """
    require_ours(folder)
    folder = folder.resolve()
    beside = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        names = [*files]
        for name, lines in files.items():
            disk.write_lines(beside / name, lines)
        disk.write_json(beside / MARK, {"format": style, "files": names})
        _swap(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def require_ours(folder: Path) -> None:
    """Raises Misuse unless `folder` is absent, empty, or holds an export of ours and no more.

    The current folder, or one it is in, is none that can be put in its place: whoever is there
    would be left in a folder that is gone.
    """
    if Path.cwd().is_relative_to(_resolved(folder)):
        raise Misuse(
            f"{folder} is the folder you are in, or above it: it cannot be made anew from within. "
            "Give another folder, such as a new one in here."
        )
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Misuse(f"{folder} is a file. Give a folder to write to.")
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    ours: set[str] = set()
    if MARK in found:
        ours = disk.shaped(folder / MARK, lambda data: {MARK, *map(str, data["files"])})
    strange = sorted(found - ours)
    if strange:
        raise Misuse(
            f"{folder} holds {strange[0]}, which no export wrote: it stays as it is. "
            "Give another folder, or empty this one."
        )


def _resolved(folder: Path) -> Path:
    """Where a path leads, links followed. Raises Misuse for links that lead to themselves."""
    try:
        return folder.resolve()
    except (OSError, RuntimeError) as error:
        raise Misuse(f"{folder} leads nowhere: {error}. Give another folder.") from error


def _swap(new: Path, folder: Path) -> None:
    """Put `new` in the place of `folder`; what was there is put back where that fails."""
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        with suppress(OSError):
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
