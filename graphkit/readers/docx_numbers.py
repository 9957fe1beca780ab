"""The numbers and bullets that Word prints before paragraphs and does not keep in their text."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from graphkit.readers.docx_styles import VAL, Styles, W, count

DEEPEST = 8
STYLED = re.compile(r"list (?:bullet|number) (\d)", re.I)
PLACE = re.compile(r"%(\d)")
MOST_ROMAN = 89
ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
WRITTEN: dict[str, str] = {"lowerLetter": "a", "upperLetter": "A"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a list paragraph: its depth from 1, its number or "" for a bullet.

    `outline` says that the number names the paragraph within the whole ("4.1"), not within a list.
    """

    depth: int
    number: str
    outline: bool


@dataclass(slots=True)
class Numbers:
    """Counts through a document's lists in the order in which its paragraphs are shown to it."""

    numbering: Any
    styles: Styles
    _lists: dict[str, "_List"] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def mark(self, paragraph: Any) -> Mark | None:
        """The paragraph's mark, or None where it is in no list. Call once for each paragraph."""
        setting = self.styles.setting(paragraph, "numPr")
        if setting is None or self.numbering is None:
            return None
        depth = min(count(setting.find(W + "ilvl"), 0), DEEPEST)
        key = _value(setting.find(W + "numId"), "0")
        found = self._list(key) if key != "0" else None
        if found is None:
            return None
        mark = self._next(found, depth)
        return replace(mark, depth=max(mark.depth, self._styled_depth(paragraph)))

    def _styled_depth(self, paragraph: Any) -> int:
        """The depth in the name of Word's own list styles ("List Bullet 2")."""
        matches = map(STYLED.match, self.styles.names(paragraph))
        return max((int(match[1]) for match in matches if match), default=1)

    def _list(self, key: str) -> "_List | None":
        if key not in self._lists:
            num = self.numbering.find(f"{W}num[@{W}numId='{key}']")
            if num is None:
                return None
            self._lists[key] = _List(self.numbering, num)
        return self._lists[key]

    def _next(self, found: "_List", depth: int) -> Mark:
        counts = self._counts.setdefault(found.shared, {})
        if found.restarts(depth) and (found.key, depth) not in self._begun:
            counts.pop(depth, None)
        self._begun.add((found.key, depth))
        for level in range(depth):
            counts.setdefault(level, found.start(level))
        counts[depth] = counts[depth] + 1 if depth in counts else found.start(depth)
        for level in [level for level in counts if level > depth]:
            del counts[level]
        pattern = found.pattern(depth)
        if found.format(depth) in ("bullet", "none") or not PLACE.search(pattern):
            return Mark(depth + 1, "", False)
        number = PLACE.sub(lambda m: found.written(int(m[1]) - 1, counts), pattern)
        return Mark(depth + 1, number.strip(), len(PLACE.findall(pattern)) > 1)


class _List:
    """One `w:num` with the abstract list behind it."""

    def __init__(self, numbering: Any, num: Any) -> None:
        self.key = str(num.get(W + "numId"))
        self.shared = "abstract " + _value(num.find(W + "abstractNumId"), "")
        abstract = numbering.find(f"{W}abstractNum[@{W}abstractNumId='{self.shared[9:]}']")
        self._levels = _by_level(abstract, "lvl")
        self._starts = {
            depth: count(override.find(W + "startOverride"), 1)
            for depth, override in _by_level(num, "lvlOverride").items()
            if override.find(W + "startOverride") is not None
        }

    def restarts(self, depth: int) -> bool:
        """Whether counting at a depth begins anew with the first paragraph of this list."""
        return depth in self._starts

    def start(self, depth: int) -> int:
        """The first number at a depth counted from 0."""
        level = self._levels.get(depth)
        first = count(level.find(W + "start"), 1) if level is not None else 1
        return self._starts.get(depth, first)

    def format(self, depth: int) -> str:
        """How numbers are written at that depth: "decimal", "bullet", …"""
        return self._value(depth, "numFmt", "decimal")

    def pattern(self, depth: int) -> str:
        """The text of the mark, with %1 for the number at the outermost depth."""
        return self._value(depth, "lvlText", "")

    def written(self, depth: int, counts: dict[int, int]) -> str:
        """The present number at a depth, as its format writes it."""
        count, written = counts.get(depth, self.start(depth)), self.format(depth)
        if written in WRITTEN:
            return chr(ord(WRITTEN[written]) + (count - 1) % 26)
        if written.endswith("Roman"):
            return _roman(count).upper() if written.startswith("upper") else _roman(count)
        return str(count)

    def _value(self, depth: int, name: str, default: str) -> str:
        level = self._levels.get(depth)
        return _value(level.find(W + name), default) if level is not None else default


def _by_level(element: Any, name: str) -> dict[int, Any]:
    found = element.iterfind(W + name) if element is not None else ()
    named = ((level.get(W + "ilvl", "0"), level) for level in found)
    return {int(depth): level for depth, level in named if depth.isdecimal()}


def _value(element: Any, default: str) -> str:
    return str(element.get(VAL, default)) if element is not None else default


def _roman(count: int) -> str:
    """A number in small Roman figures; one that no list reaches in plain ones."""
    if count > MOST_ROMAN:
        return str(count)
    letters = ""
    for value, sign in ROMAN:
        letters += sign * (count // value)
        count %= value
    return letters
