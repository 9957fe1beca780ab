"""The named questions: their headers, their parameters, and their answers on a small graph."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.commands.asking import quotes
from graphkit.errors import GraphkitError, Misuse, UnknownName
from graphkit.graph import graph
from graphkit.queries import Answer, passages, question, questions, run
from graphkit.record import Case, Place, Record
from graphkit.statistics import percent, wilson
from graphkit.store import Store, open_store
from tests.fiction import (
    ASHBY,
    BROOK,
    CCG,
    PCT,
    THEMES,
    Register,
    item,
    record,
    world,
)
from tests.oracle import Oracle

CHILD_A = "ashby-safeguarding-children-board/child-a"
NAMESAKE = f"{CHILD_A}@ashby-child-a-two"
CHILD_B = "brook-safeguarding-children-partnership/child-b"
NOBODY = "no one agency singled out"


def store_of(folder: Path, *records: Record) -> Store:
    store = open_store("", folder, read_only=False)
    store.write(graph(records, Register(), THEMES))
    return store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The graph of the invented world."""
    made = store_of(tmp_path_factory.mktemp("graph"), *world())
    yield made
    made.close()


def asked(store: Store, name: str, **given: str) -> Answer:
    return run(question(name), store, given)


def test_every_question_runs_and_has_the_columns_it_promises(store: Store) -> None:
    needed = {"case_id": CHILD_A, "agency": "police", "theme": "recording", "review": "brook-audit"}
    for name, each in questions().items():
        given = {p.name: needed[p.name] for p in each.parameters if p.default is None}
        answer = asked(store, name, **given)
        assert answer.columns == [column for column in each.columns if column != "items"]
        assert all(len(row) == len(answer.columns) for row in answer.rows)
        assert len(answer.items) == len(answer.rows) > 0
        assert (each.title, each.asks, each.audience) != ("", "", "")


def test_repeated_failures(store: Store) -> None:
    """Two documents about Child A are one case; the audit of no one case is none."""
    answer = asked(store, "repeated-failures")
    assert answer.columns == ["theme", "agency", "cases", "boards", "first", "latest"]
    assert answer.rows == [
        ["Information sharing", "Health commissioning", 2, [ASHBY], 2009, 2014],
        ["Recording", NOBODY, 2, [ASHBY, BROOK], 2009, 2020],
    ]
    assert answer.items == [
        ["ashby-child-a-two/i1", "ashby-child-a/i6"],
        ["ashby-child-a/i3", "brook-child-b/i1"],
    ]


def test_repeated_failures_of_one_case_are_listed_when_asked_for(store: Store) -> None:
    assert asked(store, "repeated-failures", least="1").rows == [
        ["Information sharing", "Health commissioning", 2, [ASHBY], 2009, 2014],
        ["Information sharing", "General practice", 1, [ASHBY], 2009, 2009],
        ["Information sharing", "Police", 1, [ASHBY], 2009, 2009],
        ["Recording", NOBODY, 2, [ASHBY, BROOK], 2009, 2020],
        ["Information sharing", NOBODY, 1, [BROOK], 2020, 2020],
    ]


@pytest.mark.parametrize(
    ("given", "agencies"),
    [
        ({"area": "brook"}, [NOBODY, NOBODY]),
        ({"board": ASHBY.upper()},
         ["Health commissioning", "General practice", "Police", NOBODY]),
        ({"board": BROOK}, [NOBODY, NOBODY]),
        ({"from_year": "2014"}, ["Health commissioning", NOBODY, NOBODY]),
        ({"to_year": "2009"}, ["General practice", "Health commissioning", "Police", NOBODY]),
        ({"from_year": "2010", "to_year": "2013"}, []),
    ],
)  # fmt: skip
def test_repeated_failures_of_some(
    store: Store, given: dict[str, str], agencies: list[str]
) -> None:
    answer = asked(store, "repeated-failures", least="1", **given)
    assert [row[1] for row in answer.rows] == agencies


