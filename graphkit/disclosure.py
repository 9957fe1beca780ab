"""The disclosure guard: what in a text may tell who somebody is, and the text without it.

It finds patterns, not meaning: a story that neighbours would know again passes. A person reads
what is released; the guard shows where to look.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from graphkit.disclosure_coarse import coarsened
from graphkit.disclosure_rules import Kind, Rules, load_rules
from graphkit.disclosure_words import ordinary, plain

WEIGHTS = range(10, 1, -1)
NAME = "name"
FOLLOWING = re.compile(
    r"(?:['’]s)?(?: and [A-Z]\w+(?= NHS| Trust| Council| Clinical))?(?:[ -][A-Z][\w’']*){0,2}"
)
AFTER = re.compile(r"[A-Z][\w’']*")
VOWELS = {*"aeiouyáéíóúàèäëïöüåøæ"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that may identify a person: its kind, its words, where they stand, the mark put
    in their place."""

    kind: str
    text: str
    start: int
    end: int
    mark: str


def findings(text: str) -> list[Finding]:
    """Every identifier in `text`, in order, none inside another."""
    rules = load_rules()
    found: list[Finding] = []
    for kind in rules.kinds:
        for each in sorted(_of_kind(kind, text, rules), key=lambda each: each.start - each.end):
            if all(each.end <= other.start or each.start >= other.end for other in found):
                found.append(each)
    return sorted(found, key=lambda each: each.start)


def released(text: str) -> tuple[str, list[Finding]]:
    """`text` as it may be released, and what was found in it.

    Identifiers are replaced by a visible mark such as “[name removed]”; in square brackets, too,
    stand the month of an exact date and the band of an exact age. The findings' places are those
    in the text given.
    """
    found = findings(text)
    parts, at = [], 0
    for each in found:
        parts += [coarsened(text[at:each.start]), each.mark]
        at = each.end
    return "".join([*parts, coarsened(text[at:])]), found


def _of_kind(kind: Kind, text: str, rules: Rules) -> Iterator[Finding]:
    for pattern in kind.find:
        for match in pattern.finditer(text):
            group = "it" if "it" in pattern.groupindex and match["it"] is not None else 0
            start, end = match.span(group)
            if kind.id == NAME and not _person(text, start, end, rules):
                continue
            if _holds(kind, text, match, text[start:end], rules):
                yield Finding(kind.id, text[start:end], start, end, f"[{kind.mark} removed]")


def _holds(kind: Kind, text: str, match: re.Match[str], found: str, rules: Rules) -> bool:
    if kind.check == "nhs" and not nhs_number(match[0]):
        return False
    if kind.check == "unknown" and not _unknown(found, rules):
        return False
    around = text[max(0, match.start() - 20) : match.end()]
    return not any(never.search(around) for never in kind.never)


def _person(text: str, start: int, end: int, rules: Rules) -> bool:
    """Whether the words are a person's name: neither a body's nor a place's, nor known to all."""
    if any(text.startswith(name, start) for name in rules.public):
        return False
    following = FOLLOWING.match(text, end)
    words = [*text[start:end].split(), *AFTER.findall(following[0] if following else "")]
    folded = {re.sub(r"['’]s?$|,$", "", word).casefold() for word in words}
    if folded & rules.bodies:
        return False
    return not folded & rules.places or bool(rules.titled.search(text[max(0, start - 20) : start]))


def _unknown(found: str, rules: Rules) -> bool:
    """Whether no capitalised word is an ordinary one; first names are never that.

    A word in capitals without a vowel, or of two letters, is an abbreviation.
    """
    words = [word for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]{2,})?", found)
             if word[0].isupper() and len(word) > 1]  # fmt: skip
    return bool(words) and all(map(partial(_strange, rules), words))


def _strange(rules: Rules, word: str) -> bool:
    if word.casefold() in rules.first:
        return True
    short = word.isupper() and (len(word) < 3 or not set(word.casefold()) & VOWELS)
    return not short and plain(word) not in ordinary()


def nhs_number(digits: str) -> bool:
    """Whether ten digits are a valid NHS number: weighted 10 to 2, the sum modulo 11 from 11 is
    the last digit (NHS Data Dictionary, NHS NUMBER)."""
    numbers = [int(sign) for sign in digits if sign.isdecimal()]
    if len(numbers) != 10 or len(set(numbers)) == 1:
        return False
    total = sum(number * weight for number, weight in zip(numbers, WEIGHTS, strict=False))
    return (11 - total % 11) % 11 == numbers[-1]
