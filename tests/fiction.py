"""An invented world for the tests of the graph: a small register, themes, and a few reviews."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graphkit.record import Agency, Case, Item, Place, Record, Review

ASHBY = "Ashby Safeguarding Children Board"
BROOK = "Brook Safeguarding Children Partnership"
PCT, CCG = "Ashby Primary Care Trust", "Ashby Clinical Commissioning Group"


@dataclass(frozen=True)
class Type:
    """An agency type."""

    id: str
    name: str
    sector: str = "health"
    national: bool = False


@dataclass(frozen=True)
class Theme:
    """A theme."""

    id: str
    name: str
    facet: str = "practice"
    definition: str = ""


@dataclass(frozen=True)
class Themes:
    """All themes of the invented world."""

    by_id: dict[str, Theme]


@dataclass(frozen=True)
class Mention:
    """What the register says of a name."""

    type: str
    proper: bool


TYPES = {
    each.id: each
    for each in (
        Type("police", "Police", "justice", True),
        Type("general-practice", "General practice"),
        Type("health-commissioning", "Health commissioning"),
        Type("safeguarding-board", "Safeguarding board", "partnership"),
        Type("all-agencies", "All agencies", "partnership"),
    )
}
THEMES = Themes(
    {
        each.id: each
        for each in (
            Theme("information-sharing", "Information sharing"),
            Theme("recording", "Recording"),
            Theme("neglect", "Neglect", "risk"),
        )
    }
)
ROLES = {"gp": "general-practice", "police": "police", "safeguarding board": "safeguarding-board"}
ENDINGS = {
    "police": "police", "trust": "health-commissioning", "group": "health-commissioning",
    "care board": "health-commissioning", "board": "safeguarding-board",
    "partnership": "safeguarding-board",
}  # fmt: skip


@dataclass
class Register:
    """The register of the invented world: a name is folded by case, a place is its first word."""

    types: dict[str, Type] = field(default_factory=lambda: TYPES)
    later: dict[str, list[tuple[str, int]]] = field(
        default_factory=lambda: {PCT: [(CCG, 2013), ("Ashby Integrated Care Board", 2022)]}
    )

    def mentions(self, text: str, /) -> Sequence[Mention]:
        """What `text` as a whole is: a role word, or a proper name by its ending."""
        low = text.casefold().removeprefix("the ")
        if low in ROLES:
            return [Mention(ROLES[low], False)]
        return [Mention(kind, True) for end, kind in ENDINGS.items() if low.endswith(end)][:1]

    def canonical(self, name: str, /) -> str:
        """The name without regard to case and article."""
        return name.casefold().removeprefix("the ")

    def area_of(self, name: str, /) -> str | None:
        """The first word of a board's name."""
        mentions = self.mentions(name)
        local = bool(mentions) and mentions[0] == Mention("safeguarding-board", True)
        return name.split()[0] if local else None

    def successors(self, name: str, /) -> Sequence[tuple[str, int]]:
        """The later names of a body, nearest first."""
        return self.later.get(name, [])


def item(id: str, kind: str = "finding", **fields: Any) -> Item:
    """An item; what is not said is empty, its case `Child A`, its text its id."""
    bodies = [{"name": name, "role": role} for name, role in fields.pop("bodies", {}).items()]
    whole: dict[str, Any] = {
        "case": "Child A", "ref": None, "text": f"Text of {id}.", "responsible": [],
        "mentioned": [], "themes": [], "responds_to": [], "owner": None, "due": None,
        "place": Place(None, [], []), "bodies": bodies,
    }  # fmt: skip
    return Item(id=id, kind=kind, **{**whole, **fields})


def record(
    id: str,
    items: Sequence[Item] = (),
    cases: Sequence[Case] = (Case("Child A"),),
    agencies: Sequence[tuple[str, str]] = (),
    **review: Any,
) -> Record:
    """A record; what is not said of the review is unknown."""
    whole: dict[str, Any] = {
        "title": f"Review {id}", "type": "serious-case-review", "board": None, "area": None,
        "published": None, "method": None, "marking": None, "sha256": "0" * 64,
    }  # fmt: skip
    return Record(
        id, f"{id}.txt", Review(**{**whole, **review}), list(cases),
        [Agency(name, kind) for name, kind in agencies], list(items),
    )  # fmt: skip


SHARING, RECORDING = ["information-sharing"], ["recording"]


def overview() -> Record:
    """Child A of Ashby, a baby: the overview report of 2010."""
    return record(
        "ashby-child-a",
        [
            item("i1", themes=SHARING, responsible=["police"],
                 bodies={"Ashby Police": "responsible"}),
            item("i2", themes=SHARING, responsible=["police", "general-practice"]),
            item("i3", themes=RECORDING, responsible=["all-agencies"]),
            item("i4", "good-practice", themes=SHARING, responsible=["police"]),
            item("i5", "recommendation", themes=SHARING, responsible=["health-commissioning"],
                 bodies={PCT: "responsible"}, ref="1"),
            item("i6", themes=SHARING, responsible=["health-commissioning"],
                 bodies={PCT: "responsible"}),
        ],
        [Case("Child A", incident="2009-05", age="5 months", sex="female", factors=["neglect"])],
        [("Ashby Police", "police"), (PCT, "health-commissioning"), ("GP", "general-practice")],
        board=ASHBY, area="Ashby", published="2010-03",
    )  # fmt: skip


def response() -> Record:
    """The board's response to the overview report of Child A: the same case."""
    return record(
        "ashby-child-a-response",
        [
            item("i1", "action", themes=SHARING, responsible=["police"], due="2011"),
            item("i2", themes=SHARING, responsible=["police"]),
        ],
        [Case("Child A", age="5 months")],
        board=ASHBY, published="2010-09", type="board-response",
    )  # fmt: skip


def namesake() -> Record:
    """Another child of Ashby called Child A, a boy of nine, with the trust's successor."""
    return record(
        "ashby-child-a-two",
        [
            item("i1", themes=SHARING, responsible=["health-commissioning"],
                 bodies={CCG: "responsible"}),
            item("i2", "learning", themes=RECORDING, responsible=["all-agencies"]),
        ],
        [Case("Child A", age="9 years", sex="male")],
        [(CCG, "health-commissioning"), ("GP", "general-practice")],
        board=ASHBY, published="2014-06",
    )  # fmt: skip


def elsewhere() -> Record:
    """Child B of Brook."""
    return record(
        "brook-child-b",
        [
            item("i1", case="Child B", themes=[*SHARING, *RECORDING],
                 responsible=["all-agencies"], mentioned=["police"]),
            item("i2", "recommendation", case="Child B", themes=SHARING, responsible=["police"],
                 bodies={"Brook Police": "responsible"}, owner="Chief Constable", due="2020-06"),
        ],
        [Case("Child B")],
        [("Brook Police", "police")],
        board=BROOK, published="2020-01",
    )  # fmt: skip


def thematic() -> Record:
    """An audit of many cases: what it says is of none, and is never counted."""
    items = [item("i1", case=None, themes=SHARING, responsible=["police"])]
    return record("brook-audit", items, [], board=BROOK, published="2021")


def world() -> list[Record]:
    """All reviews of the invented world."""
    return [overview(), response(), namesake(), elsewhere(), thematic()]
