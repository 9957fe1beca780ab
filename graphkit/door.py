"""What a person's own Cypher may say: one statement, and nothing in it but reading."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graphkit.cypher_tokens import NotAdmitted, Token, tokens

__all__ = ["NotAdmitted", "admit", "columns_of", "headings_of", "parameters_in"]

BEGINNINGS = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN")
READING = frozenset({
    "MATCH", "OPTIONAL", "WHERE", "WITH", "UNWIND", "RETURN", "ORDER", "BY", "SKIP", "LIMIT",
    "OFFSET", "UNION", "ALL", "DISTINCT", "AS", "AND", "OR", "XOR", "NOT", "IN", "IS", "NULL",
    "CONTAINS", "STARTS", "ENDS", "CASE", "WHEN", "THEN", "ELSE", "END", "ASC", "ASCENDING",
    "DESC", "DESCENDING", "EXISTS", "COUNT", "COLLECT", "TRUE", "FALSE", "ANY", "NONE", "SINGLE",
})  # fmt: skip
# Refused wherever they stand bare, so that no grammar has to be trusted to tell a name from a
# clause. A property of such a name is written in backticks.
REFUSED = frozenset({
    "ADD", "ALTER", "ANALYZE", "ATTACH", "BEGIN", "CALL", "CHECKPOINT", "COMMENT", "COMMIT",
    "COPY", "CREATE", "CYPHER", "DEALLOCATE", "DELETE", "DENY", "DETACH", "DROP", "DRYRUN",
    "ENABLE", "EXPLAIN", "EXPORT", "EXTENSION", "FILTER", "FINISH", "FORCE", "FOREACH", "GRANT",
    "IMPORT", "INSERT", "INSTALL", "LET", "LOAD", "MACRO", "MERGE", "NEXT", "NODETACH",
    "PROFILE", "PROJECT_GRAPH", "REALLOCATE", "REMOVE", "RENAME", "REVOKE", "ROLLBACK", "SET",
    "SHOW", "TERMINATE", "UNINSTALL", "UPDATE", "USE", "YIELD",
})  # fmt: skip
# Functions with a dot are an extension's, and may do anything; these are the engines' own.
NAMESPACES = frozenset({
    "date", "datetime", "duration", "localdatetime", "localtime", "point", "time",
})  # fmt: skip
OPEN, CLOSE = {"(": ")", "[": "]", "{": "}"}, {")", "]", "}"}
LONGEST = 20_000
"""Characters of a statement; and how deep brackets and CASE may go before an engine fails."""
DEEPEST = 40
CASES = 8


def admit(text: str) -> str:
    """`text` without a last semicolon, if it is one statement that only reads.

    Raises NotAdmitted, naming the word that may not be there and its place.
    """
    if len(text) > LONGEST:
        raise NotAdmitted(f"a statement has at most {LONGEST} characters.", text, LONGEST, "")
    found = tokens(text)
    end = len(text)
    if found and found[-1].words == ";":
        end = found.pop().at
    if not found:
        raise NotAdmitted("there is no statement. Example: MATCH (n) RETURN n.id", text, 0, "")
    for check in (_one, _begins, _labels, _words, _functions, _brackets, _cases):
        check(text, found)
    return text[:end]


def parameters_in(text: str) -> set[str]:
    """The names of the parameters a statement uses, without their $."""
    return {token.words[1:] for token in tokens(text) if token.kind == "parameter"}


def columns_of(text: str) -> list[str]:
    """The names that the last RETURN of `text` gives its columns.

    Raises NotAdmitted for a column that has none (`AS name`).
    """
    found = tokens(text)
    last = max((i for i, t in enumerate(found) if t.upper == "RETURN"), default=-1)
    return [_column(text, part) for part in _parts(found[last + 1 :])] if last >= 0 else []


def headings_of(text: str, answered: Sequence[str]) -> list[str]:
    """What stands above the columns `answered` by an engine: their names, or the words of `text`
    that a column without a name was asked for with; `answered` where that cannot be told.
    """
    found = tokens(text)
    deep, returns = 0, []
    for i, token in enumerate(found):
        deep += (token.words in OPEN) - (token.words in CLOSE)
        if deep == 0 and token.upper == "RETURN":
            returns.append(i)
    parts = [*_parts(found[returns[0] + 1 :])] if len(returns) == 1 else []
    told = [_heading(text, part) for part in parts]
    return told if len(told) == len(answered) and "*" not in told else list(answered)


def _heading(text: str, part: Sequence[Token]) -> str:
    named = len(part) > 2 and part[-2].upper == "AS"
    if named or len(part) == 1:
        return part[-1].words.strip("`")
    start = part[1:] if part and part[0].upper == "DISTINCT" else part
    return text[start[0].at : start[-1].at + len(start[-1].words)] if start else ""


def _column(text: str, part: Sequence[Token]) -> str:
    if part and part[0].upper == "DISTINCT":
        part = part[1:]
    alone = len(part) == 1 and part[0].kind in ("word", "name")
    if not alone and (len(part) < 3 or part[-2].upper != "AS"):
        at = part[0].at if part else len(text)
        raise NotAdmitted("this column needs a name: AS name.", text, at, "RETURN")
    return part[-1].words.strip("`")


def _parts(found: Sequence[Token]) -> Iterator[list[Token]]:
    """The columns of a RETURN, divided at the commas outside all brackets."""
    part: list[Token] = []
    depth = 0
    for token in found:
        depth += (token.words in OPEN) - (token.words in CLOSE)
        if depth == 0 and token.upper in ("ORDER", "SKIP", "LIMIT", "OFFSET", "UNION"):
            break
        if depth == 0 and token.words == "," and token.kind == "symbol":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _one(text: str, found: Sequence[Token]) -> None:
    for token in found:
        if token.kind == "symbol" and token.words == ";":
            raise NotAdmitted("; ends the statement, and only one may run.", text, token.at, ";")


def _begins(text: str, found: Sequence[Token]) -> None:
    first = found[0]
    if first.upper not in BEGINNINGS:
        why = f"{first.words} cannot begin a reading statement; {', '.join(BEGINNINGS)} can."
        raise NotAdmitted(why, text, first.at, first.words)


def _labels(text: str, found: Sequence[Token]) -> None:
    """The label of cases is a keyword too; only a keyword is followed by a value or WHEN."""
    for one, other, after in zip(found, found[1:], found[2:], strict=False):
        if one.words in (":", "|") and other.upper == "CASE" and _closes(after):
            why = "`Case` is a word of Cypher: write (c:`Case`)."
            raise NotAdmitted(why, text, other.at, other.words)


def _closes(token: Token) -> bool:
    return token.words in (")", "{", "|", ":", "&") or token.upper == "WHERE"


def _words(text: str, found: Sequence[Token]) -> None:
    for token in found:
        if token.upper in REFUSED:
            why = f"{token.words} does more than read. A name like it stands in backticks."
            raise NotAdmitted(why, text, token.at, token.words)
    for one, other in pairwise(found):
        if _ends(one) and other.kind == "word" and other.upper not in READING:
            why = f"{other.words} is no word of a reading statement here."
            raise NotAdmitted(why, text, other.at, other.words)


def _ends(token: Token) -> bool:
    """Whether a value or name is complete with this token, so that a keyword must follow."""
    if token.kind == "word":
        return token.upper not in READING
    return token.kind != "symbol" or token.words in CLOSE


def _functions(text: str, found: Sequence[Token]) -> None:
    for i, token in enumerate(found):
        called = i + 1 < len(found) and found[i + 1].words == "("
        if called and i > 1 and found[i - 1].words == "." and token.kind in ("word", "name"):
            if found[i - 2].words.lower() in NAMESPACES:
                continue
            full = f"{found[i - 2].words}.{token.words}"
            raise NotAdmitted(
                f"{full}() is no function of the engine itself.", text, found[i - 2].at, full
            )


def _brackets(text: str, found: Sequence[Token]) -> None:
    awaited: list[str] = []
    for token in found:
        if token.kind != "symbol":
            continue
        if token.words in OPEN:
            awaited.append(OPEN[token.words])
        elif token.words in CLOSE and (not awaited or awaited.pop() != token.words):
            raise NotAdmitted(f"{token.words} closes nothing.", text, token.at, token.words)
        if len(awaited) > DEEPEST:
            why = f"more than {DEEPEST} brackets are in one another."
            raise NotAdmitted(why, text, token.at, token.words)
    if awaited:
        raise NotAdmitted(f"{awaited[-1]} is missing.", text, len(text), awaited[-1])


def _cases(text: str, found: Sequence[Token]) -> None:
    depth = 0
    for before, token in zip([found[0], *found], found, strict=False):
        if before.words in (".", ":"):  # a property or label, whatever it is called
            continue
        depth = max(0, depth + (token.upper == "CASE") - (token.upper == "END"))
        if depth > CASES:
            why = f"more than {CASES} CASEs are in one another."
            raise NotAdmitted(why, text, token.at, token.words)
