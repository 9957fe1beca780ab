"""Names of bodies: short forms, sameness, successors, areas, and a broken register."""

import re
from pathlib import Path

import pytest

from graphkit.bodies import Register
from graphkit.errors import GraphkitError, UnknownName
from graphkit.register import read_tables
from tests.sighted import BOARD, HOSPITAL, SOCIAL_CARE

GUIDE = Path(__file__).parents[2] / "shared" / "gold" / "GUIDE.md"
SHIPPED = Path(__file__).parents[1] / "import" / "agencies.toml"


def test_abbreviations_introduced_in_brackets(register: Register) -> None:
    text = (
        "Tarnshire Partnership NHS Foundation Trust (TPFT) wrote. TPFT agreed. Police (DC Smith)."
    )
    known = register.abbreviations(text)
    full = "Tarnshire Partnership NHS Foundation Trust"
    assert known == {"TPFT": (full, "mental-health")}
    assert [(m.words, m.name, m.proper) for m in register.mentions("TPFT agreed.", known)] == [
        ("TPFT", full, True)
    ]


def test_an_abbreviation_of_a_service_stays_generic(register: Register) -> None:
    known = register.abbreviations("The Local Safeguarding Children Board (LSCB) met.")
    (mention,) = register.mentions("The LSCB met.", known)
    assert (mention.name, mention.proper) == ("Local Safeguarding Children Board", False)


def test_initials_never_introduced(register: Register) -> None:
    text = "North Tarnshire University Hospital NHS Trust and Maternity Services NTUHT"
    full = ("North Tarnshire University Hospital NHS Trust", HOSPITAL)
    assert register.abbreviations(text) == {"NTUHT": full}


def test_blank_keeps_the_length_and_the_roles(register: Register) -> None:
    text = "Tarnford Domestic Abuse Service told the social worker and all agencies."
    blank = register.blank(text, register.mentions(text))
    assert blank == " " * 31 + " told the social worker and all agencies."
    assert len(blank) == len(text)


def test_agencies_each_once_by_its_fullest_name(register: Register) -> None:
    text = (
        "Marlshire Safeguarding Children Board asked. The Marlshire LSCB met.\n"
        "The police and Marlshire Police. A social worker of Children's Services. GP. The GPs.\n"
        "Policy and Procedures Group; Policies and Procedures Group. All agencies. MARLSHIRE POLICE"
    )
    assert register.agencies(register.mentions(text)) == [
        ("Marlshire Safeguarding Children Board", BOARD),
        ("Marlshire Police", "police"),
        ("Children's Services", SOCIAL_CARE),
        ("GPs", "general-practice"),
        ("Policies and Procedures Group", BOARD),
    ]


def test_a_body_has_the_type_of_what_it_does(register: Register) -> None:
    text = "Ashby and Leam PCT, Management Review\n\nThe PCT agreed.\n"
    assert register.agencies(register.mentions(text)) == [
        ("Ashby and Leam PCT", "community-health")
    ]
    assert register.mentions("Home Office decisions on asylum")[0].type == "immigration"
    assert register.mentions("The Home Office wrote.")[0].type == "other"
    adult = "The social worker completed a capacity assessment in the care home."
    assert register.mentions(adult)[0].type == "adult-social-care"


def test_a_trust_beside_its_mental_health_arm_is_the_rest_of_it(register: Register) -> None:
    text = "Tarnshire Healthcare NHS Trust Mental Health. Tarnshire Healthcare NHS Trust's notes."
    assert register.agencies(register.mentions(text)) == [
        ("Tarnshire Healthcare NHS Trust Mental Health", "mental-health"),
        ("Tarnshire Healthcare NHS Trust", "community-health"),
    ]


SAME = [
    ("The Tarn Safeguarding Children Board", "Tarn Local Safeguarding Children Board", True),
    ("Tarn LSCB", "TARN SAFEGUARDING CHILDREN BOARD", True),
    ("Tarn Healthcare NHS Foundation Trust", "Tarn Healthcare Foundation Trust", True),
    ("Tarn Legal services", "Tarn Council Legal Services", True),
    ("Barnardo's", "Barnardo’s Tarnford", True),
    ("Greater Tarn Police", "GTP", True),
    ("Accident & Emergency", "accident and emergency", True),
    ("Policy and Procedures Group", "Policies and Procedures Subgroup", True),
    ("Police", "Tarn Police", False),
    ("Tarn Primary School", "Tarn High School", False),
]


@pytest.mark.parametrize(("a", "b", "same"), SAME)
def test_same_body(register: Register, a: str, b: str, same: bool) -> None:
    assert register.same_body(a, b) is same
    assert register.same_body(b, a) is same


