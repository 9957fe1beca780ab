"""How deep a web page nests its elements, known before any is built.

A parser looks back over all open elements at most tags, so that a page of nothing but openings
would keep it busy for hours.
"""

import re
from collections import Counter

from graphkit.errors import Refused

MOST = 500
TOO_DEEP = Refused(
    f"nests its parts more than {MOST} deep",
    "Copy its text from a browser into Word and save it as .docx",
)
OPENING = re.compile(
    r"<(?:(?P<comment>!--)|(?P<closing>/?)(?P<name>[a-zA-Z][^\s/>]*)"
    r"(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>?)"
)
# Elements that hold nothing, that end where the next begins, or that a page has once.
SHALLOW = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot",
    "colgroup", "caption", "a", "nobr", "html", "head", "body",
))  # fmt: skip
# Elements whose contents are no tags.
RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
DRAWINGS = ("svg", "math")


def refuse_deep(page: str) -> None:
    """Raises Refused when a page has more than `MOST` elements open at once."""
    opened: list[str] = []
    counts: Counter[str] = Counter()
    at = 0
    while at >= 0 and (tag := OPENING.search(page, at)):
        name = (tag["name"] or "").lower()
        at = _after(page, tag, name)
        if tag["closing"]:
            _close(name, opened, counts)
        elif name and name not in SHALLOW | RAW and not _is_whole(tag[0], counts):
            opened.append(name)
            counts[name] += 1
            if len(opened) > MOST:
                raise TOO_DEEP


def _after(page: str, tag: re.Match[str], name: str) -> int:
    """Where the next tag may begin; -1 when a comment or script runs to the page's end."""
    if tag["comment"]:
        return page.find("-->", tag.end())
    if name not in RAW or tag["closing"]:
        return tag.end()
    ending = re.compile(f"</{name}", re.IGNORECASE).search(page, tag.end())
    return ending.start() if ending else -1


def _close(name: str, opened: list[str], counts: Counter[str]) -> None:
    """Ends the innermost element of the name and all in it; nothing when none is open."""
    while counts[name]:
        last = opened.pop()
        counts[last] -= 1
        if last == name:
            return


def _is_whole(tag: str, counts: Counter[str]) -> bool:
    """Whether a tag opens and closes at once, as it may inside a drawing."""
    return tag.endswith("/>") and any(counts[name] for name in DRAWINGS)
