"""The graph in other formats, each opened by the tool it is for, with hostile texts in it."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest
import rdflib

from graphkit import schema
from graphkit.errors import Misuse
from graphkit.export import FORMATS, export
from graphkit.export_jsonld import TERMS, name_of
from graphkit.export_xml import PICTURES
from graphkit.graph_rows import Graph
from graphkit.record import Case
from tests.conftest import Run
from tests.fiction import ASHBY, item, record, world
from tests.store.conftest import gold, known

HOSTILE = [
    "=HYPERLINK(\"http://x\")", "+1", "-1", "@a", "'=already", "''-1", "'plain", "\ttab",
    "\rreturn",
    "</script><script>alert(1)</script>", "a \"quote\", 'another' and `a third`; {x: 1}",
    "line\nline\r\nline\rline\ttab", "\\u0027 \\\\u0027 \\ \\' \\n \\", "]]> <!-- & &amp; &#10;",
    "control \x00 \x01 \x0b \x1b \x1f \x7f \x85 end", "\u2028 \u2029 \ufeff \ufffe \uffff",
    "🙂 ß é e\u0301 \u202e right to left", "  spaces at both ends  ", "$money ${x} %s {{y}}",
]  # fmt: skip
CONTROLS = 2  # texts above that XML cannot hold as they are


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The samples, the invented world, and a review whose texts are hostile."""
    said = [item(f"i{n}", case="C'h\\il\"d <A>", text=text, themes=["recording"], owner=text,
                 responsible=["police"], evidence={"themes": {"recording": {
                     "cue": text, "score": 0.5}}})
            for n, text in enumerate(HOSTILE)]  # fmt: skip
    evil = record("evil", said, [Case("C'h\\il\"d <A>")], title="A \"title\" & <b>", board=ASHBY)
    return known(*gold(), *world(), evil)


def placed(graph: Graph) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every node's label and row."""
    for label, rows in graph.nodes.items():
        for row in rows:
            yield label, row


def relationships(graph: Graph) -> Counter[tuple[str, str, str]]:
    """How often each type joins two nodes, both by label and id."""
    return Counter(
        (kind, f"{one}:{row['from']}", f"{other}:{row['to']}")
        for (kind, one, other), rows in graph.edges.items() for row in rows
    )  # fmt: skip


def exact(text: str) -> str:
    """A CSV cell without the apostrophe that keeps a spreadsheet from running it."""
    bare = text.lstrip("'")
    return text[1:] if text[:1] == "'" and bare[:1] in tuple("=+-@\t\r") and bare else text


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def test_csv(graph: Graph, tmp_path: Path) -> None:
    assert export(graph, "csv", tmp_path / "out") == {}
    for label, rows in graph.nodes.items():
        found = table(tmp_path / "out" / "nodes" / f"{label}.csv")
        assert len(found) == len(rows)
        for have, row in zip(found, rows, strict=True):
            for name, value in row.items():
                told = "" if value is None else str(value).lower() if value in (
                    True, False) and isinstance(value, bool) else str(value)  # fmt: skip
                assert exact(have[name]) == told
    ends = Counter(
        (path.stem, f"{row['from_label']}:{exact(row['from'])}", f"{row['to_label']}:{row['to']}")
        for path in (tmp_path / "out" / "edges").iterdir() for row in table(path)
    )  # fmt: skip
    assert ends == relationships(graph)
    evil = [r for r in table(tmp_path / "out" / "nodes" / "Finding.csv") if r["review"] == "evil"]
    assert {row["place"] for row in evil} == {'A "title" & <b>'}
    assert "'=HYPERLINK(\"http://x\")" in {row["text"] for row in evil}
    assert sorted(exact(row["text"]) for row in evil) == sorted(HOSTILE)


def test_a_csv_cell_runs_nothing(graph: Graph, tmp_path: Path) -> None:
    export(graph, "csv", tmp_path / "out")
    for path in (tmp_path / "out").rglob("*.csv"):
        cells = [cell for row in table(path) for cell in row.values()]
        risky = [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))]
        assert [cell for cell in risky if not _number(cell)] == []


def _number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "").isdigit()


def pictured(text: str) -> str:
    """A text with what XML cannot hold as it is written."""
    codes = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)]
    signs = {code: 0x2400 + code for code in codes} | {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}
    return text.translate(signs)


@pytest.mark.parametrize(
    ("style", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)]
)
def test_graphml_and_gexf(
    graph: Graph, tmp_path: Path, style: str, read: Callable[[Path], Any]
) -> None:
    # Each text stands in a node once (text) and in a relationship once (cue).
    changed = export(graph, style, tmp_path / "out.xml")
    assert changed == {PICTURES: CONTROLS * 2}
    found = read(tmp_path / "out.xml")
    assert len(found) == sum(map(len, graph.nodes.values()))
    for label, row in placed(graph):
        have = dict(found.nodes[pictured(f"{label}:{row['id']}")])
        kind = have.pop("label") if style == "graphml" else None
        assert kind in (label, None)
        for name, value in row.items():
            key = "case_label" if name == "label" else name
            assert have.get(key) == (pictured(value) if isinstance(value, str) else value)
    ends = Counter(
        (data.get("type"), one, other) for one, other, data in found.edges(data=True)
    )
    assert ends == relationships(graph)


