"""What is an item under a heading that no format knows, or that most often holds nothing."""

from dataclasses import dataclass

from graphkit.judge import Judge
from graphkit.parts import Part
from graphkit.record import KINDS

# Under a heading that no format knows, what is an item by its words alone from this probability on.
UNPROMISED = 0.7
# So few words under such a heading are a name or a label.
STATED_WORDS = 6
TOLD = ("finding", "good-practice")
PLAIN, SURELY = 0.5, 0.75


@dataclass(frozen=True, slots=True)
class Unpromised:
    """Tells items by their words alone, in a document of this type."""

    judge: Judge
    document: str

    def items(self, said: list[str], part: Part) -> list[bool]:
        """Which words are an item by themselves; what is told of the case must judge as well."""
        judged = self.judge.judges(said, nearest(part), self.document) if said else []
        self.judge.prepare(said)
        return [
            states >= UNPROMISED and len(words.split()) >= STATED_WORDS
            and self._fits(words, judges, part)
            and not self.judge.wording.remarks.every(words)
            for words, states, judges in zip(said, self.judge.states(said), judged, strict=True)
        ]  # fmt: skip

    def _fits(self, words: str, judges: float, part: Part) -> bool:
        """Whether words of their kind may stand here: under a heading that most often holds
        nothing, only what judges practice."""
        if self.judge.free_kind(words, KINDS) in TOLD:
            return self._told(words, judges, part)
        return part.role is None

    def _told(self, words: str, judges: float, part: Part) -> bool:
        """Whether words under a heading that no format knows judge practice: in a paragraph, which
        may only tell the story, they have a word of judgement or are all but sure."""
        if part.block.kind == "item":
            return judges >= self.judge.sentences.threshold
        return judges >= (PLAIN if self.judge.wording.judgement(words) else SURELY)


def nearest(part: Part) -> tuple[str, ...]:
    """The headings that a sentence is read under: the writer's own subheading says more of it
    than the section, and stands alone."""
    return part.headings[-1:] if own_heading(part) else part.headings[-2:]


def own_heading(part: Part) -> bool:
    """Whether a part stands below a subheading of the writer's own, which promises nothing."""
    return part.role is not None and part.headings[-1:] != (part.role.heading,)
