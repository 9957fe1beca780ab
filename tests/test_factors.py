"""Factors: which risks a case's text says were there."""

import pytest

from graphkit.readers.builder import Builder
from tests.miniature import built, extracted, under


def factors(title: str, *paragraphs: str, heading: str = "Case summary") -> list[str]:
    """The factors of the one case of a review with these paragraphs."""
    builder = Builder()
    builder.heading(title, 1)
    builder.heading(heading, 2)
    for words in paragraphs:
        builder.paragraph(words)
    (case,) = extracted(built(builder)).record.cases
    return case.factors


CHILD, ADULT = "Serious Case Review: Child Q", "Safeguarding Adults Review: Adult Q"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Mother smoked cannabis.", ["parental-substance-misuse"]),
        ("His cousin smoked cannabis.", []),
        ("Father had served a prison sentence for theft.", ["parental-offending"]),
        ("Father was convicted and began a prison sentence.", []),
        ("She was looked after by the council, at a children's home.", ["looked-after-children"]),
        ("She now lives in a foster placement.", []),
        ("Her mother had been looked after as a child.", ["parental-childhood-adversity"]),
        ("Mother has a learning disability.", ["parental-learning-disability"]),
        ("Child Q was permanently excluded from school.", ["education-and-absence"]),
        ("The family was homeless.", ["housing-and-poverty"]),
        ("There was no history of domestic violence.", []),
        ("Families where alcohol misuse by a parent is a factor need help.", []),
    ],
)
def test_a_childs_risks_are_those_that_its_story_tells(words: str, found: list[str]) -> None:
    assert factors(CHILD, words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("He smoked cannabis.", ["adult-substance-misuse"]),
        ("He had a learning disability and lived in supported living.", ["adult-at-risk"]),
        ("He hoarded newspapers.", ["self-neglect"]),
        ("He had diabetes and was excluded from school as a boy.", []),
    ],
)
def test_an_adults_risks_are_an_adults(words: str, found: list[str]) -> None:
    assert factors(ADULT, words) == found


@pytest.mark.parametrize(
    ("age", "found"), [("a boy of twenty-two months", ["infants"]), ("a boy aged 3", [])]
)
def test_the_childs_age_says_whether_it_was_an_infant(age: str, found: list[str]) -> None:
    assert factors(CHILD, f"Child Q was {age} with a pram and a cot.") == found


def test_a_weak_sign_in_a_finding_is_too_little_and_two_are_enough() -> None:
    one = "The school did not ask whether he was controlling."
    assert factors(CHILD, one, heading="Findings") == []
    other = "The GP did not know of the violence towards her."
    assert factors(CHILD, one, other, heading="Findings") == ["domestic-abuse"]


def test_a_legal_section_tells_what_was_suspected_and_nothing_else() -> None:
    words = "Reviews are held where abuse or neglect is suspected."
    assert factors(CHILD, words, heading="Legal context") == []
    words = "The child died and neglect was suspected. Mother drank heavily."
    assert factors(CHILD, words, heading="Legal context") == ["neglect"]


def test_key_words_are_the_cases_own() -> None:
    assert factors(CHILD, "self-harm, home education", heading="Keywords") == [
        "child-mental-health", "education-and-absence",
    ]  # fmt: skip


def test_a_domestic_homicide_is_domestic_abuse_whatever_words_are_used() -> None:
    assert factors("Domestic Homicide Review: Maud", "Maud, 81, was smothered by her son.") == [
        "domestic-abuse"
    ]


def test_each_factor_has_a_cue_in_the_words() -> None:
    words = "The boy was 5 months old. He went hungry: neglect of him was known."
    (case,) = extracted(under("Case summary", words)).record.cases
    assert {name: why["cue"] for name, why in case.evidence["factors"].items()} == {
        "neglect": "neglect of", "infants": "5 months old",
    }  # fmt: skip
