"""A record as it may be handed on: every text of it through the disclosure guard."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from typing import Any

from graphkit.disclosure import Finding, released
from graphkit.disclosure_coarse import banded
from graphkit.disclosure_rules import load_rules
from graphkit.disclosure_words import ordinary
from graphkit.record import Agency, Case, Item, Place, Record, item_ids, slug

Evidence = dict[str, dict[str, dict[str, Any]]]
REMOVED = "[name removed]"
MONTH = len("2014-05")
"""How much of a date is left: its year and month."""


@dataclass(slots=True)
class Safe:
    """A record to be handed on, what was taken out of it, and what a person should look at."""

    record: Record
    found: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def safe(record: Record) -> Safe:
    """`record` with its texts as they may be released, dates as months and ages as bands.

    An item whose words changed has another id: its own is made of the words, so that they could be
    guessed from it. `record` stays as it was.
    """
    made = _Making()
    labels = made.labels(record.cases)
    items = made.renamed([made.item(item, labels) for item in record.items], record.items)
    changed = replace(
        record, id=made.id(record.id), source=made.text(record.source), items=items,
        review=replace(
            record.review, title=made.text(record.review.title),
            board=made.maybe(record.review.board), area=made.maybe(record.review.area),
            published=_month(record.review.published), method=made.maybe(record.review.method),
        ),
        cases=[made.case(case, labels) for case in record.cases],
        agencies=[Agency(made.text(each.name), each.type) for each in record.agencies],
    )  # fmt: skip
    return Safe(changed, made.found, [*_names(record)])


def _names(record: Record) -> Iterator[str]:
    """Notes on labels of cases that are a first name: a pseudonym, or not."""
    first = load_rules().first
    for case in record.cases:
        if {word.casefold() for word in re.findall(r"\w+", case.label)} & first:
            yield (f"{record.id}: the case is called “{case.label}” and stays so. Is that a "
                   "pseudonym? If not, do not hand this on.")  # fmt: skip


def _month(date: str | None) -> str | None:
    return date[:MONTH] if date else date


def _with_cues(evidence: Evidence, kept: Callable[[str], bool]) -> Evidence:
    """Evidence without the cues that are not kept: they are words of the source, in small letters,
    in which no name can be told."""
    return {kind: {id: {name: None if name == "cue" and value and not kept(value) else value
                        for name, value in why.items()}
                   for id, why in each.items()}
            for kind, each in evidence.items()}  # fmt: skip


def _as_it_is(cue: str) -> bool:
    return True


def _stands_in(text: str, cue: str) -> bool:
    """Whether every word of a cue is still in the text."""
    return {*re.findall(r"\w+", cue.casefold())} <= {*re.findall(r"\w+", text.casefold())}


def _nameless(cue: str) -> bool:
    """Whether there would be no name in a cue if its words had capitals."""
    return not released(cue.title())[1]


class _Making:
    """The work of `safe`: texts made safe, and what was found in them."""

    def __init__(self) -> None:
        self.found: list[Finding] = []

    def text(self, text: str) -> str:
        made, found = released(text)
        self.found += found
        return made

    def maybe(self, text: str | None) -> str | None:
        return text if text is None else self.text(text)

    def id(self, id: str) -> str:
        """The review's id, without a first name and what follows it unless that is ordinary."""
        words, first = id.split("-"), load_rules().first
        for one, other in pairwise(words):
            if one in first and other.isalpha() and other not in ordinary():
                self.found.append(Finding("name", f"{one}-{other}", 0, len(id), REMOVED))
                return id.replace(f"{one}-{other}", slug(REMOVED))
        return id

    def labels(self, cases: list[Case]) -> dict[str, str]:
        """What each case is called; no two are called the same that were not before."""
        made: dict[str, str] = {}
        for case in cases:
            label, number = self.text(case.label), 1
            while case.label not in made and label in made.values():
                number += 1
                label = f"{self.text(case.label)} ({number})"
            made.setdefault(case.label, label)
        return made

    def case(self, case: Case, labels: dict[str, str]) -> Case:
        return replace(
            case, label=labels[case.label], incident=_month(case.incident),
            age=banded(case.age) if case.age else None, board=self.maybe(case.board),
            area=self.maybe(case.area), published=_month(case.published),
            evidence=_with_cues(case.evidence, _nameless),
        )  # fmt: skip

    def item(self, item: Item, labels: dict[str, str]) -> Item:
        case = None if item.case is None else labels.get(item.case, item.case)
        section = [self.text(heading) for heading in item.place.section]
        text = self.text(item.text)
        kept = partial(_stands_in, text) if text != item.text else _as_it_is
        return replace(
            item, text=text, case=case, owner=self.maybe(item.owner),
            due=self.maybe(item.due), place=Place(item.place.page, section, item.place.spans),
            status=self.maybe(item.status), evidence=_with_cues(item.evidence, kept),
            bodies=[{**body, "name": self.text(body["name"])} for body in item.bodies],
        )  # fmt: skip

    def renamed(self, made: list[Item], before: list[Item]) -> list[Item]:
        """The items, those whose words changed under ids made of the new ones."""
        ids = {item.id for item in before}
        renamed = []
        for item, old in zip(made, before, strict=True):
            if item.text != old.text:
                (id,), number = item_ids([item.text]), 1
                new = id
                while new in ids:
                    number += 1
                    new = f"{id}-{number}"
                ids.add(new)
                item = replace(item, id=new)
            renamed.append(item)
        return renamed
