"""`docs/questions.md`: every question with its parameters and columns, and a worked example."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.queries import Answer, Question
    from graphkit.store.base import Store

HEAD = """# The questions

Made by `make docs` from the headers in `cypher/` and from answers about the bundled samples, which
are invented; edit the headers, not this page. A count is of distinct cases, a failure is a finding
of concern, and what belongs to no one case is never counted. `--passages` shows the words behind
all rows, `--why ROW` those of one and why each counts.

"""
EXAMPLES = {
    "agency-profile": {"agency": "police", "theme": "information-sharing"},
    "board-profile": {"board": "Westmoor Safeguarding Children Partnership"},
    "case-links": {"case_id": "westmoor-safeguarding-children-partnership/child-t", "most": "1"},
    "connections": {
        "case_id": "westmoor-safeguarding-children-partnership/child-t",
        "other": "safer-port-aldwin-partnership/helen",
    },
    "progress": {"as_of": "2019-07", "review": "calderbeck-adult-j-2019"},
    "recommendations-for": {"agency": "housing"},
    "recurrence": {
        "board": "Westmoor Safeguarding Children Partnership", "theme": "information-sharing",
    },
    "similar-cases": {"case_id": "westmoor-safeguarding-children-partnership/child-t"},
    "theme-profile": {"theme": "was-not-brought"},
    "unanswered": {"review": "westmoor-child-r-response-2018"},
    "watch": {"review": "westmoor-child-t-2021", "least_here": "2"},
}  # fmt: skip
"""Parameters of the worked examples, where the defaults will not do."""
MOST = 5
"""Rows of an answer that an example shows."""
WIDE = 100
"""Characters of a cell that an example shows."""


def page() -> str:
    """The page as Markdown. The samples are read for it, which takes seconds."""
    from graphkit.queries import questions
    from graphkit.store import open_store

    with TemporaryDirectory() as folder:
        _import_samples(Path(folder))
        with closing(open_store("", Path(folder), read_only=True)) as store:
            parts = [_section(each, store) for each in questions().values()]
    return HEAD + "\n".join(parts)


def _import_samples(folder: Path) -> None:
    from graphkit.commands.demo import samples
    from graphkit.extract import load_knowledge
    from graphkit.pipeline import importing, load
    from graphkit.workspace import Workspace

    workspace = Workspace(folder)
    with importing(workspace, load_knowledge()) as batch:
        for path in samples():
            batch.offer(path)
    load(workspace)


def _section(question: "Question", store: "Store") -> str:
    from graphkit.queries import run
    from graphkit.tables import render

    given = EXAMPLES.get(question.name, {})
    answer = run(question, store, given)
    asked = "".join(f' -p {name}="{value}"' for name, value in given.items())
    parameters = [(f"`{p.name}`", _default(p.default), p.note) for p in question.parameters]
    meanings = dict(question.meanings)
    columns = [(f"`{name}`", meanings.get(name, "")) for name in question.shown]
    return "\n".join([
        f"## {question.name}\n", f"**{question.title}.** {question.asks}\n",
        f"For {question.audience}.\n",
        *([render(("parameter", "default", ""), parameters, "md")] if parameters else []),
        render(("column", "what it means"), columns, "md"),
        f"```\ngraphkit ask {question.name}{asked}\n```\n", *_shown(answer),
    ])  # fmt: skip


def _default(default: str | int | None) -> str:
    return "must be given" if default is None else f"`{default}`" if default != "" else "any"


def _shown(answer: "Answer") -> Iterator[str]:
    from graphkit.tables import render

    if answer.told:
        yield f"{answer.told}\n"
    for words in answer.says:
        yield f"{words}\n"
    rows = [[_short(value) for value in row] for row in answer.rows[:MOST]]
    yield render(answer.columns, rows, "md")
    if len(answer.rows) > MOST:
        yield f"… and {len(answer.rows) - MOST} more rows.\n"


def _short(value: Any) -> Any:
    """A value that fits a cell: long texts and lists are cut, and say so."""
    if isinstance(value, str) and len(value) > WIDE:
        return f"{value[:WIDE].rsplit(' ', 1)[0]} …"
    if isinstance(value, list):
        return _short("; ".join(map(str, value)))
    return value
