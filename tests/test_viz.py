"""The files of `viz/`: readable colours, shapes that the script knows, views that can be drawn."""

import math
import re
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from graphkit.layout import around, columns, network
from graphkit.resources import files
from graphkit.viewdata import read, view_for

VIZ = Path(__file__).parents[1] / "viz"
TYPES: dict[str, dict[str, Any]] = read("types.toml")
VIEWS = sorted(files("viz", "views/*.toml"))


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(c * weight for c, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def scheme(name: str) -> dict[str, str]:
    """The style's colours by variable, for "light" or "dark"."""
    blocks = re.findall(r":root(?:\S*) \{(.*?)\}", (VIZ / "viewer.css").read_text("utf-8"), re.S)
    return dict(re.findall(r"--([\w-]+): (#\w{6})", blocks[("light", "dark").index(name)]))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_and_points_stand_out(name: str) -> None:
    colours = scheme(name)
    for ground in ("paper", "surface"):
        for text in ("ink", "soft", "accent", "alarm"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
        for label, type_ in TYPES.items():
            assert contrast(type_[name], colours[ground]) >= 3, (label, ground)
    pairs = [("accent-ink", "accent"), ("ink", "tint"), ("soft", "tint"), ("ink", "mark")]
    for text, ground in pairs:
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


def test_every_type_has_a_shape_of_its_own_that_the_script_draws() -> None:
    shapes = [type_["shape"] for type_ in TYPES.values()]
    script = (VIZ / "viewer" / "elements.js").read_text("utf-8")
    known = script[script.index("const SHAPES") :]
    assert len(set(shapes)) == len(shapes)
    for shape in shapes:
        assert re.search(rf'[ "]{shape}"?: ', known), shape


def test_the_script_never_turns_text_into_markup_or_code() -> None:
    script = "".join(path.read_text("utf-8") for path in VIZ.glob("**/*.js"))
    found = re.findall(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|DOMParser"
        r"|fetch\(|XMLHttpRequest|\b(?:alert|confirm|prompt)\(|\.title\s*=",
        script,
    )
    assert found == []


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_names_types_and_a_question_that_exist(name: str) -> None:
    view = read(name)
    labels = [*view.get("columns", []), *view.get("hidden", []), *view.get("points", {}).values()]
    assert set(labels) <= set(TYPES)
    if "question" in view:
        assert f"{view['question']}.cypher" in files("cypher", "*.cypher")
        assert view_for(view["question"])["question"] == view["question"]


def test_columns_follow_what_they_are_linked_to() -> None:
    links = [("a", "y", 1.0), ("b", "x", 1.0), ("b", "z", 2.0)]
    places = columns([["a", "b"], ["x", "y", "z"]], links, last=["x"])
    assert places == {"a": (0, 0), "b": (0, 1), "y": (1, 0), "z": (1, 1), "x": (1, 2)}


def test_a_network_brings_linked_points_together() -> None:
    ids = [f"{side}{n}" for side in "ab" for n in range(6)]
    links = [(f"{s}{n}", f"{s}{m}", 1.0) for s in "ab" for n in range(6) for m in range(n)]
    links.append(("a0", "b0", 1.0))
    places = network(ids, links)
    assert places == network(ids[::-1], links)
    assert {min(axis) for axis in zip(*places.values(), strict=True)} == {0}
    assert {max(axis) for axis in zip(*places.values(), strict=True)} == {1000}

    inside = mean(math.dist(places["a1"], places[f"a{n}"]) for n in range(2, 6))
    across = mean(math.dist(places["a1"], places[f"b{n}"]) for n in range(2, 6))
    assert inside < across


def test_points_shown_on_demand_stand_round_their_anchor() -> None:
    places = around({"p": "a", "q": "a", "r": ""}, {"a": (0, 0)})
    assert len(set(places.values())) == 3
    assert all(max(places[name]) <= 60 for name in ("p", "q"))
    assert network([], []) == {}
    assert network(["only"], []) == {"only": (500, 500)}
