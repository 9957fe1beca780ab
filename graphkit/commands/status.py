"""`graphkit status`: counts."""

import click

from graphkit.commands import options
from graphkit.workspace import Workspace


@click.command("status")
@options.workspace
@options.store
@options.style
def command(workspace: Workspace, store: str, style: str) -> None:
    """Count what the store holds, the blocks that no rule understood, the corrections, and those
    of them that are orphaned: their words are no longer there.

    Collective cases (what a review says of no one case) are not counted. With `-f json` the
    result is one object; its `coder` says what gave the themes in the last import; its `graph` is
    a hash of all that was loaded into this store, the same for the same graph in any; where the
    records are newer than the store it is left out.

    \b
    Example:
      graphkit status -f json
    """
    from graphkit.encoder import coder
    from graphkit.status import counts

    made_by = workspace.manifest().coder
    found, loaded = counts(workspace, store), options.loaded(workspace, store)
    if style == "json":
        import json

        told = {"coder": made_by, "graph": loaded}
        shown = {**found, **{name: value for name, value in told.items() if value}}
        click.echo(json.dumps(shown, indent=2))
    else:
        options.print_rows(("what", "count"), list(found.items()), style)
    if made_by and made_by != coder():
        options.say(
            f"Themes were given by the {made_by} coder, and now it would be the {coder()} one: "
            "import again to have all by one."
        )
    if found["orphaned"]:
        options.say("Look at the orphaned corrections with: graphkit corrections --orphaned")
    if options.is_older(workspace, store):
        options.say(f"The records are newer than the graph. {options.load_with(store)}")
    elif not found["reviews"]:
        options.say("Nothing is imported yet. Begin with: graphkit import PATH…")
