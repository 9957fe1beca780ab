"""A named question as its file says it: the header that tells how to ask it, and the Cypher."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graphkit.door import NotAdmitted, admit, columns_of, parameters_in
from graphkit.errors import GraphkitError
from graphkit.functions import Then
from graphkit.header import ITEMS, RESERVED, Header, Parameter, Wrong, read_header

__all__ = ["ITEMS", "Parameter", "Question", "Then", "read"]

BESIDE = ("row", "quote", "place", "passage", "passages")
"""Columns that stand beside a question's own where its answer is shown."""


@dataclass(frozen=True, slots=True)
class Question:
    """A named question. `columns` is what an answer has, in order, `items` included; `meanings`
    says what some of them mean. `then` is applied, one after the other, to what the store
    answers: rows of the columns `answered`. `quotes` are the kinds of statement of which each row
    quotes one (none: one of any kind)."""

    name: str
    title: str
    asks: str
    audience: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    then: tuple[Then, ...]
    cypher: str
    meanings: tuple[tuple[str, str], ...] = ()
    answered: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns a person sees: all but `items`."""
        return tuple(column for column in self.columns if column != ITEMS)


def read(name: str, path: Path) -> Question:
    """The question in a file, checked. Raises GraphkitError when it cannot be asked."""
    try:
        return _question(name, path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise GraphkitError(f"{path}: it is not UTF-8. Save it as UTF-8.") from error
    except NotAdmitted as error:
        raise GraphkitError(f"{path}: {error}") from error
    except Wrong as error:
        raise GraphkitError(f"{path}, line {error.line}: {error}") from error


def _question(name: str, text: str) -> Question:
    header = read_header(text)
    cypher = admit(text)
    _check_parameters(header, cypher)
    answered = columns_of(cypher)
    _check_columns(header, answered)
    return Question(
        name, header.single["title"], header.single["asks"], header.single["for"],
        tuple(header.parameters), header.columns, tuple(header.then), cypher,
        tuple(header.meanings.items()), tuple(answered), header.quotes,
    )  # fmt: skip


def _check_parameters(header: Header, cypher: str) -> None:
    declared = {parameter.name for parameter in header.parameters}
    passed = {name for then in header.then for name in then.parameters}
    used = parameters_in(cypher) | passed
    for name in sorted(used - declared):
        line = header.line("then") if name in passed else 1
        raise Wrong(line, f"${name} is used, but there is no “// parameter: {name}”.")
    for name in sorted(declared - used):
        raise Wrong(header.line("parameter"), f"the parameter “{name}” is never used.")


def _check_columns(header: Header, answered: list[str]) -> None:
    for name in answered:
        if name in RESERVED:
            raise Wrong(1, f"the column “{name}” is a word of Cypher. Choose another name.")
    for name in header.columns:
        if name in BESIDE:
            raise Wrong(header.line("columns"), f"“{name}” stands beside every answer's columns.")
    columns = tuple(answered)
    for then in header.then:
        if not set(then.columns) <= set(columns):
            raise Wrong(
                header.line("then"),
                f"{then.name} takes {then.function.columns} columns of the answer, "
                f"which has: {_list(columns)}.",
            )
        columns = then.after(columns)
    _check_same(header, answered, columns)


def _check_same(header: Header, answered: list[str], made: tuple[str, ...]) -> None:
    """The columns declared are those the answer has, those of RETURN in their order."""
    line, declared = header.line("columns"), header.columns
    added = {name for then in header.then for name in then.function.gives}
    whole = [column for column in declared if column not in added]
    kept = [column for column in answered if column in made and column not in added]
    if whole != kept:
        raise Wrong(line, f"“columns” and RETURN differ: {_list(whole)}; {_list(kept)}.")
    if Counter(declared) != Counter(made):
        raise Wrong(line, f"“columns” is {_list(declared)}; “then” makes it: {_list(made)}.")


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)
