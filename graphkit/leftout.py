"""Training statements coded by models that never saw their file: the raw of cross-validation.

Every statement is coded by models learned from other files alone, through the same classes that
code a review (the coder of themes, the duties, the judge of kinds), at the shipped thresholds. The
items are given, without headings; a statement's kind is known to the coders of its themes and of
who is responsible, as it is in a review. Statements carry no links and no cases: those can only be
measured on whole documents.
"""

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.bodies import load_register
from graphkit.coder import Codes, LearnedCoder
from graphkit.features import Features, Statement
from graphkit.judge import Judge
from graphkit.linear import Model, load_model
from graphkit.responsible import Duties, Duty, load_rules
from graphkit.themes import load_themes
from graphkit.thresholds import likely
from graphkit.training import FOLDS, Task, learned, read_lines, statement_tasks
from graphkit.wording import load_wording

FOUND = ("themes", "responsible", "mentioned")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A statement as it was coded by hand and by models that never saw its file.

    `scores` are the probabilities of its likeliest themes, those too unlikely to count included.
    """

    file: str
    text: str
    by_hand: dict[str, list[str]]
    coded: dict[str, list[str]]
    scores: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statements:
    """All statements, and what there is to learn from them."""

    rows: Sequence[dict[str, Any]]
    features: Features
    tasks: dict[str, Task]

    def folds(self) -> list[tuple[list[int], list[int]]]:
        """For each part left out: the statements to learn from, in a fixed mixed order of their
        files, and those left out."""
        from sklearn.model_selection import GroupKFold

        groups = [row["file"] for row in self.rows]
        parts = GroupKFold(FOLDS).split(self.rows, groups=groups)
        return [
            (sorted((int(i) for i in learn), key=lambda i: (_mixed(groups[i]), i)),
             [int(i) for i in left])
            for learn, left in parts
        ]  # fmt: skip

    def left_out(self, fold: int, share: float) -> Iterator[LeftOut]:
        """The statements of one part, coded by models of a share of the others."""
        learn, left = self.folds()[fold]
        known = learn[: round(len(learn) * share)]
        models = {name: model_of(task, known) for name, task in self.tasks.items()}
        yield from Coders(self.features, models).code([self.rows[index] for index in left])


@dataclass(frozen=True, slots=True)
class Coders:
    """The extraction's own coders round some models."""

    features: Features
    models: dict[str, Model]

    def code(self, rows: Sequence[dict[str, Any]]) -> Iterator[LeftOut]:
        """Each statement as these coders code it, beside what its hand says."""
        mentions = [self.features.register.mentions(row["text"]) for row in rows]
        both = zip(rows, mentions, strict=True)
        given = [Statement(row["text"], found, row["kind"]) for row, found in both]
        codes = LearnedCoder(self.features, self.models["themes"]).code(given)
        duties = Duties(self.models["responsible"], load_rules_once())
        for row, statement, themes in zip(rows, given, codes, strict=True):
            yield self._left_out(row, themes, duties.of(statement))

    def _left_out(self, row: dict[str, Any], codes: Codes, duty: Duty) -> LeftOut:
        kinds = self.models["kinds"]
        judge = Judge(load_wording_once(), kinds, kinds, kinds)  # no prose here: any model does
        coded = {
            "kind": [judge.free_kind(row["text"], kinds.labels)], "themes": list(codes.themes),
            "responsible": list(duty.responsible), "mentioned": list(duty.mentioned),
        }  # fmt: skip
        by_hand = {"kind": [row["kind"]], **{name: row.get(name) or [] for name in FOUND}}
        return LeftOut(row["file"], row["text"], by_hand, coded, likely(codes))


load_rules_once, load_wording_once = cache(load_rules), cache(load_wording)


def _mixed(file: str) -> str:
    """A fixed order of files that has nothing to do with their names' numbers."""
    return hashlib.sha256(file.encode()).hexdigest()


def model_of(task: Task, known: Sequence[int]) -> Model:
    """The model of some of a task's examples, with the threshold that is shipped."""
    some = replace(
        task, seen=[task.seen[i] for i in known], labels=[task.labels[i] for i in known],
        groups=[task.groups[i] for i in known],
    )  # fmt: skip
    return learned(some, load_model(task.name).threshold)


@cache
def statements(folder: Path) -> Statements:
    """The statements in a folder of coded lines that are coded in full; read once a process."""
    # One that was checked in part says nothing for sure of the rest.
    rows = [row for row in read_lines(folder, "*.jsonl") if "checked" not in row]
    features = Features(load_themes(), load_register())
    return Statements(rows, features, {task.name: task for task in statement_tasks(features, rows)})


def _one(folder: Path, fold: int, share: float) -> list[LeftOut]:
    return list(statements(folder).left_out(fold, share))


def left_out(
    folder: Path, wanted: Sequence[tuple[int, float]], jobs: int = 1
) -> Iterator[list[LeftOut]]:
    """For each part and share `wanted`: the statements of that part, coded by models of that share
    of the other files.

    `jobs` is how many processes share the work; the result does not depend on it.
    """
    folds, shares = zip(*wanted, strict=True)
    given = [folder] * len(wanted), folds, shares
    if jobs == 1:
        yield from map(_one, *given)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(_one, *given)
