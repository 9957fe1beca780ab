"""The statements that write a graph to Neo4j. All names in them are the schema's, none is data."""

from graphkit import schema
from graphkit.schema import ITEMS

SHARED = ("Case", "Agency", "AgencyType", "Theme")
"""Labels of nodes that several reviews may point to; all others are one review's own."""
OUTGOING = {"Case": ("UNDER", "FEATURES"), "Agency": ("OF_TYPE",)}
"""The relationships that belong to a shared node, and are replaced with it."""

# As the database grows the server would plan each statement anew, which takes it longer than to
# run it; there is only one way to run these.
KEEP = "CYPHER replan=skip"
# What the server itself calls a node is the quickest way to it, and safe to use until the end of
# the transaction: no other node is called so before.
HANDLES = "RETURN n.id AS id, elementId(n) AS handle"
# The nodes that a statement's relationships lead to, found once each. If one is not there nothing
# is made at all, which the count afterwards tells.
ENDS = (
    "UNWIND range(0, size($ends) - 1) AS at MATCH (end) WHERE elementId(end) = $ends[at] "
    "WITH at, end ORDER BY at WITH collect(end) AS ends WHERE size(ends) = size($ends)"
)

CONSTRAINTS = "SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type RETURN *"

# The review itself stays, so that two who write the same one wait for each other at it.
CLEAR = (
    "UNWIND $ids AS id MATCH (:Review {id: id})<-[:REPORTED_IN]-(item) DETACH DELETE item",
    "UNWIND $ids AS id MATCH (:Review {id: id})-[:EXAMINES]->(c:`Case` {collective: true}) "
    "DETACH DELETE c",
    "UNWIND $ids AS id MATCH (:Review {id: id})-[r]->() DELETE r",
)
LOCK = "UNWIND $ids AS id MATCH (r:Review {id: id}) SET r.id = r.id"
DELETE = "UNWIND $ids AS id MATCH (r:Review {id: id}) DETACH DELETE r"

ORPHAN = {
    "Case": "NOT EXISTS { MATCH (n)<-[:EXAMINES]-() }",
    "Agency": "NOT EXISTS { MATCH (n)<-[:NAMES|COMMISSIONED_BY|UNDER]-() }",
    "AgencyType": "NOT n.id IN $kept AND NOT EXISTS { MATCH (n)--() }",
    "Theme": "NOT n.id IN $kept AND NOT EXISTS { MATCH (n)--() }",
}
"""When a shared node is nobody's any more."""

FORGET_BECAME = "UNWIND $ids AS id MATCH (:Agency {id: id})-[r:BECAME]->() DELETE r"


def constraint(label: str) -> str:
    """Makes `id` unique for `label`, and so quick to find."""
    name = f"graphkit_{label.lower()}_id"
    return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.id IS UNIQUE"


def create_items(label: str) -> str:
    """Makes items from $rows with the relationships that leave them for the nodes $ends.

    `graphkit.store.ends.item_rows` says what a row holds. Answers the id and handle of each.
    """
    names = enumerate(("id", *schema.NODES[label]))
    properties = ", ".join(f"`{name}`: row[{at}]" for at, name in names)
    loops = [
        _loop(at, kind, tuple(schema.EDGES[kind, label, other]))
        for at, (kind, other) in enumerate(leaving(label), 1 + len(schema.NODES[label]))
    ]
    return (
        f"{KEEP} {ENDS} UNWIND $rows AS row CREATE (n:`{label}` {{{properties}}}) "
        f"{' '.join(loops)} RETURN collect([n.id, elementId(n)]) AS made"
    )


def leaving(label: str) -> list[tuple[str, str]]:
    """The relationships of an item that lead to no other item: their types, and to what label."""
    return [(k, other) for k, one, other in schema.EDGES if one == label and other not in ITEMS]


def _loop(at: int, kind: str, names: tuple[str, ...]) -> str:
    place = "x[0]" if names else "x"
    properties = ", ".join(f"`{name}`: x[{n}]" for n, name in enumerate(names, 1))
    return (
        f"FOREACH (x IN row[{at}] | FOREACH (e IN [ends[{place}]] | "
        f"CREATE (n)-[:`{kind}` {{{properties}}}]->(e)))"
    )


def merge_nodes(label: str) -> str:
    """Makes the nodes of $rows, or makes those that are there equal to them; as above."""
    return f"{KEEP} UNWIND $rows AS row MERGE (n:`{label}` {{id: row.id}}) SET n = row {HANDLES}"


FIND = f"{KEEP} " + " UNION ALL ".join(
    f"UNWIND $`{label}` AS id MATCH (n:`{label}` {{id: id}}) "
    f"RETURN '{label}' AS label, id, elementId(n) AS handle" for label in SHARED
)
"""The labels, ids and handles of the shared nodes that are there, whose ids are given by label."""


def forget_edges(label: str) -> str:
    """Deletes the relationships that belong to the shared nodes $ids."""
    kinds = "|".join(f"`{kind}`" for kind in OUTGOING[label])
    return f"UNWIND $ids AS id MATCH (:`{label}` {{id: id}})-[r:{kinds}]->() DELETE r"


def create_edges() -> str:
    """Makes relationships of all types between the nodes $ends, from a list for each type.

    `graphkit.store.ends.edge_rows` says what a list holds. One statement, because asking takes
    longer than making the few there are of most types.
    """
    loops = " ".join(_between(kind) for kind in schema.types())
    return f"{KEEP} {ENDS} {loops}"


def _between(kind: str) -> str:
    numbered = enumerate(properties_of(kind), 2)
    properties = ", ".join(f"`{name}`: x[{at}]" for at, name in numbered)
    return (
        f"FOREACH (x IN $`{kind}` | FOREACH (a IN [ends[x[0]]] | FOREACH (b IN [ends[x[1]]] | "
        f"CREATE (a)-[:`{kind}` {{{properties}}}]->(b))))"
    )


def properties_of(kind: str) -> tuple[str, ...]:
    """The properties of a relationship type, which are the same whatever it joins."""
    return next(tuple(names) for pair, names in schema.EDGES.items() if pair[0] == kind)


def find_orphans(label: str) -> str:
    """The ids of the shared nodes that are nobody's any more."""
    return f"MATCH (n:`{label}`) WHERE {ORPHAN[label]} RETURN collect(n.id) AS ids"


def lock_nodes(label: str) -> str:
    """Takes hold of the nodes $ids, so that no one can point to them until the end."""
    return f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}) SET n.id = n.id"


def delete_orphans(label: str) -> str:
    """Deletes those of the nodes $ids that are still nobody's."""
    return (
        f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}) WHERE {ORPHAN[label]} DETACH DELETE n"
    )