# rdflib's own reader of JSON-LD uses what rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_json_ld(graph: Graph, tmp_path: Path) -> None:
    assert export(graph, "jsonld", tmp_path / "out.jsonld") == {}
    found = rdflib.Graph()
    found.parse(tmp_path / "out.jsonld", format="json-ld")
    term = rdflib.Namespace(TERMS)
    for label, rows in graph.nodes.items():
        typed = set(found.subjects(rdflib.RDF.type, term[label]))
        assert typed == {rdflib.URIRef(name_of(label, row["id"])) for row in rows}
    for label, row in placed(graph):
        name = rdflib.URIRef(name_of(label, row["id"]))
        for key, value in row.items():
            told = found.value(name, term[key])
            assert (told.toPython() if isinstance(told, rdflib.Literal) else told) == value
    for kind in schema.types():
        pairs = {(a, b) for (k, a, b) in relationships(graph) if k == kind}
        assert len(set(found.subject_objects(term[kind]))) == len(pairs)
    with_own = sum(len(rows) for pair, rows in graph.edges.items() if schema.EDGES[pair])
    assert len(set(found.subjects(term["from"], None))) == with_own
    cues = {str(cue) for cue in found.objects(None, term["cue"])}
    assert {*HOSTILE} <= cues


@pytest.mark.parametrize("style", FORMATS)
def test_the_same_graph_gives_the_same_bytes(graph: Graph, tmp_path: Path, style: str) -> None:
    for name in ("one", "other"):
        export(graph, style, tmp_path / name)
    one, other = ([(p.name, p.read_bytes()) for p in sorted(_files(tmp_path / name))]
                  for name in ("one", "other"))  # fmt: skip
    assert [data for _, data in one] == [data for _, data in other]
    assert one[0][1]


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]


def test_a_folder_of_somebody_elses_is_not_touched(graph: Graph, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    export(graph, "csv", out)  # an empty one may be filled
    (out / "nodes" / "Nothing.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(Misuse, match=r"out holds nodes/Nothing.csv, which no export wrote"):
        export(graph, "csv", out)
    assert (out / "nodes" / "Nothing.csv").read_text(encoding="utf-8") == "mine"
    (out / "nodes" / "Nothing.csv").unlink()
    export(Graph({}, {}), "csv", out)
    assert table(out / "nodes" / "Review.csv") == []
    assert not (out / "edges").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(Misuse, match=r"is a file\. Give a folder"):
        export(graph, "csv", tmp_path / "file")
    with pytest.raises(Misuse, match=r"is a folder\. Give gexf a file"):
        export(graph, "gexf", out)


def test_an_export_that_fails_leaves_what_was_there(
    graph: Graph, tmp_path: Path
) -> None:
    for style, path in (("csv", tmp_path / "out"), ("graphml", tmp_path / "out.graphml")):
        export(graph, style, path)
        before = {each: each.read_bytes() for each in _files(path)}
        edges: Any = {("EXAMINES", "Review", "Case"): [None]}
        broken = Graph(graph.nodes, edges)
        with pytest.raises(TypeError):
            export(broken, style, path)
        assert {each: each.read_bytes() for each in _files(path)} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "out.graphml"]


def test_the_command(run: Run, imported: Path) -> None:
    result = run("export", "-f", "jsonld", "-o", "all.jsonld")
    assert (result.stdout, result.stderr) == ("all.jsonld\n", "")
    told = json.loads(Path("all.jsonld").read_bytes())
    assert sum(each["@type"] == "Review" for each in told["@graph"]) == 2
    assert run("export", "-f", "csv", "-o", "no/where", expect=2).stderr == (
        "Error: There is no folder no to write where to. Make it first.\n"
    )
    assert "Missing option" in run("export", "-o", "x", expect=2).stderr
    nothing = run("export", "-f", "csv", "-o", "x", "--data", "none", expect=1).stderr
    assert "There are no reviews in none" in nothing


def test_a_link_to_a_folder_stays_and_the_folder_is_filled(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link"
    link.symlink_to("real")
    for _ in range(2):
        export(graph, "csv", link)
        assert link.readlink() == Path("real")
        assert (tmp_path / "real" / "nodes" / "Review.csv").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "real"]
    (tmp_path / "round").symlink_to("round")
    with pytest.raises(Misuse, match="round leads nowhere: "):
        export(graph, "csv", tmp_path / "round")


@pytest.mark.parametrize("command", [("export", "-f", "csv"), ("site",)])
def test_the_folder_one_is_in_is_refused_in_words(
    run: Run, imported: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    inner = Path("empty/inner").absolute()
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    data = ("--data", imported.parent / "graphkit-data")
    for folder in (".", "..", inner):
        told = run(*command, "-o", folder, *data, expect=2).stderr
        assert f"Error: {folder} is the folder you are in, or above it: it cannot be made" in told
    assert [*inner.iterdir()] == []
