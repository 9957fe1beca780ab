"""How long every question takes on 3,000 invented reviews, and three of them in pandas beside it.

    python -m benchmarks.questions [--reviews N] [--neo4j] [--only QUESTION]

Each is asked once to warm the store, then three times; the middle time counts: wall-clock seconds,
and those of the processor in this process, both threads of the engine together, which a busy
machine does not lengthen (of a server they are only what the client takes). With `--neo4j` a
server of its own is started and loaded too, and its rows are compared with the embedded ones. The
pandas answers are made from the records, read once into tables, and hold the same counts.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import in_pandas
from benchmarks.synthetic import CACHE, REVIEWS, workspace
from graphkit.bodies import load_register
from graphkit.graph import graph
from graphkit.queries import Answer, question, questions, run
from graphkit.server import jars, java, process
from graphkit.server.home import Home
from graphkit.store import Store, open_store
from graphkit.themes import load_themes
from graphkit.workspace import Workspace

ROUNDS = 3
PYTHON = 10.0
CYPHER = 1.0
"""Seconds a question may take: one that Cypher answers, and one that a function finishes."""
SLOW = ("recommendation-families", "co-occurrence", "similar-cases", "case-links", "central",
        "factors", "recurrence", "unanswered")  # fmt: skip
"""The questions that a function finishes."""
THEME, AGENCY = "information-sharing", "police"
BUSIEST = (
    "MATCH (c:`Case`)-[:UNDER]->(:Agency)-[:BECAME*0..9]->(b:Agency) "
    "WHERE c.collective = false AND NOT EXISTS { MATCH (b)-[:BECAME]->(:Agency) } "
    "RETURN b.name AS name, count(DISTINCT c.id) AS cases ORDER BY cases DESC, name LIMIT 1"
)
A_CASE = "MATCH (c:`Case`) WHERE c.collective = false RETURN c.id AS id ORDER BY id LIMIT 1"


@dataclass(frozen=True)
class Took:
    """The middle wall-clock and processor seconds of several calls, and what they returned."""

    wall: float
    processor: float
    result: Any


def timed(what: Callable[[], Any]) -> Took:
    """What a call takes when it has been made before."""
    result, wall, processor = what(), [], []
    for _ in range(ROUNDS):
        start, used = time.perf_counter(), time.process_time()
        result = what()
        wall.append(time.perf_counter() - start)
        processor.append(time.process_time() - used)
    return Took(median(wall), median(processor), result)


def asked(store: Store) -> Iterator[tuple[str, dict[str, str]]]:
    """Every question with what it has to be given; recurrence with a board, and a theme too."""
    (board, _), (case,) = store.rows(BUSIEST).rows[0], store.rows(A_CASE).rows[0]
    needed = {"theme": THEME, "agency": AGENCY, "board": board, "case_id": case}
    for name, each in questions().items():
        given = {p.name: needed[p.name] for p in each.parameters if p.default is None}
        yield from _ways(name, given, board)


def _ways(name: str, given: dict[str, str], board: str) -> Iterator[tuple[str, dict[str, str]]]:
    if name == "recurrence":
        yield name, {"board": board}
        yield name, {"board": board, "theme": THEME}
    else:
        yield name, given


def stores(made: Workspace, with_neo4j: bool) -> dict[str, Store]:
    """The embedded graph, and the same on a server of the workspace's own."""
    found = {"embedded": open_store("", made.folder)}
    if with_neo4j:
        home = Home.of(made.folder)
        process.start(home, java.java(), jars.fetched())
        found["neo4j"] = open_store("neo4j", made.folder, read_only=False)
        (loaded,) = found["neo4j"].rows("MATCH (v:Review) RETURN count(v) AS n").rows[0]
        if loaded != len(made.ids()):
            print("loading the server …", file=sys.stderr)
            found["neo4j"].write(graph(made.records(), load_register(), load_themes()))
    return found


def row(name: str, given: dict[str, str], opened: dict[str, Store]) -> Iterator[str]:
    """The cells of a question's line: its limit, then rows and seconds on each store."""
    limit = PYTHON if name in SLOW else CYPHER
    first: Answer | None = None
    yield f"{name} {', '.join(f'{k}: {v}' for k, v in given.items() if k != 'case_id')}".strip()
    yield f"{limit:g}"
    for store in opened.values():
        took = timed(lambda: run(question(name), store, given))  # noqa: B023
        first = first or took.result
        same = (took.result.rows, took.result.items) == (first.rows, first.items)
        rows = f"{len(took.result.rows):,}" if same else "OTHER ROWS"
        yield from (rows, f"{took.wall:.2f}", f"{took.processor:.2f}")


def frames(made: Workspace) -> in_pandas.Frames:
    """The tables of the records, and how long these took printed."""
    start = time.process_time()
    found = in_pandas.frames(made)
    took = time.process_time() - start
    print(f"\npandas: records into tables, once, in {took:.1f} processor seconds\n")
    return found


def beside(store: Store, tables: in_pandas.Frames) -> Iterator[list[str]]:
    """The lines of the three questions in pandas, beside the embedded store in the same run."""
    for name, (count, of_answer) in in_pandas.COUNTS.items():
        ours = timed(lambda: run(question(name), store, {}))  # noqa: B023
        theirs = timed(lambda: count(tables))  # noqa: B023
        same = theirs.result == of_answer(ours.result)
        yield [name, f"{len(theirs.result):,}", "yes" if same else "NO", f"{ours.wall:.2f}",
               f"{ours.processor:.2f}", f"{theirs.wall:.2f}", f"{theirs.processor:.2f}",
               f"{ours.processor / theirs.processor:.1f} ×"]  # fmt: skip


def table(heads: list[str], lines: Iterator[list[str]]) -> None:
    """Print a table, each line when it is known."""
    print(f"| {' | '.join(heads)} |\n|---|{'--:|' * (len(heads) - 1)}")
    for line in lines:
        print(f"| {' | '.join(line)} |", flush=True)


def parsed() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--reviews", type=int, default=REVIEWS)
    parser.add_argument("--neo4j", action="store_true", help="on a Neo4j too")
    parser.add_argument("--only", help="one question")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where the workspace is kept")
    return parser.parse_args()


def main() -> None:
    """Make the workspace, ask everything, print both tables."""
    options = parsed()
    made = workspace(options.reviews, options.cache)
    opened = stores(made, options.neo4j)
    try:
        heads = [("rows", f"{name}: wall s", "processor s") for name in opened]
        lines = (list(row(name, given, opened)) for name, given in asked(opened["embedded"])
                 if options.only in (None, name))  # fmt: skip
        table(["question", "limit s", *chain.from_iterable(heads)], lines)
        table(["question", "counts", "the same", "graphkit: wall s", "processor s",
               "pandas: wall s", "processor s", "graphkit takes"],
              beside(opened["embedded"], frames(made)))  # fmt: skip
    finally:
        for store in opened.values():
            store.close()
        if options.neo4j:
            process.stop(Home.of(made.folder))


if __name__ == "__main__":
    main()