@pytest.mark.parametrize(
    ("given", "cases"),
    [
        ({}, [3]),
        ({"from_year": "0", "to_year": "9999"}, [3]),
        ({"to_year": "1990"}, []),
        ({"from_year": "1990"}, [2]),
        ({"to_year": "2012"}, [2]),
        ({"to_year": "2011"}, [1]),
        ({"from_year": "2012"}, [1]),
        ({"from_year": "2011", "to_year": "2012"}, [2]),
    ],
)
def test_a_case_without_a_date_counts_only_where_no_year_is_asked_for(
    tmp_path: Path, given: dict[str, str], cases: list[int]
) -> None:
    said = item("i", themes=["recording"], responsible=["police"])
    store = store_of(
        tmp_path,
        record("a", [said]),
        record("b", [said], published="2011"),
        record("c", [said], [Case("Child A", incident="2012")], published="2014"),
    )
    answer = asked(store, "repeated-failures", least="1", **given)
    assert [row[2] for row in answer.rows] == cases
    store.close()


def test_a_board_stands_for_those_it_took_the_place_of(tmp_path: Path) -> None:
    older, newer = "Ashby Safeguarding Children Board", "Ashby Safeguarding Children Partnership"
    register = Register(later={older: [(newer, 2019)]})
    said = [item("i", themes=["recording"], responsible=["police"])]
    records = [record("a", said, board=older), record("b", said, board=newer)]
    store = open_store("", tmp_path, read_only=False)
    store.write(graph(records, register, THEMES))
    assert [asked(store, "repeated-failures", least="1", board=name).rows[0][2]
            for name in (older, newer)] == [1, 2]  # fmt: skip
    store.close()


def test_agency_failures(store: Store) -> None:
    """The trust and the group that took its place are one body, under its latest name."""
    answer = asked(store, "agency-failures")
    assert answer.columns == [
        "agency", "what", "cases", "of", "share", "low", "high", "asked",
    ]  # fmt: skip
    assert answer.rows == [
        ["Health commissioning", "type", 2, 2, 1.0, 0.342, 1.0, 1],
        ["General practice", "type", 1, 2, 0.5, 0.095, 0.905, 0],
        ["Police", "type", 1, 2, 0.5, 0.095, 0.905, 1],
        [CCG, "body", 2, 2, 1.0, 0.342, 1.0, 1],
        ["Ashby Police", "body", 1, 1, 1.0, 0.207, 1.0, 0],
        [NOBODY, "type", 1, 3, 0.333, 0.061, 0.792, 0],
    ]
    assert answer.items[2] == [
        "ashby-child-a-response/i2", "ashby-child-a/i1", "ashby-child-a/i2",
    ]  # fmt: skip
    assert answer.parameters == {"theme": "information-sharing"}


def test_agency_failures_of_a_theme_nobody_failed_in(store: Store) -> None:
    assert asked(store, "agency-failures", theme="Neglect").rows == []


def test_a_review_of_several_cases_lends_its_bodies_to_none(tmp_path: Path) -> None:
    said = [item("i", case="Child K", themes=["recording"], responsible=["police"])]
    several = record("r", said, [Case("Child J"), Case("Child K")], [("Ashby Police", "police")])
    single = record("s", [], [Case("Child L")], [("Ashby Police", "police")])
    store = store_of(tmp_path, several, single)
    assert asked(store, "agency-failures", theme="recording").rows == [
        ["Police", "type", 1, 2, 0.5, 0.095, 0.905, 0]
    ]
    store.close()


def test_two_cases_and_what_they_share(store: Store) -> None:
    answer = asked(store, "case-links", case_id=CHILD_A, other=NAMESAKE)
    assert answer.columns == [
        "other_case", "case_label", "board", "links", "what", "shared", "here", "there",
    ]  # fmt: skip
    assert [row[4:] for row in answer.rows] == [
        ["agency type", "Health commissioning", 2, 1],
        ["body", CCG, 2, 1],
        ["theme", "Information sharing", 7, 1],
        ["theme", "Recording", 1, 1],
    ]
    assert {tuple(row[:4]) for row in answer.rows} == {(NAMESAKE, "Child A", ASHBY, 4)}
    assert answer.items[3] == ["ashby-child-a-two/i2", "ashby-child-a/i3"]


