"""Where the sentences and clauses of a passage begin and end."""

import re

Span = tuple[int, int]

# Titles and short forms whose full stop does not end a sentence.
SHORT = frozenset(
    "dr mr mrs ms prof st rev hon no nos e.g i.e eg ie etc cf vs para paras sec p pp fig".split()
)
END = re.compile(r"[.!?][’”\"')\]]*(?=\s+[\"“‘'(]*[A-Z0-9])|[.!?][’”\"')\]]*\s*$")
# No title or short form has so many letters.
LONGER_THAN_SHORT = 8
WORD_BEFORE = re.compile(r"[\w.]+$")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The spans of the sentences of `text[start:end]`, white space between them left out."""
    end = len(text) if end is None else end
    spans, at = [], start
    for match in END.finditer(text, start, end):
        if match.end() < end and _short(text, at, match.start()):
            continue
        spans.append((at, match.end()))
        at = _skip(text, match.end(), end)
    if at < end and text[at:end].strip():
        spans.append((at, end))
    return [_trim(text, span) for span in spans if text[slice(*span)].strip()]


def clauses(text: str, start: int, end: int) -> list[Span]:
    """The spans between semicolons, a leading "and" and the semicolons left out."""
    spans, at = [], start
    for stop in [*(m.start() for m in re.finditer(";", text[start:end])), end - start]:
        spans.append((at, start + stop))
        at = start + stop + 1
    return [_trim(text, _without_and(text, span)) for span in spans if _says(text[slice(*span)])]


def _says(clause: str) -> bool:
    """Whether a clause holds more than the "and" before the next item of its list."""
    return clause.strip() not in ("", "and")


def _without_and(text: str, span: Span) -> Span:
    lead = re.match(r"\s*and\s+", text[slice(*span)])
    return (span[0] + lead.end(), span[1]) if lead else span


def _short(text: str, at: int, stop: int) -> bool:
    word = WORD_BEFORE.search(text, max(at, stop - LONGER_THAN_SHORT), stop)
    if word is None:
        return False
    letters = word.group().casefold()
    return letters in SHORT or (len(letters) == 1 and letters.isalpha() and letters != "i")


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while end > start and text[end - 1].isspace():
        end -= 1
    return _skip(text, start, end), end
