"""`graphkit evaluate`: records beside those of a person."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.bootstrap import RESAMPLES, WAYS, Resampling
from graphkit.commands import options
from graphkit.disagreements import ALL, COLUMNS, Difference, differences

if TYPE_CHECKING:
    from graphkit.coding import Coding
    from graphkit.evaluate import Matched

SHOWN = 10
PATH = click.Path(exists=True, path_type=Path)


@click.command("evaluate")
@click.argument("records", metavar="RECORDS", type=PATH)
@click.argument("gold", metavar="GOLD", type=PATH)
@click.option(
    "--human", metavar="OTHER", type=PATH,
    help="A second person's records: both people and the tool on one screen.",
)  # fmt: skip
@click.option(
    "--show", metavar="N", type=click.IntRange(min=0), default=SHOWN, show_default=True,
    help="How many disagreements to show below the figures.",
)  # fmt: skip
@click.option("--disagreements", "listed", is_flag=True, help="Only the disagreements, all.")
@click.option(
    "--only", metavar="WHAT", multiple=True, type=click.Choice(ALL),
    help=f"Only disagreements of this sort; may be repeated: {', '.join(ALL)}.",
)  # fmt: skip
@click.option(
    "--by", type=click.Choice(WAYS),
    help="What the intervals draw. [default: documents where there are 20 or more, else items]",
)  # fmt: skip
@click.option(
    "--resamples", type=click.IntRange(min=100, max=100_000), default=RESAMPLES, show_default=True,
    help="How often the intervals draw.",
)  # fmt: skip
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=0, show_default=True,
              help="Where the intervals' chance begins.")  # fmt: skip
@options.style
def command(
    records: Path, gold: Path, human: Path | None, show: int, listed: bool, only: tuple[str, ...],
    by: str | None, resamples: int, seed: int, style: str,
) -> None:  # fmt: skip
    """Compare RECORDS with those of a person, GOLD: precision, recall, F1, agreement, differences.

    Each is a folder of records, one record or a workspace; records are compared with the gold file
    of the same name, and a gold file without a record counts as nothing found. A workspace's are
    read as corrected; name its folder `records` for those as extracted. Items are the same
    where their words are alike by 0.7 or more. GOLD may be any other coder's records.

    Kappa (Cohen) and alpha (Krippendorff; for sets with the distances MASI and Jaccard) say how far
    the items that both have agree beyond chance. Every figure has an interval by the bootstrap,
    with items drawn within their documents, or documents where there are many; the output says
    which. `-f json` has everything, with all disagreements.

    \b
    Example:
      graphkit evaluate records/ gold/
      graphkit evaluate records/ gold/ --disagreements --only themes -f csv
      graphkit evaluate records/ anna/ --human ben/
    """
    from graphkit.evaluate import match

    matched = match(records, gold)
    tell(matched, records, gold)
    tell_strange((one.gold for one in matched.documents), gold)
    found = list(differences(matched.documents, only))
    if listed:
        print_differences(found, style)
        return
    resampling = Resampling.of(len(matched.documents), by or "", resamples, seed)
    if human is not None:
        print_beside(matched, human, gold, records, resampling, style)
    else:
        print_report(matched, found, resampling, style, show)


def tell(matched: "Matched", records: Path, gold: Path) -> None:
    """Say on stderr what could not be compared."""
    for name in matched.missing:
        options.say(f"{name}: there is no record of it in {records}, so nothing counts as found.")
    if matched.extra:
        options.say(f"Not in {gold}, so not compared: {', '.join(matched.extra)}.")


def tell_strange(codings: "Iterable[Coding]", path: Path) -> None:
    """Say on stderr which codes a person used that graphkit does not know: most often a slip."""
    from graphkit.bodies import load_register
    from graphkit.coding import unknown
    from graphkit.errors import near
    from graphkit.record import KINDS
    from graphkit.themes import load_themes

    known = {"kind": KINDS, "themes": load_themes().by_id, "responsible": load_register().types}
    for part, code in unknown(codings, known):
        unheard = f"{path} uses “{code}” ({part}), which graphkit does not know."
        options.say(f"{unheard} {near(code, known[part])}")


def print_differences(found: Sequence[Difference], style: str) -> None:
    """The disagreements alone."""
    if style == "table":
        options.print_blocks(_told(each) for each in found)
    else:
        options.print_rows(COLUMNS, [astuple(each) for each in found], style)
    if not found:
        options.say("The two agree in everything that was compared.")


def _told(each: Difference) -> list[str]:
    head = " · ".join(part for part in (each.what, each.document, each.place, each.id) if part)
    said = f"gold: {each.gold or '–'}  records: {each.found or '–'}"
    quoted = [f"“{each.passage}”"] if each.passage else []
    return [head, *quoted, said, *([f"because of {each.why}"] if each.why else [])]


def print_report(
    matched: "Matched", found: Sequence[Difference], resampling: Resampling, style: str,
    show: int,
) -> None:  # fmt: skip
    """The figures, and the first of the disagreements."""
    from graphkit.evaluate import report
    from graphkit.scoreboard import as_json, as_rows, sections

    rows = report(matched.documents, resampling)
    if style == "json":
        click.echo(as_json(matched, rows, found, resampling), nl=False)
    elif style == "csv":
        options.print_rows(*as_rows(rows), style)
    else:
        click.echo(sections(rows, resampling, style), nl=False)
        print_some(found, show, style)


def print_some(found: Sequence[Difference], show: int, style: str) -> None:
    """The first disagreements, and how to see the others."""
    if show and found:
        click.echo("\n" + ("## " if style == "md" else "") + "Disagreements\n")
        print_differences(found[:show], style)
    if len(found) > show:
        options.say(f"{len(found)} disagreements in all: --disagreements lists them.")


def print_beside(
    matched: "Matched", human: Path, gold: Path, records: Path, resampling: Resampling,
    style: str,
) -> None:  # fmt: skip
    """Both people and the tool: what people reach, and the tool with either of them."""
    from graphkit.evaluate import beside, match, report
    from graphkit.scoreboard import side_by_side

    people, other = match(human, gold), match(records, human)
    tell(people, human, gold)
    tell_strange((one.found for one in people.documents), human)
    made: list[Any] = [report(m.documents, resampling) for m in (people, matched, other)]
    shown = beside(*made)
    click.echo(side_by_side(shown, (gold.name, human.name), resampling, style), nl=False)
