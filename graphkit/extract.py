"""A document becomes a record: its items with their words, places, codes and links.

Each step is one function over the parts of the document; nothing here knows a document, a board
or a word of the field: those are in `import/`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graphkit.bodies import Mention, Register
from graphkit.coder import Codes
from graphkit.document import Document, fold
from graphkit.features import Statement as Coding
from graphkit.knowledge import Knowledge, load_knowledge
from graphkit.links import Block, follow
from graphkit.metadata import BOARD, is_board, review
from graphkit.parts import Part, Reading, named_by_headings, title_words
from graphkit.record import KINDS, Agency, Item, Place, Record, item_ids
from graphkit.responsible import Duty
from graphkit.rows import Row, rejects, rows
from graphkit.statements import Splitter, Statement
from graphkit.typed_tables import with_tables

__all__ = ["Extraction", "extract", "load_knowledge"]

PRINTED_REF = re.compile(r"\d{1,2}\.\d{1,2}")
COUNTED_REF = re.compile(r"\d{1,2}\)?")
REFERRED = re.compile(r"\brec(?:ommendation|\.)?s?\s+(?:no\.?\s*)?\d", re.I)
REFERS_TO = re.compile(r"\brec(?:ommendation|\.)?s?\s+(?:no\.?\s*)?(?P<ref>\d{1,2})\b", re.I)


@dataclass(slots=True)
class Extraction:
    """A record, what no rule understood ({review, heading, page, words, reason}), its kind."""

    record: Record
    not_understood: list[dict[str, Any]] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind of document."""
        return self.record.review.type


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


def extract(document: Document, knowledge: Knowledge) -> Extraction:
    """The record of a document and what in it no rule understood."""
    document = with_tables(document, knowledge.formats)
    mentions = spoken_of(document, knowledge.register)
    reading = Reading(
        document, knowledge.formats, knowledge.register, title_words(document),
        named_by_headings(document, mentions),
    )  # fmt: skip
    parts = list(reading.parts())
    facts = review(document, parts, knowledge.facts, knowledge.register, mentions)
    cases = knowledge.cases.cases(document, parts, facts.title)
    begun = {h: case.label for h, case in knowledge.cases.headings(document).items()}
    drafting = Drafting(document, knowledge, [c.label for c in cases], facts.type, begun)
    if len(cases) > 1 and any(case.published for case in cases):
        facts = replace(facts, board=None, area=None)
    drafts = list(drafting.drafts(parts))
    items = _items(document, knowledge, drafts, mentions)
    follow(drafting.pointers, items)
    named = knowledge.register.agencies(mentions)
    agencies = [Agency(name, kind) for name, kind in named]
    record = Record(document.id, document.source, facts, cases, agencies, items)
    return Extraction(record, _not_understood(document, parts, drafts))


def spoken_of(document: Document, register: Register) -> list[Mention]:
    """The bodies a document speaks of; "the Board" is the one board that it names."""
    known = register.abbreviations(document.text)
    boards = {m.name for m in register.mentions(document.text, known) if is_board(m)}
    if len(boards) == 1:
        name = boards.pop()
        short = "Partnership" if "artnership" in name else "Board"
        known = {**known, f"the {short}": (name, BOARD), f"The {short}": (name, BOARD)}
    return register.mentions(document.text, known)


@dataclass(slots=True)
class Drafting:
    """Goes through the parts in order, keeping the block of labels and the case being read."""

    document: Document
    knowledge: Knowledge
    labels: list[str]
    type: str
    begun: Mapping[str, str]
    pointers: list[tuple[str, list[str], str]] = field(default_factory=list)
    _block: Block = field(default_factory=Block)
    _used: set[str] = field(default_factory=set)
    _counted: set[str] = field(default_factory=set)
    _referred: bool = False

    def drafts(self, parts: Sequence[Part]) -> Iterator[Draft]:
        """The drafts of all items, in order of place."""
        splitter = Splitter(self.document.text, self.knowledge.formats, self.knowledge.judge, self.type)
        table = rows(self.document, parts)
        refs = any(row.answered for row in table.values())
        self._referred = refs or bool(REFERRED.search(self.document.text))
        listed = {p.headings for p in parts if p.block.kind == "item"}
        for part in parts:
            self._notes_label(part)
            for statement in splitter.statements(part):
                draft = self._draft(part, statement, table.get(part.block))
                if draft and self._is_item(draft, listed):
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
        if kind not in KINDS or self._empty(text, part, kind) or rejects(text):
            return None
        if statement.label and statement.label.role.kind == kind:
            self._block.label(kind, statement.label.ref)
        ref = self._ref(part, statement, kind, row)
        answers = row.answers(kind) if row else self._block.answers(kind)
        answers = answers or self._named_answers(text, kind)
        return Draft(part, statement, text, kind, self._case(part), row, answers, ref)

    def _named_answers(self, text: str, kind: str) -> list[str]:
        """The recommendation that an action or measure names in its own words."""
        named = REFERS_TO.search(text) if kind in ("action", "action-taken", "measure") else None
        return [named["ref"]] if named and named["ref"] in self._counted else []

    def _kind(self, text: str, part: Part, holds: str) -> str:
        role = part.role
        may = role.may if role else ()
        if holds == "comments":
            return self.knowledge.judge.free_kind(text, may)
        if holds not in KINDS:
            return "nothing"
        return self.knowledge.judge.kind(text, holds, may)

    def _empty(self, text: str, part: Part, kind: str) -> bool:
        wording = self.knowledge.wording
        target = wording.points_to(text)
        if target:
            self.pointers.append((target, self._block.answers(kind), kind))
        return bool(target) or wording.says_nothing(text)

    def _is_item(self, draft: Draft, listed: set[tuple[str, ...]]) -> bool:
        """A paragraph that remarks on the review, or stands beside a list of requests, is none."""
        if draft.part.block.kind == "item" or draft.part.cell:
            return True
        if self.knowledge.wording.remarks.every(draft.text):
            return False
        beside = draft.kind == "recommendation" and draft.part.headings in listed
        return not beside or self.knowledge.wording.scores(draft.text)["recommendation"] >= 1

    def _ref(self, part: Part, statement: Statement, kind: str, row: Row | None) -> str | None:
        if statement.ref:
            return statement.ref
        if row and row.ref and kind == row.ref_kind:
            return row.ref
        label = part.label
        if label and label.role.kind == kind and label.ref not in self._used:
            self._used.add(label.ref)
            return label.ref
        number = part.block.number
        if kind == "recommendation" and self._referred and COUNTED_REF.fullmatch(number):
            self._counted.add(number)
            return number
        return number if PRINTED_REF.fullmatch(number) else None

    def _case(self, part: Part) -> str | None:
        if len(self.labels) == 1:
            return self.labels[0]
        own = (self.begun.get(h) for h in reversed(part.headings))
        return next((label for label in own if label), None)


