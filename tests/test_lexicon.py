"""Phrases sought in a whole text once: its parts are answered as if each were asked alone."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from graphkit.lexicon import Lexicon, Match
from graphkit.phrases import Phrases

ENTRIES = [
    ("risk", "a"), ("risk assessment", "b"), ("not..shared", "c"), ("was/were shared", "d"),
    ("multi-agency", "e"), ("CAF", "f"), ("escalat*", "g"), ("each..on..own", "h"),
]  # fmt: skip
WORDS = (
    "risk", "risks", "assessment", "not", "shared", "was", "were", "multi-agency", "multi",
    "agency", "CAF", "caf", "escalated", "each", "on", "own", "the", "mother’s",
)  # fmt: skip


LEXICON = Lexicon()
OPENED, ALONE = Phrases(ENTRIES, LEXICON), Phrases(ENTRIES)


def ways(whole: str) -> tuple[Phrases, Phrases]:
    """The same phrases twice: where `whole` is open, and where nothing is."""
    LEXICON.open(whole)
    return OPENED, ALONE


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40),
    st.lists(st.sampled_from((" ", "\n", "  ", ", ", ". ")), min_size=40, max_size=40),
    st.integers(0, 200), st.integers(0, 80),
)  # fmt: skip
def test_a_part_has_the_matches_that_it_has_alone(
    words: list[str], between: Sequence[str], start: int, size: int
) -> None:
    whole = "".join(word + gap for word, gap in zip(words, between, strict=False))
    opened, alone = ways(whole)
    for part in (whole, whole[start : start + size], " ".join(whole.split())[start : start + size]):
        assert opened.every(part) == alone.every(part)


def test_a_place_that_cuts_a_word_makes_no_part() -> None:
    opened, _ = ways("The mother’s risks escalated.")
    assert opened.every("s risk") == [Match(2, 6, "risk", "a")]
    assert opened.every("escalat") == [Match(0, 7, "escalat*", "g")]
    assert opened.every("scalated.") == []


def test_a_gap_that_ends_outside_a_part_is_none_in_it() -> None:
    opened, _ = ways("It was not seen. It was shared.")
    assert opened.every("It was not seen.") == []
    assert [m.meaning for m in opened.every("was not seen. It was shared")] == ["c", "d"]


def test_a_text_that_stands_nowhere_in_the_whole_is_searched_by_itself() -> None:
    opened, _ = ways("Nothing of the kind.")
    assert opened.every("A CAF was shared") == [
        Match(2, 5, "CAF", "f"), Match(6, 16, "was/were shared", "d"),
    ]  # fmt: skip


def test_sets_in_one_lexicon_answer_each_for_itself() -> None:
    lexicon = Lexicon()
    first, second = Phrases([("risk", "a")], lexicon), Phrases([("risk*", "b")], lexicon)
    assert [m.meaning for m in first.every("risks")] == ["a"]
    assert [m.meaning for m in second.every("risks")] == ["b"]


def test_a_set_that_is_there_already_is_not_added_again() -> None:
    lexicon = Lexicon()
    made = [(phrase, meaning, (("risk",),)) for phrase, meaning in [("risk", "a")]]
    assert lexicon.add(made) == lexicon.add(made) == 0
    assert lexicon.add([("owl", "a", (("owl",),))]) == 1
    assert lexicon.matches("risk", 0) == [Match(0, 4, "risk", "a")]
