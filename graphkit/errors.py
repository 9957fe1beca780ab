"""The few kinds of failure graphkit reports, each with a sentence a person can act on."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

UNSAFE = re.compile(
    "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
)


class GraphkitError(Exception):
    """Something could not be done; the message says what, where and the way out.

    `exit_code` is what the command line returns for it (`1` failed, `2` misuse).
    """

    exit_code = 1

    def __str__(self) -> str:
        """The message, safe to print whatever names stand in it."""
        return plain(super().__str__())


class Misuse(GraphkitError):
    """The caller asked for something that cannot be meant: a bad name, a missing value."""

    exit_code = 2


class UnknownName(Misuse):
    """A name that graphkit does not know, reported with the names nearest to it."""

    def __init__(self, what: str, name: str, known: Iterable[str], advice: str = "") -> None:
        """`advice` is a sentence more: what else the name may stand for."""
        self.what, self.name, self.advice = what, name, advice
        told = f"There is no {what} called “{name}”. {near(name, known)} {advice}"
        super().__init__(told.rstrip())


class Refused(GraphkitError):
    """A source file that cannot be read as a review: which one, why, and what to do."""

    def __init__(self, reason: str, advice: str, path: str = "") -> None:
        self.reason, self.advice, self.path = reason, advice, path
        named = plain(path).replace("\n", "\\n")
        super().__init__(f"{named}: {reason}. {advice}" if path else f"{reason}. {advice}")

    def at(self, path: str) -> "Refused":
        """The same refusal, naming the file it is about."""
        return type(self)(self.reason, self.advice, path)


def plain(text: str) -> str:
    """`text` as a terminal may show it: control characters written out (`\\x1b`), lines kept.

    So are the characters that turn the direction of writing, and halves of letters that a file's
    name may hold.
    """
    return UNSAFE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def near(name: str, known: Iterable[str], most: int = 3) -> str:
    """A sentence naming the known names most like `name`, or all of them when they are few."""
    names = sorted(set(known))
    folded = {n.casefold(): n for n in names}
    given = name.casefold()
    begun = [folded[n] for n in folded if given and n.startswith(given)]
    alike = [folded[n] for n in get_close_matches(given, folded, n=most, cutoff=0.5)]
    close = [*dict.fromkeys([*begun, *alike])][:most]
    if close:
        return f"Did you mean {' or '.join(close)}?"
    if not names:
        return "None is known yet."
    listed = ", ".join(names[:12])
    return f"Known: {listed}{', …' if len(names) > 12 else ''}."
