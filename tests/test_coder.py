"""The coder: which themes count, which are unsure, and what gave each."""

from graphkit.coder import Codes, LearnedCoder
from graphkit.features import Features, Statement
from tests.miniature import knowledge, model

# Log odds that stand for probabilities of 0.95, 0.88, 0.73, 0.5, 0.27, 0.12 and 0.05.
ODDS = {"a": 3.0, "b": 2.0, "c": 1.0, "d": 0.0, "e": -1.0, "f": -2.0, "g": -3.0}


def code(words: str, biases: dict[str, float], **weights: dict[str, int]) -> Codes:
    """The codes of a statement by a model made by hand, which counts from one half."""
    coder = LearnedCoder(
        Features(knowledge().themes, knowledge().register), model(weights, biases, 0.5)
    )
    (found,) = coder.code([Statement(words)])
    return found


def test_at_most_three_themes_count_and_the_near_misses_are_unsure() -> None:
    codes = code("owl", ODDS)
    assert {theme: why["score"] for theme, why in codes.themes.items()} == {
        "a": 0.95, "b": 0.88, "c": 0.73,
    }  # fmt: skip
    assert list(codes.unsure) == ["d", "e", "f"]


def test_a_theme_below_the_threshold_is_unsure_and_does_not_count() -> None:
    assert code("owl", {"a": -1.0, "b": -1.0}).themes == {}
    assert list(code("owl", {"a": -1.0, "b": -1.0}).unsure) == ["a", "b"]
    assert list(code("owl", {"a": 1.0, "b": -1.0}).themes) == ["a"]
    assert list(code("owl", {"a": 1.0, "b": -1.0}).unsure) == ["b"]


def test_where_nothing_is_sure_the_likeliest_are_offered_however_unlikely() -> None:
    assert list(code("owl", {"a": -3.0}).unsure) == ["a"]
    assert list(code("owl", {"a": 1.0, "b": -3.0}).unsure) == []


def test_a_theme_is_given_by_its_cue_phrase_else_by_the_words_that_spoke_most() -> None:
    biases = {"information-sharing": 1.0, "neglect": 1.0}
    words = "Staff did not share information about the owl."
    codes = code(words, biases, owl={"neglect": 1}, staff={"neglect": 2})
    assert codes.themes["information-sharing"]["cue"] in words
    assert codes.themes["neglect"]["cue"] == "staff, owl"


def test_statements_are_coded_in_order_and_the_same_way_every_time() -> None:
    coder = knowledge().coder
    statements = [
        Statement("Supervision of the social worker was absent.", kind="finding"),
        Statement("The records of home visits were not kept.", kind="finding"),
        Statement("Commissioners should fund a bereavement service.", kind="recommendation"),
    ]
    codes = coder.code(statements)
    assert [next(iter(each.themes)) for each in codes] == [
        "supervision-and-oversight", "recording", "service-provision",
    ]  # fmt: skip
    assert coder.code(statements) == codes == coder.code(statements[::-1])[::-1]
