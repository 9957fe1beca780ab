"""The facts of a review: type, board, area, date of publication, method, protective marking.

Only what the text says: a fact it does not give is None.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from graphkit.bodies import Mention, Register
from graphkit.document import Document
from graphkit.facts import OTHER, Facts, load_facts
from graphkit.parts import Part
from graphkit.phrases import Phrases
from graphkit.publication import published
from graphkit.record import Review
from graphkit.title_page import title_lines

__all__ = ["BOARD", "OTHER", "Facts", "is_board", "load_facts", "review"]

BOARD = "safeguarding-board"
OPENING = 1500
NEAR = 80


def review(
    document: Document, parts: Sequence[Part], facts: Facts, register: Register,
    mentions: list[Mention],
) -> Review:  # fmt: skip
    """What is known of the review as a whole."""
    title = title_of(document, facts)
    headings = [document.words(b) for b in document.blocks if b.kind == "heading"]
    page = " \n ".join([title, *title_lines(document)])
    kind = facts.type_of(page, document.text[:OPENING], headings)
    board = board_of(document, title, mentions, kind) or _board_beside(document, register)
    return Review(
        title=title,
        type=kind,
        board=board,
        area=area_of(board, mentions, register),
        published=published(document, parts, facts),
        method=method(document, parts, facts),
        marking=marking(document, facts),
        sha256=document.sha256,
    )


def title_of(document: Document, facts: Facts) -> str:
    """The lines of the title page that say what the document is, with the case where it stands
    in a line of its own; else its first line; else the file's own title or first words."""
    short = title_lines(document)
    named = [n for n, line in enumerate(short) if facts.says_type(line) and "|" not in line][:2]
    if not named:
        return (short or [document.title or document.text[:120].split("\n")[0]])[0]
    last = named[-1] if named[-1] - named[0] <= 1 else named[0]
    title = ": ".join(short[named[0] : last + 1])
    after = next((x for x in short[last + 1 :] if facts.label.search(x) and len(x) < 60), "")
    return title if facts.label.search(title) or not after else f"{title}: {after}"


def board_of(document: Document, title: str, mentions: list[Mention], kind: str) -> str | None:
    """The board or partnership the review belongs to, by its fullest name in the text."""
    wanted = {BOARD} | ({"other"} if kind == "domestic-homicide-review" else set())
    named = [m for m in mentions if m.proper and m.type in wanted and _whole_board(m.name)]
    if kind == "domestic-homicide-review":
        csp = [m for m in named if m.type == "other"]
        named = csp or named
    if not named:
        return None
    early = [m for m in named if m.start < OPENING] or named
    counts = Counter(m.name for m in named)
    return max(early, key=lambda m: (m.name in title, counts[m.name], -m.start)).name


def _board_beside(document: Document, register: Register) -> str | None:
    """The board named in the file's own title or at the edges of its pages only."""
    lines = (document.title, *document.furniture)
    named = (m.name for line in lines for m in register.mentions(line) if is_board(m))
    return next(named, None)


def is_board(mention: Mention) -> bool:
    """Whether a mention names one safeguarding board by its own name."""
    return mention.proper and mention.type == BOARD and _whole_board(mention.name)


def _whole_board(name: str) -> bool:
    """A board with a place in its name, no sub-group or general board."""
    table = load_facts().table
    general = re.match(table["general_board"], name, re.I)
    return bool(re.search(table["own_board"], name, re.I)) and not general


def area_of(board: str | None, mentions: Iterable[Mention], register: Register) -> str | None:
    """The board's area, else the one that the names of local bodies agree on."""
    if board:
        table = load_facts().table
        own = re.fullmatch(table["area_in_board"], board, re.I)
        area = own["for"] or own["of"] or own["of2"] if own else register.area_of(board)
        return area and re.sub(table["area_tail"], "", area, flags=re.I)
    named = {m.name for m in mentions if m.proper}
    areas = Counter(area for name in sorted(named) if (area := register.area_of(name)))
    if not areas:
        return None
    (best, count), *others = areas.most_common()
    return best if not others or count > others[0][1] else None


def method(document: Document, parts: Sequence[Part], facts: Facts) -> str | None:
    """The review method the text names: on its title page, or in the parts that speak of method
    or of the review; one with a name of its own before a general one ("systems approach")."""
    for line in title_lines(document):
        if line.endswith("."):
            break
        if found := facts.methods.outermost(line):
            return line[found[0].start : found[0].end]
    for known in (facts.methods, facts.general_methods):
        telling = (part for part in parts if _tells_method(part, known is facts.methods))
        named = (_method(part, known, facts) for part in telling)
        if name := next((name for name in named if name), None):
            return name
    return None


def _tells_method(part: Part, named: bool) -> bool:
    """Whether a part may name the method: a general one only where it is the part's subject."""
    if part.role is None or part.role.holds == "case":
        return named
    return part.role.holds in ("method", "nothing")


def _method(part: Part, known: Phrases, facts: Facts) -> str | None:
    for found in known.outermost(part.words):
        near = part.words[max(0, found.start - NEAR) : found.end + NEAR]
        if part.role and part.role.holds == "method" or facts.near_method.every(near):
            return part.words[found.start : found.end]
    return None


def marking(document: Document, facts: Facts) -> str | None:
    """The highest protective marking on the document's pages, as printed: where pages differ, the
    whole is as its most protected page."""
    from graphkit.marking import highest

    found = [line for line in (*document.furniture, *document.text[:300].splitlines())
             if _marks(line, facts)]  # fmt: skip
    beside = (facts.marked.search(line) for line in document.furniture)
    told = [facts.marking_label.sub("", line.strip()) for line in found]
    return highest(told or [each.group().strip(" -–—|") for each in beside if each]) or None


def _marks(line: str, facts: Facts) -> bool:
    """Whether a line by itself is a marking."""
    folded = " ".join(re.findall(r"[a-z]+", line.casefold()))
    known = [m for m in facts.markings if re.match(rf"{re.escape(m)}\b", folded)]
    return bool(known) and len(folded) <= len(max(known, key=len)) + 12
