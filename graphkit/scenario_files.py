"""The files of a scenario: the pack and, beside it, the facilitator's sheet."""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from graphkit import disk, resources
from graphkit.errors import Misuse
from graphkit.scenario import Scenario
from graphkit.scenario_guard import require_hidden

SUFFIXES = (".docx", ".md", ".html")
SIGNS = re.compile(r"[\\`*_\[\]<|]|&(?=#?\w+;)|^(?:[-+>#]|\d+(?=[.)]))")
"""What Markdown may take for its own in the words of a source."""


def require_suffix(path: Path) -> None:
    """Raises Misuse for a file of no format that a pack is written in."""
    if path.suffix not in SUFFIXES:
        raise Misuse(f"“{path.name}” is none of {', '.join(SUFFIXES)}: a pack is one of these.")


def beside(path: Path) -> Path:
    """The facilitator's file that goes with the pack at `path`."""
    return path.with_name(f"{path.stem}-facilitator{path.suffix}")


def write(made: Scenario, path: Path) -> list[Path]:
    """Write both files; their paths.

    Raises GraphkitError, before anything is written, for a pack that gives a source away.
    """
    texts = papers(made)
    require_hidden(texts[0], made.hidden)
    paths = [path, beside(path)]
    for each, text in zip(paths, texts, strict=True):
        _write(each, text, "".join(made.markings))
    return paths


def papers(made: Scenario) -> tuple[str, str]:
    """The pack and the facilitator's sheet as Markdown."""
    return (_rendered("pack.md", {**made.pack, "markings": made.markings}),
            _rendered("facilitator.md", {**made.sheet, "markings": made.markings}))  # fmt: skip


def _rendered(name: str, values: Mapping[str, Any]) -> str:
    from jinja2 import Environment, StrictUndefined

    shape = resources.file("viz", f"scenario/{name}").read_text(encoding="utf-8")
    made = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
                       keep_trailing_newline=True, autoescape=False)  # fmt: skip
    made.filters.update(source=escaped, capital=lambda text: text[:1].upper() + text[1:])
    return made.from_string(shape).render(**values)


def escaped(text: str) -> str:
    """The words of a source, on one line, as Markdown that shows them as they are."""
    return SIGNS.sub(_sign, " ".join(text.split()))


def _sign(found: re.Match[str]) -> str:
    """A sign that stands for itself; of a number that would begin a list, what follows it."""
    return f"{found[0]}\\" if found[0].isdecimal() else f"\\{found[0]}"


def _write(path: Path, text: str, marking: str) -> None:
    """Write Markdown in the format of the file's suffix, whole or not at all."""
    if path.suffix == ".docx":
        from graphkit.scenario_docx import docx

        new = path.with_name(f".{path.name}.new")
        new.write_bytes(docx(text, marking))
        new.replace(path)
        return
    disk.write_lines(path, [text if path.suffix == ".md" else html(text)])


def html(text: str) -> str:
    """A page that works by itself; nothing that a review says is anything but text in it."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    title = text.split("\n", 1)[0].lstrip("# ")
    shape = resources.file("viz", "scenario/page.html").read_text(encoding="utf-8")
    return shape.replace("{{ title }}", escape(title)).replace("{{ body }}", body)
