"""Several processes that load into one Neo4j at the same moment."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

from tests.fiction import overview
from tests.neo4j_server import Server
from tests.store.loaded import edited, made, many

ROOT = Path(__file__).parents[2]
LOADER = """
import sys
from pathlib import Path
from graphkit.store import open_store
from tests.fiction import overview, world
from tests.store.loaded import edited, made, many
uri, folder, which = sys.argv[1:]
records = {"first": many(30)[:15], "second": many(30)[15:], "old": world(), "new": [edited()]}
store = open_store(uri, Path(folder), read_only=False)
print("ready", flush=True)
sys.stdin.readline()
for _ in range(3):
    store.write(made(*records[which]))
store.close()
"""


def together(server: Server, folder: Path, *which: str) -> None:
    """Load these sets of records at the same moment, each from a process and workspace of its own.

    Three times over, so that they meet. A load that fails fails the test.
    """
    processes = []
    for name in which:
        (folder / name).mkdir()
        command = [sys.executable, "-c", dedent(LOADER), server.uri, str(folder / name), name]
        processes.append(
            subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        )
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.communicate("go\n")
    assert [process.returncode for process in processes] == [0] * len(which)


def test_two_processes_load_different_reviews_at_once(neo4j: Server, tmp_path: Path) -> None:
    together(neo4j, tmp_path, "first", "second")
    found = neo4j.run("MATCH (r:Review) RETURN r.id AS id ORDER BY id")
    assert [row[0] for row in found] == sorted(each.id for each in many(30))
    items = neo4j.run("MATCH (i)-[:REPORTED_IN]->(:Review) RETURN count(i) AS n")
    assert items == [[sum(len(each.items) for each in many(30))]]
    assert neo4j.run("MATCH (i)-[:NAMES]->(:Agency) RETURN count(*) AS n") == [
        [sum(len(rows) for name in ("first", "second") for rows in named(name))]
    ]


def named(which: str) -> Iterator[list[Any]]:
    records = many(30)[:15] if which == "first" else many(30)[15:]
    edges = made(*records).edges
    return (rows for pair, rows in edges.items() if pair[0] == "NAMES")


def test_of_two_who_load_the_same_review_the_last_whole_one_wins(
    neo4j: Server, tmp_path: Path
) -> None:
    together(neo4j, tmp_path, "old", "new")
    found = neo4j.run(
        "MATCH (i)-[:REPORTED_IN]->(:Review {id: 'ashby-child-a'}) RETURN i.id AS id, i.text AS t "
        "ORDER BY id"
    )
    whole = [
        [[f"ashby-child-a/{each.id}", each.text] for each in one.items]
        for one in (overview(), edited())
    ]
    assert found in whole
