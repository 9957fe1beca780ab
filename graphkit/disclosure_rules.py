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
SHOUTED = f"(?:(?:O['’]|D['’])?[{UPPER}]{{2,}}(?:-[{UPPER}]{{2,}})?)"
"""The same in capitals: ANNA, O'NEILL, SMITH-JONES."""
UNIT = "(?P<unit>days?|weeks?|months?|years?)"


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
    """The kinds in the order they are looked for; what dates and ages are made coarse by.

    `bodies` are words that make a name none, `places` those that do unless a title stands before
    them, which `titled` finds; `first` first names in small letters, `public` names that everybody
    knows; `numbers` what words for numbers are worth.
    """

    kinds: list[Kind]
    bands: list[int]
    ages: list[re.Pattern[str]]
    dates: Mapping[str, Any]
    bodies: frozenset[str]
    places: frozenset[str]
    titled: re.Pattern[str]
    first: frozenset[str]
    public: tuple[str, ...]
    numbers: Mapping[str, int]


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
        return _rules(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, re.error, KeyError, TypeError) as error:
        said = f"{error} is missing" if isinstance(error, KeyError) else error
        raise GraphkitError(f"{path}: {said}. Mend it, or take the shipped file again.") from error


def _rules(table: Mapping[str, Any]) -> Rules:
    ages = table["ages"]
    numbers = _numbers(ages["ones"], ages["tens"])
    words = "|".join(sorted(numbers, key=len, reverse=True))
    parts = {"n": rf"(?P<n>\d{{1,3}}|(?i:{words}))", "unit": UNIT, "free": ages["free"]}
    return Rules(
        [*_kinds(table)], ages["bands"], [_compiled(each, parts) for each in ages["find"]],
        table["dates"], _folded(table["bodies"]["words"]), _folded(table["bodies"]["places"]),
        re.compile(rf"(?i:\b(?:{'|'.join(table['lists']['title'])})\.? (?:[A-Z]\.? ?)*)$"),
        _folded(table["lists"]["first"]),
        tuple(table["public"]["names"]), numbers,
    )  # fmt: skip


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _numbers(ones: list[str], tens: list[str]) -> dict[str, int]:
    """The words for numbers up to ninety-nine, and what they are worth."""
    found = {word: number for number, word in enumerate(ones, 1)}
    for ten, word in enumerate(tens, 2):
        found[word] = ten * 10
        found |= {f"{word}{sign}{one}": ten * 10 + number
                  for number, one in enumerate(ones[:9], 1) for sign in "- "}  # fmt: skip
    return found


def _kinds(table: Mapping[str, Any]) -> Iterator[Kind]:
    lists = {name: "|".join(words) for name, words in table["lists"].items()}
    # only capitals begin a name: looking for one first is a hundred times as fast
    lists |= {"first": f"(?=[A-Z])(?:{lists['first']})", "Name": NAME, "NAME": SHOUTED}
    lists["TITLE"] = "|".join(word.upper() for word in table["lists"]["title"] if word.isalpha())
    for row in table["kind"]:
        find = [_compiled(pattern, lists) for pattern in row["find"]]
        if not find:
            find = [_any_of(table["conditions"]["words"])]
        never = [re.compile(pattern) for pattern in row.get("never", [])]
        yield Kind(row["id"], row["mark"], find, row.get("check", ""), never)


def _compiled(pattern: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    for name, words in parts.items():
        pattern = pattern.replace(f"{{{name}}}", words)
    return re.compile(pattern)


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Any of these words, whichever case, apostrophe, hyphen or space they are written with."""
    forms = [re.sub(r"['’]", "['’]?", re.sub(r"\\?[ -]", r"[\\s-]", re.escape(word)))
             for word in sorted(words, key=lambda word: (-len(word), word))]  # fmt: skip
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(forms)})(?!\w)")
