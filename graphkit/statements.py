"""Splits a part of a document into statements: each one that an analyst would file by itself."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graphkit.formats import Formats, Label
from graphkit.judge import Judge
from graphkit.parts import Part
from graphkit.record import KINDS
from graphkit.sentences import Span, clauses, sentences
from graphkit.stretches import Stretch, Stretches
from graphkit.unpromised import PLAIN, Unpromised, nearest

LISTING = re.compile(r"^[^:;.]{3,160}:\s+(?=\S)")
LETTERED = re.compile(r"(?:(?<=\s)|^)\((?P<letter>[a-h])\)\s+")
CLAUSE_END = re.compile(r"\s*[;,]?(?:\s+and)?\s*$")
# The last of a run of clauses.
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

    @property
    def _stretches(self) -> Stretches:
        return Stretches(self.text, self.formats, self.judge.wording, self.begun)

    def all(self, parts: Sequence[Part]) -> list[tuple[Part, list[Statement]]]:
        """The parts, each with its statements; the models are asked about all at once, which is
        quicker than part by part."""
        found = [*map(self._stretches.of, parts)]
        prose = [stretch for stretch in found if stretch and stretch.way != "split"]
        passages = [(self._said(each), nearest(each.part)) for each in prose]
        alone = (text for each in prose if each.way == "unpromised" for text in self._said(each))
        self.judge.foresee(passages, self.document, alone)
        spans = {id(each): self._spans(each) for each in prose}
        self.judge.prepare(self.text[slice(*span)] for some in spans.values() for span in some)
        read = (self._read(each, spans.get(id(each), ())) if each else [] for each in found)
        return [*zip(parts, read, strict=True)]

    def statements(self, part: Part) -> list[Statement]:
        """The statements of a part, in order; none where it only introduces or instructs."""
        stretch = self._stretches.of(part)
        return self._read(stretch, self._spans(stretch)) if stretch else []

    def _said(self, stretch: Stretch) -> list[str]:
        """The sentences of a stretch."""
        return [self.text[slice(*span)] for span in stretch.spans]

    def _read(self, stretch: Stretch, spans: Sequence[Span]) -> list[Statement]:
        """The statements of a stretch, whose `spans` are given where it is prose."""
        part, label = stretch.part, stretch.label
        if stretch.way != "split":
            kind = self._judged if stretch.way == "judging" else self._free
            return [Statement(*span, kind(self.text[slice(*span)], part)) for span in spans]
        ref = label.ref if label else None
        asks = part.role is not None and part.role.kind == "recommendation"
        found = self._split(stretch.start, stretch.end, asks)
        whole = [Statement(*span, None, ref, label, letter) for span, letter in found]
        return [turned for one in whole for turned in self._turning(one, part)]

    def _split(self, start: int, end: int, asks: bool) -> list[tuple[Span, str]]:
        """The spans of the statements that a passage enumerates, each with its letter."""
        lettered = self._marked(LETTERED, start, end)
        if lettered:
            return lettered
        listed = [(span, "") for span in self._listed(start, end, asks)]
        return listed or self._marked(NUMBERED, start, end) or [((start, end), "")]

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

    def _spans(self, stretch: Stretch) -> list[Span]:
        """The statements of prose: those that judge practice, or under a heading that no format
        knows are items by their words alone; each with the sentence before that it leans on."""
        part, said = stretch.part, self._said(stretch)
        if stretch.way == "unpromised":
            return self._whole(stretch.spans, said, self._unknown.items(said, part))
        likely = self.judge.judges(said, nearest(part), self.document) if said else []
        return self._whole(stretch.spans, said, self._chosen(said, likely, part))

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

    def _free(self, words: str, _: Part) -> str:
        return self.judge.free_kind(words, KINDS)
