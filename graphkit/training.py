"""Makes the models in `import/model` from coded statements: `python -m graphkit.training`.

Needs the extra `train` (scikit-learn). One-vs-rest logistic regression (liblinear), thresholds by
cross-validation grouped by file, so that one author's voice is never judged by itself. The same
statements and versions give the same bytes.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit.bodies import load_register
from graphkit.choosing import chosen, f1
from graphkit.features import Features, Seen, Statement, grams, under
from graphkit.linear import Model, save_model
from graphkit.responsible import load_rules, of_types
from graphkit.themes import load_themes
from graphkit.vocabulary import OTHER

RARE = 3
IDF_STEPS = 4
FOLDS = 5
THRESHOLDS = [n / 100 for n in range(10, 62, 2)]
LARGEST = 127
SMALL = 0.02


@dataclass(frozen=True)
class Task:
    """One thing to learn: what is seen, the labels of each example, its file, and how strictly."""

    name: str
    seen: Sequence[Seen]
    labels: Sequence[Sequence[str]]
    groups: Sequence[str]
    strictness: float = 2.0
    other: float = 0.3
    most: int = 4
    least: int = 1


def read_lines(folder: Path, pattern: str) -> list[dict[str, Any]]:
    """The JSON lines of the files like `pattern`, each with the `file` it came from."""
    rows = []
    for path in sorted(folder.glob(pattern)):
        lines = path.read_text(encoding="utf-8").splitlines()
        rows += [{**json.loads(line), "file": path.name} for line in lines]
    return rows


def vocabulary(seen: Sequence[Seen]) -> dict[str, tuple[int, int]]:
    """Feature to (row, value): words with their rarity in whole steps, others with 1."""
    words = Counter(word for one in seen for word in one.words)
    others = Counter(OTHER + name for one in seen for name in one.others)
    kept = sorted(word for word, count in words.items() if count >= RARE)
    values = [(word, _rarity(len(seen), words[word])) for word in kept]
    values += [(name, 1) for name in sorted(others) if others[name] >= RARE]
    return {name: (row, value) for row, (name, value) in enumerate(values)}


def _rarity(examples: int, count: int) -> int:
    return round(IDF_STEPS * (1 + math.log(examples / count)))


def matrix(seen: Sequence[Seen], values: dict[str, tuple[int, int]], other: float) -> Any:
    """The examples as a sparse matrix, words scaled to length 1 beside the other features."""
    from scipy.sparse import csr_matrix

    rows, columns, cells = [], [], []
    for row, one in enumerate(seen):
        known = [values[word] for word in one.words if word in values]
        length = math.sqrt(sum(value * value for _, value in known)) or 1.0
        found = [(column, value / length) for column, value in known]
        found += [(values[OTHER + o][0], other) for o in one.others if OTHER + o in values]
        rows += [row] * len(found)
        columns += [column for column, _ in found]
        cells += [cell for _, cell in found]
    return csr_matrix((cells, (rows, columns)), shape=(len(seen), len(values)))


def fit(examples: Any, wanted: Any, strictness: float) -> tuple[Any, Any]:
    """Coefficients (labels x features) and biases of one logistic regression a label."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    coefficients, biases = [], []
    for column in range(wanted.shape[1]):
        learner = LogisticRegression(C=strictness, solver="liblinear", random_state=0)
        learner.fit(examples, wanted[:, column])
        coefficients.append(learner.coef_[0])
        biases.append(float(learner.intercept_[0]))
    return np.array(coefficients), np.array(biases)


def threshold(task: Task, wanted: Any) -> tuple[float, float]:
    """The probability at which F1 over left-out files is best, and that F1."""
    odds = left_out_odds(task, wanted)
    reached, at = max(
        (f1(chosen(odds, t, task.most, task.least), wanted), t) for t in THRESHOLDS
    )
    return at, reached


def left_out_odds(task: Task, wanted: Any) -> Any:
    """The log odds of every example by models that never saw its file."""
    import numpy as np
    from sklearn.model_selection import GroupKFold

    odds = np.zeros(wanted.shape)
    folds = GroupKFold(FOLDS).split(task.seen, groups=task.groups)
    for learn, left in folds:
        values = vocabulary([task.seen[i] for i in learn])
        known = matrix([task.seen[i] for i in learn], values, task.other)
        coefficients, biases = fit(known, wanted[learn], task.strictness)
        asked = matrix([task.seen[i] for i in left], values, task.other)
        odds[left] = asked @ coefficients.T + biases
    return odds


def make(task: Task, folder: Path) -> float:
    """Learns one task, writes its model, and returns the cross-validated F1."""
    at, reached = threshold(task, wanted_of(task)[1])
    about = {"examples": len(task.seen), "cross_validated_f1": round(reached, 3)}
    save_model(learned(task, at), folder / task.name, about)
    return reached


