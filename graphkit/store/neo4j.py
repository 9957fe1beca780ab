"""Any Neo4j server as a store, by way of its official driver."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from logging import NullHandler, getLogger
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit import __version__, schema
from graphkit.door import admit, parameters_in
from graphkit.errors import GraphkitError, UnknownName
from graphkit.graph_rows import Graph
from graphkit.store.addresses import Address, address, known_as
from graphkit.store.base import ORDER, PLAIN, Rows, StoreError, entity, is_plain, supplied
from graphkit.store.explaining import OLDEST, explained, too_old
from graphkit.store.ledger import Ledger
from graphkit.store.loading import Load

if TYPE_CHECKING:
    from neo4j import BookmarkManager, Driver, GqlStatusObject, Session

REACH = 15.0
"""Seconds in which a server must take a connection."""
FETCH = 1000
UNKNOWN = {"01N50": "label", "01N51": "relationship", "01N52": "property"}
"""What the server's notices say is not in the database, by their status."""
NAMED = re.compile("`(.*)`")
KNOWN = {"label": schema.NODES, "relationship": schema.types(), "property": ORDER}
_bookmarks: "dict[str, BookmarkManager]" = {}
"""What this process has written where, so that it reads its own writes from any cluster member."""


class Neo4j:
    """A graph on a server. It is connected to when it is first used."""

    def __init__(self, address: Address, ledger: Ledger, read_only: bool = True) -> None:
        """`ledger` says which of the reviews there are the workspace's."""
        self.address, self.ledger, self.read_only = address, ledger, read_only
        self._driver: Driver | None = None

    def write(self, graph: Graph) -> None:
        """Put `graph` in the place of what this workspace has put there, review by review.

        A review is as it was or as it is to be at any moment, whatever breaks off. The reviews
        that other workspaces loaded stay. Raises StoreError when it cannot.
        """
        if self.read_only:
            raise StoreError(f"{self.address} was opened for reading only.")
        reviews = {row["id"] for row in graph.nodes.get("Review", ())}
        before = self.ledger.reviews()
        with self._session("WRITE") as session:
            self.ledger.note(before | reviews)
            Load(session, graph).run(before - reviews)
        self.ledger.note(reviews)

    def rows(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> Rows:
        """What one reading statement answers: at most `limit` rows, within `seconds`."""
        from neo4j import Query

        # A server not ours would let a reader load files and call procedures.
        text = admit(text)
        given = supplied(parameters_in(text), parameters)
        with self._session("READ", limit, seconds) as session:
            result = session.run(Query(text, timeout=seconds), given)
            columns, found = list(result.keys()), []
            for record in result:
                found.append([v if type(v) in PLAIN else _plain(v) for v in record])
                if limit is not None and len(found) > limit:
                    break
            for status in result.consume().gql_status_objects:
                _require_known(status)
        return Rows.first(columns, found, limit)

    def close(self) -> None:
        """Let go of the server."""
        if self._driver:
            self._driver.close()
            self._driver = None

    @contextmanager
    def _session(
        self, mode: str, limit: int | None = None, seconds: float | None = None
    ) -> Iterator["Session"]:
        """A session for reading or writing; what the driver raises in it comes out explained."""
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            with self._connected().session(
                database=self.address.database, default_access_mode=mode,
                fetch_size=FETCH if limit is None else min(limit + 1, FETCH),
                bookmark_manager=_bookmark(self.address),
            ) as session:  # fmt: skip
                yield session
        except (Neo4jError, DriverError) as error:
            raise explained(error, self.address, seconds) from error
        except UnicodeEncodeError as error:
            raise GraphkitError(
                f"A record holds half a character ({error.reason}). Import its source again."
            ) from error

    def _connected(self) -> "Driver":
        if self._driver is None:
            driver = _driver(self.address)
            try:
                _require_new(driver, self.address)
            except BaseException:
                driver.close()
                raise
            self._driver = driver
        return self._driver


def open(url: str, folder: Path, read_only: bool = True) -> Neo4j:
    """The graph at `url`, which the workspace in `folder` loads; "neo4j" is its own server.

    Raises GraphkitError when the driver is not installed or the workspace's server not running.
    """
    where = address(url, folder)
    try:
        import neo4j  # noqa: F401
    except ImportError as error:
        raise GraphkitError(
            "Neo4j needs its driver: pip install 'safeguarding-graphkit[neo4j]'"
        ) from error
    return Neo4j(where, Ledger(folder, known_as(url, folder)), read_only)


def _driver(address: Address) -> "Driver":
    from neo4j import GraphDatabase
    from neo4j.exceptions import ConfigurationError

    # The server's hints are answered here, not printed.
    getLogger("neo4j").addHandler(NullHandler())
    try:
        return GraphDatabase.driver(
            address.uri, auth=address.login, user_agent=f"graphkit/{__version__}",
            connection_timeout=REACH, connection_acquisition_timeout=2 * REACH,
            max_transaction_retry_time=2 * REACH,
        )  # fmt: skip
    except (ConfigurationError, ValueError) as error:
        raise StoreError(f"{address.uri} is no address of a Neo4j: {error}") from error


def _require_new(driver: "Driver", address: Address) -> None:
    """Raises StoreError for a server too old to answer the questions."""
    with driver.session(database=address.database, default_access_mode="READ") as session:
        agent = session.run("RETURN 1 AS one").consume().server.agent
    if _release(agent) < OLDEST:
        raise StoreError(too_old(address, f"is {agent}"))


def _bookmark(address: Address) -> "BookmarkManager":
    from neo4j import GraphDatabase

    if str(address) not in _bookmarks:
        _bookmarks[str(address)] = GraphDatabase.bookmark_manager()
    return _bookmarks[str(address)]


def _release(agent: str) -> int:
    """The first number of a server's name for itself, such as Neo4j/5.26.30."""
    number = agent.partition("/")[2].partition(".")[0]
    return int(number) if number.isdecimal() else OLDEST


def _require_known(status: "GqlStatusObject") -> None:
    """The embedded engine refuses a name it does not know; this one finds nothing, in silence.

    Raises UnknownName for one that is neither in the database nor in the schema.
    """
    what = UNKNOWN.get(status.gql_status)
    named = NAMED.search(status.status_description)
    if what and named and named[1] not in KNOWN[what]:
        raise UnknownName(f"{what} in the graph", named[1], KNOWN[what])


def _plain(value: Any) -> Any:
    """A value of an answer as JSON has it, nodes and relationships as their properties."""
    if is_plain(value):
        return value
    from neo4j.graph import Entity, Path

    if isinstance(value, Path):
        return {"nodes": _plain(value.nodes), "relationships": _plain(value.relationships)}
    if isinstance(value, Entity):
        return {name: _plain(each) for name, each in entity(dict(value)).items()}
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value)
