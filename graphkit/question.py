"""A named question as its file says it: the header that tells how to ask it, and the Cypher."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graphkit.door import NotAdmitted, admit, columns_of, parameters_in
from graphkit.errors import GraphkitError
from graphkit.statistics import FUNCTIONS

ITEMS = "items"
KEYS = ("title", "asks", "for", "parameter", "columns", "column", "then")
NEEDED = ("title", "asks", "for", "columns")
LINE = re.compile(r"//[ \t]*(?P<key>[a-z]+):[ \t]*(?P<value>.*)")
PARAMETER = re.compile(
    r"(?P<name>[a-z_]+)"
    r"(?:\s*=\s*(?:\"(?P<text>[^\"]*)\"|(?P<number>-?\d+)(?!\S)))?"
    r"(?:\s+(?P<note>[^=\s].*))?"
)
COLUMN = re.compile(r"(?P<name>\w+)\s*=\s*(?P<meaning>\S.*)")
THEN = re.compile(r"(?P<name>\w+)\((?P<columns>[\w, ]+)\)")
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


@dataclass(frozen=True, slots=True)
class Then:
    """A function of `graphkit.statistics` applied to each row's values in these columns."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A named question. `columns` is what an answer has, in order, `items` included; `meanings`
    says what some of them mean."""

    name: str
    title: str
    asks: str
    audience: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    then: Then | None
    cypher: str
    meanings: tuple[tuple[str, str], ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns a person sees: all but `items`."""
        return tuple(column for column in self.columns if column != ITEMS)

    @property
    def added(self) -> tuple[str, ...]:
        """The columns that `then` adds to what the store answers."""
        return FUNCTIONS[self.then.name].adds if self.then else ()


def read(name: str, path: Path) -> Question:
    """The question in a file, checked. Raises GraphkitError when it cannot be asked."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        made = _question(name, text)
        _check(made)
    except UnicodeDecodeError as error:
        raise GraphkitError(f"{path}: it is not UTF-8. Save it as UTF-8.") from error
    except NotAdmitted as error:
        raise GraphkitError(f"{path}: {error}") from error
    except _Wrong as error:
        raise GraphkitError(f"{path}, line {error.line}: {error}") from error
    return made


class _Wrong(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def _question(name: str, text: str) -> Question:
    single: dict[str, str] = {}
    parameters: list[Parameter] = []
    meanings: dict[str, str] = {}
    for line, key, value in _header(text):
        if key == "parameter":
            parameters.append(_parameter(line, value, parameters))
        elif key == "column":
            meanings.update([_meaning(line, value, single.get("columns", ""), meanings)])
        elif key in single:
            raise _Wrong(line, f"“{key}” stands twice.")
        else:
            single[key] = value
    for key in NEEDED:
        if not single.get(key):
            raise _Wrong(1, f"the header has no “// {key}: …”.")
    return Question(
        name, single["title"], single["asks"], single["for"], tuple(parameters),
        _columns(single["columns"]), _then(single.get("then", "")), admit(text),
        tuple(meanings.items()),
    )  # fmt: skip


def _header(text: str) -> Iterator[tuple[int, str, str]]:
    """The lines `// key: value` at the top, with their numbers; other comments are passed over."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            return
        match = LINE.fullmatch(line.rstrip())
        if match is None:
            continue
        if match["key"] not in KEYS:
            raise _Wrong(number, f"“{match['key']}” is none of: {', '.join(KEYS)}.")
        yield number, match["key"], match["value"].strip()


def _parameter(line: int, value: str, before: list[Parameter]) -> Parameter:
    match = PARAMETER.fullmatch(value)
    if match is None:
        raise _Wrong(line, f"“{value}” is not of the form: name = \"text\" or number, then a note.")
    if match["name"] in RESERVED:
        raise _Wrong(line, f"“{match['name']}” is a word of Cypher. Choose another name.")
    if match["name"] in {parameter.name for parameter in before}:
        raise _Wrong(line, f"the parameter “{match['name']}” stands twice.")
    default = int(match["number"]) if match["number"] else match["text"]
    return Parameter(match["name"], default, match["note"] or "")


def _columns(value: str) -> tuple[str, ...]:
    return tuple(column.strip() for column in value.split(","))


def _meaning(line: int, value: str, columns: str, before: dict[str, str]) -> tuple[str, str]:
    """What a line `column: name = meaning` says of one of the columns named above it."""
    match = COLUMN.fullmatch(value)
    if match is None:
        raise _Wrong(line, f"“{value}” is not of the form: column = what it means.")
    if match["name"] not in _columns(columns) or match["name"] == ITEMS:
        raise _Wrong(line, f"“{match['name']}” is none of the “columns” named above: {columns}.")
    if match["name"] in before:
        raise _Wrong(line, f"the column “{match['name']}” is explained twice.")
    return match["name"], match["meaning"]


def _then(value: str) -> Then | None:
    if not value:
        return None
    match = THEN.fullmatch(value)
    if match is None:
        raise _Wrong(1, f"“then: {value}” is not of the form: function(column, column).")
    if match["name"] not in FUNCTIONS:
        raise _Wrong(1, f"“then” can be: {', '.join(FUNCTIONS)}; not “{match['name']}”.")
    return Then(match["name"], tuple(column.strip() for column in match["columns"].split(",")))


def _check(made: Question) -> None:
    _check_parameters({parameter.name for parameter in made.parameters}, made.cypher)
    _check_columns(made)


def _check_parameters(declared: set[str], cypher: str) -> None:
    used = parameters_in(cypher)
    for name in sorted(used - declared):
        raise _Wrong(1, f"${name} is used, but there is no “// parameter: {name}”.")
    for name in sorted(declared - used):
        raise _Wrong(1, f"the parameter “{name}” is never used.")


def _check_columns(made: Question) -> None:
    answered = columns_of(made.cypher)
    for name in answered:
        if name in RESERVED:
            raise _Wrong(1, f"the column “{name}” is a word of Cypher. Choose another name.")
    if made.then:
        function = FUNCTIONS[made.then.name]
        if len(made.then.columns) != function.takes or not set(made.then.columns) <= set(answered):
            raise _Wrong(1, f"{made.then.name} takes {function.takes} columns of the answer.")
    whole = [column for column in made.columns if column not in made.added]
    if whole != answered or len(made.columns) != len(answered) + len(made.added):
        raise _Wrong(1, f"“columns” and RETURN differ: {_list(whole)}; {_list(answered)}.")


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)
