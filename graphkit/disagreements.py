"""Where two codings differ, one line a difference, with the passage and what gave the code."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from graphkit.coding import CODES, FIELDS, Coding, Filed, fold
from graphkit.pairing import Compared, Pair

MISSED, EXTRA = "missed", "extra"
OF_ITEMS = (MISSED, EXTRA, "kind", "case", *CODES, "links")
OF_DOCUMENTS = ("bodies", "names", "factors", "metadata", "cases")
ALL = (*OF_ITEMS, *OF_DOCUMENTS)
"""What can differ: an item that only gold has or only the records, a field of one that both have,
a body, a risk of a case, a fact of the review."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: `gold` is only there, or gold's value; `found` likewise of the records.

    `why` is what gave each code that only the records have, as far as they say.
    """

    document: str
    what: str
    gold: str
    found: str
    passage: str = ""
    place: str = ""
    why: str = ""
    id: str = ""


COLUMNS = tuple(field.name for field in fields(Difference))


def differences(
    documents: Iterable[Compared], only: Sequence[str] = ()
) -> Iterator[Difference]:
    """The differences of all documents in order, or those of `only` some of ALL."""
    for one in documents:
        found = (*_of_document(one), *(each for pair in one.pairs for each in _of_pair(pair)))
        yield from (each for each in found if not only or each.what in only)


def _of_pair(pair: Pair) -> Iterator[Difference]:
    gold, found = pair.gold, pair.found
    if gold is None or found is None:
        item, what = (found, EXTRA) if gold is None else (gold, MISSED)
        if item is not None:
            yield _difference(pair.document, what, item, _kind(gold), _kind(found))
        return
    for key, of in (("kind", _kind), ("case", _case)):
        if _compared(of(gold), key) != _compared(of(found), key):
            yield _difference(pair.document, key, found, of(gold), of(found))
    for key, name in (*((key, key) for key in CODES), ("responds_to", "links")):
        ours, theirs = getattr(gold, key), getattr(found, key)
        if ours != theirs:
            yield _difference(
                pair.document, name, found, _list(ours - theirs), _list(theirs - ours),
                _list({f"{c}: {found.cues[c]}" for c in theirs - ours if found.cues.get(c)}),
            )  # fmt: skip


def _kind(item: Filed | None) -> str:
    return item.kind if item else ""


def _case(item: Filed | None) -> str:
    return item.case if item else ""


def _compared(value: str, key: str) -> str:
    return value if key == "kind" else fold(value)


def _difference(
    document: str, what: str, item: Filed, gold: str, found: str, why: str = ""
) -> Difference:
    return Difference(document, what, gold, found, item.text, item.place, why, item.id)


def _list(codes: Iterable[str]) -> str:
    return ", ".join(sorted(codes))


def _of_document(one: Compared) -> Iterator[Difference]:
    name, gold, found = one.gold.name, one.gold, one.found
    for what, of in PARTS:
        ours, theirs = of(gold), of(found)
        if ours != theirs:
            yield Difference(name, what, _list(ours - theirs), _list(theirs - ours))
    for key in FIELDS:
        if fold(gold.facts.get(key)) != fold(found.facts.get(key)):
            facts = [coding.facts.get(key) for coding in (gold, found)]
            told = [f"{key}: {fact}" if fact else "" for fact in facts]
            yield Difference(name, "metadata", *told)


PARTS: tuple[tuple[str, Callable[[Coding], frozenset[str]]], ...] = (
    ("bodies", lambda coding: coding.types),
    ("names", lambda coding: coding.names),
    ("factors", lambda coding: frozenset(f"{case}: {risk}" for case, risk in coding.factors)),
    ("cases", lambda coding: coding.labels),
)
