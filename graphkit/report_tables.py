"""The tables and quotes of a report: what fits on paper, and what was left out of it."""

from collections.abc import Sequence
from typing import Any

from graphkit.answers import Answer
from graphkit.pages import harmless
from graphkit.queries import Passage
from graphkit.quotes import where
from graphkit.report import Grid, Quote
from graphkit.tables import EMPTY, PROSE, plain
from graphkit.telling import compact


def grid(answer: Answer, most: int, listed: int) -> Grid | None:
    """The first rows of an answer as a table, numbered; None where it has none.

    Columns that are empty in every row shown are left out, and named.
    """
    columns, every = compact(answer)
    rows = every[:most]
    if not rows:
        return None
    kept = [i for i in range(len(columns)) if any(row[i] not in EMPTY for row in rows)]
    cells = [[cell(row[i], listed) for i in kept] for row in rows]
    prose = [max(len(line[i]) for line in cells) > PROSE for i in range(len(kept))]
    return Grid(
        columns=("row", *(columns[i] for i in kept)),
        rows=tuple((str(n), *line) for n, line in enumerate(cells, 1)),
        numbers=(True, *(_figures(rows, i) for i in kept)),
        prose=(False, *prose),
        more=_left_out(answer, columns, kept, len(rows)),
    )


def cell(value: Any, listed: int) -> str:
    """A value as the text of a cell; of a long list the first entries, and how many more."""
    if isinstance(value, list | tuple) and len(value) > listed:
        return f"{harmless(plain(value[:listed]))}; and {len(value) - listed} more"
    return harmless(plain(value))


def _figures(rows: Sequence[Sequence[Any]], i: int) -> bool:
    return all(row[i] is None or isinstance(row[i], int | float) for row in rows)


def _left_out(
    answer: Answer, columns: Sequence[str], kept: Sequence[int], shown: int
) -> tuple[str, ...]:
    told = []
    if len(answer.rows) > shown:
        name = answer.question.name
        told.append(f"The first {shown} of {len(answer.rows):,} rows; all of them: "
                    f"graphkit ask {name}.")  # fmt: skip
    empty = [name for i, name in enumerate(columns) if i not in kept]
    if empty:
        told.append(f"Left out, empty in every row: {', '.join(empty)}.")
    return tuple(told)


def quoted(found: Sequence[Passage | None], rows: Sequence[Sequence[Any]]) -> tuple[Quote, ...]:
    """The passage of each row once, with the rows that it stands for."""
    behind: dict[str, tuple[Passage, list[int]]] = {}
    for number, passage in enumerate(found, 1):
        if passage:
            behind.setdefault(passage.id, (passage, []))[1].append(number)
    return tuple(
        Quote(tuple(numbers), "" if _told(passage, numbers, rows) else passage.text,
              where(passage), passage.kind)
        for passage, numbers in behind.values()
    )  # fmt: skip


def _told(passage: Passage, numbers: Sequence[int], rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a cell of each of these rows has the passage's words already."""
    return all(passage.text in rows[number - 1] for number in numbers)
