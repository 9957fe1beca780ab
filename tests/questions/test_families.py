"""What is recommended again and again."""

import random
from itertools import combinations

import pytest

from graphkit.contrast import differences, folded, sameness
from graphkit.families import Recommendation, families, gathered
from graphkit.likeness import alike, between, stems, weighted
from graphkit.record import Case, Record
from graphkit.store import Store
from tests.fiction import ASHBY, BROOK, item, record
from tests.questions.asking import asked, picked
from tests.questions.conftest import Ask

FIRST = "Every domestic abuse incident with a child under five is notified to the health visitor."
SAME = "Every domestic abuse incident with a child under three is notified to the Health Visitor!"
REWORDED = "Health visitors to be notified of domestic abuse incidents where there is a child."
OTHER = "The hospital should review its discharge policy for newborn babies."


def recommended(id: str, text: str, published: str | None, board: str | None = ASHBY) -> Record:
    """A review of one child with one recommendation."""
    said = [item("r", "recommendation", case=id, text=text, themes=["recording"])]
    return record(id, said, [Case(id)], board=board, published=published)


def test_near_identical_and_reworded_recommendations_are_one_family(ask: Ask) -> None:
    records = [
        recommended("c", SAME, "2016", BROOK), recommended("b", FIRST, "2012"),
        recommended("d", REWORDED, None), recommended("e", OTHER, "2011"),
        recommended("f", FIRST, "2018"),
    ]  # fmt: skip
    answer = ask(records, "recommendation-families")
    assert answer.objects() == [{
        "recommendation": FIRST, "cases": 4, "boards": [ASHBY, BROOK], "first": 2012,
        "latest": 2018, "near": 3, "reworded": 1, "differences": [
            f"2016, {BROOK}: five → three",
            f"no date, {ASHBY}: “{REWORDED}”",
        ],
    }]  # fmt: skip
    assert answer.items == [["b/r", "c/r", "f/r", "d/r"]]
    assert ask(records, "recommendation-families", least="5").rows == []
    alone = ask(records, "recommendation-families", least="1")
    assert picked(alone, "recommendation", "cases", "near") == [(FIRST, 4, 3), (OTHER, 1, 1)]


def test_only_those_asked_for_are_gathered(ask: Ask) -> None:
    records = [recommended("a", FIRST, "2012"), recommended("b", FIRST, "2016", BROOK),
               recommended("c", FIRST, None)]  # fmt: skip

    def cases(**given: str) -> list[int]:
        rows = ask(records, "recommendation-families", least="1", **given).objects()
        return [row["cases"] for row in rows]

    assert (cases(), cases(theme="recording"), cases(theme="neglect")) == ([3], [3], [])
    assert (cases(board=BROOK), cases(from_year="2013"), cases(to_year="2015")) == ([1], [1], [1])


def test_a_case_that_says_it_twice_is_counted_once(ask: Ask) -> None:
    twice = recommended("a", FIRST, "2012")
    twice.items += [item("s", "recommendation", case="a", text=SAME)]
    assert ask([twice], "recommendation-families").rows == []
    answer = ask([twice], "recommendation-families", least="1")
    assert picked(answer, "cases", "near") == [(1, 2)]


def test_the_bodies_that_are_told_make_no_difference() -> None:
    one = Recommendation("1", f"Ashby Police: {OTHER}", "a", None, 1, ["Ashby Police"])
    trust = "Mid Brook NHS Trust"
    other = Recommendation("2", f"{trust}: {OTHER}", "b", None, 2, [trust])
    assert [family.cases for family in gathered([one, other])] == [2]
    assert families([one, other], 2).rows[0][5:7] == (1, 1)


def test_a_family_is_led_by_its_first_and_no_chain_makes_one() -> None:
    """Each next text keeps nine words of the one before it: the last has none of the first."""
    words = [f"{chr(97 + i % 26)}{i:03}ward" for i in range(40)]
    chain = [Recommendation(f"{n:02}", " ".join(words[n : n + 10]), f"c{n}", None, n, [])
             for n in range(30)]  # fmt: skip
    found = gathered(chain)
    assert [m.id for m in found[0].members] == ["00", "01", "02", "03", "04"]
    assert sum(len(family.members) for family in found) == 30


