"""Which bodies answer for what stands in a part or a table row, before its words are asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graphkit.bodies import Mention
from graphkit.context import Context
from graphkit.drafting import Draft
from graphkit.features import Statement
from graphkit.knowledge import Knowledge
from graphkit.responsible import ALL, BOARD
from graphkit.rows import Row

# From this share of its words on a heading is a body's name.
NAME_SHARE = 0.55
REQUEST = "recommendation"
DONE_ABOUT = (REQUEST, "action", "action-taken", "measure")


@dataclass(frozen=True, slots=True)
class _Head:
    """A heading: whether it is a body's name, and the types that it only speaks of."""

    is_name: bool
    receivers: frozenset[str]


@dataclass(slots=True)
class Answering:
    """The types that headings, owners and requests make answer for the drafts of a document.

    A request is for those that it names, else for those of its heading, else for its owner. What
    is done about it is its own owner's; but an owner who is one of several that were asked is
    only the person who leads.
    """

    knowledge: Knowledge
    context: Context
    _asked: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _heads: dict[str, _Head] = field(default_factory=dict)

    def bodies(
        self, drafts: Sequence[Draft], mentions: Sequence[list[Mention]]
    ) -> list[tuple[str, ...]]:
        """The types for each draft, whose `mentions` are given; () where nothing says."""
        for draft, named in zip(drafts, mentions, strict=True):
            if draft.row and draft.kind == REQUEST:
                self._asked.setdefault(id(draft.row), self._request(draft, named))
        return [self._of(d, m) for d, m in zip(drafts, mentions, strict=True)]

    def _of(self, draft: Draft, mentions: list[Mention]) -> tuple[str, ...]:
        row = draft.row
        if row is None or draft.kind not in DONE_ABOUT:
            return self.context.introduced(draft) or self._above(draft, mentions)
        own = tuple(self._acts(draft, mentions))
        asked = self._in_row(draft, row)
        own = own if draft.kind != REQUEST or set(own) < set(asked) else ()
        return own or asked

    def _above(self, draft: Draft, mentions: list[Mention]) -> tuple[str, ...]:
        """The types of the heading; where it only speaks of them, those that act themselves."""
        heads = [self._head(heading) for heading in draft.part.headings]
        label = self.context.labelled(draft)
        types, acting = label or draft.part.bodies, self._acts(draft, mentions)
        if len(types) > 1:
            types = tuple(t for t in acting if t in types) or types
        if types and acting and set(types) <= {ALL, BOARD}:
            return ()
        types = self._narrowed(types, draft, mentions)
        if not types or label or any(head.is_name for head in heads):
            return types
        types = tuple(t for t in types if not any(t in head.receivers for head in heads))
        return () if acting or types == (ALL,) else types

    def _narrowed(
        self, types: tuple[str, ...], draft: Draft, mentions: list[Mention]
    ) -> tuple[str, ...]:
        """For a heading's whole sector ("Health"), the bodies of it that the words name."""
        if types not in (("health",), ("local-authority",)):
            return types
        known = self.knowledge.register.types
        named = self.knowledge.duties.rules.culprits(draft.text, mentions)
        return tuple(t for t in named if known[t].sector == known[types[0]].sector) or types

    def _acts(self, draft: Draft, mentions: list[Mention]) -> list[str]:
        return self.knowledge.duties.rules.acts(draft.text, mentions)

    def _head(self, heading: str) -> _Head:
        if heading not in self._heads:
            named = self.knowledge.register.mentions(heading)
            length = sum(m.end - m.start for m in named)
            told = self.knowledge.duties.rules.receivers(heading, named)
            self._heads[heading] = _Head(length >= NAME_SHARE * len(heading), told)
        return self._heads[heading]

    def _in_row(self, draft: Draft, row: Row) -> tuple[str, ...]:
        asked = next((self._asked[id(r)] for r in _above(row) if id(r) in self._asked), ())
        owner = self._owner(row)
        led = owner and not set(owner) <= set(asked) and draft.kind != REQUEST
        return owner if led else asked or draft.part.bodies or owner

    def _request(self, draft: Draft, mentions: list[Mention]) -> tuple[str, ...]:
        rules, own = self.knowledge.duties.rules, draft.part.bodies
        named = rules.addressed(draft.text, mentions)
        own = () if named and set(own) <= {ALL, BOARD} else own
        above = own or (self._owner(draft.row) if draft.row else ())
        if own or not named:
            return above or self._asked_of(draft, mentions)
        return tuple(named)

    def _asked_of(self, draft: Draft, mentions: list[Mention]) -> tuple[str, ...]:
        statement = Statement(draft.text, mentions, draft.kind, draft.part.headings)
        return tuple(self.knowledge.duties.of(statement).responsible)

    def _owner(self, row: Row) -> tuple[str, ...]:
        words = row.owner or ""
        named = self.knowledge.register.mentions(words)
        types = dict.fromkeys(self.context.type_of(m) for m in named)
        if not types and self.knowledge.duties.rules.group.search(words):
            return (BOARD,)
        return tuple(types)


def _above(row: Row) -> Iterator[Row]:
    """A row, and those above it as long as it answers the same reference."""
    ref = row.ref
    here: Row | None = row
    while here is not None and here.ref == ref:
        yield here
        here = here.above if ref else None

