"""All that extraction knows, loaded once: formats, wording, facts, themes, bodies and a coder."""

from dataclasses import dataclass

from graphkit.bodies import Register, load_register
from graphkit.cases import CaseReader
from graphkit.coder import Coder, LearnedCoder
from graphkit.features import Features
from graphkit.formats import Formats, load_formats
from graphkit.judge import Judge
from graphkit.linear import load_model
from graphkit.metadata import Facts, load_facts
from graphkit.responsible import Duties, load_rules
from graphkit.standing import Standing, load_standing
from graphkit.themes import Themes, load_themes
from graphkit.uncollected import uncollected
from graphkit.wording import Wording, load_wording


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The tables and models of `import/`, read and ready."""

    formats: Formats
    wording: Wording
    facts: Facts
    themes: Themes
    register: Register
    coder: Coder
    judge: Judge
    duties: Duties
    cases: CaseReader
    standing: Standing


@uncollected(keep=True)
def load_knowledge() -> Knowledge:
    """Everything in `import/`, an analyst's own files first."""
    themes, facts, register, wording = load_themes(), load_facts(), load_register(), load_wording()
    features = Features(themes, register)
    return Knowledge(
        load_formats(), wording, facts, themes, register,
        LearnedCoder(features, load_model("themes")),
        Judge(wording, load_model("kinds"), load_model("sentences")),
        Duties(load_model("responsible"), load_rules()),
        CaseReader(facts, themes), load_standing(),
    )  # fmt: skip
