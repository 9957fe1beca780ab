"""The building blocks: enough of them for every theme and agency, and mistakes in them told."""

import re
from pathlib import Path

import pytest

from graphkit.bodies import load_register
from graphkit.errors import GraphkitError
from graphkit.scenario_chance import Chance
from graphkit.scenario_files import escaped
from graphkit.scenario_guard import exposed
from graphkit.scenario_words import load_words
from graphkit.themes import load_themes
from tests.conftest import Run

BLOCKS = Path(__file__).parents[1] / "import" / "scenario"


def test_every_theme_and_every_agency_type_has_its_words() -> None:
    words = load_words()
    assert words.themes.keys() == load_themes().by_id.keys()
    assert words.actors.keys() == load_register().types.keys()


def test_there_is_a_choice_for_children_and_for_adults() -> None:
    words = load_words()
    facets = {id: theme.facet for id, theme in load_themes().by_id.items()}
    practice = [theme for id, theme in words.themes.items() if facets[id] == "practice"]
    assert len(practice) == 28
    for theme in practice:
        assert len(theme.words) >= 2
        assert len(theme.decisions) >= 2
        assert len(theme.aims) >= 2
        assert len(theme.questions) >= 3
        assert len(theme.good) >= 3
    assert all(len(theme.lives) == 2 for id, theme in words.themes.items() if facets[id] == "risk")
    assert min(len(actor.events[kind]) for actor in words.actors.values() for kind in
               ("child", "adult")) >= 2  # fmt: skip


def test_what_is_seen_has_a_name_of_its_own() -> None:
    for kind in ("child", "adult"):
        told = [event[1] for actor in load_words().actors.values() for event in actor.events[kind]]
        assert len(told) == len({*told})


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("themes.toml", "[recording]", "[recordings]",
         "[recordings]: there is no such theme in import/themes.toml"),
        ("themes.toml", "[recording]\nwords = [", "[recording]\nword = [", "'words' is missing"),
        ("themes.toml", "{Who} begins again", "{Wer} begins again", "{Wer} cannot be used in"),
        ("agencies.toml", "[\"{sibling} tells", "[\"{child} tells", "{child} cannot be used in"),
        ("family.toml", "\"10-15\" = [10, 15,", "\"10-15\" = [15, 10,", "15 to 10 years is no age"),
        ("family.toml", "[ages]", "[ages", "this is not TOML in UTF-8"),
    ],
)  # fmt: skip
def test_a_mistake_in_an_own_file_is_told(
    name: str, old: str, new: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    run: Run,
) -> None:  # fmt: skip
    own = tmp_path / "import" / "scenario"
    own.mkdir(parents=True)
    shipped = (BLOCKS / name).read_text(encoding="utf-8")
    assert shipped.count(old) >= 1
    (own / name).write_text(shipped.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path))
    with pytest.raises(GraphkitError, match=re.escape(said)) as told:
        load_words()
    assert str(own / name) in str(told.value)


def test_a_seeds_order_does_not_hang_on_the_order_given() -> None:
    letters = [*"abcdefgh"]
    assert Chance(3).order("x", letters) == Chance(3).order("x", letters[::-1])
    assert sorted(Chance(3).order("x", letters)) == letters
    assert len({"".join(Chance(seed).order("x", letters)) for seed in range(20)}) == 20


@pytest.mark.parametrize("text", [
    "*bold* _and_ `code` [link](http://x)", "<script>alert(1)</script>", "1. no list", "- no list",
    "a | b", "&amp; & &#10;", "\\* kept", "# no heading", "+ no list", "12) no list",
])  # fmt: skip
def test_the_words_of_a_source_stand_as_they_are(text: str) -> None:
    from markdown_it import MarkdownIt
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(MarkdownIt("commonmark").render(escaped(text))).body
    assert body is not None
    assert [child.tag for child in body.iter()] == ["p"]
    assert body.text().strip() == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Ashby Police came.", ["Ashby Police"]),
        ("Child Abe and Child A’s toy", ["Child A"]),
        ("The Ashby\nPolice", ["Ashby Police"]),
        ("In May 2014, on 3/4/2015 and on 2nd June.", ["May 2014", "3/4/2015", "2nd June"]),
        ("It may be so; week 20, 2 children, Stage 19.", []),
    ],
)
def test_what_gives_a_source_away_is_found(text: str, found: list[str]) -> None:
    assert exposed(text, ["Ashby Police", "Child A", "Norbury"]) == found
