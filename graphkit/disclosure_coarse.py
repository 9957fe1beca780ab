"""Exact dates as months, and exact ages as bands, in a text about to be released.

What stands for something exact is in square brackets, as a quotation marks what is not its own.
"""

import re
from functools import cache

from graphkit.disclosure_rules import Rules, load_rules

PER = {"day": 365, "week": 52, "month": 12, "year": 1}
"""Of each unit so many are a year."""
OVER = " or over"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"


def coarsened(text: str) -> str:
    """`text` with exact dates as their months and exact ages as bands of `disclosure.toml`."""
    rules = load_rules()
    for pattern in rules.ages:
        text = pattern.sub(lambda match: _aged(match, rules), text)
    # no date is without a figure, and most texts are
    return _months(text, rules) if re.search(r"\d", text) else text


def _aged(match: re.Match[str], rules: Rules) -> str:
    number = int(match["n"]) if match["n"].isdecimal() else rules.numbers[match["n"].casefold()]
    unit = (match.groupdict().get("unit") or "years").removesuffix("s")
    told = band(number // PER[unit], rules.bands)
    whole = re.search(r"(?:old|age)$", match["it"])
    return match[0].replace(match["it"], f"[{'aged ' if whole else ''}{told}]")


def band(years: int, bands: list[int]) -> str:
    """The band that a whole number of years is in: “under 1”, “10 to 15”, “85 or over”."""
    youngest = max(each for each in bands if each <= years)
    later = [each for each in bands if each > years]
    if not later:
        return f"{youngest}{OVER}"
    return f"{youngest} to {later[0] - 1}" if youngest else f"under {later[0]}"


def banded(age: str) -> str:
    """The age of a case ("14 months", "61 years") as its band in years; one that is no single age
    stays as it is."""
    from graphkit.identity import age_years

    years = age_years(age)
    if years is None:
        return age
    told = band(years, load_rules().bands)
    if told.endswith(OVER):
        return f"{told.removesuffix(OVER)} years{OVER}"
    return f"{told} {'year' if told == 'under 1' else 'years'}"


def _months(text: str, rules: Rules) -> str:
    spelt, first, bare, figures, dotted, iso = _dates(
        tuple(rules.dates["months"]), tuple(rules.dates["days"]), rules.dates["before"]
    )
    text = iso.sub(lambda match: _month(match, int(match["m"]), match["y"], rules), text)
    text = spelt.sub(lambda match: _written(match, match["m"], match["y"], rules), text)
    text = first.sub(lambda match: _written(match, match["m"], match["y"], rules), text)
    text = bare.sub(lambda match: _written(match, match["m"], "", rules), text)
    for pattern in (figures, dotted):
        text = pattern.sub(lambda match: _figures(match, rules), text)
    return text


@cache
def _dates(
    months: tuple[str, ...], days: tuple[str, ...], before: str
) -> tuple[re.Pattern[str], ...]:
    """Dates as they are written: 3 May 2014, May 3rd 2014, 3 May, 3/5/14, on 3.5.14, 2014-05-03."""
    names = "|".join(months)
    short = "|".join(name[:3] for name in months)
    on = rf"(?P<on>\b[Oo]n )?(?:(?<=[Oo]n )the )?(?:(?:{'|'.join(days)}),? (?:the )?)?"
    day = rf"(?<![\d.,/-])(?:{DAY} ?(?:-|–|to|and|or|/) ?)?{DAY}(?: of)?"
    figures = r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}|(?<=/)\d{2})(?![\d/.-]*\d)"
    return tuple(map(re.compile, (
        rf"{on}{day}[ -](?P<m>(?i:{names}|{short}))\.?,?[ -](?P<y>\d{{4}})\b",
        rf"{on}\b(?P<m>(?i:{names})) {DAY},? (?P<y>\d{{4}})\b",
        rf"{on}{day} (?P<m>{names})\b(?! \d{{4}})",
        # Two figures for a year only after strokes: 4.2.10 is a paragraph.
        rf"{on}(?<![\d/.-]){figures}",
        rf"(?P<on>{before})(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d{{2}})(?![\d.]*\d)",
        rf"{on}\b(?P<y>\d{{4}})-(?P<m>\d{{2}})-\d{{2}}\b",
    )))  # fmt: skip


def _written(match: re.Match[str], month: str, year: str, rules: Rules) -> str:
    name = next(name for name in rules.dates["months"]
                if name.casefold().startswith(month[:3].casefold()))  # fmt: skip
    return _mark(match, f"{name} {year}".rstrip())


def _mark(match: re.Match[str], told: str) -> str:
    """What stands in a date's place; “on” becomes “in”, and other words before it stay."""
    before = match["on"] or ""
    if before.casefold() == "on ":
        return f"[{'In' if before[0] == 'O' else 'in'} {told}]"
    return f"{before}[{told}]"


def _figures(match: re.Match[str], rules: Rules) -> str:
    day, month, year = int(match["d"]), int(match["m"]), match["y"]
    if not 1 <= day <= 31:
        return match[0]
    return _month(match, month, year if len(year) == 4 else _century(year), rules)


def _century(year: str) -> str:
    return f"{'19' if int(year) > 50 else '20'}{year}"


def _month(match: re.Match[str], month: int, year: str, rules: Rules) -> str:
    """The month's name and year; what is no date stays as it was."""
    months = rules.dates["months"]
    return _mark(match, f"{months[month - 1]} {year}") if 1 <= month <= len(months) else match[0]
