"""The themes: the shipped table is whole, its cues are found, its faults are named."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from graphkit import resources
from graphkit.errors import GraphkitError, UnknownName
from graphkit.phrases import singular
from graphkit.themes import Cue, Theme, Themes, load_themes

GUIDE = Path(__file__).parents[2] / "shared" / "gold" / "GUIDE.md"
FACETS = {"practice": 28, "risk": 23}
PLAIN = 'name = "N"\nfacet = "risk"\ndefinition = "D"\n'


@pytest.fixture(scope="module")
def themes() -> Themes:
    return load_themes()


def small(cues: dict[str, float], nots: tuple[str, ...] = ()) -> Themes:
    """One invented theme."""
    return Themes([Theme("sleep", "Sleep", "risk", "How a baby sleeps.", cues, nots)])


def phrases_of(themes: Themes, text: str, theme: str) -> list[str]:
    """The words in `text` that are cues of `theme`."""
    return [text[c.start : c.end] for c in themes.cues(text) if c.theme == theme]


# The shipped table


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


# The search


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


# Names


@pytest.mark.parametrize(
    ("word", "id"),
    [
        ("information-sharing", "information-sharing"),
        ("Information sharing", "information-sharing"),
        ("  INFORMATION   SHARING ", "information-sharing"),
        ("Recognition of injuries", "injury-recognition"),
        ("Transition to adult services", "adult-transition"),
        ("Supervision-and oversight", "supervision-and-oversight"),
    ],
)
def test_a_theme_is_known_by_id_or_name(themes: Themes, word: str, id: str) -> None:
    assert themes.resolve(word) == id


@pytest.mark.parametrize("word", ["weather", "", "parental", "supervision", "neglekt"])
def test_what_only_resembles_a_theme_is_refused(themes: Themes, word: str) -> None:
    with pytest.raises(UnknownName, match=f"no theme called “{word}”"):
        themes.resolve(word)


def test_the_refusal_names_near_ids(themes: Themes) -> None:
    with pytest.raises(UnknownName, match=r"Did you mean .*professional-curiosity"):
        themes.resolve("professional inquisitiveness")


# The file


def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Path:
    """An analyst's own table, in place of the shipped one."""
    path = tmp_path / "import" / "themes.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path))
    return path


def test_an_analysts_own_file_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(tmp_path, monkeypatch, f"[sleep]\n{PLAIN}cues = [\"cot\", {{ phrase = \"nap\", "
        "weight = 0.5 }, { weight = 0.2, phrases = [\"bed\", \"sofa\"] }]\nnot = [\"sofa bed\"]")
    theme = load_themes().by_id["sleep"]
    assert theme.cues == {"cot": 1.0, "nap": 0.5, "bed": 0.2, "sofa": 0.2}
    assert theme.nots == ("sofa bed",)


def test_an_edited_file_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own(tmp_path, monkeypatch, f"[one]\n{PLAIN}")
    assert list(load_themes().by_id) == ["one"]
    own(tmp_path, monkeypatch, f"[longer]\n{PLAIN}")
    assert list(load_themes().by_id) == ["longer"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[sleep", "not TOML"),
        ("sleep = 3", r"\[sleep\]: a theme is a table"),
        ("[sleep]\nname = ' '\nfacet = 'risk'\ndefinition = 'D'",
         r"\[sleep\]: “name” must be given"),
        ("[sleep]\nname = 'N'\nfacet = 'risk'", r"\[sleep\]: “definition” must be given"),
        (f"[sleep]\n{PLAIN}".replace("risk", "danger"), r"\[sleep\]: “facet” .* not “danger”"),
        (f"[sleep]\n{PLAIN}cue = ['cot']", r"\[sleep\]: there is nothing called “cue”"),
        (f"[sleep]\n{PLAIN}cues = 'cot'", r"\[sleep\]: “cues” must be a list"),
        (f"[sleep]\n{PLAIN}cues = [3]", r"\[sleep\]: a cue is a phrase"),
        (f"[sleep]\n{PLAIN}cues = [{{weight = 1}}]", r"\[sleep\]: a cue is a phrase"),
        (f"[sleep]\n{PLAIN}cues = [{{phrase = 3}}]", r"\[sleep\]: a phrase is words"),
        (f"[sleep]\n{PLAIN}cues = [{{phrase = 'cot', weight = 2}}]",
         r"\[sleep\]: the weight of \['cot'\]"),
        (f"[sleep]\n{PLAIN}cues = [{{phrase = 'cot', heft = 1}}]",
         r"\[sleep\]: a cue has nothing called “heft”"),
        (f"[sleep]\n{PLAIN}cues = ['cot', {{phrase = 'cot', weight = 0.2}}]",
         r"\[sleep\]: the cue “cot” is listed twice"),
        (f"[sleep]\n{PLAIN}cues = ['..cot']", r"\[sleep\]: .* begins with a gap"),
        (f"[sleep]\n{PLAIN}not = ['s.20']", r"\[sleep\]: No text has the word “s.20”"),
        (f"[sleep]\n{PLAIN}not = [true]", r"\[sleep\]: a phrase is words"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_and_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, fault: str
) -> None:
    path = own(tmp_path, monkeypatch, text)
    with pytest.raises(GraphkitError, match=fault) as error:
        load_themes()
    assert str(error.value).startswith(f"{path}: ")


def test_a_file_in_another_encoding_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(tmp_path, monkeypatch, "").write_bytes(b"[a]\nname = '\xe9'")
    with pytest.raises(GraphkitError, match="not TOML in UTF-8"):
        load_themes()


def test_the_shipped_file_is_plain_toml() -> None:
    path = resources.shipped("import") / "themes.toml"
    assert list(tomllib.loads(path.read_text(encoding="utf-8"))) == list(load_themes().by_id)
