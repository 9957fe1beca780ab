"""Measures how right the extraction is on documents coded by hand, and writes `docs/accuracy.md`.

`python -m graphkit.accuracy` measures and writes; with `--page` it only writes the page again. The
page is made from `docs/accuracy/page.md`, which people write, and figures: `sets.json` from
here, `statements.json` from `python -m graphkit.crossval`. No words of a document get into either.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graphkit import disk
from graphkit.bootstrap import Resampling
from graphkit.coder import Coder, Codes
from graphkit.coding import by_review, coding_of, read_coding
from graphkit.evaluate import report
from graphkit.evaluation import kept
from graphkit.extract import extract, load_knowledge
from graphkit.features import Statement
from graphkit.intake import review_id
from graphkit.knowledge import Knowledge
from graphkit.pairing import Compared, compare
from graphkit.readers import read, sources
from graphkit.thresholds import WIDEST, Scored, likely
from graphkit.workspace import write_record

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SETS = {
    "reviews": (SHARED / "reviews", SHARED / "gold" / "records"),
    "dev": (SHARED / "dev" / "docs", SHARED / "dev" / "gold"),
    "samples": (ROOT / "import" / "samples", ROOT / "tests" / "gold"),
    "strangers": (ROOT / "tests" / "strangers" / "docs", ROOT / "tests" / "strangers" / "gold"),
    "heldout": (ROOT / "tests" / "heldout" / "docs", ROOT / "tests" / "heldout" / "gold"),
}
"""Documents, and the records that people wrote of them: samples are bundled, strangers and heldout
are fictional documents written and coded by others who did not know the program. What is an item
in prose was learned from strangers; from heldout neither a rule nor a model was made. The rest is
not in the repository."""
FIGURES = ROOT / "docs" / "accuracy"


@dataclass(frozen=True, slots=True)
class Overheard:
    """A coder that keeps what it listed for each statement of the document at hand."""

    coder: Coder
    listed: list[Codes]

    def code(self, statements: Sequence[Statement]) -> list[Codes]:
        """The codes of each statement, in order."""
        codes = self.coder.code(statements)
        self.listed[:] = codes
        return codes


def measured(
    documents: Path, gold: Path, knowledge: Knowledge, folder: Path | None = None
) -> Scored:
    """The documents that have a gold record, as extracted now, beside it.

    Where a `folder` is given the records are kept there, under the names of the gold records.
    """
    coder = Overheard(knowledge.coder, [])
    knowledge = replace(knowledge, coder=coder)
    right, compared, probable = by_review(gold), [], {}
    for path in sources([documents])[0]:
        if review_id(path) in right:
            record = extract(read(path), knowledge).record
            name = right[review_id(path)].stem
            if folder:
                write_record(folder / f"{name}.json", record)
            for item, codes in zip(record.items, coder.listed, strict=True):
                probable[name, item.id] = likely(codes)
            found = coding_of(record.to_json(), name)
            compared.append(compare(read_coding(right[review_id(path)]), found))
    return Scored(compared, probable)


def available() -> dict[str, tuple[Path, Path]]:
    """The sets of documents that are there."""
    return {name: pair for name, pair in SETS.items() if all(path.is_dir() for path in pair)}


def figures(documents: Sequence[Compared]) -> dict[str, Any]:
    """The figures of a set as a whole."""
    resampling = Resampling.of(len(documents))
    return {
        "documents": len(documents), "intervals": resampling.told(),
        "rows": kept(report(documents, resampling, ("figures", "agreement"))),
    }  # fmt: skip


def together(sets: Sequence[Scored]) -> dict[str, Any]:
    """The figures of all sets at once: themes as they count, wide, and on the way."""
    every = [one for each in sets for one in each.documents]
    scored = Scored(every, {key: value for each in sets for key, value in each.likely.items()})
    resampling = Resampling.of(len(every))
    return {
        "documents": len(every), "intervals": resampling.told(),
        "rows": kept(report(every, resampling, ("kinds", "themes", "agencies"))),
        "wide": kept(report(scored.counting(WIDEST), resampling, ["themes"])),
        "curve": [[step, *kept([row])] for step, row in scored.curve(resampling)],
    }  # fmt: skip


def measure(out: Path) -> None:
    """Measures the sets that are there and writes their figures; others keep what they had."""
    knowledge = load_knowledge(encoder=False)
    found = {name: measured(*pair, knowledge) for name, pair in available().items()}
    kept = json.loads(out.read_bytes()) if out.exists() else {}
    for name in SETS:
        if name not in found:
            print(f"{name}: not here, its figures stay as they were", file=sys.stderr)
    made = {name: figures(scored.documents) for name, scored in found.items()}
    if found.keys() == SETS.keys():
        made["together"] = together([*found.values()])
    disk.write_json(out, {**kept, **made}, sort=False)


def main(arguments: Sequence[str]) -> None:
    """Measures, unless told to write the page only, and writes the page."""
    from graphkit.accuracy_page import page

    if "--page" not in arguments:
        measure(FIGURES / "sets.json")
    disk.write_lines(FIGURES.parent / "accuracy.md", [page(FIGURES)])


if __name__ == "__main__":
    main(sys.argv[1:])
