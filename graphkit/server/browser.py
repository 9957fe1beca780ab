"""What makes Neo4j Browser show a graphkit graph as graphkit does: colours and favourites."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphkit import disk
from graphkit.queries import Question, questions
from graphkit.viewdata import load_types

STYLE_SHEET = "graphkit.grass"
FAVOURITES = "favourites"
PAPER, INK = "#ffffff", "#1d2433"


def write(folder: Path) -> list[Path]:
    """Write the style sheet and a favourite for each question to `folder`; the paths written."""
    made = {folder / STYLE_SHEET: style_sheet()}
    for name, question in questions().items():
        made[folder / FAVOURITES / f"{name}.cypher"] = favourite(question)
    for path, text in made.items():
        disk.write_lines(path, (text,))
    return list(made)


def style_sheet() -> str:
    """The node types of `viz/types.toml` in the language of Neo4j Browser."""
    return "".join(_rules())


def _rules() -> Iterator[str]:
    yield _rule("node", {"diameter": "50px", "color": PAPER, "text-color-internal": PAPER})
    yield _rule("relationship", {"color": "#a5abb6", "caption": '"<type>"', "font-size": "8px"})
    for label, look in load_types().by_label.items():
        colours = {"color": look["light"], "border-color": INK, "text-color-internal": PAPER}
        yield _rule(f"node.{label}", {**colours, "caption": json.dumps(f"{{{look['title']}}}")})


def _rule(name: str, properties: dict[str, str]) -> str:
    lines = "".join(f"  {key}: {value};\n" for key, value in properties.items())
    return f"{name} {{\n{lines}}}\n\n"


def favourite(question: Question) -> str:
    """A question as Browser keeps it: its title, its parameters set, its Cypher."""
    values = {each.name: _value(each.default) for each in question.parameters}
    set_first = ", ".join(f"{name}: {json.dumps(value)}" for name, value in values.items())
    parameters = f":params {{{set_first}}};\n" if values else ""
    return f"// {question.title}\n{parameters}{question.cypher.strip()};\n"


def _value(default: Any) -> Any:
    """A parameter's default; what has none is empty, to be filled in."""
    return "" if default is None else default
