"""What connects two cases: the things both are about, and recommendations that ask for the same."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graphkit.families import LEAST, Recommendation, intent
from graphkit.functions import Made
from graphkit.likeness import between

RECOMMENDATION = "recommendation"


class Link(NamedTuple):
    """A thing that a case shares with the one asked for, and the statements in either."""

    case: str
    label: str
    board: str | None
    what: str
    id: str
    name: str
    ours: list[str]
    theirs: list[str]
    names: list[str]


def connected(rows: Iterable[tuple[object, ...]], case_id: str) -> Made:
    """The links of `case_id` with each other case, those with most links first.

    Recommendations come as rows of their own, for every case: those of `case_id` are compared with
    those of the cases that it shares a thing with (`graphkit.likeness`); alike are those that
    `graphkit.families` would put into one family with the first of them.
    """
    given = [Link(*row) for row in rows]  # type: ignore[arg-type]
    things = [link for link in given if link.what != RECOMMENDATION]
    known = {link.case: link for link in things}
    recommended = [link for link in given if link.what == RECOMMENDATION and _intent(link)]
    own = [link for link in recommended if link.case == case_id]
    others = [link for link in recommended if link.case in known]
    links = [*things, *_alike(own, others)]
    counts = Counter(link.case for link in links)
    links.sort(key=lambda each: (-counts[each.case], each.case, each.what, each.name, each.id))
    return Made([
        (link.case, link.label, link.board, counts[link.case], link.what, link.name,
         len(link.ours), len(link.theirs), sorted({*link.ours, *link.theirs}))
        for link in links
    ])  # fmt: skip


def _alike(own: list[Link], others: list[Link]) -> Iterator[Link]:
    """A link for each recommendation of the case and each other case that has one like it."""
    scores = between([_intent(each) for each in own], [_intent(each) for each in others])
    for one, row in zip(own, scores, strict=True):
        found: dict[str, Link] = {}
        for other, score in zip(others, row, strict=True):
            if score >= LEAST:
                link = found.setdefault(
                    other.case, other._replace(id=one.id, name=one.name, ours=one.ours, theirs=[])
                )
                link.theirs.extend(other.ours)
        yield from found.values()


def _intent(link: Link) -> tuple[str, ...]:
    return intent(Recommendation(link.id, link.name, link.case, link.board, None, link.names))
