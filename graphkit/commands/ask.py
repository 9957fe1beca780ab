"""`graphkit ask`: named questions."""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from graphkit.commands import options
from graphkit.errors import Misuse
from graphkit.workspace import Workspace

if TYPE_CHECKING:
    from graphkit.queries import Answer, Passage, Question
    from graphkit.store.base import Store

BEHIND = ("passage", "place", "id")


@click.command("ask")
@click.argument("question", required=False)
@options.parameters
@click.option("--passages", is_flag=True, help="With each row, all passages it counts.")
@click.option("--why", type=int, metavar="ROW", help="Explain one row, by its number.")
@click.option("--no-quotes", is_flag=True, help="In csv and json, only the question's own columns.")
@options.workspace
@options.store
@options.style
def command(
    question: str | None, given: tuple[str, ...], passages: bool, why: int | None,
    no_quotes: bool, workspace: Workspace, store: str, style: str,
) -> None:  # fmt: skip
    """Answer a named question. Without a QUESTION, list them with their parameters.

    Each row has the passage that is the strongest for it, with its place (in csv and json as the
    columns quote and place, unless --no-quotes); --passages shows all of them, and --why the
    words that made each one count.

    \b
    Example:
      graphkit ask agency-failures -p theme=supervision-and-oversight --why 1
    """
    if question is None:
        _list(style)
        return
    from graphkit.commands.asking import asked

    with asked(question, given, workspace, store) as (answer, opened):
        if why is not None:
            _explain(answer, why, opened, style)
        elif passages:
            _print_with_passages(answer, opened, style)
        else:
            print_answer(answer, opened, style, not no_quotes)
        found = opened.rows("MATCH (r:Review) RETURN DISTINCT r.marking AS marking", {})
        options.say_marking(row[0] for row in found.rows)


def _list(style: str) -> None:
    from graphkit.queries import questions

    every = questions().values()
    if style == "json":
        click.echo(json.dumps([_described(each) for each in every], ensure_ascii=False, indent=2))
        return
    rows = [[each.name, each.asks, [_parameter(p) for p in each.parameters]] for each in every]
    options.print_rows(("question", "asks", "parameters"), rows, style)


def _parameter(parameter: Any) -> str:
    if parameter.default in (None, ""):
        return f"{parameter.name} (needed)" if parameter.default is None else parameter.name
    return f"{parameter.name}={parameter.default}"


def _described(question: "Question") -> dict[str, Any]:
    parameters = [
        {"name": p.name, "default": p.default, "note": p.note} for p in question.parameters
    ]
    return {
        "name": question.name, "title": question.title, "asks": question.asks,
        "parameters": parameters, "columns": list(question.columns),
        "meanings": dict(question.meanings),
    }  # fmt: skip


def print_answer(answer: "Answer", store: "Store", style: str, quotes: bool = True) -> None:
    """The answer on stdout, each row with a quote; for programs as the question declares it, and
    with `quotes` the columns quote and place besides."""
    from graphkit.telling import cited, quoted

    if style in ("csv", "json"):
        columns, rows = cited(answer, store) if quotes else (answer.columns, answer.rows)
        _say_of_the_whole(answer, style)
        options.print_rows(columns, rows, style)
        return
    if style == "md":
        click.echo(f"## {answer.question.title}\n\n{answer.question.asks}\n")
    columns, rows = quoted(answer, store, style == "table")
    _say_what_was_asked(answer)
    _say_of_the_whole(answer, style)
    options.print_rows(columns, rows, style)
    _say_what_columns_mean(answer, columns if rows else (), style)


def _say_of_the_whole(answer: "Answer", style: str) -> None:
    """What holds for the answer as a whole: above a table, beside rows that a program reads."""
    if answer.says and style in ("csv", "json"):
        options.say("\n".join(answer.says))
    elif answer.says:
        click.echo("\n".join(answer.says) + "\n")


def _say_what_was_asked(answer: "Answer") -> None:
    if answer.told:
        click.echo(f"{answer.told}\n")


def _say_what_columns_mean(answer: "Answer", columns: Sequence[str], style: str) -> None:
    from graphkit.tables import legend

    meanings = [pair for pair in answer.question.meanings if pair[0] in columns]
    click.echo(legend(meanings, style), nl=False)


def _print_with_passages(answer: "Answer", store: "Store", style: str) -> None:
    from graphkit.queries import passages

    behind = [passages(store, items) for items in answer.items]
    if style in ("csv", "json"):
        _say_of_the_whole(answer, style)
    if style == "json":
        rows = [[*row, [_object(p) for p in found]] for row, found in _both(answer, behind)]
        options.print_rows([*answer.columns, "passages"], rows, style)
    elif style == "csv":
        rows = [[*row, *_behind(p)] for row, found in _both(answer, behind) for p in found]
        options.print_rows([*answer.columns, *BEHIND], rows, style)
    else:
        _say_what_was_asked(answer)
        _say_of_the_whole(answer, style)
        for number, found in enumerate(behind):
            _print_row(answer, number, [_behind(passage) for passage in found], BEHIND, style)
        _say_what_columns_mean(answer, answer.columns if behind else (), style)


def _both(answer: "Answer", behind: list[list["Passage"]]) -> Iterable[Any]:
    return zip(answer.rows, behind, strict=True)


def _behind(passage: "Passage") -> list[str]:
    from graphkit.quotes import where

    return [f"“{passage.text}”", where(passage), passage.id]


def _object(passage: "Passage") -> dict[str, Any]:
    from graphkit.quotes import where

    return {
        "id": passage.id, "kind": passage.kind, "text": passage.text, "review": passage.review,
        "place": where(passage),
    }  # fmt: skip


def _print_row(
    answer: "Answer", number: int, behind: list[list[str]], columns: tuple[str, ...], style: str
) -> None:
    """One row of an answer for people, and below it the passages it counts."""
    from graphkit.telling import compact

    shown, rows = compact(answer) if style == "table" else (answer.columns, answer.rows)
    options.print_rows(shown, [rows[number]], style)
    click.echo()
    if style == "table":
        options.print_blocks(behind)
    else:
        options.print_rows(columns, behind, style)
        click.echo()


def _explain(answer: "Answer", number: int, store: "Store", style: str) -> None:
    from graphkit.queries import passages
    from graphkit.quotes import reasons

    if not 1 <= number <= len(answer.rows):
        raise Misuse(f"There is no row {number}: the answer has {len(answer.rows)}.")
    row, items = answer.rows[number - 1], answer.items[number - 1]
    because, found = reasons(store, items), passages(store, items)
    told = [[*_behind(p), f"counts as: {'; '.join(because[p.id])}"] for p in found]
    if style == "json":
        behind = [{**_object(p), "counts_as": because[p.id]} for p in found]
        whole = {**dict(zip(answer.columns, row, strict=True)), "passages": behind}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    elif style == "csv":
        options.print_rows((*BEHIND, "why"), told, style)
    else:
        _say_what_was_asked(answer)
        _print_row(answer, number - 1, told, (*BEHIND, "why"), style)
        _say_what_columns_mean(answer, answer.columns, style)
