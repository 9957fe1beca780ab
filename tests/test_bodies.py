"""Which bodies a text speaks of, and of which type."""

import pytest

from graphkit.bodies import Register
from tests.sighted import BOARD, HOSPITAL, SOCIAL_CARE


def found(register: Register, text: str) -> list[tuple[str, str, str]]:
    return [(m.kind, m.type, m.name) for m in register.mentions(text)]


NAMES = [
    ("Marlshire Police were told.", [("police", "Marlshire Police")]),
    ("In Harrowdale Children's Social Care posts were vacant.",
     [(SOCIAL_CARE, "Harrowdale Children's Social Care")]),
    ("Tarn, Esk and Wold NHS Foundation Trust replied.",
     [(HOSPITAL, "Tarn, Esk and Wold NHS Foundation Trust")]),
    ("Ashby Tarn and Leam PCT", [("health-commissioning", "Ashby Tarn and Leam PCT")]),
    ("Fellwater Partnership NHS Foundation Trust",
     [("mental-health", "Fellwater Partnership NHS Foundation Trust")]),
    ("St Oswin's Hospital rang.", [(HOSPITAL, "St Oswin's Hospital")]),
    ("Our Lady of Tarn Catholic Primary School",
     [("schools", "Our Lady of Tarn Catholic Primary School")]),
    ("University Hospitals of Northmere NHS Trust",
     [(HOSPITAL, "University Hospitals of Northmere NHS Trust")]),
    ("Marlow-on-Tarn Safeguarding Children Board",
     [(BOARD, "Marlow-on-Tarn Safeguarding Children Board")]),
    ("London Borough of Marlow and Dean",
     [("local-authority", "London Borough of Marlow and Dean")]),
    ("He was at HMP Larkmoor.", [("prison", "HMP Larkmoor")]),
    ("Safer Northmere Partnership", [("other", "Safer Northmere Partnership")]),
    ("Northmere Women's Aid", [("domestic-abuse-services", "Northmere Women's Aid")]),
    ("Northmere Health On Call", [("out-of-hours-health", "Northmere Health On Call")]),
    ("a letter to NHS Fenmarsh", [("health-commissioning", "NHS Fenmarsh")]),
    ("the Leeds children's services", [(SOCIAL_CARE, "Leeds children's services")]),
    ("NSPCC and Barnardo's staff",
     [("voluntary-sector", "NSPCC"), ("voluntary-sector", "Barnardo's")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_proper_names(register: Register, text: str, names: list[tuple[str, str]]) -> None:
    mentions = [m for m in register.mentions(text) if m.proper]
    assert [(m.type, m.name) for m in mentions] == names
    assert all(text[m.start : m.end] == m.words for m in mentions)


LIMITS = [
    ("The Police attended. When Police left, Ten Police cars stayed.",
     [("service", "police", "Police")] * 3),
    ("Uniformed Police attended.", [("service", "police", "Police")]),
    ("Neither Marlshire Police nor Probation knew.",
     [("name", "police", "Marlshire Police"), ("service", "probation", "Probation")]),
    ("Despite Marlshire Police being told", [("name", "police", "Marlshire Police")]),
    ("Ms Brown and Marlshire Police met.", [("name", "police", "Marlshire Police")]),
    ("Dr Patel Tarnford General Hospital", [("name", HOSPITAL, "Tarnford General Hospital")]),
    ("Mother and Marlshire Police agreed.", [("name", "police", "Marlshire Police")]),
    ("Children's Social Care & Tarnford General Hospital",
     [("service", SOCIAL_CARE, "Children's Social Care"),
      ("name", HOSPITAL, "Tarnford General Hospital")]),
    ("St Agnes's Hospital and St Mary's Church of England Primary School",
     [("name", HOSPITAL, "St Agnes's Hospital"),
      ("name", "schools", "St Mary's Church of England Primary School")]),
    ("Review by the GPs and Housing", [("role", "general-practice", "GPs"),
                                       ("department", "housing", "Housing")]),
    ("Child A's School", [("service", "schools", "School")]),
    ("SERIOUS CASE REVIEW TARNSHIRE SAFEGUARDING CHILDREN BOARD",
     [("name", BOARD, "TARNSHIRE SAFEGUARDING CHILDREN BOARD")]),
    ("CHILDREN'S SOCIAL CARE", [("service", SOCIAL_CARE, "CHILDREN'S SOCIAL CARE")]),
    ("Marlshire Police's Intelligence System", [("name", "police", "Marlshire Police")]),
    ("Marlshire Police Intelligence System", [("name", "police", "Marlshire Police")]),
    ("Police\nProbation\nSchool", [("service", "police", "Police"),
                                   ("service", "probation", "Probation"),
                                   ("service", "schools", "School")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LIMITS)
def test_names_end_where_they_should(
    register: Register, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(register, text) == expected


JOINED = [
    ("A&E North Tarnshire University Hospital NHS Trust", "emergency-department", None),
    ("Northmere Hospitals NHS Trust Health Visiting Service", "health-visiting", None),
    ("Northmere County Council Legal Services", "legal-services", None),
    ("Maternity Services, Tarnford General Hospital", "midwifery", None),
    ("Spurgeon's Children's Centres", "early-help", None),
    ("Health Visiting Service TPFT", "health-visiting", None),
    ("Outpatients (Fracture Clinic NTUHT)", HOSPITAL, None),
    ("Royal Adelaide Infirmary Tarnford", HOSPITAL, None),
    ("Barnardo's Tarnford", "voluntary-sector", None),
    ("Northmere Hospitals NHS Trust's health visitor", HOSPITAL, "Northmere Hospitals NHS Trust"),
]


@pytest.mark.parametrize(("text", "type_id", "name"), JOINED)
def test_services_go_before_their_employer(
    register: Register, text: str, type_id: str, name: str | None
) -> None:
    first = register.mentions(text)[0]
    assert (first.type, first.name, first.proper) == (type_id, name or text, True)


FALSE_FRIENDS = [
    "The powers of police protection were explained.",
    "She was in hospital and then at school.",
    "He was sent to prison by a court order.",
    "A referral on the Graded Care Profile was not made; nor was a strategy meeting called.",
    "The Lead Reviewer, the Police Author and the serious case review panel met.",
    "The workshop was facilitated by the Named Doctor.",
    "Council tax was owed and a council house was offered.",
    "Agency staff were used.",
    "The front door was broken. He took refuge in the garden.",
    "Transformation Board; Larkhill Court",
    "They called an ambulance.",
    "Education was disrupted. Health needs were not known.",
]


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_false_friends(register: Register, text: str) -> None:
    assert found(register, text) == []


def test_a_false_friend_silences_only_its_own_type(register: Register) -> None:
    assert found(register, "A bed on the nursery ward.") == [("role", HOSPITAL, "ward")]
    assert found(register, "General Medical Council") == [
        ("name", "other", "General Medical Council")
    ]


def test_words_parted_by_a_stop_are_no_cue(register: Register) -> None:
    assert found(register, "They told housing. Options were few.") == []
    assert found(register, "She met the midwife; unit costs rose.") == [
        ("role", "midwifery", "midwife")
    ]


def test_departments_count_where_a_body_could_stand(register: Register) -> None:
    department = [("department", "health", "Health")]
    assert found(register, "Health to report in May.") == department
    assert found(register, "Health; promote the pathway.") == department
    assert found(register, "therapists, Health, and others") == department
    assert found(register, "Health was good.") == []
    assert found(register, "good health") == []


def test_role_words_in_any_case(register: Register) -> None:
    assert found(register, "the health visitor, a Social Worker and GPs") == [
        ("role", "health-visiting", "health visitor"),
        ("role", SOCIAL_CARE, "Social Worker"),
        ("role", "general-practice", "GPs"),
    ]
    assert found(register, "gp and sn in small letters") == []


def test_a_role_that_begins_with_its_service_names_the_service(register: Register) -> None:
    (mention,) = register.mentions("Children's Social Care staff agreed.")
    assert (mention.words, mention.name) == (
        "Children's Social Care staff",
        "Children's Social Care",
    )


def test_implied_bodies_only_on_request(register: Register) -> None:
    text = "At the booking appointment nobody asked; she gave birth in hospital."
    assert register.mentions(text) == []
    implied = register.mentions(text, implied=True)
    assert [(m.type, m.kind, m.name) for m in implied] == [
        ("midwifery", "implied", ""), (HOSPITAL, "implied", ""),
    ]  # fmt: skip


def test_sub_groups_of_a_board(register: Register) -> None:
    text = "Recommendation to Policy and Procedures Group; the Board's Domestic Abuse Sub-Group"
    assert found(register, text) == [
        ("group", BOARD, "Policy and Procedures Group"),
        ("service", BOARD, "Board"),
        ("group", BOARD, "Domestic Abuse Sub-Group"),
    ]
    assert found(register, "a sub-group met") == [("role", BOARD, "sub-group")]
