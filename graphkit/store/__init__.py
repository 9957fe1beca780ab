"""The stores a graph can be in, by the scheme of their address."""

from importlib import import_module
from pathlib import Path

from graphkit.errors import UnknownName
from graphkit.store.base import Rows, Store, StoreError, TooLong

__all__ = ["FILE", "STORES", "Rows", "Store", "StoreError", "TooLong", "open_store"]

FILE = "graph.lbug"
STORES = {"": "graphkit.store.ladybug"}
"""Address scheme to the module whose `open(url, folder, read_only)` gives the store."""


def open_store(url: str, folder: Path, read_only: bool = True) -> Store:
    """The store at `url`; "" is the embedded graph in the workspace `folder`.

    Nothing is opened before it is used. Raises UnknownName for an address of no known kind.
    """
    scheme = url.partition("://")[0]
    if scheme not in STORES:
        known = [name for name in STORES if name]
        raise UnknownName("store", url, known or ["(none: leave it out for the embedded graph)"])
    store: Store = import_module(STORES[scheme]).open(url, folder, read_only)
    return store
