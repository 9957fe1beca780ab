"""Cypher text as tokens, read the way both engines read it, or not at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graphkit.errors import Misuse

TokenKind = Literal["word", "name", "text", "number", "parameter", "symbol", "comment"]

TOKEN = re.compile(
    r"""
    (?P<comment> //[^\n]* | /\*.*?\*/ )
  | (?P<text> '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" )
  | (?P<name> `[^`]*` )
  | (?P<parameter> \$[A-Za-z_]\w* )
  | (?P<number> \d+ (?: \.(?!\.)\d+ )? (?: [eE][+-]?\d+ )? )
  | (?P<word> [A-Za-z_]\w* )
  | (?P<space> [ \t\r\n]+ )
  | (?P<symbol> [^\w\s'"`$\\] )
    """,
    re.VERBOSE | re.DOTALL | re.ASCII,
)
# Before it reads anything else, one engine puts characters in the place of such escapes, in
# comments and texts too: what stands there would not be what runs.
ESCAPE = re.compile(r"\\[uU]")
LINE_END = re.compile("\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
UNCLOSED = {"'": "quotation mark", '"': "quotation mark", "`": "backtick", "/": "comment"}


class NotAdmitted(Misuse):
    """A statement that may not run: `word` is what is wrong with it, `line` and `column` where."""

    def __init__(self, why: str, text: str, at: int, word: str) -> None:
        self.word = word
        self.line = text.count("\n", 0, at) + 1
        self.column = at - (text.rfind("\n", 0, at) + 1) + 1
        super().__init__(f"Line {self.line}, column {self.column}: {why}")


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a statement: what kind it is, its characters, and where they begin."""

    kind: TokenKind
    words: str
    at: int

    @property
    def upper(self) -> str:
        """A bare word in capitals; "" for anything else."""
        return self.words.upper() if self.kind == "word" else ""


def tokens(text: str) -> list[Token]:
    """The tokens of `text`, without comments and white space.

    Raises NotAdmitted for what the engines might read differently: escapes of code points,
    control characters, letters outside ASCII that are not in a text, open quotation marks.
    """
    _plain(text)
    return [token for token in _tokens(text) if token.kind != "comment"]


def _plain(text: str) -> None:
    escape = ESCAPE.search(text)
    if escape:
        why = "write the character itself instead of \\u and its number"
        raise NotAdmitted(f"{why}.", text, escape.start(), escape.group())
    control = LINE_END.search(text)
    if control:
        code = f"U+{ord(control.group()):04X}"
        raise NotAdmitted(f"the control character {code}.", text, control.start(), code)


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None or match.group() == "/" and text.startswith("/*", at):
            raise _unreadable(text, at)
        kind = match.lastgroup
        if kind == "symbol" and not match.group().isascii():
            raise _unreadable(text, at)
        if kind != "space":
            yield Token(kind, match.group(), at)  # type: ignore[arg-type]
        at = match.end()


def _unreadable(text: str, at: int) -> NotAdmitted:
    sign = text[at]
    if sign in UNCLOSED:
        return NotAdmitted(f"a {UNCLOSED[sign]} is opened and never closed.", text, at, sign)
    if sign.isascii():
        return NotAdmitted(f"{sign} cannot stand here.", text, at, sign)
    why = f"{sign} (U+{ord(sign):04X}) is no letter of Cypher. Put it in quotation marks"
    return NotAdmitted(f"{why}, or write it in ASCII.", text, at, sign)
