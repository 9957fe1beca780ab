"""`graphkit demo`: everything once, on invented reviews."""

from pathlib import Path

import click

from graphkit.commands import options
from graphkit.workspace import Workspace

FOLDER = "graphkit-demo"
QUESTION = "agency-failures"


@click.command("demo")
@click.option(
    "--data", "folder", metavar="DIR", default=FOLDER, show_default=True, help="The workspace.",
    type=click.Path(file_okay=False, path_type=Path),
)  # fmt: skip
def command(folder: Path) -> None:
    """Import the bundled samples, answer one question, draw one page.

    The samples are invented. They go to a workspace of their own, into the embedded graph,
    whatever GRAPHKIT_DATA and GRAPHKIT_STORE say: nothing of yours is touched.

    \b
    Example:
      graphkit demo
    """
    from graphkit.commands.ask import print_answer
    from graphkit.commands.asking import asked
    from graphkit.commands.import_ import finish, print_lines, reload, take_in
    from graphkit.commands.view import draw_graph, write_page

    workspace = Workspace(folder)
    lines, refused = take_in(workspace, samples())
    reload(workspace, "")
    print_lines(lines, "table")
    with asked(QUESTION, (), workspace, "") as (answer, store):
        click.echo(f"\n{answer.question.title}\n{answer.question.asks}\n")
        print_answer(answer, store, "table")
    click.echo(f"\nThe page: {write_page(draw_graph(workspace), folder / 'graph.html')}")
    options.say(f"\nGo on with: {options.program()} ask {QUESTION} --why 1 --data {folder}")
    finish(refused)


def samples() -> list[Path]:
    """The bundled reviews."""
    from graphkit.readers import READERS
    from graphkit.resources import files

    every = files("import", "samples/*").values()
    return [path for path in every if path.suffix in READERS]
