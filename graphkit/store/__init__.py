"""The stores a graph can be in, by the scheme of their address."""

from importlib import import_module
from pathlib import Path

from graphkit.errors import UnknownName
from graphkit.store.base import Rows, Store, StoreError, TooLong

__all__ = ["FILE", "STORES", "Rows", "Store", "StoreError", "TooLong", "open_store"]

FILE = "graph.lbug"
SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
STORES = {"": "graphkit.store.ladybug", **dict.fromkeys(SCHEMES, "graphkit.store.neo4j")}
"""Address scheme to the module whose `open(url, folder, read_only)` gives the store."""


def open_store(url: str, folder: Path, read_only: bool = True) -> Store:
    """The store at `url`: "" is the embedded graph in the workspace `folder`, "neo4j" its own
    local server, and `neo4j://HOST`, `bolt://HOST` and their like are any server.

    Nothing is opened before it is used. Raises UnknownName for an address of no known kind.
    """
    scheme = url.partition("://")[0]
    if scheme not in STORES:
        raise UnknownName("store", url, ["neo4j", *(f"{name}://HOST" for name in SCHEMES)])
    store: Store = import_module(STORES[scheme]).open(url, folder, read_only)
    return store
