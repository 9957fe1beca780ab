"""Which parts of a web page are the report, and which belong to the site round it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.document import fold
from graphkit.readers.knowledge import Web, knowledge

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LEAST_MAIN_SHARE = 0.25
MOST_DROPPED_SHARE = 0.5
LEAST_LINKS = 3
LONGEST_LINE = 200


def length(node: LexborNode) -> int:
    """How many letters an element's text has, white space left out."""
    return len("".join(node.text(deep=True).split()))


def main_of(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the report: the page's own main part, else its body."""
    body = tree.body
    if body is None:
        return tree.root
    whole = length(body)
    for selector in knowledge().web.main:
        found = tree.css(selector)
        if len(found) == 1 and length(found[0]) >= LEAST_MAIN_SHARE * whole:
            return found[0]
    return body


def title_of(tree: LexborHTMLParser) -> tuple[str, str]:
    """The page's title, and what else its window title says (the site's name, often)."""
    node, heading = tree.css_first("title"), tree.css_first("h1")
    window = fold(node.text(deep=True)) if node else ""
    first = fold(heading.text(deep=True, separator=" ")) if heading else ""
    if not window or (first and first.casefold() in window.casefold()):
        return first or window, "" if window == first else window
    for mark in knowledge().web.title_breaks:
        words, _, rest = window.rpartition(mark)
        if words:
            return words.strip(), rest.strip()
    return window, ""


@dataclass(slots=True)
class Site:
    """Decides which elements below `main` are left out; `whole` is its text's length."""

    main: LexborNode
    web: Web = field(default_factory=lambda: knowledge().web)
    whole: int = 0

    def __post_init__(self) -> None:
        """Measure the page."""
        self.whole = length(self.main)

    def drops(self, node: LexborNode) -> bool:
        """Whether an element is left out."""
        tag = node.tag or ""
        if tag in self.web.drop:
            return not (tag == "button" and _opens_panel(node))
        attributes = node.attributes
        if not attributes and tag not in self.web.site:
            return tag in ("ul", "ol") and is_menu(node)
        if self._belongs_to_site(node, tag) or is_hidden(node, self.web):
            return True
        return tag in ("ul", "ol") and is_menu(node)

    def _belongs_to_site(self, node: LexborNode, tag: str) -> bool:
        attributes = node.attributes
        words = words_of(node)
        role = attributes.get("role") or ""
        marked = role in self.web.roles or bool(words & self.web.words)
        if tag in self.web.site and not (words & self.web.keep):
            marked = marked or self._is_site_tag(node, tag)
        if not marked or words & self.web.keep:
            return False
        holds = node.css_first("h1") is not None and role not in self.web.roles
        return not holds and length(node) <= MOST_DROPPED_SHARE * self.whole

    def _is_site_tag(self, node: LexborNode, tag: str) -> bool:
        """Whether a header, footer or aside belongs to the site and not to the report."""
        if tag == "aside":
            return link_share(node) > 0.5
        return self.main.tag == "body" or tag == "footer"


def words_of(node: LexborNode) -> frozenset[str]:
    """The words in an element's id, class and accessible label, in lower case."""
    attributes = node.attributes
    named = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    label = (attributes.get("aria-label") or "") if node.tag in ("nav", "div", "ol", "ul") else ""
    parts = {word.casefold() for word in WORDS.findall(f"{named} {label}")}
    return frozenset(parts | set(named.casefold().split()))


def is_hidden(node: LexborNode, web: Web) -> bool:
    """Whether an element is never shown; parts that open on a click are."""
    attributes = node.attributes
    classes = set((attributes.get("class") or "").casefold().split())
    unseen = (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(classes & web.hidden)
        or bool(UNSEEN.search(attributes.get("style") or ""))
    )
    return unseen and not (words_of(node) & web.opened or attributes.get("role") == "tabpanel")


def is_menu(node: LexborNode) -> bool:
    """Whether a list holds nothing but links, at least three of them."""
    links = node.css("a")
    return len(links) >= LEAST_LINKS and link_share(node) > 0.9


def link_share(node: LexborNode) -> float:
    """How much of an element's text stands in links, from 0 to 1."""
    whole = length(node)
    linked = sum(length(link) for link in node.css("a"))
    return linked / whole if whole else 0.0


def _opens_panel(node: LexborNode) -> bool:
    """Whether a button is the heading of a part that opens on a click."""
    if node.parent is not None and node.parent.tag in knowledge().tags.heading:
        return True
    marks = {"aria-controls", "aria-expanded"}.intersection(node.attributes)
    return bool(marks or words_of(node) & knowledge().web.opened)


def around(tree: LexborHTMLParser, main: LexborNode) -> Iterator[str]:
    """The lines of headers and footers outside menus and `main`: they may name the board."""
    for node in tree.css("header, footer, [role=banner], [role=contentinfo]"):
        if not _is_within(node, main.mem_id):
            yield from _lines(node)


def _is_within(node: LexborNode | None, mem_id: int) -> bool:
    while node is not None:
        if node.mem_id == mem_id:
            return True
        node = node.parent
    return False


def _lines(node: LexborNode) -> Iterator[str]:
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here.tag == "-text":
            words = fold(here.text_content or "")
            if words and len(words) <= LONGEST_LINE:
                yield words
        elif here.tag not in knowledge().web.drop:
            waiting += reversed(list(here.iter(include_text=True)))
