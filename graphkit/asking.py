"""Asking a workspace a question: what its store answers, and what only the workspace knows."""

from collections.abc import Mapping
from dataclasses import replace

from graphkit.aliases import resolvers
from graphkit.answers import Answer, run
from graphkit.coverage import with_refused
from graphkit.given import told
from graphkit.parameters import Resolver
from graphkit.question import Question
from graphkit.store.base import Store
from graphkit.watch import FILE, QUESTION, THRESHOLDS, Rule, load_rules
from graphkit.workspace import Workspace


def answered(
    question: Question, store: Store, given: Mapping[str, str], workspace: Workspace
) -> Answer:
    """The answer to `question`: for coverage with the sources that were refused; for watch, where
    no threshold is given, what the rules of `import/watch.toml` would find.

    Raises as `graphkit.answers.run`, and GraphkitError for rules or a manifest that are damaged.
    """
    known = resolvers(workspace)
    if question.name == QUESTION and not given.keys() & THRESHOLDS:
        return by_rules(question, store, given, load_rules(), known)
    return with_refused(run(question, store, given, known), workspace)


def by_rules(
    question: Question, store: Store, given: Mapping[str, str], rules: list[Rule],
    known: Mapping[str, Resolver],
) -> Answer:  # fmt: skip
    """The rows that at least one of the rules that ask `question` finds, and what these say; with
    none the answer as it is without rules."""
    asking = [rule for rule in rules if rule.question == question.name]
    if not asking:
        return run(question, store, given, known)
    every = run(question, store, {**given, **THRESHOLDS}, known)
    of_review = {"review": given["review"]} if "review" in given else {}
    found = [run(question, store, {**rule.given, **of_review}, known) for rule in asking]
    kept = [n for n, row in enumerate(every.rows) if any(row in each.rows for each in found)]
    words = "; ".join(rule.says for rule in asking)
    said = f"By the rules of {FILE}: {words}. Give least or least_here for others."
    return replace(
        every, rows=[every.rows[n] for n in kept], items=[every.items[n] for n in kept],
        told=told(question, store, given, _but_thresholds(every)),
        says=(*every.says, said),
    )  # fmt: skip


def _but_thresholds(answer: Answer) -> dict[str, str | int]:
    return {name: value for name, value in answer.parameters.items() if name not in THRESHOLDS}
