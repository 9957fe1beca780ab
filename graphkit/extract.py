"""A document becomes a record: its items with their words, places, codes and links.

Each step is one function over the parts of the document; nothing here knows a document, a board
or a word of the field: those are in `import/`.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from graphkit.answering import Answering
from graphkit.bodies import Mention
from graphkit.body_lines import named_by_headings, retitled, with_body_lines
from graphkit.coder import Codes
from graphkit.context import Context
from graphkit.dates import due as read_due
from graphkit.document import Document, fold
from graphkit.drafting import Draft, Drafting
from graphkit.features import Statement as Coding
from graphkit.knowledge import Knowledge, load_knowledge
from graphkit.lexicon import PROSE
from graphkit.links import follow
from graphkit.metadata import OTHER, review
from graphkit.nested import with_nested
from graphkit.parts import Part, Reading
from graphkit.record import Agency, Item, Place, Record, item_ids
from graphkit.referring import referred
from graphkit.responsible import Duty
from graphkit.rows import Row
from graphkit.spoken import spoken_of
from graphkit.title_page import title_words
from graphkit.typed_tables import with_tables
from graphkit.uncollected import uncollected
from graphkit.unnamed import Unnamed

__all__ = ["Extraction", "extract", "load_knowledge"]

# The kinds whose own words may say when they are due.
DATED = ("action", "measure")
# How many characters of a passage that was not understood are shown.
SHOWN = 160


UNKNOWN = "no format says what this heading holds"

@dataclass(slots=True)
class Extraction:
    """A record, what no rule understood ({review, heading, page, words, reason}), its kind."""

    record: Record
    not_understood: list[dict[str, Any]] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind of document."""
        return self.record.review.type


@uncollected()
def extract(document: Document, knowledge: Knowledge) -> Extraction:
    """The record of a document and what in it no rule understood."""
    document = with_nested(with_tables(document, knowledge.formats), knowledge.formats)
    mentions = spoken_of(document, knowledge.register, knowledge.wording)
    document = with_body_lines(document, mentions, knowledge.formats)
    titles = title_words(document, knowledge.facts.on_title)
    headed = knowledge.cases.headings(document)
    begun = {h: case.label for h, case in headed.items()}
    entries = frozenset(h for h, case in headed.items() if case.published)
    reading = Reading(
        document, knowledge.formats, knowledge.register, titles,
        named_by_headings(document, mentions), titles | begun.keys(), entries,
    )  # fmt: skip
    parts = list(reading.parts())
    facts = review(document, parts, knowledge.facts, knowledge.register, mentions)
    retyped = knowledge.register.retyped(mentions, document.text, facts.type)
    parts = list(retitled(parts, document, mentions, retyped))
    mentions = retyped
    PROSE.open(document.text)
    cases = knowledge.cases.cases(document, parts, facts.title, facts.type)
    drafting = Drafting(document, knowledge, [c.label for c in cases], facts.type, begun)
    if len(cases) > 1 and any(case.published for case in cases):
        facts = replace(facts, type=OTHER, board=None, area=None, method=None)
    drafts = referred(list(drafting.drafts(parts)), document)
    context = Context(document, mentions, knowledge.duties.rules)
    items = _items(facts.type, knowledge, drafts, context)
    follow(drafting.pointers, items)
    agencies = [Agency(*named) for named in knowledge.register.agencies(mentions)]
    record = Record(document.id, document.source, facts, cases, agencies, items)
    return Extraction(record, _not_understood(document, parts, drafts, drafting.aside))


def _items(
    kind: str, knowledge: Knowledge, drafts: list[Draft], context: Context
) -> list[Item]:
    local = [_mentioned(draft, context.mentions) for draft in drafts]
    bodies = Answering(knowledge, context).bodies(drafts, local)
    known = frozenset(m.type for m in context.mentions)
    codings = [
        Coding(d.text, m, d.kind, d.part.headings, above, known)
        for d, m, above in zip(drafts, local, bodies, strict=True)
    ]
    duties = knowledge.duties.all_of(codings)
    unnamed = Unnamed(kind, context)
    duties = [unnamed.settled(d, m, who) for d, m, who in zip(drafts, local, duties, strict=True)]
    codes = knowledge.coder.code(codings)
    ids = item_ids(draft.text for draft in drafts)
    return [_item(*one) for one in zip(ids, drafts, duties, codes, local, strict=True)]


def _mentioned(draft: Draft, mentions: list[Mention]) -> list[Mention]:
    """The document's mentions inside a statement, placed in its folded words."""
    found, at = [], 0
    start, end = draft.statement.start, draft.statement.end
    first = bisect_left(mentions, start, key=attrgetter("start"))
    for mention in mentions[first : bisect_left(mentions, end, key=attrgetter("start"))]:
        if mention.end <= end:
            words = fold(mention.words)
            place = draft.text.find(words, at)
            if place >= 0:
                at = place + len(words)
                m = mention
                found.append(
                    Mention(place, at, m.words, m.type, m.name, m.proper, m.kind, m.place)
                )
    return found


def _item(id: str, draft: Draft, who: Duty, codes: Codes, mentions: list[Mention]) -> Item:
    row, span = draft.row or Row(), [draft.statement.start, draft.statement.end]
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
        owner=row.owner_of(draft.kind) or who.owner,
        due=row.due_of(draft.kind) or (read_due(draft.text) if draft.kind in DATED else None),
        place=Place(draft.part.block.page, list(draft.part.headings), [span]),
        status=row.status_of(draft.kind),
        bodies=_named(mentions, who),
        evidence=_evidence(codes, who),
        unsure=not codes.sure,
    )


def _evidence(codes: Codes, who: Duty) -> dict[str, dict[str, dict[str, Any]]]:
    cues = {
        type_id: {"cue": cue, "score": who.likely.get(type_id, 1.0)}
        for type_id, cue in who.responsible.items()
    }
    return {"themes": codes.themes, "responsible": cues, "unsure": codes.unsure}


def _named(mentions: list[Mention], who: Duty) -> list[dict[str, str]]:
    roles = {
        m.name: "responsible" if m.type in who.responsible else "mentioned"
        for m in mentions if m.proper
    }  # fmt: skip
    return [{"name": name, "role": role} for name, role in roles.items()]


def _not_understood(
    document: Document, parts: Sequence[Part], drafts: list[Draft], aside: Mapping[int, str]
) -> list[dict[str, Any]]:
    """One entry a block that no rule gave a meaning, and one that a rule left aside."""
    read = {id(draft.part.block) for draft in drafts}
    unread = [part for part in parts if id(part.block) not in read and not part.introduces]
    return [
        _entry(document.id, part, aside.get(id(part.block)) or UNKNOWN)
        for part in unread if part.role is None or id(part.block) in aside
    ]  # fmt: skip


def _entry(review: str, part: Part, reason: str) -> dict[str, Any]:
    return {
        "review": review,
        "heading": " › ".join(part.headings),
        "page": part.block.page,
        "place": [part.block.start, part.block.end],
        "words": part.words[:SHOWN],
        "reason": reason,
    }
