"""Asking a question of a few records, for the tests of the questions."""

from pathlib import Path
from typing import Any

from graphkit.graph import graph
from graphkit.queries import Answer, question, run
from graphkit.record import Record
from graphkit.store import Store, open_store
from tests.fiction import THEMES, Register

CHILD_A = "ashby-safeguarding-children-board/child-a"
NAMESAKE = f"{CHILD_A}@ashby-child-a-two"
CHILD_B = "brook-safeguarding-children-partnership/child-b"
OLDER, NEWER = "Ashby Safeguarding Children Board", "Ashby Safeguarding Children Partnership"
REGISTER = Register(later={OLDER: [(NEWER, 2019)], "Ashby Primary Care Trust": [
    ("Ashby Clinical Commissioning Group", 2013)
]})  # fmt: skip
"""A register in which a board and a trust have changed their names."""


def store_of(folder: Path, *records: Record, register: Register = REGISTER) -> Store:
    """A store that holds these records."""
    store = open_store("", folder, read_only=False)
    store.write(graph(records, register, THEMES))
    return store


def asked(store: Store, name: str, **given: str) -> Answer:
    """The answer to a question."""
    return run(question(name), store, given)


def picked(answer: Answer, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of an answer."""
    return [tuple(row[name] for name in columns) for row in answer.objects()]
