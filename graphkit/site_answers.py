"""The pages that are answers: agencies, themes, what is between them, families, and trends."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from graphkit.answers import Answer
from graphkit.plots import Plot
from graphkit.release_tables import is_left_out
from graphkit.report import Section
from graphkit.report_making import count
from graphkit.site import Link, Listing, Matrix, Sheet, path_of
from graphkit.site_content import ALL, NOT_ONE, Content
from graphkit.site_sheets import filled, parted
from graphkit.site_trends import Trends

Ask = Callable[..., tuple[Answer, Section]]
"""Asks a question by name: its answer, and the section of a report on it."""
SHADES, NOTE = 5, 4
"""How many shades of a square there are; the column of notes in a list of figures."""


@dataclass(slots=True)
class Answers:
    """The answers that pages are made from; `ask` gives them, as the same question would."""

    content: Content
    ask: Ask
    trends: Trends
    cells: list[dict[str, Any]] = field(default_factory=list)
    told: Section | None = None
    ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for label in ("Theme", "AgencyType"):
            for row in self.content.graph.nodes.get(label, []):
                self.ids.setdefault((label, row["name"]), row["id"])
        self.ids["AgencyType", NOT_ONE] = ALL
        answer, self.told = self.ask("agency-theme-matrix")
        for row, items in zip(answer.objects(), answer.items, strict=True):
            pair = self.ids["AgencyType", row["agency"]], self.ids["Theme", row["theme"]]
            self.cells.append({**row, "items": items, "pair": pair})

    @property
    def left_out(self) -> tuple[str, ...]:
        """What is to be said of figures that leave something out; nothing where they do not."""
        return tuple(said for said in (self.told.says if self.told else ()) if is_left_out(said))

    def sheets(self) -> Iterator[Sheet]:
        """One page per agency type, theme, pair of both, and family of recommendations."""
        for cell in self.cells:
            yield from self._cell(cell)
        for row in self.content.graph.nodes.get("AgencyType", []):
            yield from self._agency(row)
        for row in self.content.graph.nodes.get("Theme", []):
            yield from self._theme(row)
        yield from self._families()

    def _cell(self, cell: dict[str, Any]) -> Iterator[Sheet]:
        agency, theme = cell["pair"]
        facts = (("Agency", (self.content.link("AgencyType", agency),)),
                 ("Theme", (self.content.link("Theme", theme),)))  # fmt: skip
        lead = f"It went wrong in {cell['cases']} of {count(cell['of'], 'case')} of this agency."
        title = f"{cell['agency']}: {cell['theme']}"
        sheet = Sheet(behind(cell), "Agency and theme", title, lead, facts,
                      notes=(cell["note"],) if cell["note"] else ())  # fmt: skip
        yield from parted(sheet, self.content, cell["items"])

    def _agency(self, row: dict[str, Any]) -> Iterator[Sheet]:
        id = row["id"]
        every = self.content.into("OF_TYPE", "Agency", "AgencyType", id)
        bodies = self.content.links("Agency", (b for b in every if b not in self.content.generic))
        rows = [self._line(c, "Theme", 1) for c in self.cells if c["pair"][0] == id]
        drawn = self.content.drawn("AgencyType", id) if rows else ()
        facts = filled([*self.content.facts("AgencyType", row), ("Bodies", bodies),
                        ("Picture", drawn)])  # fmt: skip
        sheet = Sheet(path_of("AgencyType", id), self.content.types.name("AgencyType"),
                      self.content.names[f"AgencyType:{id}"], facts=facts,
                      tables=_listed("What went wrong", "Theme", rows, self.told))  # fmt: skip
        yield sheet

    def _theme(self, row: dict[str, Any]) -> Iterator[Sheet]:
        id = row["id"]
        trend = self.trends.section(id)
        cells = [cell for cell in self.cells if cell["pair"][1] == id]
        cells.sort(key=lambda cell: (cell["pair"][0] == ALL, -cell["cases"], cell["agency"]))
        rows = [self._line(cell, "AgencyType", 0) for cell in cells]
        cases = self.content.links("Case", self.content.into("FEATURES", "Case", "Theme", id))
        drawn = self.content.drawn("Theme", id) if rows else ()
        facts = filled([*self.content.facts("Theme", row), ("Risk in the case", cases),
                        ("Picture", drawn)])  # fmt: skip
        yield Sheet(
            path_of("Theme", id), self.content.types.name("Theme"), row["name"], trend.sentence,
            facts, trend.plot, _listed("Where it went wrong", "Agency", rows, self.told),
        )  # fmt: skip

    def _line(self, cell: dict[str, Any], label: str, part: int) -> tuple[Any, ...]:
        link = self.content.link(label, cell["pair"][part])
        share = f"{cell['share']:.0%} ({cell['low']:.0%}–{cell['high']:.0%})"
        words = Link(count(len(cell["items"]), "statement"), behind(cell))
        return link, cell["cases"], cell["of"], share, cell["note"] or "", words

    def _families(self) -> Iterator[Sheet]:
        answer, told = self.ask("recommendation-families")
        listed = []
        for row, items in zip(answer.objects(), answer.items, strict=True):
            path = path_of("Family", min(items))
            listed.append((Link(row["recommendation"], path), row["cases"], row["first"],
                           row["latest"]))  # fmt: skip
            facts = (("Boards", tuple(map(Link, row["boards"]))),)
            wording = tuple((Link(each),) for each in row["differences"])
            table = Listing("How later wordings differ", ("Wording",), wording)
            times = count(row["cases"], "case")
            lead = f"Recommended in {times}, {row['first']} to {row['latest']}."
            sheet = Sheet(path, "Recommended again and again", row["recommendation"], lead, facts,
                          tables=(table,) if wording else ())  # fmt: skip
            yield from parted(sheet, self.content, items)
        head = ("Recommendation", "Cases", "First", "Latest")
        yield Sheet("families.html", "List", "Recommendations made again and again", told.sentence,
                    tables=(Listing("Families", head, tuple(listed)),))  # fmt: skip

    def cases(self, part: int) -> dict[str, set[str]]:
        """The cases with a failure of each agency type (`part` 0), or of each theme (1), by id."""
        found: dict[str, set[str]] = {}
        for cell in self.cells:
            known = (self.content.passages[item].case for item in cell["items"])
            found.setdefault(cell["pair"][part], set()).update(filter(None, known))
        return found

    def lists(self) -> Iterator[Sheet]:
        """The lists of agency types and of themes."""
        for label, part in (("AgencyType", 0), ("Theme", 1)):
            found = self.cases(part)
            rows = [(self.content.link(label, row["id"]), len(found.get(row["id"], ())))
                    for row in self.content.graph.nodes.get(label, [])]  # fmt: skip
            ends = path_of(label, ALL)
            rows.sort(key=lambda row: (row[0].href == ends, -row[1], row[0].text))
            head = (self.content.types.name(label), "Cases with a failure")
            plural = self.content.types.plural(label)
            # what is left out of the answer is not counted here: none counted may be a few
            none = "" if self.left_out else 0
            told = tuple((link, count or none) for link, count in rows)
            yield Sheet(f"{ends.partition('/')[0]}.html", "List", plural,
                        tables=(Listing(plural, head, told, self.left_out),))  # fmt: skip

    def plots(self) -> Iterator[tuple[Link, str, Plot]]:
        """The trend of every theme that has more than one year."""
        for row in self.content.graph.nodes.get("Theme", []):
            section = self.trends.section(row["id"])
            if section.plot:
                yield self.content.link("Theme", row["id"]), section.sentence, section.plot

    def matrix(self) -> Matrix:
        """All agencies by all themes that have a failure, as the question gives them."""
        by_pair = {cell["pair"]: cell for cell in self.cells}
        agencies = [*dict.fromkeys(agency for agency, _ in by_pair)]
        themes = self.content.links("Theme", (theme for _, theme in by_pair))
        ids = [next(t for _, t in by_pair if path_of("Theme", t) == link.href) for link in themes]
        most = max((cell["cases"] for cell in self.cells), default=1)
        rows = tuple(
            (self.content.link("AgencyType", agency),
             tuple(_square(by_pair.get((agency, theme)), most) for theme in ids))
            for agency in agencies
        )  # fmt: skip
        told = self.told
        return Matrix(themes, rows, told.told if told else "", told.says if told else ())


def behind(cell: dict[str, Any]) -> str:
    """The page of an agency type and a theme."""
    agency, theme = cell["pair"]
    return path_of("Cell", f"{agency}--{theme}")


def _square(cell: dict[str, Any] | None, most: int) -> tuple[int, int, str]:
    """Cases, how dark, and the page behind."""
    if cell is None:
        return 0, 0, ""
    return cell["cases"], -(-cell["cases"] * SHADES // most), behind(cell)


def _listed(
    title: str, first: str, rows: list[tuple[Any, ...]], told: Section | None
) -> tuple[Listing, ...]:
    head: tuple[str, ...] = (first, "Cases", "Of", "Share", "Note", "Words")
    if not any(row[NOTE] for row in rows):
        head, *rows = ((*row[:NOTE], *row[NOTE + 1 :]) for row in (head, *rows))
    meanings = dict(told.meanings) if told else {}
    notes = tuple(f"{name.capitalize()}: {meanings[name]}." for name in ("cases", "of")
                  if name in meanings)  # fmt: skip
    return (Listing(title, head, tuple(rows), notes),) if rows else ()
