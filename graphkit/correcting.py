"""A record with what a person changed: the one place where corrections are applied."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphkit.anchors import Anchor, Orphaned, held, letters, times
from graphkit.contradiction import overrules
from graphkit.corrections import Correction
from graphkit.cutting import added, merged, split
from graphkit.document import Document
from graphkit.record import Case, Item, Record
from graphkit.relabelling import refactored, relabelled

ORPHANED, CHANGED, OVERRULES = "orphaned", "changed", "overrules"


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be said of one correction.

    `state` is `orphaned` (its words are no longer there; it changes nothing), `changed` (they
    have changed a little; it holds) or `overrules` (it undoes the earlier correction `other`).
    """

    n: int
    state: str
    detail: str
    other: int = 0


@dataclass(frozen=True, slots=True)
class Corrected:
    """A record with its corrections made, and what is to be said of them.

    `rejected` are the items that a person took out, `whole` these and the others in the order of
    the text: among all of them it is counted which of equal ones an anchor means.
    """

    record: Record
    notes: list[Note] = field(default_factory=list)
    rejected: list[Item] = field(default_factory=list)
    whole: list[Item] = field(default_factory=list)


def corrected(
    record: Record, corrections: Sequence[Correction], document: Document | None
) -> Corrected:
    """The record with its corrections made in their order; `record` stays as it was.

    A correction whose words are no longer there changes nothing, and is noted.
    """
    work = _Work(record, document)
    for change in corrections:
        work.make(change)
    made = replace(record, items=work.items, cases=work.cases)
    return Corrected(made, work.notes, work.rejected, work.whole)


class _Work:
    """The items and cases of a record while corrections are made one after the other.

    A rejected item keeps its place among the `whole`, so that an anchor means the same one
    whatever was rejected before or brought back; `cut` are the words that were split or merged.
    """

    def __init__(self, record: Record, document: Document | None) -> None:
        self.whole, self.cases = list(record.items), list(record.cases)
        self.types: Mapping[str, str] = {each.name: each.type for each in record.agencies}
        self.document = document
        self.out: set[str] = set()
        self.cut: set[str] = set()
        self.notes: list[Note] = []
        self.made: dict[str, list[Correction]] = {}

    @property
    def items(self) -> list[Item]:
        """The items that nobody rejected."""
        return [item for item in self.whole if item.id not in self.out]

    @property
    def rejected(self) -> list[Item]:
        """The items that a person took out."""
        return [item for item in self.whole if item.id in self.out]

    def make(self, change: Correction) -> None:
        """One correction."""
        before = set(self.out)
        try:
            DO[change.do](self, change)
        except Orphaned as orphaned:
            self.out = before  # what it brought back, too
            self.notes.append(Note(change.n, ORPHANED, str(orphaned)))

    def item(self, anchor: Anchor | None, change: Correction) -> Item:
        """The item that is meant, brought back if it was rejected.

        Raises Orphaned when there is none.
        """
        assert anchor is not None  # Correction.from_json has seen to it
        wanted = letters(anchor.text)
        if wanted in self.cut and not any(letters(each.text) == wanted for each in self.whole):
            raise Orphaned("its item was split or merged")  # nor is one with like words meant
        found, said = held(anchor, self.whole)
        self.out.discard(found.id)
        if said:
            self.notes.append(Note(change.n, CHANGED, said))
        return found

    def insert(self, item: Item) -> None:
        """Put an item in its place in the text; one without a place comes last."""
        start = _start(item)
        after = (n for n, each in enumerate(self.whole) if start is not None and
                 (_start(each) or 0) > start)  # fmt: skip
        self.whole.insert(next(after, len(self.whole)), item)

    def swap(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        """Put `new` items where the first of the `old` ones is."""
        at = min(self.whole.index(item) for item in old)
        self.whole = [item for item in self.whole if item not in old]
        self.whole[at:at] = new

    def taken(self) -> list[str]:
        """The ids that a new item cannot have."""
        return [item.id for item in self.whole]

    def note(self, key: str, change: Correction) -> None:
        """Keep account of what was done to one thing, and say what that overrules."""
        before = self.made.setdefault(key, [])
        for earlier in before:
            if overrules(change, earlier):
                detail = f"it overrules correction {earlier.n}"
                self.notes.append(Note(change.n, OVERRULES, detail, earlier.n))
        self.made[key] = [each for each in before if not overrules(change, each)] + [change]

    def relabel(self, change: Correction) -> None:
        item = self.item(change.item, change)
        self.swap([item], [relabelled(item, change, self.types)])
        self.note(item.id, change)

    def reject(self, change: Correction) -> None:
        item = self.item(change.item, change)
        self.out.add(item.id)
        self.note(item.id, change)

    def add(self, change: Correction) -> None:
        """An item that the reader finds by itself by now is only given its codes."""
        assert change.item is not None  # Correction.from_json has seen to it
        item = added(change.item, change, self.document, self.taken())
        known = next((e for e in (*self.items, *self.rejected) if _one_passage(e, item)), item)
        self.out.discard(known.id)
        if known not in self.whole:
            self.insert(known)
        self.swap([known], [relabelled(known, change, self.types)])
        self.note(known.id, change)

    def split(self, change: Correction) -> None:
        item = self.item(change.item, change)
        others = [each for each in self.taken() if each != item.id]
        self.swap([item], split(item, change.at, self.document, others))
        self.cut.add(letters(item.text))
        self.note(item.id, change)

    def merge(self, change: Correction) -> None:
        items = [self.item(anchor, change) for anchor in (change.item, *change.others)]
        if len({item.id for item in items}) < len(items):
            raise Orphaned("two of its items are one by now")
        ids = {item.id for item in items}
        others = [each for each in self.taken() if each not in ids]
        self.swap(items, [merged(items, self.document, others)])
        self.cut.update(letters(item.text) for item in items)
        for item in items:
            self.note(item.id, change)

    def factors(self, change: Correction) -> None:
        at = self._case(change.case)
        self.cases[at] = refactored(self.cases[at], change)
        self.note(f"case {at}", change)

    def _case(self, anchor: Anchor | None) -> int:
        assert anchor is not None  # Correction.from_json has seen to it
        found = same_label(self.cases, anchor.text)
        if len(found) != anchor.of:
            there = times(len(found)) if found else "not"
            raise Orphaned(f"a case called “{anchor.text}” is {there} there")
        return found[anchor.occurrence - 1]


def _start(item: Item) -> int | None:
    return item.place.spans[0][0] if item.place.spans else None


def _one_passage(one: Item, other: Item) -> bool:
    """Whether two items are the same words at the same place."""
    (start, end), *_ = other.place.spans
    there = not one.place.spans or any(a < end and start < b for a, b in one.place.spans)
    return there and letters(one.text) == letters(other.text)


def same_label(cases: Sequence[Case], label: str) -> list[int]:
    """The numbers of the cases that are called so."""
    return [n for n, case in enumerate(cases) if letters(case.label) == letters(label)]


DO: dict[str, Callable[[_Work, Correction], None]] = {
    "relabel": _Work.relabel, "reject": _Work.reject, "add": _Work.add, "split": _Work.split,
    "merge": _Work.merge, "factors": _Work.factors,
}  # fmt: skip
