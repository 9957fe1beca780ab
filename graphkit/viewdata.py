"""What the folder `viz/` says: how node types look, and how each answer is drawn."""

import tomllib
from dataclasses import dataclass
from typing import Any

from graphkit.drawing import short
from graphkit.errors import GraphkitError
from graphkit.resources import file, files

LONGEST_DETAIL = 400


@dataclass(frozen=True, slots=True)
class Types:
    """How each node type is named, coloured and shaped; `viz/types.toml`, in its order."""

    by_label: dict[str, dict[str, Any]]

    def name(self, label: str) -> str:
        """What one point of this type is called."""
        return str(self._of(label)["name"])

    def plural(self, label: str) -> str:
        """What several points of this type are called."""
        return str(self._of(label)["plural"])

    def title(self, label: str) -> str:
        """The property shown beside a point of this type."""
        return str(self._of(label)["title"])

    def details(self, label: str, row: dict[str, Any]) -> tuple[tuple[str, str], ...]:
        """What the side panel says of a node, from its properties; absent ones are left out."""
        shown = [(name, row.get(prop)) for name, prop in self._of(label)["details"]]
        return tuple(
            (name, short(str(value), LONGEST_DETAIL))
            for name, value in shown
            if value not in (None, "")
        )

    def last(self, label: str, id: str) -> bool:
        """Whether the node with this id is listed after all others of its type."""
        return id in self._of(label).get("last", [])

    def _of(self, label: str) -> dict[str, Any]:
        if label not in self.by_label:
            raise GraphkitError(
                f"viz/types.toml says nothing of the node type “{label}”. "
                f"Add a table [{label}] to it."
            )
        return self.by_label[label]


def load_types() -> Types:
    """The node types of `viz/types.toml`."""
    return Types(read("types.toml"))


def read(name: str) -> dict[str, Any]:
    """One TOML file of `viz/`; a mistake in it is reported with the file's name."""
    path = file("viz", name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GraphkitError(f"{path}: {error}. Mend the file, or remove your copy.") from error


def view(name: str) -> dict[str, Any]:
    """The view `viz/views/NAME.toml`."""
    return read(f"views/{name}.toml")


def view_for(question: str) -> dict[str, Any]:
    """How answers to `question` are drawn: the view that names it, laid over `answer.toml`."""
    common = view("answer")
    for name in files("viz", "views/*.toml"):
        own = read(name)
        if own.get("question") == question:
            return {**common, **own}
    return common
