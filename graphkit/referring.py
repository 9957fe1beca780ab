"""Which request an action answers, where its own place tells: a code before it, above it, or in
its row, or the request just before it.

Reports of progress repeat the codes of what was asked ("R4: in force since May", a column "Ref",
a line "(b)" above each answer). The codes themselves may stand after the request ("… (P1)").
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graphkit.document import Block, Document
from graphkit.drafting import ANSWERING, Draft

WORD = r"(?:recommendation|rec|action|lesson|finding)\.?\s+"
REF = rf"(?:{WORD})?\(?(?:[A-Z]{{0,5}}\s?\d{{1,2}}(?:\.\d{{1,2}})*[a-z]?|[a-z])\)?"
ALONE = re.compile(rf"(?P<ref>{REF})[.:)]*", re.I)
LEADING = re.compile(rf"(?P<ref>(?!\d{{1,2}}\s)(?=[A-Z(]){REF})\s*[:–—]\s+(?=\S)")
CLOSING = re.compile(r"\s\((?P<ref>[A-Z]{1,4}\d{1,2}[a-z]?)\)[.;]?$")
NOTE = re.compile(r"(?:progress )?(?:note|notes|progress|update|position|response|status)", re.I)
RECOMMENDED = re.compile(r"^(?:recommendation|rec)\.?\s+(?=\S)", re.I)
# The heading of a column of codes.
REFERS = re.compile(r"\b(?:ref|reference|rec|recommendation|no|number)\b", re.I)
# What is asked, in the order in which a code is looked for.
ASKED = ("recommendation", "learning", "finding")
# A code counts as one only where several requests end so.
LEAST = 2


def referred(drafts: Sequence[Draft], document: Document) -> list[Draft]:
    """The drafts with the codes that requests end with, and with what each answer answers."""
    coded = list(_coded([*map(_shortened, drafts)]))
    return list(_Places(document, coded).linked())


def _shortened(draft: Draft) -> Draft:
    """A recommendation is called by its number alone: the word before says only its kind."""
    asked = draft.kind in ASKED
    ref = RECOMMENDED.sub("", draft.ref) if draft.ref and asked else draft.ref
    return replace(draft, ref=ref, answers=[RECOMMENDED.sub("", ref) for ref in draft.answers])


def _coded(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts; requests without a printed label have the code that they end with, if several
    end with one, or the one that is the whole heading above them."""
    closing = {id(d): m["ref"] for d in drafts if d.kind == "recommendation" and not d.ref
               and (m := CLOSING.search(d.text))}  # fmt: skip
    several = len(closing) >= LEAST and len(set(closing.values())) == len(closing)
    begun: set[tuple[str, ...]] = set()
    for draft in drafts:
        section = draft.part.block.section
        code = closing.get(id(draft)) if several else None
        if not several and section not in begun:
            code = _heading_code(draft)
        begun.add(section)
        yield replace(draft, ref=code) if code else draft


def _heading_code(draft: Draft) -> str | None:
    """The code that is all of the heading above a request ("B.")."""
    above = draft.part.block.section[-1:]
    match = ALONE.fullmatch(above[0]) if above and not draft.part.cell else None
    return match["ref"] if match and draft.kind == "recommendation" and not draft.ref else None


