"""Who acts in the sentences before a statement that names nobody: "She did not ask …"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter

from graphkit.bodies import Mention
from graphkit.document import Block, Document
from graphkit.drafting import Draft
from graphkit.responsible import Rules
from graphkit.sentences import sentences

BACK = 3
REACH = 900
# A list is at most so long.
LISTED = 60
# A line of at most so many letters, so much of it names, is a body's name alone.
LINE, WHOLE = 90, 0.85
# What may be printed before it.
PRINTED = re.compile(r"^(?:\d{0,2}[A-Z]?(?:\.\d+)*[.)]?\s+)?(?:the\s+)?", re.I)


@dataclass(slots=True)
class Context:
    """The words above statements, in the same section of a document."""

    document: Document
    mentions: list[Mention]
    rules: Rules
    _places: dict[int, int] = field(init=False)
    _named: dict[int, tuple[str, ...]] = field(init=False)
    _starts: dict[tuple[str, ...], int] = field(default_factory=dict)
    _types: dict[tuple[str, str], str] = field(init=False)

    def __post_init__(self) -> None:
        self._places = {id(block): n for n, block in enumerate(self.document.blocks)}
        self._named = dict(self._labels())
        self._types = {(m.words, m.name): m.type for m in reversed(self.mentions)}

    def type_of(self, mention: Mention) -> str:
        """The type that a body, met apart from the text, has in this document."""
        return self._types.get((mention.words, mention.name), mention.type)

    def acting(self, draft: Draft) -> str | None:
        """The type of body that the nearest of the last sentences says to act; None for none."""
        text, end = self.document.text, draft.statement.start
        begin = max(self._begin(draft), end - REACH)
        for start, stop in list(reversed(sentences(text, begin, end)))[:BACK]:
            types = self.rules.acts(text[start:stop], self._within(start, stop))
            if types:
                return types[0]
        return None

    def goes_on(self, draft: Draft) -> bool:
        """Whether a statement begins as one that goes on about somebody."""
        return self.rules.goes_on.match(draft.text) is not None

    def labelled(self, draft: Draft) -> tuple[str, ...]:
        """The types of a body's bare name that stands above, as a heading would."""
        return self._named.get(id(draft.part.block), ())

    def _labels(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        types: tuple[str, ...] = ()
        section: tuple[str, ...] = ()
        listed = False  # names one below the other are a list of bodies, not headings
        for block in self.document.blocks:
            if block.kind != "paragraph":
                types = () if block.kind == "heading" else types
                continue
            types, section = types if block.section == section else (), block.section
            own = self._whole(block)
            types = () if own and listed else own or types
            listed = bool(own)
            yield id(block), () if own else types

    def _whole(self, block: Block) -> tuple[str, ...]:
        """The types of the bodies that a short line consists of."""
        if block.end - block.start > LINE:
            return ()
        named = self._within(block.start, block.end)
        length = sum(m.end - m.start for m in named)
        words = PRINTED.sub("", self.document.text[block.start : block.end])
        whole = length >= WHOLE * len(words)
        return tuple(dict.fromkeys(m.type for m in named)) if whole else ()

    def introduced(self, draft: Draft) -> tuple[str, ...]:
        """The types that the words introducing a list make do what is listed ("X should:")."""
        span = self._lead(draft)
        if span is None:
            return ()
        words = self.document.text[slice(*span)]
        if not self.rules.asks.search(words):
            return ()
        return tuple(self.rules.addressed(words, self._within(*span)))

    def _lead(self, draft: Draft) -> tuple[int, int] | None:
        block = draft.part.block
        colon = self.document.text.find(":", block.start, draft.statement.start)
        if colon > 0:
            return block.start, colon + 1
        if not draft.part.leadin:
            return None
        at = self._places.get(id(block), 0)
        for before in reversed(self.document.blocks[max(0, at - LISTED) : at]):
            if self.document.words(before) == draft.part.leadin:
                return before.start, before.end
        return None

    def _begin(self, draft: Draft) -> int:
        """Where the section of a draft begins, or its table cell."""
        block = draft.part.block
        if block.cell is not None or block.kind == "item":
            return block.start
        if not self._starts:
            for each in reversed(self.document.blocks):
                self._starts[each.section] = each.start
        return self._starts[block.section]

    def _within(self, start: int, end: int) -> list[Mention]:
        first = bisect_left(self.mentions, start, key=attrgetter("start"))
        last = bisect_left(self.mentions, end, key=attrgetter("start"))
        return [
            replace(m, start=m.start - start, end=m.end - start)
            for m in self.mentions[first:last] if m.end <= end
        ]  # fmt: skip
