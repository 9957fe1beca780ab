"""What a learned coder sees of a statement: words and pairs of words, cues, kind, bodies.

Word features carry a whole-number weight (inverse document frequency) and are scaled to one
length together; the others stand beside them unscaled. All arithmetic up to one square root is in
whole numbers, so that scores are equal on every machine.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from graphkit.bodies import Mention, Register
from graphkit.themes import Cue, Themes
from graphkit.tokens import MOST_REMEMBERED

WORD = re.compile(r"@?[^\W_]+(?:[’'][a-z]+)?")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a statement: its words as they follow each other, and everything else."""

    said: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words, and the pairs of neighbouring words, each once, in order."""
        return tuple(dict.fromkeys(chain(self.said, map(" ".join, pairwise(self.said)))))


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement to be coded: its words, the bodies in it, and what is known of its place.

    `bodies` are the types that answer for it by its place, `known` those its document names.
    """

    text: str
    mentions: Sequence[Mention] = ()
    kind: str = ""
    headings: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Features:
    """Turns statements into features by the vocabulary."""

    themes: Themes
    register: Register

    def blanked(self, statement: Statement) -> str:
        """A statement's words with the names of bodies as spaces; its length stays."""
        return self.register.blank(statement.text, statement.mentions)

    def cues(self, statement: Statement) -> list[Cue]:
        """The cues in a statement's words, names left out of account."""
        return self.themes.cues(self.blanked(statement))

    def of_themes(self, statement: Statement, cues: Iterable[Cue] | None = None) -> Seen:
        """What tells a statement's themes: its words, its cues, its heading's cues, its kind.

        `cues` are those in its words, where they are known already.
        """
        own = self.cues(statement) if cues is None else cues
        heading = statement.headings[-1] if statement.headings else ""
        above = [f"head={cue.theme}" for cue in self.themes.cues(heading)] if heading else []
        others = (
            *_counted([f"cue={cue.theme}" for cue in own]), *dict.fromkeys(above),
            f"kind={statement.kind}",
        )  # fmt: skip
        return Seen(words_of(self.blanked(statement)), others)


class Pieces(dict[str, tuple[str, ...]]):
    """From a piece of text without white space to its words; it fills itself as pieces are met."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[piece] = words = tuple(WORD.findall(piece.casefold().replace("’", "'")))
        return words


PIECES = Pieces()


# One statement is asked by one model after another, each about all statements of a document.
@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """A text's words as they follow each other, in lower case."""
    return tuple(chain.from_iterable(map(PIECES.__getitem__, text.split())))


def grams(text: str) -> Seen:
    """What tells a statement's kind: its words alone."""
    return Seen(words_of(text))


def under(text: str, headings: Sequence[str], document: str) -> Seen:
    """What tells whether a sentence of prose judges: its words, its headings, the document."""
    above = dict.fromkeys(word for h in headings for word in WORD.findall(h.casefold()))
    return Seen(words_of(text), (*(f"under={word}" for word in above), f"document={document}"))


def _counted(names: Sequence[str]) -> Iterator[str]:
    """Each name once, and once more, marked, where it stands at least twice."""
    for name in dict.fromkeys(names):
        yield name
        if names.count(name) > 1:
            yield f"{name}+"
