"""All that extraction knows, loaded once: formats, wording, facts, themes, bodies and a coder."""

from dataclasses import dataclass

from graphkit.bodies import Register, load_register
from graphkit.cases import CaseReader
from graphkit.coder import Coder, CueCoder
from graphkit.formats import Formats, load_formats
from graphkit.metadata import Facts, load_facts
from graphkit.themes import Themes, load_themes
from graphkit.wording import Wording, load_wording


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The tables of `import/`, read and ready."""

    formats: Formats
    wording: Wording
    facts: Facts
    themes: Themes
    register: Register
    coder: Coder
    cases: CaseReader


def load_knowledge() -> Knowledge:
    """Everything in `import/`, an analyst's own files first."""
    themes, facts = load_themes(), load_facts()
    return Knowledge(
        load_formats(), load_wording(), facts, themes, load_register(), CueCoder(themes),
        CaseReader(facts, themes),
    )  # fmt: skip
