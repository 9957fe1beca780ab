"""The answers of the questions worked out the slow way, in sets, from the rows of a graph."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from graphkit import schema
from graphkit.graph import graph
from graphkit.record import Record

Row = dict[str, Any]
NOBODY = "no one agency singled out"


class Oracle:
    """What each question should answer of some records."""

    def __init__(self, records: Iterable[Record], register: Any, themes: Any) -> None:
        found = graph(records, register, themes)
        self.nodes = {label: {r["id"]: r for r in rows} for label, rows in found.nodes.items()}
        self.edges: dict[str, list[tuple[str, str, str, str, Row]]] = defaultdict(list)
        for (kind, one, other), rows in found.edges.items():
            for row in rows:
                self.edges[kind].append((one, row["from"], other, row["to"], row))
        known = self.nodes["Case"].values()
        self.cases = sorted(row["id"] for row in known if not row["collective"])
        self.items = {id: row for label in schema.ITEMS for id, row in self.nodes[label].items()}
        self.case_of = {start: end for _, start, _, end, _ in self.edges["ABOUT_CASE"]}
        self.latest = {start: end for _, start, _, end, _ in self.edges["BECAME"]}

    def now(self, agency: str) -> str:
        """The body that has this one's place today."""
        while agency in self.latest:
            agency = self.latest[agency]
        return agency

    def counted(self, item: str) -> bool:
        """Whether an item is about one case."""
        return self.case_of[item] in self.cases

    def pointing(self, *kinds: str) -> Iterator[tuple[str, str, str, Row]]:
        """(item, label, id, relationship) for relationships that start at an item."""
        for kind in kinds:
            for one, start, other, end, row in self.edges[kind]:
                if one in schema.ITEMS:
                    yield start, other, end, row

    def themed(self, theme: str) -> set[str]:
        """The items of a theme that are about one case."""
        found = {item for item, _, id, _ in self.pointing("HAS_THEME") if id == theme}
        return {item for item in found if self.counted(item)}

    def answerable(self, item: str) -> set[tuple[str, str]]:
        """The types and proper bodies responsible for an item, bodies by their latest name."""
        types = {("type", id) for one, _, id, _ in self.pointing("RESPONSIBLE") if one == item}
        bodies = {
            ("body", self.now(id)) for one, _, id, row in self.pointing("NAMES")
            if one == item and row["role"] == "responsible"
        }  # fmt: skip
        return types | {pair for pair in bodies if not self.nodes["Agency"][pair[1]]["generic"]}

    def own_case(self, review: str) -> str | None:
        """The case of a review of just one."""
        found = [end for _, start, _, end, _ in self.edges["EXAMINES"]
                 if start == review and end in self.cases]  # fmt: skip
        return found[0] if len(found) == 1 else None

    def touched(self) -> dict[tuple[str, str], set[str]]:
        """For each type and body the cases that its share is of."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for item, _, id, _ in self.pointing("RESPONSIBLE", "MENTIONS"):
            found["type", id].add(self.case_of[item])
        types = defaultdict(set)
        for _, agency, _, kind, _ in self.edges["OF_TYPE"]:
            types[agency].add(kind)
        for one, start, _, agency, _ in self.edges["NAMES"]:
            case = self.own_case(start) if one == "Review" else self.case_of[start]
            if case:
                found["body", self.now(agency)].add(case)
                for kind in types[agency]:
                    found["type", kind].add(case)
        return {key: cases & set(self.cases) for key, cases in found.items()}

    def name(self, what: str, id: str) -> str:
        """What an answer calls a type or body."""
        label = {"type": "AgencyType", "body": "Agency"}[what]
        return NOBODY if id == "all-agencies" else str(self.nodes[label][id]["name"])

    def agency_failures(self, theme: str) -> list[tuple[Any, ...]]:
        """(agency, what, cases, of, asked) in the order of the answer."""
        failed, asked = defaultdict(set), defaultdict(set)
        for item in self.themed(theme):
            for key in self.answerable(item):
                if self.items[item].get("polarity") == "concern":
                    failed[key].add(self.case_of[item])
                if self.items[item]["kind"] in ("learning", "recommendation"):
                    asked[key].add(self.case_of[item])
        touched = self.touched()
        rows = [
            ((2 if id == "all-agencies" else what == "body", -len(cases), len(touched[what, id]),
              self.name(what, id), id),
             (self.name(what, id), what, len(cases), len(touched[what, id]), len(asked[what, id])))
            for (what, id), cases in failed.items()
        ]  # fmt: skip
        return [row for _, row in sorted(rows)]

    def repeated_failures(self) -> list[tuple[Any, ...]]:
        """(theme, agency, cases) in the order of the answer."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for theme in self.nodes["Theme"]:
            for item in self.themed(theme):
                if self.items[item].get("polarity") == "concern":
                    for what, id in self.answerable(item):
                        if what == "type":
                            found[theme, id].add(self.case_of[item])
        rows = []
        for (theme, id), cases in found.items():
            years = [year for case in cases if (year := self.year(case)) is not None]
            name = self.nodes["Theme"][theme]["name"]
            order = (id == "all-agencies", -len(cases), -max(years, default=0), name,
                     self.name("type", id))  # fmt: skip
            rows.append((order, (name, self.name("type", id), len(cases))))
        return [row for _, row in sorted(rows)]

    def year(self, case: str) -> int | None:
        """The year of a case."""
        row = self.nodes["Case"][case]
        month = row["incident_month"] or row["published_month"]
        return None if month is None else (month - 1) // 12

    def theme_profile(self, theme: str) -> list[list[Any]]:
        """[kind, cases, statements] in the order of the answer."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for item in self.themed(theme):
            found[self.items[item]["kind"]].add((self.case_of[item], item))
        for _, case, _, id, _ in self.edges["FEATURES"]:
            if id == theme:
                found["risk in the case"].add((case, ""))
        rows = [
            [kind, len({case for case, _ in pairs}), len({item for _, item in pairs if item})]
            for kind, pairs in found.items()
        ]
        return sorted(rows, key=lambda row: (-row[1], row[0]))

    def sources(self, case: str) -> dict[tuple[str, str], set[str]]:
        """What a case has, by label and id, with the items that have it."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        kinds = ("HAS_THEME", "RESPONSIBLE", "MENTIONS", "NAMES")
        for one, start, label, id, _ in (edge for kind in kinds for edge in self.edges[kind]):
            own = self.own_case(start) if one == "Review" else self.case_of[start]
            if own == case and id != "all-agencies" and not self.generic(label, id):
                key = (label, self.now(id) if label == "Agency" else id)
                found[key] |= {start} if one != "Review" else set()
        return found

    def generic(self, label: str, id: str) -> bool:
        """Whether this is a body that is only a role word."""
        return label == "Agency" and bool(self.nodes["Agency"][id]["generic"])

    def case_links(self, case: str) -> list[tuple[Any, ...]]:
        """(other case, links, what, shared, here, there) in the order of the answer.

        Recommendations are alike here when their words are the same.
        """
        whats = {"Theme": "theme", "AgencyType": "agency type", "Agency": "body"}
        ours, rows = self.sources(case), []
        for other in self.cases:
            theirs = self.sources(other)
            shared = sorted(set(ours) & set(theirs)) if other != case else []
            same = self.recommended(case, other) if shared else []
            links = len(shared) + len(same)
            for label, id in shared:
                name = self.nodes[label][id]["name"]
                row = (other, links, whats[label], name, len(ours[label, id]),
                       len(theirs[label, id]))  # fmt: skip
                rows.append(((-links, other, whats[label], name, id), row))
            for id, text, times in same:
                row = (other, links, "recommendation", text, 1, times)
                rows.append(((-links, other, "recommendation", text, id), row))
        return [row for _, row in sorted(rows)]

    def recommended(self, case: str, other: str) -> list[tuple[str, str, int]]:
        """The recommendations of a case that another has too: id, text, how often."""
        known = [row for row in self.items.values() if row["kind"] == "recommendation"]
        texts = [row["text"] for row in known if self.case_of[row["id"]] == other]
        ours = [row for row in known if self.case_of[row["id"]] == case]
        return [(row["id"], row["text"], texts.count(row["text"])) for row in ours
                if row["text"] in texts]  # fmt: skip
