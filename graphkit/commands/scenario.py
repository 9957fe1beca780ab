"""`graphkit scenario`: a training pack from failures that go together."""

from contextlib import closing
from pathlib import Path

import click

from graphkit.commands import options
from graphkit.workspace import Workspace


@click.command("scenario")
@click.option("--theme", "themes", multiple=True, metavar="THEME",
              help="A theme the pack is on; repeat it for more: all of them are.")  # fmt: skip
@click.option("--agency", "agencies", multiple=True, metavar="TYPE",
              help="A type of agency that fails in it; may be repeated.")  # fmt: skip
@click.option("--factor", "factors", multiple=True, metavar="THEME",
              help="A risk factor that every case behind it has; may be repeated.")  # fmt: skip
@click.option("--age", default="", metavar="BAND",
              help="Ages of the cases behind it, in years: 0-1, 10-17, 18+.")  # fmt: skip
@click.option("--like", default="", metavar="CASE",
              help="Failures of this case, as other reviews found them.")  # fmt: skip
@click.option("--length", "minutes", type=int, default=90, show_default=True, metavar="MINUTES",
              help="How long the session lasts.")  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True,
              help="Another number, another family, order and choice of passages.")  # fmt: skip
@click.option("--release", "handed_on", is_flag=True,
              help="Take out of the sheet what may tell who somebody is.")  # fmt: skip
@click.option("--marked", is_flag=True,
              help="With --release: quote marked reviews all the same.")  # fmt: skip
@click.option(
    "-o", "--output", "path", required=True, metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path), help="The pack: .docx, .md or .html.",
)  # fmt: skip
@options.workspace
@options.store
def command(
    themes: tuple[str, ...], agencies: tuple[str, ...], factors: tuple[str, ...], age: str,
    like: str, minutes: int, seed: int, handed_on: bool, marked: bool, path: Path,
    workspace: Workspace, store: str,
) -> None:  # fmt: skip
    """Write a training pack on failures that go together, told of an invented family.

    The participants' pack names no source of it. Beside it, NAME-facilitator holds the
    passages, reviews and recommendations behind each stage, for the trainer only. The same seed
    gives the same pack. With fewer than three reviews or cases behind it, none is written.

    \b
    Example:
      graphkit scenario --theme information-sharing --theme family-engagement --seed 7 -o pack.docx
    """
    from graphkit.errors import Misuse
    from graphkit.scenario import scenario
    from graphkit.scenario_asked import asked
    from graphkit.scenario_files import require_suffix, write
    from graphkit.store import open_store

    require_suffix(path)
    if not path.absolute().parent.is_dir():
        raise Misuse(f"There is no folder {path.parent} to write {path.name} to. Make it first.")
    options.require_graph(workspace, store, current=True)
    with closing(open_store(store, workspace.folder, read_only=True)) as opened:
        request = asked(opened, themes, agencies, factors, age, like, minutes, seed)
        made = scenario(workspace, opened, request)
    if handed_on:
        from graphkit.scenario_release import release

        made, found = release(made, marked)
        for each in found:
            options.say(f"{each.kind}: “{each.text}” becomes {each.mark}")
    for note in made.sheet["left"]:
        options.say(note)
    for written in write(made, path):
        click.echo(written)
