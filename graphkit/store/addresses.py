"""Where a Neo4j is and who asks: the address, and the login from the environment or `.env`."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from graphkit.errors import GraphkitError, Misuse
from graphkit.server import process
from graphkit.server.home import USER, Home

LOCAL = "neo4j"
"""The store's name for the server that `graphkit neo4j start` runs."""
DOTENV = ".env"
NAMES = ("NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")


@dataclass(frozen=True, slots=True)
class Address:
    """A server, the login to it (None where it asks for none) and one of its databases.

    `database` None is the user's own; `local` says that the server is the workspace's.
    """

    uri: str
    login: tuple[str, str] | None = None
    database: str | None = None
    local: bool = False

    @property
    def user(self) -> str:
        """Who logs in, "" for nobody."""
        return self.login[0] if self.login else ""

    def __str__(self) -> str:
        return f"{self.uri}/{self.database}" if self.database else self.uri


def known_as(url: str, workspace: Path) -> str:
    """The name that a workspace's files know a store by: "" the embedded graph, "neo4j" its own
    server, any other by address and database, whoever logs in.
    """
    own = Home.of(workspace).access() if url else None
    if not url or url == LOCAL or own and url.rstrip("/") == own.uri:
        return url and LOCAL
    return str(Address(url, database=settings()[NAMES[2]] or None))


def address(url: str, workspace: Path) -> Address:
    """What `url` means: "neo4j" is the workspace's own server, which then must be running.

    Raises Misuse for an address that holds a login, GraphkitError when the server does not run.
    """
    home = Home.of(workspace)
    own = home.access()
    if known_as(url, workspace) == LOCAL:
        if own is None or process.pid(home) is None:
            raise GraphkitError(
                f"The Neo4j of {workspace} is not running. Start it with: graphkit neo4j start"
            )
        return Address(own.uri, (USER, own.password), local=True)
    _require_bare(url)
    known = settings()
    user, password, database = (known.get(name) or None for name in NAMES)
    login = (user or USER, password) if password else None
    return Address(url, login, database)


def _require_bare(url: str) -> None:
    parts = urlsplit(url)
    if not parts.hostname:
        raise Misuse(f"“{url}” names no server. Write it as neo4j://HOST:7687")
    if "@" in parts.netloc:
        raise Misuse(
            "An address must not hold a login, which others could read. "
            f"Set {NAMES[0]} and {NAMES[1]} in the environment or in {DOTENV}."
        )
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise Misuse(f"“{url}” says more than a server. The database is set as {NAMES[2]}.")


def settings() -> dict[str, str]:
    """The login's settings that are there, those of the environment before those of `.env`."""
    found = dotenv(Path(DOTENV))
    return {name: os.environ.get(name) or found.get(name, "") for name in NAMES}


def dotenv(path: Path) -> dict[str, str]:
    """The settings NAME=VALUE in a file, quotation marks taken off; {} when there is none.

    Raises GraphkitError when it cannot be read.
    """
    if not path.is_file():
        return {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise GraphkitError(f"{path} is not UTF-8. Save it as UTF-8.") from error
    pairs = (line.strip().removeprefix("export ").partition("=") for line in lines)
    return {
        name.strip(): _unquoted(value.strip())
        for name, equals, value in pairs
        if equals and not name.startswith("#")
    }


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
