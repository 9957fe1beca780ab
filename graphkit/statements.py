"""Splits a part of a document into statements: each one that an analyst would file by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.formats import Formats, Label
from graphkit.parts import Part
from graphkit.sentences import Span, clauses, sentences
from graphkit.wording import Wording

LISTING = re.compile(r"^[^:;.]{3,160}:\s+(?=\S)")
LETTERED = re.compile(r"(?:(?<=\s)|^)\((?P<letter>[a-h])\)\s+")
# A sentence this short that begins with such a word cannot be read without the one before it.
LEANING = re.compile(r"^(?:This|That|These|It|Neither|Both|Such)\b")
LEANING_WORDS = 9


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that may become an item: their span, kind (None: not yet decided) and printed ref."""

    start: int
    end: int
    kind: str | None = None
    ref: str | None = None
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Splitter:
    """Splits parts by their layout and their wording."""

    text: str
    formats: Formats
    wording: Wording

    def statements(self, part: Part) -> list[Statement]:
        """The statements of a part, in order; none where it only introduces or instructs."""
        start, end = self._without_instruction(part.start, part.block.end)
        if start >= end or part.role is None or part.introduces:
            return []
        label = self.formats.label(self.text[start:end])
        if label and not part.role.kind:
            label = None
        start += label.end if label else 0
        if part.role.read == "sentences" or part.role.holds in ("prose", "case"):
            return list(self._judging(start, end))
        found = self._listed(start, end) or self._lettered(start, end) or [(start, end)]
        ref = label.ref if label else None
        return [s for span in found for s in self._turning(Statement(*span, None, ref, label), part)]

    def _without_instruction(self, start: int, end: int) -> Span:
        match = self.wording.instructions.match(self.text[start:end])
        return (start + match.end() if match else start), end

    def _listed(self, start: int, end: int) -> list[Span]:
        """The clauses of "Learning includes: a; b; and c"."""
        lead = LISTING.match(self.text[start:end])
        if not lead or ";" not in self.text[start + lead.end() : end]:
            return []
        return clauses(self.text, start + lead.end(), end)

    def _lettered(self, start: int, end: int) -> list[Span]:
        """The clauses of "… (a) …; (b) …" where each is long enough to stand alone."""
        marks = [start + m.start() for m in LETTERED.finditer(self.text[start:end])]
        if len(marks) < 2:
            return []
        bounds = [*marks, end]
        spans = list(zip(bounds, bounds[1:], strict=False))
        return spans if min(b - a for a, b in spans) > 40 else []

    def _turning(self, statement: Statement, part: Part) -> Iterator[Statement]:
        """One statement, or two where a paragraph turns from praise to a gap."""
        role = part.role
        allowed = {role.holds, *role.may} if role else set()
        if not {"finding", "good-practice"} <= allowed:
            yield statement
            return
        start = statement.start
        for span in sentences(self.text, statement.start, statement.end)[1:]:
            if self._turns(start, span, statement.end):
                yield Statement(start, span[0], None, statement.ref, statement.label)
                start = span[0]
        yield Statement(start, statement.end, None, statement.ref, statement.label)

    def _turns(self, start: int, span: Span, end: int) -> bool:
        if not self.wording.turning(self.text[slice(*span)]):
            return False
        before = self.wording.judgement(self.text[start : span[0]])
        after = self.wording.judgement(self.text[span[0] : end])
        return before is not None and after is not None and before != after

    def _judging(self, start: int, end: int) -> Iterator[Statement]:
        before: Span | None = None
        for span in sentences(self.text, start, end):
            words = self.text[slice(*span)]
            kind = self.wording.judgement(words)
            if kind:
                lean = before and LEANING.match(words) and len(words.split()) <= LEANING_WORDS
                yield Statement(before[0] if lean and before else span[0], span[1], kind)
            before = span if not kind else None