SUCCESSORS = [
    ("Tarn Area Child Protection Committee",
     [("Tarn Local Safeguarding Children Board", 2006),
      ("Tarn Safeguarding Children Partnership", 2019)]),
    ("TARN LSCB", [("Tarn Safeguarding Children Partnership", 2019)]),
    ("Tarn PCT", [("Tarn Clinical Commissioning Group", 2013),
                  ("Tarn Integrated Care Board", 2022)]),
    ("NHS Tarn", [("NHS Tarn Clinical Commissioning Group", 2013),
                  ("NHS Tarn Integrated Care Board", 2022)]),
    ("Tarn Probation Trust", [("National Probation Service", 2014), ("Probation Service", 2021)]),
    ("NHS Tarn Integrated Care Board", []),
    ("NHS England", []),
    ("LSCB", []),
    ("Marlshire Police", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "later"), SUCCESSORS)
def test_successors(register: Register, name: str, later: list[tuple[str, int]]) -> None:
    assert register.successors(name) == later


AREAS = [
    ("Tarn Safeguarding Children Board", "Tarn"),
    ("TARN SAFEGUARDING CHILDREN BOARD", "Tarn"),
    ("Tarn Local Safeguarding Children Board", "Tarn"),
    ("Tarn Council Legal Services", "Tarn"),
    ("London Borough of Tarn", "Tarn"),
    ("Marlshire Police", "Marlshire"),
    ("Greater Manchester Police", None),
    ("Tarnford General Hospital", None),
    ("Police", None),
    ("Youth Offending Team", None),
]


@pytest.mark.parametrize(("name", "area"), AREAS)
def test_area_of(register: Register, name: str, area: str | None) -> None:
    assert register.area_of(name) == area


def test_is_proper(register: Register) -> None:
    assert register.is_proper("Marlshire Police")
    assert not register.is_proper("Police")
    assert not register.is_proper("Policies and Procedures Group")


def test_resolve(register: Register) -> None:
    words = ("police", "Children’s social care", "CSC", "childrens services", "health visiting")
    assert [register.resolve(word) for word in words] == [
        "police", SOCIAL_CARE, SOCIAL_CARE, SOCIAL_CARE, "health-visiting",
    ]  # fmt: skip
    with pytest.raises(UnknownName, match=r"no agency type called “polise”\. Did you mean police"):
        register.resolve("polise")


@pytest.mark.parametrize(
    ("name", "type"),
    [("Thames Valley Police", "police"), ("dentist", "community-health"), ("polise", None),
     ("Ashby Police and Ashby Hospital", None)],
)  # fmt: skip
def test_a_bodys_own_name_tells_its_type_but_does_not_stand_for_it(
    register: Register, name: str, type: str | None
) -> None:
    assert register.type_of(name) == type
    with pytest.raises(UnknownName):
        register.resolve(name)


def test_every_type_of_the_guide(register: Register) -> None:
    assert len(register.types) == 46
    if GUIDE.exists():
        section = GUIDE.read_text(encoding="utf-8").split("## Agency types")[1]
        rows = re.findall(r"^\| (?!sector|-)([a-z ]+) \| (.*) \|$", section, re.MULTILINE)
        expected = {(id, sector) for sector, ids in rows for id in ids.split(" · ")}
        assert {(kind.id, kind.sector) for kind in register.types.values()} == expected


def test_types_say_what_they_are(register: Register) -> None:
    assert all(len(kind.definition) > 30 for kind in register.types.values())
    national = {kind.id for kind in register.types.values() if kind.national}
    assert national == {
        "probation", "prison", "courts", "cafcass", "prosecution", "immigration", "armed-forces",
    }  # fmt: skip


BROKEN = [
    ('id = "police"\n', "", r"\[\[type\]\] “\?”: “id” must be given, as str"),
    ('id = "probation"', 'id = "police"', r"“police”: the id stands twice"),
    ('sector = "justice"', "sector = 3", r"\[\[type\]\] “police”: “sector” must be given, as str"),
    ('"{place} Constabulary"', '"Constabulary"', r"“police”: .*Constabulary.* must hold {place}"),
    ('"probation service", ', '"police force", ', r"“probation”: “police force” names police"),
    ("since = 2019", 'since = "2019"', r"\[\[became\]\]: each row needs .* a year"),
    ("[never]", "[ever]", r"\[never\]: the table is missing"),
    ('becomes = "immigration"', 'becomes = "passport"', r"\[\[function\]\]: there is no type"),
    ("listed = false", "listd = false", r"“all-agencies”: there is nothing called “listd”"),
    ("listed = false", 'listed = "no"', r"“all-agencies”: “listed” must be true or false"),
    ("most = 8\n", "", r"\[growth\]: “most” is missing"),
    ("[area]", "[area", r"agencies\.toml is not TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), BROKEN)
def test_a_broken_register_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    shipped = SHIPPED.read_text(encoding="utf-8")
    assert old in shipped
    path = tmp_path / "agencies.toml"
    police = shipped.index('id = "police"')
    at = shipped.find(old, police) if shipped.find(old, police) >= 0 else shipped.index(old)
    path.write_text(shipped[:at] + new + shipped[at + len(old) :], encoding="utf-8")
    with pytest.raises(GraphkitError, match=message) as caught:
        read_tables(path)
    assert "agencies.toml" in str(caught.value)