def test_one_case_and_all_that_share_with_it(store: Store) -> None:
    answer = asked(store, "case-links", case_id=CHILD_A)
    assert [(row[0], row[3], row[5], row[6], row[7]) for row in answer.rows] == [
        (NAMESAKE, 4, "Health commissioning", 2, 1),
        (NAMESAKE, 4, CCG, 2, 1),
        (NAMESAKE, 4, "Information sharing", 7, 1),
        (NAMESAKE, 4, "Recording", 1, 1),
        (CHILD_B, 3, "Police", 5, 2),
        (CHILD_B, 3, "Information sharing", 7, 2),
        (CHILD_B, 3, "Recording", 1, 1),
    ]
    nearest = asked(store, "case-links", case_id=CHILD_A, most="1")
    assert nearest.rows == answer.rows[:4]


def test_recommendations_for_a_type(store: Store) -> None:
    answer = asked(store, "recommendations-for", agency="police")
    assert answer.objects() == [
        {"recommendation": "Text of i2.", "kind": "recommendation",
         "themes": ["Information sharing"], "review": "Review brook-child-b", "board": BROOK,
         "published": "2020-01", "owner": "Chief Constable", "due": "2020-06", "status": None},
        {"recommendation": "Text of i1.", "kind": "action", "themes": ["Information sharing"],
         "review": "Review ashby-child-a-response", "board": ASHBY, "published": "2010-03",
         "owner": None, "due": "2011", "status": "planned"},
    ]  # fmt: skip
    assert answer.items == [["brook-child-b/i2"], ["ashby-child-a-response/i1"]]


@pytest.mark.parametrize("name", [CCG, CCG.upper(), CCG.casefold()])
def test_recommendations_for_a_body_are_also_those_it_inherited(store: Store, name: str) -> None:
    assert asked(store, "recommendations-for", agency=name).items == [["ashby-child-a/i5"]]


def test_recommendations_to_a_body_before_its_time_are_none(store: Store) -> None:
    assert asked(store, "recommendations-for", agency=PCT).items == [["ashby-child-a/i5"]]
    assert asked(store, "recommendations-for", agency="Ashby Police").rows == []


def test_recommendations_on_a_theme(store: Store) -> None:
    assert asked(store, "recommendations-for", agency="police", theme="recording").rows == []
    found = asked(store, "recommendations-for", agency="police", theme="information sharing")
    assert len(found.rows) == 2


def test_theme_profile(store: Store) -> None:
    assert asked(store, "theme-profile", theme="recording").rows == [
        ["finding", 2, 2, ["All agencies"], [ASHBY, BROOK], 2009, 2020],
        ["learning", 1, 1, ["All agencies"], [ASHBY], 2014, 2014],
    ]
    assert asked(store, "theme-profile", theme="neglect").rows == [
        ["risk in the case", 1, 0, [], [ASHBY], 2009, 2009]
    ]


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
        ("agency-failures", {}, "theme: Information sharing"),
        ("agency-failures", {"theme": "Information-Sharing"}, "theme: Information sharing"),
        ("repeated-failures", {}, "at least 2 cases · all areas · all boards · all years"),
        ("repeated-failures", {"least": "1", "from_year": "2009", "area": "brook"},
         "at least 1 case · area: Brook · all boards · from 2009"),
        ("repeated-failures", {"to_year": "2009"},
         "at least 2 cases · all areas · all boards · up to 2009"),
        ("repeated-failures", {"from_year": "2009", "to_year": "2012"},
         "at least 2 cases · all areas · all boards · 2009 to 2012"),
        ("recommendations-for", {"agency": "peelers"},
         "agency: Police (given as “peelers”) · all themes"),
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


