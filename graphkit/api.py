"""graphkit from Python: open a workspace, ask it, and go on with the rows.

    import graphkit

    with graphkit.open("graphkit-data") as reviews:
        answer = reviews.ask("agency-failures", theme="neglect")
        answer.rows, answer.passages, answer.to_pandas()

Nothing heavy is imported before it is used; pandas only by `to_pandas`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from graphkit.errors import GraphkitError, Misuse
from graphkit.tables import shown
from graphkit.workspace import Workspace

if TYPE_CHECKING:
    from graphkit.answers import Answer, Passage
    from graphkit.question import Question


@dataclass(frozen=True)
class Table:
    """Rows with named columns. In a notebook it is drawn as a table."""

    columns: list[str]
    rows: list[list[Any]]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def objects(self) -> list[dict[str, Any]]:
        """Each row as an object keyed by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_pandas(self) -> Any:
        """The rows as a pandas DataFrame. Raises GraphkitError where pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise GraphkitError(
                "to_pandas needs pandas, which is not installed: pip install pandas"
            ) from error
        return pandas.DataFrame(self.rows, columns=self.columns)

    def _repr_html_(self) -> str:
        """The table as HTML; nothing that a review says is anything but text in it."""
        head = _cells("th", self.columns)
        body = "".join(f"<tr>{_cells('td', map(shown, row))}</tr>\n" for row in self.rows)
        return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def _cells(tag: str, texts: Any) -> str:
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)


@dataclass(frozen=True)
class Asked(Table):
    """The answer to a question. `told` says what was asked, `says` what holds for it as a whole.

    `items` are the ids of the statements behind each row, `passages` their words and places.
    """

    answer: "Answer"
    reviews: "Reviews" = field(repr=False)

    @property
    def items(self) -> list[list[str]]:
        """The ids of the statements that each row counts."""
        return self.answer.items

    @property
    def told(self) -> str:
        """What was asked, in words."""
        return self.answer.told

    @property
    def says(self) -> tuple[str, ...]:
        """What has to be known of the answer as a whole: too few cases to rank, and the like."""
        return self.answer.says

    @cached_property
    def passages(self) -> list[list["Passage"]]:
        """For each row the words behind it, with review, page and section."""
        from graphkit.answers import passages

        every = (id for items in self.items for id in items)
        known = {passage.id: passage for passage in passages(self.reviews.store, every)}
        order = {id: place for place, id in enumerate(known)}
        return [[known[id] for id in sorted({*items} & known.keys(), key=order.__getitem__)]
                for items in self.items]  # fmt: skip

    def to_networkx(self) -> Any:
        """The answer as a networkx.Graph: what its rows name, joined as `graphkit view` draws it.

        A point has `label`, `title` and `passages` (ids), a line `kinds`, `weight` (cases) and
        `passages`.
        """
        from graphkit.networks import of_drawing

        return of_drawing(self.reviews.drawing(self.answer))

    def _repr_html_(self) -> str:
        """The answer as HTML, with its title, what was asked, and what columns mean."""
        question = self.answer.question
        above = [f"<h4>{escape(question.title)}</h4>\n"]
        above += [f"<p>{escape(text)}</p>\n" for text in (self.told, *self.says) if text]
        meanings = "".join(f"<dt>{escape(name)}</dt><dd>{escape(meaning)}</dd>\n"
                           for name, meaning in question.meanings)  # fmt: skip
        return "".join([*above, super()._repr_html_(), meanings and f"<dl>\n{meanings}</dl>\n"])


class Reviews:
    """A workspace and the store that its graph is in; use it with `with`, or `close` it."""

    def __init__(self, workspace: Workspace, url: str = "") -> None:
        """`url` is the store, "" the embedded graph. Raises GraphkitError for one that is empty."""
        from graphkit.store import open_store

        if not url and not workspace.graph.exists():
            workspace.require_some()
            raise GraphkitError(f"{workspace.folder} has no graph yet. Make it: graphkit load")
        self.workspace, self.store = workspace, open_store(url, workspace.folder)

    def __enter__(self) -> "Reviews":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def questions(self) -> dict[str, "Question"]:
        """The questions by name, with their parameters and columns."""
        from graphkit.queries import questions

        return questions()

    def ask(self, question: str, /, **parameters: str | int) -> Asked:
        """The answer to a named question.

        Raises UnknownName for a question, a parameter, or a theme, agency, board, case or review
        that is not known, with near ones; Misuse for a value that is missing or of another type.
        """
        from graphkit.asking import answered
        from graphkit.queries import question as named

        found = answered(named(question), self.store, _written(parameters), self.workspace)
        return Asked(found.columns, found.rows, found, self)

    def find(self, words: str, most: int | None = None) -> Table:
        """The passages that have all of these words, best first, at most `most`."""
        from graphkit.find import find
        from graphkit.quotes import located

        rows = [
            [hit.item.text, located(hit.record.review.title, hit.item.place.page,
                                    hit.item.place.section),
             hit.item.kind, hit.item.case, f"{hit.record.id}/{hit.item.id}"]
            for hit in find(self.workspace.records(), words, most)
        ]  # fmt: skip
        return Table(["passage", "place", "kind", "case", "id"], rows)

    def show(self, id: str) -> dict[str, Any]:
        """Everything known of one item, case or review. Raises UnknownName, with near ones."""
        from graphkit.cards import card_from

        return card_from(self.workspace, id, self.store)

    def cypher(self, statement: str, /, **parameters: str | int | list[str]) -> Table:
        """The rows of one reading statement of your own, its parameters by name.

        Raises Misuse for a statement that does more than read, or is wrong.
        """
        from graphkit.answers import SECONDS
        from graphkit.door import admit, headings_of

        found = self.store.rows(admit(statement), parameters, seconds=SECONDS)
        return Table(headings_of(statement, found.columns), found.rows)

    def view(self, question: str = "", /, **parameters: str | int) -> Any:
        """The page that `graphkit view` writes, of an answer or ("") of the whole graph; a
        notebook shows it, and `save(path)` writes it. Raises as `ask` does."""
        from graphkit.drawing_graph import drawing_of_graph
        from graphkit.notebook import View
        from graphkit.pipeline import compiled

        if question:
            return View(self.drawing(self.ask(question, **parameters).answer))
        return View(drawing_of_graph(compiled(self.workspace)))

    def drawing(self, answer: "Answer") -> Any:
        """The answer as `graphkit view` draws it."""
        from graphkit.drawing_answer import drawn

        return drawn(answer, self.workspace)


def open(folder: str | None = None, store: str = "") -> Reviews:
    """The reviews in a workspace (`GRAPHKIT_DATA`, else `./graphkit-data`, where none is given).

    `store` is where its graph is: "" the embedded graph, "neo4j" or an address another.
    """
    return Reviews(Workspace.at(folder), store)


def _written(parameters: Mapping[str, Any]) -> dict[str, str]:
    """Parameters as a person writes them. Raises Misuse for what is neither text nor a number."""
    for name, value in parameters.items():
        if isinstance(value, bool) or not isinstance(value, str | int):
            kind = type(value).__name__
            raise Misuse(f"“{name}” is a text or a whole number, not {value!r} ({kind}).")
    return {name: str(value) for name, value in parameters.items()}
