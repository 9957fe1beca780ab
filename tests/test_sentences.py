"""Sentences and clauses: where they begin and end."""

import pytest

from graphkit.sentences import clauses, sentences


def cut(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Was he seen? He was not!", ["Was he seen?", "He was not!"]),
        ("Dr. Fell saw Mr. Ash at 10 a.m. today.", ["Dr. Fell saw Mr. Ash at 10 a.m. today."]),
        ("Seen by Mr J. Ash. He left.", ["Seen by Mr J. Ash.", "He left."]),
        ("So did I. He left.", ["So did I.", "He left."]),
        ("See e.g. Chapter 4. He left.", ["See e.g. Chapter 4.", "He left."]),
        ("He said “I am fine.” Nobody asked.", ["He said “I am fine.”", "Nobody asked."]),
        ("It rose by 4.5 in May.\n Then it fell", ["It rose by 4.5 in May.", "Then it fell"]),
        ("He left... and came back.", ["He left... and came back."]),
        ("   ", []),
    ],
)
def test_sentences_of_a_text(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_spans_keep_to_the_part_of_the_text_asked_for() -> None:
    text = "One. Two went. Three."
    assert sentences(text, 5, 14) == [(5, 14)]
    assert sentences(text, 5, 11) == [(5, 11)]


def test_clauses_lose_their_semicolons_and_a_leading_and() -> None:
    text = "Lead: seeing babies; asking fathers; and writing it down."
    found = [text[start:end] for start, end in clauses(text, 6, len(text))]
    assert found == ["seeing babies", "asking fathers", "writing it down."]


def test_an_and_inside_a_clause_stays() -> None:
    text = "chips and peas; ; and android phones"
    found = [text[start:end] for start, end in clauses(text, 0, len(text))]
    assert found == ["chips and peas", "android phones"]
