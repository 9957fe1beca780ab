"""All that extraction knows, loaded once: formats, wording, facts, themes, bodies and a coder."""

from dataclasses import dataclass

from graphkit.advice import advised
from graphkit.bodies import Register, load_register
from graphkit.cases import CaseReader
from graphkit.coder import Coder, LearnedCoder
from graphkit.encoder import load_encoder
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
def load_knowledge(encoder: bool | None = None) -> Knowledge:
    """Everything in `import/`, an analyst's own files first.

    `encoder` says whether it advises; None: as `GRAPHKIT_ENCODER` says (`graphkit.encoder`).
    """
    themes, facts, register, wording = load_themes(), load_facts(), load_register(), load_wording()
    features, cases = Features(themes, register), CaseReader(facts, themes)
    cases.ready()
    second = load_encoder(encoder)
    coded, judged = (advised(name, second) for name in ("themes", "sentences"))
    return Knowledge(
        load_formats(), wording, facts, themes, register,
        LearnedCoder(features, *coded),
        Judge(wording, load_model("kinds"), judged[0], load_model("items"), judged[1]),
        Duties(load_model("responsible"), load_rules()),
        cases, load_standing(),
    )  # fmt: skip
