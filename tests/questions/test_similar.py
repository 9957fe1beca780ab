"""Cases like one case, and why."""

from math import log, sqrt
from typing import Any

import pytest

from graphkit.errors import GraphkitError
from graphkit.record import Case, Record
from graphkit.similar import with_weights
from graphkit.store import Store
from tests.fiction import item, record
from tests.questions.asking import asked, picked
from tests.questions.conftest import Ask


def child(
    id: str, *findings: tuple[str, str], factors: tuple[str, ...] = (), **case: Any
) -> Record:
    """A review of one child, each finding a theme and an agency type."""
    said = [item(f"i{n}", case=id, themes=[theme], responsible=[by])
            for n, (theme, by) in enumerate(findings)]  # fmt: skip
    return record(id, said, [Case(id, factors=list(factors), **case)], published="2014")


FOUR = [
    child("a", ("recording", "police"), ("neglect", "police"), age="5 months", sex="female"),
    child("b", ("recording", "police"), age="9 years", sex="female"),
    child("c", ("recording", "general-practice"), ("neglect", "all-agencies")),
    child("d", ("information-sharing", "general-practice"), factors=("neglect",)),
]


def test_what_few_cases_have_counts_more(ask: Ask) -> None:
    """Of four cases three have failures of recording, two neglect, two the police failing."""
    rare, common = log(4 / 2), log(4 / 3)
    whole = sqrt(common**2 + 2 * rare**2)
    answer = ask(FOUR, "similar-cases", case_id="review:a/a")
    assert picked(answer, "case_label", "likeness", "shared", "weights") == [
        ("b", round(sqrt(common**2 + rare**2) / whole, 2), ["Police (agency type)", "Recording"],
         [0.69, 0.29]),
        ("c", round((common**2 + rare**2) / (whole * whole), 2), ["Neglect", "Recording"],
         [0.69, 0.29]),
    ]  # fmt: skip
    assert answer.items == [["a/i0", "a/i1", "b/i0"], ["a/i0", "a/i1", "c/i0", "c/i1"]]
    assert answer.says == ()


def test_what_differs_is_said(ask: Ask) -> None:
    answer = ask(FOUR, "similar-cases", case_id="review:a/a")
    assert picked(answer, "only_here", "only_there", "facts") == [
        (["Neglect"], [], ["age: 5 months / 9 years"]),
        (["Police (agency type)"], ["General practice (agency type)"],
         ["age: 5 months / unknown", "sex: female / unknown"]),
    ]  # fmt: skip


def test_a_risk_factor_is_no_failure(ask: Ask) -> None:
    """The failure of neglect in one case and the neglect another lived in are two things."""
    answer = ask(FOUR, "similar-cases", case_id="review:d/d")
    assert picked(answer, "case_label", "shared") == [("c", ["General practice (agency type)"])]
    assert answer.objects()[0]["only_here"] == ["Neglect (risk factor)", "Information sharing"]


def test_the_most_alike_are_listed_and_how_many_there_are_is_said(ask: Ask) -> None:
    answer = ask(FOUR, "similar-cases", case_id="review:a/a", most="1")
    assert picked(answer, "case_label") == [("b",)]
    assert answer.says == ("2 cases share something with this one; listed are the 1 most alike.",)


def test_a_case_of_which_nothing_is_known_is_like_none(ask: Ask) -> None:
    answer = ask([*FOUR, child("e")], "similar-cases", case_id="review:e/e")
    assert (answer.rows, answer.says) == ([], (
        "No finding of concern and no risk factor of review:e/e is known, so nothing can be like "
        "it.",
    ))  # fmt: skip


def test_the_samples(samples: Store) -> None:
    name = "westmoor-safeguarding-children-board/child-k"
    answer = asked(samples, "similar-cases", case_id=name)
    scores = [row["likeness"] for row in answer.objects()]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)
    assert name not in {row[0] for row in answer.rows}
    assert all(len(row["shared"]) == len(row["weights"]) > 0 for row in answer.objects())


def test_weights_in_words() -> None:
    assert with_weights(["Neglect", "Police (agency type)"], [1.95, 0.4]) == (
        "Neglect 1.95; Police (agency type) 0.4"
    )
    with pytest.raises(GraphkitError, match="not one weight"):
        with_weights(["Neglect"], [])
