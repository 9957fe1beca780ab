"""Lists that lost their lines: finds the statements in a run of text by its bullets."""

import re
from itertools import pairwise

from graphkit.readers.knowledge import Knowledge, knowledge

ASTERISK = re.compile(r"(?:^|(?<=\s))\*\s+(?=\S)")
DASH = re.compile(r"(?:^|(?<=\s))[-–—−]\s+(?=[“‘\"'(]?[A-Z0-9])")
STOPS = tuple(".?!;:)’'”\"")
LOST = re.compile(r"(?<=[a-z)’'])\.\s+(?=[a-z])")
SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z“‘\"])")
LEAST_WORDS = 5


def has_bullets(text: str) -> bool:
    """A quick look: whether a run of text may hold bullets at all."""
    known = knowledge().bullets
    return " * " in text or text.startswith("* ") or bool(known.glyph.search(text))


def split_bullets(text: str, listed: bool = False) -> tuple[str, list[str]]:
    """The words before the first bullet, and the statements that bullets open.

    `listed` says that the text is known to be a list, so that dashes and, where there are no
    bullets at all, sentences divide it. Without bullets the statements are [] and the lead is
    the text. A dash with spaces both sides opens a statement only before a capital or figure.
    """
    for find in (_glyphs, _asterisks, _dashes):
        cuts = find(text, listed)
        if cuts:
            lead, *items = _cut(text, cuts)
            return lead, [part for item in items for part in recovered(item)]
    if listed:
        return "", [part for s in SENTENCE.split(text) for part in clauses(s.strip()) if part]
    return text.strip(), []


def _cut(text: str, cuts: list[tuple[int, int]]) -> list[str]:
    edges = [(0, 0), *cuts, (len(text), len(text))]
    parts = [text[a[1] : b[0]].strip() for a, b in pairwise(edges)]
    return [parts[0], *(part for part in parts[1:] if part)]


def _glyphs(text: str, listed: bool) -> list[tuple[int, int]]:
    return [match.span() for match in knowledge().bullets.glyph.finditer(text)]


def _asterisks(text: str, listed: bool) -> list[tuple[int, int]]:
    return [match.span() for match in ASTERISK.finditer(text)]


def _dashes(text: str, listed: bool) -> list[tuple[int, int]]:
    """Where dashes open statements: in a list all like the first, else those behind a stop.

    Where few are behind a stop, all are taken.
    """
    found = [match.span() for match in DASH.finditer(text)]
    if not found:
        return []
    lead = text[: found[0][0]].strip()
    if not (listed or not lead or lead.endswith(":")):
        return []
    mark = text[slice(*found[0])].strip()
    inner = [span for span in found[1:] if text[slice(*span)].strip() == mark]
    if listed:
        return found[:1] + inner
    stopped = [span for span in inner if _stopped(text, span[0])]
    loose = len(stopped) * 2 < len(inner) and len(inner) > 1
    return found[:1] + (inner if loose else stopped)


def _stopped(text: str, at: int) -> bool:
    """Whether a stop stands before a place in the text."""
    return text[max(0, at - 4) : at].rstrip().endswith(STOPS)


def split_line(text: str) -> list[str]:
    """The statements on a line that a bullet opened; a further dash opens one behind a stop."""
    glyphs = _glyphs(text, False)
    if glyphs:
        return [part for part in _cut(text, glyphs) if part]
    if " - " not in text and " – " not in text and " * " not in text:
        return [text]
    dashes = (match.span() for match in DASH.finditer(text))
    cuts = [span for span in dashes if _stopped(text, span[0])] + _asterisks(text, False)
    return [part for part in _cut(text, sorted(cuts)) if part]


def recovered(item: str) -> list[str]:
    """A statement, divided where the next one lost its bullet: a stop, then a small letter."""
    known = knowledge().bullets
    parts, start = [], 0
    for match in LOST.finditer(item):
        before = item[start : match.start()].split()
        last = before[-1].lstrip("(").casefold() if before else ""
        if len(before) >= LEAST_WORDS and last not in known.abbreviations:
            parts.append(item[start : match.start() + 1])
            start = match.end()
    return [*parts, item[start:]]


def clauses(sentence: str) -> list[str]:
    """A sentence of a list without bullets, divided where a capital opens a statement anew.

    Both sides must hold a verb: "Training has been undertaken Tools have been amended".
    """
    known = knowledge()
    words = sentence.split()
    parts: list[list[str]] = [[]]
    for i, word in enumerate(words):
        opens = bool(parts[-1]) and _opens(word, words[i - 1])
        if opens and _says(parts[-1], known) and _says(words[i:], known):
            parts.append([])
        parts[-1].append(word)
    return [" ".join(part) for part in parts if part]


def _opens(word: str, before: str) -> bool:
    """Whether a capitalised word can open a statement behind the word before it."""
    bare = before.strip("“”‘’\"'()")
    if not word[0].isupper() or not word[1:2].islower() or bare != before:
        return False
    known = knowledge().headings
    return (bare.islower() and bare not in known.open) or (len(bare) > 1 and bare.isupper())


def _says(words: list[str], known: Knowledge) -> bool:
    return any(word.strip(",;:()").casefold() in known.headings.verbs for word in words[:14])
