"""When a review was published: the date that a label, a title page or the page itself gives."""

import re
from collections.abc import Sequence

from graphkit.dates import dates
from graphkit.document import Document
from graphkit.facts import Facts
from graphkit.parts import Part
from graphkit.readers.builder import FORM_DEPTH
from graphkit.title_page import DATE_LINE_WORDS

OPENING = 1500
# So near to the word "published" a date is that of publication, in letters.
NEAR = 40
# Dates that are of something else than the publication.
OTHER_DATE = re.compile(r"\b(?:period|born|birth|died|death|incident|between|since)\b", re.I)
DATED = ("incident", "subject", "case")
# A title page has so few blocks.
TITLE_BLOCKS = 12
# What parts the facts that stand in one line of a title page ("X Board | Issue 4 | May 2020",
# "X Committee, October 2020. Notes added in …").
LINE_PARTS = re.compile(
    r"\s+[|·•]\s+|(?<!\d)\s+[—–]\s+|(?<=\d)\.\s+"
    r"|(?<=[a-z])[,.]\s+(?=(?:\d{1,2} )?[A-Z][a-z]+ (?:19|20)\d\d\b)"
)


def published(document: Document, parts: Sequence[Part], facts: Facts) -> str | None:
    """When the review was published, or a form completed: the date a label or title page gives."""
    stated = facts.stated.search(document.text)
    if stated and (found := dates(stated["when"])):
        return found[0].value
    held = next((p for p in parts if p.role and p.role.holds == "published"), None)
    labelled = held and _fullest(held.words)
    if labelled:
        return labelled
    return _title_date(document, _dated_labels(parts)) or _said_published(document, facts)


def _fullest(words: str) -> str | None:
    """The first date of a text, or one of the same year that says more ("Mai 2019 / May 2019")."""
    found = [date.value for date in dates(words)]
    return max((v for v in found if v[:4] == found[0][:4]), key=len, default=None)


def _dated_labels(parts: Sequence[Part]) -> set[str]:
    """The headings whose dates are the case's and not the document's."""
    found = [p for p in parts if p.role and p.role.holds in DATED]
    return {
        words for p in found for words in p.headings[-1:]
        if p.role and (p.role.holds != "case" or p.block.level >= FORM_DEPTH or p.block.section[1:])
    }  # fmt: skip


def _title_date(document: Document, held: set[str]) -> str | None:
    """The date that stands alone on the title page, not one that a form's label says is another;
    one that is said to be of publication before others."""
    found: list[tuple[bool, str]] = []
    for block in document.blocks[:TITLE_BLOCKS]:
        form = block.section and block.section[-1] in held
        for words in LINE_PARTS.split(document.words(block)):
            other = OTHER_DATE.search(words)
            short = len(words.split()) <= DATE_LINE_WORDS and not block.section[4:] and not other
            if short and not form and (value := _fullest(words)):
                found.append(("published" in words.casefold(), value))
    return next((value for _, value in sorted(found, key=lambda f: not f[0])), None)


def _said_published(document: Document, facts: Facts) -> str | None:
    for line in [*document.furniture, *document.text[:OPENING].splitlines()]:
        cue = next((m for m in facts.published.every(line) if m.phrase != "date"), None)
        if cue:
            after = [d for d in dates(line) if 0 <= d.start - cue.end < NEAR]
            if after:
                return after[0].value
    return next((d[0].value for line in document.furniture if (d := dates(line))), None)
