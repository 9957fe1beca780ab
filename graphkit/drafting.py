"""Goes through the parts of a document and drafts its items: words, kind, case, refs, row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graphkit.document import Document, fold
from graphkit.formats import PROMISED
from graphkit.knowledge import Knowledge
from graphkit.links import Block
from graphkit.parts import Part
from graphkit.record import KINDS
from graphkit.rows import Row, rows
from graphkit.statements import Splitter, Statement

PRINTED_REF = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}")
COUNTED_REF = re.compile(r"\d{1,2}\)?")
ANSWERING = ("action", "action-taken", "measure")
# The weight of signals of request from which a paragraph beside a list is one too.
ASKS = 1.0


@dataclass(slots=True)
class Draft:
    """A statement on its way to becoming an item."""

    part: Part
    statement: Statement
    text: str
    kind: str
    case: str | None
    row: Row | None
    answers: list[str]
    ref: str | None


@dataclass(slots=True)
class Drafting:
    """Goes through the parts in order, keeping the block of labels and the case being read."""

    document: Document
    knowledge: Knowledge
    labels: list[str]
    type: str
    begun: Mapping[str, str]
    pointers: list[tuple[str, list[str], str]] = field(default_factory=list)
    aside: dict[int, str] = field(default_factory=dict)
    _block: Block = field(default_factory=Block)
    _used: set[tuple[str, str]] = field(default_factory=set)
    _counted: set[str] = field(default_factory=set)
    _referred: bool = False

    def drafts(self, parts: Sequence[Part]) -> Iterator[Draft]:
        """The drafts of all items, in order of place."""
        knows, text = self.knowledge, self.document.text
        splitter = Splitter(text, knows.formats, knows.judge, self.type)
        table = rows(parts, knows.standing)
        refs = any(row.answered for row in table.values())
        self._referred = refs or bool(knows.wording.refers.search(text))
        listed = {p.headings for p in parts if p.block.kind == "item"}
        for part in parts:
            self._notes_label(part)
            for statement in splitter.statements(part):
                draft = self._draft(part, statement, table.get(part.block))
                if draft and (reason := self._no_item(draft, listed)):
                    self.aside[id(part.block)] = reason
                elif draft:
                    yield draft

    def _notes_label(self, part: Part) -> None:
        label = part.label
        scope = part.block.section[:1]
        if scope != self._block.scope and part.block.section:
            self._block.scope = scope
        if label and label.role.kind:
            self._block.label(label.role.kind, label.ref)

    def _draft(self, part: Part, statement: Statement, row: Row | None) -> Draft | None:
        text = fold(self.document.text[statement.start : statement.end])
        role = part.role
        if role is None:
            return None
        kind = statement.kind or self._kind(text, part, role.holds)
        if kind not in KINDS or self._empty(text, kind):
            return None
        if statement.label and statement.label.role.kind == kind:
            self._block.label(kind, statement.label.ref)
        ref = self._ref(part, statement, kind, row)
        answers = row.answers(kind) if row else self._block.answers(kind)
        answers = answers or self._named_answers(text, kind)
        return Draft(part, statement, text, kind, self._case(part), row, answers, ref)

    def _named_answers(self, text: str, kind: str) -> list[str]:
        """The recommendation that an action or measure names in its own words."""
        named = self.knowledge.wording.refers.search(text) if kind in ANSWERING else None
        return [named["ref"]] if named and named["ref"] in self._counted else []

    def _kind(self, text: str, part: Part, holds: str) -> str:
        role = part.role
        may = role.may if role else ()
        if holds == "comments":
            return self.knowledge.judge.free_kind(text, may)
        if holds not in KINDS:
            return "nothing"
        return self.knowledge.judge.kind(text, holds, may, role.promise if role else PROMISED)

    def _empty(self, text: str, kind: str) -> bool:
        """Whether a statement says nothing, only points elsewhere, or only rejects a request."""
        wording = self.knowledge.wording
        target = wording.points_to(text)
        if target:
            self.pointers.append((target, self._block.answers(kind), kind))
        rejected = self.knowledge.standing.rejects(text)
        return bool(target) or rejected or wording.says_nothing(text)

    def _no_item(self, draft: Draft, listed: set[tuple[str, ...]]) -> str:
        """Why a paragraph is no item: it remarks on the review, or stands beside a list of
        requests and asks nothing; "" for an item."""
        if draft.part.block.kind == "item" or draft.part.cell:
            return ""
        if self.knowledge.wording.remarks.every(draft.text):
            return "read as a remark on the review itself"
        beside = draft.kind == "recommendation" and draft.part.headings in listed
        signals = self.knowledge.wording.scores(draft.text)
        asks = max(signals["recommendation"], signals["learning"]) >= ASKS
        return "" if asks or not beside else "stands beside a list of requests and asks nothing"

    def _ref(self, part: Part, statement: Statement, kind: str, row: Row | None) -> str | None:
        """The printed ref of a statement; a lettered clause's is such as "1(a)"."""
        ref = self._own_ref(part, statement, kind, row)
        return f"{ref.split()[-1]}({statement.letter})" if ref and statement.letter else ref

    def _own_ref(
        self, part: Part, statement: Statement, kind: str, row: Row | None
    ) -> str | None:
        if statement.ref:
            return statement.ref
        if row and row.ref and kind == row.ref_kind:
            return row.ref
        label, number = part.label, part.block.number
        if label and label.role.kind == kind and (label.ref, statement.letter) not in self._used:
            self._used.add((label.ref, statement.letter))
            return label.ref
        if kind == "recommendation" and self._referred and COUNTED_REF.fullmatch(number):
            self._counted.add(number)
            return number
        return number if PRINTED_REF.fullmatch(number) else None

    def _case(self, part: Part) -> str | None:
        if len(self.labels) == 1:
            return self.labels[0]
        own = (self.begun.get(h) for h in reversed(part.headings))
        return next((label for label in own if label), None)
