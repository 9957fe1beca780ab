"""Whether the files in `cypher/`, `import/` and `viz/` can be used."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graphkit import resources
from graphkit.errors import GraphkitError


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a file of the three folders."""

    file: str
    problem: str


def check() -> list[Problem]:
    """Everything wrong in the three folders, an analyst's own files among them; [] is well."""
    broken = [*_toml(), *_questions()]
    return broken or list(_vocabulary())


def _toml() -> Iterator[Problem]:
    for folder in ("import", "viz"):
        for name, path in resources.files(folder, "**/*.toml").items():
            try:
                tomllib.loads(path.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                yield Problem(f"{folder}/{name}", f"{path}: {error}")


def _questions() -> Iterator[Problem]:
    from graphkit.portable import require_portable
    from graphkit.queries import question

    for name in resources.files("cypher", "*.cypher"):
        yield from _tried(
            f"cypher/{name}",
            lambda: require_portable(question(Path(name).stem).cypher),  # noqa: B023
        )


def _vocabulary() -> Iterator[Problem]:
    """What the tables say, asked of the modules that use them."""
    from graphkit.disclosure_rules import load_rules
    from graphkit.knowledge import load_knowledge
    from graphkit.marking import load_levels
    from graphkit.scenario_words import load_words
    from graphkit.viewdata import load_types

    yield from _tried("import/", load_knowledge)
    yield from _tried("import/scenario/", load_words)
    yield from _tried("import/disclosure.toml", load_rules)
    yield from _tried("import/marking.toml", load_levels)
    yield from _tried("viz/", load_types)


def _tried(file: str, use: Callable[[], object]) -> Iterator[Problem]:
    try:
        use()
    except GraphkitError as error:
        yield Problem(file, str(error))
