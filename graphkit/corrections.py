"""What a person changed: `corrections.jsonl`, one correction a line, in the order they count."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit import disk
from graphkit.anchors import Anchor
from graphkit.correction_values import check_values
from graphkit.errors import GraphkitError, Misuse
from graphkit.record import Record

if TYPE_CHECKING:
    from graphkit.sameness import Sameness

OF_ITEMS = ("relabel", "reject", "add", "split", "merge")
OF_CASES = ("factors",)
OF_BODIES = ("same", "not-same")
UNDO = "undo"
KINDS = (*OF_ITEMS, *OF_CASES, *OF_BODIES, UNDO)
NEEDS = {
    **dict.fromkeys(OF_ITEMS, ("review", "item")), **dict.fromkeys(OF_CASES, ("review", "case")),
    **dict.fromkeys(OF_BODIES, ("names",)), UNDO: ("of",),
}  # fmt: skip
FIELDS = ("n", "do", "review", "sha256", "item", "others", "case", "set", "add", "remove", "at",
          "names", "of", "by", "why")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing a person changed.

    `n` is its number for good, `do` one of KINDS. `item` (with `others` to merge) or `case` says
    where it holds in the review `review`, whose source had the bytes `sha256`. `set`, `add` and
    `remove` change fields by name; `at` are the words at which an item is split; `names` are two
    bodies; `of` is the correction taken back. `by` and `why` are for people and decide nothing.
    """

    do: str
    n: int = 0
    review: str = ""
    sha256: str = ""
    item: Anchor | None = None
    others: tuple[Anchor, ...] = ()
    case: Anchor | None = None
    set: Mapping[str, Any] = field(default_factory=dict)
    add: Mapping[str, list[str]] = field(default_factory=dict)
    remove: Mapping[str, list[str]] = field(default_factory=dict)
    at: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    of: int = 0
    by: str = ""
    why: str = ""

    def to_json(self) -> dict[str, Any]:
        """The correction as JSON values, without what is empty."""
        values = {name: getattr(self, name) for name in FIELDS}
        return {name: _plain(value) for name, value in values.items() if value}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Correction":
        """The correction written by `to_json`. Raises ValueError for what is none."""
        whole = dict(data)
        _check(whole)
        for name in ("item", "case"):
            if name in whole:
                whole[name] = Anchor.from_json(whole[name])
        whole["others"] = tuple(Anchor.from_json(each) for each in whole.get("others", ()))
        for name in ("at", "names"):
            whole[name] = tuple(whole.get(name, ()))
        return cls(**whole)


def _check(data: Mapping[str, Any]) -> None:
    """Raises ValueError for what cannot be a correction."""
    if not isinstance(data.get("n"), int) or data.get("do") not in KINDS:
        raise ValueError(f"it needs a number “n” and a “do” that is one of {', '.join(KINDS)}")
    missing = [f"“{name}”" for name in NEEDS[data["do"]] if not data.get(name)]
    if missing:
        raise ValueError(f"a “{data['do']}” needs {' and '.join(missing)}")
    check_values(data)
    if data["do"] == "add" and "kind" not in data.get("set", {}):
        raise ValueError("an “add” needs a “kind” in “set”")


def _plain(value: Any) -> Any:
    if isinstance(value, Anchor):
        return value.to_json()
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


