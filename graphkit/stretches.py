"""How each part of a document is to be read for statements, and which words of it."""

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Literal

from graphkit.formats import Formats, Label, Role
from graphkit.parts import Part
from graphkit.sentences import Span, sentences
from graphkit.unpromised import own_heading
from graphkit.wording import Wording

# A code before a request ("CSC1 …").
CODED = re.compile(r"(?P<ref>[A-Z]{1,6}\d{1,2}(?:\.\d{1,2})?)[.:)]?\s+(?=[A-Z‘“'])")
# A paragraph of so many sentences below a subheading among findings or lessons may tell events too.
TELLING, SENTENCES = ("finding", "learning"), 4

Way = Literal["judging", "unpromised", "split"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part and the span of it that is read: `judging` sentence by sentence, as `unpromised`
    words, or `split` into what it enumerates after its printed label."""

    part: Part
    start: int
    end: int
    way: Way
    spans: list[Span]
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Stretches:
    """Tells by their layout how parts are read; `begun` are headings that begin a case."""

    text: str
    formats: Formats
    wording: Wording
    begun: Container[str] = ()

    def of(self, part: Part) -> Stretch | None:
        """The stretch of a part; None where it only introduces or instructs."""
        start, end = self._without_instruction(part.start, part.block.end)
        role = part.role
        if start >= end or part.introduces:
            return None
        if role is None and part.headings[-1:] and part.headings[-1] in self.begun:
            return self._judging(part, start, end)
        if role is None or (role.holds == "nothing" and role.read == "sentences"):
            return self._unpromised(part, start, end) if part.cell is None else None
        label = self._label(self.text[start:end], role)
        start += label.end if label else 0
        if role.read == "sentences" or role.holds in ("prose", "case"):
            return self._judging(part, start, end)
        found = Stretch(part, start, end, "split", [], label)
        return found if label else self._telling(part, start, end) or found

    def _judging(self, part: Part, start: int, end: int) -> Stretch:
        return Stretch(part, start, end, "judging", sentences(self.text, start, end))

    def _unpromised(self, part: Part, start: int, end: int) -> Stretch:
        listed = part.block.kind == "item"
        spans = [(start, end)] if listed else sentences(self.text, start, end)
        return Stretch(part, start, end, "unpromised", spans)

    def _telling(self, part: Part, start: int, end: int) -> Stretch | None:
        """A paragraph that is prose which tells as well as judges: several sentences below the
        writer's own subheading among findings and lessons."""
        role = part.role
        prose = part.block.kind == "paragraph" and part.cell is None
        if role is None or role.holds not in TELLING or not prose or not own_heading(part):
            return None
        found = self._judging(part, start, end)
        return found if len(found.spans) >= SENTENCES else None

    def _label(self, words: str, role: Role) -> Label | None:
        """The printed label or code that a statement begins with ("Lesson 2:", "CSC1 …")."""
        if not role.kind:
            return None
        code = CODED.match(words)
        coded = Label(role, code["ref"], code.end()) if code else None
        return self.formats.label(words) or coded

    def _without_instruction(self, start: int, end: int) -> Span:
        words = self.text[start:end]
        match = self.wording.instructions.match(words)
        left = words[match.end() :] if match else words
        return end - len(left.lstrip()), end
