"""`graphkit new-question`: a file to start a question of one's own from."""

import os
import re
from pathlib import Path

import click

from graphkit.commands import options
from graphkit.errors import GraphkitError, Misuse

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
TEMPLATE = """\
// title: What the list of questions calls it
// asks: What does it ask, in one sentence?
// for: who asks it, and what for
// parameter: theme = ""        a theme; empty is all
// parameter: least = 1         cases, at the least
// columns: theme, cases, of, share, low, high, items
// column: cases = cases with a finding of concern that has this theme
// column: of = all cases with a finding
// column: share = cases ÷ of, and its bounds at 95 of 100 (Wilson's interval)
// then: wilson(cases, of)
// Columns are declared as RETURN gives them; “items” (ids) are the passages behind a row. What
// “then” adds is declared among them. Parameters without “= …” must be given.
MATCH (:Finding)-[:ABOUT_CASE]->(d:`Case`) WHERE d.collective = false
WITH count(DISTINCT d.id) AS of
MATCH (f:Finding)-[:HAS_THEME]->(t:Theme), (f)-[:ABOUT_CASE]->(c:`Case`)
WHERE f.polarity = "concern" AND c.collective = false AND ($theme = "" OR t.id = $theme)
WITH of, t, count(DISTINCT c.id) AS cases, collect(f.id) AS items
WHERE cases >= $least
RETURN t.name AS theme, cases, of, items
ORDER BY cases DESC, theme, t.id
"""


@click.command("new-question")
@click.argument("name")
def command(name: str) -> None:
    """Write a file to start a question of your own from.

    It goes to $GRAPHKIT_HOME/cypher, else to ./cypher: NAME.cypher, with a header and a query that
    run as they are. Nothing is overwritten. A question of the name of a shipped one takes its
    place.

    \b
    Example:
      graphkit new-question placements
    """
    from graphkit import disk

    if not NAME.fullmatch(name):
        raise Misuse(f"“{name}” is no name for a question. Use small letters, digits and hyphens.")
    path = Path(os.environ.get("GRAPHKIT_HOME") or ".") / "cypher" / f"{name}.cypher"
    if path.exists():
        raise GraphkitError(f"{path} is there already. Choose another name, or edit it.")
    shipped = _shipped(name)
    disk.write_lines(path, [TEMPLATE])
    options.say(f"Now edit {path}, then: {_way(name)}")
    if shipped:
        options.say(f"It takes the place of the question “{name}” that graphkit brings.")


def _shipped(name: str) -> bool:
    from graphkit.resources import shipped

    return (shipped("cypher") / f"{name}.cypher").is_file()


def _way(name: str) -> str:
    """How to ask the new question; graphkit looks for it in GRAPHKIT_HOME only."""
    ask = f"{options.program()} ask {name}"
    return ask if os.environ.get("GRAPHKIT_HOME") else f"GRAPHKIT_HOME=. {ask}"
