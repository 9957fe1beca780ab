"""The themes of the coding guide and the cues that point to them, as `import/themes.toml` says."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from graphkit import resources
from graphkit.errors import GraphkitError, UnknownName
from graphkit.lexicon import PROSE
from graphkit.phrases import Match, Phrases, check, outermost

# In order of place: by start, end and theme.
_place = itemgetter(0, 1, 3)
FACETS = ("practice", "risk")
KEYS = ("name", "facet", "definition", "cues", "not")


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of the guide.

    `facet` is `practice` (what agencies did) or `risk` (what children and families lived with).
    `cues` are phrases with their weights, 0 to 1; `nots` are the false friends among phrases,
    which silence a cue that lies inside one.
    """

    id: str
    name: str
    facet: str
    definition: str
    cues: Mapping[str, float]
    nots: tuple[str, ...] = ()


class Cue(NamedTuple):
    """A cue found in a text: its place, the phrase as the table has it, theme and weight."""

    start: int
    end: int
    phrase: str
    theme: str
    weight: float


class Themes:
    """All themes, in the guide's order, and the search for their cues."""

    def __init__(self, themes: Iterable[Theme]) -> None:
        """Raises ValueError for a phrase that the cue notation does not allow."""
        self.by_id = {theme.id: theme for theme in themes}
        self._phrases = Phrases(_meanings(self.by_id.values()), PROSE)
        # One text is asked for its cues several times on its way through extraction.
        self._heard = lru_cache(maxsize=2048)(self._cues)

    def cues(self, text: str) -> list[Cue]:
        """The cues in `text`, in order of place; names of bodies are best blanked before.

        Where one cue of a theme covers another of the same theme, the longer stands for both;
        of two on the same words, the weightier.
        """
        return list(self._heard(text))

    def _cues(self, text: str) -> tuple[Cue, ...]:
        found: dict[str, list[Match]] = {}
        for match in self._phrases.every(text):
            found.setdefault(match.meaning, []).append(match)
        cues: list[Cue] = []
        for id, theme in found.items():
            if id in self.by_id:
                cues += self._weighed(_heard(theme, found.get(_silencing(id), ())))
        return tuple(sorted(cues, key=_place))

    def _weighed(self, matches: Iterable[Match]) -> Iterable[Cue]:
        best: dict[tuple[int, int], Cue] = {}
        for start, end, phrase, id in outermost(matches):
            weight = self.by_id[id].cues[phrase]
            if (start, end) not in best or weight > best[start, end].weight:
                best[start, end] = Cue(start, end, phrase, id, weight)
        return best.values()

    def resolve(self, word: str) -> str:
        """The id of the theme whose id or name `word` is, in any case, hyphens as spaces.

        Raises UnknownName, with the nearest ids: nothing is taken for what it only resembles.
        """
        names = {_folded(name): theme.id for theme in self.by_id.values()
                 for name in (theme.name, theme.id)}  # fmt: skip
        if _folded(word) not in names:
            raise UnknownName("theme", word, self.by_id)
        return names[_folded(word)]


def load_themes() -> Themes:
    """The themes of `import/themes.toml`, an analyst's own file before the shipped one.

    Raises GraphkitError for a file that is not a table of themes, naming file, table and fault.
    """
    return _load(resources.file("import", "themes.toml"))


@lru_cache(maxsize=4)
def _read(path: Path, stamp: tuple[int, int]) -> Themes:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GraphkitError(f"{path}: this is not TOML in UTF-8: {error}.") from error
    try:
        return Themes([_theme(id, table) for id, table in tables.items()])
    except _Wrong as wrong:
        raise GraphkitError(f"{path}: {wrong}") from wrong


def _load(path: Path) -> Themes:
    status = path.stat()
    return _read(path, (status.st_mtime_ns, status.st_size))


class _Wrong(Exception):
    def __init__(self, id: str, what: str) -> None:
        super().__init__(f"[{id}]: {what}")


def _theme(id: str, table: Any) -> Theme:
    if not isinstance(table, dict):
        raise _Wrong(id, "a theme is a table with " + ", ".join(f"“{key}”" for key in KEYS) + ".")
    for key in table:
        if key not in KEYS:
            raise _Wrong(id, f"there is nothing called “{key}”.")
    theme = Theme(
        id, _words(id, table, "name"), _words(id, table, "facet"), _words(id, table, "definition"),
        _cues(id, table), tuple(_phrase(id, phrase) for phrase in _listed(id, table, "not")),
    )  # fmt: skip
    if theme.facet not in FACETS:
        raise _Wrong(id, f"“facet” must be {' or '.join(FACETS)}, not “{theme.facet}”.")
    _check_notation(theme)
    return theme


def _words(id: str, table: Mapping[str, Any], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _Wrong(id, f"“{key}” must be given, in words.")
    return value


def _cues(id: str, table: Mapping[str, Any]) -> dict[str, float]:
    cues: dict[str, float] = {}
    for entry in _listed(id, table, "cues"):
        for phrase, weight in _weighted(id, entry):
            if phrase in cues:
                raise _Wrong(id, f"the cue “{phrase}” is listed twice.")
            cues[phrase] = weight
    return cues


def _weighted(id: str, entry: Any) -> Iterator[tuple[str, float]]:
    """The phrases of one entry: "phrase", {phrase, weight} or {phrases, weight}."""
    given = {"phrase": entry} if isinstance(entry, str) else entry
    if not isinstance(given, dict) or len({"phrase", "phrases"} & set(given)) != 1:
        raise _Wrong(id, f"a cue is a phrase, or has a “phrase” and a “weight”, not {entry!r}.")
    phrases = given.get("phrases", [given.get("phrase")])
    weight = given.get("weight", 1.0)
    for key in sorted(set(given) - {"phrase", "phrases", "weight"}):
        raise _Wrong(id, f"a cue has nothing called “{key}”.")
    if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 <= weight <= 1:
        raise _Wrong(id, f"the weight of {phrases!r} must be a number from 0 to 1.")
    for phrase in phrases if isinstance(phrases, list) else [phrases]:
        yield _phrase(id, phrase), float(weight)


def _listed(id: str, table: Mapping[str, Any], key: str) -> list[Any]:
    entries = table.get(key, [])
    if not isinstance(entries, list):
        raise _Wrong(id, f"“{key}” must be a list.")
    return entries


def _phrase(id: str, phrase: Any) -> str:
    if not isinstance(phrase, str):
        raise _Wrong(id, f"a phrase is words in quotation marks, not {phrase!r}.")
    return phrase


def _check_notation(theme: Theme) -> None:
    for phrase in (*theme.cues, *theme.nots):
        try:
            check(phrase)
        except ValueError as error:
            raise _Wrong(theme.id, str(error)) from error


def _meanings(themes: Iterable[Theme]) -> Iterator[tuple[str, str]]:
    for theme in themes:
        yield from ((phrase, theme.id) for phrase in theme.cues)
        yield from ((phrase, _silencing(theme.id)) for phrase in theme.nots)


def _silencing(id: str) -> str:
    """What a false friend of the theme `id` means to the search; no theme has such an id."""
    return f"not {id}"


def _heard(cues: Iterable[Match], nots: Iterable[Match]) -> list[Match]:
    """The cues that lie inside no false friend."""
    spans = [(match.start, match.end) for match in nots]
    if not spans:
        return [*cues]
    return [
        cue for cue in cues
        if not any(start <= cue.start and cue.end <= end for start, end in spans)
    ]  # fmt: skip


def _folded(name: str) -> str:
    return " ".join(name.replace("-", " ").casefold().split())
