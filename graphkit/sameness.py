"""Which names are one body's, and which are two bodies', where a person has said so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit.anchors import letters
from graphkit.corrections import Correction
from graphkit.identity import MentionLike, RegisterLike, TypeLike
from graphkit.record import Agency, Item, Record


class Sameness:
    """What people have said of the names of bodies, later sayings before earlier ones."""

    def __init__(self, corrections: Iterable[Correction], register: RegisterLike) -> None:
        """`corrections` are `same` and `not-same`, in order."""
        self.register = register
        said: dict[frozenset[str], Correction] = {}
        self.overruled: dict[int, int] = {}
        for each in corrections:
            pair = frozenset(map(letters, each.names))
            if pair in said:
                self.overruled[said.pop(pair).n] = each.n
            said[pair] = each
        pairs = list(said.values())
        self._apart = {letters(n) for each in pairs if each.do == "not-same" for n in each.names}
        self._names: dict[str, str] = {}
        for each in pairs:
            if each.do == "same":
                self._join(*each.names)

    def _join(self, one: str, other: str) -> None:
        """From now on `other`, and what was called by it, is called `one`."""
        kept, gone = self.name(one), self.key(self.name(other))
        for key, name in self._names.items():
            if self.key(name) == gone:
                self._names[key] = kept
        for key in (gone, self.key(other), self.key(kept)):
            self._names[key] = kept

    def key(self, name: str) -> str:
        """The same for every spelling of one body's name, and for no other body's."""
        folded = " ".join(name.casefold().split())
        return folded if letters(name) in self._apart else self.register.canonical(name)

    def name(self, name: str) -> str:
        """The name that a body goes by."""
        return self._names.get(self.key(name), name) if self._names else name


@dataclass(frozen=True)
class Judged:
    """A register that knows what people have said of the names of bodies."""

    sameness: Sameness

    @property
    def types(self) -> Mapping[str, TypeLike]:
        """The types of agencies."""
        return self.sameness.register.types

    def mentions(self, text: str, /) -> Sequence[MentionLike]:
        """The bodies that a text speaks of."""
        return self.sameness.register.mentions(text)

    def canonical(self, name: str, /) -> str:
        """The same words for every spelling of one body's name."""
        return self.sameness.key(name)

    def area_of(self, name: str, /) -> str | None:
        """The place in a local body's name."""
        return self.sameness.register.area_of(name)

    def successors(self, name: str, /) -> Sequence[tuple[str, int]]:
        """The later names of a body."""
        return self.sameness.register.successors(name)


def renamed(record: Record, sameness: Sameness) -> Record:
    """The record with each body under the name it goes by; `record` stays as it was."""
    name, review = sameness.name, record.review
    cases = [replace(c, board=name(c.board)) if c.board else c for c in record.cases]
    board = name(review.board) if review.board else None
    types: dict[str, str] = {}
    for agency in record.agencies:
        types.setdefault(name(agency.name), agency.type)
    return replace(
        record, review=replace(review, board=board), cases=cases,
        agencies=[Agency(*pair) for pair in types.items()],
        items=[_with_names(item, sameness) for item in record.items],
    )  # fmt: skip


def _with_names(item: Item, sameness: Sameness) -> Item:
    """Of two names for one body in an item, that of the body that answers for it counts."""
    roles: dict[str, str] = {}
    for body in item.bodies:
        name = sameness.name(body["name"])
        if roles.get(name) != "responsible":
            roles[name] = body["role"]
    return replace(item, bodies=[{"name": name, "role": role} for name, role in roles.items()])
