"""What headings, labels and lead-ins promise: the tables of `import/formats/*.toml`, ready to ask.

Method: the nearest heading that promises something decides, an exact name before a pattern with
`*`, a longer pattern before a shorter one, and words contained in a heading last.
"""

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graphkit import resources
from graphkit.errors import GraphkitError
from graphkit.phrases import Phrases, tokenize
from graphkit.record import KINDS

FACTS = ("published", "incident", "method", "title", "board", "area", "subject")
COLUMNS = ("owner", "due", "status", "ref")
READINGS = ("prose", "case", "comments", "agencies", "nothing")
HOLDS = frozenset((*KINDS, *FACTS, *COLUMNS, *READINGS))
CODE = r"(?P<code>[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Z](?=[:.–-]|$))"
PREFIX = re.compile(
    r"^(?:section|chapter|part|appendix|annex|box)\s+[\dA-Za-z]{1,3}\s*[:.–—-]\s*", re.I
)
TRAILER = re.compile(r"(?:\s*\.{3,}\s*\d*|\s+page\s+\d+)\s*$", re.I)
# A longer line is no heading, whatever words are in it.
MOST_WORDS = 14
ASIDE = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Role:
    """What a heading promises: what it `holds`, what wording may turn it into, how to read it."""

    holds: str
    may: tuple[str, ...] = ()
    read: str = "blocks"
    heading: str = ""
    exact: bool = True

    @property
    def kind(self) -> str | None:
        """The kind of item promised, or None."""
        return self.holds if self.holds in KINDS else None


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: its role, the label as printed, and where the words after it start."""

    role: Role
    ref: str
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """One heading pattern: its folded words, how many are literal, and the role it has."""

    pattern: re.Pattern[str]
    literal: int
    starred: bool
    role: Role


class Formats:
    """All that the format files say, answering for one heading, label or lead-in at a time."""

    def __init__(self, tables: list[dict[str, Any]]) -> None:
        """`tables` are the files' contents, the general one last."""
        self._names: dict[bool, list[Name]] = {False: [], True: []}
        self._keywords: list[tuple[Role, Phrases]] = []
        self._leadins: list[tuple[Role, Phrases]] = []
        self._labels: list[tuple[Role, re.Pattern[str]]] = []
        for table in tables:
            self._read(table)
        for names in self._names.values():
            names.sort(key=lambda name: (name.starred, -name.literal))
        self._found: dict[tuple[str, bool, bool], Role | None] = {}

    def _read(self, table: dict[str, Any]) -> None:
        for entry in table.get("headings", ()):
            names = [_name(words, _role(entry)) for words in entry["names"]]
            self._names[entry.get("column", False)].extend(names)
        for entry in table.get("keywords", ()):
            role = replace(_role(entry), exact=False)
            self._keywords.append((role, _phrases(entry["phrases"])))
        for entry in table.get("leadins", ()):
            self._leadins.append((_role(entry), _phrases(entry["phrases"])))
        for entry in table.get("labels", ()):
            self._labels.append((_role(entry), _label(entry["words"])))

    def heading(self, words: str, column: bool = False, title: bool = False) -> Role | None:
        """What a heading (or, with `column`, a column's heading) promises; None if nothing.

        With `title` the words are the document's own title: only an exact name counts there.
        """
        asked = (words, column, title)
        if asked not in self._found:
            self._found[asked] = self._named(*asked)
        return self._found[asked]

    def _named(self, words: str, column: bool, title: bool) -> Role | None:
        folded = fold_heading(words)
        for name in [*(self._names[True] if column else ()), *self._names[False]]:
            if not (title and name.starred) and name.pattern.fullmatch(folded):
                return replace(name.role, heading=words)
        if title or len(folded.split()) > MOST_WORDS:
            return None
        found = (role for role, phrases in self._keywords if phrases.every(words))
        role = next(found, None)
        return replace(role, heading=words) if role else None

    def label(self, words: str) -> Label | None:
        """The printed label a text begins with ("Finding P1", "Lesson 2:"), or None."""
        for role, pattern in self._labels:
            match = pattern.match(words)
            if match:
                return Label(replace(role, heading=match["ref"]), match["ref"], match.end())
        return None

    def leadin(self, words: str) -> Role | None:
        """What a paragraph that introduces others makes of them, or None."""
        found = (role for role, phrases in self._leadins if phrases.every(words))
        role = next(found, None)
        return replace(role, heading=words) if role else None


def fold_heading(words: str) -> str:
    """A heading's words without number, mark, page number, plural or spelling variant."""
    words = ASIDE.sub(" ", TRAILER.sub("", PREFIX.sub("", words)))
    folded = " ".join(token.base for token in tokenize(words))
    return folded.replace("learnt", "learned")


def load_formats() -> Formats:
    """The shipped formats with the analyst's own; the general one has the last word."""
    found = resources.files("import", "formats/*.toml")
    ordered = sorted(found, key=lambda name: (name == "formats/general.toml", name))
    return Formats([read_format(found[name]) for name in ordered])


def read_format(path: Path) -> dict[str, Any]:
    """One format file, checked; raises GraphkitError naming the file and what is wrong in it."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GraphkitError(f"{path}: not a format file: {error}") from error
    for section in ("headings", "keywords", "leadins", "labels"):
        for n, entry in enumerate(table.get(section, ()), 1):
            _check(path, f"{section} {n}", entry)
    return table


def _check(path: Path, place: str, entry: dict[str, Any]) -> None:
    wrong = [kind for kind in (entry.get("holds"), *entry.get("may", ())) if kind not in HOLDS]
    if wrong:
        known = ", ".join(sorted(HOLDS))
        what = f"“{wrong[0]}” is not a thing a heading holds: {known}"
        raise GraphkitError(f"{path}: {place}: {what}")
    if not any(entry.get(key) for key in ("names", "phrases", "words")):
        raise GraphkitError(f"{path}: {place}: it names no heading; add names = […]")


def _role(entry: dict[str, Any]) -> Role:
    return Role(entry["holds"], tuple(entry.get("may", ())), entry.get("read", "blocks"))


def _name(words: str, role: Role) -> Name:
    parts = [fold_heading(part) for part in words.split("*")]
    pattern = "(?:.*)".join(re.escape(part) for part in parts)
    pattern = re.sub(r"^\(\?:\.\*\)", "(?:.* )?", pattern)
    pattern = re.sub(r"\(\?:\.\*\)$", "(?: .*)?", pattern).replace("(?:.*)", " (?:.* )?")
    literal = sum(len(part) for part in parts)
    return Name(re.compile(pattern.strip()), literal, "*" in words, role)


def _phrases(written: list[str]) -> Phrases:
    return Phrases((phrase.rstrip(":"), "") for phrase in written)


def _label(words: list[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    names = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in longest)
    return re.compile(rf"(?P<ref>(?i:{names})s?\s*(?:(?i:no)\.?\s*)?{CODE})(?:\s*[:.–—-]\s*|\s+|$)")
