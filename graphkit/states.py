"""A machine that reads words one by one and knows at each which phrases have begun or end there.

Its states are made as texts lead to them (a deterministic automaton built lazily: A. Aho, R. Sethi
and J. Ullman, Compilers, 1986, section 3.7), so that to read a word is to look it up in a table.
"""

from collections import defaultdict
from itertools import accumulate, chain
from operator import getitem

from graphkit.trie import MOST_BETWEEN, Node, Word, beyond

# So many steps from a state to the next are remembered.
MOST_STEPS = 1 << 17
# So many words may follow a gap's first word up to the one that ends it.
REACH = MOST_BETWEEN + 1

# A set, a phrase of it, what it stands for; and one found, by the numbers of its words: of the
# first, and of the last turned round, so that of two that begin together the longer comes first.
Phrase = tuple[int, str, str]
Hit = tuple[int, int, str, str]
Hits = dict[int, list[Hit]]
Found = defaultdict[int, list[Hit]]


class State(dict[Word, "State"]):
    """What has been read so far, as far as it matters: the phrases that may go on.

    From a word it leads to the next state. `ends` are phrases that end here, with the number of
    their words; `gaps` are the gaps that may follow, with the number of words before them, and
    `leads` the words that may end one.
    """

    __slots__ = ("_nodes", "_states", "_ways", "ends", "gaps", "leads")

    def __init__(self, states: "States", nodes: tuple[Node, ...]) -> None:
        super().__init__()
        self._states, self._nodes = states, nodes
        self._ways = frozenset(chain.from_iterable(node.ways for node in nodes))
        self.ends = [(n.depth, *states.phrases[end]) for n in nodes for end in n.ends]
        self.gaps = [(n.depth, n.gap) for n in nodes if n.gap]
        self.leads = states.leading(tuple(gap for _, gap in self.gaps))

    def __missing__(self, word: Word) -> "State":
        states = self._states
        states.steps += 1
        if self._nodes and self._ways.isdisjoint(word.forms):
            state = states.start[word]
        else:
            state = states.after(self._nodes, word)
        self[word] = state
        return state


class States:
    """The states for the phrases below a root; `phrases` are their sets, words and meanings."""

    def __init__(self, root: Node, phrases: list[Phrase]) -> None:
        self.phrases = phrases
        self._root = root
        self._alike: dict[tuple[str, ...], Word] = {}
        self._leading: dict[tuple[Node, ...], set[Word]] = {}
        self._begin()

    def _begin(self) -> None:
        self._known: dict[tuple[Node, ...], State] = {}
        self.steps = 0
        self.start = State(self, ())
        self._known[()] = self.start

    def word(self, forms: tuple[str, ...]) -> Word:
        """The word of some forms."""
        if forms not in self._alike:
            self._alike[forms] = word = Word(forms)
            for gaps, leads in self._leading.items():
                if any(not gap.ways.keys().isdisjoint(forms) for gap in gaps):
                    leads.add(word)
        return self._alike[forms]

    def leading(self, gaps: tuple[Node, ...]) -> set[Word]:
        """The words that may end one of some gaps."""
        if gaps not in self._leading:
            ways = frozenset(chain.from_iterable(gap.ways for gap in gaps))
            words = self._alike.values()
            self._leading[gaps] = {word for word in words if not ways.isdisjoint(word.forms)}
        return self._leading[gaps]

    def after(self, nodes: tuple[Node, ...], word: Word) -> State:
        """The state in which a word is read after others that led to some nodes."""
        reached = [onward for node in (*nodes, self._root) for onward in node.on(word)]
        further = tuple(dict.fromkeys(reached))
        if further not in self._known:
            self._known[further] = State(self, further)
        return self._known[further]

    def read(self, words: list[Word]) -> Hits:
        """The phrases in a row of words by the numbers of their sets, in no order; some twice."""
        if self.steps > MOST_STEPS:
            self._begin()
        found: Found = defaultdict(list)
        states = accumulate(words, getitem, initial=self.start)
        for after, state in enumerate(states):
            for back, of, phrase, meaning in state.ends:
                found[of].append((after - back, 1 - after, phrase, meaning))
            if state.gaps and not state.leads.isdisjoint(words[after : after + REACH]):
                self._leap(state, words, after - 1, found)
        return found

    def _leap(self, state: State, words: list[Word], last: int, found: Found) -> None:
        """Adds the phrases that go on after a gap."""
        for back, gap in state.gaps:
            for number, end in beyond(gap, words, last).items():
                of, phrase, meaning = self.phrases[number]
                found[of].append((last + 1 - back, -end, phrase, meaning))
