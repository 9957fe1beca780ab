"""A linear model of text kept as data: labels, features, whole-number weights, thresholds.

A model is three files in `import/model/NAME/`: `model.json`, `features.txt`, `weights.npy`.
Scores are log odds: for words the sum of value x weight over the length of the values
(Salton's cosine weighting), for other features a plain sum, and a bias. Sums are of whole numbers,
so that scores are the same on every machine.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit import resources
from graphkit.features import Seen
from graphkit.scoring import Read, probability
from graphkit.vocabulary import OTHER, Vocabulary

__all__ = ["Model", "load_model", "probability", "ranked", "save_model"]

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from graphkit.vocabulary import Numbers


@dataclass(frozen=True)
class Model:
    """One learned task: for each label a log-odds score of a statement."""

    labels: tuple[str, ...]
    values: dict[str, tuple[int, int]]
    weights: "NDArray[np.int8]"
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    threshold: float
    other: float

    @cached_property
    def _scale(self) -> "NDArray[np.float64]":
        import numpy as np

        return np.array(self.scales)

    @cached_property
    def _bias(self) -> "NDArray[np.float64]":
        import numpy as np

        return np.array(self.biases)

    @cached_property
    def _alphabet(self) -> "NDArray[np.intp]":
        """The columns in the order of their labels."""
        import numpy as np

        return np.array(sorted(range(len(self.labels)), key=self.labels.__getitem__), dtype=np.intp)

    @cached_property
    def columns(self) -> dict[str, int]:
        """The column of each label."""
        return {label: column for column, label in enumerate(self.labels)}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The features: in the table, the first row is no feature's."""
        return Vocabulary({name: row + 1 for name, (row, _) in self.values.items()})

    @cached_property
    def _table(self) -> "NDArray[np.signedinteger[Any]]":
        """Value x weight of each feature, and its value's square in a last column; before them a
        row of nought, for a statement that has no feature."""
        import numpy as np

        size = len(self.values), len(self.labels)
        value = np.array(
            [1 if name[0] == OTHER else value for name, (_, value) in self.values.items()],
            dtype=np.int32,
        )
        rows = [row for row, _ in self.values.values()]
        table = np.zeros((size[0] + 1, size[1] + 1), dtype=np.int32)
        table[1:, :-1][rows] = self.weights.reshape(size)[rows] * value[:, None]
        table[1:, -1][rows] = value * value
        # Half as wide, it is read twice as fast.
        narrow = np.abs(table).max() <= np.iinfo(np.int16).max
        return table.astype(np.int16) if narrow else table

    def read(self, seen: Sequence[Seen]) -> Read:
        """The statements as the model sees them, all at once."""
        words, others = self.vocabulary.words(seen), self.vocabulary.others(seen)
        return Read(self, *words, *others)

    def scores(self, seen: Seen) -> dict[str, float]:
        """The log odds of each label, to three places."""
        return dict(zip(self.labels, self.read([seen]).odds[0].tolist(), strict=True))

    def summed(self, rows: "Numbers", starts: "Numbers") -> "NDArray[np.int32]":
        """The sums of rows of the table, of those from each start to the next. Sums are of whole
        numbers, so that their order never matters."""
        import numpy as np

        found: NDArray[np.int32] = np.add.reduceat(self._table.take(rows, 0), starts, 0, np.int32)
        return found

    def weighed(
        self, words: "NDArray[np.int32]", others: "NDArray[np.int32]"
    ) -> "NDArray[np.float64]":
        """The log odds that sums of the table's rows give, of words and of other features."""
        import numpy as np

        length = np.sqrt(np.maximum(words[..., -1:], 1))
        total = self._bias + words[..., :-1] / length * self._scale
        total += others[..., :-1] * self.other * self._scale
        rounded: NDArray[np.float64] = total.round(3)
        return rounded

    def weights_of(self, rows: "Numbers", columns: "Numbers") -> "NDArray[np.float64]":
        """Value x weight of features, each for a label."""
        import numpy as np

        return self._table[rows, columns].astype(np.float64)

    def best(self, odds: "NDArray[np.float64]", most: int) -> list[list[tuple[str, float]]]:
        """The `most` likeliest labels of each row of `odds`, in the order that `ranked` gives."""
        import numpy as np

        columns = (-odds[:, self._alphabet]).argsort(axis=1, kind="stable")[:, :most]
        columns = self._alphabet[columns]
        chosen = zip(columns.tolist(), np.take_along_axis(odds, columns, 1).tolist(), strict=True)
        return [
            [(self.labels[at], z) for at, z in zip(*row, strict=True)] for row in chosen
        ]


def load_model(name: str) -> Model:
    """The model `name` from `import/model`, an analyst's own first."""
    import numpy as np

    head = json.loads(_file(name, "model.json").read_text(encoding="utf-8"))
    lines = _file(name, "features.txt").read_text(encoding="utf-8").split("\n")[:-1]
    values = {}
    for at, line in enumerate(lines):
        feature, _, value = line.rpartition(" ")
        values[feature] = (at, int(value))
    weights = np.load(_file(name, "weights.npy"), allow_pickle=False)
    return Model(
        tuple(head["labels"]), values, weights, tuple(head["scales"]), tuple(head["biases"]),
        head["threshold"], head["other"],
    )  # fmt: skip


def save_model(model: Model, folder: Path, about: dict[str, Any]) -> None:
    """Writes a model's three files; the same model gives the same bytes."""
    import numpy as np

    folder.mkdir(parents=True, exist_ok=True)
    head = {
        **about, "labels": model.labels, "threshold": model.threshold, "other": model.other,
        "scales": model.scales, "biases": model.biases,
    }  # fmt: skip
    text = json.dumps(head, indent=1, ensure_ascii=False) + "\n"
    (folder / "model.json").write_text(text, encoding="utf-8")
    lines = [f"{feature} {value}\n" for feature, (_, value) in model.values.items()]
    (folder / "features.txt").write_text("".join(lines), encoding="utf-8")
    np.save(folder / "weights.npy", model.weights, allow_pickle=False)


def ranked(scores: dict[str, float], labels: Sequence[str] = ()) -> list[str]:
    """Labels by score, highest first; of equals the first in the alphabet."""
    return sorted(sorted(labels or scores), key=scores.__getitem__, reverse=True)


def _file(name: str, part: str) -> Path:
    return resources.file("import", f"model/{name}/{part}")
