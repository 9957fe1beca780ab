"""The embedded store: one file, compiled whole from a graph and then only read."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit import store
from graphkit.door import parameters_in
from graphkit.errors import GraphkitError, Misuse
from graphkit.graph_rows import Graph
from graphkit.store import compiling
from graphkit.store.base import PLAIN, Rows, StoreError, TooLong, entity, is_plain, supplied
from graphkit.store.swap import swapped

if TYPE_CHECKING:
    import ladybug

MEMORY = 2 << 30
"""Bytes a query may use before it is refused; the engine's default is most of the machine."""
WRONG = ("Parser exception", "Binder exception", "Catalog exception", "Conversion exception",
         "Runtime exception", "Overflow exception", "Not implemented exception")  # fmt: skip
ENGINE_KEYS = ("_ID", "_LABEL", "_SRC", "_DST")


class Ladybug:
    """A graph in one file. It is opened for reading only, when the first query is asked."""

    def __init__(self, path: Path, read_only: bool = True) -> None:
        """`path` is the file, made by `write`."""
        self.path, self.read_only = path, read_only
        self._open: ladybug.Database | None = None

    def write(self, graph: Graph) -> None:
        """Compile `graph` into a new file, count it, and put it in the place of the old one.

        Readers that have the old file open go on reading it. Raises StoreError when that fails.
        """
        if self.read_only:
            raise StoreError(f"{self.path} was opened for reading only.")
        self.close()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with (
            swapped(self.path) as new, _database(new) as made, _connection(made) as connection,
        ):  # fmt: skip
            compiling.compile_graph(graph, connection, new.parent)

    def rows(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> Rows:
        """What one reading statement answers: at most `limit` rows, within `seconds`."""
        given = supplied(parameters_in(text), parameters)
        # A connection keeps every statement it has prepared, with the memory that this took to
        # run: after a dozen large questions none would be left.
        with _connection(self._database()) as connection:
            connection.set_query_timeout(max(1, round(seconds * 1000)) if seconds else 0)
            try:
                result = connection.execute(text, given)
            except RuntimeError as error:
                raise _explained(error, seconds) from error
            if isinstance(result, list):
                raise Misuse("There is more than one statement. Ask them one at a time.")
            with result:
                return _rows(result, limit)

    def close(self) -> None:
        """Let go of the file."""
        if self._open:
            self._open.close()
            self._open = None

    def _database(self) -> "ladybug.Database":
        if self._open is None:
            if not self.path.is_file():
                raise StoreError(
                    f"There is no graph at {self.path} yet. Make one with: graphkit import PATH"
                )
            self._open = _opened(self.path, read_only=True)
        return self._open


def open(url: str, folder: Path, read_only: bool = True) -> Ladybug:
    """The embedded graph of a workspace."""
    return Ladybug(folder / store.FILE, read_only)


@contextmanager
def _database(path: Path) -> Iterator["ladybug.Database"]:
    """A new database at `path`, to be written."""
    database = _opened(path, read_only=False)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def _connection(database: "ladybug.Database") -> Iterator["ladybug.Connection"]:
    import ladybug

    connection = ladybug.Connection(database)
    try:
        yield connection
    finally:
        connection.close()


def _opened(path: Path, read_only: bool) -> "ladybug.Database":
    import ladybug

    try:
        database = ladybug.Database(path, read_only=read_only, buffer_pool_size=MEMORY)
        database.init_database()
        return database
    except RuntimeError as error:
        raise StoreError(
            f"{path} cannot be opened: {error} Make it again from the records: graphkit load"
        ) from error


def _rows(result: "ladybug.QueryResult", limit: int | None) -> Rows:
    """The rows of an answer, at most `limit`."""
    found = result.get_all() if limit is None else result.get_n(limit + 1)
    rows = [[v if type(v) in PLAIN else _plain(v) for v in row] for row in found]
    return Rows.first(result.get_column_names(), rows, limit)


def _explained(error: RuntimeError, seconds: float | None) -> GraphkitError:
    message = str(error).strip()
    if message.startswith("Interrupted"):
        return TooLong(
            f"The query took longer than {seconds:g} seconds and was stopped. Ask for less."
        )
    if message.startswith("Buffer manager exception"):
        return StoreError(
            "The query needs more memory than it may use. Ask for less: for one board, one theme, "
            "one area, or fewer years."
        )
    if message.startswith(WRONG):
        return Misuse(f"The graph cannot answer this: {message}")
    return StoreError(f"The graph could not be read: {message}")


def _plain(value: Any) -> Any:
    """A value of an answer as JSON has it, nodes and relationships as the properties they have."""
    if is_plain(value):
        return value
    if isinstance(value, dict):
        shown = entity(value) if "_LABEL" in value else value
        return {key: _plain(v) for key, v in shown.items() if key not in ENGINE_KEYS}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):  # a sum of whole numbers comes as one
        return int(value) if value == int(value) else float(value)
    return str(value)
