"""The building blocks of training scenarios: `import/scenario/`, which a trainer edits."""

import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit import resources
from graphkit.errors import GraphkitError

PERSONS = ("subject", "carer", "partner", "relative", "sibling", "place")
ACTORS = ("who", "Who", "team")
KINDS = ("child", "adult")
ENOUGH = 4
"""Texts of a decision at the least: what leads to it, the question, two answers."""
THEMES, AGENCIES, FAMILY = ("themes.toml", "risks.toml"), "agencies.toml", "family.toml"


@dataclass(frozen=True, slots=True)
class Theme:
    """How a theme's failure is told. `when` has a pattern of passages for each closer wording.

    `decisions` are what leads to a question, the question and its answers, the one that good
    practice points to first; what a pattern of `never` is found in is not cited.
    """

    words: list[str]
    when: list[tuple[re.Pattern[str], str]]
    aims: list[str]
    decisions: list[list[str]]
    questions: list[str]
    good: list[str]
    lives: list[str]
    never: list[re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts for a type of agency, and what it sees: events (what happens, its name) by kind."""

    who: str
    team: str
    events: Mapping[str, list[list[str]]]


@dataclass(frozen=True, slots=True)
class Words:
    """Everything in `import/scenario/`. `family` holds names, places, ages and households."""

    themes: dict[str, Theme]
    actors: dict[str, Actor]
    family: dict[str, Any]
    cited: re.Pattern[str]


def load_words() -> Words:
    """The building blocks, an analyst's own files before the shipped ones.

    Raises GraphkitError naming the file, the table and the fault.
    """
    themes = {id: theme for name in THEMES for id, theme in _themes(_path(name))}
    family = _table(_path(FAMILY))
    try:
        cited = re.compile(family["cited"]["pattern"], re.IGNORECASE)
        _check_family(family)
    except (KeyError, TypeError, ValueError, IndexError, re.error) as error:
        raise _wrong(_path(FAMILY), "the file", error) from error
    return Words(themes, dict(_actors(_path(AGENCIES))), family, cited)


def _path(name: str) -> Path:
    return resources.file("import", f"scenario/{name}")


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GraphkitError(f"{path}: this is not TOML in UTF-8: {error}.") from error


def _themes(path: Path) -> Iterator[tuple[str, Theme]]:
    from graphkit.themes import load_themes

    known = load_themes().by_id
    for id, table in _table(path).items():
        try:
            if id not in known:
                raise ValueError("there is no such theme in import/themes.toml")
            yield id, _theme(table)
        except (KeyError, TypeError, ValueError, re.error) as error:
            raise _wrong(path, f"[{id}]", error) from error


def _theme(table: Mapping[str, Any]) -> Theme:
    when = [(re.compile(pattern, re.IGNORECASE), words) for pattern, words in table["when"]]
    made = Theme(
        _texts(table["words"]), when, _texts(table["aims"]),
        [_texts(each) for each in table["decisions"]], _texts(table["questions"]),
        _texts(table["good"]), list(table.get("lives", [])),
        [re.compile(pattern, re.IGNORECASE) for pattern in table.get("never", [])],
    )  # fmt: skip
    for text in (*made.words, *(words for _, words in when)):
        _check(text, {*PERSONS, *ACTORS} - {"sibling"})
    if any(len(each) < ENOUGH for each in made.decisions):
        raise ValueError("a decision is what leads to it, a question and at least two answers")
    decisions = [text for each in made.decisions for text in each]
    for text in (*made.aims, *made.questions, *made.good, *decisions):
        _check(text, {*PERSONS} - {"sibling"})
    for text in made.lives:
        _check(text, {*PERSONS})
    return made


def _actors(path: Path) -> Iterator[tuple[str, Actor]]:
    for id, table in _table(path).items():
        try:
            events = {kind: [_texts(each) for each in table[kind]] for kind in KINDS}
            for kind, told in events.items():
                for what, called in told:
                    allowed = {*PERSONS} - ({"sibling"} if kind == "adult" else set())
                    _check(what, allowed)
                    _check(called, set())
            yield id, Actor(table["who"], table["team"], events)
        except (KeyError, TypeError, ValueError) as error:
            raise _wrong(path, f"[{id}]", error) from error


def _texts(texts: Any) -> list[str]:
    if not isinstance(texts, list) or not texts or not all(isinstance(t, str) for t in texts):
        raise ValueError(f"{texts!r} is no list of texts")
    return texts


def _check(text: str, allowed: set[str]) -> None:
    """Raises ValueError for a text with a word in braces that is not one of `allowed`."""
    for _, name, _, _ in string.Formatter().parse(text):
        if name is not None and name not in allowed:
            raise ValueError(f"{{{name}}} cannot be used in “{text}”")


def _check_family(family: Mapping[str, Any]) -> None:
    for kind in KINDS:
        _texts(family["endings"][kind])
        if len(_texts(family["households"][kind])) != len(_texts(family["sexes"][kind])):
            raise ValueError(f"there are not as many sexes as households ({kind})")
    for sort in ("girls", "boys", "women", "men", "surnames"):
        _texts(family["names"][sort])
    for sort in ("towns", "homes", "since"):
        _texts(family["places"][sort])
    for youngest, oldest, unit in family["ages"].values():
        if not 0 <= youngest <= oldest or unit not in ("months", "years"):
            raise ValueError(f"{youngest} to {oldest} {unit} is no age")
    if not all(isinstance(weeks, int) and words for words, weeks in family["pace"]["steps"]):
        raise ValueError("a step of the pace is its words and a number of weeks")
    _texts(family["households"]["strengths"])
    for end in ("oldest", "youngest"):
        if not all(isinstance(years, int) for years in family[end].values()):
            raise ValueError(f"the {end} age with an agency or theme is a whole number of years")


def _wrong(path: Path, place: str, error: Exception) -> GraphkitError:
    said = f"{error} is missing" if isinstance(error, KeyError) else error
    return GraphkitError(f"{path}, {place}: {said}. Mend it, or take the shipped file again.")
