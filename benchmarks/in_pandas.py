"""Three of the questions as an analyst would count them in pandas, over the records themselves.

They count what `graphkit ask` counts, of the same cases, and nothing else: no passages, no names,
no successors of a body (of agency-failures the types only). Records of different reviews are taken
for different cases, which those of `benchmarks/synthetic.py` are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graphkit.bodies import load_register
from graphkit.identity import month
from graphkit.queries import Answer
from graphkit.record import Record
from graphkit.themes import load_themes
from graphkit.workspace import Workspace

THEME = "information-sharing"
Counts = set[tuple[Any, ...]]


@dataclass(frozen=True)
class Frames:
    """Tables: a row for each item, theme of one, responsible type of one, type spoken of."""

    items: Any
    themes: Any
    responsible: Any
    spoken: Any


def frames(made: Workspace) -> Frames:
    """The records of a workspace as tables; items of no one case are left out."""
    import pandas

    items, themes, responsible = [], [], []
    spoken: list[tuple[str, str]] = []
    for record in made.records():
        spoken += _named(record)
        types = {agency.name: agency.type for agency in record.agencies}
        years = _years(record)
        for item in record.items:
            if item.case is not None:
                id, case = f"{record.id}/{item.id}", f"{record.id}/{item.case}"
                items.append((id, case, item.kind, *years[item.case]))
                themes += [(id, theme) for theme in item.themes]
                responsible += [(id, kind) for kind in item.responsible]
                bodies = [types[body["name"]] for body in item.bodies]
                every = (*item.responsible, *item.mentioned, *bodies)
                spoken += [(case, kind) for kind in every]
    return Frames(
        pandas.DataFrame(items, columns=["id", "case", "kind", "incident", "publication"]),
        pandas.DataFrame(themes, columns=["id", "theme"]),
        pandas.DataFrame(responsible, columns=["id", "agency"]),
        pandas.DataFrame(spoken, columns=["case", "agency"]),
    )


def _named(record: Record) -> Iterator[tuple[str, str]]:
    """What a one-case review names is spoken of in its case."""
    if len(record.cases) == 1:
        yield from ((f"{record.id}/{record.cases[0].label}", each.type) for each in record.agencies)


def _years(record: Record) -> dict[str, tuple[int | None, int | None]]:
    """The years of incident and publication by the label of the case."""
    published = month(record.review.published)
    return {case.label: (_year(month(case.incident)), _year(published)) for case in record.cases}


def _year(found: int | None) -> int | None:
    return None if found is None else (found - 1) // 12


def repeated_failures(tables: Frames) -> Counts:
    """(theme, agency type, cases) of at least two cases."""
    failed = tables.items[tables.items.kind == "finding"]
    pairs = failed.merge(tables.themes, on="id").merge(tables.responsible, on="id")
    cases = pairs.groupby(["theme", "agency"]).case.nunique()
    return {(*pair, int(n)) for pair, n in cases[cases >= 2].items()}


def agency_failures(tables: Frames) -> Counts:
    """(agency type, cases with a failure, cases of it)."""
    failed = tables.items[tables.items.kind == "finding"]
    themed = tables.themes[tables.themes.theme == THEME]
    pairs = failed.merge(themed, on="id").merge(tables.responsible, on="id")
    cases = pairs.groupby("agency").case.nunique()
    of = tables.spoken.groupby("agency").case.nunique()
    return {(agency, int(n), int(of[agency])) for agency, n in cases.items()}


def trends(tables: Frames) -> Counts:
    """(incident or publication, year, cases with a failure, cases)."""
    found = tables.items[tables.items.kind.isin(["finding", "good-practice"])]
    themed = set(tables.themes.id[tables.themes.theme == THEME])
    failed = found[(found.kind == "finding") & found.id.isin(themed)]
    return {
        (dated_by, int(year), int(cases.get(year, 0)), int(n))
        for dated_by in ("incident", "publication")
        for cases in [failed.groupby(dated_by).case.nunique()]
        for year, n in found.groupby(dated_by).case.nunique().items()
    }


def _of_repeated(answer: Answer) -> Counts:
    themes, types = {each.name: each.id for each in load_themes().by_id.values()}, _types()
    rows = answer.objects()
    return {(themes[row["theme"]], types[row["agency"]], row["cases"]) for row in rows}


def _of_agencies(answer: Answer) -> Counts:
    types = _types()
    rows = [row for row in answer.objects() if row["what"] == "type"]
    return {(types[row["agency"]], row["cases"], row["of"]) for row in rows}


def _of_trends(answer: Answer) -> Counts:
    rows = answer.objects()
    return {(row["dated_by"], row["year"], row["cases"], row["of"]) for row in rows}


def _types() -> dict[str, str]:
    """The ids of types by the names an answer gives them."""
    named = {each.name: each.id for each in load_register().types.values()}
    return named | {"no one agency singled out": "all-agencies"}


COUNTS: dict[str, tuple[Callable[[Frames], Counts], Callable[[Answer], Counts]]] = {
    "repeated-failures": (repeated_failures, _of_repeated),
    "agency-failures": (agency_failures, _of_agencies),
    "trends": (trends, _of_trends),
}
"""By question: its counts in pandas, and the same out of an answer."""
