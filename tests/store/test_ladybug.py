"""The embedded store's file: whole or not there, whatever happens meanwhile."""

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from graphkit import disk
from graphkit.errors import GraphkitError
from graphkit.graph import Graph, graph
from graphkit.store import FILE, StoreError, open_store
from graphkit.store.swap import BUILDING
from tests.fiction import THEMES, Register, item, overview, record, response, world

ASKING = "MATCH (r:Review) RETURN count(r) AS n"
ROOT = Path(__file__).parents[2]


def made(*records: object) -> Graph:
    return graph(records, Register(), THEMES)  # type: ignore[arg-type]


def write(folder: Path, found: Graph) -> None:
    store = open_store("", folder, read_only=False)
    store.write(found)
    store.close()


def count(folder: Path) -> int:
    store = open_store("", folder)
    found: int = store.rows(ASKING).rows[0][0]
    store.close()
    return found


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


LOCK = f"{BUILDING}/{disk.LOCK}"


def python(code: str, folder: Path) -> "subprocess.Popen[str]":
    """Another process that runs `code` with the names of this module, in `folder`."""
    start = "import os, sys\nfrom pathlib import Path\nfrom tests.store.test_ladybug import *\n"
    return subprocess.Popen(
        [sys.executable, "-c", start + dedent(code), str(folder)], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip


def test_only_the_graph_and_the_lock_are_left(tmp_path: Path) -> None:
    write(tmp_path, made(*world()))
    assert names(tmp_path) == {FILE, LOCK}


def test_before_there_is_a_graph_the_way_to_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="graphkit import"):
        count(tmp_path)
    assert names(tmp_path) == set()


def test_a_damaged_file_is_reported_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no graph" * 1000)
    with pytest.raises(StoreError, match="graphkit load"):
        count(tmp_path)
    write(tmp_path, made(overview()))
    assert count(tmp_path) == 1


def test_a_graph_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    write(tmp_path, made(overview()))
    broken = made(*world())
    broken.edges["EXAMINES", "Review", "Case"].append({"from": "nobody", "to": "nothing"})
    with pytest.raises(StoreError, match="could not be written"):
        write(tmp_path, broken)
    assert count(tmp_path) == 1
    assert names(tmp_path) == {FILE, LOCK}


def test_a_row_that_does_not_arrive_is_noticed(tmp_path: Path) -> None:
    """Two nodes of one id: whatever the engine makes of it, the graph is not replaced."""
    write(tmp_path, made(overview()))
    double = made(*world())
    double.nodes["Review"].append(double.nodes["Review"][0])
    with pytest.raises(StoreError):
        write(tmp_path, double)
    assert count(tmp_path) == 1


def test_half_a_character_is_refused_and_leaves_the_old_graph(tmp_path: Path) -> None:
    write(tmp_path, made(overview()))
    with pytest.raises(GraphkitError, match="half a character"):
        write(tmp_path, made(record("r", [item("i", text="\ud83d")])))
    assert count(tmp_path) == 1


@pytest.mark.parametrize("moment", ["compiling.compile_graph", "compiling._count", "swap._put"])
def test_a_process_that_dies_while_writing_leaves_the_old_graph(
    tmp_path: Path, moment: str
) -> None:
    write(tmp_path, made(overview()))
    module, function = moment.split(".")
    dying = python(
        f"""
        from graphkit.store import {module}
        {module}.{function} = lambda *arguments: os._exit(9)
        write(Path(sys.argv[1]), made(*world()))
        """,
        tmp_path,
    )
    dying.communicate()
    assert dying.returncode == 9
    assert count(tmp_path) == 1
    write(tmp_path, made(overview(), response()))
    assert count(tmp_path) == 2
    assert names(tmp_path) == {FILE, LOCK}


def test_a_reader_in_another_process_keeps_its_graph(tmp_path: Path) -> None:
    write(tmp_path, made(overview()))
    reader = python(
        """
        store = open_store("", Path(sys.argv[1]))
        print(store.rows(ASKING).rows[0][0], flush=True)
        input()
        print(store.rows(ASKING).rows[0][0], count(Path(sys.argv[1])), flush=True)
        """,
        tmp_path,
    )
    assert reader.stdout is not None
    assert reader.stdout.readline() == "1\n"
    write(tmp_path, made(*world()))
    assert reader.communicate("\n")[0] == "1 5\n"
    assert reader.returncode == 0


def test_two_writers_at_once_are_one_too_many(tmp_path: Path) -> None:
    with disk.writing(tmp_path / BUILDING), pytest.raises(disk.Busy):
        write(tmp_path, made(overview()))


def test_side_files_of_another_graph_are_not_replayed(tmp_path: Path) -> None:
    write(tmp_path, made(overview()))
    (tmp_path / f"{FILE}.wal").write_bytes(b"left by something else")
    write(tmp_path, made(*world()))
    assert names(tmp_path) == {FILE, LOCK}
    assert count(tmp_path) == 5


def test_a_folder_with_an_apostrophe_and_letters_of_all_kinds(tmp_path: Path) -> None:
    folder = tmp_path / "children's Überprüfung 🙂"
    write(folder, made(*world()))
    assert count(folder) == 5


def test_reading_needs_no_right_to_write(tmp_path: Path) -> None:
    write(tmp_path, made(overview()))
    (tmp_path / FILE).chmod(0o400)
    assert count(tmp_path) == 1
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o400


def test_one_large_question_after_another_finds_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphkit.store.ladybug.MEMORY", 64 << 20)
    write(tmp_path, made(*world()))
    store = open_store("", tmp_path)
    for n in range(12):
        asked = f"UNWIND range(1, 300000) AS x WITH DISTINCT x + $n AS y{n} RETURN count(y{n}) AS n"
        assert store.rows(asked, {"n": n}).rows == [[300000]]
    store.close()
