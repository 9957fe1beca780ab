"""A folder's files in a fixed order, without those that only the machine needs."""

import os
from collections.abc import Iterator
from pathlib import Path

from graphkit.errors import Refused

MACHINE = ("thumbs.db", "desktop.ini", "icon\r")
LOCKS = ("~$", ".~lock", "~wrl")


def walk(folder: Path, refused: list[Refused]) -> Iterator[Path]:
    """Every file below `folder`, sorted, links to folders not followed.

    A folder below that cannot be opened is added to `refused`.
    """
    for here, folders, names in os.walk(folder, onerror=lambda error: _note(error, refused)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here) / name for name in sorted(names) if not _of_machine(name))


def _of_machine(name: str) -> bool:
    low = name.casefold()
    return low.startswith((".", *LOCKS)) or low in MACHINE or low.endswith("~")


def _note(error: OSError, refused: list[Refused]) -> None:
    why = error.strerror or str(error)
    advice = "Check its permissions"
    refused.append(Refused(f"cannot be opened ({why})", advice, str(error.filename)))
