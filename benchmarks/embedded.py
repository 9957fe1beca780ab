"""How fast the embedded graph is made and asked, beside the engine's bare COPY.

    python benchmarks/embedded.py [REVIEWS]

Everything is invented and made by chance from a fixed seed. Times are wall-clock seconds on the
machine at hand; each query is asked three times and the middle time counts.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from graphkit import schema
from graphkit.bodies import load_register
from graphkit.graph import Graph, graph
from graphkit.queries import question, run
from graphkit.record import KINDS, Agency, Case, Item, Place, Record, Review
from graphkit.store import open_store
from graphkit.store.compiling import HOW, cell, tables
from graphkit.themes import load_themes

REVIEWS = 3000
WORDS = (
    "the record did not say who had been told and nobody asked about the bruise seen at the home "
    "visit before the conference met while the plan was not reviewed by the core group in time"
).split()
PLACES = [
    start + end
    for start in ("North", "South", "East", "West", "Mid", "Upper", "Lower", "Old", "New", "High")
    for end in ("ford", "mere", "ham", "ton", "bury", "dale", "field", "moor", "gate", "wick")
]


def records(count: int) -> Iterator[Record]:
    """Reviews of one case each, 25 to 60 statements in every one."""
    chance = random.Random(1)
    themes, types = list(load_themes().by_id), list(load_register().types)
    # A few themes make up most statements, as in real reviews.
    weights = [1 / (n + 3) for n in range(len(themes))]
    for n in range(count):
        place, year = chance.choice(PLACES), chance.randint(2006, 2025)
        board = f"{place} Safeguarding Children {'Board' if year < 2019 else 'Partnership'}"
        label = f"Child {chance.choice('ABCDEFGHJKLMNPRST')}{chance.randint(1, 60)}"
        bodies = chance.sample(_bodies(place, year), 4)
        items = [
            _item(chance, i, label, bodies, chance.choices(themes, weights, k=2), types)
            for i in range(chance.randint(25, 60))
        ]
        case = Case(label, f"{year - 1}", f"{chance.randint(1, 15)} years", "female", themes[:2])
        kind = "serious-case-review"
        review = Review(f"Review {n}", kind, board, place, f"{year}", None, None, "")
        yield Record(f"r{n:05}", f"r{n}.txt", review, [case], bodies, items)


def _bodies(place: str, year: int) -> list[Agency]:
    health = "PCT" if year < 2013 else "CCG" if year < 2022 else "ICB"
    named = {
        f"{place} Police": "police", f"{place} General Hospital": "acute-hospital",
        f"{place} {health}": "health-commissioning", "GP": "general-practice",
        f"{place} Youth Offending Team": "youth-offending", "Health visitor": "health-visiting",
    }  # fmt: skip
    return [Agency(name, kind) for name, kind in named.items()]


def _item(
    chance: random.Random, i: int, label: str, bodies: list[Agency], themes: list[str],
    types: list[str],
) -> Item:  # fmt: skip
    why = {"cue": "nobody asked", "score": 0.8}
    responsible = chance.sample(types, chance.randint(1, 2))
    return Item(
        id=f"{i:03}", kind=chance.choices(KINDS, [10, 3, 5, 6, 4, 2, 2])[0], case=label,
        ref=f"{i}", text=" ".join(chance.choices(WORDS, k=chance.randint(15, 60))),
        responsible=responsible, mentioned=chance.sample(types, 1), themes=sorted(set(themes)),
        responds_to=[f"{i - i % 4}"] if i % 4 else [], owner=None, due=None,
        place=Place(1 + i // 4, ["4 Findings", "4.2 Practice"], [[i * 300, i * 300 + 200]]),
        bodies=[{"name": each.name, "role": "responsible"} for each in chance.sample(bodies, 1)],
        evidence={"themes": dict.fromkeys(themes, why),
                  "responsible": dict.fromkeys(responsible, why)},
    )  # fmt: skip


def timed(what: Callable[[], Any]) -> tuple[float, Any]:
    """How long a call took, in seconds, and what it returned."""
    start = time.perf_counter()
    result = what()
    return time.perf_counter() - start, result


def bare_copy(found: Graph, folder: Path) -> float:
    """Seconds the engine's COPY needs for the same rows from files that are there already."""
    import ladybug

    connection = ladybug.Connection(ladybug.Database(folder / "bare.lbug"))
    copies = [*_node_copies(found, folder, connection), *_edge_copies(found, folder)]
    return timed(lambda: [connection.execute(statement) for statement in copies])[0]


def _node_copies(found: Graph, folder: Path, connection: Any) -> Iterator[str]:
    for statement in tables():
        connection.execute(statement)
    for label, rows in found.nodes.items():
        if rows:
            file = _csv(folder / f"{label}.csv", rows, ["id", *schema.NODES[label]])
            yield f"COPY `{label}` FROM '{file}' ({HOW})"


def _edge_copies(found: Graph, folder: Path) -> Iterator[str]:
    for pair, rows in found.edges.items():
        kind, one, other = pair
        file = _csv(folder / f"{'-'.join(pair)}.csv", rows, ["from", "to", *schema.EDGES[pair]])
        yield f"COPY `{kind}` FROM '{file}' ({HOW}, from='{one}', to='{other}')"


def _csv(path: Path, rows: list[dict[str, Any]], names: list[str]) -> str:
    with path.open("w", encoding="utf-8", newline="") as out:
        out.writelines(",".join(cell(row[name]) for name in names) + "\n" for row in rows)
    return path.as_posix()


def questions_to(case: str) -> list[tuple[str, dict[str, str]]]:
    """The questions asked, with their parameters."""
    return [
        ("repeated-failures", {}),
        ("agency-failures", {}),
        ("theme-profile", {"theme": "information-sharing"}),
        ("recommendations-for", {"agency": "police"}),
        ("case-links", {"case_id": case}),
    ]


def main(count: int) -> None:
    """Make the graph, ask it, and print a table of both."""
    made = list(records(count))
    took, found = timed(lambda: graph(made, load_register(), load_themes()))
    size = sum(map(len, found.nodes.values())) + sum(map(len, found.edges.values()))
    print(f"{count} reviews, {size} nodes and relationships\n")
    print("| step | seconds | rows a second |\n|---|--:|--:|")
    print(f"| records to rows | {took:.1f} | {size / took:,.0f} |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = open_store("", folder, read_only=False)
        whole, _ = timed(lambda: store.write(found))
        print(f"| rows to a finished, counted file | {whole:.1f} | {size / whole:,.0f} |")
        took = bare_copy(found, folder)
        print(f"| the engine's COPY alone | {took:.1f} | {size / took:,.0f} |")
        print(f"\nthe whole goes at {took / whole:.0%} of the speed of COPY alone")
        case = next(row["id"] for row in found.nodes["Case"] if not row["collective"])
        print(f"\nfile: {(folder / 'graph.lbug').stat().st_size / 1e6:.0f} MB")
        print("\n| question | seconds | rows |\n|---|--:|--:|")
        for asked, given in questions_to(case):
            times = [timed(lambda: run(question(asked), store, given)) for _ in range(3)]  # noqa: B023
            print(f"| {asked} | {median(t for t, _ in times):.2f} | {len(times[0][1].rows)} |")
        store.close()
    print(f"\npeak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REVIEWS)
