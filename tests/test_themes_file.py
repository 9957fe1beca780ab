"""Themes by name, and the file of themes: an analyst's own, edited, or broken."""

import tomllib
from pathlib import Path

import pytest

from graphkit import resources
from graphkit.errors import GraphkitError, UnknownName
from graphkit.themes import Themes, load_themes

PLAIN = 'name = "N"\nfacet = "risk"\ndefinition = "D"\n'


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