def _items(
    document: Document, knowledge: Knowledge, drafts: list[Draft], mentions: list[Mention]
) -> list[Item]:
    local = [_mentioned(draft, mentions) for draft in drafts]
    rowed = _row_bodies(drafts, local, knowledge)
    codings = [
        Coding(d.text, m, d.kind, d.part.headings, rowed.get(id(d.row)) or d.part.bodies)
        for d, m in zip(drafts, local, strict=True)
    ]
    duties = [knowledge.duties.of(coding) for coding in codings]
    codes = knowledge.coder.code(codings)
    ids = item_ids(draft.text for draft in drafts)
    return [
        _item(*one) for one in zip(ids, drafts, duties, codes, local, strict=True)
    ]


def _row_bodies(
    drafts: list[Draft], local: list[list[Mention]], knowledge: Knowledge
) -> dict[int, tuple[str, ...]]:
    """The types that a table row makes answer for its cells: its owner's, else those asked."""
    found: dict[int, tuple[str, ...]] = {}
    for draft, mentions in zip(drafts, local, strict=True):
        row = draft.row
        if row is None:
            continue
        owner = knowledge.register.mentions(row.owner or "")
        types = tuple(dict.fromkeys(m.type for m in owner))
        if not types and draft.kind == "recommendation":
            asked = knowledge.duties.of(Coding(draft.text, mentions, draft.kind, draft.part.headings))
            types = tuple(asked.responsible)
        if types or not found.get(id(row)):
            found[id(row)] = types
    return found


def _mentioned(draft: Draft, mentions: list[Mention]) -> list[Mention]:
    """The document's mentions inside a statement, placed in its folded words."""
    found, at = [], 0
    start, end = draft.statement.start, draft.statement.end
    for mention in mentions:
        if start <= mention.start and mention.end <= end:
            place = draft.text.find(fold(mention.words), at)
            if place >= 0:
                at = place + len(fold(mention.words))
                found.append(replace(mention, start=place, end=at))
    return found


def _item(id: str, draft: Draft, who: Duty, codes: Codes, mentions: list[Mention]) -> Item:
    part, statement, row = draft.part, draft.statement, draft.row
    return Item(
        id=id,
        kind=draft.kind,
        case=draft.case,
        ref=draft.ref,
        text=draft.text,
        responsible=list(who.responsible),
        mentioned=list(who.mentioned),
        themes=list(codes.themes),
        responds_to=[ref for ref in draft.answers if ref != draft.ref],
        owner=(row.owner if row else None) or who.owner,
        due=row.due if row else None,
        place=Place(part.block.page, list(part.headings), [[statement.start, statement.end]]),
        status=row.status if row else None,
        bodies=_named(mentions, who),
        evidence={
            "themes": codes.themes,
            "responsible": {t: {"cue": cue, "score": 1.0} for t, cue in who.responsible.items()},
        },
        unsure=not codes.themes,
    )


def _named(mentions: list[Mention], who: Duty) -> list[dict[str, str]]:
    roles = {
        m.name: "responsible" if m.type in who.responsible else "mentioned"
        for m in mentions if m.proper
    }  # fmt: skip
    return [{"name": name, "role": role} for name, role in roles.items()]


def _not_understood(
    document: Document, parts: Sequence[Part], drafts: list[Draft]
) -> list[dict[str, Any]]:
    """One entry a heading whose text no rule gave a meaning."""
    read = {id(draft.part.block) for draft in drafts}
    entries: dict[tuple[str, ...], dict[str, Any]] = {}
    for part in parts:
        if part.role is None and id(part.block) not in read:
            entry = {
                "review": document.id, "heading": " › ".join(part.headings), "page": part.block.page,
                "place": [part.block.start, part.block.end], "words": part.words[:160],
                "reason": "no format says what this heading holds",
            }  # fmt: skip
            entries.setdefault(part.headings, entry)
    return list(entries.values())

