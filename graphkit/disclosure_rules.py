"""What may tell who somebody is: the patterns of `import/disclosure.toml`, ready for use."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from graphkit import resources
from graphkit.errors import GraphkitError

LATIN = [chr(code) for code in range(0x250)]
UPPER = "".join(letter for letter in LATIN if letter.isupper())
LOWER = "".join(letter for letter in LATIN if letter.islower())
PARTICLE = "(?:(?:de|da|di|du|del|della|dos|van|von|der|den|ten|ter|al|el|bin|ibn|le|la|y) ){0,2}"
WORD = f"(?:[{UPPER}][{LOWER}]+){{1,2}}"
NAME = f"(?:{PARTICLE}(?:Mc|Mac|O['’]|D['’]|Fitz)?{WORD}(?:[-'’]{WORD})?)"
"""A person's name, in Latin letters with their marks: Anna, O'Neill, DeSouza, van Dyke, Siân."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of identifier: its patterns, and what makes a find none."""

    id: str
    mark: str
    find: list[re.Pattern[str]]
    check: str
    never: list[re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Rules:
    """The kinds in the order they are looked for; bands and patterns of ages; names of months."""

    kinds: list[Kind]
    bands: list[int]
    ages: list[re.Pattern[str]]
    months: list[str]
    bodies: frozenset[str]


def load_rules() -> Rules:
    """The rules of `import/disclosure.toml`, an analyst's own file before the shipped one.

    Raises GraphkitError naming the file and the fault.
    """
    path = resources.file("import", "disclosure.toml")
    status = path.stat()
    return _read(path, (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=2)
def _read(path: Path, stamp: tuple[int, int]) -> Rules:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        ages = [re.compile(pattern) for pattern in table["ages"]["find"]]
        return Rules([*_kinds(table)], table["ages"]["bands"], ages, table["dates"]["months"],
                     frozenset(table["bodies"]["words"]))  # fmt: skip
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, re.error, KeyError, TypeError) as error:
        said = f"{error} is missing" if isinstance(error, KeyError) else error
        raise GraphkitError(f"{path}: {said}. Mend it, or take the shipped file again.") from error


def _kinds(table: Mapping[str, Any]) -> Iterator[Kind]:
    lists = {name: "|".join(words) for name, words in table["lists"].items()} | {"Name": NAME}
    for row in table["kind"]:
        find = [_compiled(pattern, lists) for pattern in row["find"]]
        if not find:
            find = [_any_of(table["conditions"]["words"])]
        never = [re.compile(pattern) for pattern in row.get("never", [])]
        yield Kind(row["id"], row["mark"], find, row.get("check", ""), never)


def _compiled(pattern: str, lists: Mapping[str, str]) -> re.Pattern[str]:
    for name, words in lists.items():
        pattern = pattern.replace(f"{{{name}}}", words)
    return re.compile(pattern)


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Any of these words, whichever case, apostrophe, hyphen or space they are written with."""
    forms = [re.sub(r"['’]", "['’]?", re.sub(r"\\?[ -]", r"[\\s-]", re.escape(word)))
             for word in sorted(words, key=lambda word: (-len(word), word))]  # fmt: skip
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(forms)})(?!\w)")
