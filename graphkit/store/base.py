"""What every store can do: take a whole graph, and answer one reading statement at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Protocol

from graphkit import schema
from graphkit.errors import GraphkitError, Misuse
from graphkit.graph_rows import Graph

ORDER = tuple(dict.fromkeys(chain(["id"], *schema.NODES.values(), *schema.EDGES.values())))
"""Every property that a node or relationship may have."""


PLAIN = frozenset({str, int, float, bool, type(None)})


class StoreError(GraphkitError):
    """The store could not do it: it is missing, damaged, busy, or of another version."""


class TooLong(StoreError):
    """A query took longer than it was given."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of an answer; `cut` says that there were more than the limit asked for."""

    columns: list[str]
    rows: list[list[Any]]
    cut: bool = False

    @classmethod
    def first(cls, columns: list[str], found: list[list[Any]], limit: int | None) -> "Rows":
        """At most `limit` of the rows found, of which there may be more."""
        return cls(columns, found[:limit], limit is not None and len(found) > limit)


class Store(Protocol):
    """A graph database, whatever the engine. All of them pass `tests/store/test_stores.py`."""

    def write(self, graph: Graph) -> None:
        """Put `graph` in the place of what is there.

        Raises StoreError when it cannot, and then leaves what was there.
        """
        ...

    def rows(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> Rows:
        """What one reading statement answers: at most `limit` rows, within `seconds`.

        Raises Misuse when the statement is wrong or a parameter is missing, TooLong when it
        takes too long, StoreError when the store cannot be read.
        """
        ...

    def close(self) -> None:
        """Let go of the store; it can be used no more."""
        ...


def entity(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties that a node or relationship has, in the order of the schema.

    One engine adds those of all other labels, absent; one gives them in no order.
    """
    names = (*ORDER, *(name for name in properties if name not in ORDER))
    return {name: properties[name] for name in names if properties.get(name) is not None}


def is_plain(value: Any) -> bool:
    """Whether a value of an answer is as JSON has it: a list of texts too, of which an answer may
    hold millions.
    """
    kind = type(value)
    return kind in PLAIN or kind is list and not {*map(type, value)} - PLAIN


def supplied(names: set[str], parameters: Mapping[str, Any] | None) -> dict[str, Any]:
    """The parameters for a statement that uses `names`, checked.

    One engine reads a missing or null parameter as matching nothing, which looks like an
    answer; one cannot take an empty list. So both are refused: raises Misuse.
    """
    given = dict(parameters or {})
    for name in sorted(names):
        if given.get(name) is None:
            raise Misuse(f"The parameter ${name} has no value.")
        if given[name] == []:
            raise Misuse(f"The parameter ${name} is an empty list.")
    return {name: given[name] for name in sorted(names)}
