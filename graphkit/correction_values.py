"""What a correction may say of each field: its file may have been edited by hand."""

from collections.abc import Mapping
from typing import Any

from graphkit.record import KINDS

LISTS = ("themes", "responsible", "mentioned", "factors")
TEXTS = ("kind", "case", "ref", "owner", "due", "status")
PARTS = {"set": (*LISTS, *TEXTS), "add": LISTS, "remove": LISTS}
"""The fields that each part of a correction may change."""
ANCHORS = ("item", "case")
PLAIN: dict[str, type] = {"review": str, "sha256": str, "by": str, "why": str, "of": int}


def check_values(data: Mapping[str, Any]) -> None:
    """Raises ValueError for a value that is none of its field's: a word where a list is needed
    would be taken for its letters."""
    for name, kind in PLAIN.items():
        if not isinstance(data.get(name, kind()), kind):
            raise ValueError(f"“{name}” is no {'number' if kind is int else 'text'}")
    for part, names in PARTS.items():
        _check_part(part, data.get(part, {}), names)
    for name in ("at", "names"):
        _check_words(f"“{name}”", data.get(name, []))
    for name in ANCHORS:
        if name in data:
            _check_anchor(f"“{name}”", data[name])
    if not isinstance(data.get("others", []), list):
        raise ValueError("“others” is no list")
    for each in data.get("others", []):
        _check_anchor("one of “others”", each)


def _check_part(part: str, values: Any, names: tuple[str, ...]) -> None:
    if not isinstance(values, dict):
        raise ValueError(f"“{part}” is no object of names and values")
    for name, value in values.items():
        where = f"“{name}” in “{part}”"
        if name not in names:
            raise ValueError(f"{where} is no field: they are {', '.join(names)}")
        if name in LISTS:
            _check_words(where, value)
        elif name == "kind":
            _check_kind(value)
        elif not isinstance(value, str | None):
            raise ValueError(f"{where} is no text, nor null")


def _check_kind(value: Any) -> None:
    if value not in KINDS:
        raise ValueError(f"“{value}” is no kind of item: they are {', '.join(KINDS)}")


def _check_words(where: str, value: Any) -> None:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError(f"{where} is no list of texts: write [\"…\"]")


def _check_anchor(where: str, value: Any) -> None:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise ValueError(f"{where} has no “text”")
    _check_words(f"“section” of {where}", value.get("section", []))
    number, of = value.get("occurrence", 1), value.get("of", 1)
    if not isinstance(number, int) or not isinstance(of, int) or not 1 <= number <= of:
        raise ValueError(f"“occurrence” and “of” of {where} are no numbers that can be")