class _Places:
    """What stands before each statement of a document."""

    def __init__(self, document: Document, drafts: Sequence[Draft]) -> None:
        self._document, self._drafts = document, list(drafts)
        self._at = {id(block): n for n, block in enumerate(document.blocks)}
        self._first = {
            (b.cell.table, b.cell.row): document.words(b)
            for b in reversed(document.blocks)
            if b.cell and b.cell.column == 0 and _refers(b.cell.header, document.words(b))
        }  # fmt: skip
        self._numbered = self._by_number()
        self._given = {_plain(d.ref): d.ref for d in self._requests() if d.ref}

    def _requests(self) -> list[Draft]:
        """What is asked: recommendations before lessons, and lessons before findings."""
        return sorted(
            (d for d in self._drafts if d.kind in ASKED), key=lambda d: -ASKED.index(d.kind)
        )

    def _by_number(self) -> dict[str, int]:
        """The requests without a code by the number of their list, where each has one of its own.
        """
        asked = [n for n, d in enumerate(self._drafts) if d.kind == "recommendation" and not d.ref]
        numbers = {n: self._drafts[n].part.block.number.strip() for n in asked}
        counts = Counter(_plain(number) for number in numbers.values() if number)
        return {_plain(no): n for n, no in numbers.items() if no and counts[_plain(no)] == 1}

    def linked(self) -> Iterator[Draft]:
        """The drafts with what they answer; a list's number becomes a code where one refers to it.
        """
        answers = {n: self._answered(n) for n, d in enumerate(self._drafts) if self._asks(d)}
        named = {n: self._named_again(draft) for n, draft in enumerate(self._drafts)}
        for number, draft in enumerate(self._drafts):
            if again := named[number]:
                yield replace(draft, ref=None, answers=[again])
            elif found := answers.get(number):
                yield replace(draft, answers=found)
            else:
                yield draft

    def _named_again(self, draft: Draft) -> str | None:
        """The ref of a request whose code an answer bears as if it were its own."""
        own = draft.ref or ""
        coded = own[:1].isalpha() and draft.kind in ANSWERING and not draft.answers
        return self._known(own) if coded else None

    def _asks(self, draft: Draft) -> bool:
        return draft.kind in ANSWERING and not draft.answers

    def _answered(self, number: int) -> list[str]:
        draft = self._drafts[number]
        for written in self._codes(draft):
            if ref := self._known(written):
                return [ref]
        return self._before(number) if any(map(NOTE.fullmatch, draft.part.headings[-1:])) else []

    def _codes(self, draft: Draft) -> Iterator[str]:
        """The codes at the place of a statement: in its words, its row, above it."""
        block = draft.part.block
        if match := LEADING.match(draft.text):
            yield match["ref"]
        if block.cell:
            first = self._first.get((block.cell.table, block.cell.row))
            beside = [first] if first else []
        else:
            beside = [*block.section[-1:], self._above(block)]
        for words in beside:
            if match := ALONE.fullmatch(words.strip()):
                yield match["ref"]

    def _above(self, block: Block) -> str:
        """The words of the last line above a block that is no statement of its own: a code."""
        at = self._at.get(id(block), 0)
        for before in reversed(self._document.blocks[max(0, at - 4) : at]):
            words = self._document.words(before)
            if ALONE.fullmatch(words) and before.cell is None:
                return words
            if before.cell or before.kind == "heading" or before.section != block.section:
                return ""
        return ""

    def _known(self, written: str) -> str | None:
        """The ref of the request that a code means; a list's number becomes one by this."""
        code = _plain(written)
        for key in _ways(code):
            if key in self._given:
                return self._given[key]
        at = self._numbered.get(code)
        if at is None:
            return None
        ref = self._drafts[at].part.block.number.strip().rstrip(".")
        self._drafts[at] = replace(self._drafts[at], ref=ref)
        self._given[code] = ref
        return ref

    def _before(self, number: int) -> list[str]:
        """What the request just before, in the same section, is called: a note answers it."""
        place = self._drafts[number].part.block
        for before in reversed(self._drafts[:number]):
            if place.cell or before.part.block.section != place.section:
                return []
            if before.kind in ASKED:
                return [before.ref] if before.ref else []
        return []


def _plain(code: str) -> str:
    """A code without the word and the brackets round it."""
    return RECOMMENDED.sub("", code.strip()).strip("().: ").casefold().replace(" ", "")


def _refers(header: str, words: str) -> bool:
    """Whether a first cell is a code: its column is headed so, or it is more than a number."""
    return bool(REFERS.search(header)) or not words.strip(" .").isdigit()


def _ways(code: str) -> Iterable[str]:
    """How a request of that code may be called: "4", "r4" and "rec4" are one."""
    digits = re.fullmatch(r"(?:r|rec)?(\d.*)", code)
    return (code, *((digits[1], f"r{digits[1]}", f"rec{digits[1]}") if digits else ()))
