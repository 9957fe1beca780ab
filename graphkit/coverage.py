"""What a store cannot know of a workspace: the sources that were refused."""

from dataclasses import replace
from typing import Any

from graphkit.answers import Answer
from graphkit.workspace import Workspace

QUESTION = "coverage"
HERE = "refused (this workspace only)"


def with_refused(answer: Answer, workspace: Workspace) -> Answer:
    """The answer to `coverage` with a row for each source that `workspace` refused, and why; any
    other answer as it is.

    Raises GraphkitError when the workspace's manifest is damaged.
    """
    if answer.question.name != QUESTION:
        return answer
    refused = workspace.manifest().refused
    rows = [_row(answer, f"{path}: {why['reason']}") for path, why in sorted(refused.items())]
    return replace(answer, rows=answer.rows + rows, items=answer.items + [[] for _ in rows])


def _row(answer: Answer, source: str) -> list[Any]:
    told = {"what": HERE, "value": source}
    return [told.get(column) for column in answer.columns]
