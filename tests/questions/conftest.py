"""The bundled samples as a person coded them, in a store that all questions are asked of."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graphkit.queries import Answer
from graphkit.record import Record
from graphkit.store import Store, open_store
from tests.fiction import Register, world
from tests.questions.asking import asked, store_of
from tests.store.conftest import gold, known

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The graph of the samples, from the records that a person coded."""
    store = open_store("", tmp_path_factory.mktemp("samples"), read_only=False)
    store.write(known(*gold()))
    yield store
    store.close()


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The graph of the invented world."""
    made = store_of(tmp_path_factory.mktemp("world"), *world(), register=Register())
    yield made
    made.close()


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Ask]:
    """Asks a question of a few records: ask(records, name, parameter=value)."""
    opened: list[Store] = []

    def of(records: list[Record], name: str, **given: str) -> Answer:
        opened.append(store_of(tmp_path / str(len(opened)), *records))
        return asked(opened[-1], name, **given)

    yield of
    for store in opened:
        store.close()
