"""Protective markings: which of several is the highest, and which forbid that a text is released.

Their order, and where it is from, is in `import/marking.toml`.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graphkit import resources
from graphkit.errors import GraphkitError


@dataclass(frozen=True, slots=True)
class Level:
    """A level: the words it is written with, and whether a source of it is not to be released."""

    words: re.Pattern[str]
    binds: bool


def highest(markings: Iterable[str | None]) -> str:
    """The highest of these markings, as a source has it; "" where there is none.

    A marking that the file does not know ranks above all that it does: nobody can say that it
    matters less. Of two of one level the first in the alphabet stands for both.
    """
    found = sorted({marking for marking in markings if marking})
    return max(found, key=_rank, default="")


def binding(markings: Iterable[str | None]) -> str:
    """The highest of these markings that forbids a release; "" where none does."""
    levels = load_levels()
    known = {marking: _rank(marking) for marking in markings if marking}
    return highest(each for each, rank in known.items()
                   if rank == len(levels) or levels[rank].binds)  # fmt: skip


def require_free(markings: Iterable[str | None], allowed: bool) -> None:
    """Raises GraphkitError, with the way out, where a marking forbids a release; unless `allowed`,
    whoever marked the source having agreed."""
    found = "" if allowed else binding(markings)
    if found:
        raise GraphkitError(
            f"A review that this rests on is marked {found}. Ask whoever marked it; if they "
            "agree, add --marked. Nothing was written."
        )


def _rank(marking: str) -> int:
    """The place of a marking's level among all; one past the last where none is known."""
    folded = " ".join(re.findall(r"\w+", marking.casefold()))
    levels = load_levels()
    ranks = [rank for rank, level in enumerate(levels) if level.words.search(folded)]
    return max(ranks, default=len(levels))


def load_levels() -> tuple[Level, ...]:
    """The levels of `import/marking.toml`, the lowest first, an analyst's own file before ours.

    Raises GraphkitError naming the file and the fault.
    """
    path = resources.file("import", "marking.toml")
    status = path.stat()
    return _read(path, (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=2)
def _read(path: Path, stamp: tuple[int, int]) -> tuple[Level, ...]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(Level(_any_of(row["words"]), bool(row["binds"])) for row in table["level"])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        said = f"{error} is missing" if isinstance(error, KeyError) else error
        raise GraphkitError(f"{path}: {said}. Mend it, or take the shipped file again.") from error


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
