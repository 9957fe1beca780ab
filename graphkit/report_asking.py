"""Asks the questions of a report, each of what it can be limited to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphkit.answers import Answer, run
from graphkit.coverage import with_refused
from graphkit.errors import Misuse
from graphkit.marking import highest
from graphkit.parameters import KINDS, things
from graphkit.queries import Passage, question
from graphkit.release_tables import shown
from graphkit.store.base import Store
from graphkit.telling import quotes
from graphkit.workspace import Workspace

THEME, YEAR = "theme", "_year"


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer, the passage behind each row, what is to be said of how it was asked, and the name
    of the theme it was asked of ("" for any)."""

    answer: Answer
    quotes: list[Passage | None]
    notes: tuple[str, ...]
    theme: str


@dataclass(slots=True)
class Asking:
    """A workspace and its store, asked for one report. `given` limits every question that takes
    it, by name of the parameter; `lead` is the question whose first theme one theme is; rows that
    fewer than `least` reviews are behind are left out."""

    workspace: Workspace
    store: Store
    given: Mapping[str, str]
    lead: str
    least: int = 0

    def check(self, names: Iterable[str]) -> None:
        """Raises Misuse for a limit that none of these questions takes, UnknownName for a
        question that is not known."""
        taken = {p.name for name in names for p in question(name).parameters}
        for name in self.given:
            if name not in taken:
                raise Misuse(f"None of these questions takes “{name}”. They take: "
                             f"{', '.join(sorted(taken))}.")  # fmt: skip

    def asked(self, name: str) -> Asked:
        """The answer to one question. Raises as graphkit.answers.run does."""
        takes = {p.name: p.default for p in question(name).parameters}
        given = {key: value for key, value in self.given.items() if key in takes}
        notes = [
            f"This question takes no {key.replace('_', ' ')}: its answer is not limited to "
            f"“{value}”."
            for key, value in self.given.items()
            if key not in takes and (key in KINDS or key.endswith(YEAR))
        ]
        if THEME not in given and takes.get(THEME, "") != "":
            given, notes = self._led(given, notes)
        answer = self._run(name, given)
        return Asked(answer, quotes(answer, self.store), tuple(notes), self._named(answer))

    def _named(self, answer: Answer) -> str:
        id = answer.parameters.get(THEME, "")
        return dict(things(KINDS[THEME], self.store)).get(str(id), "")

    def _led(
        self, given: Mapping[str, str], notes: Sequence[str]
    ) -> tuple[dict[str, str], list[str]]:
        """A question about one theme is asked of the theme that leads, where there is one."""
        theme = self._leading()
        if theme is None:
            return dict(given), [*notes]
        told = f"Asked of “{theme}”, the theme of the failure that appears in most cases here."
        return {**given, THEME: theme}, [*notes, told]

    def _leading(self) -> str | None:
        takes = {parameter.name for parameter in question(self.lead).parameters}
        given = {key: value for key, value in self.given.items() if key in takes}
        rows = self._run(self.lead, given).objects()
        # what no one agency is singled out for comes last, however many cases it has
        return str(max(rows, key=lambda row: row.get("cases", 0))[THEME]) if rows else None

    def _run(self, name: str, given: Mapping[str, str]) -> Answer:
        from graphkit.aliases import resolvers

        found = run(question(name), self.store, given, resolvers(self.workspace))
        return shown(with_refused(found, self.workspace), self.least)

    def markings(self) -> str:
        """The highest protective marking of all sources; "" where none has one."""
        found = self.store.rows("MATCH (r:Review) RETURN DISTINCT r.marking AS marking", {})
        return highest(row[0] for row in found.rows)
