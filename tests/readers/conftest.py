"""What the readers' tests share: the files read, and a document as lines that show its shape."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.document import Block, Document
from graphkit.readers import read

Show = Callable[[str], list[str]]
MARKS = {"heading": "#", "paragraph": "¶", "item": "-", "cell": "|"}
FILES = Path(__file__).parent / "files"


def line(document: Document, block: Block) -> str:
    """A block as one line: its mark and depth, number, words, and where it stands in a table."""
    depth = f"{block.level}" if block.kind == "heading" else "-" * (block.level - 1)
    number = f"{block.number}) " if block.number else ""
    cell = block.cell
    place = f" [{cell.row}.{cell.column} {cell.header}/{cell.label}]" if cell else ""
    return f"{MARKS[block.kind]}{depth} {number}{document.words(block)}{place}"


@pytest.fixture
def show() -> Show:
    """The lines of the document read from a file of this folder's `files`."""

    def lines(name: str) -> list[str]:
        document = read(FILES / name)
        return [line(document, block) for block in document.blocks]

    return lines


@pytest.fixture
def shown(tmp_path: Path) -> Callable[..., list[str]]:
    """The lines of the document that words make when saved in a file."""

    def lines(text: str | bytes, suffix: str = ".txt") -> list[str]:
        path = tmp_path / f"words{suffix}"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        document = read(path)
        return [line(document, block) for block in document.blocks]

    return lines
