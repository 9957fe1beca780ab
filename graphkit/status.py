"""How much a store holds, in the words people use."""

from contextlib import closing
from typing import TYPE_CHECKING

from graphkit.workspace import Workspace

if TYPE_CHECKING:
    from graphkit.store.base import Store

COUNTED = {
    "reviews": "MATCH (n:Review) RETURN count(n) AS found",
    "cases": "MATCH (n:`Case`) WHERE n.collective = false RETURN count(n) AS found",
    "agencies": "MATCH (n:Agency) RETURN count(n) AS found",
    "themes": "MATCH (n:Theme) RETURN count(n) AS found",
    "findings": "MATCH (n:Finding) RETURN count(n) AS found",
    "lessons": "MATCH (n:Lesson) RETURN count(n) AS found",
    "recommendations": "MATCH (n:Recommendation) RETURN count(n) AS found",
    "actions": "MATCH (n:Action) RETURN count(n) AS found",
    "measures": "MATCH (n:Measure) RETURN count(n) AS found",
    "relationships": "MATCH ()-[r]->() RETURN count(r) AS found",
}


def counts(workspace: Workspace, url: str = "") -> dict[str, int]:
    """The counts of the store at `url` ("" is the workspace's own graph, nothing before it is
    made), of the blocks in the workspace that no rule understood, of the corrections that were
    not taken back, and of those among them whose words are no longer there.
    """
    blocks = sum(workspace.blocks_not_understood().values())
    own = {"not_understood": blocks, **_corrections(workspace)}
    if not url and not workspace.graph.exists():
        return {**dict.fromkeys(COUNTED, 0), **own}
    from graphkit.store import open_store

    with closing(open_store(url, workspace.folder, read_only=True)) as store:
        found = {name: _count(store, cypher) for name, cypher in COUNTED.items()}
    return {**found, **own}


def _corrections(workspace: Workspace) -> dict[str, int]:
    from graphkit.history import orphans

    made = len(workspace.corrections().standing)
    return {"corrections": made, "orphaned": len(orphans(workspace)) if made else 0}


def _count(store: "Store", cypher: str) -> int:
    return int(store.rows(cypher, {}).rows[0][0])
