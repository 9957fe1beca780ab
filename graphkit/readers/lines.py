"""Plain lines: whether one reads as a heading, goes on in the next, or breaks a word."""

import re
from collections import Counter

from graphkit.readers.builder import split_number
from graphkit.readers.knowledge import Headings, Knowledge, knowledge

TITLE, PART, CASE, PLAIN, THEME, STATEMENT, BELOW = 1, 2, 3, 5, 6, 7, 8
BROKEN = re.compile(
    r"(?<![^\W\d_])([^\W\d_]++)[-‐\xad][^\S\n]*\n[^\S\n]*([a-z][^\W\d_]*)(\S*)[^\S\n]*\n?"
)
SPACED = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,}+)[-‐] ([a-z][^\W\d_]+)")
# A quick look for either: most texts have none, and words are slow to search for.
MAY_BREAK = re.compile(r"[-‐\xad][ \t]*\n[ \t]*[a-z]")
MAY_SPACE = re.compile(r"[-‐](?<=[^\W\d_][-‐]) (?=[a-z])")
WORD = re.compile(r"[^\W\d_]++(?:[-‐][^\W\d_]++)*+")
SUSPENDED = ("and", "or", "to", "as", "but", "nor", "the")
FINISHED = tuple(".!?:;")
CLOSERS = "\"')]”’*"
MARKS = re.compile(r"(?:\*\*|__|<u>|<b>|<strong>)(.*?)(?:\*\*|__|</u>|</b>|</strong>)\s*:?$")


def looks_heading(line: str, following: str = "") -> int:
    """The depth of the heading that a plain line seems to be, 0 when it seems none.

    `following` is the next line with words in it: a heading has something below it. Depths are
    1 to 8 (see `[headings.labels]` in `import/furniture.toml`); 5 is a heading that no number,
    capitals or label place.
    """
    if not following.strip() or len(line) > 400:
        return 0
    known = knowledge()
    text, marked = unmark(line)
    if not text or known.bullets.leading.match(text):
        return 0
    words = text.split()
    return strong_depth(text, words, following, known) or plain_depth(text, words, marked, known)


def unmark(line: str) -> tuple[str, bool]:
    """A line without the marks of bold or underline round it, and whether it had them."""
    text = line.strip()
    match = MARKS.match(text) if text[:1] in "*_<" else None
    return (match[1].strip(), True) if match else (text, False)


def strong_depth(text: str, words: list[str], following: str, known: Knowledge) -> int:
    """The depth of a heading by its number, label, case name or capitals; 0 without these."""
    heads = known.headings
    return (
        label_depth(text, words, heads)
        or number_depth(text, words, following, known)
        or (len(words) <= 6 and heads.case.fullmatch(text) and CASE)
        or capitals_depth(text, words, heads)
        or 0
    )


def label_depth(text: str, words: list[str], heads: Headings) -> int:
    """The depth of a labelled heading: "Finding P1", "THEME 2: …", "Lesson P1.1"."""
    match = heads.label.match(text)
    if not match:
        return 0
    name = re.sub(r"[\s-]+", " ", match["name"]).casefold()
    depth = heads.depths.get(name) or heads.depths.get(name.replace(" ", "-", 1), 0)
    rest = text[match.end() :].split()
    if not rest:
        return depth
    if name in heads.sentence and match["after"].strip():
        return depth if len(words) <= heads.most_words_label else 0
    most = heads.most_words_theme if depth <= STATEMENT else heads.most_words + 2
    short = len(rest) <= most and match["after"].strip() != ")"
    return depth if short and not ends(text) and not is_sentence(rest, heads) else 0


def number_depth(text: str, words: list[str], following: str, known: Knowledge) -> int:
    """The depth of a numbered heading ("5.1 Children's Social Care:"), 2 for one figure."""
    if not text[0].isdigit():
        return 0
    rest, number = split_number(text, heading=True)
    parts = [part for part in number.split(".") if part.isdigit()]
    if not number or not parts or not rest[:1].isalpha() or not rest[:1].isupper():
        return 0
    heads = known.headings
    body = rest.rstrip(":.").split()
    stopped = ends(rest.rstrip(":")) and (rest.count(".") > 1 or not is_title(body))
    if len(body) > heads.most_words or stopped or is_sentence(body, heads):
        return 0
    if len(parts) == 1 and _is_list(text, number, following):
        return 0
    if len(parts) > 1 and parts[-1] == "0":
        parts.pop()
    return min(len(parts) + 1, 4)


def _is_list(text: str, number: str, following: str) -> bool:
    """Whether the next line bears the next number: these are list items, not headings."""
    after = split_number(following.strip(), heading=True)[1]
    return (after.isdigit() and int(after) == int(number) + 1) or heads_date(text)


