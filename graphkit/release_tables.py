"""Answers as they may be handed on: rows that rest on too few reviews are left out.

A row of a question is a cell of a table: "police, information sharing: 2 cases". With it goes its
share, its years, its words, so that the whole row is left out, and further rows where what is left
would give it back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graphkit.answers import Answer
from graphkit.suppression import suppressed

COUNTED = ("reviews", "cases", "observed")
"""The columns that count families, in the order they are looked for."""
BESIDE = ("cases", "reviews", "of", "here", "failed")
"""Columns that count families besides."""
LEFT_OUT = "are left out, and others from which these could be worked out."
NOTHING = "Too few reviews are behind each row of this answer for any of it to be shown."
"""The answer in a sentence, where every row was left out."""
ONLY = "Of the rows that are shown here:"
"""Before the answer in a sentence, where some rows were left out."""
Keys = tuple[str, ...]
"""What tells a row from the others: the words in the columns before its count."""


def shown(answer: Answer, least: int) -> Answer:
    """`answer` without rows that fewer than `least` reviews or cases are behind, nor others that
    would give these away, and a sentence on it. 0: the answer as it is.

    An answer that counts no cases (a list of statements, of one case's links) stays as it is.
    """
    counted = next((name for name in COUNTED if name in answer.columns), None)
    if not least or counted is None or not answer.rows:
        return answer
    place = answer.columns.index(counted)
    counts = [row[place] if isinstance(row[place], int) else 0 for row in answer.rows]
    small = [at for at, row in enumerate(answer.objects())
             if _is_small(row, answer.items[at], least)]  # fmt: skip
    keys = [tuple(str(cell) for cell in row[:place] if isinstance(cell, str))
            for row in answer.rows]  # fmt: skip
    hidden = hidden_rows(keys, counts, least, small)
    if not hidden:
        return answer
    kept = [at for at in range(len(answer.rows)) if at not in hidden]
    return replace(
        answer, rows=[answer.rows[at] for at in kept], items=[answer.items[at] for at in kept],
        says=(*answer.says, _said(least)),
    )  # fmt: skip


def _said(least: int) -> str:
    return f"Rows that fewer than {least} reviews are behind {LEFT_OUT}"


def is_left_out(said: str) -> bool:
    """Whether a sentence on an answer says that rows were left out of it here."""
    return said.endswith(LEFT_OUT)


def _is_small(row: Mapping[str, Any], items: Iterable[str], least: int) -> bool:
    """Whether fewer than `least` reviews are behind a row, or another of its counts is as small."""
    reviews = {id.rpartition("/")[0] for id in items}
    others = (row.get(name) for name in BESIDE)
    counts = (len(reviews), *(each for each in others if isinstance(each, int)))
    return any(0 < count < least for count in counts)


def hidden_rows(
    keys: Sequence[Keys], counts: Sequence[int], least: int, small: Iterable[int] = ()
) -> set[int]:
    """The places of the rows to leave out: small ones, and those that give small ones back.

    `small` are places of rows that are to be left out whatever their count.
    Rows that share a key are a line whose total may be known. In no line just one row is hidden,
    and where rows have two keys, the table that these span is protected as a whole.
    """
    hidden = {at for at, count in enumerate(counts) if 0 < count < least} | {*small}
    lines = _lines(keys)
    while True:
        more = {at for line in lines for at in _beside(line, counts, hidden)}
        more |= _across(keys, counts, hidden, least)
        if more <= hidden:
            return hidden
        hidden |= more


def _lines(keys: Sequence[Keys]) -> list[list[int]]:
    """The places of all rows, and of those that have the same word for the same key."""
    found: dict[tuple[int, str], list[int]] = {}
    for at, key in enumerate(keys):
        for number, word in enumerate(key):
            found.setdefault((number, word), []).append(at)
    lines = (each for each in found.values() if len(each) > 1)
    return [[*range(len(keys))], *lines]


def _beside(line: list[int], counts: Sequence[int], hidden: set[int]) -> list[int]:
    """The row to hide besides, where only one of a line is: the smallest other that is not 0."""
    own = [at for at in line if at in hidden]
    others = sorted((at for at in line if at not in hidden and counts[at]),
                    key=lambda at: (counts[at], at))  # fmt: skip
    return others[:1] if len(own) == 1 else []


def _across(
    keys: Sequence[Keys], counts: Sequence[int], hidden: set[int], least: int
) -> set[int]:
    """What the table that two keys span has to hide, what is hidden already being hidden."""
    if len(set(keys)) < len(keys) or any(len(key) != 2 for key in keys):
        return set()
    firsts, seconds = (sorted({key[number] for key in keys}) for number in (0, 1))
    if len(firsts) == len(keys) or len(seconds) == len(keys):
        return set()
    places = {(firsts.index(one), seconds.index(two)): at for at, (one, two) in enumerate(keys)}
    table = [[counts[places[i, j]] if (i, j) in places else 0 for j in range(len(seconds))]
             for i in range(len(firsts))]  # fmt: skip
    gone = [cell for cell, at in places.items() if at in hidden]
    cells = suppressed(table, least, gone).cells
    return {at for (i, j), at in places.items() if cells[i][j] is None}