@dataclass(frozen=True)
class Log:
    """All corrections of a workspace with their takings-back, in the order of the file."""

    entries: tuple[Correction, ...] = ()

    @classmethod
    def read(cls, path: Path) -> "Log":
        """The corrections in `path`; none where there is no such file.

        Raises GraphkitError naming the line that is no correction, or has another's number.
        """
        if not path.exists():
            return cls()
        entries: dict[int, Correction] = {}
        for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
            if line.strip():
                _take(entries, line, f"{path}, line {number}")
        return cls(tuple(entries.values()))

    def lines(self) -> Iterator[str]:
        """The lines of the file."""
        return (disk.line(entry.to_json()) for entry in self.entries)

    def with_more(self, new: Iterable[Correction]) -> "Log":
        """The corrections with new ones at the end, numbered on."""
        first = max((entry.n for entry in self.entries), default=0) + 1
        numbered = (replace(each, n=n) for n, each in enumerate(new, first))
        return Log((*self.entries, *numbered))

    @cached_property
    def taken_back(self) -> Mapping[int, int]:
        """The number of each correction that was taken back, and of what took it back."""
        return {entry.of: entry.n for entry in self.entries if entry.do == UNDO}

    @cached_property
    def standing(self) -> list[Correction]:
        """The corrections that hold, in order."""
        gone = self.taken_back
        return [entry for entry in self.entries if entry.do != UNDO and entry.n not in gone]

    @cached_property
    def of_bodies(self) -> list[Correction]:
        """Those about bodies, which hold in every review."""
        return [entry for entry in self.standing if entry.do in OF_BODIES]

    @cached_property
    def sameness(self) -> "Sameness":
        """What those about bodies come to."""
        from graphkit.bodies import load_register
        from graphkit.sameness import Sameness

        return Sameness(self.of_bodies, load_register())

    @cached_property
    def _by_review(self) -> Mapping[str, list[Correction]]:
        return _grouped(self.standing, "review")

    @cached_property
    def _by_source(self) -> Mapping[str, list[Correction]]:
        return _grouped(self.standing, "sha256")

    def of(self, record: Record, gone: Callable[[str], bool]) -> list[Correction]:
        """The corrections of one review, in order.

        `gone` says of a review's id that there is none: what was corrected when the same source
        had that name holds under its new one.
        """
        known = [*self._by_review.get(record.id, ())]
        others = self._by_source.get(record.review.sha256, ())
        known += [e for e in others if e.review != record.id and gone(e.review)]
        return sorted(known, key=lambda entry: self._order[entry.n])

    @cached_property
    def _order(self) -> Mapping[int, int]:
        return {entry.n: place for place, entry in enumerate(self.entries)}

    @cached_property
    def reviews(self) -> list[str]:
        """The ids of the reviews that were corrected, sorted."""
        return sorted(self._by_review)

    def last(self) -> Correction:
        """The last correction that holds. Raises Misuse when there is none."""
        if not self.standing:
            raise Misuse("There is no correction to take back.")
        return self.standing[-1]

    def numbered(self, n: int) -> Correction:
        """The correction of this number, which holds. Raises Misuse when there is none."""
        found = next((entry for entry in self.standing if entry.n == n), None)
        if found:
            return found
        if n in self.taken_back:
            raise Misuse(f"Correction {n} was taken back already, by {self.taken_back[n]}.")
        raise Misuse(f"There is no correction {n}. List them with: graphkit corrections")

    def without(self, record: Record, gone: Callable[[str], bool]) -> "Log":
        """The log without all that was ever corrected in one review; `gone` is as for `of`."""
        numbers = {
            entry.n for entry in self.entries
            if entry.review == record.id
            or entry.review and entry.sha256 == record.review.sha256 and gone(entry.review)
        }  # fmt: skip
        kept = (e for e in self.entries if e.n not in numbers and e.of not in numbers)
        return Log(tuple(kept))


def _grouped(entries: Iterable[Correction], name: str) -> Mapping[str, list[Correction]]:
    found = defaultdict(list)
    for entry in entries:
        if getattr(entry, name):
            found[getattr(entry, name)].append(entry)
    return found


def _take(entries: dict[int, Correction], line: bytes, place: str) -> None:
    try:
        entry = Correction.from_json(json.loads(line))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise GraphkitError(
            f"{place} is no correction: {error}. Mend the line, or delete it."
        ) from error
    if entry.n in entries:
        raise GraphkitError(f"{place} has the number {entry.n}, as a line before. Give it another.")
    entries[entry.n] = entry
