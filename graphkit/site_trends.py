"""The trends of all themes at once: what `trends` answers for each, without asking it so often."""

from collections.abc import Iterator
from typing import Any

from graphkit.answers import Answer
from graphkit.identity import year
from graphkit.queries import question
from graphkit.release_tables import shown
from graphkit.report import Section
from graphkit.report_asking import Asked
from graphkit.report_making import section_of
from graphkit.site_content import Content

DATED = {"incident": "incident_month", "publication": "published_month"}
Key = tuple[str, int]
"""What a case is dated by, and its year."""


class Trends:
    """For every theme the rows that the question `trends` gives for all boards and areas, without
    those that fewer than `least` cases are behind."""

    def __init__(self, content: Content, plan: dict[str, Any], least: int = 0) -> None:
        self.content, self.plan, self.question = content, plan, question("trends")
        self.least = least
        defaults = {p.name: p.default for p in self.question.parameters}
        self.few = defaults["few"] or 0
        self.keys = dict(self._keys())
        self.of: dict[Key, set[str]] = {}
        self.failed: dict[str, dict[Key, set[str]]] = {}
        for row in content.graph.nodes.get("Finding", []):
            self._count(row)

    def _keys(self) -> Iterator[tuple[str, list[Key]]]:
        for row in self.content.graph.nodes.get("Case", []):
            if not row["collective"]:
                yield row["id"], [(name, year(row[month])) for name, month in DATED.items()
                                  if row[month] is not None]  # fmt: skip

    def _count(self, row: dict[str, Any]) -> None:
        targets = self.content.out.targets
        themes = targets("HAS_THEME", row["id"]) if row["polarity"] == "concern" else []
        for case in targets("ABOUT_CASE", row["id"]):
            for key in self.keys.get(case, ()):
                self.of.setdefault(key, set()).add(case)
                for theme in themes:
                    self.failed.setdefault(theme, {}).setdefault(key, set()).add(case)

    def rows(self, theme: str) -> list[dict[str, Any]]:
        """The rows of one theme, as the question gives them, without its items."""
        failed = self.failed.get(theme, {})
        found: list[dict[str, Any]] = [
            {"dated_by": by, "year": when, "cases": len(failed.get((by, when), ())),
             "of": len(cases), "items": []}
            for (by, when), cases in sorted(self.of.items())
        ]  # fmt: skip
        for then in self.question.then:
            found, _ = then.apply(found, {"few": self.few})
        return found

    def section(self, theme: str) -> Section:
        """The trend of one theme in a sentence and a plot."""
        rows, names = self.rows(theme), self.question.shown
        answer = Answer(self.question, [*names], [[row[name] for name in names] for row in rows],
                        [[] for _ in rows], {"few": self.few, "theme": theme})  # fmt: skip
        name = self.content.names[f"Theme:{theme}"]
        return section_of(self.plan, Asked(shown(answer, self.least), [], (), name))
