"""The named questions: their parameters, what was asked in words, and the words behind answers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import Misuse, UnknownName
from graphkit.queries import passages, question, questions, run
from graphkit.record import Place, Record
from graphkit.store import Store
from graphkit.telling import quotes
from tests.fiction import ASHBY, Register, item, record, world
from tests.questions.asking import CHILD_A, CHILD_B, asked
from tests.questions.asking import store_of as stored


def store_of(folder: Path, *records: Record) -> Store:
    return stored(folder, *records, register=Register())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The graph of the invented world."""
    made = store_of(tmp_path_factory.mktemp("graph"), *world())
    yield made
    made.close()


def test_every_question_runs_and_has_the_columns_it_promises(store: Store) -> None:
    needed = {"case_id": CHILD_A, "agency": "police", "theme": "recording", "review": "brook-audit",
              "board": ASHBY}  # fmt: skip
    for name, each in questions().items():
        given = {p.name: needed[p.name] for p in each.parameters if p.default is None}
        given |= {p.name: "1" for p in each.parameters if p.name == "least"}
        given |= {"review": "brook-child-b"} if name == "watch" else {}
        answer = asked(store, name, **given)
        assert answer.columns == [column for column in each.columns if column != "items"]
        assert all(len(row) == len(answer.columns) for row in answer.rows)
        assert len(answer.items) == len(answer.rows) > 0
        assert (each.title, each.asks, each.audience) != ("", "", "")


def test_passages_are_in_order_of_review_and_place(tmp_path: Path) -> None:
    late = item("a", place=Place(2, ["Findings", "Police"], [[90, 99]]), text="Later.")
    early = item("b", place=Place(None, [], [[10, 20]]), text="Earlier.")
    store = store_of(tmp_path, record("s", [late, early]), record("r", [early]))
    found = passages(store, ["s/b", "s/a", "r/b", "s/a", "gone"])
    assert [(each.id, each.text, each.page, each.section) for each in found] == [
        ("r/b", "Earlier.", None, None), ("s/b", "Earlier.", None, None),
        ("s/a", "Later.", 2, "Findings › Police"),
    ]  # fmt: skip
    assert (found[0].review, found[0].title, found[0].kind) == ("r", "Review r", "finding")
    assert passages(store, []) == []
    store.close()


@pytest.mark.parametrize(
    ("name", "given", "error", "words"),
    [
        ("repeated-failures", {"lest": "2"}, UnknownName, "Did you mean least"),
        ("repeated-failures", {"least": "two"}, Misuse, "whole number, not “two”"),
        ("repeated-failures", {"least": "0"}, Misuse, "“least” is 1 or more, not 0"),
        ("case-links", {"case_id": CHILD_A, "most": "-1"}, Misuse, "“most” is 1 or more"),
        ("repeated-failures", {"from_year": "2015", "to_year": "2010"}, Misuse,
         "“from_year” .2015. is after “to_year” .2010."),
        ("recommendations-for", {"agency": "Ashby Polise"}, UnknownName, "mean Ashby Police"),
        ("repeated-failures", {"area": "Ashbee"}, UnknownName, "Did you mean Ashby"),
        ("repeated-failures", {"board": "Ashby Board"}, UnknownName, "Ashby Safeguarding"),
        ("agency-failures", {"theme": "informationsharing"}, UnknownName, "information-sharing"),
        ("theme-profile", {}, Misuse, "theme-profile needs “theme”"),
        ("theme-profile", {"theme": " "}, Misuse, "cannot be empty"),
        ("recommendations-for", {"agency": "polise"}, UnknownName, "police"),
        ("case-links", {"case_id": "child-c"}, UnknownName, "no case called “child-c”"),
        ("case-links", {"case_id": "Child A"}, Misuse, "Several cases are called “Child A”"),
        ("case-links", {"case_id": CHILD_A, "other": "Child C"}, UnknownName, "Child"),
    ],
)
def test_what_is_misspelt_missing_or_unclear_is_refused(
    store: Store, name: str, given: dict[str, str], error: type[Misuse], words: str
) -> None:
    with pytest.raises(error, match=words):
        asked(store, name, **given)


