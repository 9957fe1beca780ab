"""`graphkit extract`: records only."""

from pathlib import Path

import click

from graphkit.commands import options
from graphkit.commands.import_ import finish, print_lines
from graphkit.errors import Refused
from graphkit.manifest import Source


@click.command("extract")
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True,
    type=click.Path(exists=True, path_type=Path),
)  # fmt: skip
@click.option(
    "-o", "--output", "folder", required=True, metavar="DIR", help="Where to write the records.",
    type=click.Path(file_okay=False, path_type=Path),
)  # fmt: skip
@options.recall
@options.style
def command(paths: tuple[Path, ...], folder: Path, recall: bool, style: str) -> None:
    """Read reviews and write one record each: DIR/<name of the file>.json.

    No workspace and no graph is touched. The exit code is 3 when some files were refused.

    \b
    Example:
      graphkit extract reviews/ -o records/
    """
    from graphkit.intake import gather

    files, unusable = gather(paths)
    lines, unreadable = extract_all(files, folder, recall)
    print_lines(lines, style)
    for line in lines:
        if not line.items:
            options.say(f"{line.source}: no item was found in it.")
    finish([*unusable, *unreadable])


def extract_all(
    files: list[Path], folder: Path, recall: bool = False
) -> tuple[list[Source], list[Refused]]:
    """Write the record of each file: what it gave, and those that could not be read."""
    from graphkit.extract import load_knowledge
    from graphkit.pipeline import extract_to
    from graphkit.recall import threshold

    lines, refused, at = [], [], threshold() if recall else None
    knowledge = load_knowledge()
    with options.progress(files, "Reading") as bar:
        for path in bar:
            try:
                lines.append(extract_to(folder, path, knowledge, at))
            except Refused as error:
                refused.append(error.at(str(path)))
    return lines, refused
