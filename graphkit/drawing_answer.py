"""An answer as a drawing: what each row names, joined, and the cases its statements are about."""

from collections.abc import Mapping, Sequence
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

from graphkit.drawing import Drawing, Node, Passage, Sketch, Table, short
from graphkit.viewdata import load_types, view_for

if TYPE_CHECKING:
    from graphkit.answers import Answer
    from graphkit.workspace import Workspace

ITEMS = "items"


def drawing_of_answer(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[Any]],
    items: Sequence[Sequence[str]], passages: Mapping[str, Passage], *,
    question: str = "", subtitle: str = "", names: Mapping[str, str] | None = None,
    marking: str = "", meanings: tuple[tuple[str, str], ...] = (),
) -> Drawing:  # fmt: skip
    """The rows of an answer as points and lines, and as a table.

    `columns` and `rows` are what is shown (a column `items` is left out); `items` names for each
    row the statements behind it, `passages` has their words. `question` picks the view in
    `viz/views/`; `names` gives the titles of points by id ("Theme:recording"), as `names_of` does;
    `meanings` explains columns.
    """
    shown = view_for(question)
    answer = _Answer(shown, passages, names or {})
    for row, behind in zip(rows, items, strict=True):
        answer.row(dict(zip(columns, row, strict=True)), behind)
    return Drawing(
        title=title, subtitle=subtitle, nodes=answer.nodes(), edges=answer.sketch.drawn_edges(),
        tables=[answer.table(title, columns, rows)], layout=shown["layout"],
        columns=tuple(answer.order), marking=marking,
        meanings=tuple((_titled(column), meaning) for column, meaning in meanings),
    )  # fmt: skip


def drawn(answer: "Answer", workspace: "Workspace") -> Drawing:
    """The answer as a drawing, with the words of the workspace's records behind it."""
    from graphkit.drawing_graph import marking, names_of
    from graphkit.passages import passages_of
    from graphkit.pipeline import compiled
    from graphkit.telling import compact

    graph, question = compiled(workspace), answer.question
    columns, rows = compact(answer)
    return drawing_of_answer(
        question.title, columns, rows, answer.items, passages_of(graph),
        question=question.name, subtitle=_subtitle(answer), names=names_of(graph),
        marking=marking(graph.nodes["Review"]), meanings=question.meanings,
    )  # fmt: skip


def _subtitle(answer: "Answer") -> str:
    asks = answer.question.asks
    return " ".join([f"{asks} ({answer.told})" if answer.told else asks, *answer.says])


def _titled(column: str) -> str:
    return column.replace("_", " ").capitalize()


class _Answer:
    """The work of `drawing_of_answer`: a view and the sketch its rows are put into."""

    def __init__(
        self, shown: dict[str, Any], passages: Mapping[str, Passage], names: Mapping[str, str]
    ) -> None:
        self.view, self.passages, self.names = shown, passages, names
        self.ids = {(id.split(":")[0], title): id for id, title in names.items()}
        self.types, self.sketch = load_types(), Sketch()
        self.order: dict[str, None] = {}
        self.first: list[str] = []

    def row(self, values: dict[str, Any], items: Sequence[str]) -> None:
        behind = [self.passages[id] for id in items if id in self.passages]
        chain = [self._points(name, values[name]) for name in values if name in self.view["points"]]
        chain = [points for points in chain if points]
        self.first.append(chain[0][0] if chain else "")
        for id in (id for points in chain for id in points):
            self._rest(id, behind)
        for ones, others in pairwise(chain):
            for one, other in product(ones, others):
                self._join(one, other, behind)
        if chain and self.view["cases"] and not self._holds_case(chain):
            self._to_cases(chain[-1], behind)

    def _holds_case(self, chain: Sequence[Sequence[str]]) -> bool:
        return any(self.sketch.nodes[id].label == "Case" for points in chain for id in points)

    def _points(self, column: str, value: Any) -> list[str]:
        label = self.view["points"][column]
        values = value if isinstance(value, list | tuple) else [value]
        self.order.setdefault(label)
        return [self._point(label, str(one)) for one in values if one not in (None, "")]

    def _id(self, label: str, value: str) -> str:
        """The point a value means, which may be an id or a title."""
        return self.ids.get((label, value), f"{label}:{value}")

    def _point(self, label: str, value: str) -> str:
        id = self._id(label, value)
        last = self.types.last(label, id.partition(":")[2])
        return self.sketch.add(Node(id, label, short(self.names.get(id, value)), last=last))

    def _rest(self, id: str, behind: Sequence[Passage]) -> None:
        for passage in behind:
            self.sketch.rest(id, passage)

    def _join(self, one: str, other: str, behind: Sequence[Passage]) -> None:
        for passage in behind:
            self.sketch.link(one, other, self.view["kind"], passage)
        if not behind:
            self.sketch.link(one, other, self.view["kind"])

    def _to_cases(self, ones: Sequence[str], behind: Sequence[Passage]) -> None:
        for one, passage in product(ones, behind):
            if passage.case:
                self.order.setdefault("Case")
                self.sketch.add(self._case(passage))
                self.sketch.rest(passage.case, passage)
                self.sketch.link(one, passage.case, self.view["kind"], passage)

    def _case(self, passage: Passage) -> Node:
        details = (("Board", passage.board),) if passage.board else ()
        title = short(self.names.get(passage.case, passage.case.partition(":")[2]))
        return Node(passage.case, "Case", title, details, (), passage.board, passage.year)

    def nodes(self) -> list[Node]:
        """The points; those of the answer's first column in the answer's own order."""
        rank = {id: index for index, id in enumerate(dict.fromkeys(self.first))}
        drawn = self.sketch.drawn_nodes()
        return sorted(drawn, key=lambda node: rank.get(node.id, len(rank)))

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table:
        kept = [index for index, name in enumerate(columns) if name != ITEMS]
        return Table(
            title=title,
            columns=tuple(_titled(columns[index]) for index in kept),
            rows=tuple(tuple(self._cell(columns[i], row[i]) for i in kept) for row in rows),
            nodes=tuple(self.first),
        )

    def _cell(self, column: str, value: Any) -> object:
        """A value as a table shows it: points by title, lists joined, so that they sort as text."""
        if isinstance(value, list | tuple):
            return ", ".join(str(self._cell(column, one)) for one in value)
        label = self.view["points"].get(column)
        return self.names.get(self._id(label, str(value)), value) if label else value
