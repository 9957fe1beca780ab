"""Two folders of records become figures: which documents are compared, and what is reported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphkit.bootstrap import Resampling
from graphkit.coding import Coding, Filed, by_review, coding_of, read_coding
from graphkit.coefficients import coefficients, with_kappa
from graphkit.errors import GraphkitError
from graphkit.evaluation import Row, by_code, codes, figures
from graphkit.pairing import Compared, compare

PARTS = ("figures", "agreement", "kinds", "themes", "agencies")


@dataclass(frozen=True, slots=True)
class Matched:
    """The documents that two coders have in common, and those that only one has.

    A document of gold without a record is in `documents` too, with nothing found.
    """

    documents: tuple[Compared, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def match(records: Path, gold: Path) -> Matched:
    """The documents of `gold` beside the records of the same name; two files beside each other.

    Names are compared as ids of reviews, so that a workspace's records match their sources; they
    are read as people corrected them.
    Raises GraphkitError when a file is no record, or nothing matches.
    """
    found, right = by_review(records), by_review(gold)
    if records.is_file() and gold.is_file():
        found = dict(zip(right, found.values(), strict=True))
    elif records.is_file():
        right = {name: path for name, path in right.items() if name in found}
    if not right.keys() & found.keys():
        raise GraphkitError(
            f"No record in {records} has the name of one in {gold}: records are compared with the"
            " gold file of the same name."
        )
    tool, person = _reader(records), _reader(gold)
    documents = (
        compare(person(path), tool(found[name], path.stem) if name in found else Coding(path.stem))
        for name, path in right.items()
    )
    missing = (right[name].stem for name in right if name not in found)
    extra = (found[name].stem for name in found if name not in right)
    return Matched(tuple(documents), tuple(missing), tuple(extra))


def _reader(where: Path) -> Callable[..., Coding]:
    """What reads one record at `where`: of a workspace as people corrected it."""
    from graphkit.workspace import Workspace

    if not (where / "records").is_dir():
        return read_coding
    workspace = Workspace.at(str(where))
    log = workspace.corrections()

    def read(path: Path, name: str = "") -> Coding:
        made = workspace.corrected(path.stem, log).record
        return coding_of(made.to_json(), name or path.stem)

    return read if log.standing else read_coding


def report(
    documents: Sequence[Compared], resampling: Resampling, parts: Sequence[str] = PARTS
) -> list[Row]:
    """The figures of some of PARTS, in their order."""
    makers: dict[str, Callable[[], list[Row]]] = {
        "figures": lambda: figures(documents, resampling),
        "agreement": lambda: coefficients(documents, resampling),
        "kinds": lambda: _by("kinds", "kind", documents, resampling),
        "themes": lambda: _by("themes", "themes", documents, resampling),
        "agencies": lambda: _by("agencies", "responsible", documents, resampling),
    }
    return [row for part in PARTS if part in parts for row in makers[part]()]


def _by(
    part: str, key: str, documents: Sequence[Compared], resampling: Resampling
) -> list[Row]:
    of = _kind if key == "kind" else lambda item: codes(item, key)
    return with_kappa(by_code(part, documents, of, resampling), documents, key)


def _kind(item: Filed | None) -> frozenset[str]:
    return frozenset({item.kind}) if item else frozenset()


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure of people among themselves beside the tool's with either of them."""

    part: str
    name: str
    measure: str
    humans: Row
    tool: Row | None
    other: Row | None


def beside(humans: Sequence[Row], tool: Sequence[Row], other: Sequence[Row]) -> list[Beside]:
    """The figures of two people, and of the tool with the first and with the second."""
    first, second = _keyed(tool), _keyed(other)
    return [
        Beside(*key, row, first.get(key), second.get(key)) for key, row in _keyed(humans).items()
    ]


def _keyed(rows: Sequence[Row]) -> dict[tuple[str, str, str], Row]:
    return {(row.part, row.name, row.measure): row for row in rows}
