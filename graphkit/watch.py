"""What is watched for in new reviews: the rules of `import/watch.toml`, and what they find."""

import json
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit import disk, resources
from graphkit.errors import GraphkitError
from graphkit.workspace import Workspace

if TYPE_CHECKING:
    from graphkit.parameters import Resolver
    from graphkit.store.base import Store

FILE = "watch.toml"
KEPT = "watch.jsonl"
QUESTION = "watch"
REVIEW = "review"
WAY_OUT = "What it said is found again by importing its review again."
THRESHOLDS = {"least": "1", "least_here": "0"}
"""The parameters that say how often is too often, at their lowest."""
KEYS = {"id", "says", "question", "with"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A question asked of each new review; `given` are its other parameters."""

    id: str
    says: str
    question: str = QUESTION
    given: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """What one rule found in one review: a row of its question's answer, and the items behind."""

    review: str
    rule: str
    says: str
    row: dict[str, Any]
    items: list[str]


def load_rules() -> list[Rule]:
    """The rules, an analyst's own file before the shipped one.

    Raises GraphkitError, naming the file and the rule, for one that cannot be used.
    """
    path = resources.file("import", FILE)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GraphkitError(f"{path}: {error}") from error
    return [_rule(path, number, each) for number, each in enumerate(table.get("rule", []), 1)]


def _rule(path: Path, number: int, table: Mapping[str, Any]) -> Rule:
    from graphkit.queries import question

    where = f"{path}, rule {number}"
    strange = sorted(set(table) - KEYS)
    if strange:
        raise GraphkitError(f"{where}: “{strange[0]}” is none of: {', '.join(sorted(KEYS))}.")
    if not table.get("id") or not table.get("says"):
        raise GraphkitError(f"{where}: it needs an “id” and what it “says”.")
    asked = question(table.get("question", QUESTION))
    names = {parameter.name for parameter in asked.parameters}
    given = {name: str(value) for name, value in table.get("with", {}).items()}
    for name in sorted({REVIEW, *given} - names):
        raise GraphkitError(f"{where}: “{asked.name}” has no parameter “{name}”.")
    return Rule(table["id"], table["says"], asked.name, given)


def watched(
    store: "Store",
    reviews: Iterable[str],
    rules: Iterable[Rule],
    resolvers: "Mapping[str, Resolver] | None" = None,
) -> Iterator[Found]:
    """What each rule finds in each of these reviews, in their order.

    Raises Misuse for a rule's parameter that will not do.
    """
    from graphkit.queries import question, run

    asked = [(rule, question(rule.question)) for rule in rules]
    for review in reviews:
        for rule, each in asked:
            answer = run(each, store, {**rule.given, REVIEW: review}, resolvers)
            for row, items in zip(answer.objects(), answer.items, strict=True):
                yield Found(review, rule.id, rule.says, row, items)


def keep(workspace: Workspace, reviews: Collection[str], found: Iterable[Found]) -> list[str]:
    """Write what was found in these reviews to the workspace, in the place of what was there.

    What speaks of reviews that the workspace holds no longer is dropped. So is a damaged line, as
    nobody can tell whom it speaks of: what is to be said of each is returned.
    """
    path = workspace.folder / KEPT
    there = set(workspace.ids())
    before, damaged = _lines(path)
    kept = [each for each in before if each.review not in reviews]
    lasting = sorted(
        (each for each in (*kept, *found) if _reviews(each) <= there),
        key=lambda each: each.review,
    )
    if lasting or path.exists():
        disk.write_lines(path, (disk.line(asdict(each)) for each in lasting))
    return [f"{told} It is left out now. {WAY_OUT}" for told in damaged]


def read(workspace: Workspace) -> list[Found]:
    """What was found when the workspace's reviews came in.

    Raises GraphkitError for a damaged line.
    """
    found, damaged = _lines(workspace.folder / KEPT)
    if damaged:
        raise GraphkitError(f"{damaged[0]} Delete it. {WAY_OUT}")
    return found


def _lines(path: Path) -> tuple[list[Found], list[str]]:
    """What the lines of a file say, and what is wrong with those that are damaged."""
    found, damaged = [], []
    # only a line feed ends a line: a text may have other signs that splitlines takes for ends
    lines = path.read_bytes().split(b"\n") if path.exists() else []
    for number, line in enumerate(lines, 1):
        try:
            if line.strip():
                found.append(_found(json.loads(line)))
        except (ValueError, TypeError) as error:
            damaged.append(f"{path}, line {number} is none of ours: {error}.")
    return found, damaged


def _found(data: Any) -> Found:
    """One line's values. Raises TypeError for any that are not of the kind they should be."""
    if not isinstance(data, dict):
        raise TypeError("it has no names")
    made = Found(**data)
    texts = [made.review, made.rule, made.says]
    if not isinstance(made.row, dict) or not isinstance(made.items, list):
        raise TypeError("its row or its items are missing")
    if not all(isinstance(each, str) for each in (*texts, *made.items)):
        raise TypeError("it has something else where a text should be")
    return made


def _reviews(found: Found) -> set[str]:
    """The reviews whose words are in it."""
    return {found.review, *(item.rpartition("/")[0] for item in found.items)}


def in_words(found: Iterable[Found], most: int) -> list[str]:
    """What a person is told: for each review and rule its rows, at most `most` of them."""
    grouped: dict[tuple[str, str], list[Found]] = {}
    for each in found:
        grouped.setdefault((each.review, each.says), []).append(each)
    lines = []
    for (review, says), rows in grouped.items():
        lines.append(f"{review}: {says}, {len(rows)}:")
        lines += [f"  {_told(each)}" for each in rows[:most]]
        if len(rows) > most:
            lines.append(f"  and {len(rows) - most} more")
    return lines


def _told(found: Found) -> str:
    """A row in one line: what it is about, then its figures; lists are left out."""
    row = {name: value for name, value in found.row.items() if name != REVIEW}
    words = [value for value in row.values() if isinstance(value, str)]
    figures = [f"{name} {value}" for name, value in row.items() if isinstance(value, int | float)]
    return ": ".join(", ".join(part) for part in (words, figures) if part)
