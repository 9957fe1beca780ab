"""What belongs to the page and not to the report: running lines, page numbers, contents pages."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from graphkit.readers.knowledge import Knowledge, knowledge

EDGE_LINES = 3
LEAST_REPEATS = 3
LEAST_SHARE = 0.3
LONGEST = 160
CONTENTS_RUN = 4
MOST_ENTRY_WORDS = 16
LONGEST_CONTENTS_HEADING = 40
PAGE_ENDS = tuple("0123456789ivxlIVXL")


def is_furniture(line: str, known: Knowledge | None = None) -> bool:
    """Whether a line by itself is a marking, a page line, site talk or an address.

    A lone number is not: see `is_page_number`.
    """
    text = line.strip()
    if not text or len(text) > LONGEST:
        return False
    page = (known or knowledge()).page
    if text.casefold() in page.captions or page.marking.fullmatch(text):
        return True
    return bool(page.line.fullmatch(text))


def is_page_number(line: str) -> bool:
    """Whether a line is a number of up to three figures and nothing else ("12", "- 12 -")."""
    return bool(knowledge().page.number.fullmatch(line.strip()))


def drop_furniture(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], list[str]]:
    """The pages' lines without what belongs to the page, and the distinct lines dropped.

    `pages` are the lines of each page in reading order. Dropped are protective markings and
    page lines wherever they stand alone, page numbers at a page's edge, and lines that repeat
    (whatever their figures) at the edges of many pages.
    """
    dropped: dict[str, None] = {}
    kept = []
    for page, places in zip(pages, page_furniture(pages), strict=True):
        dropped.update((" ".join(page[i].split()), None) for i in sorted(places))
        kept.append([line for i, line in enumerate(page) if i not in places])
    return kept, list(dropped)


def page_furniture(pages: Sequence[Sequence[str]]) -> list[set[int]]:
    """For each page the places of the lines that belong to the page and not to the report."""
    known = knowledge()
    edges = [page[i] for page in pages for i in _edge(page)]
    least = max(LEAST_REPEATS, int(LEAST_SHARE * len(pages))) if len(pages) > 2 else 2
    running = running_shapes(edges, least)
    return [
        {i for i, line in enumerate(page) if is_furniture(line, known)} | _outer(page, running)
        for page in pages
    ]


def running_shapes(lines: Iterable[str], least: int) -> frozenset[str]:
    """The shapes that at least `least` of the lines have, those of long lines left out."""
    counts = Counter(shape(line) for line in lines if len(line.strip()) <= LONGEST)
    return frozenset(words for words, n in counts.items() if n >= least and words)


def _edge(page: Sequence[str]) -> list[int]:
    filled = [i for i, line in enumerate(page) if line.strip()]
    return sorted({*filled[:EDGE_LINES], *filled[-EDGE_LINES:]})


def _outer(page: Sequence[str], running: frozenset[str]) -> set[int]:
    """The lines at the page's top and bottom that run on from page to page, from outside in."""
    filled = [i for i, line in enumerate(page) if line.strip()]
    found: set[int] = set()
    for side in (filled[:EDGE_LINES], filled[: -EDGE_LINES - 1 : -1]):
        for n, i in enumerate(side):
            if shape(page[i]) in running or (n < 2 and is_page_number(page[i])):
                found.add(i)
            elif not is_furniture(page[i]):
                break
    return found


def shape(line: str) -> str:
    """A line's words with every figure as `#`, so that "Page 3" and "Page 4" look alike."""
    return re.sub(r"\d+", "#", " ".join(line.split())).casefold()


def is_contents(line: str) -> bool:
    """Whether a line is surely one of a contents page: a leader or a gap, then a page number."""
    text = line.strip()
    if len(text) > LONGEST or not text.endswith(PAGE_ENDS):
        return False
    return bool(knowledge().contents.line.fullmatch(text))


def is_contents_heading(line: str) -> bool:
    """Whether a line heads a contents page."""
    if len(line) > LONGEST_CONTENTS_HEADING:
        return False
    words = re.sub(r"[^a-z ]", "", line.casefold()).strip()
    return words in knowledge().contents.headings


def drop_contents(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines without contents pages, and the lines dropped (heading included)."""
    run = contents_run(lines)
    return (
        [line for i, line in enumerate(lines) if i not in run],
        [" ".join(lines[i].split()) for i in sorted(run) if lines[i].strip()],
    )


def contents_run(lines: Sequence[str]) -> set[int]:
    """The places of the lines that make up contents pages near the start of `lines`."""
    within = min(len(lines), knowledge().contents.within)
    last = _last(lines) if any(map(is_contents_heading, lines[:within])) else {}
    found: set[int] = set()
    i = 0
    while i < within:
        run = _run_from(lines, i, last)
        found.update(run)
        i = (run[-1] if run else i) + 1
    return found


def _run_from(lines: Sequence[str], start: int, last: Mapping[str, int]) -> list[int]:
    """The contents page beginning at `start`: [] when there is none.

    `last` says where each line's words stand last in the text.
    """
    headed = is_contents_heading(lines[start])
    if not headed and not is_contents(lines[start]):
        return []
    run, page = [start], page_named(lines[start])
    for i in range(start + 1, len(lines)):
        if not lines[i].strip() or is_page_number(lines[i]):
            continue
        if not _continues(lines, i, page if headed else None, last if headed else {}):
            break
        run.append(i)
        page = max(page, page_named(lines[i]))
    return run if len(run) > (1 if headed else CONTENTS_RUN - 1) else []


def page_named(line: str) -> int:
    """The page number at a line's end, 0 without one."""
    found = re.search(r"(\d{1,3})\s*$", line)
    return int(found[1]) if found else 0


def _continues(lines: Sequence[str], i: int, page: int | None, last: Mapping[str, int]) -> bool:
    """Whether line `i` is one more of a contents page that has come to `page` (None: unheaded)."""
    text = lines[i].strip()
    if is_contents(text):
        return True
    short = len(text.split()) <= MOST_ENTRY_WORDS
    weak = page is not None and knowledge().contents.weak.fullmatch(text)
    if weak and short and page_named(text) >= max(page or 0, 1):
        return True
    words = _plain(text)
    if short and words in last:
        return last[words] > i
    follows = next((line for line in lines[i + 1 : i + 3] if line.strip()), "")
    return short and text[-1:] != "." and is_contents(follows)


def _last(lines: Sequence[str]) -> dict[str, int]:
    """Where the words of each line that stands there more than once stand last."""
    places = {}
    counts: Counter[str] = Counter()
    for i, line in enumerate(lines):
        words = _plain(line) if len(line) <= LONGEST else ""
        counts[words] += 1
        places[words] = i
    return {words: i for words, i in places.items() if words and counts[words] > 1}


def _plain(line: str) -> str:
    return " ".join(re.findall(r"[a-z]+", line.casefold()))
