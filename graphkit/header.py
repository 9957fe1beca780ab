"""The header of a question's file: its lines `// key: value`, each read and checked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graphkit.functions import FUNCTIONS, PARAMETER, Then
from graphkit.record import KINDS

ITEMS = "items"
KEYS = ("title", "asks", "for", "parameter", "columns", "column", "then", "quotes")
NEEDED = ("title", "asks", "for", "columns")
LINE = re.compile(r"//[ \t]*(?P<key>[a-z]+):[ \t]*(?P<value>.*)")
DECLARED = re.compile(
    r"(?P<name>[a-z_]+)"
    r"(?:\s*=\s*(?:\"(?P<text>[^\"]*)\"|(?P<number>-?\d+)(?!\S)))?"
    r"(?:\s+(?P<note>[^=\s].*))?"
)
COLUMN = re.compile(r"(?P<name>\w+)\s*=\s*(?P<meaning>\S.*)")
THEN = re.compile(r"(?P<name>\w+)\((?P<given>[\w$, ]+)\)")
# The embedded engine takes none of these as the name of a parameter or a column.
RESERVED = frozenset(
    "case order end desc in on group table all none any single exists profile column index".split()
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question; its default's type is its type, None means it must be given."""

    name: str
    default: str | int | None
    note: str = ""


class Wrong(Exception):
    """A header that cannot be used: in which line, and why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Header:
    """What a header says. `single` holds what stands once; `lines` the number of a key's line."""

    single: dict[str, str] = field(default_factory=dict)
    parameters: list[Parameter] = field(default_factory=list)
    meanings: dict[str, str] = field(default_factory=dict)
    then: list[Then] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that an answer has, in order."""
        return tuple(column.strip() for column in self.single["columns"].split(","))

    @property
    def quotes(self) -> tuple[str, ...]:
        """The kinds of statement of which each row quotes one; none: one of any kind."""
        named = self.single.get("quotes", "").split(",")
        return tuple(kind.strip() for kind in named if kind.strip())

    def line(self, key: str) -> int:
        """The number of the last line with this key; 1 where there is none."""
        return self.lines.get(key, 1)

    def take(self, line: int, key: str, value: str) -> None:
        """Read one line. Raises Wrong."""
        self.lines[key] = line
        if key == "parameter":
            self.parameters.append(self._parameter(line, value))
        elif key == "column":
            self.meanings.update([self._meaning(line, value)])
        elif key == "then":
            self.then.append(_then(line, value))
        elif key in self.single:
            raise Wrong(line, f"“{key}” stands twice.")
        else:
            self.single[key] = value

    def _parameter(self, line: int, value: str) -> Parameter:
        match = DECLARED.fullmatch(value)
        if match is None:
            form = "name = \"text\" or number, then a note"
            raise Wrong(line, f"“{value}” is not of the form: {form}.")
        if match["name"] in RESERVED:
            raise Wrong(line, f"“{match['name']}” is a word of Cypher. Choose another name.")
        if match["name"] in {parameter.name for parameter in self.parameters}:
            raise Wrong(line, f"the parameter “{match['name']}” stands twice.")
        default = int(match["number"]) if match["number"] else match["text"]
        return Parameter(match["name"], default, match["note"] or "")

    def _meaning(self, line: int, value: str) -> tuple[str, str]:
        """What a line `column: name = meaning` says of one of the columns named above it."""
        match = COLUMN.fullmatch(value)
        if match is None:
            raise Wrong(line, f"“{value}” is not of the form: column = what it means.")
        named = self.single.get("columns", "")
        if not named or match["name"] not in self.columns or match["name"] == ITEMS:
            raise Wrong(line, f"“{match['name']}” is none of the “columns” named above: {named}.")
        if match["name"] in self.meanings:
            raise Wrong(line, f"the column “{match['name']}” is explained twice.")
        return match["name"], match["meaning"]


def read_header(text: str) -> Header:
    """The header of a question's text. Raises Wrong for what cannot be used."""
    header = Header()
    for line, key, value in _lines(text):
        header.take(line, key, value)
    for kind in header.quotes:
        if kind not in KINDS:
            known = f"“quotes” can be: {', '.join(KINDS)}; not “{kind}”."
            raise Wrong(header.line("quotes"), known)
    for key in NEEDED:
        if not header.single.get(key):
            raise Wrong(header.line(key), f"the header has no “// {key}: …”.")
    return header


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    """The lines `// key: value` at the top, with their numbers; other comments are passed over."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            return
        match = LINE.fullmatch(line.rstrip())
        if match is None:
            continue
        if match["key"] not in KEYS:
            raise Wrong(number, f"“{match['key']}” is none of: {', '.join(KEYS)}.")
        yield number, match["key"], match["value"].strip()


def _then(line: int, value: str) -> Then:
    match = THEN.fullmatch(value)
    if match is None:
        raise Wrong(line, f"“then: {value}” is not of the form: function(column, $parameter).")
    if match["name"] not in FUNCTIONS:
        raise Wrong(line, f"“then” can be: {', '.join(FUNCTIONS)}; not “{match['name']}”.")
    then = Then(match["name"], tuple(each.strip() for each in match["given"].split(",")))
    wanted = then.function.takes
    if [_kind(name) for name in then.given] != [_kind(name) for name in wanted]:
        count = f"{then.function.columns} columns of the answer"
        raise Wrong(line, f"{then.name} takes {count}, as {then.name}({', '.join(wanted)}).")
    return then


def _kind(name: str) -> bool:
    return name.startswith(PARAMETER)
