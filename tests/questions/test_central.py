"""What holds the network of failures together."""

from typing import Any

import numpy as np
import pytest

from graphkit.centrality import central, communities, rank_in_words, ranks
from graphkit.record import Case, Record
from graphkit.store import Store
from tests.fiction import ASHBY, item, record
from tests.questions.asking import asked, picked
from tests.questions.conftest import Ask

Row = tuple[str, str, str, str, list[str]]


def rows(*cases: str) -> list[Row]:
    """Rows of cases, each written as its themes, a letter each."""
    return [("theme", f"c{n:03}", theme, theme.upper(), [f"{n}{theme}"])
            for n, themes in enumerate(cases) for theme in themes]  # fmt: skip


def child(id: str, *findings: tuple[str, str], **review: Any) -> Record:
    """A review of one child, each finding a theme and an agency type."""
    said = [item(f"i{n}", case=id, themes=[theme], responsible=[by])
            for n, (theme, by) in enumerate(findings)]  # fmt: skip
    return record(id, said, [Case(id)], **review)


def test_the_middle_of_a_star_comes_first() -> None:
    """Four themes, each only ever found with the fifth."""
    made = central(rows(*["ma", "mb", "mc", "md"] * 5))
    assert made.says == ()
    items = sorted(f"{n}m" for n in range(20))
    assert made.rows[0] == ("M", "theme", 20, 4, 1.0, 1, 1, 1, 1, items)
    assert [row[:8] for row in made.rows[1:]] == [
        (name, "theme", 5, 1, 0.0, 2, 2, 2) for name in "ABCD"
    ]


def test_an_order_that_hangs_on_single_cases_is_not_ranked() -> None:
    """A ring: each of six joins its neighbours, and which is first is a matter of the draw."""
    made = central(rows("ab", "bc", "cd", "de", "ef", "fa", *"abcdef"))
    assert [row[0] for row in made.rows] == [*"ABCDEF"]
    assert {row[5:8] for row in made.rows} == {(None, None, None)}
    (said,) = made.says
    assert said.startswith("Not ranked by theme: when the 12 cases are drawn again, A stays first")


def test_too_few_cases_are_not_ranked() -> None:
    made = central(rows("ma", "mb", "mc"))
    assert made.says == ("Too few cases to rank by theme: 3, fewer than 10.",)
    assert made.rows[-1][:6] == ("M", "theme", 3, 3, 1.0, None)


def test_where_each_is_joined_to_each_none_holds_the_others() -> None:
    made = central(rows(*["abc"] * 12))
    assert made.says == (
        "Not ranked by theme: no shortest way between two leads through a third, as each shares "
        "cases with every other, or none with any.",
    )
    assert central(rows(*"ab" * 6)).says == made.says
    assert central([]).rows == []


def test_themes_and_agency_types_are_counted_by_cases(ask: Ask) -> None:
    records = [
        child("a", ("recording", "police"), ("recording", "general-practice"), published="2012"),
        child("b", ("neglect", "police"), ("recording", "all-agencies"), board=ASHBY),
    ]
    records[1].items.append(item("p", "good-practice", case="b", themes=["information-sharing"]))
    answer = ask(records, "central")
    assert picked(answer, "thing", "what", "cases", "degree") == [
        ("General practice", "agency type", 1, 1), ("Police", "agency type", 2, 1),
        ("Neglect", "theme", 1, 1), ("Recording", "theme", 2, 1),
    ]  # fmt: skip
    assert answer.items[3] == ["a/i0", "a/i1", "b/i1"]
    some: list[dict[str, str]] = [{"board": ASHBY}, {"to_year": "2012"}, {"from_year": "2013"}]
    assert [len(ask(records, "central", **given).rows) for given in some] == [3, 3, 0]


def test_the_ranks_of_the_draws_hold_the_rank(samples: Store) -> None:
    one, other = (asked(samples, "central") for _ in range(2))
    assert (one.rows, one.says) == (other.rows, other.says)
    ranked = [row for row in one.objects() if row["rank"]]
    assert ranked
    assert all(1 <= row["low"] <= row["high"] for row in ranked)


def test_equal_scores_have_the_best_rank_of_theirs() -> None:
    assert ranks(np.array([0.1, 0.5, 0.1, 0.0])).tolist() == [2, 1, 2, 4]


def test_communities_are_those_joined_among_each_other() -> None:
    joined = np.zeros((6, 6))
    for one, other, cases in [(0, 1, 5), (1, 2, 5), (0, 2, 5), (3, 4, 5), (2, 3, 1)]:
        joined[one, other] = joined[other, one] = cases
    assert communities(joined) == [1, 1, 1, 2, 2, 3]
    assert communities(np.zeros((2, 2))) == [1, 2]


@pytest.mark.parametrize(("rank", "told"), [((2, 1, 4), "2 (1–4)"), ((None,) * 3, "")])
def test_a_rank_in_words(rank: tuple[Any, ...], told: str) -> None:
    assert rank_in_words(*rank) == told
