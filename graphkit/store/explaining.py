"""What went wrong at a Neo4j server, in one sentence that a person can act on."""

from typing import TYPE_CHECKING

from graphkit.errors import GraphkitError, Misuse
from graphkit.store.addresses import Address
from graphkit.store.base import StoreError, TooLong

if TYPE_CHECKING:
    from neo4j.exceptions import Neo4jError

LOGIN = "Set NEO4J_USERNAME and NEO4J_PASSWORD in the environment or in .env."
BY_CODE = {
    "Neo.ClientError.Security.AuthenticationRateLimit": "{address} refuses every login for a "
    "while after several wrong ones. Wait a minute, then try again.",
    "Neo.ClientError.Security.Unauthorized": "{address} refuses the login of “{user}”. " + LOGIN,
    "Neo.ClientError.Security.CredentialsExpired": "The password of “{user}” at {address} has "
    "run out. Set a new one there.",
    "Neo.ClientError.Security.Forbidden": "“{user}” has no right to do this at {address}. "
    "Ask whoever runs it: {message}",
    "Neo.ClientError.Database.DatabaseNotFound": "{uri} has no database “{database}”, or “{user}” "
    "may not see it. Set NEO4J_DATABASE to one that is there.",
    "Neo.TransientError.General.DatabaseUnavailable": "The database at {address} is not running "
    "now. Try again, or ask whoever runs it.",
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": "The query needs more memory than "
    "{address} gives it. Ask for less.",
    "Neo.ClientError.Schema.ConstraintCreationFailed": "{address} holds nodes of the same label "
    "and id twice, which graphkit did not write. Load into an empty database: {message}",
    "Neo.ClientError.Schema.IndexAlreadyExists": "{address} has an index on `id` that stands in "
    "the way of a constraint. Drop it there: {message}",
}
TIMED_OUT = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration")
OLDEST = 5
"""The first release of Neo4j whose Cypher can answer the questions."""


def explained(error: Exception, address: Address, seconds: float | None = None) -> GraphkitError:
    """The failure that `error` of the driver means. Raises `error` itself if it is none."""
    from neo4j.exceptions import DriverError, Neo4jError, ServiceUnavailable, SessionExpired

    if isinstance(error, Neo4jError):
        return _from_server(error, address, seconds)
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return StoreError(_unreachable(error, address))
    if isinstance(error, DriverError):
        return StoreError(f"{address} cannot be used: {_line(str(error))}")
    raise error


def _from_server(error: "Neo4jError", address: Address, seconds: float | None) -> GraphkitError:
    code, message = error.code or "", _line(error.message or str(error))
    if code.endswith(TIMED_OUT):
        limit = f" than {seconds:g} seconds" if seconds else " than the server allows"
        return TooLong(f"The query took longer{limit} and was stopped. Ask for less.")
    if code in BY_CODE:
        user, database = address.user or "nobody", address.database or "neo4j"
        return StoreError(
            BY_CODE[code].format(
                address=address, uri=address.uri, user=user, database=database, message=message
            )
        )
    if code.startswith("Neo.ClientError.Statement."):
        return Misuse(f"The graph cannot answer this: {message}")
    return StoreError(f"{address} could not do it: {message} ({code})")


def _unreachable(error: Exception, address: Address) -> str:
    if "handshake" in str(error).lower() or "protocol" in str(error).lower():
        return too_old(address, "is no Neo4j, or one too old")
    way = "graphkit neo4j logs says why." if address.local else "Is it running, and the name right?"
    return f"{address.uri} cannot be reached. {way} ({_line(str(error.__cause__ or error))})"


def too_old(address: Address, what: str) -> str:
    """The sentence for a server that cannot answer the questions."""
    return f"{address.uri} {what}. graphkit needs Neo4j {OLDEST} or newer."


def _line(message: str) -> str:
    return message.strip().splitlines()[0] if message.strip() else "no reason given"