def heads_date(text: str) -> bool:
    """Whether a line is a date and nothing else ("13th June 2016", "APRIL 2008", "2017-18")."""
    return len(text) < 40 and bool(knowledge().headings.date.fullmatch(text))


def capitals_depth(text: str, words: list[str], heads: Headings) -> int:
    """2 for a line in capitals, 5 for a bare abbreviation ("PCT"), else 0."""
    if not text.isupper() or ends(text) or len(words) > heads.most_words + 3:
        return 0
    letters = sum(map(str.isalpha, text))
    if letters < 2 or heads_date(text):
        return 0
    return PLAIN if letters <= 5 else PART


def plain_depth(text: str, words: list[str], marked: bool, known: Knowledge) -> int:
    """5 for a line that reads like a heading without any mark of one, else 0."""
    heads = known.headings
    most = heads.most_words_question if text.endswith("?") else heads.most_words
    if len(words) > most or not (text[0].isupper() or text[0] in "“‘\"'"):
        return 0
    if ends(text.rstrip(":")) or "\t" in text or "@" in text or text[-1] in ",-–—&/":
        return 0
    if text.endswith(":") and leads_in(words, heads):
        return 0
    if heads_date(text) or heads.pointing.fullmatch(text) or is_signature(words, heads):
        return 0
    if words[-1].casefold() in heads.open:
        return 0
    if ": " in text and not marked and not text.endswith("?"):
        return 0
    return 0 if not marked and is_sentence(words, heads) else PLAIN


def leads_in(words: list[str], heads: Headings) -> bool:
    """Whether a line ending in a colon introduces what follows ("… are as follows:")."""
    low = {word.strip(":,;()").casefold() for word in words}
    return bool(low & heads.leading) or len(words) > 6 or bool(low & heads.verbs)


def is_signature(words: list[str], heads: Headings) -> bool:
    """Whether a line is a person's name with a title, or a post."""
    low = [word.strip(",.()–-").casefold() for word in words]
    if low[0] in heads.honours or low[-1] in heads.honours:
        return True
    return len(words) <= 9 and bool(set(low) & heads.posts)


def is_sentence(words: list[str], heads: Headings) -> bool:
    """Whether words hold a verb as statements do and neither ask nor stand in title capitals."""
    low = [word.strip("“”‘’\"'(),;:.").casefold() for word in words]
    if low[0] in heads.asking or len(words) < 4 or not heads.verbs.intersection(low):
        return False
    return not is_title(words)


def is_title(words: list[str]) -> bool:
    """Whether nearly all long words have capitals."""
    long = [word for word in words if len(word) > 4 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) * 4 >= len(long) * 3


def ends(text: str) -> bool:
    """Whether a line closes as a sentence does (a question mark does not count)."""
    return text.rstrip(CLOSERS)[-1:] in (".", "!", ";") or text[-2:] in (".)", ".”", '."')


def unfinished(line: str) -> bool:
    """Whether a line has no stop at its end."""
    return not line.rstrip().rstrip(CLOSERS).endswith(FINISHED) and bool(line.strip())


def continues(before: str, line: str) -> bool:
    """Whether `line` goes on with the sentence `before` left open."""
    if not before or not unfinished(before):
        return False
    start = line.lstrip()[:1]
    if start.islower() or start in ",;)":
        return not knowledge().bullets.leading.match(line)
    last = before.split()[-1]
    return last.casefold() in knowledge().headings.open or last.endswith((",", "/"))


def join_hyphens(text: str) -> str:
    """`text` with words broken over two lines joined again, at the end of the first.

    A hyphen stays where the text has the word with it elsewhere, or after a prefix that takes
    one ("multi-"); "pre- and post-natal" is left alone.
    """
    broken, spaced = MAY_BREAK.search(text), MAY_SPACE.search(text)
    if not broken and not spaced:
        return text
    seen = Counter(word.casefold() for word in WORD.findall(text))
    text = BROKEN.sub(lambda m: _rejoined(m, seen), text) if broken else text
    return SPACED.sub(lambda m: joined(m[1], m[2], seen) or m[0], text) if spaced else text


def _rejoined(match: re.Match[str], seen: Counter[str]) -> str:
    first, second, tail = match.groups()
    if second in SUSPENDED:
        return match[0]
    return f"{joined(first, second, seen) or first + second}{tail}\n"


def joined(first: str, second: str, seen: Counter[str]) -> str:
    """The two parts of a word as one, with its hyphen where it has one; "" when unsure.

    `seen` counts the words of the text in lower case.
    """
    if second in SUSPENDED:
        return ""
    whole, kept = f"{first}{second}", f"{first}-{second}"
    prefixed = first.casefold() in knowledge().headings.prefixes
    if seen[kept.casefold()] or (prefixed and seen[second]):
        return kept
    if seen[whole.casefold()]:
        return whole
    return kept if prefixed else ""
