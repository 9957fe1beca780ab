"""The explorer's picture: the whole graph, or of a large one its agencies and themes."""

from collections.abc import Iterator
from dataclasses import replace

from graphkit.drawing import Drawing, Edge, Node, Passage, Table, short
from graphkit.drawing_graph import drawing_of_graph, marking
from graphkit.report_making import count
from graphkit.site import path_of, place_of
from graphkit.site_answers import Answers, behind
from graphkit.site_content import ALL, DRAWN, Content

HOME = "index.html"
TITLE = "Links"
WORDS = 1
"""Statements of each line that the picture of a larger graph has the words of."""

SAID = """Which agencies fail in what: a line is a theme that went wrong where an agency is \
responsible. Of each line one statement is here; its page has all."""


def picture(content: Content, answers: Answers) -> Drawing:
    """The drawing of the explorer's viewer; each of its points leads to its page."""
    if len(content.passages) <= DRAWN:
        return _whole(content)
    return _figures(content, answers)


def _whole(content: Content) -> Drawing:
    drawing = drawing_of_graph(content.graph)
    return replace(drawing, title=TITLE, home=HOME, pages=_pages(drawing.nodes))


def _pages(nodes: list[Node]) -> dict[str, str]:
    """The page of each point that has one, and the place of each statement, by id."""
    found = {}
    for node in nodes:
        label, _, id = node.id.partition(":")
        if label in ("AgencyType", "Theme", "Agency", "Case", "Review"):
            found[node.id] = path_of(label, id)
        found.update((passage.id, place_of(passage.id)) for passage in node.passages)
    return found


def _figures(content: Content, answers: Answers) -> Drawing:
    """All agencies and themes with a failure, each line with its figure and its first statements.

    There are too many statements for a page that opens at once: the page behind a line has all.
    """
    edges = [*_edges(answers)]
    nodes = [*_nodes(content, answers, edges)]
    rows = tuple((cell["agency"], cell["theme"], cell["cases"], cell["of"])
                 for cell in answers.cells)  # fmt: skip
    ids = tuple(edge.source for edge in edges)
    told = answers.told
    return Drawing(
        title=TITLE, nodes=nodes, edges=edges, layout="columns", columns=("AgencyType", "Theme"),
        subtitle=SAID,
        tables=[Table("Failures", ("Agency", "Theme", "Cases", "Of"), rows, ids)],
        marking=marking(content.graph.nodes.get("Review", [])), partial=True, home=HOME,
        meanings=tuple((name.capitalize(), said) for name, said in (told.meanings if told else ())
                       if name in ("agency", "theme", "cases", "of")),
        pages=_pages(nodes),
    )  # fmt: skip


def _edges(answers: Answers) -> Iterator[Edge]:
    for cell in answers.cells:
        agency, theme = cell["pair"]
        told = (f"It went wrong in {cell['cases']} of {count(cell['of'], 'case')} of this agency: "
                f"{count(len(cell['items']), 'statement')}.")  # fmt: skip
        yield Edge(f"AgencyType:{agency}", f"Theme:{theme}", "failed in", cell["cases"],
                   tuple(cell["items"][:WORDS]), told, behind(cell))  # fmt: skip


def _nodes(content: Content, answers: Answers, edges: list[Edge]) -> Iterator[Node]:
    words: dict[str, dict[str, Passage]] = {}
    for edge in edges:
        for end in (edge.source, edge.target):
            words.setdefault(end, {}).update((id, content.passages[id]) for id in edge.passages)
    for number, label in enumerate(("AgencyType", "Theme")):
        cases = answers.cases(number)
        for id in sorted(cases, key=lambda id: (id == ALL, -len(cases[id]), id)):
            name = f"{label}:{id}"
            yield Node(name, label, short(content.names[name]), (), tuple(words[name].values()),
                       told=f"It went wrong in {count(len(cases[id]), 'case')}.",
                       cases=len(cases[id]), last=id == ALL)  # fmt: skip

