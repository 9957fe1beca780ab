"""Which statements of a document nothing in it answers: links followed through any number of steps.

A database follows links of any number slowly, and one of them runs in circles; here each statement
of a document is looked at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphkit.functions import Made

LINK, TEXT = "link", "text"
ACTIONS = frozenset({"action", "action-taken"})
STEPS = {"finding": 1, "recommendation": 2, **dict.fromkeys(ACTIONS, 3)}
"""The kinds that ask for an answer, in the order in which they follow from one another."""
ANSWERS = {1: ACTIONS | {"recommendation"}, 2: ACTIONS, 3: frozenset({"measure"})}
"""What answers a kind: a finding a recommendation, or at once an action."""
UNLINKED = {
    0: "this document does not link its items",
    1: "this document does not link its recommendations to findings",
    2: "this document does not link its actions to recommendations",
    3: "this document does not link its measures to actions",
}
ANSWERED = {
    1: "every finding has a recommendation or action", 2: "every recommendation has an action",
    3: "every action has a measure",
}  # fmt: skip
OPEN = {
    1: "finding without a recommendation", 2: "recommendation without an action",
    3: "action without a measure",
}  # fmt: skip


@dataclass(slots=True)
class Document:
    """The statements of a review: their kinds by id, and what answers them."""

    kinds: dict[str, str] = field(default_factory=dict)
    answers: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, tuple[int, str]] = field(default_factory=dict)
    to: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What each statement answers itself."""

    def take(self, kind: str, id: str, text: str, start: int, items: list[str]) -> None:
        """Read a row of the question."""
        if kind == LINK:
            self.answers[id] = items
            for each in items:
                self.to[each].append(id)
        elif kind == TEXT:
            self.texts[id] = start, text
        else:
            self.kinds.update(dict.fromkeys(items, kind))

    def step(self, kind: str) -> int:
        """The step that a kind is judged in; 0 where the document links nothing."""
        return STEPS[kind] if self.answers else 0

    def may_link(self, step: int) -> bool:
        """Whether there is anything that could be linked to a statement of this step."""
        return not ANSWERS.get(step, frozenset()).isdisjoint(self.kinds.values())

    def answered(self, id: str, step: int) -> bool:
        """Whether anything answers it; a measure does also when both answer the same."""
        reached = set(self._after(id))
        if step == 3:
            above = self.to.get(id, ())
            beside = [*above, *(top for each in above for top in self.to.get(each, ()))]
            reached.update(other for each in beside for other in self.answers[each])
        return any(self.kinds.get(each) in ANSWERS[step] for each in reached)

    def _after(self, id: str) -> Iterator[str]:
        """All that answers it, at once or by way of others; each once."""
        waiting, seen = [id], set[str]()
        while waiting:
            for each in self.answers.get(waiting.pop(), ()):
                if each not in seen:
                    seen.add(each)
                    waiting.append(each)
                    yield each


def unanswered(rows: Iterable[tuple[str, str, str, str, int, list[str]]]) -> Made:
    """What nothing answers in each document, a row for each step; a row for each statement where
    their texts are given.

    Documents that link nothing come last, and are judged no further.
    """
    documents: dict[str, Document] = defaultdict(Document)
    for review, *row in rows:
        documents[review].take(*row)  # type: ignore[arg-type]
    found = [each for review in sorted(documents) for each in _of(review, documents[review])]
    return Made(sorted(found, key=lambda row: row[1] == UNLINKED[0]))


def _of(review: str, document: Document) -> Iterator[tuple[Any, ...]]:
    steps: dict[int, list[str]] = defaultdict(list)
    for id in sorted(document.kinds):
        if document.kinds[id] in STEPS:
            steps[document.step(document.kinds[id])].append(id)
    for step, every in sorted(steps.items()):
        left = [id for id in every if not (step and document.answered(id, step))]
        if not step or (document.may_link(step) and len(left) == len(every)):
            yield _whole(review, UNLINKED[step], every, every)
        elif not left:
            yield _whole(review, ANSWERED[step], every, every)
        elif document.texts:
            yield from _single(review, document, OPEN[step], left, len(every))
        else:
            yield _whole(review, OPEN[step], left, every)


def _whole(review: str, what: str, left: Sequence[str], every: Sequence[str]) -> tuple[Any, ...]:
    return review, what, len(left), len(every), None, None, left


def _single(
    review: str, document: Document, what: str, left: Iterable[str], of: int
) -> Iterator[tuple[Any, ...]]:
    """A row for each statement, in the order of the document."""
    for id in sorted(left, key=lambda each: (document.texts[each][0], each)):
        yield review, what, 1, of, document.kinds[id], document.texts[id][1], [id]
