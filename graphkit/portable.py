"""Whether a question says only what both engines understand, and understand alike."""

from collections.abc import Sequence

from graphkit.cypher_tokens import NotAdmitted, Token, tokens
from graphkit.door import READING

FUNCTIONS = frozenset({"coalesce", "collect", "count", "left", "max", "min", "size", "sum"})
"""The functions whose answers are the same in both."""
INSTEAD = {
    "avg": "answer sum(x) and count(x) instead, and divide them by a function after `then:`",
}
"""What to write in the place of a function that one might well expect to find."""


def require_portable(text: str) -> None:
    """Raises NotAdmitted, naming the word and its place, for what one engine reads otherwise."""
    found = tokens(text)
    for at, token in enumerate(found):
        before = found[at - 1] if at else None
        _function(text, found, at)
        if token.words == "[" and before and _is_value(before):
            _refuse(text, token, "lists are counted from 0 in one engine and from 1 in the other.")
        if token.words == "[" and _upper(found, at + 2) == "IN":
            _refuse(text, token, "one engine has no list comprehension.")
        if token.words == ":" and _upper(found, at + 2) == ":" and _is_value(found[at + 1]):
            _refuse(text, token, "two labels mean both in one engine, either in the other: A|B.")


def _function(text: str, found: Sequence[Token], at: int) -> None:
    token = found[at]
    called = token.kind == "word" and _upper(found, at + 1) == "("
    if called and token.upper not in READING and token.words.lower() not in FUNCTIONS:
        names = ", ".join(sorted(FUNCTIONS))
        instead = INSTEAD.get(token.words.lower(), f"{names} are")
        _refuse(text, token, f"{token.words}() is not the same in both engines; {instead}.")


def _is_value(token: Token) -> bool:
    if token.kind == "word":
        return token.upper not in READING
    return token.kind == "name" or token.words in (")", "]")


def _upper(found: Sequence[Token], at: int) -> str:
    return found[at].words.upper() if at < len(found) else ""


def _refuse(text: str, token: Token, why: str) -> None:
    raise NotAdmitted(why, text, token.at, token.words)
