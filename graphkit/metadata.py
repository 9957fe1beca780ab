"""The facts of a review: type, board, area, date of publication, method, protective marking.

Only what the text says: a fact it does not give is None.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from graphkit import resources
from graphkit.bodies import Mention, Register
from graphkit.dates import dates
from graphkit.document import Document
from graphkit.parts import Part
from graphkit.phrases import Phrases
from graphkit.record import Review

BOARD = "safeguarding-board"
OPENING = 1500
NEAR = 80
WEIGHTS = {"title": 6, "head": 2, "headings": 2}
OTHER = "other"
DATED = ("incident", "subject", "case")
# What a document is as a document, whatever review its title names as its subject.
FORMS = ("board-response", "briefing", "learning-summary")
# A title page's date stands in a line of a few words.
DATE_LINE_WORDS = 6
TITLE_LINES, TITLE_WORDS, FORM_DEPTH = 8, 22, 50


@dataclass(frozen=True)
class Facts:
    """`import/review.toml`, ready to ask."""

    table: dict[str, Any]
    types: list[tuple[str, dict[str, Phrases]]]
    methods: Phrases
    near_method: Phrases
    published: Phrases
    markings: tuple[str, ...]

    def type_of(self, title: str, head: str, headings: Sequence[str]) -> str:
        """The kind of document, by its title, its opening and its headings."""
        form = next((k for k, p in self.types if k in FORMS and p["title"].every(title)), None)
        if form:
            return form
        scores = [(self._score(known, title, head, headings), kind) for kind, known in self.types]
        best = max(scores, key=lambda pair: pair[0])
        return best[1] if best[0] > 0 else OTHER

    def says_type(self, line: str) -> bool:
        """Whether a line names a kind of document."""
        return any(phrases["title"].every(line) for _, phrases in self.types)

    @cached_property
    def label(self) -> re.Pattern[str]:
        """How a case is labelled ("Child A")."""
        forms = [form.replace("{code}", self.table["code"]) for form in self.table["labels"]]
        shouted = [re.sub(r"[A-Z][a-z]+", lambda word: word.group().upper(), f) for f in forms]
        never = "|".join(re.escape(word) for word in self.table["never"])
        return re.compile(rf"(?!(?i:{never})\b)\b(?:{'|'.join([*forms, *shouted])})")

    def _score(
        self, phrases: dict[str, Phrases], title: str, head: str, headings: Sequence[str]
    ) -> int:
        found = {m.phrase for m in phrases["title"].every(title)}
        opening = {m.phrase for m in phrases["head"].every(head)}
        under = sum(bool(phrases["headings"].every(h)) for h in headings)
        return (
            WEIGHTS["title"] * min(len(found), 2)
            + WEIGHTS["head"] * len(opening)
            + WEIGHTS["headings"] * min(under, 4)
        )


@cache
def load_facts() -> Facts:
    """The tables of `import/review.toml` and the markings of `import/furniture.toml`."""
    table = tomllib.loads(resources.file("import", "review.toml").read_text(encoding="utf-8"))
    page = tomllib.loads(resources.file("import", "furniture.toml").read_text(encoding="utf-8"))
    types = [
        (entry["type"], {key: _phrases(entry.get(key, ())) for key in WEIGHTS})
        for entry in table["types"]
    ]
    return Facts(
        table, types, _phrases(table["methods"]), _phrases(table["method_near"]),
        _phrases(table["published"]), tuple(page["page"]["markings"]),
    )  # fmt: skip


def review(
    document: Document, parts: Sequence[Part], facts: Facts, register: Register,
    mentions: list[Mention],
) -> Review:  # fmt: skip
    """What is known of the review as a whole."""
    title = title_of(document, facts)
    headings = [document.words(b) for b in document.blocks if b.kind == "heading"]
    page = " \n ".join([title, *title_lines(document)])
    kind = facts.type_of(page, document.text[:OPENING], headings)
    board = board_of(document, title, mentions, kind)
    return Review(
        title=title,
        type=kind,
        board=board,
        area=area_of(board, mentions, register),
        published=published(document, parts, facts),
        method=method(parts, facts),
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


def title_lines(document: Document) -> list[str]:
    """The short lines before the first paragraph of text, dates left out."""
    lines: list[str] = []
    for block in document.blocks[:TITLE_LINES]:
        words = document.words(block)
        form = block.level >= FORM_DEPTH or block.kind not in ("heading", "paragraph")
        if form or len(words.split()) > TITLE_WORDS or len(block.section) > 2 or block.number:
            break
        lines.append(words)
    return [line for line in lines if not _dated(line)]


def _dated(line: str) -> bool:
    found = dates(line)
    return bool(found) and len(line.split()) <= DATE_LINE_WORDS


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
        return register.area_of(board)
    named = {m.name for m in mentions if m.proper}
    areas = Counter(area for name in sorted(named) if (area := register.area_of(name)))
    if not areas:
        return None
    (best, count), *others = areas.most_common()
    return best if not others or count > others[0][1] else None


def published(document: Document, parts: Sequence[Part], facts: Facts) -> str | None:
    """When the review was published, or a form completed: the date a label or title page gives."""
    held = next((p for p in parts if p.role and p.role.holds == "published"), None)
    labelled = held and next((d.value for d in dates(held.words)), None)
    other = {h for p in parts if p.role and p.role.holds in DATED for h in p.headings[-1:]}
    return labelled or _title_date(document, other) or _said_published(document, facts)


def _title_date(document: Document, held: set[str]) -> str | None:
    """The date that stands alone on the title page, not one that a form's label says is another."""
    for block in document.blocks[:12]:
        words = document.words(block)
        found = dates(words)
        form = block.section and block.section[-1] in held
        if found and len(words.split()) <= DATE_LINE_WORDS and not block.section[4:] and not form:
            return found[0].value
    return None


def _said_published(document: Document, facts: Facts) -> str | None:
    for line in [*document.furniture, *document.text[:OPENING].splitlines()]:
        cue = next((m for m in facts.published.every(line) if m.phrase != "date"), None)
        if cue:
            after = [d for d in dates(line) if 0 <= d.start - cue.end < NEAR // 2]
            if after:
                return after[0].value
    return next((d[0].value for line in document.furniture if (d := dates(line))), None)


def method(parts: Sequence[Part], facts: Facts) -> str | None:
    """The review method the text names, in the parts that speak of method or of the review."""
    for part in parts:
        own = part.role is not None and part.role.holds in ("method", "nothing", "case")
        for found in facts.methods.outermost(part.words) if own else ():
            near = part.words[max(0, found.start - NEAR) : found.end + NEAR]
            if part.role and part.role.holds == "method" or facts.near_method.every(near):
                return part.words[found.start : found.end]
    return None


def marking(document: Document, facts: Facts) -> str | None:
    """The first protective marking on the document's pages, as printed."""
    for line in (*document.furniture, *document.text[:300].splitlines()):
        folded = " ".join(re.findall(r"[a-z]+", line.casefold()))
        known = [m for m in facts.markings if re.match(rf"{re.escape(m)}\b", folded)]
        if known and len(folded) <= len(max(known, key=len)) + 12:
            return line.strip()
    return None


def _phrases(written: Iterable[str]) -> Phrases:
    return Phrases((phrase.replace(" * ", ".."), "") for phrase in written)
