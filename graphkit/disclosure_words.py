"""Which words are ordinary ones: those that knowledge and training statements use as such.

A pair of capitalised words is a name where neither is an ordinary word; what ordinary words are in
this field is learnt from `import/` itself, with nothing to keep in step.
"""

import re
import unicodedata
from functools import cache

from graphkit import resources

SMALL = re.compile(r"(?<![\w'’])[a-z]+(?![\w])")
SHOUTED = re.compile(r"\b[A-Z]{2,}\b")
ANY = re.compile(r"[^\W\d_]+")
NAMED = "agencies.toml"
"""The file of bodies: every word of it is one of theirs."""
GIVEN = "disclosure.toml"
"""The file of names: none of it says what an ordinary word is."""
PATTERNS = ("*.toml", "formats/*.toml", "training/*.jsonl")


@cache
def ordinary() -> frozenset[str]:
    """Every ordinary word and abbreviation of the field, in small letters without accents."""
    found: set[str] = set()
    for pattern in PATTERNS:
        for name, path in resources.files("import", pattern).items():
            text = path.read_text(encoding="utf-8") if name != GIVEN else ""
            found.update(SMALL.findall(text))
            found.update(word.casefold() for word in SHOUTED.findall(text))
            if name == NAMED:
                found.update(plain(word) for word in ANY.findall(text))
    return frozenset(found)


def plain(word: str) -> str:
    """A word in small letters without accents."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
