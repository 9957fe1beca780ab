"""What headings, labels and lead-ins promise: the tables of `import/formats/*.toml`, ready to ask.

Method: the nearest heading that promises something decides, an exact name before a pattern with
`*`, a longer pattern before a shorter one, and words contained in a heading last.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from graphkit import resources
from graphkit.errors import GraphkitError
from graphkit.lexicon import Lexicon
from graphkit.phrases import Phrases, tokenize
from graphkit.record import KINDS

FACTS = ("published", "incident", "method", "title", "board", "area", "subject")
COLUMNS = ("owner", "due", "status", "ref")
READINGS = ("prose", "case", "comments", "agencies", "nothing")
HOLDS = frozenset((*KINDS, *FACTS, *COLUMNS, *READINGS))
PROMISED = 2.0
CODE = r"(?P<code>[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Z](?=[:.–-]|$))"
PREFIX = re.compile(
    r"^(?:(?:section|chapter|part|appendix|annex|box)\s+[\dA-Za-z]{1,3}\s*[:.–—-]\s*"
    r"|(?:[A-Z]|[ivx]{1,4})[.)]\s+|\((?:[a-z]|[ivx]{2,4})\)\s+)", re.I
)
TRAILER = re.compile(r"(?:\s*\.{3,}\s*\d*|\s+page\s+\d+)\s*$", re.I)
# A longer line is no heading, whatever words are in it.
MOST_WORDS = 14
# No heading has so many characters.
LONGEST = 240
GENERAL = "formats/general.toml"
ASIDE = re.compile(r"\([^)]*\)")
# What parts the two languages of a heading ("Camau / Actions"), and a heading from what it adds
# ("Involvement of the agencies: analysis").
TWICE = re.compile(r"\s+/\s+")
ADDED = re.compile(r":\s+|\s+[–—-]\s+")


@dataclass(frozen=True, slots=True)
class Role:
    """What a heading promises: what it `holds`, what wording may turn it into, how to read it.

    `promise` is how much the heading weighs against the wording, in log odds.
    """

    holds: str
    may: tuple[str, ...] = ()
    read: str = "blocks"
    heading: str = ""
    exact: bool = True
    promise: float = PROMISED

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


class Index:
    """Heading names ready to be found: whole names, beginnings ("lesson *"), other patterns."""

    def __init__(self, names: Iterable[tuple[str, Role]]) -> None:
        """`names` are (name as written, role); the first of two equal names stands."""
        self._whole: dict[str, Role] = {}
        self._begun: dict[str, Role] = {}
        self._other: list[tuple[int, frozenset[str], re.Pattern[str], Role]] = []
        for written, role in names:
            self._add(written, role)

    def _add(self, written: str, role: Role) -> None:
        before, *after = (fold_heading(part) for part in written.split("*"))
        if not after:
            self._whole.setdefault(before, role)
        elif after == [""]:
            self._begun.setdefault(before, role)
        else:
            parts = [before, *after]
            needed = frozenset(" ".join(parts).split())
            self._other.append((sum(map(len, parts)), needed, _pattern(before, after), role))

    def find(self, folded: str, starred: bool = True) -> Role | None:
        """The role of a folded heading: by its whole name, else by the longest pattern."""
        if folded in self._whole or not starred:
            return self._whole.get(folded)
        words = folded.split()
        begun = (" ".join(words[:n]) for n in range(len(words), 0, -1))
        start = next((start for start in begun if start in self._begun), "")
        found = [(len(start), self._begun[start])] if start else []
        found += [
            (size, role) for size, needed, pattern, role in self._other
            if needed.issubset(words) and pattern.fullmatch(folded)
        ]  # fmt: skip
        return max(found, key=lambda pair: pair[0])[1] if found else None


def _pattern(before: str, after: list[str]) -> re.Pattern[str]:
    """Words with gaps: a gap at either end may be empty, one between words as well."""
    pattern = re.escape(before)
    for part in after:
        pattern += rf" (?:.* )?{re.escape(part)}" if part and pattern else re.escape(part)
    lead = "(?:.* )?" if not before else ""
    return re.compile(lead + pattern.strip() + ("(?: .*)?" if after[-1] == "" else ""))


class Formats:
    """All that the format files say, answering for one heading, label or lead-in at a time."""

    def __init__(self, tables: list[dict[str, Any]]) -> None:
        """`tables` are the files' contents, the general one last."""
        self._names: dict[bool, list[tuple[str, Role]]] = {False: [], True: []}
        self._keywords: list[tuple[Role, Phrases]] = []
        self._leadins: list[tuple[Role, Phrases]] = []
        self._labels: list[tuple[Role, re.Pattern[str]]] = []
        self._lexicon = Lexicon()
        for table in tables:
            self._read(table)
        self._indexes = {column: Index(names) for column, names in self._names.items()}
        self.heading = lru_cache(maxsize=4096)(self._heading)

    def _read(self, table: dict[str, Any]) -> None:
        for entry in table.get("headings", ()):
            names = [(words, _role(entry)) for words in entry["names"]]
            self._names[entry.get("column", False)].extend(names)
        for entry in table.get("keywords", ()):
            role = replace(_role(entry), exact=False)
            self._keywords.append((role, _phrases(entry["phrases"], self._lexicon)))
        for entry in table.get("leadins", ()):
            self._leadins.append((_role(entry), _phrases(entry["phrases"], self._lexicon)))
        for entry in table.get("labels", ()):
            self._labels.append((_role(entry), _label(entry["words"])))

    def _heading(self, words: str, column: bool = False, title: bool = False) -> Role | None:
        """What a heading (or, with `column`, a column's heading) promises; None if nothing.

        With `title` the words are the document's own title: only an exact name counts there.
        """
        if len(words) > LONGEST:
            return None
        role = self._named(words, column, title)
        if role:
            return replace(role, heading=words)
        if title or len(fold_heading(words).split()) > MOST_WORDS:
            return None
        found = (role for role, phrases in self._keywords if phrases.every(words))
        role = next(found, None)
        return replace(role, heading=words) if role else None

    def _named(self, words: str, column: bool, title: bool) -> Role | None:
        """The role of a heading by its name, or of a half where it is printed in two languages."""
        halves, added = TWICE.split(words), ADDED.split(words)
        for part in [words, *(halves if len(halves) == 2 else ())]:
            role = self._written(part, column, starred=not title)
            whole = role and self._written(part, column, starred=False)
            if role and (whole or len(added) != 2 or role.kind):
                return role
        if not title and len(added) == 2:
            own = (self._written(part, column, starred=False) for part in reversed(added))
            return next((part for part in own if part and part.kind), role)
        return None

    def _written(self, words: str, column: bool, starred: bool) -> Role | None:
        folded = fold_heading(words)
        indexes = (self._indexes[True], self._indexes[False])[not column :]
        found = (index.find(folded, starred) for index in indexes)
        return next((role for role in found if role), None)

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
    """The analyst's own formats, then the shipped ones; the general one has the last word."""
    shipped, found = resources.shipped("import"), resources.files("import", "formats/*.toml")
    own = [path for path in found.values() if not path.is_relative_to(shipped)]
    general = found[GENERAL]
    rest = [path for path in found.values() if path not in own and path != general]
    return Formats([read_format(path) for path in dict.fromkeys([*own, *rest, general])])


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
    promise = float(entry.get("promise", PROMISED))
    may, read = tuple(entry.get("may", ())), entry.get("read", "blocks")
    return Role(entry["holds"], may, read, promise=promise)


def _phrases(written: list[str], lexicon: Lexicon) -> Phrases:
    return Phrases(((phrase.rstrip(":"), "") for phrase in written), lexicon)


def _label(words: list[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    names = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in longest)
    return re.compile(rf"(?P<ref>(?i:{names})s?\s*(?:(?i:no)\.?\s*)?{CODE})(?:\s*[:.–—-]\s*|\s+|$)")
