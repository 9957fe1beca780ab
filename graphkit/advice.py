"""What the encoder advises beside a linear model: the log odds of both, mixed.

A head is a linear model over an embedding, `NAME.json` and `NAME.npy` (whole numbers) in
`import/model/encoder`, made by `make encoder` for the labels of the linear model `NAME`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graphkit import resources
from graphkit.encoder import SWITCH, Encoder
from graphkit.errors import GraphkitError
from graphkit.linear import Model, load_model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Odds = NDArray[np.float64]

# An embedding may differ in its last bits from processor to processor: odds are rounded to this.
PLACES = 2


@dataclass(frozen=True)
class Head:
    """Log odds of labels from an embedding, and what they weigh beside those of words.

    `share` is the encoder's part of a mean, 0 to 1; `threshold` the probability from which a label
    counts when both have spoken.
    """

    labels: tuple[str, ...]
    weights: "NDArray[np.int8]"
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    share: float
    threshold: float

    def odds(self, embedded: "NDArray[np.floating[Any]]") -> "Odds":
        """The log odds of each label (a column) for each embedding (a row), to two places."""
        import numpy as np

        sums = embedded.astype(np.float64) @ self.weights.astype(np.float64)
        rounded: Odds = (sums * np.array(self.scales) + np.array(self.biases)).round(PLACES)
        return rounded


@dataclass(frozen=True)
class Advice:
    """An encoder and the head that reads what it says."""

    encoder: Encoder
    head: Head

    def mixed(self, odds: "Odds", texts: Sequence[str]) -> "Odds":
        """The mean of a linear model's log odds and the head's, to three places."""
        return mean(odds, self.head.odds(self.encoder.embed(texts)), self.head.share)


def mean(odds: "Odds", others: "Odds", share: float) -> "Odds":
    """The mean of log odds, in which the others have this share, to three places."""
    found: Odds = ((1 - share) * odds + share * others).round(3)
    return found


def advised(name: str, encoder: Encoder | None) -> tuple[Model, Advice | None]:
    """The linear model `name`, and the encoder's advice beside it; its threshold is that of both.

    Raises GraphkitError when the head was made for other labels than the model has.
    """
    model = load_model(name)
    if encoder is None:
        return model, None
    head = load_head(name)
    if head.labels != model.labels:
        raise GraphkitError(
            f"import/model/encoder/{name}.json was made for other labels than "
            f"import/model/{name}/model.json has. Make it again with “make encoder”, or set "
            f"{SWITCH} to “off”."
        )
    return replace(model, threshold=head.threshold), Advice(encoder, head)


def load_head(name: str) -> Head:
    """The head `name` from `import/model/encoder`, an analyst's own first."""
    import numpy as np

    path = resources.file("import", f"model/encoder/{name}.json")
    told = json.loads(path.read_text(encoding="utf-8"))
    weights = np.load(resources.file("import", f"model/encoder/{name}.npy"), allow_pickle=False)
    return Head(
        tuple(told["labels"]), weights, tuple(told["scales"]), tuple(told["biases"]),
        told["share"], told["threshold"],
    )  # fmt: skip
