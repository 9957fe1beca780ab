"""Phrases laid together word by word, so that those that begin alike are followed together."""

from collections.abc import Iterable
from itertools import chain

MOST_BETWEEN = 6

# One word of a phrase: the forms of a text's words that it takes; None is a gap.
Step = tuple[str, ...]


class Node:
    """A place reached inside some phrases: those that end here, and the ways on.

    A way on leads from a form of the next word to nodes; `gap` is the node after a gap.
    """

    __slots__ = ("_after", "ends", "gap", "ways")

    def __init__(self) -> None:
        self.ends: list[int] = []
        self.gap: Node | None = None
        self.ways: dict[str, list[Node]] = {}
        self._after: dict[Step, Node] = {}

    def after(self, part: Step | None) -> "Node":
        """The node that `part`, or for None a gap, leads to; made when there was none."""
        if part is None:
            self.gap = self.gap or Node()
            return self.gap
        if part not in self._after:
            self._after[part] = node = Node()
            for name in part:
                self.ways.setdefault(name, []).append(node)
        return self._after[part]

    def takes(self, node: "Node") -> None:
        """Adds the ends and ways of another node, which stays as it is."""
        self.ends += node.ends
        for name, nodes in node.ways.items():
            self.ways.setdefault(name, []).extend(nodes)
        if node.gap is not None:
            self.after(None).takes(node.gap)


class Word:
    """A word of a text: its forms that any phrase asks for, and the phrases that it begins.

    `ends` are the phrases that it is by itself; `ways` are the forms of the next word, and `gaps`
    those of a word after a gap, by which a phrase goes on from one of the `nodes`.
    """

    __slots__ = ("ends", "forms", "gaps", "nodes", "ways")

    def __init__(self, forms: tuple[str, ...], nodes: Iterable[Node]) -> None:
        self.forms, self.nodes = forms, tuple(nodes)
        self.ends = tuple(dict.fromkeys(n for node in self.nodes for n in node.ends))
        self.ways = frozenset(chain.from_iterable(node.ways for node in self.nodes))
        gaps = (node.gap.ways for node in self.nodes if node.gap)
        self.gaps = frozenset(chain.from_iterable(gaps))


# After the last word of a text stands one that no phrase asks for.
LAST = Word((), ())


def merged(nodes: Iterable[Node]) -> Node:
    """All that several nodes lead to, as one."""
    found = Node()
    for node in nodes:
        found.takes(node)
    return found


def begun(words: list[Word]) -> list[int]:
    """The numbers of the words at which a phrase may begin, by the word after."""
    after = iter(words)
    next(after)
    return [
        at for at, (word, onward) in enumerate(zip(words, after, strict=False))
        if word.ends or not word.ways.isdisjoint(onward.forms)
        or (word.gaps and _leaps(word.gaps, words, at + 1))
    ]  # fmt: skip


def _leaps(gaps: frozenset[str], words: list[Word], after: int) -> bool:
    """Whether any word within reach of a gap may lead on."""
    near = (word.forms for word in words[after : after + MOST_BETWEEN + 1])
    return not gaps.isdisjoint(chain.from_iterable(near))


def onward(words: list[Word], first: int) -> dict[int, int]:
    """The phrases of several words that begin at a word: their number, their last word."""
    ends: dict[int, int] = {}
    for node in words[first].nodes:
        _ways(node, words, first, ends)
    return ends


def _ways(node: Node, words: list[Word], last: int, ends: dict[int, int]) -> None:
    """Adds to `ends` the phrases that go on from `node`, which was reached at a word.

    The words are tried from left to right, so the first end found is the nearest.
    """
    after = last + 1
    for name in words[after].forms if node.ways else ():
        for onward in node.ways.get(name, ()):
            _reached(onward, words, after, ends)
    if node.gap is not None:
        ways = node.gap.ways
        for at, word in enumerate(words[after : after + MOST_BETWEEN + 1], after):
            if not ways.keys().isdisjoint(word.forms):
                for name in word.forms:
                    for onward in ways.get(name, ()):
                        _reached(onward, words, at, ends)


def _reached(node: Node, words: list[Word], last: int, ends: dict[int, int]) -> None:
    for number in node.ends:
        ends.setdefault(number, last)
    if node.ways or node.gap is not None:
        _ways(node, words, last, ends)