def learned(task: Task, at: float) -> Model:
    """The model of all examples of a task, with this threshold."""
    names, wanted = wanted_of(task)
    values = vocabulary(task.seen)
    coefficients, biases = fit(matrix(task.seen, values, task.other), wanted, task.strictness)
    return whole(names, values, coefficients, biases, at, task.other)


def wanted_of(task: Task) -> tuple[list[str], Any]:
    """The labels of a task in order, and which of them each example has."""
    import numpy as np

    names = sorted({label for labels in task.labels for label in labels})
    return names, np.array([[name in labels for name in names] for labels in task.labels])


def whole(
    names: list[str], values: dict[str, tuple[int, int]], coefficients: Any, biases: Any, at: float,
    other: float,
) -> Model:  # fmt: skip
    """A model with whole-number weights, the features that hardly speak left out."""
    import numpy as np

    scales = np.abs(coefficients).max(axis=1) / LARGEST
    weights = np.rint(coefficients / scales[:, None]).astype(np.int8)
    speaks = (np.abs(weights) >= LARGEST * SMALL).any(axis=0)
    kept = {name: value for name, (row, value) in values.items() if speaks[row]}
    numbered = {name: (row, value) for row, (name, value) in enumerate(kept.items())}
    return Model(
        tuple(names), numbered, np.ascontiguousarray(weights[:, speaks].T),
        tuple(round(float(s), 6) for s in scales), tuple(round(float(b), 4) for b in biases),
        at, other,
    )  # fmt: skip


def statement_tasks(features: Features, rows: list[dict[str, Any]]) -> Iterable[Task]:
    """Themes, responsible types and kinds, from coded statements.

    A statement that says which of its fields were `checked` is an example of no other.
    """
    themed, answered, kinds = (checked(rows, name) for name in ("themes", "responsible", "kind"))
    seen = [features.of_themes(_statement(features, row)) for row in themed]
    yield Task("themes", seen, [row["themes"] for row in themed], _files(themed))
    rules = load_rules()
    seen = [of_types(_statement(features, row), rules) for row in answered]
    yield Task("responsible", seen, [row["responsible"] for row in answered], _files(answered))
    words, labels = [grams(row["text"]) for row in kinds], [[row["kind"]] for row in kinds]
    yield Task("kinds", words, labels, _files(kinds), strictness=4.0, most=1)


def checked(rows: Iterable[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """The statements whose field `name` can be learned from."""
    return [row for row in rows if name in row.get("checked", (name,))]


def _files(rows: Iterable[dict[str, Any]]) -> list[str]:
    return [row["file"] for row in rows]


def _statement(features: Features, row: dict[str, Any]) -> Statement:
    return Statement(row["text"], features.register.mentions(row["text"]), row["kind"])


def sentence_task(rows: list[dict[str, Any]]) -> Task:
    """Whether a sentence of prose judges practice, from paragraphs marked by hand."""
    seen, labels, groups = [], [], []
    for number, row in enumerate(rows):
        for sentence in row["sentences"]:
            seen.append(under(sentence["text"], row["heading"], row["document"]))
            labels.append(["item"] if sentence["kind"] else [])
            groups.append(str(number))
    return Task("sentences", seen, labels, groups, strictness=4.0, most=1, least=0)


def item_task(passages: list[dict[str, Any]], rows: list[dict[str, Any]]) -> Task:
    """Whether words are an item, whatever stands above them: from passages marked by hand, and
    from every second of the coded statements, which are all items."""
    marked = [
        (sentence["text"], ["item"] if sentence["kind"] else [], str(number))
        for number, row in enumerate(passages) for sentence in row["sentences"]
    ]  # fmt: skip
    stated = [(row["text"], ["item"], row["file"]) for row in rows[::2]]
    texts, labels, groups = zip(*marked, *stated, strict=True)
    seen = [*map(grams, texts)]
    return Task("items", seen, labels, groups, strictness=4.0, most=1, least=0)


def statements(folder: Path, more: Iterable[Path] = ()) -> list[dict[str, Any]]:
    """The coded statements in `folder`, and in folders of one's own (corrected items, say)."""
    own = ((each, row) for each in more for row in read_lines(each, "*.jsonl"))
    named = [{**row, "file": f"{each.name}/{row['file']}"} for each, row in own]
    return [*read_lines(folder, "*.jsonl"), *named]


def main(folder: Path, out: Path, *more: Path) -> None:
    """Makes every model from the statements in `folder` and in `more`, and writes them to `out`."""
    features = Features(load_themes(), load_register())
    rows = statements(folder, more)
    prose = read_lines(folder, "prose/*.jsonl")
    passages = [*prose, *read_lines(folder, "passages/*.jsonl")]
    tasks = [*statement_tasks(features, rows), sentence_task(prose), item_task(passages, rows)]
    for task in tasks:
        print(f"{task.name}: F1 {make(task, out):.3f} over left-out files")


if __name__ == "__main__":
    import sys

    main(*map(Path, sys.argv[1:]))
