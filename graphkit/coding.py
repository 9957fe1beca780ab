"""One document as one coder filed it: what a comparison of coders looks at, and no more.

Read leniently, since people write these by hand: only what the figures need has to be there.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.passages import place, telling
from graphkit.record import slug

FIELDS = ("type", "board", "area", "published", "method", "marking")
"""What a record says of the review as a whole, as far as it is compared."""
WORD = re.compile(r"[a-z0-9]+")
CODES = ("themes", "responsible", "mentioned")
LISTS = (*CODES, "responds_to")


@dataclass(frozen=True, slots=True)
class Filed:
    """One item as one coder filed it; `place` says where it stands, `cues` what gave a code."""

    text: str
    kind: str
    case: str = ""
    themes: frozenset[str] = frozenset()
    responsible: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    responds_to: frozenset[str] = frozenset()
    id: str = ""
    place: str = ""
    cues: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Coding:
    """One document as one coder filed it; an empty one stands for a record that is missing."""

    name: str
    items: tuple[Filed, ...] = ()
    types: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    factors: frozenset[tuple[str, str]] = frozenset()
    labels: frozenset[str] = frozenset()
    facts: Mapping[str, str] = field(default_factory=dict)


def fold(words: str | None) -> str:
    """Words as they are compared: letters and digits only, in lower case."""
    return " ".join(WORD.findall((words or "").lower()))


def read_coding(path: Path, name: str = "") -> Coding:
    """The record at `path` as a coding called `name` (else after its file).

    Raises GraphkitError, naming the file and the place in it, when it is none.
    """
    try:
        return coding_of(json.loads(path.read_bytes()), name or path.stem)
    except (ValueError, KeyError) as error:
        wrong = f"has no {error}" if isinstance(error, KeyError) else f"cannot be read: {error}"
        raise GraphkitError(
            f"{path} {wrong}. Write it as `graphkit extract` writes a record."
        ) from error


def coding_of(data: Any, name: str) -> Coding:
    """The coding that a record's JSON holds. Raises KeyError or ValueError when it is none."""
    record = _object(data, "the whole of it")
    cases = [_object(case, "a case") for case in _list(record, "cases")]
    agencies = [_object(agency, "an agency") for agency in _list(record, "agencies")]
    review = _object(record.get("review") or {}, "the review")
    title = str(review.get("title") or name)
    numbered = enumerate(_list(record, "items", needed=True), 1)
    return Coding(
        name,
        tuple(_filed(_object(item, f"item {n}"), f"item {n}", title) for n, item in numbered),
        frozenset(_word(agency, "type", "an agency") for agency in agencies),
        frozenset(fold(_word(agency, "name", "an agency")) for agency in agencies),
        frozenset((_label(case), risk) for case in cases for risk in _list(case, "factors")),
        frozenset(_label(case) for case in cases),
        {key: str(review.get(key) or "") for key in FIELDS},
    )


def _filed(item: dict[str, Any], where: str, title: str) -> Filed:
    lists = {key: _list(item, key, where=where) for key in LISTS}
    codes = {key: frozenset(lists[key]) for key in CODES}
    refs = frozenset(map(fold, lists["responds_to"]))
    at = item.get("place") or {}
    section = telling(title, at.get("section") or [])
    return Filed(
        _word(item, "text", where), _word(item, "kind", where), item.get("case") or "",
        **codes, responds_to=refs, id=str(item.get("id") or ""),
        place=place("", {"page": at.get("page"), "section": section}),
        cues=_cues(item.get("evidence") or {}),
    )  # fmt: skip


def _cues(evidence: dict[str, dict[str, dict[str, Any]]]) -> dict[str, str]:
    return {
        code: str(found.get("cue") or "")
        for part in ("themes", "responsible") for code, found in (evidence.get(part) or {}).items()
    }  # fmt: skip


def _label(case: dict[str, Any]) -> str:
    return fold(_word(case, "label", "a case"))


def _object(value: Any, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{what} is no object of names and values")
    return value


def _word(thing: dict[str, Any], key: str, where: str) -> str:
    if not isinstance(thing.get(key), str):
        raise ValueError(f"{where} has no “{key}”")
    return str(thing[key])


def _list(thing: dict[str, Any], key: str, needed: bool = False, where: str = "it") -> list[Any]:
    value = thing[key] if needed else thing.get(key) or []
    if not isinstance(value, list):
        raise ValueError(f"“{key}” of {where} is no list")
    return value


def by_review(path: Path) -> dict[str, Path]:
    """The records at `path` by the id of their review: a file, a folder of them, or a workspace.

    Raises GraphkitError when there is none, or two are of one review.
    """
    folder = path / "records" if (path / "records").is_dir() else path
    files = [path] if path.is_file() else sorted(folder.glob("*.json"))
    if not files:
        raise GraphkitError(f"There is no record (*.json) in {path}.")
    found: dict[str, Path] = {}
    for file in files:
        if slug(file.stem) in found:
            other = found[slug(file.stem)].name
            raise GraphkitError(f"{folder}: {other} and {file.name} would be the same review.")
        found[slug(file.stem)] = file
    return found


def unknown(codings: Iterable[Coding], known: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """Each code in use that is not among those `known` ({"kind", "themes", "responsible": …}),
    with what it was used as, in order: most often a slip of the pen."""
    used = {
        (part, code)
        for coding in codings for item in coding.items
        for part, codes in (("kind", {item.kind}), ("themes", item.themes),
                            ("responsible", item.responsible | item.mentioned))
        for code in codes
    }  # fmt: skip
    return sorted((part, code) for part, code in used if code not in set(known[part]))
