"""What the words of a statement tell: its kind, whether it says anything, whether it judges.

The words are in `import/wording.toml`; strong signals count 1, weak ones 0.5.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from graphkit import resources
from graphkit.document import fold
from graphkit.errors import GraphkitError
from graphkit.lexicon import PROSE
from graphkit.phrases import Phrases
from graphkit.record import KINDS

WEIGHTS = {"strong": 1.0, "weak": 0.5}
JUDGES_AT = 1.0
# Numbers and single letters alone, such as the refs of others ("5 and 6").
NUMBERS = re.compile(r"(?:[^a-z]|\band\b|\bto\b|(?<![a-z])[a-z](?![a-z]))*")
# A longer statement says something beside the phrase that says nothing.
LONGEST_NOTHING = 400


@dataclass(frozen=True)
class Wording:
    """The signals of kind, and the marks of statements that are none."""

    signals: Phrases
    nothing: Phrases
    whole: frozenset[str]
    pointer: re.Pattern[str]
    remarks: Phrases
    turns: re.Pattern[str]
    leaning: re.Pattern[str]
    against: re.Pattern[str]
    instructions: re.Pattern[str]
    refers: re.Pattern[str]
    closing: re.Pattern[str]
    boards: dict[str, re.Pattern[str]]

    def scores(self, text: str) -> Mapping[str, float]:
        """The weight of each kind's signals in a statement, names of bodies blanked before."""
        return self._scored(text)

    @cached_property
    def _scored(self) -> Callable[[str], Mapping[str, float]]:
        """One statement is asked for its signals by one rule after another."""
        return lru_cache(maxsize=1024)(self._score)

    def _score(self, text: str) -> Mapping[str, float]:
        found = dict.fromkeys(KINDS, 0.0)
        for meaning, _ in {(m.meaning, m.phrase) for m in self.signals.outermost(text)}:
            kind, strength = meaning.split("/")
            found[kind] += WEIGHTS[strength]
        return found

    def judgement(self, text: str) -> str | None:
        """The kind of a sentence of narrative that judges practice; None where it only tells."""
        scores = self.scores(text)
        best = max(("finding", "good-practice"), key=lambda kind: scores[kind])
        return best if scores[best] >= JUDGES_AT else None

    def says_nothing(self, text: str) -> bool:
        """Whether a statement is empty: "N/A", "No single agency learning was identified"."""
        bare = text.strip(" .–—-:*•").casefold()
        if bare in self.whole or NUMBERS.fullmatch(bare):
            return True
        return len(text) < LONGEST_NOTHING and bool(self.nothing.every(text))

    def points_to(self, text: str) -> str | None:
        """The ref that a line only points to ("See 4.1 above"), or None."""
        match = self.pointer.match(fold(text))
        return match["ref"] if match else None

    def turning(self, sentence: str) -> bool:
        """Whether a sentence turns from what was said before it ("However, …")."""
        return bool(self.turns.match(sentence))

    def called(self, board: str) -> re.Pattern[str]:
        """How a text speaks of the one board it names so ("the Board", "the Partnership")."""
        words = (word for word in self.boards if word.casefold() in board.casefold())
        return self.boards[next(words, [*self.boards][-1])]


def load_wording() -> Wording:
    """The wording tables as shipped, or the analyst's own; raises as `read_table` does."""
    return wording(read_table())


def read_table() -> dict[str, Any]:
    """`import/wording.toml` as it stands; raises GraphkitError where it is not TOML."""
    path = resources.file("import", "wording.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GraphkitError(f"{path}: not a table of wording: {error}") from error


def wording(table: dict[str, Any]) -> Wording:
    """The wording that a table in the shape of `import/wording.toml` describes."""
    nothing, boards = table["nothing"], table["boards"]
    return Wording(
        signals=Phrases(_signals(table["kinds"]), PROSE),
        nothing=_phrases(nothing["phrases"]),
        whole=frozenset(nothing["whole"]),
        pointer=re.compile(nothing["pointer"], re.I),
        remarks=_phrases(table["remarks"]["phrases"]),
        turns=re.compile(rf"(?:{'|'.join(table['turns'])})\b", re.I),
        leaning=re.compile(table["leaning"]),
        against=re.compile(table["against"], re.I),
        instructions=re.compile(table["instructions"], re.I),
        refers=re.compile(table["refers"], re.I),
        closing=re.compile(table["closing"], re.I),
        boards={s: re.compile(boards["called"].replace("{short}", s)) for s in boards["short"]},
    )


def _signals(kinds: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, str]]:
    """Each signal with its kind and strength."""
    for kind, strengths in kinds.items():
        for strength, phrases in strengths.items():
            yield from ((phrase, f"{kind}/{strength}") for phrase in phrases)


def _phrases(written: Iterable[str]) -> Phrases:
    return Phrases(((phrase, "") for phrase in written), PROSE)
