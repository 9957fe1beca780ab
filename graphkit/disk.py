"""How graphkit writes: beside the old file and then renamed, one writer at a time."""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, TypeVar

from graphkit.errors import GraphkitError

LOCK = ".lock"
FLUSHED_AT_ONCE = 8
Shape = TypeVar("Shape")


class Busy(GraphkitError):
    """Another process is writing to the same workspace."""


def write_lines(path: Path, lines: Iterable[str], lasting: bool = False) -> None:
    """Write `lines` (each with its line end) to `path` as UTF-8, whole or not at all.

    With `lasting` it stays written even if the machine itself stops the moment this returns.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        # A file name that is no UTF-8 reaches us with lone surrogates; JSON can escape those.
        with beside.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            out.writelines(lines)
        if lasting:
            flush([beside])
        beside.replace(path)
        if lasting:
            flush([path.parent])
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def write_json(path: Path, data: Any, sort: bool = True, lasting: bool = False) -> None:
    """Write `data` to `path` as indented JSON; with `sort` its keys are put in order."""
    text = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=sort)
    write_lines(path, (text, "\n"), lasting)


def flush(paths: Iterable[Path]) -> None:
    """Have the system put files, and the lists of what is in folders, on the disk itself.

    Several at a time: the disk then takes hundreds of files in the time of a few dozen.
    """
    with ThreadPoolExecutor(FLUSHED_AT_ONCE) as pool:
        for _ in pool.map(_flush, paths):
            pass


def _flush(path: Path) -> None:
    folder = path.is_dir()
    if folder and os.name != "posix":  # the others put a folder's list on the disk by themselves
        return
    handle = os.open(path, os.O_RDONLY if folder else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def shaped(path: Path, shape: Callable[[Any], Shape]) -> Shape:
    """What `shape` makes of the JSON in `path`.

    Raises GraphkitError naming the file, and the place in it, when it is not of that shape.
    """
    try:
        return shape(json.loads(path.read_bytes()))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        wrong = f"has no {error}" if isinstance(error, KeyError) else f"cannot be read: {error}"
        raise GraphkitError(
            f"{path} {wrong}. Mend it, or import its source again."
        ) from error


def line(data: Any) -> str:
    """`data` as one line of JSON, its line end included."""
    return json.dumps(data, ensure_ascii=False) + "\n"


def sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold `folder` (made if absent) for writing; readers are never kept out.

    The system lets go of the lock when the process ends, however it ends. Raises Busy when
    another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("a") as handle:
        try:
            _lock(handle)
        except OSError as error:
            raise Busy(
                f"Another graphkit is writing to {folder}. Wait until it is done, then try again."
            ) from error
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: IO[str]) -> None:
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: IO[str]) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def relative(path: Path, folder: Path) -> str:
    """`path` as seen from `folder`, with forward slashes; whole where no way leads there."""
    whole = os.path.abspath(path)
    try:
        return Path(os.path.relpath(whole, os.path.abspath(folder))).as_posix()
    except ValueError:
        return Path(whole).as_posix()


def absolute(path: str, folder: Path) -> Path:
    """The path that `relative` wrote, from the root."""
    return Path(os.path.normpath(Path(os.path.abspath(folder)) / path))
