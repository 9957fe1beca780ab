"""What `import/furniture.toml` says of pages, bullets, tags and headings, ready for matching."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from graphkit import resources


@dataclass(frozen=True, slots=True)
class Page:
    """Lines that belong to the page: markings, page lines, lone numbers, site talk."""

    marking: re.Pattern[str]
    line: re.Pattern[str]
    number: re.Pattern[str]
    captions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Contents:
    """Lines of a contents page: its headings, sure lines, likely lines, how far in it may stand."""

    headings: frozenset[str]
    line: re.Pattern[str]
    weak: re.Pattern[str]
    within: int


@dataclass(frozen=True, slots=True)
class Bullets:
    """What opens a list item: at the start of a line, and anywhere in it."""

    leading: re.Pattern[str]
    glyphs: frozenset[str]
    glyph: re.Pattern[str]
    suspect: re.Pattern[str]
    dashes: str
    abbreviations: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tags:
    """Tags left in a text: one pattern finds them, the sets say what each kind does."""

    any: re.Pattern[str]
    block: frozenset[str]
    item: frozenset[str]
    heading: frozenset[str]
    list: frozenset[str]
    emphasis: frozenset[str]
    slant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Headings:
    """The shapes of headings on plain lines, and the words that speak against one."""

    label: re.Pattern[str]
    depths: dict[str, int]
    case: re.Pattern[str]
    date: re.Pattern[str]
    most_words: int
    most_words_question: int
    most_words_label: int
    most_words_theme: int
    pointing: re.Pattern[str]
    sentence: frozenset[str]
    title: frozenset[str]
    kinds: frozenset[str]
    verbs: frozenset[str]
    asking: frozenset[str]
    open: frozenset[str]
    leading: frozenset[str]
    posts: frozenset[str]
    honours: frozenset[str]
    prefixes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Web:
    """Parts of a web page that are not the report, by tag, role and word of an id or class."""

    drop: frozenset[str]
    site: frozenset[str]
    main: tuple[str, ...]
    roles: frozenset[str]
    words: frozenset[str]
    keep: frozenset[str]
    hidden: frozenset[str]
    opened: frozenset[str]
    boxes: frozenset[str]
    footnote: re.Pattern[str]
    title_breaks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All of `import/furniture.toml`."""

    page: Page
    contents: Contents
    bullets: Bullets
    tags: Tags
    headings: Headings
    entry: re.Pattern[str]
    entry_label: re.Pattern[str]
    web: Web


@cache
def knowledge() -> Knowledge:
    """The knowledge as shipped, or the analyst's own in `$GRAPHKIT_HOME`, read once."""
    data = tomllib.loads(resources.file("import", "furniture.toml").read_text(encoding="utf-8"))
    return Knowledge(
        page=_page(data["page"]),
        contents=_contents(data["contents"]),
        bullets=_bullets(data["bullets"]),
        tags=_tags(data["tags"]),
        headings=_headings(data["headings"], data["dates"]["months"]),
        entry=_pattern([data["entries"]["header"]], flags=0),
        entry_label=_entry_label(data["entries"]["labels"]),
        web=_web(data["web"]),
    )


def _pattern(parts: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in parts), flags)


