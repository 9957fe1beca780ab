"""The statements that write a graph to Neo4j. All names in them are the schema's, none is data."""

from graphkit import schema

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


def create_nodes(label: str) -> str:
    """Makes nodes from $rows; answers each one's id and handle."""
    return f"{KEEP} UNWIND $rows AS row CREATE (n:`{label}`) SET n = row {HANDLES}"


def merge_nodes(label: str) -> str:
    """Makes the nodes of $rows, or makes those that are there equal to them; as above."""
    return f"{KEEP} UNWIND $rows AS row MERGE (n:`{label}` {{id: row.id}}) SET n = row {HANDLES}"


def find_nodes(label: str) -> str:
    """The ids and handles of the nodes $ids that are there."""
    return f"{KEEP} UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}) {HANDLES}"


def forget_edges(label: str) -> str:
    """Deletes the relationships that belong to the shared nodes $ids."""
    kinds = "|".join(f"`{kind}`" for kind in OUTGOING[label])
    return f"UNWIND $ids AS id MATCH (:`{label}` {{id: id}})-[r:{kinds}]->() DELETE r"


def create_edges(kind: str) -> str:
    """Makes relationships from $rows, lists of both ends' handles and then the properties."""
    numbered = enumerate(properties_of(kind), 2)
    properties = ", ".join(f"`{name}`: row[{at}]" for at, name in numbered)
    return (
        f"{KEEP} UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row[0] "
        f"MATCH (b) WHERE elementId(b) = row[1] CREATE (a)-[:`{kind}` {{{properties}}}]->(b)"
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
