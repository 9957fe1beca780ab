"""The machine that reads words: it finds what a plain search of every phrase at every word does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit import states
from graphkit.states import States
from graphkit.trie import MOST_BETWEEN, Node, Step, Word

PHRASES: list[tuple[Step | None, ...]] = [
    (("a",),), (("a",), ("b",)), (("b", "c"), ("a",)), (("a",), None, ("b",)),
    (("a",), ("b",), None, ("c",), ("a",)), (("c",), None, ("a", "b"), None, ("c",)),
    (("b",), ("b",), ("b",)),
]  # fmt: skip
Places = set[tuple[int, int, int]]


def machine() -> States:
    """A machine for the phrases; each one's number is what it stands for."""
    root = Node()
    for number, parts in enumerate(PHRASES):
        node = root
        for part in parts:
            node = node.after(part)
        node.ends.append(number)
    return States(root, [(0, "", str(number)) for number in range(len(PHRASES))])


MACHINE = machine()


def read(made: States, text: str) -> Places:
    """First word, last word and number of each phrase that a machine finds; “.” has no form."""
    words = [made.word(() if letter == "." else tuple(letter)) for letter in text]
    return {(first, -last, int(number)) for first, last, _, number in made.read(words).get(0, ())}


def ends(parts: tuple[Step | None, ...], text: str, at: int) -> int:
    """The word at which phrase parts that begin at a word end first; -1 for none."""
    if not parts:
        return at - 1
    if parts[0] is None:
        reach = range(at, min(len(text), at + MOST_BETWEEN + 1))
        found = (ends(parts[1:], text, on) for on in reach)
        return min((end for end in found if end >= 0), default=-1)
    taken = at < len(text) and text[at] in parts[0]
    return ends(parts[1:], text, at + 1) if taken else -1


def plain(text: str) -> Places:
    """The same as `read`, by trying each phrase at each word."""
    tried = ((at, ends(parts, text, at), number)
             for at in range(len(text)) for number, parts in enumerate(PHRASES))  # fmt: skip
    return {found for found in tried if found[1] >= 0}


@given(st.text("abc.", max_size=40))
def test_it_finds_what_a_plain_search_finds(text: str) -> None:
    assert read(MACHINE, text) == plain(text)


def test_a_gap_reaches_over_six_words_and_not_over_seven() -> None:
    assert (0, 7, 3) in read(MACHINE, "a......b")
    assert (0, 8, 3) not in read(MACHINE, "a.......b")


def test_a_word_met_after_a_gap_was_made_may_end_it_too() -> None:
    made = machine()
    assert read(made, "a.") == {(0, 0, 0)}
    assert read(made, "a.b") == {(0, 0, 0), (0, 2, 3)}


def test_states_that_are_forgotten_are_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "MOST_STEPS", 3)
    made = machine()
    text = "abacabbbca"
    assert [read(made, text) for _ in range(3)] == [plain(text)] * 3


def test_words_of_the_same_forms_are_one() -> None:
    made = machine()
    assert made.word(("a",)) is made.word(("a",))
    assert isinstance(made.word(()), Word)
