"""Dates as the texts of reviews give them, read as precisely as they say and no more."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?P<year>(?:19|20)\d\d)"
DAY = r"(?P<day>[0-3]?\d)\s?(?:st|nd|rd|th)?"
WRITTEN = re.compile(rf"\b(?:{DAY}(?:\s+of)?\s+)?{MONTH},?\s+{YEAR}\b", re.I)
# With full stops and a two-digit year, "4.11.15" may be a paragraph's number and "14.9.15" is none.
NUMERIC = tuple(
    re.compile(rf"(?<![\d.]){pattern}(?!\.?\d)")
    for pattern in (
        r"(?P<day>[0-3]?\d)[/-](?P<month>[01]?\d)[/-](?P<year>(?:19|20)?\d\d)",
        r"(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>(?:19|20)\d\d|0\d)",
        r"(?P<day>[0-3]\d)\.(?P<month>[01]?\d)\.(?P<year>\d\d)",
    )
)
ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)(?:-(?P<day>[0-3]\d))?\b")
SEASON = re.compile(
    rf"\b(?:spring|summer|autumn|winter|early|mid|late|end(?: of)?)[ -]{YEAR}\b", re.I
)
SPAN = re.compile(r"\b(?P<year>(?:19|20)\d\d)\s?[-–/]\s?(?P<to>(?:20)?\d\d)\b")
ALONE = re.compile(rf"(?<![\d/.-]){YEAR}(?![\d/-]|\.\d)")
# Every way of writing a date has two digits side by side.
DIGITS = re.compile(r"\d\d")
CENTURY, PIVOT = 2000, 30


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a text: where it stands, and its value as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""

    start: int
    end: int
    value: str


def dates(text: str) -> list[Date]:
    """The dates of a text in order of place; a longer reading hides a shorter one inside it."""
    found: list[Date] = []
    if not DIGITS.search(text):
        return found
    for date in sorted(_all(text), key=lambda d: (d.start, -(d.end - d.start))):
        if not found or date.start >= found[-1].end:
            found.append(date)
    return found


def _all(text: str) -> Iterator[Date]:
    for pattern in (WRITTEN, *NUMERIC, ISO, SEASON, ALONE):
        for match in pattern.finditer(text):
            value = _value(match)
            if value:
                yield Date(match.start(), match.end(), value)


def _value(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month, day = _month(parts.get("month")), int(parts.get("day") or 0)
    year = _year(parts["year"])
    if parts.get("month") and not 1 <= month <= 12 or (day and day > monthrange(year, month)[1]):
        return None
    return f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def _month(written: str | None) -> int:
    if not written:
        return 0
    if written.isdigit():
        return int(written)
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(written[:3].casefold()))


def _year(written: str) -> int:
    year = int(written)
    if year >= 100:
        return year
    return CENTURY + year if year <= PIVOT else CENTURY - 100 + year


def due(text: str) -> str | None:
    """A deadline as the text gives it: a date, or a span of years ("2017-18"); None if relative."""
    span = SPAN.search(text)
    if span and not dates(text[: span.start()]):
        return span.group().replace(" ", "").replace("–", "-")
    found = dates(text)
    return found[0].value if found else None
