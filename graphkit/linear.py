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

    def scores(self, seen: Seen) -> dict[str, float]:
        """The log odds of each label, to three places."""
        import numpy as np

        known = self.values
        words = [known[w] for w in seen.words if w in known]
        others = [known[OTHER + o][0] for o in seen.others if OTHER + o in known]
        total = self._bias
        if words:
            table = np.array(words, dtype=np.int32)
            value = table[:, 1]
            # Whole numbers well inside what a float64 holds exactly, so any order gives this sum.
            summed = value.astype(np.float64) @ self.weights[table[:, 0]].astype(np.float64)
            total = total + summed / sqrt(int(value @ value)) * self._scale
        if others:
            summed = self.weights[others].sum(axis=0, dtype=np.int64)
            total = total + summed * self.other * self._scale
        return dict(zip(self.labels, np.round(total, 3).tolist(), strict=True))

    def because(self, seen: Seen, label: str) -> list[str]:
        """The features that speak most for a label, strongest first; at most three."""
        column = self.labels.index(label)
        found = [(w, *self.values[w]) for w in seen.words if w in self.values]
        length = sqrt(sum(value * value for _, _, value in found)) or 1.0
        weighed = [(int(self.weights[at, column]) * value / length, w) for w, at, value in found]
        for name in seen.others:
            if OTHER + name in self.values:
                at = self.values[OTHER + name][0]
                weighed.append((int(self.weights[at, column]) * self.other, name))
        best = sorted((-weight, name) for weight, name in weighed if weight > 0)
        return [name for _, name in best[:REASONS]]


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
    return sorted(labels or scores, key=lambda label: (-scores[label], label))


def _file(name: str, part: str) -> Path:
    return resources.file("import", f"model/{name}/{part}")