HEADER = "// title: T\n// asks: A?\n// for: me\n// columns: n\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An analyst's own folder of questions."""
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path))
    (tmp_path / "cypher").mkdir()
    return tmp_path / "cypher"


def test_an_analysts_own_question_comes_first(own: Path, store: Store) -> None:
    (own / "theme-profile.cypher").write_text(
        "// title: Mine\n// asks: How many?\n// for: me\n"
        "// a remark: not a key\n//\n"
        '// parameter: area = ""   an area\n'
        "// columns: area, reviews, share, low, high\n"
        "// then: wilson(reviews, reviews)\n"
        'MATCH (r:Review) WHERE $area = "" OR r.area = $area\n'
        "RETURN r.area AS area, count(r) AS reviews ORDER BY area;\n",
        encoding="utf-8-sig",
    )
    assert question("theme-profile").title == "Mine"
    assert "agency-failures" in questions()
    answer = asked(store, "theme-profile", area="ASHBY")
    assert answer.rows == [["Ashby", 3, 1.0, 0.439, 1.0]]
    assert answer.items == [[]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("MATCH (r:Review) RETURN count(r) AS n", "line 1: the header has no “// title: …”"),
        (HEADER + "// asks: again\nRETURN 1 AS n", "line 5: “asks” stands twice"),
        (HEADER + "// titel: x\nRETURN 1 AS n", "line 5: “titel” is none of"),
        (HEADER + "RETURN 1 AS m", "“columns” and RETURN differ: n; m"),
        (HEADER + "RETURN 1 AS n, 2 AS m", "differ"),
        (HEADER + "RETURN 1", "needs a name"),
        (HEADER + "RETURN $x AS n", r"\$x is used, but there is no “// parameter: x”"),
        (HEADER + "// parameter: x = 1\nRETURN 1 AS n", "the parameter “x” is never used"),
        (HEADER + "// parameter: x = 1.5\nRETURN $x AS n", "line 5: “x = 1.5” is not of the form"),
        (HEADER + "// parameter: X\nRETURN $X AS n", "not of the form"),
        (HEADER + "// parameter: end = 1\nRETURN $end AS n", "“end” is a word of Cypher"),
        (HEADER + "// parameter: x\n// parameter: x\nRETURN $x AS n", "line 6: the parameter “x”"),
        (HEADER.replace("n\n", "case\n") + "RETURN 1 AS `case`", "“case” is a word of Cypher"),
        (HEADER + "// column: m = x\nRETURN 1 AS n", "line 5: “m” is none of the “columns”"),
        (HEADER + "// column: n\nRETURN 1 AS n", "line 5: “n” is not of the form: column = what"),
        (HEADER + "// column: n = x\n// column: n = y\nRETURN 1 AS n", "line 6: .*twice"),
        (HEADER + "// then: wilson(n)\nRETURN 1 AS n", "wilson takes 2 columns"),
        (HEADER + "// then: mean(n)\nRETURN 1 AS n", "“then” can be: wilson; not “mean”"),
        (HEADER + "// then: wilson\nRETURN 1 AS n", "not of the form"),
        (HEADER + "CREATE (n)", "CREATE cannot begin"),
        (HEADER + "MATCH (c:Case) RETURN count(c) AS n", "write .c:`Case`."),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_with_its_place(
    own: Path, text: str, words: str
) -> None:
    (own / "mine.cypher").write_text(text, encoding="utf-8")
    with pytest.raises(GraphkitError, match=words) as refused:
        question("mine")
    assert str(own / "mine.cypher") in str(refused.value)
    question("theme-profile")  # another question is no worse for it


def test_a_question_that_is_not_utf8_is_refused(own: Path) -> None:
    (own / "mine.cypher").write_bytes(HEADER.encode() + b"RETURN '\xe9' AS n")
    with pytest.raises(GraphkitError, match="UTF-8"):
        question("mine")


@pytest.mark.parametrize(
    ("count", "of", "interval"),
    [
        (0, 10, (0.0, 0.0, 0.278)), (1, 10, (0.1, 0.018, 0.404)), (5, 10, (0.5, 0.237, 0.763)),
        (10, 10, (1.0, 0.722, 1.0)), (81, 263, (0.308, 0.255, 0.366)), (0, 0, (None,) * 3),
    ],
)  # fmt: skip
def test_wilsons_interval(count: int, of: int, interval: tuple[Any, ...]) -> None:
    assert wilson(count, of) == interval


def test_an_interval_in_words() -> None:
    assert percent(*wilson(8, 9)) == "89% (56–98%)"
    assert percent(*wilson(0, 0)) == ""


@pytest.mark.parametrize(("count", "of"), [(3, 2), (-1, 2)])
def test_a_count_above_its_whole_is_no_share(count: int, of: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(count, of)


@pytest.mark.parametrize("seed", range(6))
def test_answers_are_those_worked_out_by_hand_on_any_graph(tmp_path: Path, seed: int) -> None:
    """Against a plain reading of the records, row by row, on graphs made by chance."""
    chance = random.Random(seed)
    records = [some_record(chance, n) for n in range(25)]
    oracle = Oracle(records, Register(), THEMES)
    store = store_of(tmp_path, *records)
    for theme in THEMES.by_id:
        answer = asked(store, "agency-failures", theme=theme)
        assert [(*row[:4], row[7]) for row in answer.rows] == oracle.agency_failures(theme)
        profile = asked(store, "theme-profile", theme=theme)
        assert [row[:3] for row in profile.rows] == oracle.theme_profile(theme)
    repeated = asked(store, "repeated-failures", least="1")
    assert [tuple(row[:3]) for row in repeated.rows] == oracle.repeated_failures()
    for case in oracle.cases[:3]:
        links = asked(store, "case-links", case_id=case, most="999")
        assert [(row[0], *row[3:]) for row in links.rows] == oracle.case_links(case)
    store.close()


def some_record(chance: random.Random, n: int) -> Record:
    """A review of one to three cases, now and then of none, with what chance gives it."""
    cases = [Case(f"Child {letter}", sex=chance.choice(["male", None])) for letter in
             chance.sample("ABCD", chance.choice([0, 1, 1, 1, 2, 3]))]  # fmt: skip
    for case in cases:
        case.factors = chance.sample(sorted(THEMES.by_id), chance.choice([0, 1]))
    bodies = {PCT: "health-commissioning", CCG: "health-commissioning", "GP": "general-practice",
              "Ashby Police": "police", "Brook Police": "police"}  # fmt: skip
    named = chance.sample(sorted(bodies), chance.choice([0, 1, 2]))
    items = [some_item(chance, i, [case.label for case in cases], sorted(bodies))
             for i in range(chance.choice([0, 2, 5]))]  # fmt: skip
    board, published = chance.choice([ASHBY, BROOK, None]), chance.choice(["2011", None])
    return record(f"r{n:02}", items, cases, [(name, bodies[name]) for name in named],
                  board=board, published=published)  # fmt: skip


def some_item(chance: random.Random, i: int, labels: list[str], bodies: list[str]) -> Any:
    """A statement of any kind."""
    kinds = ["finding", "finding", "good-practice", "learning", "recommendation", "action"]
    types = ["police", "general-practice", "health-commissioning", "all-agencies"]
    return item(
        f"i{i}", chance.choice(kinds), case=chance.choice([*labels, None]),
        themes=chance.sample(sorted(THEMES.by_id), chance.choice([0, 1, 2])),
        responsible=chance.sample(types, chance.choice([0, 1, 2])),
        mentioned=chance.sample(types, chance.choice([0, 1])),
        bodies={name: chance.choice(["responsible", "mentioned"])
                for name in chance.sample(bodies, chance.choice([0, 0, 1, 2]))},
    )  # fmt: skip
