"""Phrases laid together word by word, so that those that begin alike are followed together."""

from collections.abc import Iterator, Sequence

MOST_BETWEEN = 6

# One word of a phrase: the forms of a text's words that it takes; None is a gap.
Step = tuple[str, ...]


class Word:
    """A word of a text: its forms that any phrase asks for. Words of the same forms are one."""

    __slots__ = ("forms",)

    def __init__(self, forms: tuple[str, ...]) -> None:
        self.forms = forms


class Node:
    """A place reached inside some phrases: those that end here, and the ways on.

    A way on leads from a form of the next word to nodes; `gap` is the node after a gap. `depth` is
    the number of words up to here, where there is no gap among them.
    """

    __slots__ = ("_after", "depth", "ends", "gap", "ways")

    def __init__(self, depth: int = 0) -> None:
        self.ends: list[int] = []
        self.gap: Node | None = None
        self.ways: dict[str, list[Node]] = {}
        self.depth = depth
        self._after: dict[Step, Node] = {}

    def after(self, part: Step | None) -> "Node":
        """The node that `part`, or for None a gap, leads to; made when there was none."""
        if part is None:
            self.gap = self.gap or Node()
            return self.gap
        if part not in self._after:
            self._after[part] = node = Node(self.depth + 1)
            for name in part:
                self.ways.setdefault(name, []).append(node)
        return self._after[part]

    def on(self, word: Word) -> "Iterator[Node]":
        """The nodes that a word leads to."""
        for name in word.forms:
            yield from self.ways.get(name, ())


def beyond(gap: Node, words: Sequence[Word], last: int) -> dict[int, int]:
    """The phrases that go on after a gap which follows a word: their number, their last word.

    The words are tried from left to right, so the first end found is the nearest.
    """
    ends: dict[int, int] = {}
    _leap(gap, words, last, ends)
    return ends


def _leap(gap: Node, words: Sequence[Word], last: int, ends: dict[int, int]) -> None:
    after = last + 1
    for at, word in enumerate(words[after : after + MOST_BETWEEN + 1], after):
        for node in gap.on(word):
            _reached(node, words, at, ends)


def _reached(node: Node, words: Sequence[Word], last: int, ends: dict[int, int]) -> None:
    """Adds the phrases that end at a node, which was reached at a word, or go on from it."""
    for number in node.ends:
        ends.setdefault(number, last)
    if node.ways and last + 1 < len(words):
        for onward in node.on(words[last + 1]):
            _reached(onward, words, last + 1, ends)
    if node.gap is not None:
        _leap(node.gap, words, last, ends)
