"""Short names of bodies: beginnings of a name, ways in, and "the Trust"."""

import pytest

from tests.miniature import knowledge

REGISTER = knowledge().register


def named(words: str) -> list[tuple[str, str, str]]:
    """What a text calls bodies, with the names and types these stand for."""
    found = REGISTER.mentions(words, REGISTER.abbreviations(words))
    return [(m.words, m.name, m.type) for m in REGISTER.inherited(words, found)]


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("He was seen by Pennard Mental Health NHS Trust. Pennard did not write.",
         ("Pennard", "Pennard Mental Health NHS Trust", "mental-health")),
        ("Brae Valley Housing Association wrote. A letter from Brae Valley came.",
         ("Brae Valley", "Brae Valley Housing Association", "housing")),
        ("Elm Hill Medical Practice was told. Elm Hill’s doctors rang.",
         ("Elm Hill", "Elm Hill Medical Practice", "general-practice")),
        ("Bellwether Home Care came daily. Bellwether has new rules.",
         ("Bellwether", "Bellwether Home Care", "adult-social-care")),
    ],
)  # fmt: skip
def test_the_beginning_of_one_bodys_name_stands_for_it(
    words: str, short: tuple[str, str, str]
) -> None:
    assert short in named(words)


@pytest.mark.parametrize(
    "words",
    [
        "Pennard Mental Health NHS Trust wrote. She lived in Pennard.",  # a place
        "Pennard Hospital and Pennard Primary School wrote. Pennard rang.",  # two types
        "Pennard Hospital wrote. He was seen at Pennard Road.",  # a longer name
        "Hazel House Hostel wrote. Hazel rang.",  # a first name
        "Royal Infirmary of Ashby wrote. Royal rang.",  # no name
        "Ashby County Council wrote. Ashby rang.",  # the area itself
        "Pennard Hospital wrote. They moved to Pennard and Pennard was cold.",  # a town
        "Pennard Hospital wrote. The landlord at Pennard rang.",  # nobody's work
    ],
)
def test_a_beginning_that_may_be_a_place_or_a_person_stands_for_nothing(words: str) -> None:
    short = ("Pennard", "Hazel", "Royal", "Ashby")
    assert [found for found in named(words) if found[0] in short] == []


def test_a_service_s_own_door_is_that_service() -> None:
    words = "A call to Children’s Social Care (Front Door) came. The Front Door closed it."
    assert named(words)[-1][::2] == ("Front Door", "childrens-social-care")
    assert named("The Front Door closed it.")[-1][::2] == ("Front Door", "mash")


def test_the_trust_is_the_last_trust_named_in_full() -> None:
    words = (
        "Harrow Ambulance Service NHS Trust came. The Trust wrote. Elm Mental Health NHS Trust "
        "came. The Trust’s staff rang."
    )
    assert [found[1:] for found in named(words) if found[0] == "Trust"] == [
        ("Harrow Ambulance Service NHS Trust", "ambulance"),
        ("Elm Mental Health NHS Trust", "mental-health"),
    ]


def test_a_trust_that_nothing_names_is_nobody() -> None:
    found = named("The Trust wrote. The Trust Board met.")
    assert [words for words, *_ in found if "Trust" in words] == []


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Bridgeway (drug and alcohol treatment) wrote. Bridgeway rang.", "Bridgeway",
         "substance-misuse-services"),
        ("A referral to Thrive Alliance (CAMHS) was made. Thrive Alliance closed it.",
         "Thrive Alliance", "camhs"),
        ("Fairwater Recovery saw him.", "Fairwater Recovery", "substance-misuse-services"),
    ],
)  # fmt: skip
def test_a_bracket_or_the_name_itself_tells_the_type(words: str, name: str, kind: str) -> None:
    assert {found[1:] for found in named(words) if found[0] == name} == {(name, kind)}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("They told the Vulnerable Adolescents Group.", "Vulnerable Adolescents Group"),
        ("The Performance and Scrutiny Group met.", "Performance and Scrutiny Group"),
        ("Lead: Policy, Procedures and Practice Group", "Policy, Procedures and Practice Group"),
        ("Chair, Policy and Procedures Committee", "Policy and Procedures Committee"),
        ("The Chief Officers Group agreed.", "Chief Officers Group"),
    ],
)
def test_a_titled_group_is_a_boards(words: str, name: str) -> None:
    assert [found[1:] for found in named(words)] == [(name, "safeguarding-board")]


@pytest.mark.parametrize(
    "words",
    [
        "A group of boys met.", "The Prison Security Strategy Group met.",
        "The Parents Support Group met.", "Core Group", "THE WORKFORCE GROUP",
    ],
)
def test_a_group_that_is_no_boards_is_none(words: str) -> None:
    assert [found for found in named(words) if found[2] == "safeguarding-board"] == []


def test_a_number_may_begin_a_bodys_name() -> None:
    words = "Three Rivers Community Healthcare wrote. Two Ashby hospitals rang."
    found = {names[1:] for names in named(words)}
    assert ("Three Rivers Community Healthcare", "community-health") in found


def test_a_council_in_brackets_is_a_body_beside_its_service() -> None:
    assert [found[1:] for found in named("Adult Social Care (Wexcombe Council) wrote.")] == [
        ("Adult Social Care", "adult-social-care"), ("Wexcombe Council", "local-authority"),
    ]  # fmt: skip


def test_a_welsh_article_parts_no_name() -> None:
    assert [found[1:] for found in named("Fe’i gwelwyd yn Meddygfa’r Bont.")] == [
        ("Meddygfa’r Bont", "general-practice")
    ]
