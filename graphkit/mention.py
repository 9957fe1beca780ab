"""A mention: a place in a text that speaks of a body; and which of several readings hold."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graphkit.growth import OWNER

KINDS = ("name", "group", "service", "department", "role", "implied")


@dataclass(frozen=True, slots=True)
class Mention:
    """A body spoken of in a text.

    `start` and `end` are offsets, `words` the text between them, `type` an agency type's id.
    `name` is the body's name (an abbreviation spelled out), or the words as written, or empty
    where the words only show the type. `proper` says that it is the name of one body and not a
    word for any of its type; `place` is the place within such a name. `kind` is `name`, `group`
    (part of a board), `service`, `department` (a bare name such as "Health"), `role` (people and
    teams) or `implied` (practice that shows the type and names nobody).
    """

    start: int
    end: int
    words: str
    type: str
    name: str
    proper: bool
    kind: str = "name"
    place: str = ""


def written(text: str, span: tuple[int, int], type_id: str, kind: str, place: str = "") -> Mention:
    """The mention that stands at `span` of `text`, its possessive ending left out."""
    start, end = span
    owner = OWNER.search(text, end - 2, end) if kind != "implied" else None
    words = text[start : owner.start() if owner else end]
    name = "" if kind == "implied" else " ".join(words.split())
    return Mention(start, start + len(words), words, type_id, name, kind == "name", kind, place)


def apart(found: list[Mention], length: int) -> list[Mention]:
    """The mentions of a text of `length` without those that overlap a better one.

    Better is the longest, then the better kind, then the one with more fixed words; a proper
    name is never cut by other words. Of implied bodies with the same words all are kept.
    """
    taken = bytearray(length)
    implied: set[tuple[int, int]] = set()
    kept: dict[tuple[int, int, str], Mention] = {}
    for m in sorted(_uncut(found), key=_worth):
        span = (m.start, m.end)
        if 1 in taken[m.start : m.end] and not (m.kind == "implied" and span in implied):
            continue
        taken[m.start : m.end] = b"\x01" * (m.end - m.start)
        kept.setdefault((*span, m.type), m)
        if m.kind == "implied":
            implied.add(span)
    named = ("department", "service")
    services = {(m.start, m.type): m.name for m in found if m.kind in named}
    return [_serving(m, services.get((m.start, m.type))) for _, m in sorted(kept.items())]


def _worth(m: Mention) -> tuple[int, int, int, int, int, str]:
    fuller = -len(m.name)
    return m.start - m.end, KINDS.index(m.kind), len(m.place), fuller, m.start, m.type


def _uncut(found: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions that do not begin or end in the middle of a proper name."""
    names = sorted({(m.start, m.end) for m in found if m.proper})
    starts = [start for start, _ in names]
    for m in found:
        before = bisect_left(starts, m.start) - 1
        after = bisect_left(starts, m.end) - 1
        cut = before >= 0 and m.start < names[before][1] < m.end
        cut = cut or (after >= 0 and m.start < names[after][0] and m.end < names[after][1])
        if m.proper or not cut:
            yield m


def _serving(mention: Mention, service: str | None) -> Mention:
    """A role that begins with its service's name ("school staff") names the service."""
    if mention.kind != "role" or service is None:
        return mention
    return replace(mention, name=service, kind="service")
