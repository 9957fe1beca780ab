"""Names that a text explains itself, short forms in brackets, and what a name means here."""

import pytest

from tests.miniature import knowledge

REGISTER = knowledge().register


def named(words: str) -> list[tuple[str, str]]:
    """The names in a text and their types, as the text explains them."""
    found = REGISTER.mentions(words, REGISTER.abbreviations(words))
    return [(m.name, m.type) for m in found if m.proper]


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Clear Tide, the alcohol service, wrote. Clear Tide rang.", "Clear Tide",
         "substance-misuse-services"),
        ("The Anchor, the drug service which he used. The Anchor rang.", "The Anchor",
         "substance-misuse-services"),
        ("The local domestic abuse service, Hazel House, saw her. Hazel House rang.", "Hazel House",
         "domestic-abuse-services"),
        ("The drug service (Open Gate) wrote. Open Gate rang.", "Open Gate",
         "substance-misuse-services"),
        ("Open Gate (substance misuse service) wrote. Open Gate rang.", "Open Gate",
         "substance-misuse-services"),
        ("It was bought from the charity Streetwise. Streetwise rang.", "Streetwise",
         "voluntary-sector"),
        ("He moved to Lark House, a children’s home in Ashby. Lark House rang.", "Lark House",
         "childrens-social-care"),
    ],
)  # fmt: skip
def test_a_name_has_the_type_that_the_text_gives_it(words: str, name: str, kind: str) -> None:
    assert [found for found in named(words) if found[0] == name] == [(name, kind)] * 2


@pytest.mark.parametrize(
    "words",
    [
        "The school, Mother said, was kind. Mother rang.",
        "In March, the police came. March was cold.",
        "The hospital Mother went to was full.",
        "Mr Jones, the school said, rang. Jones rang.",
        "The school Headteacher rang. The Headteacher wrote.",
        "She fled to the refuge (Anna) in May. Anna rang.",
        "The charity, Sarah Jones, rang. Sarah Jones wrote.",
        "A hostel, Birmingham, was full. Birmingham was full.",
    ],
)
def test_what_only_stands_beside_a_service_is_no_name(words: str) -> None:
    assert named(words) == []


def test_a_name_that_is_explained_as_two_things_is_not_guessed() -> None:
    words = "Hazel House, the refuge, and Hazel House, the drug service, met. Hazel House rang."
    assert "Hazel House" not in [name for name, _ in named(words)]


def test_the_first_words_of_a_name_in_brackets_stand_for_it() -> None:
    words = "Ferry Road Drug and Alcohol Service (“Ferry Road”) rang. Ferry Road wrote."
    full = ("Ferry Road Drug and Alcohol Service", "substance-misuse-services")
    assert named(words) == [full, full, full]


def test_a_printed_label_is_no_part_of_a_name() -> None:
    assert named("R3 Ashby Police to send notices.") == [("Ashby Police", "police")]


def test_a_services_name_may_hold_an_and_after_an_article() -> None:
    words = "The Council’s Inclusion and Elective Home Education Service wrote."
    assert ("Inclusion and Elective Home Education Service", "education-services") in named(words)


def test_an_nhs_board_in_scotland_is_health() -> None:
    words = "NHS Ashby wrote. Police Scotland came."
    found = REGISTER.mentions(words)
    assert [m.type for m in found] == ["health-commissioning", "police"]
    here = REGISTER.retyped(found, words, "other")
    assert [m.type for m in here] == ["health", "police"]
    assert REGISTER.retyped(found[:1], "NHS Ashby wrote.", "other") == found[:1]


def test_a_team_manager_in_a_review_of_an_adult_is_adult_social_cares() -> None:
    words = "The team manager closed the case."
    found = REGISTER.mentions(words)
    adult = REGISTER.retyped(found, words, "safeguarding-adults-review")
    assert [m.type for m in adult] == ["adult-social-care"]
    assert REGISTER.retyped(found, words, "serious-case-review") == found
    both = REGISTER.mentions(f"{words} Children's Social Care was told.")
    kept = REGISTER.retyped(both, words, "safeguarding-adults-review")
    assert [m.type for m in kept] == ["childrens-social-care"] * 2
