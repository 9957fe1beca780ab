"""What the tests of scenarios share: a workspace of the samples, and the texts of papers."""

import re
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner
from docx import Document

from graphkit.cli import cli
from graphkit.workspace import Workspace

SAMPLES = Path(__file__).parents[1] / "import" / "samples"
SHARED = Path(__file__).parents[2] / "shared" / "reviews"
THEMES = ("--theme", "information-sharing", "--theme", "family-engagement")


def imported(folder: Path, source: Path) -> Path:
    """A workspace in `folder` with the reviews of `source`."""
    result = CliRunner().invoke(cli, ["import", str(source), "--data", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


def text_of(path: Path) -> str:
    """The words of a paper, on one line, whatever its format."""
    if path.suffix != ".docx":
        return " ".join(path.read_text(encoding="utf-8").split())
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    told = [paragraph.text for paragraph in document.paragraphs]
    return " ".join(" ".join([*told, *cells]).split())


def quotations(path: Path) -> list[str]:
    """What a facilitator's sheet in Word quotes, each without its quotation marks."""
    quoted = [p.text for p in Document(str(path)).paragraphs if p.text.startswith("“")
              and p.style is not None and p.style.name == "Intense Quote"]  # fmt: skip
    return [re.sub(r"”(?: \([\w -]+\))?$", "", text[1:]) for text in quoted]


def sources(workspace: Path) -> Iterator[str]:
    """The text of each document, on one line and without signs that readers mend."""
    known = Workspace(workspace)
    for review in known.ids():
        document = known.document(review)
        assert document is not None
        yield " ".join(document.text.split())


def given_away(workspace: Path) -> set[str]:
    """Every proper name, case label, place and date in the records, found without the graph."""
    from graphkit.bodies import load_register

    found: set[str] = set()
    for record in Workspace(workspace).records():
        review = record.review
        named = [agency.name for agency in record.agencies]
        named += [body["name"] for item in record.items for body in item.bodies]
        found.update(name for name in named if load_register().is_proper(name))
        found.update(case.label for case in record.cases)
        told = [review.board, review.area, review.published]
        told += [value for case in record.cases
                 for value in (case.board, case.area, case.published, case.incident)]  # fmt: skip
        found.update(value for value in told if value)
    return found
