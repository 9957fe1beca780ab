"""A linear model of text kept as data: labels, features, whole-number weights, thresholds.

A model is three files in `import/model/NAME/`: `model.json`, `features.txt`, `weights.npy`.
Scores are log odds: for words the sum of value x weight over the length of the values
(Salton's cosine weighting), for other features a plain sum, and a bias. Sums are of whole numbers,
so that scores are the same on every machine.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, chain
from math import exp, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit import resources
from graphkit.features import Seen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

REASONS = 3
# Other features are told from words by a first letter that no word has.
OTHER = "\t"
NO_FEATURE = [0]


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
    def _places(self) -> dict[str, int]:
        """The row of each feature in the table: the first row is no feature's."""
        return {name: row + 1 for name, (row, _) in self.values.items()}

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

    @cached_property
    def _columns(self) -> "NDArray[np.signedinteger[Any]]":
        """The table's columns, each read by itself."""
        import numpy as np

        return np.ascontiguousarray(self._table.T)

    def scores(self, seen: Seen) -> dict[str, float]:
        """The log odds of each label, to three places."""
        import numpy as np

        words, others = (
            np.add.reduce(self._table.take(rows or NO_FEATURE, axis=0), axis=0, dtype=np.int32)
            for rows in self._known(seen)
        )
        return dict(zip(self.labels, self._weighed(words, others).tolist(), strict=True))

    def odds(self, seen: Sequence[Seen]) -> "NDArray[np.float64]":
        """The log odds to three places: a row for each statement, a column for each label."""
        import numpy as np

        found = [rows or NO_FEATURE for one in seen for rows in self._known(one)]
        starts = [0, *accumulate(map(len, found[:-1]))]
        table = self._table.take([*chain.from_iterable(found)], axis=0)
        summed = np.add.reduceat(table, starts, axis=0, dtype=np.int32)
        return self._weighed(summed[::2], summed[1::2])

    def _weighed(
        self, words: "NDArray[np.int32]", others: "NDArray[np.int32]"
    ) -> "NDArray[np.float64]":
        """The log odds that sums of the table's rows give, of words and of other features. Sums
        are of whole numbers, so that their order never matters."""
        import numpy as np

        length = np.sqrt(np.maximum(words[..., -1:], 1))
        total = self._bias + words[..., :-1] / length * self._scale
        total += others[..., :-1] * self.other * self._scale
        rounded: NDArray[np.float64] = total.round(3)
        return rounded

    def best(self, odds: "NDArray[np.float64]", most: int) -> list[list[tuple[str, float]]]:
        """The `most` likeliest labels of each row of `odds`, in the order that `ranked` gives."""
        import numpy as np

        columns = (-odds[:, self._alphabet]).argsort(axis=1, kind="stable")[:, :most]
        columns = self._alphabet[columns]
        chosen = zip(columns.tolist(), np.take_along_axis(odds, columns, 1).tolist(), strict=True)
        return [
            [(self.labels[at], z) for at, z in zip(*row, strict=True)] for row in chosen
        ]

    def _known(self, seen: Seen) -> tuple[list[int], list[int]]:
        """The rows of the words that the model knows, and of the other features."""
        find = self._places.get
        others = map(OTHER.__add__, seen.others)
        return [*filter(None, map(find, seen.words))], [*filter(None, map(find, others))]

    def _named(self, names: Sequence[str]) -> list[tuple[int, str]]:
        """The features that the model knows, each with its row."""
        rows = map(self._places.get, names)
        return [(row, name) for row, name in zip(rows, names, strict=True) if row]

    def because(self, seen: Seen, label: str) -> list[str]:
        """The features that speak most for a label, strongest first; at most three."""
        import numpy as np

        words = self._named(seen.words)
        others = self._named([OTHER + name for name in seen.others])
        rows = [row for row, _ in (*words, *others)]
        if not rows:
            return []
        squares = self._columns[-1].take(rows[: len(words)] or NO_FEATURE)
        length = sqrt(int(squares.sum(dtype=np.int32))) or 1.0
        weights = self._columns[self.labels.index(label)].take(rows).tolist()
        spoken = zip(weights, words, strict=False)
        weighed = [(weight / length, name) for weight, (_, name) in spoken if weight > 0]
        beside = zip(weights[len(words) :], others, strict=True)
        weighed += [(weight * self.other, name[1:]) for weight, (_, name) in beside if weight > 0]
        best = sorted((-weight, name) for weight, name in weighed)
        return [name for _, name in best[:REASONS]]


# Scores have three places, so that there are not many.
@cache
def probability(log_odds: float) -> float:
    """The probability that log odds stand for, to two places."""
    return round(1 / (1 + exp(-max(-30.0, min(30.0, log_odds)))), 2)


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