def words_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, whatever stands between their words."""
    listed = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", p))) for p in listed)


def _page(data: dict[str, Any]) -> Page:
    beside = words_of([*data["markings"], *data["beside"]])
    number = r"(page\s+)?\d{1,3}(\s+of\s+\d{1,3})?"
    marking = rf"\W*(?:{words_of(data['markings'])})(?:\W+(?:{beside}|{number}))*\W*"
    return Page(
        marking=_pattern([marking]),
        line=_pattern(data["lines"]),
        number=re.compile(data["number"]),
        captions=frozenset(data["captions"]),
    )


def _contents(data: dict[str, Any]) -> Contents:
    return Contents(
        headings=frozenset(data["headings"]),
        line=_pattern([data["line"]]),
        weak=_pattern([data["weak"]]),
        within=data["within"],
    )


def _bullets(data: dict[str, Any]) -> Bullets:
    glyphs, spaced, dashes = (re.escape(data[k]) for k in ("glyphs", "spaced", "dashes"))
    leading = rf"(?:[{glyphs}]\s*|[{spaced}](?:\s+|$)|[{dashes}](?:\s+|$|(?=[A-Z])))"
    return Bullets(
        leading=re.compile(rf"(?P<bullet>{leading}+)(?!\d+\s*[–—-]?\s*$)"),
        glyphs=frozenset(data["glyphs"]),
        # One class first: a search for it is many times faster than one for alternatives.
        glyph=re.compile(
            rf"[{glyphs}o¤»§](?:(?<=[{glyphs}])|(?<!\S.)(?<=[o¤»])\s+(?=[A-Z])"
            r"|(?<!\S.)(?<=§)\s+(?=[A-Za-z]))"
        ),
        suspect=re.compile(rf"[{glyphs}]|(?:^|\s)[*o§¤»]\s|:\s+[{dashes}]\s|&#?\w+;"),
        dashes=data["dashes"],
        abbreviations=frozenset(data["abbreviations"]),
    )


def _tags(data: dict[str, Any]) -> Tags:
    names = {*data["block"], *data["item"], *data["inline"]}
    listed = "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))
    return Tags(
        any=re.compile(rf"</?(?P<name>{listed})(?:[\s/][^<>]*)?>", re.IGNORECASE),
        block=frozenset(data["block"]),
        item=frozenset(data["item"]),
        heading=frozenset(data["heading"]),
        list=frozenset(data["list"]),
        emphasis=frozenset(data["emphasis"]),
        slant=frozenset(data["slant"]),
    )


def _headings(data: dict[str, Any], months: str) -> Headings:
    words = data["words"]
    numbers = f"(?i:{'|'.join(words['case_codes'])})"
    sets = ("sentence", "title", "kinds", "verbs", "asking", "open", "leading", "posts", "honours")
    return Headings(
        label=_label(words_of(data["labels"]), numbers),
        depths=data["labels"],
        case=_case(words_of(words["cases"]), numbers),
        date=_date(months),
        pointing=_pattern([rf"(?:{words_of(words['pointing'])})\b.*"]),
        prefixes=frozenset(words["prefixes"]),
        most_words=data["most_words"],
        most_words_question=data["most_words_question"],
        most_words_label=data["most_words_label"],
        most_words_theme=data["most_words_theme"],
        **{name: frozenset(words[name]) for name in sets},
    )


def _label(names: str, numbers: str) -> re.Pattern[str]:
    """A printed label at the head of a line: its name, its reference, what follows."""
    ref = rf"[A-Z]{{0,3}}\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?|[A-Z]|{numbers}"
    after = r"\s*[:.)–—-]\s*|\s+(?=[A-Z“‘])|\s*$"
    return re.compile(rf"(?i:(?P<name>{names})\s+(?:no\.?\s*)?)(?P<ref>{ref})(?P<after>{after})")


def _case(names: str, numbers: str) -> re.Pattern[str]:
    code = rf"(?:[A-Z]{{1,2}}\d{{0,2}}|\d{{1,3}}|{numbers})"
    more = rf"(?:\s*(?:&|and|,)\s*{code})?(?:\s*\([^()]{{1,40}}\))?"
    return re.compile(rf"(?i:{names})\s+{code}{more}:?")


def _date(months: str) -> re.Pattern[str]:
    """A date and nothing else, as precise as it may be: a day, a month, a year, a span."""
    weekday = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    day = r"(?:\d{1,2}\s?(?:st|nd|rd|th)?\s+)?(?:of\s+)?"
    month = rf"(?:throughout\s+|end\s+(?:of\s+)?)?(?:(?:{months})\b[\s,./-]*)*"
    year = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{2,4})(?:\s?[–/-]\s?\d{2,4})?"
    return re.compile(rf"(?i){weekday}{day}{month}{year}\.?")


def _web(data: dict[str, Any]) -> Web:
    sets = ("drop", "site", "roles", "words", "keep", "hidden", "opened", "boxes")
    return Web(
        main=tuple(data["main"]),
        title_breaks=tuple(data["title_breaks"]),
        footnote=_pattern([data["footnote"]]),
        **{name: frozenset(data[name]) for name in sets},
    )


def _entry_label(labels: Iterable[str]) -> re.Pattern[str]:
    label = rf"\*{{0,2}}(?P<label>(?i:{words_of(labels)}))"
    leads = r"(?:\s*:?\*{0,2}\s*(?i:(?:identified\s+)?includes?))?\s*:\s*\*{0,2}\s*"
    leads += r"(?i:includes?\s*:\s*)?"
    return re.compile(rf"{label}{leads}(?P<rest>.*)", re.DOTALL)
