"""The shipped cues of themes, and the search for cues in a text."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from graphkit.phrases import singular
from graphkit.themes import Cue, Theme, Themes, load_themes

GUIDE = Path(__file__).parents[2] / "shared" / "gold" / "GUIDE.md"
FACETS = {"practice": 28, "risk": 23}


def small(cues: dict[str, float], nots: tuple[str, ...] = ()) -> Themes:
    """One invented theme."""
    return Themes([Theme("sleep", "Sleep", "risk", "How a baby sleeps.", cues, nots)])


def phrases_of(themes: Themes, text: str, theme: str) -> list[str]:
    """The words in `text` that are cues of `theme`."""
    return [text[c.start : c.end] for c in themes.cues(text) if c.theme == theme]


def test_the_table_is_whole(themes: Themes) -> None:
    facets = [theme.facet for theme in themes.by_id.values()]
    assert {facet: facets.count(facet) for facet in facets} == FACETS
    for theme in themes.by_id.values():
        assert theme.name, theme.id
        assert theme.definition.endswith("."), theme.id
        assert len(theme.cues) >= 20, theme.id
        assert all(0 < weight <= 1 for weight in theme.cues.values()), theme.id


@pytest.mark.skipif(not GUIDE.is_file(), reason="the coding guide is not here")
def test_the_ids_are_those_of_the_guide_in_its_order(themes: Themes) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    tables = text[text.index("### Facet *practice*") : text.index("## Agency types")]
    ids = re.findall(r"^\| ([a-z-]{3,}) \|", tables, re.MULTILINE)
    assert [theme for theme in ids if theme != "id"] == list(themes.by_id)


def folded(phrase: str) -> tuple[str, ...]:
    """A phrase as the matcher compares it: case (but for capitals), plurals, hyphens gone."""
    words = re.sub(r"[-’']s?(?= |$)|-", " ", phrase.replace("..", " .. ")).split()
    return tuple(word if word.isupper() else singular(word.casefold()) for word in words)


def test_no_cue_is_listed_twice_and_none_is_its_own_false_friend(themes: Themes) -> None:
    for theme in themes.by_id.values():
        cues = [folded(phrase) for phrase in theme.cues]
        nots = [folded(phrase) for phrase in theme.nots]
        for listed in (cues, nots):
            assert not [a for a, b in pairwise(sorted(listed)) if a == b], theme.id
        assert not set(cues) & set(nots), theme.id


def test_every_false_friend_could_silence_a_cue() -> None:
    """A false friend without a cue in it is dead weight, or a slip of the pen."""
    for theme in load_themes().by_id.values():
        alone = Themes([Theme(theme.id, "", "risk", "", theme.cues)])
        for phrase in theme.nots:
            spoken = " ".join(re.split(r"/\S+|[*. ]+", phrase))
            assert alone.cues(spoken), (theme.id, phrase)


@pytest.mark.parametrize(
    ("theme", "text", "cues"),
    [
        ("information-sharing", "The concern was not shared with the nursery.",
         ["was not shared", "shared with"]),
        ("multi-agency-working", "No strategy meeting took place.",
         ["strategy meeting", "meeting took place"]),
        ("thresholds-and-early-help", "The case was stepped down to early help without a CAF.",
         ["stepped", "early help", "CAF"]),
        ("supervision-and-oversight", "Neither supervision nor management oversight.",
         ["supervision", "management oversight"]),
        ("neglect", "The children were often hungry, with head lice.", ["hungry", "head lice"]),
        ("was-not-brought", "He was not brought to audiology.", ["not brought", "audiology"]),
        ("domestic-abuse", "A DASH was graded as standard after the strangulation.",
         ["DASH", "graded as standard", "strangulation"]),
        ("self-neglect", "Mr Lorne’s hoarding left no room.", ["hoarding"]),
        ("culture-and-language", "An interpreter was not used.", ["interpreter"]),
        ("looked-after-children", "Two foster carers gave notice.", ["foster"]),
    ],
)  # fmt: skip
def test_the_cues_of_a_sentence(themes: Themes, theme: str, text: str, cues: list[str]) -> None:
    assert phrases_of(themes, text, theme) == cues


@pytest.mark.parametrize(
    ("theme", "text"),
    [
        ("neglect", "His self-neglect was long known."),
        ("assessment", "The risk assessment was thorough."),
        ("supervision-and-oversight", "A supervision order was made."),
        ("escalation-and-challenge", "The boy's challenging behaviour grew."),
        ("training-and-knowledge", "Potty training had begun."),
        ("recording", "The criminal justice system moves slowly."),
        ("discharge-and-transfer", "These are transferable lessons."),
        ("risk-outside-the-home", "Two pages of the file were missing."),
        ("was-not-brought", "The opportunity was missed."),
    ],
)
def test_false_friends_are_silent(themes: Themes, theme: str, text: str) -> None:
    assert phrases_of(themes, text, theme) == []


def test_a_cue_says_where_what_and_how_much() -> None:
    assert small({"safe* sleep*": 0.8, "cot": 1.0}).cues("Safer sleeping in a cot") == [
        Cue(0, 14, "safe* sleep*", "sleep", 0.8),
        Cue(20, 23, "cot", "sleep", 1.0),
    ]


def test_the_longer_cue_of_a_theme_stands_for_the_shorter() -> None:
    found = small({"sleep": 0.3, "safe sleep": 0.9}).cues("safe sleep, and sleep")
    assert [(cue.phrase, cue.start) for cue in found] == [("safe sleep", 0), ("sleep", 16)]


def test_of_two_cues_on_the_same_words_the_weightier_stands() -> None:
    found = small({"cot*": 0.3, "cots": 0.9, "co*": 0.5}).cues("two cots")
    assert found == [Cue(4, 8, "cots", "sleep", 0.9)]


def test_themes_do_not_shadow_one_another() -> None:
    one, two = Theme("a", "A", "risk", ".", {"plan": 1.0}), Theme("b", "B", "risk", ".",
                                                                 {"safety plan": 1.0})  # fmt: skip
    assert [cue.theme for cue in Themes([one, two]).cues("a safety plan")] == ["b", "a"]


def test_a_false_friend_silences_only_what_lies_inside_it() -> None:
    found = small({"sleep": 0.5, "sleep place": 0.9}, ("sleep clinic",)).cues
    assert found("The sleep clinic") == []
    assert [c.start for c in found("The sleep clinic on sleep")] == [20]
    assert [c.phrase for c in found("A sleep place")] == ["sleep place"]


def test_a_false_friend_silences_its_own_theme_only() -> None:
    one = Theme("a", "A", "risk", ".", {"order": 1.0}, ("in order to",))
    two = Theme("b", "B", "risk", ".", {"order": 1.0})
    assert [cue.theme for cue in Themes([one, two]).cues("in order to see")] == ["b"]


def test_a_silenced_longer_cue_leaves_the_shorter_one_outside() -> None:
    found = small({"was missed": 1.0, "missed clinic": 1.0}, ("it was missed",))
    assert [c.phrase for c in found.cues("it was missed clinic")] == ["missed clinic"]


def test_an_empty_text_has_no_cues(themes: Themes) -> None:
    assert themes.cues("") == []