def test_order_changes_nothing(samples: Store) -> None:
    answer = asked(samples, "recommendation-families", least="1")
    made = [Recommendation(f"{n}", row["recommendation"], f"{n}", None, 1, [])
            for n, row in enumerate(answer.objects())]  # fmt: skip
    shuffled = random.Random(1).sample(made, len(made))
    assert families(made, 1) == families(shuffled, 1)


def test_the_samples(samples: Store) -> None:
    answer = asked(samples, "recommendation-families")
    first = answer.objects()[0]
    assert (first["cases"], first["first"], first["latest"]) == (2, 2011, 2016)
    assert first["recommendation"].startswith("Moorshire Constabulary should ensure that every")
    assert first["differences"] == [
        "2016, Safer Port Aldwin Partnership: Moorshire Constabulary → Aldwinshire Police; + to; "
        "one → two; day → days"
    ]
    assert [id.split("/")[0] for id in answer.items[0]] == [
        "westmoor-child-k-2011", "port-aldwin-helen-2016",
    ]  # fmt: skip


def cosines(texts: list[tuple[str, ...]]) -> dict[tuple[int, int], float]:
    """How alike each two texts are, worked out pair by pair from the weights of their terms."""
    number = {term: i for i, term in enumerate(sorted({t for text in texts for t in text}))}
    weights = weighted(texts).weights
    lengths = [sum(weights[number[term]] for term in text) ** 0.5 for text in texts]
    return {
        (i, j): sum(weights[number[t]] for t in {*texts[i]} & {*texts[j]})
        / (lengths[i] * lengths[j])
        for i, j in combinations(range(len(texts)), 2)
    }


def test_likeness_is_exact_and_misses_nothing() -> None:
    chance = random.Random(2)
    pool = [f"{chance.choice('abcdefgh')}{n}" for n in range(60)]
    texts = sorted({tuple(sorted(set(chance.choices(pool, k=9)))) for _ in range(150)})
    wanted = cosines(texts)
    found = dict(zip(zip(*(each.tolist() for each in alike(texts, 0.5)[:2]), strict=True),
                     alike(texts, 0.5)[2].tolist(), strict=True))  # fmt: skip
    assert found == pytest.approx({pair: score for pair, score in wanted.items() if score >= 0.5})
    few = cosines(texts[:5])
    assert between(texts[:2], texts[2:5])[1] == pytest.approx([few[1, n] for n in (2, 3, 4)])
    assert between(texts[:1], []) == [[]]


def test_texts_that_share_nothing_are_not_compared() -> None:
    assert [len(each) for each in alike([("a1b2",), ("c3d4",), ("e5f6",)], 0.5)] == [0, 0, 0]
    assert [len(each) for each in alike([("a1b2",)], 0.5)] == [0, 0, 0]
    # Long texts that meet by chance in one word: a pair, but none worth scoring.
    texts = [tuple(sorted(f"{name}{n:03}" for n in range(40))) for name in "xy"]
    for extra in range(40):
        both = [tuple(sorted((*text, f"z{extra}"))) for text in texts]
        assert [len(each) for each in alike(both, 0.5)] == [0, 0, 0]


def test_words_are_known_by_their_beginnings() -> None:
    assert stems("Assessment, assessments: the FATHER’s assessor") == ("asses", "fathe", "the")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Review it in May.", "review it in may", ""),
        ("within five days", "within ten working days", "five → ten working"),
        ("tell the GP", "tell the GP at once", "+ at once"),
        ("tell the GP at once", "tell the GP", "− at once"),
        ("all staff – and only they – know", "all staff and only they know", ""),
        ("", "", ""),
    ],
)
def test_the_words_that_differ(one: str, other: str, told: str) -> None:
    assert differences(one, other) == told
    assert sameness(folded(one), folded(other)) == (1.0 if not told else sameness(
        folded(other), folded(one)))  # fmt: skip
