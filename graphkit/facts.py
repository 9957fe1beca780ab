"""`import/review.toml` ready to ask: kinds of document, methods, labels of cases, markings."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from graphkit import resources
from graphkit.lexicon import Lexicon
from graphkit.phrases import Phrases

WEIGHTS = {"title": 6, "head": 2, "headings": 2}
OTHER = "other"
# What a document is as a document, whatever review its title names as its subject.
FORMS = ("board-response", "briefing", "learning-summary")


@dataclass(frozen=True)
class Facts:
    """`import/review.toml`, ready to ask."""

    table: dict[str, Any]
    types: list[tuple[str, dict[str, Phrases]]]
    methods: Phrases
    general_methods: Phrases
    near_method: Phrases
    reports: Phrases
    published: Phrases
    markings: tuple[str, ...]

    def type_of(self, title: str, head: str, headings: Sequence[str]) -> str:
        """The kind of document, by its title, its opening and its headings."""
        named = self._titled(title)
        form = next((kind for kind, _ in self.types if kind in FORMS and kind in named), None)
        if form and not self.reports.every(title):
            return form
        among = [(kind, known) for kind, known in self.types if not named or kind in named]
        scores = [(self._score(known, title, head, headings), kind) for kind, known in among]
        best = max(scores, key=lambda pair: pair[0])
        return best[1] if best[0] > 0 else OTHER

    def _titled(self, title: str) -> set[str]:
        """The kinds that a title names; a name inside a longer one ("practice review" in "adult
        practice review") names nothing."""
        found = [(m, kind) for kind, known in self.types for m in known["title"].every(title)]
        return {
            kind for m, kind in found
            if not any(
                o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start
                for o, _ in found
            )
        }  # fmt: skip

    @cached_property
    def marked(self) -> re.Pattern[str]:
        """A marking in capitals at either end of a running header that says other things too."""
        longest = sorted(self.markings, key=len, reverse=True)
        words = "|".join(r"[\W_]+".join(m.upper().split()) for m in longest)
        return re.compile(rf"^\s*(?:{words})(?=\s|$)|(?:[-–—|]|\s)\s*(?:{words})\s*$")

    @cached_property
    def marking_label(self) -> re.Pattern[str]:
        """What may stand before a marking on its own line."""
        return re.compile(self.table["marking_label"], re.I)

    @cached_property
    def stated(self) -> re.Pattern[str]:
        """How a page says of itself when it was published."""
        return re.compile(self.table["stated"], re.I)

    def says_type(self, line: str) -> bool:
        """Whether a line names a kind of document."""
        return any(phrases["title"].every(line) for _, phrases in self.types)

    def on_title(self, line: str) -> bool:
        """Whether a line stands on a title page: it names a kind of document, or a method."""
        return self.says_type(line) or bool(self.methods.every(line))

    @cached_property
    def label(self) -> re.Pattern[str]:
        """How a case is labelled ("Child A")."""
        forms = [form.replace("{code}", self.table["code"]) for form in self.table["labels"]]
        shouted = [re.sub(r"[A-Z][a-z]+", lambda word: word.group().upper(), f) for f in forms]
        never = "|".join(re.escape(word) for word in self.table["never"])
        return re.compile(rf"(?!(?i:{never})\b)\b(?:{'|'.join([*forms, *shouted])})")

    def _score(
        self, phrases: dict[str, Phrases], title: str, head: str, headings: Sequence[str]
    ) -> int:
        found = {m.phrase for m in phrases["title"].every(title)}
        opening = {m.phrase for m in phrases["head"].every(head)}
        under = sum(bool(phrases["headings"].every(h)) for h in headings)
        return (
            WEIGHTS["title"] * min(len(found), 2)
            + WEIGHTS["head"] * len(opening)
            + WEIGHTS["headings"] * min(under, 4)
        )


@cache
def load_facts() -> Facts:
    """The tables of `import/review.toml` and the markings of `import/furniture.toml`."""
    table = tomllib.loads(resources.file("import", "review.toml").read_text(encoding="utf-8"))
    page = tomllib.loads(resources.file("import", "furniture.toml").read_text(encoding="utf-8"))
    lexicon = Lexicon()
    types = [
        (entry["type"], {key: _phrases(entry.get(key, ()), lexicon) for key in WEIGHTS})
        for entry in table["types"]
    ]
    methods, general, near, reports, published = (
        _phrases(table[name], lexicon)
        for name in ("methods", "general_methods", "method_near", "reports", "published")
    )
    markings = tuple(page["page"]["markings"])
    return Facts(table, types, methods, general, near, reports, published, markings)


def _phrases(written: Iterable[str], lexicon: Lexicon) -> Phrases:
    return Phrases(((phrase.replace(" * ", ".."), "") for phrase in written), lexicon)
