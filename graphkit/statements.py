"""Splits a part of a document into statements: each one that an analyst would file by itself."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from graphkit.formats import Formats, Label, Role
from graphkit.judge import Judge
from graphkit.parts import Part
from graphkit.record import KINDS
from graphkit.sentences import Span, clauses, sentences
from graphkit.unpromised import PLAIN, Unpromised, nearest, own_heading

LISTING = re.compile(r"^[^:;.]{3,160}:\s+(?=\S)")
LETTERED = re.compile(r"(?:(?<=\s)|^)\((?P<letter>[a-h])\)\s+")
CLAUSE_END = re.compile(r"\s*[;,]?(?:\s+and)?\s*$")
# A code before a request ("CSC1 …"), and the last of a run of clauses.
CODED = re.compile(r"(?P<ref>[A-Z]{1,6}\d{1,2}(?:\.\d{1,2})?)[.:)]?\s+(?=[A-Z‘“'])")
LAST_CLAUSE = re.compile(r";\s+and\s+(?=\S)")
NUMBERED = re.compile(r"(?:(?<=\s)|^)\d{1,2}\)\s+(?=[A-Z‘'“])")
# Words before the first mark longer than this are a statement too; so short a clause is none.
LEAD_LETTERS, CLAUSE_LETTERS = 40, 30
# Added to the probability from which a sentence of prose is an item: under a heading that promises
# findings, and in a narrative.
# In a narrative a sentence without a word of judgement is an item only from CERTAIN on.
CERTAIN = 0.95
ANALYSIS, NARRATIVE = -0.06, -0.12
SILENT = -0.2
# A paragraph of so many sentences below a subheading among findings or lessons may tell events too.
TELLING, SENTENCES = ("finding", "learning"), 4
# A sentence turns from the one before it in so many letters ("He did not, however, …").
TURNS_WITHIN = 30


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that may become an item: their span, kind (None: not yet decided) and printed ref.

    `letter` is the mark of a lettered clause ("a"), else empty.
    """

    start: int
    end: int
    kind: str | None = None
    ref: str | None = None
    label: Label | None = None
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Splitter:
    """Splits parts by their layout and their wording."""

    text: str
    formats: Formats
    judge: Judge
    document: str
    begun: Container[str] = ()

    @property
    def _unknown(self) -> Unpromised:
        return Unpromised(self.judge, self.document)

    def statements(self, part: Part) -> list[Statement]:
        """The statements of a part, in order; none where it only introduces or instructs."""
        start, end = self._without_instruction(part.start, part.block.end)
        if start >= end or part.introduces:
            return []
        if part.role is None and part.headings[-1:] and part.headings[-1] in self.begun:
            return self._judging(start, end, part)
        if part.role is None or (part.role.holds == "nothing" and part.role.read == "sentences"):
            return self._unpromised(start, end, part) if part.cell is None else []
        label = self._label(self.text[start:end], part.role)
        start += label.end if label else 0
        if part.role.read == "sentences" or part.role.holds in ("prose", "case"):
            return self._judging(start, end, part)
        if not label and self._tells(start, end, part):
            return self._judging(start, end, part)
        ref = label.ref if label else None
        found = self._split(start, end, part.role.kind == "recommendation")
        whole = [Statement(*span, None, ref, label, letter) for span, letter in found]
        return [turned for one in whole for turned in self._turning(one, part)]

    def _tells(self, start: int, end: int, part: Part) -> bool:
        """Whether a paragraph is prose that tells as well as judges: several sentences below the
        writer's own subheading among findings and lessons."""
        role = part.role
        prose = part.block.kind == "paragraph" and part.cell is None
        if role is None or role.holds not in TELLING or not prose or not own_heading(part):
            return False
        return len(sentences(self.text, start, end)) >= SENTENCES

    def _label(self, words: str, role: Role) -> Label | None:
        """The printed label or code that a statement begins with ("Lesson 2:", "CSC1 …")."""
        if not role.kind:
            return None
        code = CODED.match(words)
        coded = Label(role, code["ref"], code.end()) if code else None
        return self.formats.label(words) or coded

    def _split(self, start: int, end: int, asks: bool) -> list[tuple[Span, str]]:
        """The spans of the statements that a passage enumerates, each with its letter."""
        lettered = self._marked(LETTERED, start, end)
        if lettered:
            return lettered
        listed = [(span, "") for span in self._listed(start, end, asks)]
        return listed or self._marked(NUMBERED, start, end) or [((start, end), "")]

    def _without_instruction(self, start: int, end: int) -> Span:
        words = self.text[start:end]
        match = self.judge.wording.instructions.match(words)
        left = words[match.end() :] if match else words
        return end - len(left.lstrip()), end

    def _listed(self, start: int, end: int, asks: bool) -> list[Span]:
        """The clauses of "Learning includes: a; b; and c", and of a run of requests."""
        words = self.text[start:end]
        lead = LISTING.match(words)
        begin = lead.end() if lead else 0
        run = asks and (words.count(";") > 1 or LAST_CLAUSE.search(words))
        if not (lead or run or words[:1].islower()) or ";" not in words[begin:]:
            return []
        return clauses(self.text, start + begin, end)

    def _marked(self, mark: re.Pattern[str], start: int, end: int) -> list[tuple[Span, str]]:
        """The clauses of "(a) …; (b) …" or "1) … 2) …", where each can stand alone."""
        if ")" not in self.text[start:end]:
            return []
        marks = [start + m.start() for m in mark.finditer(self.text[start:end])]
        led = bool(marks) and marks[0] > start + LEAD_LETTERS
        if len(marks) < 2 and not led:
            return []
        bounds = [*([start] if led else []), *marks, end]
        found = [self._unmarked(mark, *pair) for pair in pairwise(bounds)]
        return found if min(b - a for (a, b), _ in found) > CLAUSE_LETTERS else []

    def _unmarked(self, mark: re.Pattern[str], start: int, end: int) -> tuple[Span, str]:
        """A clause without its own mark, a closing "; and" and white space; and its letter."""
        own = mark.match(self.text[start:end])
        words = CLAUSE_END.sub("", self.text[start:end])
        span = start + (own.end() if own else 0), start + len(words)
        return span, own.groupdict().get("letter", "") if own else ""

    def _turning(self, statement: Statement, part: Part) -> Iterator[Statement]:
        """One statement, or two where a paragraph turns from praise to a gap."""
        role = part.role
        allowed = {role.holds, *role.may} if role else set()
        if not {"finding", "good-practice"} <= allowed:
            yield statement
            return
        start, before = statement.start, statement.end
        for span in sentences(self.text, statement.start, statement.end):
            if span[0] > start and self._turns(start, span, statement.end):
                yield replace(statement, start=start, end=before)
                start = span[0]
            before = span[1]
        yield replace(statement, start=start)

    def _turns(self, start: int, span: Span, end: int) -> bool:
        if not self.judge.wording.turning(self.text[slice(*span)]):
            return False
        before = self.judge.wording.judgement(self.text[start : span[0]])
        after = self.judge.wording.judgement(self.text[span[0] : end])
        return before is not None and after is not None and before != after

    def _judging(self, start: int, end: int, part: Part) -> list[Statement]:
        """The statements that judge practice, each with the sentence before that it leans on."""
        spans = sentences(self.text, start, end)
        said = [self.text[slice(*span)] for span in spans]
        likely = self.judge.judges(said, nearest(part), self.document) if said else []
        found = self._whole(spans, said, self._chosen(said, likely, part))
        self.judge.prepare(self.text[slice(*span)] for span in found)
        return [Statement(*span, self._judged(self.text[slice(*span)], part)) for span in found]

    def _unpromised(self, start: int, end: int, part: Part) -> list[Statement]:
        """The statements under a heading that no format knows: by their words alone."""
        listed = part.block.kind == "item"
        spans = [(start, end)] if listed else sentences(self.text, start, end)
        said = [self.text[slice(*span)] for span in spans]
        found = self._whole(spans, said, self._unknown.items(said, part))
        self.judge.prepare(self.text[slice(*span)] for span in found)
        kinds = (self.judge.free_kind(self.text[slice(*span)], KINDS) for span in found)
        return [Statement(*span, kind) for span, kind in zip(found, kinds, strict=True)]

    def _whole(self, spans: list[Span], said: list[str], chosen: list[bool]) -> list[Span]:
        """The spans chosen, each with the sentence before that it leans on."""
        start = 0
        found: list[Span] = []
        before: Span | None = None
        for span, words, judges in zip(spans, said, chosen, strict=True):
            leans = judges and self._leans(words)
            if leans and before is None and found:
                start = found.pop()[0]
            elif judges:
                start = before[0] if before and leans else span[0]
            if judges:
                found.append((start, span[1]))
            before = None if judges else span
        return found

    def _leans(self, words: str) -> bool:
        """Whether a sentence cannot be read without the one before, and does not turn from it."""
        wording = self.judge.wording
        turns = wording.against.search(words[:TURNS_WITHIN])
        return bool(wording.leaning.match(words)) and not turns

    def _chosen(self, said: list[str], likely: list[float], part: Part) -> list[bool]:
        """Which sentences judge practice: a paragraph of analysis that none is sure to do so has
        its likeliest."""
        chosen = [self._judges(*pair, part) for pair in zip(said, likely, strict=True)]
        if any(chosen) or not (part.role and part.role.kind and likely):
            return chosen
        best = max(likely)
        floor = self.judge.sentences.threshold + SILENT
        return [chance == best >= floor and not self.judge.wording.remarks.every(words)
                for words, chance in zip(said, likely, strict=True)]  # fmt: skip

    def _judges(self, words: str, likely: float, part: Part) -> bool:
        if self.judge.wording.remarks.every(words):
            return False
        if part.role and part.role.kind:
            return likely >= self.judge.sentences.threshold + ANALYSIS
        if part.role is None:
            return likely >= PLAIN and self.judge.wording.judgement(words) is not None
        plain = likely < CERTAIN and self.judge.wording.judgement(words) is None
        return not plain and likely >= self.judge.sentences.threshold + NARRATIVE

    def _judged(self, words: str, part: Part) -> str:
        role = part.role
        if role is not None and role.kind:
            return self.judge.kind(words, role.holds, role.may, weight=0.0)
        return self.judge.kind(words, "finding", ("good-practice",), weight=0.0)
