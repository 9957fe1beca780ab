"""Whether what was asked for is late: the dates in a text against a date that a person gives."""

from collections.abc import Sequence

from graphkit.functions import Made
from graphkit.identity import date_span, month, year

SETTLED = ("done", "rejected")
NO_DATE = "no date"
OVERDUE = "overdue"
NOTHING = "Nothing is called overdue: that needs a date, as_of."


def overdue(rows: Sequence[tuple[str | None, str | None]], as_of: int) -> Made:
    """Marks each (due, status) that is late at the month `as_of` (year × 12 + month; 0 for none).

    What is done or rejected is never late, and a date is taken at the latest that it allows. The
    order stays, but that what is late comes first, the longest late before the others.
    """
    if not as_of:
        return Made([(None,)] * len(rows), (NOTHING,))
    ends = [_last_month(due) for due, _ in rows]
    told = [_told(end, status, as_of) for end, (_, status) in zip(ends, rows, strict=True)]
    order = sorted(range(len(rows)), key=lambda i: ends[i] or 0 if told[i] == OVERDUE else as_of)
    late, undated = _of(told, OVERDUE), _of(told, NO_DATE)
    says = f"{late} overdue at {_written(as_of)}; {undated} without a date."
    return Made([(told[i],) for i in order], (says,), order)


def _told(end: int | None, status: str | None, as_of: int) -> str | None:
    if status in SETTLED:
        return None
    if end is None:
        return NO_DATE
    return OVERDUE if end < as_of else None


def _last_month(due: str | None) -> int | None:
    """The last month that a date allows: of a year December, of "2017-18" December 2018."""
    first, days = month(due), date_span(due)
    if first is None or days is None or due is None:
        return None
    last = int(days.most)
    ends = last // 10000 * 12 + last // 100 % 100
    return ends + 12 if _two_years(due, first) else ends


def _two_years(due: str, first: int) -> bool:
    """Whether the date is two years, such as "2017-18": no month is called so."""
    return due[4:5] == "-" and not due.startswith(_written(first))


def _written(at: int) -> str:
    return f"{year(at)}-{(at - 1) % 12 + 1:02}"


def _of(told: Sequence[str | None], what: str) -> str:
    return f"{told.count(what)} of {len(told)}"
