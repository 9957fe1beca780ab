"""Splits a part of a document into statements: each one that an analyst would file by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from graphkit.formats import Formats, Label
from graphkit.judge import Judge
from graphkit.parts import Part
from graphkit.sentences import Span, clauses, sentences

LISTING = re.compile(r"^[^:;.]{3,160}:\s+(?=\S)")
LETTERED = re.compile(r"(?:(?<=\s)|^)\((?P<letter>[a-h])\)\s+")
NUMBERED = re.compile(r"(?:(?<=\s)|^)\d{1,2}\)\s+(?=[A-Z‘'“])")
# A sentence this short that leans on the one before it cannot be read without it.
LEANING_WORDS = 9
# Added to the probability from which a sentence of prose is an item: under a heading that promises
# findings, and in a narrative.
ANALYSIS, NARRATIVE = -0.06, 0.12


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
    judge: Judge
    document: str

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
            return list(self._judging(start, end, part))
        found = (
            self._listed(start, end)
            or self._marked(LETTERED, start, end)
            or self._marked(NUMBERED, start, end)
            or [(start, end)]
        )
        ref = label.ref if label else None
        whole = [Statement(*span, None, ref, label) for span in found]
        return [turned for one in whole for turned in self._turning(one, part)]

    def _without_instruction(self, start: int, end: int) -> Span:
        match = self.judge.wording.instructions.match(self.text[start:end])
        return (start + match.end() if match else start), end

    def _listed(self, start: int, end: int) -> list[Span]:
        """The clauses of "Learning includes: a; b; and c"."""
        words = self.text[start:end]
        lead = LISTING.match(words)
        begin = lead.end() if lead else 0
        if not (lead or words[:1].islower()) or ";" not in words[begin:]:
            return []
        return clauses(self.text, start + begin, end)

    def _marked(self, mark: re.Pattern[str], start: int, end: int) -> list[Span]:
        """The clauses of "(a) …; (b) …" or "1) … 2) …", where each can stand alone."""
        marks = [start + m.start() for m in mark.finditer(self.text[start:end])]
        if len(marks) < 2 and not (marks and marks[0] > start + 40):
            return []
        marks = [start, *marks] if marks[0] > start + 40 else marks
        bounds = [*marks, end]
        spans = [self._unmarked(mark, *pair) for pair in pairwise(bounds)]
        return spans if min(b - a for a, b in spans) > 30 else []

    def _unmarked(self, mark: re.Pattern[str], start: int, end: int) -> Span:
        """A clause without its own mark and the white space round it."""
        own = mark.match(self.text[start:end])
        words = self.text[start:end].rstrip()
        return start + (own.end() if own else 0), start + len(words)

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
        if not self.judge.wording.turning(self.text[slice(*span)]):
            return False
        before = self.judge.wording.judgement(self.text[start : span[0]])
        after = self.judge.wording.judgement(self.text[span[0] : end])
        return before is not None and after is not None and before != after

    def _judging(self, start: int, end: int, part: Part) -> Iterator[Statement]:
        before: Span | None = None
        for span in sentences(self.text, start, end):
            words = self.text[slice(*span)]
            if self._judges(words, part):
                kind = self._judged(words, part)
                whole = before if before and self._leans(words) else span
                yield Statement(whole[0], span[1], kind)
                before = None
            else:
                before = span

    def _leans(self, words: str) -> bool:
        leaning = self.judge.wording.leaning.match(words)
        return bool(leaning) and len(words.split()) <= LEANING_WORDS

    def _judges(self, words: str, part: Part) -> bool:
        if self.judge.wording.remarks.every(words):
            return False
        lean = ANALYSIS if part.role and part.role.kind else NARRATIVE
        likely = self.judge.judges(words, part.headings[-2:], self.document)
        return likely >= self.judge.sentences.threshold + lean

    def _judged(self, words: str, part: Part) -> str:
        role = part.role
        if role is not None and role.kind:
            return self.judge.kind(words, role.holds, role.may, weight=0.0)
        return self.judge.kind(words, "finding", ("good-practice",), weight=0.0)
