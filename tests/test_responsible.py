"""Who is responsible: lead-ins, headings, who acts and who only receives."""

import pytest

from graphkit.features import Statement
from graphkit.responsible import Duties, Duty, Rules, load_rules, of_types
from tests.miniature import knowledge, model

ALL = {"all-agencies": "no one agency named"}


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


def duty(text: str, *heading: str) -> Duty:
    """The duty of a statement by the rules alone."""
    return load_rules().duty(text, knowledge().register.mentions(text), heading)


@pytest.mark.parametrize(
    ("text", "responsible", "mentioned"),
    [
        ("Police - tell the health visitor.", {"police": "Police"}, ("health-visiting",)),
        ("GPs; ask the midwife.", {"general-practice": "GPs"}, ("midwifery",)),
        ("Recommendation to the Police: tell schools.", {"police": "Police"}, ("schools",)),
        ("Ashby Police should tell schools.", {"police": "Ashby Police"}, ("schools",)),
        ("It was shared by the midwife with schools.", {"midwifery": "midwife"}, ("schools",)),
        ("Information was not passed to the GP.", ALL, ("general-practice",)),
        ("Records of the GP were thin.", ALL, ("general-practice",)),
        ("The visit took place. A midwife wrote it down.", {"midwifery": "midwife"}, ()),
        ("Fathers were not seen.", ALL, ()),
        ("Her aunt rang the police twice. No one came.", {"police": "police"}, ()),
        ("The nurse rang the police twice. No one came.", ALL, ("police",)),
    ],
)  # fmt: skip
def test_the_rules_say_who_acts_and_who_is_mentioned(
    text: str, responsible: dict[str, str], mentioned: tuple[str, ...]
) -> None:
    assert duty(text) == Duty(responsible, mentioned)


@pytest.mark.parametrize(
    ("text", "heading", "responsible"),
    [
        ("Assessments were late.", ("youth-offending",), {"youth-offending": "heading"}),
        (
            "Health visitors to attend each conference.", ("community-health",),
            {"community-health": "heading", "health-visiting": "Health visitors"},
        ),
        ("In the end, and after three calls, the GP came.", ("police",), {"police": "heading"}),
        ("The GP was late.", ("all-agencies",), {"general-practice": "GP"}),
        ("Police - tell the GP.", ("midwifery",), {"police": "Police"}),
    ],
)  # fmt: skip
def test_the_heading_counts_beside_a_body_that_begins_the_statement(
    text: str, heading: tuple[str, ...], responsible: dict[str, str]
) -> None:
    assert duty(text, *heading).responsible == responsible


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("Police - tell the GP.", ["Police"]),
        ("Police and GPs: tell each other.", ["Police", "GPs"]),
        ("Action for the Police - tell the GP.", ["Police"]),
        ("When the police are called to a house - tell the GP.", []),
        ("Police tell the GP.", []),
        ("Background: the police came.", []),
    ],
)
def test_a_lead_in_is_mostly_the_names_of_bodies(rules: Rules, text: str, led: list[str]) -> None:
    assert [m.words for m in rules.lead_in(text, knowledge().register.mentions(text))] == led


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Policies and Procedures Group - to write a protocol.", "Policies and Procedures Group"),
        ("Policy Sub-Group to re-issue the protocol.", "Policy Sub-Group"),
        ("Recommendation to Case Review Group - ask schools.", "Case Review Group"),
        ("Ashby Safeguarding Children Board: audit files.", "Ashby Safeguarding Children Board"),
        ("The Board should audit files.", None),
        ("Police - to tell the GP.", None),
        ("The protocol of the Policy Sub-Group to be used.", None),
    ],
)
def test_the_owner_is_the_board_or_group_named_to_do_it(
    rules: Rules, text: str, owner: str | None
) -> None:
    assert rules.owner(text, knowledge().register.mentions(text)) == owner


def duties(biases: dict[str, float], **weights: dict[str, int]) -> Duties:
    """Duties by a model made by hand, which counts from one half."""
    return Duties(model(weights, biases, 0.5), load_rules())


def chosen(text: str, biases: dict[str, float]) -> dict[str, str]:
    """Who is responsible for a statement that names bodies nowhere in its layout."""
    found = duties(biases).of(Statement(text, knowledge().register.mentions(text)))
    return found.responsible


def test_all_agencies_addressed_are_responsible_and_the_others_mentioned() -> None:
    text = "All - to tell the police."
    statement = Statement(text, knowledge().register.mentions(text))
    found = duties({"police": 9.0}).of(statement)
    assert found == Duty({"all-agencies": "All"}, ("police",))


@pytest.mark.parametrize(
    ("biases", "responsible"),
    [
        ({"police": 1.0, "midwifery": 3.0, "all-agencies": 0.5}, ["police", "general-practice"]),
        ({"police": 1.0, "general-practice": 2.0}, ["general-practice", "police"]),
        ({"police": 0.1, "all-agencies": 2.0}, ["all-agencies"]),
        ({"police": 1.0, "all-agencies": 2.0}, ["all-agencies", "police"]),
        ({"police": -9.0, "midwifery": 1.0, "all-agencies": -9.0}, ["midwifery"]),
        ({"police": -1.0, "midwifery": 0.1, "all-agencies": -9.0}, ["police", "general-practice"]),
        ({"police": -9.0, "midwifery": 0.1, "all-agencies": -9.0}, ["general-practice", "police"]),
    ],
)
def test_the_model_chooses_among_those_named_then_what_is_implied_then_all(
    biases: dict[str, float], responsible: list[str]
) -> None:
    every = {"general-practice": -9.0, **biases}
    assert list(chosen("There the GP and the police met.", every)) == responsible


def test_where_nobody_is_named_the_likeliest_that_the_document_knows_is_implied() -> None:
    text = "The booking was late."
    made = duties({"police": -0.5, "midwifery": -1.0, "all-agencies": -1.2})
    assert list(made.of(Statement(text)).responsible) == ["police"]
    known = Statement(text, known=frozenset({"midwifery"}))
    assert list(made.of(known).responsible) == ["midwifery"]
    lesson = Statement(text, kind="learning")
    assert list(made.of(lesson).responsible) == ["all-agencies"]


def test_the_words_that_name_a_type_give_it_else_those_that_spoke_most() -> None:
    text = "There the police met a booking."
    made = duties({"police": -9.0, "midwifery": 0.0}, booking={"midwifery": 3})
    found = made.of(Statement(text, knowledge().register.mentions(text)))
    assert found.responsible == {"midwifery": "booking"}
    assert found.mentioned == ("police",)
    assert duties({"police": 2.0}).of(
        Statement(text, knowledge().register.mentions(text))
    ).responsible == {"police": "police"}


def test_what_the_model_sees_has_types_for_names_and_what_the_rules_say(rules: Rules) -> None:
    text = "Harrowfield Police should tell the GP."
    mentions = knowledge().register.mentions(text)
    seen = of_types(Statement(text, mentions, "recommendation", bodies=("schools",)), rules)
    assert seen.words[:5] == ("@police", "should", "tell", "the", "@generalpractice")
    assert seen.others == (
        "rule=schools", "rule=police", "named=general-practice", "first=police", "above=schools",
        "kind=recommendation",
    )  # fmt: skip
    assert of_types(Statement("Fathers were not seen."), rules).others == (
        "rule=all-agencies", "first=", "kind=",
    )  # fmt: skip
