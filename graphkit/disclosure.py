"""The disclosure guard: what in a text may tell who somebody is, and the text without it.

It finds patterns, not meaning: a story that neighbours would know again passes. A person reads
what is released; the guard shows where to look.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.disclosure_coarse import coarsened
from graphkit.disclosure_rules import Kind, Rules, load_rules

WEIGHTS = range(10, 1, -1)


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

    Identifiers are replaced by a visible mark such as “[name removed]”, exact dates by their
    month, exact ages by bands. The findings' places are those in the text given.
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
            if kind.id == "name":
                start, end = _person(text, start, end, rules)
            if end > start and _holds(kind, text, match):
                yield Finding(kind.id, text[start:end], start, end, f"[{kind.mark} removed]")


def _holds(kind: Kind, text: str, match: re.Match[str]) -> bool:
    if kind.check == "nhs" and not nhs_number(match[0]):
        return False
    around = text[max(0, match.start() - 20) : match.end()]
    return not any(never.search(around) for never in kind.never)


def _person(text: str, start: int, end: int, rules: Rules) -> tuple[int, int]:
    """The span of a person's name; an empty one where the words name a body or a place."""
    words = text[start:end].split()
    after = re.match(r"(?:['’]s)?[ ]([A-Z][\w’']*)", text[end:])
    following = after[1] if after else ""
    if following in rules.bodies or any(word in rules.bodies for word in words):
        return start, start
    return start, end


def nhs_number(digits: str) -> bool:
    """Whether ten digits are a valid NHS number: weighted 10 to 2, the sum modulo 11 from 11 is
    the last digit (NHS Data Dictionary, NHS NUMBER)."""
    numbers = [int(sign) for sign in digits if sign.isdecimal()]
    if len(numbers) != 10 or len(set(numbers)) == 1:
        return False
    total = sum(number * weight for number, weight in zip(numbers, WEIGHTS, strict=False))
    return (11 - total % 11) % 11 == numbers[-1]
