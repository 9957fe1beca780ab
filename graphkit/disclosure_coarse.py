"""Exact dates as months, and exact ages as bands, in a text about to be released."""

import re

from graphkit.disclosure_rules import Rules, load_rules

WEEKS, MONTHS = 52, 12


def coarsened(text: str) -> str:
    """`text` with exact dates as their months and exact ages as bands of `disclosure.toml`."""
    rules = load_rules()
    for pattern in rules.ages:
        text = pattern.sub(lambda match: _band(match, rules), text)
    return _months(text, rules)


def _band(match: re.Match[str], rules: Rules) -> str:
    unit, number = next((name, int(value)) for name, value in match.groupdict().items() if value)
    per = WEEKS if unit.startswith("weeks") else MONTHS if unit.startswith("months") else 1
    return f"aged {band(number // per, rules.bands)}"


def band(years: int, bands: list[int]) -> str:
    """The band that a whole number of years is in: “under 1”, “10 to 15”, “85 or over”."""
    youngest = max(each for each in bands if each <= years)
    later = [each for each in bands if each > years]
    if not later:
        return f"{youngest} or over"
    return f"{youngest} to {later[0] - 1}" if youngest else f"under {later[0]}"


def _months(text: str, rules: Rules) -> str:
    names = "|".join(rules.months)
    short = "|".join(name[:3] for name in rules.months)
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    spelt = re.compile(rf"\b(on )?{day}(?: of)? ({names}|{short})\.?,? (\d{{4}})\b")
    first = re.compile(rf"\b({names}) {day},? (\d{{4}})\b")
    bare = re.compile(rf"\b{day}(?: of)? ({names})\b(?! \d{{4}})")
    # Two figures for a year only after strokes: 4.2.10 is a paragraph.
    figures = re.compile(
        r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|(?<=/)\d{2})(?![\d/.-]*\d)"
    )
    iso = re.compile(r"\b(\d{4})-(\d{2})-\d{2}\b")
    text = spelt.sub(lambda match: _spelt(match, rules), text)
    text = first.sub(r"\1 \2", text)
    text = bare.sub(r"\1", text)
    text = iso.sub(lambda match: _month(match, int(match[2]), match[1], rules), text)
    return figures.sub(lambda match: _figures(match, rules), text)


def _spelt(match: re.Match[str], rules: Rules) -> str:
    return f"{'in ' if match[1] else ''}{_named(match[2], rules)} {match[3]}"


def _named(written: str, rules: Rules) -> str:
    return next(name for name in rules.months if name.startswith(written[:3]))


def _figures(match: re.Match[str], rules: Rules) -> str:
    day, month, year = int(match[1]), int(match[2]), match[3]
    if not 1 <= day <= 31:
        return match[0]
    return _month(match, month, year if len(year) == 4 else _century(year), rules)


def _century(year: str) -> str:
    return f"{'19' if int(year) > 50 else '20'}{year}"


def _month(match: re.Match[str], month: int, year: str, rules: Rules) -> str:
    """The month's name and year; what is no date stays as it was."""
    return f"{rules.months[month - 1]} {year}" if 1 <= month <= len(rules.months) else match[0]
