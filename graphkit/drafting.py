"""Goes through the parts of a document and drafts its items: words, kind, case, refs, row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graphkit.document import Block as DocumentBlock
from graphkit.document import Document, fold
from graphkit.formats import PROMISED
from graphkit.knowledge import Knowledge
from graphkit.links import Block, same_ref
from graphkit.parts import Part
from graphkit.record import KINDS
from graphkit.rows import ASKED, Row, rows
from graphkit.statements import Splitter, Statement

PRINTED_REF = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}")
COUNTED_REF = re.compile(r"\d{1,2}\)?")
# Words that are all a name's or a date's.
NAME = re.compile(r"(?:(?:[A-Z0-9‘“(&][^\s.;:!?]*|of|the|and|for|in|to)\s*){1,9}")
LETTERED_ITEM = re.compile(r"\([a-z]\)")
CODE = re.compile(r"\b[A-Z]{0,4}\d{1,2}(?:\.\d{1,2})*[a-z]?\b")
# Kinds of statement that count once however often they are printed, from so many words on.
STATED = ("finding", "good-practice", "learning", "recommendation")
WORDS_AGAIN = 8
DOING = ("action", "action-taken")
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
    _given: list[str] = field(default_factory=list)
    _above: Mapping[DocumentBlock, str] = field(default_factory=dict)
    _top: int = 1
    _referred: bool = False

    def drafts(self, parts: Sequence[Part]) -> Iterator[Draft]:
        """The drafts of all items, in order of place, each statement once.

        Of two with the same words (a finding in a summary's table and above its own section) the
        one with a printed label stands, else the first.
        """
        drafts = list(self._drafts(parts))
        best: dict[str, Draft] = {}
        for draft in drafts:
            key = draft.text.casefold().strip(" .")
            if key not in best or (draft.statement.label and not best[key].statement.label):
                best[key] = draft
        for draft in drafts:
            again = best[draft.text.casefold().strip(" .")] is not draft
            if again and draft.kind in STATED and len(draft.text.split()) >= WORDS_AGAIN:
                self.aside[id(draft.part.block)] = "said again elsewhere in the document"
            else:
                yield draft

    def _drafts(self, parts: Sequence[Part]) -> Iterator[Draft]:
        knows, text = self.knowledge, self.document.text
        splitter = Splitter(text, knows.formats, knows.judge, self.type, self.begun)
        table = rows(parts, knows.standing)
        refs = any(row.answered for row in table.values())
        self._referred = refs or bool(knows.wording.refers.search(text))
        tops = {p.block.section[0] for p in parts if p.block.section}
        self._top = 2 if len(tops) == 1 else 1
        self._above = dict(_numbered(self.document))
        listed = {p.headings for p in parts if p.block.kind == "item"}
        found = splitter.all(parts)
        of = (s for part, some in found if part.role and part.role.may for s in some)
        knows.judge.prepare(self._words(s) for s in of if s.kind is None)
        for part, statements in found:
            self._notes_label(part)
            for statement in statements:
                draft = self._draft(part, statement, table.get(part.block))
                if draft and (reason := self._no_item(draft, listed)):
                    self.aside[id(part.block)] = reason
                elif draft:
                    yield draft

    def _notes_label(self, part: Part) -> None:
        label, section = part.label, part.block.section
        self._block.enter(section)
        if label and label.role.kind:
            self._block.label(label.role.kind, label.ref)
            at = next((n for n, words in enumerate(section) if label.ref in words), 0)
            self._block.scope = section[:at]

    def _words(self, statement: Statement) -> str:
        return fold(self.document.text[statement.start : statement.end])

    def _draft(self, part: Part, statement: Statement, row: Row | None) -> Draft | None:
        text = self._words(statement)
        holds = part.role.holds if part.role else ""
        kind = statement.kind or self._kind(text, part, holds)
        kind = self._standing(kind, text, row) if row else kind
        if kind not in KINDS or self._empty(text, kind):
            return None
        if statement.label and statement.label.role.kind == kind:
            self._block.label(kind, statement.label.ref)
            section = part.block.section
            self._block.scope = section if kind == "recommendation" else section[: self._top]
        ref = self._ref(part, statement, kind, row)
        answers = row.answers(kind) if row else self._block.answers(kind)
        answers = self._named_answers(text, kind) or answers
        if ref and kind in ASKED:
            self._given.append(ref)
        return Draft(part, statement, text, kind, self._case(part), row, answers, ref)

    def _named_answers(self, text: str, kind: str) -> list[str]:
        """The recommendations that an action or measure names in its own words, or at its end
        in brackets ("(R1, R2)")."""
        if kind not in ANSWERING:
            return []
        closing = self.knowledge.wording.closing.search(text)
        codes = CODE.findall(closing["refs"]) if closing else []
        given = [ref for code in codes for ref in self._given if same_ref(code, ref)]
        named = self.knowledge.wording.refers.search(text)
        counted = [named["ref"]] if named and named["ref"] in self._counted else []
        return [*dict.fromkeys(given)] or counted

    def _kind(self, text: str, part: Part, holds: str) -> str:
        role = part.role
        may = role.may if role else ()
        if holds == "comments":
            return self.knowledge.judge.free_kind(text, may)
        if holds not in KINDS:
            return "nothing"
        return self.knowledge.judge.kind(text, holds, may, role.promise if role else PROMISED)

    def _standing(self, kind: str, text: str, row: Row) -> str:
        """An action's kind as its row's status has it, unless it is worded as still to do."""
        if kind not in DOING or row.status not in ("done", "planned"):
            return kind
        signals = self.knowledge.wording.scores(text)
        to_do = signals["action"] >= ASKS and signals["action"] > signals["action-taken"]
        return "action" if row.status == "planned" or to_do else "action-taken"

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
        if NAME.fullmatch(draft.text):
            return "a name or a date and no statement"
        if self.knowledge.wording.remarks.every(draft.text):
            return "read as a remark on the review itself"
        beside = draft.kind == "recommendation" and draft.part.headings in listed
        signals = self.knowledge.wording.scores(draft.text)
        asks = max(signals["recommendation"], signals["learning"]) >= ASKS
        return "" if asks or not beside else "stands beside a list of requests and asks nothing"

    def _ref(self, part: Part, statement: Statement, kind: str, row: Row | None) -> str | None:
        """The printed ref of a statement; a lettered clause's is such as "1(a)"."""
        lettered = LETTERED_ITEM.fullmatch(part.block.number) if not row else None
        above = self._above.get(part.block) if lettered else None
        if above:
            return f"{above}{part.block.number}"
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


def _numbered(document: Document) -> Iterator[tuple[DocumentBlock, str]]:
    """Each block with the printed number that stands last before it, its own included."""
    number = ""
    for block in document.blocks:
        if PRINTED_REF.fullmatch(block.number) or COUNTED_REF.fullmatch(block.number):
            number = block.number.rstrip(")")
        yield block, number
