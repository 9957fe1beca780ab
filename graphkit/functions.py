"""The functions that a question's `then:` may name, and how one is applied to an answer's rows.

Cypher fetches; what it cannot compute is worked out here, so that every store gives the same. To
add a function, write it in a module of its own and name it in `FUNCTIONS`:

- one that works on each row takes the row's values and returns those of its columns;
- a `whole` one takes all rows at once, each a tuple of the values it asked for, then the
  parameters it asked for, and returns `Made`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

PARAMETER = "$"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Made:
    """What a whole-table function makes: a tuple of the values of its columns for each row.

    `order` says which of the rows it was given each is added to (none: each to its own, in their
    order); a function that folds rows leaves it out. `says` is what a person has to be told about
    the answer as a whole: too few cases to rank, and the like.
    """

    rows: Sequence[tuple[Any, ...]]
    says: tuple[str, ...] = ()
    order: Sequence[int] | None = None


@dataclass(frozen=True, slots=True)
class Function:
    """A function that `then:` may name.

    `takes` names what stands in its brackets, in order: columns, and parameters with their $.
    `gives` are the columns it adds; one that `folds` puts new rows, which have these columns
    only, in the place of those it was given. `home` is where it is, as `module:name`.
    `short` are columns that `in_words` makes one text of, for a terminal, in the first of them.
    """

    takes: tuple[str, ...]
    gives: tuple[str, ...]
    home: str
    whole: bool = False
    folds: bool = False
    short: tuple[str, ...] = ()
    in_words: str = ""

    @property
    def columns(self) -> int:
        """How many columns it takes."""
        return sum(not name.startswith(PARAMETER) for name in self.takes)


@dataclass(frozen=True, slots=True)
class Then:
    """A function as a question names it, with the columns and parameters it is given."""

    name: str
    given: tuple[str, ...]

    @property
    def function(self) -> Function:
        """The function itself."""
        return FUNCTIONS[self.name]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it is given, in order."""
        return tuple(name for name in self.given if not name.startswith(PARAMETER))

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parameters it is given, in order."""
        return tuple(name[1:] for name in self.given if name.startswith(PARAMETER))

    def after(self, columns: Sequence[str]) -> tuple[str, ...]:
        """The columns of the rows once it has been applied to rows of these `columns`."""
        return self.function.gives if self.function.folds else (*columns, *self.function.gives)

    def apply(
        self, rows: Sequence[Row], parameters: Mapping[str, str | int]
    ) -> tuple[list[Row], tuple[str, ...]]:
        """The rows as the function makes them, and what it says of them."""
        function, work = self.function, named(self.function.home)
        columns = self.columns
        taken = [tuple([row[name] for name in columns]) for row in rows]
        values = [parameters[name] for name in self.parameters]
        if function.whole:
            made: Made = work(taken, *values)
        else:
            made = Made([work(*each, *values) for each in taken])
        added = [dict(zip(function.gives, each, strict=True)) for each in made.rows]
        if function.folds:
            return added, made.says
        order = range(len(rows)) if made.order is None else made.order
        return [rows[i] | more for i, more in zip(order, added, strict=True)], made.says


def named(home: str) -> Callable[..., Any]:
    """The function at `module:name`, its module imported."""
    module, _, name = home.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


FUNCTIONS = {
    "wilson": Function(
        ("count", "of"), ("share", "low", "high"), "graphkit.statistics:wilson",
        short=("share", "low", "high"), in_words="graphkit.statistics:percent",
    ),
    "sparse": Function(("of", "$least"), ("note",), "graphkit.statistics:sparse", whole=True),
    "overdue": Function(
        ("due", "status", "$as_of"), ("overdue",), "graphkit.progress:overdue", whole=True
    ),
    "families": Function(
        ("id", "text", "case", "board", "month", "bodies", "$least"),
        ("recommendation", "cases", "boards", "first", "latest", "near", "reworded",
         "differences", "items"),
        "graphkit.families:families", whole=True, folds=True,
    ),
    "combined": Function(
        ("case", "what", "id", "name", "example", "$theme", "$least"),
        ("factors", "size", "cases", "of", "failures", "items"),
        "graphkit.combinations:combined", whole=True, folds=True,
    ),
    "cooccurrence": Function(
        ("case", "theme", "name", "items", "$theme", "$least"),
        ("theme", "other_theme", "observed", "expected", "lift", "low", "high", "stands_out",
         "items"),
        "graphkit.cooccurrence:cooccurrence", whole=True, folds=True,
        short=("lift", "low", "high"), in_words="graphkit.cooccurrence:lift_in_words",
    ),
    "similar": Function(
        ("case", "label", "board", "age", "sex", "what", "thing", "name", "items", "$case_id",
         "$most"),
        ("other_case", "case_label", "board", "likeness", "shared", "weights", "only_here",
         "only_there", "facts", "items"),
        "graphkit.similar:similar", whole=True, folds=True,
        short=("shared", "weights"), in_words="graphkit.similar:with_weights",
    ),
    "central": Function(
        ("what", "case", "id", "name", "items"),
        ("thing", "what", "cases", "degree", "betweenness", "rank", "low", "high", "community",
         "items"),
        "graphkit.centrality:central", whole=True, folds=True,
        short=("rank", "low", "high"), in_words="graphkit.centrality:rank_in_words",
    ),
    "recurred": Function(
        ("what", "id", "name", "case", "board", "area", "board_id", "dated", "month", "flag",
         "agency_name", "items", "$lag_months", "$board", "$area", "$theme"),
        ("grade", "theme", "agency", "board", "recommended", "recommendation", "later_case",
         "again", "dated_by", "gap_months", "cases", "here", "items"),
        "graphkit.recurrence:recurred", whole=True, folds=True,
    ),
    "unanswered": Function(
        ("review", "kind", "id", "text", "start", "items"),
        ("review", "what", "count", "of", "kind", "text", "items"),
        "graphkit.unanswered:unanswered", whole=True, folds=True,
    ),
    "connected": Function(
        ("case", "label", "board", "what", "id", "name", "ours", "theirs", "names", "$case_id"),
        ("other_case", "case_label", "board", "links", "what", "shared", "here", "there",
         "items"),
        "graphkit.connections:connected", whole=True, folds=True,
    ),
}  # fmt: skip
"""Every function by its name in a header."""
