"""The register of bodies as data: what `import/agencies.toml` holds, read and checked."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit.errors import GraphkitError

PLACE = "{place}"
CUE_LISTS = (
    "words", "inside", "alone", "departments", "groups", "subgroups", "titled", "implied", "bodies",
    "common", "not",
)  # fmt: skip
OTHER_LISTS = ("trusts", "names", "alias")
REQUIRED = {"id": str, "name": str, "sector": str, "national": bool, "definition": str}
FLAGS = ("local", "employer", "possessive", "branches", "listed")
EXCLUSIVE = ("words", "inside", "alone", "departments", "groups", "bodies", "common")
SHARED = {
    "never": ("words", "after"),
    "growth": ("most", "joiners", "inner", "free", "heads", "saints", "titles", "keep", "ordinary",
               "starters", "stops", "endings", "towns", "numbers", "counted"),
    "titles": ("words",),
    "defining": ("inner", "articles", "called", "closed", "nobody", "places", "doors",
                 "definite"),
    "inheriting": ("words",),
    "shortening": ("before", "nobody", "work", "acts", "areas"),
    "stand": ("before",),
    "fold": ("away", "beside", "employer", "spelled", "small", "optional"),
    "abbreviations": (),
    "area": ("wider", "councils", "providers"),
}  # fmt: skip
ROWS = {
    "type": (),
    "shape": ("letters", "type", "alone"),
    "function": ("of", "words", "becomes", "near", "under", "unless", "within"),
    "remainder": ("of", "with", "becomes"),
    "elsewhere": ("of", "becomes", "begins", "where"),
    "grown": ("of", "becomes", "reviews"),
}
TYPED = ("type", "of", "becomes")


@dataclass(frozen=True, slots=True)
class AgencyType:
    """A kind of body, such as `police`.

    `sector` groups types; `national` says that it is one service for the whole country; `local`
    that the place in a name of this type is an area; `employer` that bodies of it run services
    of other types; `possessive` and `branches` that its names may hold a person's name and be
    followed by a town; `listed` that it is a body at all.
    """

    id: str
    name: str
    sector: str
    national: bool
    definition: str
    local: bool = False
    employer: bool = False
    possessive: bool = False
    branches: bool = False
    listed: bool = True
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sense:
    """What a cue stands for: the type of body, and the part of the register it is in."""

    type: str
    part: str


@dataclass(frozen=True, slots=True)
class Became:
    """What bodies named like `before` turned into, and from which year."""

    before: str
    after: str
    since: int


@dataclass(frozen=True, slots=True)
class Tables:
    """The whole register: types, cues with their senses, and the tables that all types share."""

    types: dict[str, AgencyType]
    cues: tuple[tuple[str, Sense], ...]
    names: tuple[tuple[str, str], ...]
    trusts: dict[str, str]
    became: tuple[Became, ...]
    shared: dict[str, Any]


def read_tables(path: Path) -> Tables:
    """The register in the file `path`.

    Raises GraphkitError, naming the file and the table, for anything it cannot mean.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise GraphkitError(f"{path.name} is not TOML: {error}.") from error
    try:
        return _tables(data)
    except _Wrong as error:
        raise GraphkitError(f"{path.name}, {error}") from error


class _Wrong(Exception):
    def __init__(self, table: str, what: str) -> None:
        super().__init__(f"{table}: {what}")


def _tables(data: Mapping[str, Any]) -> Tables:
    _check_tables(data)
    rows = data["type"]
    types = _types(rows)
    cues = tuple((cue, Sense(row["id"], key)) for row in rows for key, cue in _cues(row))
    _check_exclusive(cues)
    _check_references(data, types)
    return Tables(
        types=types,
        cues=cues,
        names=tuple((name, row["id"]) for row in rows for name in row.get("names", ())),
        trusts={name: row["id"] for row in rows for name in row.get("trusts", ())},
        became=tuple(_became(row) for row in data.get("became", ())),
        shared={key: value for key, value in data.items() if key not in ("type", "became")},
    )


