"""Loads a graph with neomodel: objects saved and connected one by one, as its manual shows.

Run by `benchmarks/load.py` with the Python that has neomodel, which pins another driver than
graphkit's. It takes the graph on standard input as JSON and prints the seconds that loading took.
"""

import json
import sys
import time
from typing import Any

CLASSES: dict[str, Any] = {}


def classes(nodes: list[Any], edges: list[Any]) -> None:
    """Make the neomodel class of each label."""
    import neomodel as nm

    kinds = {
        "text": nm.StringProperty, "int": nm.IntegerProperty, "float": nm.FloatProperty,
        "bool": nm.BooleanProperty,
    }  # fmt: skip
    models: dict[str, Any] = {}  # one for each type, whatever it joins: neomodel takes no more
    for (kind, _, _), fields in edges:
        own = {name: kinds[k]() for name, k in fields.items()}
        models.setdefault(kind, type(f"{kind}_", (nm.StructuredRel,), own))
    for label, properties in nodes:
        key = nm.StringProperty(unique_index=True, db_property="id")
        members: dict[str, Any] = {"key": key, "__label__": label, "__module__": __name__}
        members |= {name: kinds[kind]() for name, kind in properties.items()}
        for (kind, one, other), _ in edges:
            if one == label:
                model = models[kind]
                members[f"{kind}_{other}"] = nm.RelationshipTo(other, kind, model=model)
        CLASSES[label] = type(label, (nm.StructuredNode,), members)
        globals()[label] = CLASSES[label]  # where neomodel looks for the ends


def load(nodes: list[Any], edges: list[Any]) -> None:
    """Save every node and connect every relationship."""
    made = {}
    for label, rows in nodes:
        for row in rows:
            key = row.pop("id")
            made[label, key] = CLASSES[label](key=key, **row).save()
    for (kind, one, other), rows in edges:
        for row in rows:
            start, end = made[one, row.pop("from")], made[other, row.pop("to")]
            given = {name: value for name, value in row.items() if value is not None}
            getattr(start, f"{kind}_{other}").connect(end, given)


def main() -> None:
    """Connect, load, print the seconds."""
    from neomodel import db

    told = json.load(sys.stdin)
    classes(*told["schema"])
    db.set_connection(told["url"])
    start = time.perf_counter()
    load(told["nodes"], told["edges"])
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main()
