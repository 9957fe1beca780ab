"""Which reviews a workspace has put into which Neo4j, so that it takes out only its own."""

from collections.abc import Iterable
from pathlib import Path

from graphkit import disk

FILE = "neo4j-loaded.json"


class Ledger:
    """The reviews of one workspace in one database.

    Others may load their own reviews into the same database: those are never touched.
    """

    def __init__(self, workspace: Path, address: str) -> None:
        """`address` names the server and its database."""
        self.path, self.address = workspace / FILE, address

    def reviews(self) -> set[str]:
        """The reviews that are there, or may be after a load that was broken off.

        Raises GraphkitError when the file is damaged.
        """
        return set(self._all().get(self.address, ()))

    def note(self, reviews: Iterable[str]) -> None:
        """Put down that these, and no others, are there."""
        every = {**self._all(), self.address: sorted(reviews)}
        there = {name: found for name, found in every.items() if found}
        disk.write_json(self.path, there, lasting=True)

    def _all(self) -> dict[str, list[str]]:
        return disk.shaped(self.path, dict[str, list[str]]) if self.path.exists() else {}
