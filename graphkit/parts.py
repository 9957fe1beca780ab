"""A document's blocks with what their headings, lead-ins and table columns make of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphkit.bodies import Register
from graphkit.columns import Columns
from graphkit.document import Block, Cell, Document
from graphkit.formats import COLUMNS, Formats, Label, Role
from graphkit.leadins import Leadin, introduces
from graphkit.notes import named_again, note, tells_progress
from graphkit.sentences import sentences

# Headings under which a lead-in changes nothing.
FIRM = ("recommendation", "nothing", "agencies", "method")
# A heading is a body's own when the body's name is at least this share of its letters.
NAMED_SHARE = 0.6
BOARD = "safeguarding-board"
LABEL_WORDS = 12
ISSUE = Role("finding", ("good-practice", "learning"), heading="an entry's own text")
PROGRESS = "progress"
RUN_IN = re.compile(r"(?P<heading>[A-Z][^.;?!:]{2,60}):\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Part:
    """One block of text below its headings: its words, the role they have, where it stands.

    `headings` is the whole path, a table's row label and column heading included; `label` the
    printed label above ("Finding P1"); `bodies` the agency types that a heading names;
    `leadin` the words that introduce it; `introduces` says that it introduces what follows.
    `start` is where its own words begin in the text, after a run-in heading ("Key issues: …").
    """

    block: Block
    words: str
    role: Role | None
    headings: tuple[str, ...]
    label: Label | None = None
    bodies: tuple[str, ...] = ()
    leadin: str = ""
    introduces: bool = False
    start: int = -1

    @property
    def cell(self) -> Cell | None:
        """Where the block stands in a table, if it does."""
        return self.block.cell


@dataclass(slots=True)
class Reading:
    """Walks a document's blocks once, in order, and yields its parts."""

    document: Document
    formats: Formats
    register: Register
    titles: frozenset[str] = frozenset()
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()
    _leadin: Leadin | None = None
    _sticky: Role | None = None
    _entry: str = ""
    _columns: Columns | None = None
    _numbers: dict[str, str] = field(default_factory=dict)
    _again: frozenset[str] = frozenset()
    _labels: set[tuple[str | None, str]] = field(default_factory=set)
    _heads: dict[str, tuple[Role | None, tuple[str, ...], Label | None]] = field(
        default_factory=dict
    )

    def parts(self) -> Iterator[Part]:
        """Every block that is no heading and no table's heading row."""
        self._columns = columns = Columns(self.document, self.formats)
        titled, again = columns.titled(), columns.repeated()
        heads = (b for b in self.document.blocks if b.kind == "heading")
        self._numbers = {self.document.words(b): b.number for b in heads}
        self._again = frozenset(named_again(self.document))
        blocks = [
            b for b in self.document.blocks
            if not _heads_table(b, titled) and not (b.cell and (b.cell.table, b.cell.row) in again)
        ]  # fmt: skip
        for here, after in zip(blocks, [*blocks[1:], None], strict=True):
            if here.kind != "heading":
                yield self._part(here, after)

    def _part(self, block: Block, after: Block | None) -> Part:
        words = self.document.words(block)
        headings = path(block)
        part = Part(
            block, words, self._role(block), headings, self._label(block), self._bodies(headings),
            start=block.start,
        )  # fmt: skip
        part = self._labelled(self._run_in(self._led(part)))
        if introduces(part.block, part.words, after):
            self._begin(part, after)
            return replace(part, introduces=True)
        return part

    def _labelled(self, part: Part) -> Part:
        """The part with the role of the printed label it begins with ("Finding 2: …"), which
        stands whatever the section above holds."""
        label = self.formats.label(part.words) if part.block.kind == "paragraph" else None
        stop = label and part.words[len(label.ref) : label.end].strip()
        if label is None or not stop or part.cell:
            return part
        code = (label.role.kind, label.ref.split()[-1].casefold().lstrip("r"))
        if code in self._labels and part.role and tells_progress([part.role]):
            return part  # a request is named again, and what was done about it told
        self._labels.add(code)
        return replace(part, role=label.role)

    def _run_in(self, part: Part) -> Part:
        """The part without a heading that its own line begins with, and with its role."""
        match = None if self.formats.label(part.words) else RUN_IN.match(part.words)
        role = self.formats.heading(match["heading"]) if match else None
        if part.role and part.role.holds == "recommendation" and (done := note(part.words)):
            match, role = done, self.formats.heading(PROGRESS, column=True)
        if match is None or role is None or not role.exact or role.holds in COLUMNS:
            return part
        if role.holds == "case" and part.role and part.role.kind:
            role = part.role  # the circumstances of a learning point are not the whole story
        start, words = part.block.start + match.end(), part.words[match.end() :]
        headings = (*part.headings, match["heading"])
        return replace(part, role=role, words=words, start=start, headings=headings)

    def _led(self, part: Part) -> Part:
        leadin = self._leadin
        if leadin is None or not leadin.covers(part.block):
            return part
        firm = part.role is not None and part.role.holds in FIRM
        nearer = len(part.block.section) > len(leadin.scope) and part.role is not None
        own = nearer and self._deeper(part.block, leadin.scope) is not None
        role = part.role if firm or own or leadin.role is None else leadin.role
        return replace(part, role=role, leadin=leadin.words)

    def _deeper(self, block: Block, scope: tuple[str, ...]) -> Role | None:
        found = (self.head(h)[0] for h in reversed(block.section[len(scope) :]))
        return next((role for role in found if role), None)

    def _begin(self, part: Part, after: Block | None) -> None:
        listed = after is not None and after.kind == "item"
        last = sentences(part.words)[-1:]
        role = self.formats.leadin(part.words[slice(*last[0])]) if last else None
        self._leadin = Leadin(role, part.words, part.block.section, listed)

    def head(self, words: str) -> tuple[Role | None, tuple[str, ...], Label | None]:
        """A heading's role, the agency types it names, and its printed label."""
        if words not in self._heads:
            self._heads[words] = self._read_head(words)
        return self._heads[words]

    def _read_head(self, words: str) -> tuple[Role | None, tuple[str, ...], Label | None]:
        mentions = self.register.mentions(words)
        types = self.named.get(words) or tuple(dict.fromkeys(m.type for m in mentions))
        types = self._serving(types)
        if sum(m.end - m.start for m in mentions) >= NAMED_SHARE * len(words):
            return None, types, None
        label = self.formats.label(words)
        if label:
            return label.role, (), label
        role = self.formats.heading(words, title=words in self.titles)
        # "Questions for the Board" and "LSCB response" say who speaks, not whose practice it is.
        return role, () if types == (BOARD,) else types, None

    def _serving(self, types: tuple[str, ...]) -> tuple[str, ...]:
        """The service before its employer ("X Trust: Health Visiting Service")."""
        services = tuple(t for t in types if not self.register.types[t].employer)
        return services or types

    def _role(self, block: Block) -> Role | None:
        column = self._columns.role(block) if self._columns else None
        if column:
            return column
        role = self._headed_role(block.section)
        if role is not None:
            counted = self._numbers.get(role.heading)
            self._sticky = role if role.kind and role.exact and not counted else None
        return role or self._continued(block) or self._unlabelled(block)

    def _unlabelled(self, block: Block) -> Role | None:
        """In an entry of a list of reviews, what follows its summary without a label."""
        entry = block.section[-1] if block.section else ""
        if entry not in self.entries:
            return None
        told, self._entry = self._entry == entry, entry
        return ISSUE if told else None

    def _headed_role(self, section: Sequence[str]) -> Role | None:
        """The role of the nearest heading that has one; a question asked in an analysis is not
        the story, whatever its words ("What happened when he went missing?")."""
        heads = [self.head(heading) for heading in reversed(section)]
        found = [role for role, *_ in heads if role]
        if not found:
            return None
        role = found[0]
        if section[-1] in self._again and tells_progress(found[1:]):
            return found[1]  # what was asked is named again by its code, and what was done told
        asked = role.holds == "case" and role.heading.rstrip().endswith("?")
        above = next((outer for outer in found[1:] if outer.kind), None)
        return above if asked and above and above.read == "sentences" else role

    def _continued(self, block: Block) -> Role | None:
        """Below a heading no table knows, in a flat document: what the section before promised."""
        below = [h for h in block.section if h not in self.apart]
        return self._sticky if below and self._numbers.get(below[-1]) else None

    def _label(self, block: Block) -> Label | None:
        return next((at for h in reversed(block.section) if (at := self.head(h)[2])), None)

    def _bodies(self, headings: tuple[str, ...]) -> tuple[str, ...]:
        """The types named by the nearest heading that names any, the document's title apart."""
        own = [h for h in headings if h not in self.apart and len(h.split()) <= LABEL_WORDS]
        return next((types for h in reversed(own) if (types := self.head(h)[1])), ())


def path(block: Block) -> tuple[str, ...]:
    """All headings of a block, from the outermost to its table column's."""
    cell = block.cell
    extra = [words for words in (cell.label, cell.header) if words] if cell else []
    return (*block.section, *extra)


def _heads_table(block: Block, titled: set[int]) -> bool:
    cell = block.cell
    return cell is not None and cell.row == 0 and cell.table in titled
