"""The page as text: what is drawn, how heavy the lines are, and that nothing in it can run."""

import json
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import GraphkitError
from graphkit.view import Drawing, Edge, Node, Passage, Table, drawing_of_graph, page
from tests.small_graph import Rows
from tests.small_graph import rows as rows

HOSTILE = (
    "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> "
    "{{ 7*7 }} &amp; & \u202e \u2028"
)


def one(text: str) -> Drawing:
    """A drawing whose every string is `text`."""
    passage = Passage("p" + text, text, text, text, text, text)
    node = Node("n" + text, "Theme", text, ((text, text),), (passage,), text)
    table = Table(text, (text,), ((text,),), (node.id,))
    return Drawing(text, text, [node], [], [table], marking=text)


class Parts(HTMLParser):
    """The elements of a page: their attributes, and the text inside each script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "script" and data.strip():
            self.scripts.append(data)

    def data(self) -> dict[str, Any]:
        """What the page's script reads."""
        found: dict[str, Any] = json.loads(self.scripts[0])
        return found


def test_whatever_a_review_says_the_page_has_only_its_own_elements(rows: Rows) -> None:
    plain, hostile = Parts(page(one("x"))), Parts(page(one(HOSTILE)))
    assert hostile.tags == plain.tags
    assert len(hostile.scripts) == 3
    assert hostile.scripts[1:] == plain.scripts[1:]
    assert hostile.data()["passages"][0][1] == HOSTILE
    assert hostile.data()["nodes"][0]["label"] == HOSTILE


def test_a_page_names_no_address(rows: Rows) -> None:
    parts = Parts(page(drawing_of_graph(rows)))
    links = {value for _, name, value in parts.attributes if name in ("src", "href", "action")}
    assert links == {"#search", "data:,"}


def test_the_policy_allows_exactly_the_pages_own_scripts_and_style() -> None:
    attributes = Parts(page(one("x"))).attributes
    policy = next(v for tag, name, v in attributes if (tag, name) == ("meta", "content"))
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["script-src"].count("'sha256-") == len(rules["script-src"].split()) == 2
    assert rules["style-src"].count("'sha256-") == len(rules["style-src"].split()) == 1


def test_broken_unicode_still_makes_a_page_that_can_be_written() -> None:
    text = page(one("half a pair \ud83d"))
    assert text.encode("utf-8")
    assert Parts(text).data()["nodes"][0]["label"] == "half a pair \ud83d"


def test_the_same_drawing_is_the_same_page_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib; from graphkit.view import *\n"
        "nodes = [Node(f'Theme:{n}', 'Theme', f'T{n}') for n in range(40)]\n"
        "edges = [Edge(f'Theme:{n}', f'Theme:{n * 7 % 40}', 'k') for n in range(40)]\n"
        "print(hashlib.sha256(page(Drawing('t', 's', nodes, edges, [])).encode()).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True,
            text=True, check=True, cwd=Path(__file__).parents[1],
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(made) == 1


def test_making_a_page_writes_nothing(tmp_path: Path) -> None:
    nodes = [Node("a", "Case", "A"), Node("b", "Case", "B")]
    page(Drawing("t", "s", nodes, [Edge("a", "b", "k")], []))
    assert list(tmp_path.iterdir()) == []


Own = Callable[[str, str], None]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Own:
    """Writes a file into an analyst's own `viz/`."""

    def write(name: str, text: str) -> None:
        (tmp_path / "viz" / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / "viz" / name).write_text(text, encoding="utf-8")
        monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path))

    return write


@pytest.mark.parametrize("name", ["viewer/data.js", "viewer.css"])
def test_a_script_or_style_that_would_end_itself_is_refused(own: Own, name: str) -> None:
    own(name, "/* </Script> */")
    with pytest.raises(GraphkitError, match=f"viz/{name} contains “</Script”"):
        page(one("x"))


def test_a_mistake_in_an_own_file_is_reported_with_its_name(own: Own) -> None:
    own("types.toml", "[Theme")
    with pytest.raises(GraphkitError, match=r"types\.toml: .*Mend the file"):
        page(one("x"))


def test_an_unknown_node_type_says_what_to_add(rows: Rows, own: Own) -> None:
    own("types.toml", "[Review]\nname='R'\nplural='R'\ntitle='title'\ndetails=[]\n")
    with pytest.raises(GraphkitError, match=r"Add a table \[Case\]"):
        drawing_of_graph(rows)
