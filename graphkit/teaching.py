"""Corrected items as statements that the models can learn from."""

from collections.abc import Iterable, Iterator
from typing import Any

from graphkit.record import Item, Record
from graphkit.relabelling import MARK

TAUGHT = ("kind", "themes", "responsible")


def statements(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """One statement for each item of which a person decided kind, themes or responsible types.

    The shape is that of `import/training/*.jsonl`, with `checked`: the fields that a person
    decided, which alone are learned from; the others are as the reader has them.
    """
    for record in records:
        for item in record.items:
            checked = _checked(item)
            if checked:
                yield {
                    "text": item.text, "kind": item.kind, "themes": item.themes,
                    "responsible": item.responsible, "mentioned": item.mentioned,
                    "checked": checked,
                }  # fmt: skip


def _checked(item: Item) -> list[str]:
    marks = item.evidence.get(MARK, {})
    return [name for name in TAUGHT if name in marks and getattr(item, name)]