def test_a_name_or_alias_stands_for_an_id(store: Store) -> None:
    def resolve(word: str) -> str:
        if word == "the old bill":
            return "police"
        raise UnknownName("agency type", word, [])

    aliased = run(question("recommendations-for"), store, {"agency": "the old bill"},
                  {"agency": resolve})  # fmt: skip
    assert aliased.parameters["agency"] == "police"
    assert asked(store, "case-links", case_id="child b").parameters["case_id"] == CHILD_B
    with pytest.raises(UnknownName, match="no agency called “the fuzz”"):
        run(question("recommendations-for"), store, {"agency": "the fuzz"}, {"agency": resolve})


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("agency-failures", {},
         "theme: Information sharing · all boards · all areas · all years · too few below 5 cases"),
        ("agency-failures", {"theme": "Information-Sharing", "few": "1"},
         "theme: Information sharing · all boards · all areas · all years · too few below 1 case"),
        ("repeated-failures", {}, "at least 2 cases · all areas · all boards · all years"),
        ("repeated-failures", {"least": "1", "from_year": "2009", "area": "brook"},
         "at least 1 case · area: Brook · all boards · from 2009"),
        ("repeated-failures", {"to_year": "2009"},
         "at least 2 cases · all areas · all boards · up to 2009"),
        ("repeated-failures", {"from_year": "2009", "to_year": "2012"},
         "at least 2 cases · all areas · all boards · 2009 to 2012"),
        ("recommendations-for", {"agency": "peelers"},
         "agency: Police (given as “peelers”) · all themes · all boards · all years"),
        ("case-links", {"case_id": "child b"},
         f"case: Child B ({CHILD_B}) · all other cases · at most 20 cases"),
    ],
)  # fmt: skip
def test_what_was_asked_is_said_in_words(
    store: Store, name: str, given: dict[str, str], told: str
) -> None:
    answer = run(question(name), store, given, {"agency": lambda word: "police"})
    assert answer.told == told


def test_the_quote_of_a_row_is_the_strongest_for_it(tmp_path: Path) -> None:
    def support(theme: float, agency: float) -> dict[str, Any]:
        return {"themes": {"recording": {"cue": "notes", "score": theme},
                           "information-sharing": {"cue": "told", "score": 0.99}},
                "responsible": {"police": {"cue": "officers", "score": agency}}}  # fmt: skip

    # The profile of a theme speaks of no one agency: there the first of those equal stands.
    scores = {"a": (0.6, 0.9), "b": (0.8, 0.5), "c": (0.8, 0.7), "d": (0.8, 0.7)}
    said = [
        item(id, "recommendation" if id == "c" else "finding", responsible=["police"],
             themes=["recording", "information-sharing"], evidence=support(*score))
        for id, score in scores.items()
    ]  # fmt: skip
    store = store_of(tmp_path, record("r", said))

    def quoted_of(name: str, **given: str) -> list[str]:
        found = quotes(asked(store, name, **given), store)
        return [passage.id for passage in found if passage]

    assert quoted_of("agency-failures", theme="recording") == ["r/d"]
    assert quoted_of("agency-failures", theme="information-sharing") == ["r/a"]
    assert quoted_of("repeated-failures", least="1") == ["r/a", "r/d"]
    assert quoted_of("theme-profile", theme="recording") == ["r/b", "r/c"]
    store.close()


def test_every_column_that_needs_it_is_explained() -> None:
    for each in questions().values():
        assert {name for name, _ in each.meanings} <= set(each.shown)
    explained = dict(question("agency-failures").meanings)
    assert list(explained) == list(question("agency-failures").shown)
    assert "no one agency singled out" in explained["agency"]


def test_an_unknown_question_is_refused_with_near_names() -> None:
    with pytest.raises(UnknownName, match="repeated-failures"):
        question("repeated-failure")