def _types(rows: Iterable[Mapping[str, Any]]) -> dict[str, AgencyType]:
    types: dict[str, AgencyType] = {}
    for row in rows:
        _check_row(row)
        if row["id"] in types:
            raise _Wrong(_title(row), "the id stands twice.")
        flags = {key: row[key] for key in FLAGS if key in row}
        given = {key: row[key] for key in REQUIRED}
        types[row["id"]] = AgencyType(**given, **flags, aliases=tuple(row.get("alias", ())))
    return types


def _check_row(row: Mapping[str, Any]) -> None:
    for key, kind in REQUIRED.items():
        if not isinstance(row.get(key), kind):
            raise _Wrong(_title(row), f"“{key}” must be given, as {kind.__name__}.")
    for key, value in row.items():
        if key in FLAGS and not isinstance(value, bool):
            raise _Wrong(_title(row), f"“{key}” must be true or false.")
        if key in CUE_LISTS + OTHER_LISTS and not _strings(value):
            raise _Wrong(_title(row), f"“{key}” must be a list of words in quotation marks.")
        if key not in {*REQUIRED, *FLAGS, *CUE_LISTS, *OTHER_LISTS}:
            raise _Wrong(_title(row), f"there is nothing called “{key}”.")
    for name in row.get("names", ()):
        if name.count(PLACE) != 1:
            raise _Wrong(_title(row), f"the name “{name}” must hold {PLACE} once.")


def _title(row: Mapping[str, Any]) -> str:
    return f"[[type]] “{row.get('id', '?')}”"


def _strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)


def _cues(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    return ((key, cue) for key in CUE_LISTS for cue in row.get(key, ()))


def _check_exclusive(cues: Iterable[tuple[str, Sense]]) -> None:
    owner: dict[str, str] = {}
    for cue, sense in cues:
        if sense.part in EXCLUSIVE and owner.setdefault(cue.casefold(), sense.type) != sense.type:
            other = owner[cue.casefold()]
            raise _Wrong(f"[[type]] “{sense.type}”", f"“{cue}” names {other} already.")


def _check_tables(data: Mapping[str, Any]) -> None:
    for table, keys in SHARED.items():
        if not isinstance(data.get(table), dict):
            raise _Wrong(f"[{table}]", "the table is missing.")
        _check_keys(f"[{table}]", data[table], keys)
    for table, keys in ROWS.items():
        if not isinstance(data.get(table, []), list) or not (table != "type" or data.get(table)):
            raise _Wrong(f"[[{table}]]", "there must be a row or more.")
        for row in data.get(table, ()):
            _check_keys(f"[[{table}]]", row, keys)


def _check_keys(title: str, table: Mapping[str, Any], keys: Iterable[str]) -> None:
    for key in keys:
        if key not in table:
            raise _Wrong(title, f"“{key}” is missing.")


def _check_references(data: Mapping[str, Any], types: Mapping[str, AgencyType]) -> None:
    for table, keys in ROWS.items():
        for row in data.get(table, ()) if table != "type" else ():
            for key in (key for key in keys if key in TYPED):
                if row[key] not in types:
                    raise _Wrong(f"[[{table}]]", f"there is no type called “{row[key]}”.")


def _became(row: Mapping[str, Any]) -> Became:
    before, after, since = row.get("from"), row.get("to"), row.get("since")
    if not (isinstance(before, str) and isinstance(after, str) and isinstance(since, int)):
        raise _Wrong("[[became]]", "each row needs “from” and “to” in words and “since” as a year.")
    if PLACE in after and PLACE not in before:
        raise _Wrong("[[became]]", f"“{after}” has a place that “{before}” does not give.")
    return Became(before, after, since)


def bare(cue: str) -> str:
    """A cue as the phrase matcher reads it: without commas and question marks."""
    return re.sub(r"[,?]", "", cue)
