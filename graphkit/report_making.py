"""Makes a report from the answers of a store, as `viz/report/report.toml` says."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from graphkit.answers import Answer
from graphkit.drawing import short
from graphkit.plots import Plot, Point
from graphkit.queries import Question, question
from graphkit.release_tables import NOTHING, ONLY, is_left_out
from graphkit.report import Report, Section
from graphkit.report_asking import Asked, Asking
from graphkit.report_tables import grid, quoted
from graphkit.store.base import Store, StoreError, TooLong
from graphkit.viewdata import read
from graphkit.workspace import Workspace

COVERAGE = "coverage"
BETWEEN = " · "
TOO_LARGE = "more memory"
"""What the embedded engine's message says where a query is too large for it."""


def report_of(
    workspace: Workspace, store: Store, names: Sequence[str], given: Mapping[str, str],
    least: int = 0,
) -> Report:  # fmt: skip
    """The report on these questions (none: the usual ones), limited to what is `given`, without
    rows that fewer than `least` reviews are behind.

    Raises UnknownName for a question, or a thing, that is not known; Misuse for a limit that no
    question takes, or a parameter that a question needs and has not been given.
    """
    plan = read("report/report.toml")
    every = [*dict.fromkeys([*(names or plan["ask"]), *plan["follow"]])]
    asking = Asking(workspace, store, given, plan["lead"], least)
    asking.check(every)
    sections = [_told(plan, asking, name, name in names) for name in every if name != COVERAGE]
    covered = section_of(plan, Asking(workspace, store, {}, plan["lead"], least).asked(COVERAGE))
    return Report(
        plan["title"], _scope(given, covered), asking.markings(), tuple(sections), covered,
        tuple(plan["limits"]), tuple(plan["method"]), _made(workspace),
    )  # fmt: skip


def _told(plan: Mapping[str, Any], asking: Asking, name: str, wanted: bool) -> Section:
    """A question's section. One that nobody asked for by name does not stop the report where the
    store cannot answer it: its section says so."""
    try:
        return section_of(plan, asking.asked(name))
    except StoreError as error:
        if wanted or not (isinstance(error, TooLong) or TOO_LARGE in str(error)):
            raise
        return unanswered(plan, question(name), error)


def unanswered(plan: Mapping[str, Any], asked: Question, error: StoreError) -> Section:
    """The section of a question that the store could not answer, with the way out."""
    sentence = f"{plan['unanswered']} {error}"
    return Section(asked.name, asked.title, asked.asks, "", (), sentence, None, None, (), ())


def _scope(given: Mapping[str, str], covered: Section) -> str:
    limits = BETWEEN.join(f"{name.replace('_', ' ')}: {value}" for name, value in given.items())
    return limits or f"All {covered.sentence.removeprefix(ONLY).lstrip().partition('.')[0]}"


def _made(workspace: Workspace) -> str:
    from graphkit import __version__

    vocabulary = workspace.manifest().vocabulary
    return f"graphkit {__version__}" + (f", vocabulary {vocabulary[:12]}" if vocabulary else "")


def section_of(plan: Mapping[str, Any], asked: Asked) -> Section:
    """One answer as a section, in the words of `plan` (`viz/report/report.toml`)."""
    answer, meant = asked.answer, asked.answer.question
    says = plan["section"].get(meant.name, plan["section"]["other"])
    most = says.get("rows", plan["rows"])
    table = grid(answer, most, plan["listed"])
    return Section(
        name=meant.name, title=meant.title, asks=meant.asks, told=answer.told,
        says=(*asked.notes, *answer.says), sentence=_sentence(says, asked), grid=table,
        plot=_plot(says.get("plot"), answer, plan["bars"]),
        quotes=quoted(asked.quotes[:most], answer.rows),
        meanings=tuple(pair for pair in meant.meanings if table and pair[0] in table.columns),
    )  # fmt: skip


def _sentence(says: Mapping[str, str], asked: Asked) -> str:
    """The answer in a sentence: plain text, whatever it quotes."""
    answer, rows = asked.answer, asked.answer.objects()
    left_out = any(map(is_left_out, answer.says))
    if left_out and not rows:
        return NOTHING
    template = _template(says["sentence"] if rows else says["none"])
    first = rows[0] if rows else {}
    made = template.render(
        rows=rows, first=first, given=answer.parameters, theme=asked.theme, told=answer.told
    )
    return " ".join([*([ONLY] if left_out else []), *made.split()])


@lru_cache
def _template(source: str) -> Any:
    from jinja2 import Environment, StrictUndefined

    plain = Environment(undefined=StrictUndefined, autoescape=False)
    plain.globals.update(count=count, percent=percent)
    return plain.from_string(source)


def count(number: int, word: str) -> str:
    """A number with its noun, "1 case", "2 cases"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def percent(part: float | None) -> str:
    """A share of 0 to 1 as a whole percentage, "not known" for None."""
    return "not known" if part is None else f"{part:.0%}"


def _plot(says: Mapping[str, Any] | None, answer: Answer, most: int) -> Plot | None:
    """The answer as a plot, or None where there is nothing to compare."""
    if says is None:
        return None
    rows = answer.objects()
    if "where" in says:
        name, value = says["where"]
        rows = [row for row in rows if row[name] == value]
    rows = [row for row in rows if row[says["value"]] is not None]
    rows = rows if says["kind"] == "years" else rows[:most]
    largest = max((row[says["value"]] for row in rows), default=0)
    scale = 1.0 if "of" in says else float(largest or 1)
    points = tuple(map(partial(_point, says, scale), rows))
    return Plot(says["title"], points, says["kind"]) if len(points) > 1 else None


def _point(says: Mapping[str, Any], scale: float, row: Mapping[str, Any]) -> Point:
    value = row[says["value"]]
    label = BETWEEN.join(str(row[name]) for name in says["label"])
    if "of" in says:
        part, of = (row[name] for name in says["of"])
        figure = f"{part} of {count(of, says['unit'])} ({percent(value)})"
    else:
        figure = count(value, says["unit"])
    bounds = (row.get(says.get("low", "")), row.get(says.get("high", "")))
    faint = bool(row.get(says.get("faint", "")))
    return Point(short(label), value / scale, figure, *bounds, faint=faint)
